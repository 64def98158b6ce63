import type { Session } from '../database/pools.js';
import type { Store } from './store.js';

/** What one round of forgetting has done. */
export interface PurgeRound {
  events: number;
  keys: number;
  /** There may be more to forget right now. */
  unfinished: boolean;
}

export interface Purge {
  /** Ends early once it is `stopped`. */
  round(stopped?: () => boolean): Promise<PurgeRound>;
}

export interface PurgeLimits {
  /** So many accounts are looked at in a round, ... */
  accounts: number;
  /** ... and at most so many of their events forgotten, ... */
  events: number;
  /** ... so many in one transaction: for as long as that takes, the account waits. */
  batch: number;
}

const LIMITS: PurgeLimits = { accounts: 1_000, events: 10_000, batch: 250 };

/** What a key was used for is kept this long at least. */
const KEY_DAYS = 7;
const KEYS = 1_000;

/**
 * Forgets events that are older than `retentionDays` by the database's clock (0: none), from an account's oldest on, and
 * used idempotency keys. The newest event of an account stays for ever: it is the account's version. A round goes on where
 * the one before stopped. It takes its turn among the writers of an account, for a small batch at a time, and stands
 * outside of its version: no event tells of it. Several processes may do so at once. What fails is left to a later round.
 */
export function createPurge(store: Store, retentionDays: number, limits = LIMITS): Purge {
  let after = '';
  const purgeEvents = async (stopped: () => boolean): Promise<Omit<PurgeRound, 'keys'>> => {
    const accounts = await nextAccounts(store, after, limits.accounts, retentionDays);
    let events = 0;
    for (const { id, isDue } of accounts) {
      while (isDue && events < limits.events && !stopped()) {
        const purged = await purgeAccount(store, id, retentionDays, limits.batch);
        events += purged;
        if (purged < limits.batch) break;
      }
      if (events >= limits.events || stopped()) return { events, unfinished: true };
      after = id;
    }
    const isAtEnd = accounts.length < limits.accounts;
    if (isAtEnd) after = '';
    return { events, unfinished: !isAtEnd };
  };
  return {
    async round(stopped = () => false) {
      const purged = retentionDays === 0 ? { events: 0, unfinished: false } : await purgeEvents(stopped);
      const keys = await purgeKeys(store);
      return { events: purged.events, keys, unfinished: purged.unfinished || keys === KEYS };
    },
  };
}

/** Rounds of a server come that often; sooner while there is more to do. */
const ROUND_MS = 60_000;
const SOON_MS = 1_000;

/** Forgets in the background; returns how to stop that, which resolves once nothing is under way. */
export function keepPurging(store: Store, purge: Purge): () => Promise<void> {
  const { logger } = store;
  let timer: NodeJS.Timeout;
  let underWay = Promise.resolve();
  let stopped = false;
  const wait = (ms: number) => {
    // servers that were started at once do not go on in step
    timer = setTimeout(
      () => {
        underWay = work();
      },
      ms * (0.5 + Math.random()),
    );
    timer.unref();
  };
  const work = async () => {
    let unfinished = false;
    try {
      const done = await purge.round(() => stopped);
      ({ unfinished } = done);
      if (done.events + done.keys > 0) logger.info(done, 'old events and used keys were forgotten');
    } catch (error) {
      logger.warn({ err: error }, 'old events and used keys could not be forgotten');
    }
    if (!stopped) wait(unfinished ? SOON_MS : ROUND_MS);
  };
  wait(ROUND_MS);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await underWay;
  };
}

/** By id; whether the oldest event of each, the one that refers to no other, is to be forgotten. */
async function nextAccounts(
  { pools }: Store,
  after: string,
  limit: number,
  days: number,
): Promise<{ id: string; isDue: 0 | 1 }[]> {
  return pools.read.query(
    `/* nextAccounts */ SELECT a.id, COALESCE(e.sequence < a.sequence AND e.occurred_at < NOW(3) - INTERVAL ? DAY, 0) AS isDue
     FROM accounts a LEFT JOIN events e ON e.account_id = a.id AND e.previous IS NULL
     WHERE a.id > ? ORDER BY a.id LIMIT ?`,
    [days, after, limit],
  );
}

/** How many were forgotten: fewer than the batch, when no more are to be, or when the account is too busy. */
async function purgeAccount(store: Store, accountId: string, days: number, batch: number): Promise<number> {
  try {
    return await store.queue.run(accountId, () => purgeBatch(store, accountId, days, batch));
  } catch (error) {
    store.logger.warn({ err: error, accountId }, "an account's old events could not be forgotten");
    return 0;
  }
}

async function purgeBatch({ pools }: Store, accountId: string, days: number, batch: number): Promise<number> {
  const session = await pools.write.session();
  try {
    const purged = await forgetOldest(session, accountId, days, batch);
    session.release();
    return purged;
  } catch (error) {
    // rolls back
    session.release(true);
    throw error;
  }
}

/**
 * What is forgotten goes in the one order that the database allows: the first event that is kept no longer refers to the
 * one before it, and then each goes before the one that it refers to.
 */
async function forgetOldest(session: Session, accountId: string, days: number, batch: number): Promise<number> {
  const [, [account], oldest] = (await session.query(
    `/* forgetOldest */ START TRANSACTION;
     SELECT sequence FROM accounts WHERE id = ? FOR UPDATE;
     SELECT e.sequence, e.occurred_at < NOW(3) - INTERVAL ? DAY AS isOld
     FROM events e WHERE e.account_id = ? ORDER BY e.sequence LIMIT ?`,
    [accountId, days, accountId, batch],
  )) as unknown as [unknown, { sequence: number }[], { sequence: number; isOld: 0 | 1 }[]];
  const newest = account?.sequence ?? 0;
  const firstYoung = oldest.findIndex(({ sequence, isOld }) => !isOld || sequence === newest);
  const doomed = firstYoung === -1 ? oldest : oldest.slice(0, firstYoung);
  const last = doomed.at(-1);
  if (last === undefined) {
    await session.query('ROLLBACK');
    return 0;
  }
  const firstKept = last.sequence + 1;
  await session.query(
    `/* forgetOldest */ UPDATE events SET oldest = TRUE WHERE account_id = ? AND sequence = ?;
     DELETE FROM events WHERE account_id = ? AND sequence < ? ORDER BY sequence DESC;
     COMMIT`,
    [accountId, firstKept, accountId, firstKept],
  );
  return doomed.length;
}

async function purgeKeys({ pools }: Store): Promise<number> {
  const result: unknown = await pools.write.query(
    `/* purgeKeys */ DELETE FROM idempotency_keys WHERE created_at < NOW(3) - INTERVAL ? DAY
     ORDER BY created_at LIMIT ?`,
    [KEY_DAYS, KEYS],
  );
  return (result as { affectedRows: number }).affectedRows;
}
