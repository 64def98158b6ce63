import { setTimeout as sleep } from 'node:timers/promises';
import { duplicateKey, isBroken, isConflict, isUnavailable, Unavailable } from '../database/failures.js';
import type { Queries, Session, Values } from '../database/pools.js';
import {
  type EventDraft,
  type EventRow,
  EventType,
  Refusal,
  type Role,
  type Viewer,
  viewerAs,
} from '../entities/index.js';
import { forbidden } from './errors.js';
import { type Idempotency, KEY_TAKEN, KEY_TAKEN_BY, keep } from './idempotency.js';
import type { Author } from './lock-account.js';
import type { Store } from './store.js';
import { Transaction } from './transaction.js';
import { eventRows, writeEvents } from './write-events.js';

/** Who wants the change, with which right, in which request. */
export interface ChangeContext {
  store: Store;
  viewer: Viewer | null;
  /** What the field's @requiresRole asks for; it is checked again under the lock. */
  requiredRole: Role | null;
  requestId: string;
  /** The result is kept under this key, with the change or not at all. */
  idempotency?: Idempotency;
  /**
   * Called for what is not refused, before it is committed or, if there is nothing to commit, rolled back: with who the
   * caller is from then on (A4), null for a guest, and with what the body returned. What it throws undoes the change.
   */
  beforeEnding?(caller: Viewer | null, result: unknown): void;
}

/** A change under way: the account is locked, and nobody else writes to it. Touch nothing but the database through it. */
export interface Tx extends Queries {
  readonly accountId: string;
  /** The account's version with this change: that of its first event. */
  readonly version: number;
  /** The database's clock, in the lock. */
  readonly now: Date;
  /** One statement: its rows. Those asked for at once share a packet. */
  // biome-ignore lint/suspicious/noExplicitAny: the caller names the row
  query<Row = any>(sql: string, values?: Values): Promise<Row[]>;
  /** One statement, put off until the next query, `flush` or COMMIT, and sent with it: the lock is kept shorter. */
  write(sql: string, values: Values): void;
  /** Sends what was put off: where a write may fail on a key, and that is the answer. */
  flush(): Promise<void>;
  /** The events of this change, in the order in which they are recorded. */
  record(...events: EventDraft[]): void;
}

/** A change by a user of the account. */
export interface UserTx extends Tx {
  /** The caller as they are now, in the lock (A4). */
  readonly actor: Viewer;
}

const ATTEMPTS = 6;

/**
 * The one way to write: `body` reads, decides, writes and records under the account's lock, and is committed with its
 * events or not at all (E1, E2). It may run several times. A `Refusal` that it returns is rolled back and passed on; so
 * is a result without an event, which has changed nothing (U6), unless it is to be kept under a key: see `idempotency`.
 * Returns `KEY_TAKEN` when that key has a result already.
 *
 * Throws FORBIDDEN when the caller lost, while waiting, what the field requires (A4), and `Unavailable` when the
 * database is away or too many wait.
 */
export function changeAccount<T>(ctx: ChangeContext, body: Body<UserTx, T>): Promise<T | Refusal> {
  return changeOrDryRun(ctx, false, body);
}

type Body<AnyTx, T> = (tx: AnyTx) => Promise<T | Refusal>;

/** The same, but a dry run ends with ROLLBACK where the change would COMMIT: all else that is done is the same. */
export function changeOrDryRun<T>(
  ctx: ChangeContext,
  dryRun: boolean | null | undefined,
  body: Body<UserTx, T>,
): Promise<T | Refusal> {
  return changeAsUser(ctx, dryRun, body, false);
}

/**
 * The same for a `body` that reads first, and knows what before it knows the actor: what it asks for at once, when it
 * begins, is sent together with the lock, which is kept for one round trip less. Nobody learns of what is read without
 * the right to change. Until then the body may not use `tx.actor`, `tx.now` and `tx.version`, nor write.
 */
export function readThenChange<T>(
  ctx: ChangeContext,
  dryRun: boolean | null | undefined,
  body: Body<UserTx, T>,
): Promise<T | Refusal> {
  return changeAsUser(ctx, dryRun, body, true);
}

async function changeAsUser<T>(
  ctx: ChangeContext,
  dryRun: boolean | null | undefined,
  body: Body<UserTx, T>,
  readsFirst: boolean,
): Promise<T | Refusal> {
  const { viewer: author } = ctx;
  if (author === null) throw forbidden();
  const ending = dryRun ? 'ROLLBACK' : 'COMMIT';
  return runChange(ctx, { author, ending, body: (tx) => body(tx as UserTx), readsFirst });
}

