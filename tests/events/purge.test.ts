import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { findBreaches } from '../../src/commands/invariants/find-breaches.js';
import { logChecks } from '../../src/commands/invariants/log-checks.js';
import { decodeEventCursor, newId } from '../../src/entities/index.js';
import { follow } from '../../src/events/follow.js';
import { createPurge, keepPurging, type PurgeRound } from '../../src/events/purge.js';
import { openLivedInAccount } from '../commands/invariants/lived-in-account.js';
import { openRaw, type RawSession } from '../database/raw.js';
import { newAccount } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { newDatabase } from '../support/services.js';
import { type Changer, changerOf, logOf, meanwhile, numbers, type OpenStore, openStore, until } from './support.js';

const DAYS = 400;

let databaseUrl: string;
/** Two processes. */
let here: OpenStore;
let there: OpenStore;
let raw: RawSession;
let account: Awaited<ReturnType<typeof newAccount>>;
let changer: Changer;

beforeAll(async () => {
  databaseUrl = await newDatabase();
  [here, there] = await Promise.all([openStore({ databaseUrl }), openStore({ databaseUrl })]);
  raw = await openRaw(databaseUrl);
});
afterAll(async () => {
  await raw.end();
  await Promise.all([here.close(), there.close()]);
});
beforeEach(async () => {
  account = await newAccount({ databaseUrl });
  changer = changerOf(here, account);
});
afterEach(async () => {
  const breaches = await findBreaches(raw, undefined, logChecks);
  expect(breaches.flatMap(({ lines }) => lines)).toEqual([]);
});

/** Makes these events of an account older than what is kept. */
const age = (which: string, { accountId } = account) =>
  raw.query(`UPDATE events SET occurred_at = NOW(3) - INTERVAL ? HOUR WHERE account_id = ? AND ${which}`, [
    DAYS * 24 + 1,
    accountId,
  ]);
const log = async () => (await logOf(raw, account.accountId)).log;

