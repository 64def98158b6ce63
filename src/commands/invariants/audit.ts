import type { Queries, SessionPool } from '../../database/pools.js';
import { strayCheck } from './bounds-checks.js';
import { type Breaches, findBreaches, MOST_LINES } from './find-breaches.js';

export interface Audit {
  accounts: number;
  /** In the order of the checks. */
  found: Breaches[];
}

/** Accounts at once: so many, or fewer with so many events and licenses in all. */
const ACCOUNTS = 500;
const ROWS = 50_000;

/**
 * Checks all accounts, or one. An account is seen in one state by all checks. Some accounts after the others: a snapshot
 * of a large database would keep what its writers leave behind, and migrations waiting, for as long as all that takes.
 */
export async function audit(pool: SessionPool, accountId?: string): Promise<Audit> {
  let accounts = 0;
  const found: Breaches[] = [];
  const add = (breaches: Breaches[]) => {
    for (const { check, count, lines } of breaches) {
      const known = found.find((one) => one.check === check);
      if (known === undefined) found.push({ check, count, lines });
      else {
        known.count += count;
        known.lines.push(...lines.slice(0, MOST_LINES - known.lines.length));
      }
    }
  };
  for (let after = ''; ; ) {
    const { ids, breaches } = await inSnapshot(pool, async (db) => {
      const ids = accountId === undefined ? await nextAccounts(db, after) : await thisAccount(db, accountId);
      return { ids, breaches: ids.length > 0 ? await findBreaches(db, ids) : [] };
    });
    add(breaches);
    accounts += ids.length;
    const last = ids.at(-1);
    if (last === undefined || accountId !== undefined) break;
    after = last;
  }
  if (accountId === undefined) add(await inSnapshot(pool, (db) => findBreaches(db, [], [strayCheck])));
  return { accounts, found };
}

/** At least one, while there are more. */
async function nextAccounts(db: Queries, after: string): Promise<string[]> {
  const candidates = await db.query<{ id: string; size: number }>(
    `/* nextAccounts */ SELECT a.id, a.sequence + COALESCE((SELECT SUM(p.capacity) FROM license_pools p
       WHERE p.account_id = a.id), 0) AS size
     FROM accounts a WHERE a.id > ? ORDER BY a.id LIMIT ?`,
    [after, ACCOUNTS],
  );
  let rows = 0;
  const within = candidates.filter(({ size }, index) => {
    rows += Number(size);
    return index === 0 || rows <= ROWS;
  });
  return within.map(({ id }) => id);
}

async function thisAccount(db: Queries, accountId: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>('/* thisAccount */ SELECT id FROM accounts WHERE id = ?', [accountId]);
  return rows.map(({ id }) => id);
}

/** It only reads, and so locks nothing that writers want. */
async function inSnapshot<T>(pool: SessionPool, work: (db: Queries) => Promise<T>): Promise<T> {
  const session = await pool.session();
  try {
    await session.query('/* inSnapshot */ START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
    const result = await work(session);
    await session.query('COMMIT');
    session.release();
    return result;
  } catch (error) {
    session.release(true);
    throw error;
  }
}