/** A change by whoever of the account, or nobody of it. */
interface Change<T> {
  author: Author;
  body: Body<Tx, T>;
  ending: 'COMMIT' | 'ROLLBACK';
  /** The body begins before the account is locked. */
  readsFirst: boolean;
}

/** The same by whoever of the account, or nobody of it: see `change-as-guest.ts`. */
export async function runChange<T>(ctx: ChangeContext, change: Change<T>): Promise<T | Refusal> {
  const { store } = ctx;
  const { accountId } = change.author;
  const { result, rows } = await store.queue.run(accountId, async (next): Promise<Outcome<T>> => {
    for (let attempt = 1; ; attempt++) {
      const progress = { committing: false, next };
      try {
        return await attemptChange(ctx, change, progress);
      } catch (error) {
        if (duplicateKey(error) === KEY_TAKEN_BY) return { result: KEY_TAKEN, rows: [] };
        if (!isWorthAnotherTry(error, progress.committing)) throw error;
        if (attempt === ATTEMPTS) throw new Unavailable('the account is being changed elsewhere', { cause: error });
        store.counts.retried(error);
        await sleep(Math.random() * 20 * attempt);
      }
    }
  });
  if (rows.length > 0) {
    store.counts.eventsWritten += rows.length;
    store.doorbell.ring(accountId, { epoch: store.epoch, rows });
  }
  return result;
}

/** One of several, if what it meets may pass. */
interface Attempt {
  committing: boolean;
  /** Lets the next change of the account begin: it waits for the lock where that is, and gets it at once. */
  next(): void;
}

/** What was committed, if anything was. */
interface Outcome<T> {
  result: T | Refusal;
  rows: EventRow[];
}

/**
 * A conflict has undone everything, and so has a connection that was lost before COMMIT was sent. One that is lost later
 * leaves it unknown whether the change stands: only the caller can look.
 */
function isWorthAnotherTry(error: unknown, committing: boolean): boolean {
  if (isConflict(error)) return true;
  return !committing && isUnavailable(error) && !(error instanceof Unavailable);
}

async function attemptChange<T>(ctx: ChangeContext, change: Change<T>, progress: Attempt): Promise<Outcome<T>> {
  const session = await ctx.store.pools.write.session();
  try {
    const outcome = await runTransaction(session, ctx, change, progress);
    session.release();
    return outcome;
  } catch (error) {
    await abandon(session, error);
    throw error;
  }
}

/** From the lock to COMMIT, or to ROLLBACK: then there are no rows. */
async function runTransaction<T>(
  session: Session,
  ctx: ChangeContext,
  { author, body, ending, readsFirst }: Change<T>,
  progress: Attempt,
): Promise<Outcome<T>> {
  const tx = new Transaction(session, author, ctx.requiredRole);
  try {
    if (!readsFirst) await tx.locked();
    const result = await body(tx);
    // also who was refused without a look may have lost the right to ask
    await tx.locked();
    const { drafts } = tx;
    const isRefused = result instanceof Refusal;
    if (!isRefused) ctx.beforeEnding?.(afterwards(tx.actor, drafts), result);
    if (tx.wrote && !isRefused && drafts.length === 0) throw new Error('a change that records no event');
    if (isRefused || (drafts.length === 0 && !ctx.idempotency)) {
      await tx.rollBack();
      return { result, rows: [] };
    }
    const rows = eventRows(tx, drafts, { author, requestId: ctx.requestId });
    if (ctx.idempotency) {
      const kept = keep(author.accountId, tx.now, ctx.idempotency, result as object);
      tx.write(kept.sql, kept.values);
    }
    await writeEvents(tx, rows);
    progress.committing = ending === 'COMMIT';
    const ended = tx.query(ending);
    progress.next();
    await ended;
    return { result, rows: ending === 'COMMIT' ? rows : [] };
  } finally {
    await tx.close();
  }
}

/** Who somebody is once their own change stands. */
function afterwards(actor: Viewer | null, drafts: EventDraft[]): Viewer | null {
  for (const draft of drafts) {
    if (draft.type === EventType.USER_ROLE_CHANGED && draft.userId === actor?.userId)
      return viewerAs(actor, draft.role, actor.version);
  }
  return actor;
}

/** What took too long, a lock wait too, has undone its statement only: without ROLLBACK, half the work would stay. */
async function abandon(session: Session, error: unknown): Promise<void> {
  if (isBroken(error)) return session.release(true);
  try {
    await session.query('ROLLBACK');
    session.release();
  } catch {
    session.release(true);
  }
}
