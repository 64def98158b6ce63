import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import type { App } from '../../src/app.js';
import { cursorOf, newAccount, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { openSocket, type Socket, subscribe } from '../support/subscriber.js';

const RESIZE = `mutation ($capacity: Int!) {
  resizeLicensePool(input: { kind: LIVE_ENGAGEMENT, capacity: $capacity }) { pool { capacity } userErrors { code } }
}`;
const EVENTS = 'subscription { accountEvents { sequence } }';

let app: App & { url: string };
let apiKey: string;
beforeAll(async () => {
  app = await startApp();
  ({ apiKey } = await newAccount());
});
afterAll(() => app.close());

/** From now on, however long the opening takes. */
async function eventsFromNow(): Promise<{ query: string; variables: object }> {
  const query = 'subscription ($after: String) { accountEvents(after: $after) { sequence } }';
  return { query, variables: { after: await cursorOf(app, apiKey) } };
}

async function connected(authorization = `Bearer ${apiKey}`): Promise<Socket> {
  const socket = await openSocket(app, authorization);
  expect(await socket.next()).toEqual({ type: 'connection_ack' });
  return socket;
}

describe('a WebSocket', () => {
  it('serves queries, mutations and subscriptions, several at once', async () => {
    const socket = await connected();
    socket.send({ id: 'events', type: 'subscribe', payload: await eventsFromNow() });
    const usage = 'subscription { seatUsage(kind: LIVE_ENGAGEMENT) { capacity } }';
    socket.send({ id: 'usage', type: 'subscribe', payload: { query: usage } });
    expect(await socket.next()).toMatchObject({ id: 'usage', payload: { data: { seatUsage: { capacity: 0 } } } });
    socket.send({ id: 'query', type: 'subscribe', payload: { query: '{ viewer { name } }' } });
    expect(await socket.next()).toMatchObject({
      id: 'query',
      type: 'next',
      payload: { data: { viewer: { name: 'Ada' } } },
    });
    expect(await socket.next()).toEqual({ id: 'query', type: 'complete' });

    socket.send({ id: 'change', type: 'subscribe', payload: { query: RESIZE, variables: { capacity: 3 } } });
    const heard = [];
    while (heard.length < 4) heard.push(await socket.next());
    expect(heard).toEqual(
      expect.arrayContaining([
        { id: 'events', type: 'next', payload: { data: { accountEvents: { sequence: 1 } } } },
        { id: 'usage', type: 'next', payload: { data: { seatUsage: { capacity: 3 } } } },
        {
          id: 'change',
          type: 'next',
          payload: {
            data: { resizeLicensePool: { pool: { capacity: 3 }, userErrors: [] } },
            extensions: expect.anything(),
          },
        },
        { id: 'change', type: 'complete' },
      ]),
    );
    socket.close();
  });

  it('ends a subscription on complete, and lets its id be used again', async () => {
    const socket = await connected();
    const usage = { query: 'subscription { seatUsage(kind: SCHEDULED_MEETING) { capacity } }' };
    socket.send({ id: '1', type: 'subscribe', payload: usage });
    expect(await socket.next()).toMatchObject({ id: '1', type: 'next' });
    socket.send({ id: '1', type: 'complete' });
    socket.send({ id: '2', type: 'subscribe', payload: { query: '{ viewer { name } }' } });
    expect([await socket.next(), await socket.next()]).toMatchObject([{ id: '2' }, { id: '2', type: 'complete' }]);
    socket.send({ id: '1', type: 'subscribe', payload: await eventsFromNow() });
    socket.send({ id: '2', type: 'subscribe', payload: usage });
    expect(await socket.next()).toMatchObject({ id: '2', type: 'next' });
    await client(app, apiKey).ask(RESIZE.replace('LIVE_ENGAGEMENT', 'SCHEDULED_MEETING'), { capacity: 1 });
    const heard = [await socket.next(), await socket.next()];
    expect(heard.map(({ id, payload }) => [id, Object.keys((payload as { data: object }).data)]).sort()).toEqual([
      ['1', ['accountEvents']],
      ['2', ['seatUsage']],
    ]);
    socket.close();
  });

  it('takes a guest without authorization, be it left out or null', async () => {
    for (const payload of [undefined, {}, { authorization: null }]) {
      const socket = await openSocket(app, null);
      socket.send({ type: 'connection_init', payload });
      expect(await socket.next()).toEqual({ type: 'connection_ack' });
      socket.send({ id: '1', type: 'subscribe', payload: { query: EVENTS } });
      expect(JSON.stringify(await socket.next())).toContain('UNAUTHENTICATED');
      socket.close();
    }
  });

  it('is closed with 4401 for an authorization that is no text', async () => {
    const socket = await openSocket(app, null);
    socket.send({ type: 'connection_init', payload: { authorization: { key: apiKey } } });
    expect(await socket.closed).toBe(4401);
  });

  it('takes the authorization of the upgrade where connectionParams have none', async () => {
    for (const [key, expected] of [
      [apiKey, 'acknowledged'],
      ['wrong', 4401],
    ]) {
      const raw = new WebSocket(app.url.replace('http', 'ws'), 'graphql-transport-ws', {
        headers: { authorization: `Bearer ${key}` },
      });
      await once(raw, 'open');
      raw.send('{"type":"connection_init"}');
      const acknowledged = once(raw, 'message').then(() => 'acknowledged');
      const closed = once(raw, 'close').then(([code]) => code);
      expect(await Promise.race([acknowledged, closed])).toBe(expected);
      raw.close();
    }
  });
});

// what breaks the protocol, message by message: protocol.test.ts
describe('a WebSocket that breaks the protocol is closed', () => {
  it('at its opening, with 404, at a foreign path', async () => {
    const url = new URL('/elsewhere', app.url).href.replace('http', 'ws');
    const raw = new WebSocket(url, 'graphql-transport-ws');
    expect(String((await once(raw, 'error'))[0])).toContain('404');
  });

  it('and harms nobody else', async () => {
    const subscriber = await subscribe(app, apiKey, 'subscription { seatUsage(kind: LIVE_ENGAGEMENT) { kind } }');
    const socket = await connected();
    socket.raw.send('no JSON');
    await socket.closed;
    expect(await subscriber.next()).toEqual({ seatUsage: { kind: 'LIVE_ENGAGEMENT' } });
    await newUser(app, apiKey);
    subscriber.socket.close();
    expect(await subscriber.socket.closed).toBe(1000);
  });
});
