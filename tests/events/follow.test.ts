import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Redis } from 'ioredis';
import type { AnyEvent } from '../../src/entities/index.js';
import { follow } from '../../src/events/follow.js';
import { openRaw, purgeEvents, type RawSession } from '../database/raw.js';
import { newAccount } from '../support/accounts.js';
import { channelsOf, openRedis } from './redis.js';
import {
  type Changer,
  changerOf,
  logOf,
  meanwhile,
  NO_REDIS,
  numbers,
  type OpenStore,
  openStore,
  take,
  until,
} from './support.js';

describe('follow', () => {
  let here: OpenStore;
  let there: OpenStore;
  /** A process that cannot ring: what it commits is found only in the log. */
  let silent: OpenStore;
  let raw: RawSession;
  let redis: Redis;
  let accountId: string;
  let changers: { here: Changer; there: Changer; silent: Changer };

  beforeAll(async () => {
    [here, there, silent] = await Promise.all([openStore(), openStore(), openStore({ redisUrl: NO_REDIS })]);
    raw = await openRaw();
    redis = openRedis();
    await until(() => here.doorbell.connected && there.doorbell.connected, 'both have reached Redis');
  });
  afterAll(async () => {
    redis.disconnect();
    await raw.end();
    await Promise.all([here, there, silent].map((store) => store.close()));
  });
  beforeEach(async () => {
    const account = await newAccount();
    ({ accountId } = account);
    const [one, two, three] = [here, there, silent].map((store) => changerOf(store, account));
    changers = { here: one as Changer, there: two as Changer, silent: three as Changer };
  });
  const nobodyListens = () => until(async () => (await channelsOf(redis, accountId)).length === 0, 'nobody listens');

  it('E3: hands on each event once and in order, in both of two processes that write at the same time', async () => {
    const streams = await Promise.all([here, there, here, there].map((store) => follow(store, accountId, 0)));
    const heard = streams.map((stream) => take(stream, 200));
    await Promise.all(numbers(100).map((n) => (n % 2 ? changers.here : changers.there).record(1 + (n % 3))));
    for (const sequences of await Promise.all(heard)) expect(sequences).toEqual(numbers(200));
    await Promise.all(streams.map((stream) => stream.return()));
  });

  it('E3: misses nothing and repeats nothing wherever it starts while events keep coming', async () => {
    const write = () => Promise.all([changers.here.record(2), changers.there.record(2)]);
    await meanwhile(write, async () => {
      for (const _round of numbers(15)) {
        const { version } = await logOf(raw, accountId);
        // in the past, now, and further than this process may know yet
        for (const after of [0, Math.floor(version / 2), version]) {
          const stream = await follow(there, accountId, after);
          expect(await take(stream, 30)).toEqual(numbers(after + 30, after + 1));
          await stream.return();
        }
      }
    });
  });

  it('E3: never hands on an event before its change can be read', async () => {
    const stream = await follow(there, accountId, 0);
    const writing = Promise.all(numbers(30).map(() => changers.here.record()));
    for (const _each of numbers(30)) {
      const { value: event } = await stream.next();
      const [account] = await there.pools.read.query('SELECT sequence FROM accounts WHERE id = ?', [accountId]);
      expect(account.sequence).toBeGreaterThanOrEqual(event.sequence);
    }
    await writing;
    await stream.return();
  });

  it('tells a live event as the log does', async () => {
    const [near, far] = [await follow(here, accountId, 0), await follow(there, accountId, 0)];
    await changers.here.record();
    const live = [(await near.next()).value, (await far.next()).value] as AnyEvent[];
    const again = await follow(silent, accountId, 0);
    const [logged] = [(await again.next()).value] as [AnyEvent];
    expect(live).toEqual([logged, logged]);
    expect(logged).toMatchObject({ sequence: 1, type: 'PAGE_CREATED', slug: 'page', occurredAt: expect.any(Date) });
    await Promise.all([near, far, again].map((stream) => stream.return()));
  });

  it('lets a reader fall behind: a slow one reads the log, and delays nobody', async () => {
    const [slow, quick] = [await follow(there, accountId, 0), await follow(there, accountId, 0)];
    await changers.here.record();
    expect(await take(slow, 1)).toEqual([1]);
    // far more than is kept in memory, in small and in large changes
    for (const count of [1, 100, 1, 400, 1, 300]) await changers.here.record(count);
    expect(await take(quick, 804)).toEqual(numbers(804));
    expect(slow.behind()).toBe(true);
    expect(await take(slow, 803)).toEqual(numbers(804, 2));
    expect([slow.behind(), quick.behind()]).toEqual([false, false]);
    await changers.there.record();
    expect(await Promise.all([take(slow, 1), take(quick, 1)])).toEqual([[805], [805]]);
    await Promise.all([slow.return(), quick.return()]);
  });

  it('reads the log where the doorbell leaves a gap', async () => {
    const stream = await follow(there, accountId, 0);
    for (const _round of numbers(3)) {
      await changers.silent.record(2);
      await changers.here.record(1);
    }
    expect(await take(stream, 9)).toEqual(numbers(9));
    await stream.return();
  });

  it('hears of all that happens without Redis, in the process and in others', async () => {
    const [near, far] = [await follow(silent, accountId, 0), await follow(there, accountId, 0)];
    await changers.silent.record(3);
    expect(await take(near, 3)).toEqual([1, 2, 3]);
    // nobody rings; it looks by itself
    expect(await take(far, 3)).toEqual([1, 2, 3]);
    await changers.there.record(2);
    expect(await take(near, 2)).toEqual([4, 5]);
    await Promise.all([near.return(), far.return()]);
  });

  it('survives garbage on its channel: what is not rung is still found in the log', async () => {
    const stream = await follow(there, accountId, 0);
    const [channel] = await channelsOf(redis, accountId);
    const sequences = ['"x"', '{}', '-1', '1.5', 'null', '1000000000', '[]'].map((value) => `[{"sequence":${value}}]`);
    for (const message of ['', 'null', '[]', '[{}]', ...sequences]) await redis.publish(channel as string, message);
    await changers.here.record();
    expect(await take(stream, 1)).toEqual([1]);
    await changers.silent.record(2);
    expect(await take(stream, 2)).toEqual([2, 3]);
    await stream.return();
  });

  it('ends at once for who leaves while waiting, before, or again, and for nobody else', async () => {
    const [leaver, stayer, early] = await Promise.all([0, 0, 0].map(() => follow(there, accountId, 0)));
    const [waiting, staying] = [leaver!.next(), stayer!.next()];
    await leaver!.return();
    await early!.return();
    await leaver!.return();
    const ended = { done: true, value: undefined };
    expect([await waiting, await leaver!.next(), await early!.next()]).toEqual([ended, ended, ended]);

    await changers.here.record();
    expect(await staying).toMatchObject({ done: false, value: { sequence: 1 } });
    await stayer!.return();
    await nobodyListens();
  });

  it('listens once for an account and process, however many follow, and no more when the last one left', async () => {
    const streams = await Promise.all(numbers(20).map((n) => follow(n % 2 ? here : there, accountId, 0)));
    expect(await channelsOf(redis, accountId)).toHaveLength(1);
    const [channel] = await channelsOf(redis, accountId);
    expect(await redis.pubsub('NUMSUB', channel as string)).toEqual([channel, 2]);
    for (const stream of streams.slice(1)) await stream.return();
    await until(async () => (await redis.pubsub('NUMSUB', channel as string))[1] === 1, 'one listens');
    await streams[0]?.return();
    await nobodyListens();
  });

  it('hears again after the last one had left and another came', async () => {
    for (const round of numbers(5)) {
      const stream = await follow(there, accountId, round - 1);
      await changers.here.record();
      expect(await take(stream, 1)).toEqual([round]);
      const waiting = stream.next();
      await stream.return();
      expect((await waiting).done).toBe(true);
    }
    await nobodyListens();
  });

  describe('when old events are purged', () => {
    const addEvents = async (count: number) => {
      const rows = numbers(count).map((n) => [accountId, n, 'PAGE_CREATED', new Date(), 'test', '{}']);
      await raw.query(
        `INSERT INTO events (account_id, sequence, type, occurred_at, request_id, data) VALUES ?;
         UPDATE accounts SET sequence = ? WHERE id = ?`,
        [rows, count, accountId],
      );
    };
    const expired = { extensions: { code: 'CURSOR_EXPIRED', oldestCursor: expect.any(String) } };

    it('E4: refuses to go on from a position that is no longer kept, and then listens no more', async () => {
      await changers.here.record(10);
      const stream = await follow(there, accountId, 2);
      await purgeEvents(raw, accountId, 8);
      await expect(stream.next()).rejects.toMatchObject(expired);
      await nobodyListens();
      await stream.return();
    });

    it('goes on from a position that is kept', async () => {
      await changers.here.record(10);
      const stream = await follow(there, accountId, 7);
      await purgeEvents(raw, accountId, 8);
      expect(await take(stream, 3)).toEqual([8, 9, 10]);
      await stream.return();
    });

    it('E4: refuses also what was purged before its process could hear of it, and follows what comes next', async () => {
      const [reader, waiter] = [await follow(there, accountId, 0), await follow(there, accountId, 0)];
      const waiting = waiter.next();
      // in one transaction: there was no moment at which it could have read them
      await raw.query('START TRANSACTION');
      await addEvents(600);
      await purgeEvents(raw, accountId, 550);
      await raw.query('COMMIT');

      await expect(waiting).rejects.toMatchObject(expired);
      await expect(reader.next()).rejects.toMatchObject(expired);
      const stream = await follow(there, accountId, 600);
      await changers.here.record();
      expect(await take(stream, 1)).toEqual([601]);
      await Promise.all([reader, waiter, stream].map((one) => one.return()));
    });
  });
});
