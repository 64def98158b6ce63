import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import type { App } from '../../src/app.js';
import { newAccount, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { memoryHeld } from '../support/memory.js';
import { openSocket, type Socket, streamsOpened, subscribe } from '../support/subscriber.js';
import { askByHttp } from './transports.js';

const USAGE = 'subscription { seatUsage(kind: LIVE_ENGAGEMENT) { capacity } }';
const EVENTS = 'subscription { accountEvents { sequence } }';

let app: App & { url: string };
afterEach(() => app.close());

async function start(env: Record<string, string>): Promise<void> {
  app = await startApp(env);
}

/** Opens a socket: it itself when it is acknowledged, or the code with which it was closed instead. */
async function open(apiKey?: string): Promise<Socket | number> {
  const socket = await openSocket(app, apiKey && `Bearer ${apiKey}`);
  return socket.next().then(
    () => socket,
    () => socket.closed,
  );
}

async function opened(apiKey?: string): Promise<Socket> {
  const socket = await open(apiKey);
  if (typeof socket === 'number') throw new Error(`closed with ${socket}`);
  return socket;
}

/** Tries until there is a place: the server learns of a cut line a moment later. */
async function openedAtLast(apiKey?: string): Promise<Socket> {
  for (;;) {
    const socket = await open(apiKey);
    if (typeof socket !== 'number') return socket;
  }
}

describe('sockets are limited', () => {
  it('for an account, over which they are closed with 1013; others have their own', async () => {
    await start({ SOCKETS_PER_ACCOUNT: '2' });
    const [{ apiKey }, { apiKey: otherKey }] = [await newAccount(), await newAccount()];
    const [first] = [await opened(apiKey), await opened(apiKey)];
    expect(await open(apiKey)).toBe(1013);
    for (let count = 0; count < 2; count++) await opened(otherKey);
    await opened();

    first.close();
    await openedAtLast(apiKey);
    expect(await open(apiKey)).toBe(1013);
  });

  it('for an account, whichever of its sockets go while they are let in or are refused', async () => {
    await start({ SOCKETS_PER_ACCOUNT: '2' });
    const { apiKey } = await newAccount();
    for (let count = 0; count < 30; count++) {
      const socket = await openSocket(app, `Bearer ${apiKey}`);
      // some go before they are acknowledged, some right after, some in the middle of a second introduction
      if (count % 3 === 1) await socket.next().catch(() => undefined);
      if (count % 3 === 2) socket.send({ type: 'connection_init' });
      socket.cut();
    }
    await openedAtLast(apiKey);
    await openedAtLast(apiKey);
    expect(await open(apiKey)).toBe(1013);
  });

  it('for guests of one address; who shows a key is not one', async () => {
    await start({ SOCKETS_PER_ADDRESS: '1', TRUST_PROXY: 'on' });
    const { apiKey } = await newAccount();
    const guest = await opened();
    expect(await open()).toBe(1013);
    await opened(apiKey);
    const elsewhere = await openSocket(app, '', { 'x-forwarded-for': '192.0.2.7' });
    expect(await elsewhere.next()).toEqual({ type: 'connection_ack' });
    guest.cut();
    await openedAtLast();
  });
});

describe('subscriptions of a socket are limited', () => {
  it('over which they alone are refused, and for good', async () => {
    await start({ SUBSCRIPTIONS_PER_SOCKET: '2' });
    const { apiKey } = await newAccount();
    const socket = await opened(apiKey);
    for (const id of ['1', '2']) {
      socket.send({ id, type: 'subscribe', payload: { query: USAGE } });
      expect(await socket.next()).toMatchObject({ id, type: 'next' });
    }
    socket.send({ id: '3', type: 'subscribe', payload: { query: USAGE } });
    expect(await socket.next()).toMatchObject({
      id: '3',
      type: 'error',
      payload: [{ message: expect.stringContaining('2 subscriptions'), extensions: { code: 'BAD_REQUEST' } }],
    });
    socket.send({ id: '4', type: 'subscribe', payload: { query: '{ viewer { name } }' } });
    expect([await socket.next(), await socket.next()]).toMatchObject([{ type: 'next' }, { id: '4', type: 'complete' }]);

    socket.send({ id: '1', type: 'complete' });
    socket.send({ id: '3', type: 'subscribe', payload: { query: USAGE } });
    expect(await socket.next()).toMatchObject({ id: '3', type: 'next' });
  });

  it('also of those that open at once, are refused or are left before they are open', async () => {
    await start({ SUBSCRIPTIONS_PER_SOCKET: '5' });
    const { apiKey } = await newAccount();
    const socket = await opened(apiKey);
    const refused = 'subscription { accountEvents(after: "nonsense") { sequence } }';
    for (let id = 0; id < 20; id++) {
      socket.send({ id: `refused ${id}`, type: 'subscribe', payload: { query: refused } });
      expect(await socket.next()).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'BAD_CURSOR' } }] });
      socket.send({ id: `left ${id}`, type: 'subscribe', payload: { query: EVENTS } });
      socket.send({ id: `left ${id}`, type: 'complete' });
    }
    // what was left leaves soon
    for (let id = 0; id < 20; id++)
      socket.send({ id: `query ${id}`, type: 'subscribe', payload: { query: '{ __typename }' } });
    for (let count = 0; count < 40; count++) await socket.next();
    await streamsOpened(socket);

    for (let id = 0; id < 30; id++) socket.send({ id: String(id), type: 'subscribe', payload: { query: USAGE } });
    const types = [];
    while (types.length < 30) types.push((await socket.next()).type);
    expect(types.filter((type) => type === 'next')).toHaveLength(5);
    expect(types.filter((type) => type === 'error')).toHaveLength(25);
  });
});

