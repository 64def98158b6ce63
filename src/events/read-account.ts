import { isBroken } from '../database/failures.js';
import { queryAll, type Statement } from '../database/packet.js';
import type { Queries, Session, Values } from '../database/pools.js';
import type { Viewer } from '../entities/index.js';
import { type Actor, actorStatement } from './lock-account.js';
import type { Store } from './store.js';

/** One state of an account, seen with one viewer's eyes. */
export interface Read extends Queries {
  readonly viewer: Viewer;
  readonly accountId: string;
  readonly epoch: string;
  /** The account's version that all of its statements see. */
  version(): Promise<number>;
  /** The rows of one statement for each of these values, one after the other in one packet. */
  // biome-ignore lint/suspicious/noExplicitAny: the caller names the row
  each<Row = any>(sql: string, values: Values[]): Promise<Row[][]>;
  /** What is read depends on more than that version: on the clock, or on what is written beside the log. */
  isVolatile: boolean;
}

/** Which state of an account. */
export type Version = Pick<Viewer, 'version' | 'epoch'>;

interface Asked {
  sql: string;
  values: Values[];
  resolve(answers: unknown[]): void;
  reject(error: unknown): void;
}

/**
 * The one way to read: whatever one operation asks for comes from one state. It begins with the first statement; `renew`
 * lets the next one see a newer state, as after a change; `close` ends it. Statements that are asked for in one turn of
 * the event loop are sent as one packet, and fail as one.
 *
 * The state is that of a snapshot transaction. Where a version is expected it is what has this version before and after.
 */
export class AccountReads implements Read {
  /** How many statements were sent: their number must not depend on the number of rows. */
  statements = 0;
  isVolatile = false;
  /**
   * The account has left the version that was expected, when a part was read, or the viewer's role is another one in the
   * state that is read: the whole is to be read anew, by the viewer as they are then.
   */
  hasMoved = false;
  private closed = false;
  private expected: Version | null = null;
  private looksAgain = false;
  /** Of what was read so far. */
  private bound: Version | null = null;
  /** In its snapshot transaction. */
  private session: Session | undefined;
  private waiting: Asked[] = [];
  private turn: Promise<unknown> = Promise.resolve();

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

  /**
   * For what changes nothing. The account had this version just now, when its viewer was looked at; null where that is not
   * known. While it still has, nothing that is read needs a transaction. If it has moved before anything was read, a snapshot
   * is taken, in which the viewer is to have the same role; if it moves later, `hasMoved` tells so, and what is asked
   * rejects. That version itself is told as it is: it was there.
   */
  expect(version: Version | null): void {
    this.expected = version && { version: version.version, epoch: version.epoch };
    this.looksAgain = true;
  }

  // biome-ignore lint/suspicious/noExplicitAny: the caller names the row
  async query<Row = any>(sql: string, values: Values = []): Promise<Row[]> {
    const [rows] = await this.each<Row>(sql, [values]);
    return rows as Row[];
  }

  // biome-ignore lint/suspicious/noExplicitAny: the caller names the row
  each<Row = any>(sql: string, values: Values[]): Promise<Row[][]> {
    this.statements++;
    return new Promise((resolve, reject) => {
      const first = this.waiting.push({ sql, values, resolve: resolve as Asked['resolve'], reject }) === 1;
      // once nothing is left to do but to wait for answers
      if (first) process.nextTick(() => this.inTurn(() => this.answer(this.waiting.splice(0))));
    });
  }

  async version(): Promise<number> {
    if (this.bound === null) {
      if (this.expected) this.bound = this.expected;
      else await this.inTurn(() => this.readSnapshot([]));
    }
    return (this.bound as unknown as Version).version;
  }

  /** The version of what was read; null when nothing was. */
  seen(): Version | null {
    return this.bound;
  }

  /** The next statement sees a newer state. */
  renew(): void {
    this.expected = null;
    this.looksAgain = false;
    this.bound = null;
    this.release();
  }

  /** An operation is answered as soon as one of its fields fails for good; the others come too late then. */
  close(): void {
    this.closed = true;
    this.release();
  }

  private release(): void {
    void this.inTurn(async () => {
      if (this.session === undefined) return;
      void end(this.session);
      this.session = undefined;
    });
  }

  private checkOpen(): void {
    if (this.closed) throw new Error('the operation was answered already');
  }

  private ofVersion(): Statement {
    return { sql: VERSION, values: [this.accountId] };
  }

  private ofViewer(): Statement[] {
    return this.looksAgain ? [actorStatement(this.viewer)] : [];
  }

  /** What they see is of the same state as what is read. */
  private checkRole([actor]: Actor[]): void {
    if (actor?.role === this.viewer.role) return;
    this.hasMoved = true;
    throw new Error('the viewer has changed');
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async answer(asked: Asked[]): Promise<void> {
    try {
      const answers = (await this.readExpected(asked)) ?? (await this.readSnapshot(asked));
      for (const { values, resolve } of asked) resolve(answers.splice(0, values.length));
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }

  /** Undefined where the account has another version than the expected one, and nothing was read before. */
  private async readExpected(asked: Asked[]): Promise<unknown[] | undefined> {
    if (this.expected === null) return undefined;
    this.checkOpen();
    const answers = await queryAll(this.store.pools.read, [...asked.flatMap(statementsOf), this.ofVersion()]);
    const [now] = answers.pop() as [Version];
    if (now.version === this.expected.version && now.epoch === this.expected.epoch) {
      this.bound = now;
      return answers;
    }
    this.expected = null;
    if (this.bound === null) return undefined;
    this.hasMoved = true;
    throw new Error('the account has moved on');
  }

  private async readSnapshot(asked: Asked[]): Promise<unknown[]> {
    this.checkOpen();
    if (this.hasMoved) throw new Error('the account has moved on');
    const statements = asked.flatMap(statementsOf);
    if (this.session) return statements.length === 0 ? [] : queryAll(this.session, statements);
    const session = await this.store.pools.read.session();
    try {
      const begin = [BEGIN, this.ofVersion(), ...this.ofViewer()];
      const [, versions, ...answers] = await queryAll(session, [...begin, ...statements]);
      if (this.looksAgain) this.checkRole(answers.shift() as Actor[]);
      this.session = session;
      [this.bound] = versions as [Version];
      return answers;
    } catch (error) {
      if (isBroken(error)) session.release(true);
      else void end(session);
      throw error;
    }
  }
}

const BEGIN = { sql: '/* readAccount */ START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY', values: [] };
const VERSION =
  '/* readVersion */ SELECT a.sequence AS version, d.epoch FROM accounts a JOIN deployment d WHERE a.id = ?';

function statementsOf({ sql, values }: Asked): Statement[] {
  return values.map((one) => ({ sql, values: one }));
}

async function end(session: Session): Promise<void> {
  try {
    await session.query('COMMIT');
    session.release();
  } catch {
    session.release(true);
  }
}
