import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Redis } from 'ioredis';
import { pino } from 'pino';
import { startProxy } from '../../src/commands/faults/proxy.js';
import { openServices } from '../../src/embedded/services.js';
import type { EventRow } from '../../src/entities/index.js';
import { createDoorbell, type Doorbell, type Told } from '../../src/events/doorbell.js';
import { openRedis } from './redis.js';
import { numbers, pageCreated, until } from './support.js';

const ACCOUNT = 'acc_01M85XTZ26MPDPXPCHSENX7BQX';

function row(sequence: number, slug = 'page'): EventRow {
  const { type, ...data } = pageCreated('usr_1', slug);
  const by = { actorId: null, apiKeyId: null, requestId: 'test' };
  const occurredAt = new Date(1_764_000_000_000 + sequence);
  return { accountId: ACCOUNT, sequence, type, occurredAt, ...by, data: JSON.stringify(data) };
}

function told(...rows: EventRow[]): Told {
  return { epoch: 'EPOCH', rows };
}

describe('the doorbell', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'seatkeeper-doorbell-'));
  let redisUrl: string;
  let stopRedis: () => Promise<void>;
  let redis: Redis;
  const doorbells: Doorbell[] = [];
  let timesBack = 0;

  const startRedis = async () => {
    const started = await openServices({ dataDir, mariadb: false, redis: true });
    redisUrl = started.redisUrl as string;
    stopRedis = started.release;
  };
  const redisPid = () => JSON.parse(readFileSync(join(dataDir, 'redis.process.json'), 'utf8')).pid as number;
  const open = async (deploymentId = 'OURS', url = redisUrl) => {
    const logger = pino({ level: 'silent' });
    const doorbell = createDoorbell({ redisUrl: url, deploymentId, logger, onBack: () => timesBack++ });
    doorbells.push(doorbell);
    await until(() => doorbell.connected, 'the doorbell is connected');
    return doorbell;
  };
  /** What it hears, as it hears it. */
  const listen = async (doorbell: Doorbell, accountId = ACCOUNT) => {
    const heard: EventRow[] = [];
    await doorbell.listen(accountId, ({ epoch, rows }) => {
      expect(epoch).toBe('EPOCH');
      heard.push(...rows);
    });
    return heard;
  };
  const heardUpTo = (heard: EventRow[], sequence: number) =>
    until(() => heard.at(-1)?.sequence === sequence, `event ${sequence} was heard`);

  beforeAll(startRedis);
  afterAll(async () => {
    await stopRedis();
    rmSync(dataDir, { recursive: true, force: true });
  });
  beforeEach(() => {
    redis = openRedis(redisUrl);
    redis.on('error', () => {});
  });
  afterEach(() => {
    redis.disconnect();
    for (const doorbell of doorbells.splice(0)) doorbell.close();
  });

  it('is heard in its own process at once, and in the others of the installation, with all that the rows hold', async () => {
    const [here, there] = [await open(), await open()];
    const [near, far] = [await listen(here), await listen(there)];
    const rows = [row(1), row(2, 'größe 😀')];
    here.ring(ACCOUNT, told(...rows));
    expect(near).toEqual(rows);
    await heardUpTo(far, 2);
    expect(far).toEqual(rows);
    expect(far[0]?.occurredAt).toBeInstanceOf(Date);
  });

  it('is heard for the account that it was rung for only, and until one stops listening', async () => {
    const [here, there] = [await open(), await open()];
    const heard = await listen(there);
    const other = await listen(there, 'acc_OTHER');
    here.ring('acc_OTHER', told(row(1)));
    await heardUpTo(other, 1);
    expect(heard).toEqual([]);

    there.stopListening(ACCOUNT);
    here.ring(ACCOUNT, told(row(1)));
    here.ring('acc_OTHER', told(row(2)));
    await heardUpTo(other, 2);
    expect(heard).toEqual([]);
  });

  it('is not heard in another installation on the same Redis', async () => {
    const [ours, alsoOurs, theirs] = [await open('OURS'), await open('OURS'), await open('THEIRS')];
    const [heard, overheard] = [await listen(alsoOurs), await listen(theirs)];
    ours.ring(ACCOUNT, told(row(1)));
    await heardUpTo(heard, 1);
    // what comes later on the same line has come: nothing was before it
    const theirOther = await open('THEIRS');
    theirOther.ring(ACCOUNT, told(row(7)));
    await heardUpTo(overheard, 7);
    expect(overheard.map(({ sequence }) => sequence)).toEqual([7]);
    expect(heard.map(({ sequence }) => sequence)).toEqual([1]);
  });

  it('tells of a change that is too large for a message only how far the log is', async () => {
    const [here, there] = [await open(), await open()];
    const [near, far] = [await listen(here), await listen(there)];
    const large = numbers(1_000).map((sequence) => row(sequence));
    expect(JSON.stringify(large).length).toBeGreaterThan(64 * 1024);
    here.ring(ACCOUNT, told(...large));
    expect(near).toEqual(large);
    await heardUpTo(far, 1_000);
    expect(far).toEqual([large.at(-1)]);
  });

  it('survives whatever else is said on its channel', async () => {
    const [here, there] = [await open(), await open()];
    const heard = await listen(there);
    const garbage = ['', '{', 'null', '7', '"text"', '{}', '[null]', '[7]', '[[]]', '\u0000', 'x'.repeat(100_000)];
    for (const message of garbage) {
      expect(await redis.publish(`seatkeeper:OURS:3:${ACCOUNT}`, message)).toBe(1);
    }
    here.ring(ACCOUNT, told(row(1)));
    await heardUpTo(heard, 1);
  });

  it('rings without Redis: in its process as ever, elsewhere not; is back with it, and says so', async () => {
    const [here, there] = [await open(), await open()];
    const [near, far] = [await listen(here), await listen(there)];
    await stopRedis();
    await until(() => !here.connected && !there.connected, 'it is noticed');
    here.ring(ACCOUNT, told(row(1)));
    expect(near.map(({ sequence }) => sequence)).toEqual([1]);
    // an account that is first listened to while Redis is away
    const other = await listen(there, 'acc_OTHER');

    timesBack = 0;
    await startRedis();
    await until(() => here.connected && there.connected && timesBack >= 2, 'both are back, and listen');
    here.ring(ACCOUNT, told(row(2)));
    here.ring('acc_OTHER', told(row(1)));
    await Promise.all([heardUpTo(far, 2), heardUpTo(other, 1)]);
    expect(far.map(({ sequence }) => sequence)).toEqual([2]);
    // who rings may hear it from Redis, too
    expect(new Set(near.map(({ sequence }) => sequence))).toEqual(new Set([1, 2]));
  });

  it('notices a line that was cut, and listens again', async () => {
    const [here, there] = [await open(), await open()];
    const far = await listen(there);
    timesBack = 0;
    await redis.client('KILL', 'TYPE', 'pubsub');
    await until(() => timesBack > 0, 'it listens again');
    here.ring(ACCOUNT, told(row(1)));
    await heardUpTo(far, 1);
  });

  it('notices a Redis that says no more although its connections stand, and does not wait for it', async () => {
    const [here, there] = [await open(), await open()];
    const far = await listen(there);
    const pid = redisPid();
    process.kill(pid, 'SIGSTOP');
    try {
      here.ring(ACCOUNT, told(row(1)));
      const other = await listen(there, 'acc_OTHER');
      expect(other).toEqual([]);
      await until(() => !here.connected && !there.connected, 'it is noticed');
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await until(() => here.connected && there.connected, 'both are back');
    // rung until heard: listening again takes its moment
    let sequence = 1;
    await until(() => {
      here.ring(ACCOUNT, told(row(++sequence)));
      return far.length > 0;
    }, 'it is heard again');
  });

  it('is back though Redis took the new lines, too, and said nothing', async () => {
    const proxy = await startProxy({ path: redisUrl.replace('unix://', '') });
    const there = await open('OURS', `redis://127.0.0.1:${proxy.port}`);
    const far = await listen(there);
    timesBack = 0;
    proxy.swallow();
    const { taken } = proxy;
    await until(() => proxy.taken >= taken + 2, 'both of its connections were made anew');
    expect(there.connected).toBe(false);

    proxy.restore();
    await until(() => there.connected && timesBack > 0, 'it is back, and listens');
    const here = await open();
    here.ring(ACCOUNT, told(row(1)));
    await heardUpTo(far, 1);
    there.close();
    await proxy.close();
  });
});
