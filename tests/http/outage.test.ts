import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';
import type { App } from '../../src/app.js';
import { connectionOptions } from '../../src/database/connection.js';
import { migrate } from '../../src/database/migrate.js';
import { openServices } from '../../src/embedded/services.js';
import { until } from '../events/support.js';
import { startDatabaseProxy } from '../faults/database-proxy.js';
import { cursorOf, newAccount } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { asOwner } from '../support/services.js';
import { openSocket, type Socket, type Subscriber, subscribe } from '../support/subscriber.js';
import { isWhole } from './guests.js';
import { askByHttp, askBySocket, codes } from './transports.js';

const VIEWER = { query: '{ viewer { name } }' };
const resize = (capacity: number) => ({
  query: `mutation { resizeLicensePool(input: { kind: LIVE_ENGAGEMENT, capacity: ${capacity} }) { pool { capacity } } }`,
});
const EVENTS = 'subscription ($after: String) { accountEvents(after: $after) { sequence } }';
const USAGE = 'subscription { seatUsage(kind: LIVE_ENGAGEMENT) { capacity } }';

/** What a door for the operator says. */
async function look(app: { url: string }, path: string): Promise<[status: number, body: unknown]> {
  const response = await fetch(new URL(path, app.url));
  return [response.status, await response.json()];
}

