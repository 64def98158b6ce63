import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { openAcme } from '../accounts/acme.js';
import { openRedis } from '../events/redis.js';
import { until } from '../events/support.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { newDatabase } from '../support/services.js';
import { openAcknowledged, openSocket } from '../support/subscriber.js';
import { expectLimited, expectRetryAfter, guestOf, newAddress, startLimited } from './guests.js';
import { askByHttp, codes } from './transports.js';

const PING = '{ __typename }';
const RATE = 5;
const pages = (count: number, field = 'publicBookingPage(slug: "abc") { slug }') =>
  Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ');

let app: App & { url: string };
const redis = openRedis();

beforeAll(async () => {
  app = await startLimited(RATE);
});
afterAll(async () => {
  redis.disconnect();
  await app.close();
});

/** How many of so many requests, one after the other, are answered. */
async function answeredOf(count: number, guest: ReturnType<typeof guestOf>, query = PING): Promise<number> {
  let answered = 0;
  for (let index = 0; index < count; index++) if ((await guest.ask(query)).status !== 429) answered++;
  return answered;
}

const keyOf = async (address: string) => (await redis.keys(`seatkeeper:*:guests:${address}`))[0] as string;

describe('guests of one address', () => {
  it('are answered as often as the rate allows, then told when to ask again', async () => {
    const guest = guestOf(app, newAddress());
    for (let index = 0; index < RATE; index++) {
      expect(await guest.ask(PING)).toMatchObject({ status: 200, data: { __typename: 'Query' }, errors: [] });
    }
    const told = await guest.ask(PING);
    expectLimited(told);
    expect(told.errors[0]?.message).toMatch(/^Guests may make 5 requests a minute from one address, .* Ask in \d+ s /);
  });

  it('do not share their rate with those of another address', async () => {
    const [one, other] = [guestOf(app, newAddress()), guestOf(app, newAddress())];
    expect(await answeredOf(RATE + 2, one)).toBe(RATE);
    expect(await answeredOf(RATE + 2, other)).toBe(RATE);
  });

  it('are not let in more often when they ask all at once', async () => {
    const guest = guestOf(app, newAddress());
    const all = await Promise.all(Array.from({ length: 30 }, () => guest.ask(PING)));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(RATE);
    for (const told of all.filter(({ status }) => status !== 200)) expectLimited(told);
  });

  it('are forgotten after a minute, and can ask as often again', async () => {
    const address = newAddress();
    const guest = guestOf(app, address);
    await guest.ask(PING);
    const key = await keyOf(address);
    const left = await redis.pttl(key);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(60_000);
    // the rest of the minute is made short
    await redis.pexpire(key, 6_000);
    expect(await answeredOf(RATE, guest)).toBe(RATE - 1);
    const told = await guest.ask(PING);
    expectLimited(told);
    expect(told.errors[0]?.extensions.retryAfter).toBeLessThanOrEqual(6);
    await until(async () => (await guest.ask(PING)).status === 200, 'the minute is over');
    expect(await answeredOf(RATE, guest)).toBe(RATE - 1);
  });

  it('do not reach Redis any more once the rate is used up', async () => {
    const address = newAddress();
    await answeredOf(RATE + 20, guestOf(app, address));
    expect(await redis.get(await keyOf(address))).toBe(String(RATE));
  });

  it.each([
    ['a syntax error', { query: '{ publicBookingPage(' }],
    ['an unknown field', { query: '{ secrets }' }],
    ['what needs a key', { query: '{ viewer { id } }' }],
    [
      'a mutation of what is not there',
      { query: 'mutation { cancelAppointment(input: { cancelToken: "x" }) { canceled } }' },
    ],
    ['a document of too many lines', { query: `{ __typename ${'\n'.repeat(3_000)} }` }],
    ['no document', {} as { query: string }],
  ])('are counted, and refused before the document is looked at, with %s', async (_what, request) => {
    const guest = guestOf(app, newAddress());
    for (let index = 0; index < RATE; index++) expect(codes(await guest.ask(request))).not.toContain('RATE_LIMITED');
    expectLimited(await guest.ask(request));
  });

  it('are counted by GET as by POST', async () => {
    const address = newAddress();
    const get = () =>
      fetch(`${app.url}?query=${encodeURIComponent(PING)}`, {
        headers: { 'x-forwarded-for': address, 'apollo-require-preflight': 'true' },
      });
    for (let index = 0; index < RATE; index++) expect((await get()).status).toBe(200);
    expect((await get()).status).toBe(429);
    expectLimited(await guestOf(app, address).ask(PING));
  });

  it('can look at the health of the server all the same', async () => {
    const { headers, ...guest } = guestOf(app, newAddress());
    expect(await answeredOf(RATE + 1, { headers, ...guest })).toBe(RATE);
    for (const path of ['/healthz', '/readyz', '/']) {
      expect((await fetch(new URL(path, app.url), { headers })).status).toBe(200);
    }
  });
});

