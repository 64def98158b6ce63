import { queryAll, type Statement } from '../database/packet.js';
import type { Session, Values } from '../database/pools.js';
import type { EventDraft, Role, Viewer } from '../entities/index.js';
import type { UserTx } from './change-account.js';
import { type Author, type Locked, lockStatements, readLock } from './lock-account.js';

interface Asked extends Statement {
  /** Of one that is waited for. */
  answer?: { resolve(rows: unknown): void; reject(error: unknown): void };
}

/**
 * The statements of a change, and the events that it records. What is asked for at once shares a packet, in the order
 * asked, with what was put off before it; the first one also begins the transaction, locks the account and reads the
 * actor: each statement sees what is there when its turn comes, and so all of them what the lock protects.
 */
export class Transaction implements UserTx {
  readonly drafts: EventDraft[] = [];
  wrote = false;
  private lock: Locked | undefined;
  private queue: Asked[] = [];
  private packet: Promise<void> | undefined;
  private isOver = false;

  constructor(
    private readonly session: Session,
    private readonly author: Author,
    private readonly requiredRole: Role | null,
  ) {}

  get accountId(): string {
    return this.author.accountId;
  }

  get version(): number {
    return this.held.sequence + 1;
  }

  get now(): Date {
    return this.held.now;
  }

  get actor(): Viewer {
    // a guest's change is given none of its type
    return this.held.actor as Viewer;
  }

  // biome-ignore lint/suspicious/noExplicitAny: the caller names the row
  query<Row = any>(sql: string, values: Values = []): Promise<Row[]> {
    if (this.isOver) return Promise.reject(new Error('the change is over'));
    return new Promise((resolve, reject) => {
      this.queue.push({ sql, values, answer: { resolve: resolve as (rows: unknown) => void, reject } });
      this.packet ??= this.sendSoon();
    });
  }

  write(sql: string, values: Values): void {
    // throws before the lock: what would fail, or wait, would do so for one who may not even ask
    void this.held;
    this.wrote = true;
    this.queue.push({ sql, values });
  }

  async flush(): Promise<void> {
    if (this.queue.length > 0) await this.query('DO 0');
  }

  /** For who has nothing to read with the lock. Throws FORBIDDEN when the actor has lost the right (A4). */
  async locked(): Promise<void> {
    if (this.lock === undefined) await this.query('DO 0');
  }

  record(...events: EventDraft[]): void {
    this.drafts.push(...events);
  }

  /** What was put off is not sent: it would be undone, and might fail. */
  async rollBack(): Promise<void> {
    this.queue = this.queue.filter(({ answer }) => answer);
    await this.query('ROLLBACK');
  }

  /** From now on nothing may be asked for; resolves when what was, is answered. */
  async close(): Promise<void> {
    this.isOver = true;
    await this.packet;
  }

  private get held(): Locked {
    if (this.lock === undefined) throw new Error('the account is not locked yet: read first');
    return this.lock;
  }

  /** One packet after the other: none is sent when the lock was not got. */
  private async sendSoon(): Promise<void> {
    // whoever asks at the same time shares it
    await undefined;
    while (this.queue.some(({ answer }) => answer)) await this.send(this.queue.splice(0));
    this.packet = undefined;
  }

  private async send(asked: Asked[]): Promise<void> {
    try {
      const first = this.lock ? [] : lockStatements(this.author);
      const statements = [...first, ...asked];
      const results = await queryAll(this.session, statements);
      if (results.length !== statements.length) throw new Error('each write and each query is one statement');
      this.lock ??= readLock(this.author, this.requiredRole, results);
      for (const [index, { answer }] of asked.entries()) answer?.resolve(results[first.length + index]);
    } catch (error) {
      if (this.lock === undefined) this.isOver = true;
      for (const { answer } of asked) answer?.reject(error);
    }
  }
}
