import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Redis } from 'ioredis';
import type { App } from '../../src/app.js';
import { openServices } from '../../src/embedded/services.js';
import { openRedis } from '../events/redis.js';
import { client } from '../support/client.js';
import { openSocket } from '../support/subscriber.js';
import { guestOf, startLimited } from './guests.js';

const PING = '{ __typename }';

// of its own, since all that is counted is looked at
const dataDir = mkdtempSync(join(tmpdir(), 'seatkeeper-address-'));
let service: Awaited<ReturnType<typeof openServices>>;
let redis: Redis;
let app: App & { url: string };

beforeAll(async () => {
  service = await openServices({ dataDir, mariadb: false, redis: true });
  redis = openRedis(service.redisUrl);
});
beforeEach(() => redis.flushall());
afterAll(async () => {
  redis.disconnect();
  await service.release();
  rmSync(dataDir, { recursive: true, force: true });
});

const start = async (trustProxy: string) => {
  app = await startLimited(1_000, { TRUST_PROXY: trustProxy, REDIS_URL: service.redisUrl as string });
};
const countedAddresses = async () => (await redis.keys('*')).map((key) => key.split(':guests:')[1]);

/** By which address somebody is counted of whom the proxy tells this. */
async function countedFor(forwarded: string): Promise<(string | undefined)[]> {
  await guestOf(app, forwarded).ask(PING);
  return countedAddresses();
}

describe('behind a proxy that is trusted', () => {
  beforeAll(() => start('on'));
  afterAll(() => app.close());

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:4711', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::ffff:c000:201', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::9', '2001:db8:1:3::/64'],
    ['[2001:db8::1]:4711', '2001:db8:0:0::/64'],
    ['[2001:db8::1]', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    // as the guest says; the proxies in between are believed
    ['192.0.2.1, 198.51.100.2, 198.51.100.3', '192.0.2.1'],
  ])('a guest of %s counts as %s', async (forwarded, counted) => {
    expect(await countedFor(forwarded)).toEqual([counted]);
  });

  it.each(['unknown', '_hidden', '192.0.2', '0x7f.1', '192.0.2.1.1', '192.0.2.256', ':::', '*', '192.0.2.1/24'])(
    'a guest of "%s", which is no address, counts as the proxy',
    async (forwarded) => {
      expect(await countedFor(forwarded)).toEqual(['127.0.0.1']);
    },
  );

  it('a socket counts as the address by which it was opened', async () => {
    const socket = await openSocket(app, undefined, { 'x-forwarded-for': '2001:db8::1' });
    await socket.next();
    socket.send({ id: '1', type: 'subscribe', payload: { query: PING } });
    await socket.next();
    expect(await countedAddresses()).toEqual(['2001:db8:0:0::/64']);
    socket.close();
  });
});

describe('where only some are trusted', () => {
  beforeAll(() => start('127.0.0.1, 10.0.0.0/8'));
  afterAll(() => app.close());

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1, 10.1.2.3', '192.0.2.1'],
    ['spoofed, 192.0.2.1', '192.0.2.1'],
    ['203.0.113.9, 192.0.2.1, 10.1.2.3', '192.0.2.1'],
  ])('a guest of "%s" counts as the last that is not, %s', async (forwarded, counted) => {
    expect(await countedFor(forwarded)).toEqual([counted]);
  });
});

describe('without a trusted proxy', () => {
  beforeAll(() => start('off'));
  afterAll(() => app.close());

  it('a guest counts as the address they come from, whatever they say', async () => {
    expect(await countedFor('192.0.2.1')).toEqual(['127.0.0.1']);
    await client(app).send(PING);
    const [key] = await redis.keys('*');
    expect(await redis.get(key as string)).toBe('2');
  });
});