describe('the fields of one operation', () => {
  /** How often pages were looked for while `work` lasted. */
  const lookUpsDuring = async (work: () => Promise<void>): Promise<number> => {
    const { read } = app.store.pools;
    const { query } = read;
    let count = 0;
    read.query = (sql, values) => {
      if (sql.includes('readPublicPage')) count++;
      return query(sql, values);
    };
    await work();
    read.query = query;
    return count;
  };

  it('count one each, and those beyond the rate are refused at their places, not carried out', async () => {
    const guest = guestOf(app, newAddress());
    const lookUps = await lookUpsDuring(async () => {
      const told = await guest.ask(`{ ${pages(RATE + 3)} __typename }`);
      expect(told.data).toEqual({
        ...{ a0: null, a1: null, a2: null, a3: null, a4: null, a5: null, a6: null, a7: null },
        __typename: 'Query',
      });
      expect(told.errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
        [['a5'], 'RATE_LIMITED'],
        [['a6'], 'RATE_LIMITED'],
        [['a7'], 'RATE_LIMITED'],
      ]);
      expect(told.status).toBe(429);
      expectRetryAfter(told);
    });
    expect(lookUps).toBe(RATE);
    expectLimited(await guest.ask(PING));
  });

  it('count by what is executed: in fragments too, the same one once, a skipped one and __typename not', async () => {
    const guest = guestOf(app, newAddress());
    const page = 'publicBookingPage(slug: "abc") { slug }';
    const told = await guest.ask({
      query: `query ($no: Boolean = false) { ${page} ${page} a: __typename skipped: publicBookingPage(slug: "abc") @include(if: $no) { slug } ...F ...F }
        fragment F on Query { b: ${page} ... on Query { c: ${page} } }`,
    });
    expect(told).toMatchObject({ status: 200, errors: [] });
    // three of five are used up
    expect(await answeredOf(RATE, guest)).toBe(RATE - 3);
  });

  it('of a mutation are refused before the first is carried out, so that no token is lost with the answer', async () => {
    const acme = await openAcme(app);
    const { slug } = await acme.page();
    const start = (count: number) =>
      `mutation { ${pages(count, `startConversation(input: { slug: "${slug}", kind: LIVE_CHAT, visitorName: "Vera" }) { visitorToken }`)} }`;
    await acme.newEvents();

    const told = await guestOf(app, newAddress()).ask(start(RATE + 1));
    expect(codes(told)).toEqual(['RATE_LIMITED']);
    expect(told.data).toBeNull();
    expect(told.status).toBe(429);
    expect(await acme.newEvents()).toEqual([]);

    const done = await guestOf(app, newAddress()).ask(start(RATE));
    expect(done).toMatchObject({ status: 200, errors: [] });
    expect(await acme.newEventTypes()).toEqual(Array.from({ length: RATE }, () => 'ConversationStarted'));
  });

  it('count for nothing where their caller has a key', async () => {
    const { apiKey } = await openAcme(app);
    const told = await client(app, apiKey).send(`{ ${pages(20)} }`);
    expect(told).toMatchObject({ status: 200, errors: [] });
  });
});

describe('who is no guest', () => {
  it('is not counted: the holder of a key asks as they like, from the address of guests who may not', async () => {
    const { apiKey } = await openAcme(app);
    const address = newAddress();
    const { headers, ...guest } = guestOf(app, address);
    const ask = () => askByHttp(app, `Bearer ${apiKey}`, { query: '{ viewer { name } }' }, headers);
    for (let index = 0; index < RATE * 2; index++) expect((await ask()).status).toBe(200);
    expect(await redis.keys(`*:guests:${address}`)).toEqual([]);
    expect(await answeredOf(RATE + 1, { headers, ...guest })).toBe(RATE);
    expect((await ask()).data).toEqual({ viewer: { name: 'Ada' } });
  });

  it.each(['Bearer sk_wrong', 'Bearer', ''])('stays unauthenticated with the authorization "%s"', async (text) => {
    const { headers } = guestOf(app, newAddress());
    for (let index = 0; index < RATE + 2; index++) {
      const told = await askByHttp(app, text, { query: PING }, headers);
      expect([told.status, codes(told)]).toEqual([401, ['UNAUTHENTICATED']]);
    }
  });
});

