import type { Queries, Session, Values } from '../database/pools.js';
import type { Viewer } from '../entities/index.js';
import type { Store } from './store.js';

/** One state of an account, seen with one viewer's eyes. */
export interface Read extends Queries {
  readonly viewer: Viewer;
  readonly accountId: string;
  readonly epoch: string;
  /** The account's version that all of its statements see. */
  version(): Promise<number>;
}

/**
 * The one way to read: whatever one operation asks for comes from one snapshot. It begins with the first statement;
 * `renew` lets the next statement see a newer state, as after a change; `close` ends it.
 */
export class AccountReads implements Read {
  /** How many statements were sent: their number must not depend on the number of rows. */
  statements = 0;
  private closed = false;
  private snapshot: Promise<{ session: Session; version: number }> | undefined;

  constructor(
    private readonly store: Store,
    /** A change finds who its caller is: what it answers is read with their eyes. */
    public viewer: Viewer,
  ) {}

  get accountId(): string {
    return this.viewer.accountId;
  }

  get epoch(): string {
    return this.store.epoch;
  }

  // biome-ignore lint/suspicious/noExplicitAny: the caller names the row
  async query<Row = any>(sql: string, values?: Values): Promise<Row[]> {
    const { session } = await this.current();
    this.statements++;
    return session.query<Row>(sql, values);
  }

  async version(): Promise<number> {
    return (await this.current()).version;
  }

  /** The version of what was read; null when nothing was. */
  async seen(): Promise<number | null> {
    return this.snapshot ? (await this.snapshot).version : null;
  }

  /** The next statement sees a newer state. */
  renew(): void {
    const ended = this.snapshot;
    this.snapshot = undefined;
    void ended?.then(
      ({ session }) => end(session),
      () => undefined,
    );
  }

  /** An operation is answered as soon as one of its fields fails for good; the others come too late then. */
  close(): void {
    this.closed = true;
    this.renew();
  }

  private current() {
    if (this.closed) throw new Error('the operation was answered already');
    this.snapshot ??= this.begin();
    return this.snapshot;
  }

  private async begin() {
    const session = await this.store.pools.read.session();
    try {
      const [, [account]] = await session.query(
        `/* readAccount */ START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY;
         SELECT sequence FROM accounts WHERE id = ?`,
        [this.accountId],
      );
      return { session, version: (account as { sequence: number }).sequence };
    } catch (error) {
      session.release(true);
      throw error;
    }
  }
}

async function end(session: Session): Promise<void> {
  try {
    await session.query('COMMIT');
    session.release();
  } catch {
    session.release(true);
  }
}
