import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app.js';
import { strayCheck } from '../../../src/commands/invariants/bounds-checks.js';
import { checks } from '../../../src/commands/invariants/checks.js';
import { findBreaches, MOST_LINES } from '../../../src/commands/invariants/find-breaches.js';
import { newId } from '../../../src/entities/index.js';
import { openRaw, purgeEvents, type RawSession } from '../../database/raw.js';
import { newAccount } from '../../support/accounts.js';
import { startApp } from '../../support/app.js';
import { newDatabase } from '../../support/services.js';
import { type Damaged, damaged, damages } from './damages.js';
import { type LivedInAccount, openLivedInAccount } from './lived-in-account.js';

describe('what is wrong in a database', () => {
  let app: App & { url: string };
  let raw: RawSession;
  let account: LivedInAccount;
  let other: LivedInAccount;
  beforeAll(async () => {
    const databaseUrl = await newDatabase();
    app = await startApp({ DATABASE_URL: databaseUrl });
    account = await openLivedInAccount(app, databaseUrl);
    other = await openLivedInAccount(app, databaseUrl);
    await newAccount({ databaseUrl });
    raw = await openRaw(databaseUrl);
    // the database refuses most damage by itself: it is kept from it
    await raw.query('SET foreign_key_checks = 0, check_constraint_checks = 0');
    await raw.query('ALTER TABLE users DROP KEY users_email; ALTER TABLE licenses DROP KEY licenses_holder');
  });
  afterAll(async () => {
    await raw.end();
    await app.close();
  });

  it('is nothing, where everything was done through the API', async () => {
    expect(await findBreaches(raw)).toEqual([]);
    expect(await findBreaches(raw, [account.accountId])).toEqual([]);
  });

  it('is nothing, when old events were purged, and what the others tell is still compared', async () => {
    await undone(async (at) => {
      const kept = await at.event('CONVERSATION_JOINED', at.active);
      const version = Number(await at.one('SELECT sequence FROM accounts WHERE id = ?', [at.accountId]));
      for (let firstKept = 2; firstKept <= version; firstKept += 1) {
        await purgeEvents(raw, at.accountId, firstKept);
        expect({ firstKept, found: await findBreaches(raw, [at.accountId]) }).toEqual({ firstKept, found: [] });
        if (firstKept !== kept) continue;
        await at.set('conversations', "agent_name = 'Somebody' WHERE id = ?", [at.active]);
        expect(await findBreaches(raw, [at.accountId])).toMatchObject([{ count: 1, check: { rules: 'C1 E1' } }]);
        await at.set('conversations', 'agent_name = (SELECT name FROM users WHERE id = agent_id) WHERE id = ?', [
          at.active,
        ]);
      }
    });
  });

  it.each(checks.map(({ rules, what }) => [`${rules}: ${what}`, rules, what]))(
    'is found: %s',
    async (_, rules, what) => {
      await undone(async (at) => {
        const finds = await (damages[what] as (typeof damages)[string])(at);
        const expected = Array.isArray(finds) ? { [what]: finds } : finds;
        const found = await findBreaches(raw);
        expect(Object.fromEntries(found.map(({ check, lines }) => [check.what, lines.toSorted()]))).toEqual(
          Object.fromEntries(
            Object.entries(expected).map(([wrong, rests]) => [
              wrong,
              rests.map((rest) => lineOf(ruleOf(wrong), at.accountId, wrong, rest)).toSorted(),
            ]),
          ),
        );
        expect(found.find(({ check }) => check.what === what)).toMatchObject({
          check: { rules },
          count: (expected[what] as string[]).length,
        });
      });
    },
  );

  it('has a damage for each check, and each says something else', () => {
    const said = checks.map(({ what }) => what);
    expect(new Set(said).size).toBe(said.length);
    expect(Object.keys(damages).toSorted()).toEqual(said.toSorted());
  });

  it('is found in the accounts that are looked at', async () => {
    await undone(async (at) => {
      await at.set('users', "role = 'MEMBER' WHERE id = ?", [at.ada]);
      expect(await findBreaches(raw, [other.accountId])).toEqual([]);
      expect(await findBreaches(raw, [other.accountId, at.accountId])).toMatchObject([{ check: { rules: 'U3' } }]);
    });
  });

  it('A2: is found outside of all accounts, too', async () => {
    await undone(async () => {
      expect(await findBreaches(raw, [], [strayCheck])).toEqual([]);
      const nowhere = newId('acc');
      await raw.query("INSERT INTO license_pools SET account_id = ?, id = ?, kind = 'LIVE_ENGAGEMENT', capacity = 0", [
        nowhere,
        newId('pol'),
      ]);
      expect(await findBreaches(raw, [], [strayCheck])).toMatchObject([
        {
          count: 1,
          lines: [`A2 ${nowhere} ${nowhere}: rows belong to an account that does not exist (license_pools)`],
        },
      ]);
    });
  });

  it('is told by a line each, and counted beyond the first ones', async () => {
    await undone(async (at) => {
      await raw.query(
        "INSERT INTO licenses (account_id, id, kind, free_since) SELECT ?, CONCAT('lic_', seq), 'CATERING', 0 FROM seq_1_to_30",
        [at.accountId],
      );
      const [pool] = await findBreaches(raw, [at.accountId]);
      expect(pool).toMatchObject({ check: { what: 'the license belongs to no pool' }, count: 30 });
      expect(pool?.lines).toHaveLength(MOST_LINES);
    });
  });

  /** What is done to the account is rolled back. */
  async function undone(work: (at: Damaged) => Promise<void>): Promise<void> {
    await raw.query('START TRANSACTION');
    try {
      await work(damaged(raw, account));
    } finally {
      await raw.query('ROLLBACK');
    }
  }
});

function ruleOf(what: string): string {
  return checks.find((check) => check.what === what)?.rules as string;
}

/** `rest` has the ids and, in brackets, the detail. */
function lineOf(rules: string, accountId: string, what: string, rest: string): string {
  const [, ids, detail = ''] = /^(.*?)( \(.*\))?$/.exec(rest) as RegExpExecArray;
  return `${rules} ${accountId} ${ids}: ${what}${detail}`;
}
