import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { openServices } from '../../src/embedded/services.js';
import { openRedis } from '../events/redis.js';
import { until } from '../events/support.js';
import { startApp } from '../support/app.js';
import { startServer } from '../support/server.js';
import { expectLimited, guestOf, isWhole, newAddress, startLimited } from './guests.js';

const PING = '{ __typename }';
const RATE = 3;

/** Is answered as often as the rate allows, then refused. */
async function expectCounting(app: { url: string }): Promise<void> {
  const guest = guestOf(app, newAddress());
  for (let index = 0; index < RATE; index++) expect((await guest.ask(PING)).status).toBe(200);
  expectLimited(await guest.ask(PING));
}

describe('guests while Redis is away', () => {
  it('are counted by each process, which stops as ever', async () => {
    const env = { REDIS_URL: 'redis://127.0.0.1:1', GUEST_RATE: String(RATE), TRUST_PROXY: 'on' };
    const [one, other] = await Promise.all([startApp(env), startServer(env)]);
    await expectCounting(one);
    await expectCounting(other);
    await one.close();
    expect(await other.stop()).toBe(0);
    expect(other.output().match(/Redis does not count who asks/g)).toHaveLength(1);
  });
});

describe('guests of a server whose Redis comes and goes', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'seatkeeper-guests-'));
  const openRedisService = () => openServices({ dataDir, mariadb: false, redis: true });
  let service: Awaited<ReturnType<typeof openRedisService>>;
  let app: App & { url: string };

  beforeAll(async () => {
    service = await openRedisService();
    app = await startLimited(RATE, { REDIS_URL: service.redisUrl as string });
  });
  afterAll(async () => {
    await app.close();
    await service.release();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const expectCountedByRedis = async () => {
    const address = newAddress();
    await guestOf(app, address).ask(PING);
    const redis = openRedis(service.redisUrl);
    expect(await redis.keys(`*:guests:${address}`)).toHaveLength(1);
    redis.disconnect();
  };

  it('are counted without it, and by it again', async () => {
    await expectCountedByRedis();
    await service.release();
    await expectCounting(app);
    service = await openRedisService();
    await until(() => isWhole(app), 'Redis is back');
    await expectCountedByRedis();
    await expectCounting(app);
  });

  it('stay refused, who had used up the rate', async () => {
    const guest = guestOf(app, newAddress());
    for (let index = 0; index < RATE; index++) await guest.ask(PING);
    await service.release();
    expectLimited(await guest.ask(PING));
    service = await openRedisService();
    await until(() => isWhole(app), 'Redis is back');
    expectLimited(await guest.ask(PING));
  });

  const redisPid = () => JSON.parse(readFileSync(join(dataDir, 'redis.process.json'), 'utf8')).pid as number;

  it('are answered, and counted, while it says no more although its connections stand', async () => {
    const pid = redisPid();
    process.kill(pid, 'SIGSTOP');
    try {
      await expectCounting(app);
      await until(async () => !(await isWhole(app)), 'it is noticed');
      await expectCounting(app);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await until(() => isWhole(app), 'Redis is back');
    await expectCountedByRedis();
    await expectCounting(app);
  });

  it('leave nothing at a connection that many of them wait for', async () => {
    const server = await startServer({
      REDIS_URL: service.redisUrl as string,
      GUEST_RATE: String(RATE),
      TRUST_PROXY: 'on',
    });
    await until(() => isWhole(server), 'Redis is there');
    const pid = redisPid();
    process.kill(pid, 'SIGSTOP');
    try {
      // Node warns of the eleventh listener of a kind at one emitter
      const guests = Array.from({ length: 12 }, () => guestOf(server, newAddress()));
      const answers = await Promise.all(guests.map((guest) => guest.ask(PING)));
      expect(answers.map(({ status }) => status)).toEqual(guests.map(() => 200));
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    expect(await server.stop()).toBe(0);
    expect(server.output()).toMatch(/Redis does not count who asks/);
    expect(server.output()).not.toMatch(/MaxListenersExceeded/);
  });
});