describe('over WebSocket', () => {
  const operation = (id: number, query = PING) => ({ id: String(id), type: 'subscribe', payload: { query } });

  it.each([
    ['queries', PING, 'next'],
    ['documents that are none', '{', 'error'],
  ])(
    'each operation counts, %s, and one too many closes the socket with 1013, without an error',
    async (_what, query, first) => {
      const { headers } = guestOf(app, newAddress());
      const socket = await openAcknowledged(app, undefined, headers);
      for (let id = 0; id < RATE; id++) {
        socket.send(operation(id, query));
        expect(await socket.next()).toMatchObject({ id: String(id), type: first });
        if (first === 'next') expect(await socket.next()).toEqual({ id: String(id), type: 'complete' });
      }
      socket.send(operation(RATE, query));
      await expect(socket.next()).rejects.toThrow('the socket closed with 1013');
    },
  );

  it('operations count with the requests of the same address, and opening a socket for nothing', async () => {
    const guest = guestOf(app, newAddress());
    const sockets = await Promise.all([1, 2, 3, 4].map(() => openSocket(app, undefined, guest.headers)));
    for (const socket of sockets) expect(await socket.next()).toEqual({ type: 'connection_ack' });
    expect(await answeredOf(RATE - 1, guest)).toBe(RATE - 1);
    const [one, other] = sockets as [(typeof sockets)[0], (typeof sockets)[0]];
    one.send(operation(1));
    expect(await one.next()).toMatchObject({ type: 'next' });
    other.send(operation(1));
    expect(await other.closed).toBe(1013);
    expectLimited(await guest.ask(PING));
    for (const socket of sockets) socket.close();
  });

  it('further fields of an operation are refused at their places, as over HTTP', async () => {
    const socket = await openSocket(app, undefined, guestOf(app, newAddress()).headers);
    await socket.next();
    socket.send(operation(1, `{ ${pages(RATE + 1)} }`));
    expect(await socket.next()).toMatchObject({
      type: 'next',
      payload: { errors: [{ path: ['a5'], extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) } }] },
    });
    socket.close();
  });

  it('what is under way is answered before the socket closes, and the token it gave is not lost', async () => {
    const acme = await openAcme(app);
    const { slug } = await acme.page();
    const guest = guestOf(app, newAddress());
    expect(await answeredOf(RATE - 1, guest)).toBe(RATE - 1);
    const socket = await openSocket(app, undefined, guest.headers);
    await socket.next();
    const start = `mutation { startConversation(input: { slug: "${slug}", kind: LIVE_CHAT, visitorName: "Vera" }) { visitorToken } }`;
    socket.send(operation(1, start));
    socket.send(operation(2));
    expect(await socket.next()).toMatchObject({
      id: '1',
      payload: { data: { startConversation: { visitorToken: expect.stringMatching(/^vt_/) } } },
    });
    expect(await socket.closed).toBe(1013);
  });

  it('the holder of a key asks as they like', async () => {
    const { apiKey } = await openAcme(app);
    const socket = await openSocket(app, `Bearer ${apiKey}`, guestOf(app, newAddress()).headers);
    await socket.next();
    for (let id = 0; id < RATE * 2; id++) {
      socket.send(operation(id, `{ ${pages(3)} }`));
      expect(await socket.next()).toMatchObject({ type: 'next', payload: { data: { a0: null, a2: null } } });
      expect(await socket.next()).toMatchObject({ type: 'complete' });
    }
    socket.close();
  });
});

describe('several servers', () => {
  it('count together', async () => {
    const other = await startLimited(RATE);
    const address = newAddress();
    expect(await answeredOf(RATE - 2, guestOf(app, address))).toBe(RATE - 2);
    expect(await answeredOf(RATE, guestOf(other, address))).toBe(2);
    expectLimited(await guestOf(app, address).ask(PING));
    await other.close();
  });

  it('count for themselves when they are two installations that share a Redis', async () => {
    const stranger = await startLimited(RATE, { DATABASE_URL: await newDatabase() });
    const address = newAddress();
    expect(await answeredOf(RATE, guestOf(app, address))).toBe(RATE);
    expect(await answeredOf(RATE + 1, guestOf(stranger, address))).toBe(RATE);
    await stranger.close();
  });

  it('with a rate of 0 count nobody', async () => {
    const open = await startApp({ GUEST_RATE: '0', TRUST_PROXY: 'on' });
    const address = newAddress();
    const guest = guestOf(open, address);
    const all = await Promise.all(Array.from({ length: 320 }, () => guest.ask(PING)));
    expect(all.filter(({ status }) => status !== 200)).toEqual([]);
    expect(await redis.keys(`*:guests:${address}`)).toEqual([]);
    await open.close();
  });
});
