import type { Pools, Session, SessionPool, Values } from './pools.js';

/** What a pool has sent, and what it holds now: plain numbers, for whoever asks. */
export class Traffic {
  /** By the name that its text begins with; each is one packet, of one statement or several. */
  readonly sent = new Map<string, { times: number; ms: number; failed: number }>();
  /** Connections that somebody has, and how many wait for one. */
  inUse = 0;
  waiting = 0;

  note(sql: string, ms: number, failed: boolean): void {
    const name = statementName(sql);
    let statement = this.sent.get(name);
    if (statement === undefined) {
      statement = { times: 0, ms: 0, failed: 0 };
      this.sent.set(name, statement);
    }
    statement.times++;
    statement.ms += ms;
    if (failed) statement.failed++;
  }
}

/** The comment that a statement begins with, or its first word: never a value. */
export function statementName(sql: string): string {
  return /^(?:\/\* )?(\w+)/.exec(sql)?.[1] ?? 'other';
}

/** The names of all statements of a packet, and how it ends a transaction. */
function summaryOf(sql: string): string {
  const names = [...sql.matchAll(/\/\* (\w+) \*\/|\b(?:COMMIT|ROLLBACK)$/g)].map(([word, name]) => name ?? word);
  return [...new Set(names)].join(', ') || statementName(sql);
}

/** Sees what is sent on somebody's behalf. */
export interface Onlooker {
  /** How many packets, each of one statement or several. */
  sent: number;
  /** Called with its names when one is sent; what it returns, when it is answered. Null while nobody wants to know. */
  trace: ((summary: string) => (error?: unknown) => void) | null;
}

/** The same pools, for work whose statements are seen. */
export function seenPools(pools: Pools, onlooker: Onlooker): Pools {
  return {
    write: new SeenPool(pools.write, onlooker),
    read: new SeenPool(pools.read, onlooker),
    end: pools.end,
  };
}

class SeenPool implements SessionPool {
  constructor(
    private readonly pool: SessionPool,
    private readonly onlooker: Onlooker,
  ) {}

  get traffic(): Traffic {
    return this.pool.traffic;
  }

  get idle(): number {
    return this.pool.idle;
  }

  async session(): Promise<Session> {
    return new SeenSession(await this.pool.session(), this.onlooker);
  }

  // biome-ignore lint/suspicious/noExplicitAny: the caller names the row
  query<Row = any>(sql: string, values?: Values): Promise<Row[]> {
    return seen(this.onlooker, sql, this.pool.query<Row>(sql, values));
  }

  find<Row extends { id: string }>(sql: string, id: string): Promise<Row | undefined> {
    return seen(this.onlooker, sql, this.pool.find<Row>(sql, id));
  }

  end(): Promise<void> {
    return this.pool.end();
  }
}

class SeenSession implements Session {
  constructor(
    private readonly session: Session,
    private readonly onlooker: Onlooker,
  ) {}

  // biome-ignore lint/suspicious/noExplicitAny: the caller names the row
  query<Row = any>(sql: string, values?: Values): Promise<Row[]> {
    return seen(this.onlooker, sql, this.session.query<Row>(sql, values));
  }

  release(broken?: boolean): void {
    this.session.release(broken);
  }
}

function seen<T>(onlooker: Onlooker, sql: string, answer: Promise<T>): Promise<T> {
  onlooker.sent++;
  if (onlooker.trace) {
    const end = onlooker.trace(summaryOf(sql));
    answer.then(() => end(), end);
  }
  return answer;
}