describe('the text of all subscriptions of a socket is limited', () => {
  it.each<[what: string, id: string, more: object]>([
    ['ids', 'x'.repeat(300_000), {}],
    ['variables', '', { variables: { more: 'x'.repeat(300_000) } }],
    ['extensions', '', { extensions: { more: 'x'.repeat(300_000) } }],
  ])('to what a message may hold: by their %s', async (_what, id, more) => {
    await start({});
    const { apiKey } = await newAccount();
    const socket = await opened(apiKey);
    const subscribe = (number: number) =>
      socket.send({ id: id + number, type: 'subscribe', payload: { query: USAGE, ...more } });
    for (const number of [1, 2, 3]) {
      subscribe(number);
      expect(await socket.next()).toMatchObject({ id: id + number, type: 'next' });
    }
    subscribe(4);
    expect(await socket.next()).toMatchObject({
      id: `${id}4`,
      type: 'error',
      payload: [{ message: expect.stringContaining('1 MB'), extensions: { code: 'BAD_REQUEST' } }],
    });
    socket.send({ id: `${id}1`, type: 'complete' });
    subscribe(5);
    expect(await socket.next()).toMatchObject({ id: `${id}5`, type: 'next' });
  });
});

describe('what a client says when it introduces itself', () => {
  it('is not kept, but for its key', async () => {
    await start({});
    const introduce = async (sockets: number) => {
      const opened = Array.from({ length: sockets }, async () => {
        const socket = await openSocket(app, null);
        const payload = { much: Array(300_000).fill({}) };
        socket.send({ type: 'connection_init', payload });
        expect(await socket.next()).toEqual({ type: 'connection_ack' });
      });
      await Promise.all(opened);
    };
    await introduce(2);
    const before = memoryHeld().heap;
    await introduce(10);
    expect(memoryHeld().heap - before).toBeLessThan(20);
  });
});

describe('messages are limited', () => {
  it('alike over HTTP and WebSocket', async () => {
    await start({ MESSAGE_MB: '2' });
    const query = (mb: number) => ({ query: '{ __typename }', variables: { much: 'x'.repeat(mb * 1024 * 1024) } });
    expect(await askByHttp(app, undefined, query(1.9))).toMatchObject({ status: 200 });
    expect(await askByHttp(app, undefined, query(2))).toMatchObject({
      status: 413,
      errors: [{ message: expect.stringContaining('2 MB') }],
    });
    const socket = await opened();
    socket.send({ id: '1', type: 'subscribe', payload: query(1.9) });
    expect(await socket.next()).toMatchObject({ type: 'next' });
    socket.send({ id: '2', type: 'subscribe', payload: query(2) });
    expect(await socket.closed).toBe(1009);
  });
});

describe('the patience with a socket is limited', () => {
  it('that does not answer a ping (1013); those that do stay', async () => {
    await start({ SOCKET_PING_SECONDS: '3' });
    const { apiKey } = await newAccount();
    const subscriber = await subscribe(app, apiKey, EVENTS);
    const others = await Promise.all(Array.from({ length: 20 }, () => opened(apiKey)));
    const pinged = others.map(async ({ raw }) => {
      for (let times = 0; times < 4; times++) await once(raw, 'ping');
    });
    const silent = new WebSocket(app.url.replace('http', 'ws'), 'graphql-transport-ws', { autoPong: false });
    await once(silent, 'open');
    silent.send('{"type":"connection_init"}');
    await once(silent, 'ping');
    expect((await once(silent, 'close'))[0]).toBe(1013);
    await Promise.all(pinged);
    expect(others.filter(({ raw }) => raw.readyState !== raw.OPEN)).toEqual([]);
    await newUser(app, apiKey);
    expect(await subscriber.next()).toEqual({ accountEvents: { sequence: 1 } });
  });
});