describe('the purge of old events', () => {
  it('forgets what is older than that, and nothing else; the account and its version are as they were', async () => {
    await changer.record(10);
    await age('sequence <= 6');
    await raw.query(
      `UPDATE events SET occurred_at = NOW(3) - INTERVAL ? HOUR WHERE account_id = ? AND sequence IN (7, 8)`,
      [DAYS * 24 - 1, account.accountId],
    );
    expect(await createPurge(here, DAYS).round()).toEqual({ events: 6, keys: 0, unfinished: false });
    expect(await logOf(raw, account.accountId)).toEqual({ version: 10, log: [7, 8, 9, 10] });
    expect(await createPurge(here, DAYS).round()).toEqual({ events: 0, keys: 0, unfinished: false });
    await changer.record();
    expect(await logOf(raw, account.accountId)).toEqual({ version: 11, log: [7, 8, 9, 10, 11] });
  });

  it('E2: always keeps the newest, however old, and the log goes on after it', async () => {
    await changer.record(5);
    await age('TRUE');
    for (const events of [4, 0]) {
      expect(await createPurge(here, DAYS).round()).toMatchObject({ events });
      expect(await logOf(raw, account.accountId)).toEqual({ version: 5, log: [5] });
    }
    await changer.record();
    expect(await createPurge(here, DAYS).round()).toMatchObject({ events: 1 });
    expect(await logOf(raw, account.accountId)).toEqual({ version: 6, log: [6] });
  });

  it('never forgets a younger event, also where a clock went back', async () => {
    await changer.record(5);
    await age('sequence IN (1, 2, 4)');
    expect(await createPurge(here, DAYS).round()).toMatchObject({ events: 2 });
    expect(await log()).toEqual([3, 4, 5]);
  });

  it('forgets nothing where all is to be kept', async () => {
    await changer.record(3);
    await age('TRUE');
    expect(await createPurge(here, 0).round()).toMatchObject({ events: 0, unfinished: false });
    expect(await log()).toEqual([1, 2, 3]);
    await createPurge(here, DAYS).round();
  });

  it('forgets no more in a round than it may, goes on where it stopped, and comes to every account', async () => {
    const accounts = [account];
    for (const _each of numbers(3)) accounts.push(await newAccount({ databaseUrl }));
    for (const one of accounts) {
      await changerOf(here, one).record(20);
      await age('TRUE', one);
    }
    const purge = createPurge(here, DAYS, { accounts: 2, events: 12, batch: 5 });
    const rounds: PurgeRound[] = [];
    let purged = 0;
    while (purged < 4 * 19) {
      const round = await purge.round();
      rounds.push(round);
      purged += round.events;
      expect(rounds.length).toBeLessThan(40);
    }
    // the last batch begins below the limit
    expect(Math.max(...rounds.map(({ events }) => events))).toBeLessThan(12 + 5);
    expect(rounds.slice(0, -1).every(({ unfinished }) => unfinished)).toBe(true);
    for (const { accountId } of accounts) expect((await logOf(raw, accountId)).log).toEqual([20]);
    await until(async () => !(await purge.round()).unfinished, 'it has come to the end');
  });

  it('E3: in two processes at once, under writers and readers: no writer fails, and no reader misses anything unknowingly', async () => {
    await changer.record(600);
    await age('TRUE');
    const purges = [here, there].map((store) => createPurge(store, DAYS, { accounts: 100, events: 60, batch: 20 }));
    /** What each of them heard from the beginning on: `null` where it was told that something was forgotten. */
    const read = async (store: OpenStore): Promise<(number | null)[]> => {
      const heard: (number | null)[] = [];
      let position = 0;
      let stream = await follow(store, account.accountId, position);
      while (position < 700) {
        try {
          position = (await stream.next()).value.sequence;
          heard.push(position);
        } catch (error) {
          const { code, oldestCursor } = (error as { extensions: { code: string; oldestCursor: string } }).extensions;
          expect(code).toBe('CURSOR_EXPIRED');
          position = decodeEventCursor(oldestCursor)?.sequence as number;
          heard.push(null);
          stream = await follow(store, account.accountId, position);
        }
      }
      await stream.return();
      return heard;
    };
    const reading = Promise.all([here, there, here, there].map(read));
    const write = async (store: OpenStore) => {
      for (const _each of numbers(50)) await changerOf(store, account).record();
    };
    await meanwhile(
      () => Promise.all(purges.map((purge) => purge.round())),
      async () => void (await Promise.all([write(here), write(there)])),
    );
    for (const heard of await reading) {
      const silentGaps = heard.filter((sequence, index) => {
        const before = index === 0 ? 0 : heard[index - 1];
        return sequence !== null && before !== null && sequence !== (before as number) + 1;
      });
      expect(silentGaps).toEqual([]);
      expect(heard.at(-1)).toBe(700);
    }
    await until(async () => (await purges[0]!.round()).events === 0);
    expect(await log()).toEqual(numbers(700, 601));
  });

  it('killed halfway through a batch, it has done nothing, and the next round does it', async () => {
    await changer.record(10);
    await age('sequence <= 8');
    // the batch is stuck at its last deletion
    const holder = await openRaw(databaseUrl);
    await holder.query('START TRANSACTION');
    await holder.query('SELECT * FROM events WHERE account_id = ? AND sequence = 1 FOR UPDATE', [account.accountId]);
    const round = createPurge(here, DAYS).round();
    let stuck: number | undefined;
    await until(async () => {
      const [found] = await raw.query(
        `SELECT ID AS id FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID() AND INFO LIKE 'DELETE FROM events%' AND DB = DATABASE()`,
      );
      stuck = found?.id;
      return stuck !== undefined;
    }, 'a batch is stuck');
    await raw.query(`KILL ${stuck}`);
    expect(await round).toEqual({ events: 0, keys: 0, unfinished: false });
    await holder.query('ROLLBACK');
    await holder.end();
    expect(await log()).toEqual(numbers(10));
    const [{ marked }] = (await raw.query('SELECT SUM(oldest) AS marked FROM events WHERE account_id = ?', [
      account.accountId,
    ])) as [{ marked: string }];
    expect(Number(marked)).toBe(0);

    await changer.record();
    expect(await createPurge(there, DAYS).round()).toMatchObject({ events: 8 });
    expect(await log()).toEqual([9, 10, 11]);
  });

  it('an account that cannot be purged now keeps no other from it', async () => {
    const [first, second] = [account, await newAccount({ databaseUrl })].sort((one, other) =>
      one.accountId < other.accountId ? -1 : 1,
    ) as [typeof account, typeof account];
    for (const one of [first, second]) {
      await changerOf(here, one).record(3);
      await age('TRUE', one);
    }
    const holder = await openRaw(databaseUrl);
    await holder.query('START TRANSACTION');
    await holder.query('SELECT * FROM accounts WHERE id = ? FOR UPDATE', [first.accountId]);
    expect(await createPurge(here, DAYS).round()).toMatchObject({ events: 2 });
    expect((await logOf(raw, second.accountId)).log).toEqual([3]);
    await holder.query('ROLLBACK');
    await holder.end();
    expect(await createPurge(here, DAYS).round()).toMatchObject({ events: 2 });
  });

  it('leaves all rules whole, wherever the log begins', async () => {
    const own = await newDatabase();
    const [app, session] = await Promise.all([startApp({ DATABASE_URL: own }), openRaw(own)]);
    const { accountId } = await openLivedInAccount(app, own);
    await session.query('UPDATE events SET occurred_at = occurred_at - INTERVAL 500 DAY');
    const purge = createPurge(app.store, DAYS, { accounts: 10, events: 7, batch: 7 });
    let events: number;
    do {
      ({ events } = await purge.round());
      const breaches = await findBreaches(session);
      // bookings begin within a year after they were made, and that was moved
      expect(breaches.flatMap(({ lines }) => lines).filter((line) => !line.includes('within 365 days'))).toEqual([]);
    } while (events > 0);
    expect((await logOf(session, accountId)).log.length).toBe(1);
    await session.end();
    await app.close();
  });
});

