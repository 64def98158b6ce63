import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { openRedis } from '../events/redis.js';
import { until } from '../events/support.js';
import { size } from '../graphql/sizes.js';
import { newAccount, newKey } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { openAcknowledged } from '../support/subscriber.js';
import { expectRetryAfter, isWhole } from './guests.js';
import { askByHttp, askBySocket, codes, TRANSPORTS } from './transports.js';

const ACCOUNT = '{ account { id } }';
const COST = size(ACCOUNT).cost;
/** So many times as much as `ACCOUNT` costs may be asked for. */
const TIMES = 10;

async function startBudgeted(env: Record<string, string> = {}): Promise<App & { url: string }> {
  const app = await startApp({ RATE_BUDGET: String(TIMES * COST), ...env });
  await until(() => env.REDIS_URL !== undefined || isWhole(app), 'Redis is there');
  return app;
}

/** How many of so many queries, one after the other, are answered, at these servers in turn; the others must be told why. */
async function answeredOf(count: number, key: string, servers: { url: string }[]): Promise<number> {
  let answered = 0;
  for (let index = 0; index < count; index++) {
    const told = await askByHttp(servers[index % servers.length] as App & { url: string }, `Bearer ${key}`, {
      query: ACCOUNT,
    });
    if (told.status === 200) {
      answered++;
    } else {
      expect([told.status, codes(told)]).toEqual([429, ['RATE_LIMITED']]);
      expectRetryAfter(told);
    }
  }
  return answered;
}

