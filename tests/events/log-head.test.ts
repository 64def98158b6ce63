import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { encodeEventCursor, type LogHead } from '../../src/entities/index.js';
import { streamHead } from '../../src/events/stream-head.js';
import { openRaw, type RawSession } from '../database/raw.js';
import { newAccount, newKey, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { openSocket, type Socket, subscribe } from '../support/subscriber.js';
import { type Changer, changerOf, NO_REDIS, numbers, type OpenStore, openStore, until } from './support.js';

interface Told {
  logHead: { sequence: number; cursor: string; at: string };
}

const LOG_HEAD = 'subscription ($everySeconds: Int) { logHead(everySeconds: $everySeconds) { sequence cursor at } }';

describe('logHead', () => {
  let app: App & { url: string };
  let raw: RawSession;
  let account: Awaited<ReturnType<typeof newAccount>>;
  /** In the server's own process. */
  let changer: Changer;
  beforeAll(async () => {
    app = await startApp();
    raw = await openRaw();
  });
  afterAll(async () => {
    await raw.end();
    await app.close();
  });
  beforeEach(async () => {
    account = await newAccount({ scheduledMeeting: 20 });
    changer = changerOf(app.store, account);
  });

  const cursorAt = (sequence: number) =>
    encodeEventCursor({ epoch: app.store.epoch, accountId: account.accountId, sequence });
  const now = async () => (await raw.query<{ now: Date }>('SELECT UTC_TIMESTAMP(3) AS now'))[0]!.now;
  const headsOf = (store: OpenStore | App['store'], everySeconds: number) =>
    streamHead({ store, progress: null }, account.accountId, everySeconds);
  const headOf = async (stream: AsyncIterator<LogHead>) => (await stream.next()).value as LogHead;

  it('tells at once how far the log is, and when that was so, and again after each change', async () => {
    const before = await now();
    const subscriber = await subscribe<Told, object>(app, account.apiKey, LOG_HEAD, { everySeconds: null });
    const { logHead } = await subscriber.next();
    expect(logHead).toEqual({ sequence: 0, cursor: cursorAt(0), at: expect.any(String) });
    expect(new Date(logHead.at).getTime()).toBeGreaterThanOrEqual(before.getTime());
    expect(new Date(logHead.at).getTime()).toBeLessThanOrEqual((await now()).getTime());
    for (const sequence of [1, 2]) {
      const changed = await now();
      await changer.record();
      const { logHead: next } = await subscriber.next();
      expect(next).toMatchObject({ sequence, cursor: cursorAt(sequence) });
      expect(new Date(next.at).getTime()).toBeGreaterThanOrEqual(changed.getTime());
    }
    subscriber.socket.close();
  });

  it('is for Members, too', async () => {
    const { secret } = await newKey(app, account.apiKey, await newUser(app, account.apiKey));
    const subscriber = await subscribe<Told, object>(app, secret, LOG_HEAD);
    expect((await subscriber.next()).logHead.sequence).toBe(2);
    subscriber.socket.close();
  });

  it.each([5, 15, 300, null])('may be asked for every %s seconds', async (everySeconds) => {
    const subscriber = await subscribe<Told, object>(app, account.apiKey, LOG_HEAD, { everySeconds });
    expect((await subscriber.next()).logHead.sequence).toBe(0);
    subscriber.socket.close();
  });

  it.each([4, 301, 0, -1, 2 ** 31 - 1])('every %s seconds is BAD_USER_INPUT', async (everySeconds) => {
    const subscriber = await subscribe<Told, object>(app, account.apiKey, LOG_HEAD, { everySeconds });
    const refused = await subscriber.next().catch((error) => error.errors);
    expect(refused).toMatchObject([{ path: ['logHead'], extensions: { code: 'BAD_USER_INPUT' } }]);
    subscriber.socket.close();
  });

  it('is told again after so many seconds where nothing has changed', async () => {
    await changer.record();
    const stream = await headsOf(app.store, 0.05);
    const before = performance.now();
    for (const _each of numbers(3)) expect((await headOf(stream)).sequence).toBe(1);
    expect(performance.now() - before).toBeGreaterThanOrEqual(90);
    await stream.return?.();
  });

  it('a client that is slow gets the newest one only', async () => {
    const stream = await headsOf(app.store, 300);
    expect((await headOf(stream)).sequence).toBe(0);
    for (const _each of numbers(20)) await changer.record();
    expect((await headOf(stream)).sequence).toBe(20);
    const next = headOf(stream);
    await changer.record();
    expect((await next).sequence).toBe(21);
    await stream.return?.();
  });

  it('tells of what other processes do, also where they are not heard', async () => {
    const late = await openStore({ redisUrl: NO_REDIS });
    const stream = await headsOf(late, 300);
    expect((await headOf(stream)).sequence).toBe(0);
    const next = headOf(stream);
    await changer.record();
    expect((await next).sequence).toBe(1);

    // one that is asked for now is not of what this process knows, but of what there is
    await changer.record();
    const other = await headsOf(late, 300);
    expect((await headOf(other)).sequence).toBe(2);
    // and then the process knows it, too: who watches for the end of rights was told before
    expect(late.followers.head(account.accountId)).toBe(2);
    await stream.return?.();
    await other.return?.();
    await late.close();
  });

  it('is read once for all who are told of a change', async () => {
    let reads = 0;
    const store = { ...app.store, pools: { ...app.store.pools } };
    store.pools.read = {
      ...app.store.pools.read,
      query: (sql, values) => {
        if (sql.includes('readHead')) reads++;
        return app.store.pools.read.query(sql, values);
      },
    };
    const streams = await Promise.all(numbers(50).map(() => headsOf(store, 300)));
    for (const sequence of [0, 1]) {
      const heads = streams.map(headOf);
      if (sequence === 1) await changer.record();
      expect(new Set((await Promise.all(heads)).map((head) => head.sequence))).toEqual(new Set([sequence]));
    }
    // at once each their own, and then one for all
    expect(reads).toBe(51);
    for (const stream of streams) await stream.return?.();
  });

  it('is waited for in silence while the database is away', async () => {
    const stream = await headsOf(app.store, 300);
    expect((await headOf(stream)).sequence).toBe(0);
    const { query } = app.store.pools.read;
    let refused = 0;
    // as where no connection is free, but sooner
    app.store.pools.read.query = (sql, values) =>
      sql.includes('readHead') && refused++ < 2
        ? Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' }))
        : query(sql, values);
    await changer.record();
    expect((await headOf(stream)).sequence).toBe(1);
    app.store.pools.read.query = query;
    expect(refused).toBeGreaterThanOrEqual(2);
    await stream.return?.();
  });

  it('waits no more once it is left', async () => {
    const stream = await headsOf(app.store, 300);
    await headOf(stream);
    const next = stream.next();
    await stream.return?.();
    expect(await next).toEqual({ done: true, value: undefined });
  });
});

describe('E3: who has heard a head on a socket has heard all up to it', () => {
  let app: App & { url: string };
  let other: OpenStore;
  let account: Awaited<ReturnType<typeof newAccount>>;
  let socket: Socket;
  beforeAll(async () => {
    [app, other] = await Promise.all([startApp(), openStore()]);
  });
  afterAll(() => Promise.all([app.close(), other.close()]));
  beforeEach(async () => {
    account = await newAccount();
    socket = await openSocket(app, `Bearer ${account.apiKey}`);
    expect(await socket.next()).toMatchObject({ type: 'connection_ack' });
  });

  const ask = (id: string, query: string, variables?: object) =>
    socket.send({ id, type: 'subscribe', payload: { query, variables } });
  /** With links, and so slower than a head. */
  const EVENTS = `subscription ($after: String) {
    accountEvents(after: $after, types: [PAGE_CREATED]) { sequence actor { bookingPages { nodes { id } } } } }`;
  const HEAD = 'subscription { logHead { sequence } }';

  /** Takes what the socket says until there is a head that is so far; each head must have no event before it missing. */
  async function listen(ids: string[], start: number, end: number): Promise<number[]> {
    const heard = new Map(ids.map((id) => [id, start]));
    const heads: number[] = [];
    while ((heads.at(-1) ?? 0) < end) {
      const { id = '', type, payload } = await socket.next();
      expect(type).toBe('next');
      const { data } = payload as { data: Record<string, { sequence: number }> };
      const [told] = Object.values(data) as [{ sequence: number }];
      if (id !== 'head') {
        expect(told.sequence).toBe((heard.get(id) as number) + 1);
        heard.set(id, told.sequence);
        continue;
      }
      heads.push(told.sequence);
      for (const [stream, sequence] of heard)
        expect([stream, Math.min(sequence, told.sequence)]).toEqual([stream, told.sequence]);
    }
    return heads;
  }

  const start = () => encodeEventCursor({ epoch: app.store.epoch, accountId: account.accountId, sequence: 0 });

  it('also where its streams are far behind when it is asked for', async () => {
    await changerOf(other, account).record(150);
    for (const id of ['one', 'two', 'three']) ask(id, EVENTS, { after: start() });
    ask('head', HEAD);
    expect(await listen(['one', 'two', 'three'], 0, 150)).toEqual([150]);
    socket.close();
  });

  it('also while things happen here and elsewhere', async () => {
    for (const id of ['one', 'two']) ask(id, EVENTS, { after: start() });
    ask('head', HEAD);
    const changing = [app.store, other].map(async (store) => {
      for (const _each of numbers(60)) await changerOf(store, account).record();
    });
    const heads = await listen(['one', 'two'], 0, 120);
    expect(heads).toEqual(heads.toSorted((one, next) => one - next));
    await Promise.all(changing);
    socket.close();
  });

  it('and it waits for no stream that is left, refused or of another socket', async () => {
    await changerOf(other, account).record(3);
    ask('refused', EVENTS, { after: 'nonsense' });
    expect(await socket.next()).toMatchObject({ id: 'refused', type: 'error' });
    ask('wrong', 'subscription { nothing }');
    expect(await socket.next()).toMatchObject({ id: 'wrong', type: 'error' });
    ask('question', '{ viewer { id } }');
    expect([(await socket.next()).type, (await socket.next()).type]).toEqual(['next', 'complete']);
    ask('left', EVENTS, { after: start() });
    expect(await socket.next()).toMatchObject({ id: 'left', type: 'next' });
    socket.send({ id: 'left', type: 'complete' });
    ask('gone', EVENTS, { after: start() });
    socket.send({ id: 'gone', type: 'complete' });
    ask('usage', 'subscription { seatUsage(kind: LIVE_ENGAGEMENT) { assigned } }');
    ask('head', HEAD);
    const heads: unknown[] = [];
    await until(async () => {
      const { id, payload } = await socket.next();
      if (id === 'head') heads.push(payload);
      return heads.length > 0;
    });
    expect(heads).toEqual([{ data: { logHead: { sequence: 3 } } }]);
    socket.close();
  });
});