describe('the purge of idempotency keys', () => {
  it('forgets those that are older than 7 days, and no other', async () => {
    const rows = [
      [8 * 24, 'a'],
      [7 * 24 + 1, 'b'],
      [7 * 24 - 1, 'c'],
      [0, 'd'],
    ] as const;
    for (const [hours, name] of rows) {
      await raw.query(
        `INSERT INTO idempotency_keys (id, account_id, scope, input_hash, result, created_at)
         VALUES (?, ?, ?, ?, '{}', NOW(3) - INTERVAL ? HOUR)`,
        [newId('idk'), account.accountId, Buffer.alloc(32, name), Buffer.alloc(32), hours],
      );
    }
    expect(await createPurge(here, 0).round()).toEqual({ events: 0, keys: 2, unfinished: false });
    const left = await raw.query('SELECT scope FROM idempotency_keys WHERE account_id = ?', [account.accountId]);
    expect(left.map(({ scope }) => String(scope)[0])).toEqual(['c', 'd']);
  });
});

describe('a server', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('forgets by itself within two minutes', async () => {
    await changer.record(3);
    await age('TRUE');
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setInterval', 'Date'] });
    const app = await startApp({ DATABASE_URL: databaseUrl });
    const { read } = app.store.pools;
    const { query } = read;
    let begun = false;
    read.query = (sql, values) => {
      begun ||= sql.includes('nextAccounts');
      return query(sql, values);
    };
    // only until then: what is under way has times of its own, that must not be over at once
    for (let passed = 0; !begun && passed < 120_000; passed += 500) jest.advanceTimersByTime(500);
    jest.useRealTimers();
    try {
      expect(begun).toBe(true);
      await until(async () => (await log()).length === 1, 'all but the newest are forgotten');
    } finally {
      await app.close();
    }
  });

  it('goes on soon while there is more to do, waits a while otherwise and after a failure, and stops', async () => {
    const rounds = [true, true, false, new Error('away'), false];
    const told: number[] = [];
    jest.useFakeTimers();
    const began = Date.now();
    const stop = keepPurging(here, {
      round: async () => {
        told.push(Date.now() - began);
        const next = rounds.shift();
        if (next instanceof Error) throw next;
        return { events: 0, keys: 0, unfinished: next as boolean };
      },
    });
    await jest.advanceTimersByTimeAsync(400_000);
    const waits = told.map((at, index) => at - (told[index - 1] ?? 0));
    expect(waits.slice(0, 5).map((ms) => (ms <= 1_500 ? 'soon' : ms <= 90_000 ? 'a while' : 'never'))).toEqual([
      'a while',
      'soon',
      'soon',
      'a while',
      'a while',
    ]);
    await stop();
    const { length } = told;
    await jest.advanceTimersByTimeAsync(400_000);
    expect(told.length).toBe(length);
  });
});
