import type { Queries } from '../../database/pools.js';
import { printable } from '../roster.js';
import type { Check } from './check.js';
import { checks } from './checks.js';

/** What a check found. */
export interface Breaches {
  check: Check;
  count: number;
  /** A line for each of the first ones: rules, account, ids, and what is wrong. */
  lines: string[];
}

/** So many lines of one check tell enough. */
export const MOST_LINES = 20;

/**
 * Checks the accounts, or all there are, and returns what is wrong: nothing, in a database where the rules hold. Each
 * check is one statement that sees one state, so that changes under way are no breach; nobody waits for it.
 */
export async function findBreaches(
  db: Queries,
  accountIds?: readonly string[],
  which: readonly Check[] = checks,
): Promise<Breaches[]> {
  const found: Breaches[] = [];
  for (const check of which) {
    const breaches = await runCheck(db, check, accountIds);
    if (breaches.count > 0) found.push(breaches);
  }
  return found;
}

async function runCheck(db: Queries, check: Check, accountIds: readonly string[] | undefined): Promise<Breaches> {
  const accounts = check.sql.split(':accounts').length - 1;
  const sql = check.sql.replaceAll(':accounts', accountIds === undefined ? 'SELECT id FROM accounts' : '?');
  const rows = await db.query<{ accountId: string; ids: string; detail: string | null; total: number }>(
    `/* runCheck */ SELECT f.*, COUNT(*) OVER () AS total FROM (${sql}) f ORDER BY f.accountId, f.ids LIMIT ?`,
    [...(accountIds === undefined ? [] : Array(accounts).fill(accountIds)), MOST_LINES],
  );
  return {
    check,
    count: rows[0]?.total ?? 0,
    // what somebody once wrote into the database is no command for a terminal
    lines: rows.map(({ accountId, ids, detail }) =>
      printable(`${check.rules} ${accountId} ${ids}: ${check.what}${detail === null ? '' : ` (${detail})`}`),
    ),
  };
}
