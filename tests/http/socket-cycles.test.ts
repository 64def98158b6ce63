import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Redis } from 'ioredis';
import type { App } from '../../src/app.js';
import { channelsOf, openRedis } from '../events/redis.js';
import { until } from '../events/support.js';
import { cursorOf, newAccount } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { memoryHeld } from '../support/memory.js';
import { openAcknowledged, type Socket } from '../support/subscriber.js';

const RESIZE = 'mutation { resizeLicensePool(input: { kind: LIVE_ENGAGEMENT, capacity: 5 }) { pool { capacity } } }';
const EVENTS = 'subscription ($after: String) { accountEvents(after: $after) { sequence } }';

describe('a client that connects, subscribes and leaves', () => {
  let app: App & { url: string };
  let redis: Redis;
  beforeAll(async () => {
    app = await startApp();
    redis = openRedis();
    await until(() => app.store.doorbell.connected, 'it has reached Redis');
  });
  afterAll(async () => {
    redis.disconnect();
    await app.close();
  });

  /** A subscription that is left: before it is open, with its first event, or by a refusal. */
  async function subscribeAndLeave(socket: Socket, id: string, after: string): Promise<void> {
    const how = Number(id) % 4;
    const variables = { after: how === 3 ? 'nonsense' : after };
    socket.send({ id, type: 'subscribe', payload: { query: EVENTS, variables } });
    if (how === 0) return socket.send({ id, type: 'complete' });
    const message = await socket.next();
    const type = how === 3 ? 'error' : 'next';
    // an `expect` costs as much as the cycle's messages
    if (message.id !== id || message.type !== type) expect(message).toMatchObject({ id, type });
    if (how !== 3) socket.send({ id, type: 'complete' });
  }

  it('10,000 times leaves nothing behind: no listener, and no memory that grows', async () => {
    const { apiKey, accountId } = await newAccount();
    const after = await cursorOf(app, apiKey);
    const sockets = await Promise.all(Array.from({ length: 10 }, () => openAcknowledged(app, `Bearer ${apiKey}`)));
    expect(await channelsOf(redis, accountId)).toHaveLength(1);
    await client(app, apiKey).ask(RESIZE);

    let id = 0;
    const rounds = async (count: number) => {
      await Promise.all(
        sockets.map(async (socket) => {
          for (let round = 0; round < count; round++) await subscribeAndLeave(socket, String(id++), after);
          // answered after all that was said before
          socket.send({ type: 'ping' });
          while ((await socket.next()).type !== 'pong');
        }),
      );
    };
    const connections = async (count: number) => {
      for (let times = 0; times < count; times++) {
        const socket = await openAcknowledged(app, `Bearer ${apiKey}`);
        await subscribeAndLeave(socket, '1', after);
        socket.send({ id: '2', type: 'subscribe', payload: { query: EVENTS } });
        if (times % 2 === 0) socket.cut();
        else socket.close();
        await socket.closed;
      }
    };
    await rounds(100);
    await connections(50);
    const before = memoryHeld().heap;
    await rounds(860);
    await connections(350);
    expect(memoryHeld().heap - before).toBeLessThan(4);

    for (const socket of sockets) socket.close();
    await Promise.all(sockets.map((socket) => socket.closed));
    while ((await channelsOf(redis, accountId)).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }, 300_000);

  it('nor do queries that it leaves before they are answered', async () => {
    const { apiKey } = await newAccount();
    const socket = await openAcknowledged(app, `Bearer ${apiKey}`);
    const leave = async (from: number, to: number) => {
      for (let at = from; at < to; at++) {
        const id = `${at}${'.'.repeat(20_000)}`;
        socket.send({ id, type: 'subscribe', payload: { query: '{ account { id } }' } });
        socket.send({ id, type: 'complete' });
      }
      socket.send({ id: 'last', type: 'subscribe', payload: { query: '{ account { id } }' } });
      for (const type of ['next', 'complete']) expect(await socket.next()).toMatchObject({ id: 'last', type });
    };
    await leave(0, 50);
    const before = memoryHeld().heap;
    await leave(50, 500);
    expect(memoryHeld().heap - before).toBeLessThan(4);
    socket.close();
    await socket.closed;
  });
});