describe('the cost of an operation', () => {
  let app: App & { url: string };
  let key: string;
  beforeAll(async () => {
    app = await startApp({ QUERY_COST: '10000' });
    key = (await newAccount()).apiKey;
  });
  afterAll(() => app.close());

  it.each(TRANSPORTS)(
    'is told with its answer over %s, by `first` in each list, whatever there is in it',
    async (_name, ask) => {
      const query =
        'query ($first: Int!) { users(first: $first) { nodes { id bookingPages(first: 5) { nodes { slug } } } } }';
      for (const first of [1, 100]) {
        const { extensions } = await ask(app, `Bearer ${key}`, { query, variables: { first } });
        // in words: the list's object, each user with an id, each user's list with its pages, and three statements
        expect(extensions).toEqual({ cost: 5 + first * (5 + 1 + 5 + 5 * (5 + 1)) + 2 * 200 });
      }
    },
  );

  it.each(TRANSPORTS)('is told over %s where it is too much, and of a guest', async (_name, ask) => {
    const query = '{ users(first: 100) { nodes { bookingPages(first: 100) { nodes { slug } } } } }';
    const refused = await ask(app, `Bearer ${key}`, { query });
    expect(codes(refused)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(refused.extensions).toEqual({ cost: size(query).cost });
    const guest = await ask(app, undefined, { query: '{ publicBookingPage(slug: "nowhere") { slug } }' });
    expect(guest).toMatchObject({ data: { publicBookingPage: null }, extensions: { cost: 5 + 1 + 200 } });
  });
});

describe('the budget of a key', () => {
  let app: App & { url: string };
  beforeAll(async () => {
    app = await startBudgeted();
  });
  afterAll(() => app.close());

  it('lets in as much as it is, and then tells when to ask again; other keys have theirs', async () => {
    const { apiKey, userId } = await newAccount();
    const other = await newKey(app, apiKey, userId);
    // making the key was not for nothing
    const left = await answeredOf(TIMES + 3, apiKey, [app]);
    expect(left).toBeGreaterThanOrEqual(1);
    expect(left).toBeLessThan(TIMES);
    expect(await answeredOf(TIMES + 3, other.secret, [app])).toBe(TIMES);
    const told = await askByHttp(app, `Bearer ${other.secret}`, { query: ACCOUNT });
    expect(told.data).toBeUndefined();
    expect(told.extensions).toEqual({ cost: COST });
    expect(told.errors[0]?.message).toMatch(/^A key may ask for a cost of [\d,]+ a minute, .* Ask again in \d+ s, /);
    // of what is cheaper there may be some left, and a guest needs none
    expect((await askByHttp(app, undefined, { query: '{ __typename }' })).status).toBe(200);
  });

  it('is not exceeded by those who ask all at once', async () => {
    const { apiKey } = await newAccount();
    const all = await Promise.all(
      Array.from({ length: 40 }, () => askByHttp(app, `Bearer ${apiKey}`, { query: ACCOUNT })),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(TIMES);
    expect(all.filter(({ status }) => status === 429)).toHaveLength(40 - TIMES);
  });

  it('is one for both transports; what may pass ends no stream for ever', async () => {
    const { apiKey } = await newAccount();
    expect(await answeredOf(TIMES, apiKey, [app])).toBe(TIMES);
    const told = await askBySocket(app, `Bearer ${apiKey}`, { query: ACCOUNT });
    expect(codes(told)).toEqual(['RATE_LIMITED']);
    expect(told.errors[0]?.extensions.retryAfter).toBeGreaterThanOrEqual(1);
    const socket = await openAcknowledged(app, `Bearer ${apiKey}`);
    socket.send({ id: '1', type: 'subscribe', payload: { query: 'subscription { accountEvents { id } }' } });
    expect(await socket.closed).toBe(1013);
  });

  it('counts the opening of a stream, and not what it tells', async () => {
    const { apiKey } = await newAccount();
    const query = 'subscription { seatUsage(kind: LIVE_ENGAGEMENT) { capacity } }';
    const socket = await openAcknowledged(app, `Bearer ${apiKey}`);
    socket.send({ id: '1', type: 'subscribe', payload: { query } });
    expect(await socket.next()).toMatchObject({ type: 'next' });
    const left = await answeredOf(TIMES + 1, apiKey, [app]);
    expect(left).toBe(Math.floor((TIMES * COST - size(query).cost) / COST));
    socket.cut();
  });

  it('is shared by all servers', async () => {
    const elsewhere = await startBudgeted();
    try {
      const { apiKey } = await newAccount();
      expect(await answeredOf(TIMES + 5, apiKey, [app, elsewhere])).toBe(TIMES);
    } finally {
      await elsewhere.close();
    }
  });

  it('takes one round trip for many operations', async () => {
    const many = await startBudgeted({ RATE_BUDGET: String(50 * 20 * COST) });
    const redis = openRedis();
    try {
      const { apiKey } = await newAccount();
      const monitor = await redis.monitor();
      const trips: string[] = [];
      monitor.on('monitor', (_time, [command, ...args]: string[]) => {
        // other tests have keys of their own
        const isOurs = args.some((text) => text.includes(`:costs:key_${apiKey.slice(3, 29)}`));
        if (/^eval/i.test(String(command)) && isOurs) trips.push(String(command));
      });
      expect(await answeredOf(40, apiKey, [many])).toBe(40);
      await redis.ping();
      await until(() => trips.length >= 2, 'both are heard of');
      expect(trips).toHaveLength(2);
      monitor.disconnect();
    } finally {
      redis.disconnect();
      await many.close();
    }
  });

  it('is counted by each server where Redis is away: neither blocked nor without a limit', async () => {
    const away = { REDIS_URL: 'redis://127.0.0.1:1' };
    const [one, other] = await Promise.all([startBudgeted(away), startBudgeted(away)]);
    try {
      const { apiKey } = await newAccount();
      expect(await answeredOf(TIMES + 5, apiKey, [one])).toBe(TIMES);
      expect(await answeredOf(TIMES + 5, apiKey, [other])).toBe(TIMES);
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
  });

  it('can be turned off', async () => {
    const free = await startApp({ RATE_BUDGET: '0' });
    const { apiKey } = await newAccount();
    expect(await answeredOf(3 * TIMES, apiKey, [free])).toBe(3 * TIMES);
    await free.close();
  });

  it('refuses for good what is dearer than the whole of it', async () => {
    const { apiKey } = await newAccount();
    const told = await askByHttp(app, `Bearer ${apiKey}`, {
      query: '{ users(first: 100) { nodes { id bookingPages(first: 10) { nodes { id } } } } }',
    });
    expect(codes(told)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(told.errors[0]?.message).toContain(`at most ${(TIMES * COST).toLocaleString('en-US')} is allowed`);
  });
});