describe('when the database is away', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'outage-'));
  const openDatabase = () => openServices({ dataDir, mariadb: true, redis: false });
  let database: Awaited<ReturnType<typeof openDatabase>>;
  let app: App & { url: string };
  let authorization: string;
  let events: Subscriber<{ accountEvents: { sequence: number } }>;
  let usage: Subscriber<{ seatUsage: { capacity: number } }>;
  let idle: Socket;
  const asRoot = async (sql: string) => {
    const connection = await createConnection(connectionOptions(asOwner(database.databaseUrl as string)));
    await connection.query(sql);
    await connection.end();
  };
  let asking: Socket;

  // each test goes on from where the one before it ended: ready, away, back
  beforeAll(async () => {
    database = await openDatabase();
    const databaseUrl = database.databaseUrl as string;
    await migrate(databaseUrl, database.migrationsDatabaseUrl);
    app = await startApp({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' });
    const { apiKey } = await newAccount({ databaseUrl });
    authorization = `Bearer ${apiKey}`;
    events = await subscribe(app, apiKey, EVENTS, { after: await cursorOf(app, apiKey) });
    usage = await subscribe(app, apiKey, USAGE);
    expect(await usage.next()).toEqual({ seatUsage: { capacity: 0 } });
    [idle, asking] = await Promise.all([openSocket(app, authorization), openSocket(app, authorization)]);
    await Promise.all([idle.next(), asking.next()]);
    await askByHttp(app, authorization, resize(1));
    expect([await events.next(), await usage.next()]).toEqual([
      { accountEvents: { sequence: 1 } },
      { seatUsage: { capacity: 1 } },
    ]);
  });
  afterAll(async () => {
    await app.close();
    await database.release();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('the server was ready before', async () => {
    await until(() => isWhole(app), 'it has reached Redis');
    expect(await look(app, '/healthz')).toEqual([200, { status: 'ok' }]);
    expect(await look(app, '/readyz')).toEqual([200, { status: 'ok' }]);
  });

  it('a server whose database takes no changes is ready, and tells that it is degraded', async () => {
    await asRoot('SET GLOBAL read_only = 1');
    expect(await look(app, '/readyz')).toEqual([200, { status: 'degraded: the database takes no changes' }]);
    await asRoot('SET GLOBAL read_only = 0');
    expect(await look(app, '/readyz')).toEqual([200, { status: 'ok' }]);
  });

  it('a server whose database lacks a migration is not ready', async () => {
    await asRoot("UPDATE migrations SET name = CONCAT('not ', name) ORDER BY id DESC LIMIT 1");
    expect(await look(app, '/readyz')).toEqual([503, { status: 'database lacks a migration' }]);
    await asRoot("UPDATE migrations SET name = REPLACE(name, 'not ', '')");
    expect(await look(app, '/readyz')).toEqual([200, { status: 'ok' }]);
  });

  it('it lives, and is not ready', async () => {
    await database.release();
    expect(await look(app, '/readyz')).toEqual([503, { status: expect.stringContaining('database') }]);
    expect(await look(app, '/healthz')).toEqual([200, { status: 'ok' }]);
  });

  it.each([
    ['a query', VIEWER],
    ['a mutation', resize(2)],
  ])('%s over HTTP is answered SERVICE_UNAVAILABLE, with the time after which to try again', async (_name, request) => {
    const told = await askByHttp(app, authorization, request);
    expect(told.status).toBe(503);
    expect(codes(told)).toEqual(['SERVICE_UNAVAILABLE']);
    const retryAfter = told.errors[0]?.extensions.retryAfter as number;
    expect(retryAfter).toBeGreaterThan(0);
    expect(told.headers.get('retry-after')).toBe(String(retryAfter));
  });

  it('a WebSocket is closed with 1013 at its opening, which a client takes for a reason to come back', async () => {
    expect((await askBySocket(app, authorization, VIEWER)).closed).toBe(1013);
  });

  it('a subscription that is opened on an open socket closes it with 1013', async () => {
    asking.send({ id: '1', type: 'subscribe', payload: { query: EVENTS } });
    expect(await asking.closed).toBe(1013);
  });

  it('open streams and sockets wait in silence, and go on from where they were once it is back', async () => {
    const heard = Promise.all([events.next(), usage.next()]);
    database = await openDatabase();
    let status = 0;
    while (status !== 200) [status] = await look(app, '/readyz');
    const { data } = await askByHttp(app, authorization, resize(3));
    expect(data).toEqual({ resizeLicensePool: { pool: { capacity: 3 } } });

    // nothing came in between
    expect(await heard).toEqual([{ accountEvents: { sequence: 2 } }, { seatUsage: { capacity: 3 } }]);
    idle.send({ id: '1', type: 'subscribe', payload: VIEWER });
    expect(await idle.next()).toMatchObject({ type: 'next', payload: { data: { viewer: { name: 'Ada' } } } });
    for (const socket of [idle, events.socket, usage.socket]) socket.close();
  });
});

describe('when Redis is away', () => {
  let app: App & { url: string };
  beforeAll(async () => {
    app = await startApp({ REDIS_URL: 'redis://127.0.0.1:1' });
  });
  afterAll(() => app.close());

  it('the server is ready, and tells that it is degraded', async () => {
    expect(await look(app, '/readyz')).toEqual([200, { status: expect.stringContaining('degraded') }]);
    expect(await look(app, '/healthz')).toEqual([200, { status: 'ok' }]);
  });

  it('mutations and live events are unaffected', async () => {
    const { apiKey } = await newAccount();
    const subscriber = await subscribe<{ seatUsage: object }, object>(app, apiKey, USAGE);
    expect(await subscriber.next()).toEqual({ seatUsage: { capacity: 0 } });
    const { errors } = await client(app, apiKey).send(resize(5).query);
    expect(errors).toEqual([]);
    expect(await subscriber.next()).toEqual({ seatUsage: { capacity: 5 } });
    subscriber.socket.close();
  });
});

it('when the database says nothing any more, it is not ready, and tells so while a load balancer still waits', async () => {
  const proxy = await startDatabaseProxy();
  const app = await startApp({ DATABASE_URL: proxy.databaseUrl });
  try {
    await until(() => isWhole(app), 'it has reached Redis');
    expect(await look(app, '/readyz')).toEqual([200, { status: 'ok' }]);
    proxy.fateOf = () => ({ frozen: 'before' });
    // those who ask at once share the wait, and the connection
    const answers = await Promise.all([1, 2, 3].map(() => look(app, '/readyz')));
    expect(answers).toEqual(answers.map(() => [503, { status: 'database unavailable' }]));
    expect(app.store.pools.read.traffic.inUse).toBeLessThan(4);
    expect(await look(app, '/healthz')).toEqual([200, { status: 'ok' }]);
    proxy.fateOf = () => 'passed';
    expect(await look(app, '/readyz')).toEqual([200, { status: 'ok' }]);
  } finally {
    proxy.drop();
    await app.close();
    await proxy.close();
  }
});

it('when it stops, it is not ready, and lives, until the last is answered', async () => {
  const app = await startApp();
  const closing = app.close(3_000);
  expect(await look(app, '/readyz')).toEqual([503, { status: 'stopping' }]);
  expect(await look(app, '/healthz')).toEqual([200, { status: 'ok' }]);
  await closing;
});
