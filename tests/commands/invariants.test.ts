import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { audit } from '../../src/commands/invariants/audit.js';
import { checks } from '../../src/commands/invariants/checks.js';
import type { SessionPool } from '../../src/database/pools.js';
import { newId } from '../../src/entities/index.js';
import { openRaw } from '../database/raw.js';
import { newAccount } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { newDatabase } from '../support/services.js';
import { changesOf, type LivedInAccount, openLivedInAccount } from './invariants/lived-in-account.js';
import { run } from './run.js';

const USAGE = 'usage: npm run --silent invariants -- [--account acc_...]';

describe('invariants', () => {
  let databaseUrl: string;
  let app: App & { url: string };
  let account: LivedInAccount;
  const check = (args: string[] = [], env: Record<string, string> = { DATABASE_URL: databaseUrl }) =>
    run('invariants', args, env);

  beforeAll(async () => {
    databaseUrl = await newDatabase();
    app = await startApp({ DATABASE_URL: databaseUrl });
    account = await openLivedInAccount(app, databaseUrl);
    await newAccount({ databaseUrl });
  });
  afterAll(() => app.close());

  it('says beside a running server that all rules hold', async () => {
    const outcome = { code: 0, stderr: '' };
    expect(await check()).toEqual({ ...outcome, lines: [`2 accounts, ${checks.length} checks: all rules hold`] });
    const one = await check(['--account', account.accountId]);
    expect(one).toEqual({ ...outcome, lines: [`1 account, ${checks.length} checks: all rules hold`] });
  });

  it('finds nothing in the midst of changes, and holds nobody up', async () => {
    const change = changesOf(app);
    const { apiKey, grace, eve, active } = account;
    const kind = 'LIVE_ENGAGEMENT';
    // Grace's conversation waits, is taken and waits again, and her license comes and goes
    const { secret } = await change(apiKey, 'createApiKey', { userId: grace, label: 'Test' }, 'secret');
    const round = [
      () => change(apiKey, 'unassignLicense', { userId: grace, kind }),
      () => change(apiKey, 'unassignLicense', { userId: grace, kind: 'SCHEDULED_MEETING' }),
      () => change(apiKey, 'assignLicense', { userId: eve, kind }),
      () => change(apiKey, 'transferLicense', { fromUserId: eve, toUserId: grace, kind }),
      () => change(secret, 'joinConversation', { conversationId: active }),
      () => change(apiKey, 'assignLicense', { userId: grace, kind: 'SCHEDULED_MEETING', restorePages: true }),
    ];
    let changes = 0;
    const next = () => round[changes++ % round.length]?.();
    /** Before each statement, so that each two have a change between them. */
    const busy: SessionPool = {
      ...app.store.pools.read,
      session: async () => {
        const session = await app.store.pools.read.session();
        return {
          ...session,
          query: async (sql, values) => {
            await next();
            return session.query(sql, values);
          },
        };
      },
    };
    expect(await audit(busy)).toEqual({ accounts: 2, found: [] });
    expect(changes).toBeGreaterThan(checks.length);

    // and as they come
    let over = false;
    const writers = [apiKey, apiKey, apiKey].map(async (key, writer) => {
      for (let count = 0; !over; count++) {
        const name = `Writer ${writer} wrote ${count}`;
        await change(key, 'createBookingPage', {
          title: name,
          slug: `${name.replaceAll(' ', '-').toLowerCase()}`,
          ownerId: grace,
        });
      }
    });
    writers.push(
      (async () => {
        while (!over || changes % round.length !== 0) await next();
      })(),
    );
    const outcomes = [await check(), await check()];
    over = true;
    await Promise.all(writers);
    expect(outcomes.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ]);
  });

  it('goes through many accounts, some after the others, and counts what it finds in all of them', async () => {
    const full = { databaseUrl: await newDatabase(), scheduledMeeting: 20_000 };
    const ids = [];
    for (let count = 0; count < 4; count++) ids.push((await newAccount(full)).accountId);
    const raw = await openRaw(full.databaseUrl);
    await raw.query("UPDATE users SET role = 'MEMBER'");
    const nowhere = newId('acc');
    await raw.query('SET foreign_key_checks = 0');
    await raw.query("INSERT INTO license_pools SET account_id = ?, id = ?, kind = 'LIVE_ENGAGEMENT', capacity = 0", [
      nowhere,
      newId('pol'),
    ]);
    await raw.end();
    const { code, lines, stderr } = await check([], { DATABASE_URL: full.databaseUrl });
    expect([code, stderr]).toEqual([1, '']);
    expect(lines).toEqual([
      ...ids.map((id) => `U3 ${id} ${id}: the account has no Administrator`),
      `A2 ${nowhere} ${nowhere}: rows belong to an account that does not exist (license_pools)`,
      `4 accounts, ${checks.length} checks: 5 findings`,
    ]);
  });

  it('prints a line for whatever breaks a rule, by check and account, the first ones of many, and ends with 1', async () => {
    const damaged = await newDatabase();
    const accounts = [await newAccount({ databaseUrl: damaged }), await newAccount({ databaseUrl: damaged })];
    const [one, two] = accounts.map(({ accountId }) => accountId) as [string, string];
    const raw = await openRaw(damaged);
    await raw.query('SET foreign_key_checks = 0, check_constraint_checks = 0');
    await raw.query('UPDATE accounts SET sequence = 7 WHERE id = ?', [two]);
    await raw.query(
      "INSERT INTO licenses (account_id, id, kind, free_since) SELECT ?, CONCAT('lic_', LPAD(seq, 26, '0')), 'CATERING', 0 FROM seq_1_to_25",
      [one],
    );
    await raw.end();
    const { code, lines, stderr } = await check([], { DATABASE_URL: damaged });
    expect([code, stderr]).toEqual([1, '']);
    const licenses = Array.from(Array(20), (_, index) => `lic_${String(index + 1).padStart(26, '0')}`);
    expect(lines).toEqual([
      `E2 ${two} ${two}: the account's sequence is not that of its newest event (7, not 0)`,
      ...licenses.map((id) => `L1 ${one} ${id}: the license belongs to no pool (CATERING)`),
      '... and 5 more of these',
      `2 accounts, ${checks.length} checks: 26 findings`,
    ]);

    const other = await check(['--account', two], { DATABASE_URL: damaged });
    expect([other.code, other.lines]).toEqual([1, [lines[0], `1 account, ${checks.length} checks: 1 finding`]]);
  });

  it('does not migrate: an old schema, or none, is refused by one clear line', async () => {
    const behind = await newDatabase();
    const raw = await openRaw(behind);
    await raw.query('DELETE FROM migrations ORDER BY id DESC LIMIT 1');
    await raw.end();
    for (const url of [behind, await newDatabase({ migrated: false })]) {
      const { code, lines, stderr } = await check([], { DATABASE_URL: url });
      expect([code, lines]).toEqual([1, []]);
      expect(stderr).toMatch(/^The database lacks migrations .*\n$/);
    }
  });

  it.each(['acc_00000000000000000000000000', 'acme', ''])('refuses an account that is not there: %j', async (id) => {
    const { code, lines, stderr } = await check(['--account', id]);
    expect([code, lines]).toEqual([1, []]);
    expect(stderr).toBe(`--account: there is no account ${JSON.stringify(id)}\n${USAGE}\n`);
  });

  it.each([
    ['DATABASE_URL', { DATABASE_URL: 'postgres://localhost/seatkeeper' }],
    ['The database', { DATABASE_URL: 'mysql://nobody@127.0.0.1:1/seatkeeper' }],
  ])('refuses by one clear line what it cannot work with: %s', async (at, env) => {
    const { code, lines, stderr } = await check([], env);
    expect([code, lines]).toEqual([1, []]);
    expect(stderr).toContain(at);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('is shown in the README as it is', () => {
    expect(readFileSync('README.md', 'utf8')).toContain(`2 accounts, ${checks.length} checks: all rules hold\n`);
  });

  it('tells how it is used, when asked and when it is used otherwise', async () => {
    expect(await check(['--help'])).toEqual({ code: 0, lines: [USAGE], stderr: '' });
    const { code, lines, stderr } = await check(['--fix']);
    expect([code, lines]).toEqual([1, []]);
    expect(stderr).toContain(USAGE);
  });
});
