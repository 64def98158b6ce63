import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';
import { connectionOptions } from '../../src/database/connection.js';
import { EventType } from '../../src/entities/index.js';
import { cursorOf, newAccount, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { type Server, startServer } from '../support/server.js';
import { asOwner, newDatabase } from '../support/services.js';
import { openSocket, subscribe } from '../support/subscriber.js';
import { askByHttp, askBySocket, codes, type Told } from './transports.js';

const POOLS = { query: '{ licensePools { kind } }' };

/** What only the log may hold: the driver's words, SQL, names of tables. */
const INNER = /license_pools|api_keys|\bER_|errno|sql|select|doesn't exist|node_modules|dist\//i;

describe('of an unexpected error, the caller learns a request id, and the log has the rest', () => {
  let server: Server;
  let authorization: string;
  let alter: (sql: string) => Promise<unknown>;
  let end: () => Promise<void>;

  beforeAll(async () => {
    const databaseUrl = await newDatabase();
    server = await startServer({ DATABASE_URL: databaseUrl });
    authorization = `Bearer ${(await newAccount({ databaseUrl })).apiKey}`;
    const connection = await createConnection(connectionOptions(asOwner(databaseUrl)));
    alter = (sql) => connection.query(sql);
    end = () => connection.end();
  });
  afterAll(async () => {
    await end();
    await server.stop();
  });

  async function expectMasked(told: Told): Promise<string> {
    expect(codes(told)).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(JSON.stringify(told)).not.toMatch(INNER);
    const requestId = told.errors[0]?.extensions.requestId as string;
    expect(requestId).toMatch(/\S{8,}/);
    const line = await logged(requestId);
    expect(line).toMatch(/doesn't exist/);
    return requestId;
  }

  /** The line of the log with this text. */
  async function logged(text: string): Promise<string> {
    for (;;) {
      const line = server
        .output()
        .split('\n')
        .find((candidate) => candidate.includes(text));
      if (line) return line;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  describe('when a query fails in the database', () => {
    beforeAll(() => alter('RENAME TABLE license_pools TO hidden_pools'));
    afterAll(() => alter('RENAME TABLE hidden_pools TO license_pools'));

    it('over HTTP, where it is the one of the header', async () => {
      const told = await askByHttp(server, authorization, POOLS);
      expect(await expectMasked(told)).toBe(told.headers.get('x-request-id'));
    });

    it('over HTTP, where it is the one that the caller sent', async () => {
      const told = await askByHttp(server, authorization, POOLS, { 'x-request-id': 'from-the-caller' });
      expect(await expectMasked(told)).toBe('from-the-caller');
    });

    it('over WebSocket', async () => {
      await expectMasked(await askBySocket(server, authorization, POOLS));
    });

    it('and in a mutation, which has changed nothing', async () => {
      const query =
        'mutation { resizeLicensePool(input: { kind: SCHEDULED_MEETING, capacity: 9 }) { pool { capacity } } }';
      await expectMasked(await askByHttp(server, authorization, { query }));
      const { data } = await askByHttp(server, authorization, { query: '{ events { nodes { type } } }' });
      expect(data).toEqual({ events: { nodes: [] } });
    });

    it('and in a subscription, when it is opened', async () => {
      await expectMasked(
        await askBySocket(server, authorization, {
          query: 'subscription { seatUsage(kind: LIVE_ENGAGEMENT) { kind } }',
        }),
      );
    });
  });

  it('when a subscription fails that is open already', async () => {
    const socket = await openSocket(server, authorization);
    await socket.next();
    const query = 'subscription { seatUsage(kind: LIVE_ENGAGEMENT) { capacity } }';
    socket.send({ id: '1', type: 'subscribe', payload: { query } });
    expect(await socket.next()).toMatchObject({ payload: { data: { seatUsage: { capacity: 0 } } } });
    await alter('RENAME TABLE license_pools TO hidden_pools');
    try {
      // as a change would be recorded, if there were a table to change
      await alter(`INSERT INTO events (account_id, sequence, type, occurred_at, request_id, data)
        SELECT id, 1, 'POOL_RESIZED', NOW(3), 'test', '{"kind":"LIVE_ENGAGEMENT"}' FROM accounts`);
      await alter('UPDATE accounts SET sequence = 1');
      const { type, payload } = await socket.next();
      const errors = (type === 'error' ? payload : (payload as Told).errors) as Told['errors'];
      await expectMasked({ errors });
    } finally {
      await alter('RENAME TABLE hidden_pools TO license_pools');
      socket.cut();
    }
  });

  it('when the caller cannot be authenticated', async () => {
    await alter('RENAME TABLE api_keys TO hidden_keys');
    try {
      const told = await askByHttp(server, authorization, POOLS);
      expect(told.status).toBe(500);
      expect(await expectMasked(told)).toBe(told.headers.get('x-request-id'));
      // a socket has no answer yet: it is closed, for a reason that a client takes as final
      expect((await askBySocket(server, authorization, POOLS)).closed).toBe(1011);
    } finally {
      await alter('RENAME TABLE hidden_keys TO api_keys');
    }
    expect((await askByHttp(server, authorization, POOLS)).errors).toEqual([]);
  });
});

it('an event whose links cannot be read for good is told without them, the error masked', async () => {
  const databaseUrl = await newDatabase();
  const app = await startApp({ DATABASE_URL: databaseUrl });
  const connection = await createConnection(connectionOptions(asOwner(databaseUrl)));
  try {
    const { apiKey, accountId, userId } = await newAccount({ databaseUrl });
    const query = 'subscription ($after: String) { accountEvents(after: $after) { sequence actor { name } } }';
    const subscriber = await subscribe(app, apiKey, query, { after: await cursorOf(app, apiKey) });
    await newUser(app, apiKey);
    await subscriber.next();
    const row = {
      ...{ accountId, sequence: 2, type: EventType.USER_UPDATED, occurredAt: new Date() },
      ...{ actorId: userId, apiKeyId: null, requestId: 'test', data: '{}' },
    };
    await connection.query('RENAME TABLE users TO hidden_users, accounts TO hidden_accounts');
    app.store.doorbell.ring(accountId, { epoch: app.store.epoch, rows: [row] });
    const { payload } = await subscriber.socket.next();
    expect(payload).toMatchObject({
      data: { accountEvents: { sequence: 2, actor: null } },
      errors: [{ path: ['accountEvents', 'actor'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    expect(JSON.stringify(payload)).not.toMatch(INNER);
    subscriber.socket.cut();
  } finally {
    await connection.end();
    await app.close();
  }
});
