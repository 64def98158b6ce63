import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Redis } from 'ioredis';
import type { App } from '../../src/app.js';
import { encodeEventCursor } from '../../src/entities/index.js';
import { openRaw, purgeEvents, type RawSession } from '../database/raw.js';
import { newAccount } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { openAcknowledged, type Socket } from '../support/subscriber.js';
import { channelsOf, openRedis } from './redis.js';
import { type Changer, changerOf, numbers, until } from './support.js';

const FIELDS = {
  accountEvents: 'subscription { accountEvents { sequence } }',
  seatFreed: 'subscription { seatFreed { sequence } }',
  pageDisabled: 'subscription { pageDisabled { sequence } }',
  logHead: 'subscription { logHead { sequence } }',
  seatUsage: 'subscription { seatUsage(kind: LIVE_ENGAGEMENT) { assigned } }',
};

describe('the streams behind subscriptions', () => {
  let app: App & { url: string };
  let raw: RawSession;
  let redis: Redis;
  let account: Awaited<ReturnType<typeof newAccount>>;
  let changer: Changer;

  beforeAll(async () => {
    app = await startApp();
    raw = await openRaw();
    redis = openRedis();
    await until(() => app.store.doorbell.connected, 'it has reached Redis');
  });
  afterAll(async () => {
    redis.disconnect();
    await raw.end();
    await app.close();
  });
  beforeEach(async () => {
    account = await newAccount();
    changer = changerOf(app.store, account);
  });

  const connect = () => openAcknowledged(app, `Bearer ${account.apiKey}`);
  const subscribe = (socket: Socket, id: string, query: string, variables?: object) =>
    socket.send({ id, type: 'subscribe', payload: { query, variables } });
  const listens = async () => (await channelsOf(redis, account.accountId)).length > 0;
  const nobodyListens = () => until(async () => !(await listens()), 'nobody listens');

  it.each([
    ['goes away without a word', (socket: Socket) => socket.cut()],
    ['closes', (socket: Socket) => socket.close()],
    ['breaks the protocol', (socket: Socket) => socket.send({ type: 'nonsense' })],
  ])('are all closed when their client %s: nothing listens any more', async (_how, leave) => {
    const sockets = await Promise.all(numbers(5).map(connect));
    for (const socket of sockets) {
      for (const [id, query] of Object.entries(FIELDS)) subscribe(socket, id, query);
      // the pool and the log's head now; the others wait, or are being opened
      expect([(await socket.next()).id, (await socket.next()).id].sort()).toEqual(['logHead', 'seatUsage']);
    }
    expect(await listens()).toBe(true);
    for (const socket of sockets) leave(socket);
    await nobodyListens();
  });

  it('are closed one by one by `complete`, while the others of the socket live on', async () => {
    const socket = await connect();
    const query = 'subscription ($after: String) { accountEvents(after: $after) { sequence } }';
    const after = encodeEventCursor({ epoch: app.store.epoch, accountId: account.accountId, sequence: 0 });
    for (const id of ['one', 'other']) subscribe(socket, id, query, { after });
    await changer.record();
    expect([(await socket.next()).id, (await socket.next()).id].toSorted()).toEqual(['one', 'other']);

    socket.send({ id: 'one', type: 'complete' });
    // an answer to what was sent later
    subscribe(socket, 'question', '{ viewer { id } }');
    expect([await socket.next(), await socket.next()].map(({ id }) => id)).toEqual(['question', 'question']);
    for (const sequence of [2, 3]) {
      await changer.record();
      expect(await socket.next()).toMatchObject({ id: 'other', payload: { data: { accountEvents: { sequence } } } });
    }
    socket.close();
    await nobodyListens();
  });

  it('E4: end with CURSOR_EXPIRED when their position is purged under them; the socket lives on, and nothing listens after it', async () => {
    const socket = await connect();
    const after = encodeEventCursor({ epoch: app.store.epoch, accountId: account.accountId, sequence: 0 });
    const query = 'subscription ($after: String) { accountEvents(after: $after) { sequence actor { id } } }';
    subscribe(socket, '1', query, { after });
    await changer.record();
    expect(await socket.next()).toMatchObject({ payload: { data: { accountEvents: { sequence: 1 } } } });

    // the next event cannot be told while no connection is free, and so much happens meanwhile that it is forgotten
    const sessions = await Promise.all(numbers(16).map(() => app.store.pools.read.session()));
    for (const count of [1, 400]) await changer.record(count);
    await purgeEvents(raw, account.accountId, 300);
    for (const session of sessions) session.release();

    expect(await socket.next()).toMatchObject({ type: 'next', payload: { data: { accountEvents: { sequence: 2 } } } });
    const refusal = await socket.next();
    expect(refusal).toMatchObject({ id: '1', type: 'error', payload: [{ extensions: { code: 'CURSOR_EXPIRED' } }] });

    const { oldestCursor } = (refusal.payload as { extensions: { oldestCursor: string } }[])[0]!.extensions;
    subscribe(socket, '2', query, { after: oldestCursor });
    expect(await socket.next()).toMatchObject({ id: '2', payload: { data: { accountEvents: { sequence: 300 } } } });
    socket.close();
    await nobodyListens();
  });
});
