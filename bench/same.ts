import { deepStrictEqual } from 'node:assert';
import { createConnection } from 'mysql2/promise';
import { connectionOptions } from '../src/database/connection.js';
import type { LoadedAccount } from './accounts.js';
import { ask } from './client.js';
import type { Contestant } from './contestants.js';
import { ASSIGN, DASHBOARD, SEAT_USAGE, toRequest, UNASSIGN } from './operations.js';

/** Before anything is timed: all give the same answers, and their changes leave the same behind. Rejects otherwise. */
export async function requireSame(
  databaseUrl: string,
  contestants: Contestant[],
  accounts: LoadedAccount[],
): Promise<void> {
  for (const { key } of accounts.slice(0, 5)) {
    for (const operation of [SEAT_USAGE, DASHBOARD]) {
      await requireAlike(contestants, ({ url, graphql }) => ask(url, toRequest(graphql, operation, key)));
    }
  }
  // each has an account of its own, all of which were loaded alike
  const own = new Map(contestants.map((contestant, index) => [contestant, accounts.at(-1 - index) as LoadedAccount]));
  const connection = await createConnection({ ...connectionOptions(databaseUrl), jsonStrings: false });
  await requireAlike(contestants, async (contestant) => {
    const { id, key, licensed, unlicensed } = own.get(contestant) as LoadedAccount;
    const steps: unknown[] = [];
    // the second one has an enabled page
    for (const [operation, userId] of [
      [ASSIGN, unlicensed[0]],
      [UNASSIGN, licensed[1]],
      [ASSIGN, licensed[1]],
      [UNASSIGN, unlicensed[0]],
    ] as const) {
      const answer = await ask(contestant.url, toRequest(contestant.graphql, operation, key, { userId }));
      steps.push(answer, await stateOf((sql, values) => connection.query(sql, values), id));
    }
    return JSON.parse(toPlaces(JSON.stringify(steps)));
  });
  await connection.end();
}

async function requireAlike(contestants: Contestant[], answer: (contestant: Contestant) => Promise<unknown>) {
  const [first, ...others] = contestants as [Contestant, ...Contestant[]];
  const expected = await answer(first);
  for (const other of others) {
    deepStrictEqual(await answer(other), expected, `${other.name} is not as ${first.name}`);
  }
}

/** All that a change may touch, but for clocks and requests' ids. */
async function stateOf(query: (sql: string, values: string[]) => Promise<unknown[]>, accountId: string) {
  const rows = async (sql: string) => (await query(sql, [accountId]))[0];
  return {
    account: await rows('SELECT sequence FROM accounts WHERE id = ?'),
    pools: await rows('SELECT kind, capacity, assigned FROM license_pools WHERE account_id = ? ORDER BY kind'),
    licenses: await rows(
      `SELECT id, kind, holder_id, free_since, assigned_at IS NULL AS free, assigned_at > NOW(3) - INTERVAL 1 HOUR AS new
       FROM licenses WHERE account_id = ? ORDER BY id`,
    ),
    pages: await rows(
      `SELECT id, disabled_reason, disabled_at > NOW(3) - INTERVAL 1 HOUR AS new
       FROM booking_pages WHERE account_id = ? ORDER BY id`,
    ),
    events: await rows(
      `SELECT sequence, type, actor_id, api_key_id, data, occurred_at > NOW(3) - INTERVAL 1 HOUR AS new
       FROM events WHERE account_id = ? ORDER BY sequence`,
    ),
  };
}

/** Two accounts' ids and slugs differ: each is replaced by the order in which it came. */
function toPlaces(json: string): string {
  const places = new Map<string, string>();
  return json.replace(/[a-z]{3}_[0-9A-Z]{26}|usual-\d+-/g, (id) => {
    const place = places.get(id) ?? `#${places.size}`;
    places.set(id, place);
    return place;
  });
}
