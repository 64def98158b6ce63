import type { App } from '../../src/app.js';
import type { Session, SessionPool } from '../../src/database/pools.js';

export interface Counted<T> {
  answer: T;
  /** Statements that the transactions of changes sent, each of a packet, as the database counts them. */
  writing: number;
  /** The same of the snapshots that answers are read from. */
  reading: number;
}

/** Counts what an app's transactions send while `work` lasts; nothing else may be asked of the app meanwhile. */
export async function countStatements<T>(app: App, work: () => Promise<T>): Promise<Counted<T>> {
  const write = countIn(app.store.pools.write);
  const read = countIn(app.store.pools.read);
  try {
    const answer = await work();
    // a snapshot ends beside the answer
    await Promise.all([write.released(), read.released()]);
    return { answer, writing: write.count, reading: read.count };
  } finally {
    write.stop();
    read.stop();
  }
}

function countIn(pool: SessionPool): { readonly count: number; released(): Promise<unknown>; stop(): void } {
  const { session: open } = pool;
  const releases: Promise<void>[] = [];
  let count = 0;
  pool.session = async () => {
    const session = await open();
    let released = () => {};
    releases.push(
      new Promise((resolve) => {
        released = resolve;
      }),
    );
    return {
      release(broken) {
        session.release(broken);
        released();
      },
      async query(sql, values) {
        const before = await questionsOf(session);
        const rows = await session.query(sql, values);
        const after = await questionsOf(session);
        // the one that asks is among them
        count += after - before - 1;
        // biome-ignore lint/suspicious/noExplicitAny: the caller names the row
        return rows as any;
      },
    };
  };
  return {
    get count() {
      return count;
    },
    released: () => Promise.all(releases),
    stop() {
      pool.session = open;
    },
  };
}

async function questionsOf(session: Session): Promise<number> {
  const [row] = await session.query<{ Value: string }>("SHOW SESSION STATUS LIKE 'Questions'");
  return Number(row?.Value);
}
