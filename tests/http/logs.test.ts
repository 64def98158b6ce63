import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';
import { ulid } from 'ulid';
import { connectionOptions } from '../../src/database/connection.js';
import { loggedError } from '../../src/database/logged-error.js';
import { guestOf } from '../bookings/guest.js';
import { daysAhead, newAccount, newPage, newUser } from '../support/accounts.js';
import { client } from '../support/client.js';
import { type Server, startServer } from '../support/server.js';
import { asOwner, newDatabase } from '../support/services.js';
import { openAcknowledged, openSocket, subscribe } from '../support/subscriber.js';
import { askByHttp, askBySocket, codes, TRANSPORTS } from './transports.js';

interface Line {
  msg: string;
  level: number;
  requestId?: string;
  operation?: string | null;
  type?: string | null;
  [more: string]: unknown;
}

/** Found in nothing else, and of the form of what it stands for. */
const canary = (name: string) => `canary${name}${randomUUID().replaceAll('-', '')}`;

describe('the log, at its most talkative', () => {
  let server: Server;
  let databaseUrl: string;
  let account: Awaited<ReturnType<typeof newAccount>>;
  let authorization: string;
  const secrets: Record<string, string> = { databasePassword: canary('Db'), redisPassword: canary('Redis') };

  beforeAll(async () => {
    databaseUrl = await newDatabase();
    account = await newAccount({ databaseUrl, scheduledMeeting: 1, adminEmail: `${canary('Ada')}@acme.example` });
    authorization = `Bearer ${account.apiKey}`;
    server = await startServer({
      DATABASE_URL: await withPassword(databaseUrl, secrets.databasePassword as string),
      REDIS_URL: `redis://:${secrets.redisPassword}@127.0.0.1:1`,
      LOG_LEVEL: 'trace',
      GUEST_RATE: '1000',
    });
  });
  afterAll(() => server.stop());

  const lines = (): Line[] =>
    server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Line);

  /** The first line that is so; waits for it. */
  async function logged(is: (line: Line) => boolean): Promise<Line> {
    for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
      const line = lines().find(is);
      if (line) return line;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`there is no such line among ${lines().length}`);
  }

  const ofOperation = (name: string) => logged(({ operation, msg }) => operation === name && msg === 'operation');

  const caller = () => ({ accountId: account.accountId, userId: account.userId });

  describe.each(TRANSPORTS)('tells of an operation over %s', (transport, ask) => {
    const suffix = transport;
    const which = { transport: transport.toLowerCase() };

    it('who asked, for how long it took, and how often the database was asked', async () => {
      await ask(server, authorization, { query: `query Pools${suffix} { licensePools { kind } }` });
      const line = await ofOperation(`Pools${suffix}`);
      expect(line).toMatchObject({ ...caller(), ...which, level: 30, type: 'query', outcome: 'ok' });
      expect(line.requestId).toMatch(/^[\w-]{36}$/);
      expect(line.ms).toBeGreaterThan(0);
      await ask(server, authorization, { query: `query Again${suffix} { licensePools { kind } }` });
      // authenticate, and the pools with the account's version
      expect((await ofOperation(`Again${suffix}`)).sqlCount).toBe(2);
    });

    it('a guest has no account, and a refusal its code', async () => {
      await ask(server, undefined, { query: `query Guest${suffix} { licensePools { kind } }` });
      const line = await ofOperation(`Guest${suffix}`);
      expect(line).toMatchObject({ ...which, accountId: null, userId: null, outcome: 'UNAUTHENTICATED' });
    });

    it('what was not let in is told, too', async () => {
      await ask(server, authorization, { query: '{ nothing }' });
      const isRefused = (line: Line) => line.outcome === 'GRAPHQL_VALIDATION_FAILED' && line.type === null;
      expect(await logged((line) => isRefused(line) && line.transport === which.transport)).toMatchObject(caller());
    });
  });

  it('tells of a wrong key under the id that its answer has', async () => {
    const { headers } = await askByHttp(server, 'Bearer nothing', { query: '{ viewer { name } }' });
    const id = headers.get('x-request-id') as string;
    expect(await logged(({ requestId }) => requestId === id)).toMatchObject({
      ...{ outcome: 'UNAUTHENTICATED', accountId: null, operation: null },
    });
  });

  it('tells of a subscription when it is opened and when it has ended', async () => {
    const subscriber = await subscribe(server, account.apiKey, 'subscription Opened { accountEvents { sequence } }');
    const opened = await ofOperation('Opened');
    expect(opened).toMatchObject({ ...caller(), type: 'subscription', transport: 'websocket', outcome: 'ok' });
    await newUser(server, account.apiKey);
    await subscriber.next();
    subscriber.socket.close();
    const ended = await logged(({ msg, operation }) => msg === 'subscription ended' && operation === 'Opened');
    expect(ended).toMatchObject({ ...caller(), requestId: opened.requestId, events: 1, outcome: 'ok' });
    expect(ended.ms).toBeGreaterThan(0);
  });

  it('tells of a subscription that is refused, and never that it ended', async () => {
    const query = 'subscription Refused { accountEvents(after: "nothing") { sequence } }';
    await askBySocket(server, authorization, { query });
    expect(await ofOperation('Refused')).toMatchObject({ type: 'subscription', outcome: 'BAD_CURSOR' });
    expect(lines().filter(({ operation }) => operation === 'Refused')).toHaveLength(1);
  });

  describe('never has what somebody sent, or what is secret', () => {
    const secret = (name: string) => {
      const value = canary(name);
      secrets[name] = value;
      return value;
    };

    it('of requests as they should be', async () => {
      Object.assign(secrets, { apiKey: account.apiKey });
      const { ask } = client(server, account.apiKey);
      const create = 'mutation ($input: CreateUserInput!) { createUser(input: $input) { userErrors { code } } }';
      const user = { name: secret('Name'), email: `${secret('Email')}@x.example`, idempotencyKey: secret('Key') };
      for (let times = 0; times < 2; times++) await ask(create, { input: user });
      const made = await ask<{ createApiKey: { secret: string } }, object>(
        `mutation { createApiKey(input: { userId: "${account.userId}", label: "${secret('Label')}" }) { secret } }`,
      );
      secrets.madeKey = made.createApiKey.secret;
      await ask('mutation ($input: AssignLicenseInput!) { assignLicense(input: $input) { userErrors { code } } }', {
        input: { userId: account.userId, kind: 'SCHEDULED_MEETING' },
      });
      const page = await newPage(server, account.apiKey, account.userId);
      await ask(`mutation { enableBookingPage(input: { pageId: "${page.id}" }) { userErrors { code } } }`);
      const guest = { guestName: secret('Guest'), guestEmail: `${secret('GuestEmail')}@x.example` };
      const booked = await guestOf(server).booked(page.slug, daysAhead(1), guest);
      secrets.cancelToken = booked.cancelToken;
      await guestOf(server).cancel(booked.cancelToken);
      const started = await client(server).ask<{ startConversation: { visitorToken: string } }, object>(
        `mutation { startConversation(input: { slug: "${page.slug}", kind: LIVE_CHAT, visitorName: "${secret('Visitor')}" }) { visitorToken } }`,
      );
      secrets.visitorToken = started.startConversation.visitorToken;
      await client(server).ask(
        `mutation { leaveConversation(input: { visitorToken: "${secrets.visitorToken}" }) { userErrors { code } } }`,
      );
      const told = await subscribe(server, account.apiKey, 'subscription { accountEvents { sequence } }');
      told.socket.close();
    });

    it('of requests as they should not be', async () => {
      const json = { 'content-type': 'application/json' };
      const headers = { 'x-canary': secret('Header'), cookie: `session=${secret('Cookie')}`, ...json };
      const post = (body: string, more = {}) =>
        fetch(server.url, { method: 'POST', headers: { ...headers, ...more }, body });
      await post(`{"query": "${secret('BrokenJson')}`);
      await post(JSON.stringify({ query: `{ viewer { ${secret('BrokenDocument')}` }));
      await post(JSON.stringify({ query: '{ viewer { name } }', operationName: secret('OperationName') }), {
        authorization,
      });
      await post(JSON.stringify({ query: `{ node(id: 1, ${secret('Argument')}: 2) { id } }` }), { authorization });
      const variables = { input: { kind: secret('Variable'), capacity: secret('Capacity') } };
      const query = 'mutation ($input: ResizeLicensePoolInput!) { resizeLicensePool(input: $input) { pool { kind } } }';
      await post(JSON.stringify({ query, variables }), { authorization });
      const wrongKey = `${account.apiKey.slice(0, -43)}${secret('WrongKey').slice(0, 43)}`;
      const jwt = ['{"alg":"RS256"}', `{"email":"${canary('Jwt')}@x.example"}`, canary('Signature')]
        .map((part) => Buffer.from(part).toString('base64url'))
        .join('.');
      Object.assign(secrets, { wrongKeySent: wrongKey, jwt });
      for (const other of [`Bearer ${wrongKey}`, `Bearer ${jwt}`, `Basic ${secret('Basic')}`]) {
        await post(JSON.stringify({ query: '{ viewer { name } }' }), { authorization: other });
        await (await openSocket(server, other)).closed;
      }
      await fetch(`${server.url}?query=${secret('Query')}`, { headers });
      await fetch(new URL(`/${secret('Path')}?key=${secret('PathQuery')}`, server.url));
      for (const message of [secret('Message'), JSON.stringify({ type: secret('Type') })]) {
        const socket = await openAcknowledged(server, authorization);
        socket.raw.send(message);
        await socket.closed;
      }
      const socket = await openAcknowledged(server, authorization);
      socket.send({ id: secret('Id'), type: 'subscribe', payload: { query: `{ ${secret('SocketDocument')} }` } });
      await socket.next();
      socket.close();
    });

    it('of errors of the database, which quote values, and of the driver, which repeat statements', async () => {
      const connection = await createConnection(connectionOptions(asOwner(databaseUrl)));
      await connection.query('ALTER TABLE users ADD UNIQUE KEY surprise (name)');
      await connection.end();
      const [name, email] = [secret('Twice'), `${secret('TwiceEmail')}@x.example`];
      await newUser(server, account.apiKey, { name });
      const create = `mutation ($input: CreateUserInput!) {
        ${secret('Alias')}: createUser(input: $input) { userErrors { code } }
      }`;
      const told = await askByHttp(server, authorization, { query: create, variables: { input: { name, email } } });
      expect(codes(told)).toEqual(['INTERNAL_SERVER_ERROR']);
      const line = await logged(({ msg, requestId }) => {
        return msg === 'unexpected error' && requestId === told.headers.get('x-request-id');
      });
      expect(line.field).toBe('createUser');
      expect(line.err).toMatchObject({
        type: 'Error',
        message: expect.stringMatching(/^Duplicate entry '\.\.\.' for key '(users\.)?surprise'$/),
        ...{ errno: 1062, code: 'ER_DUP_ENTRY', statement: expect.stringMatching(/^\w+$/) },
        stack: expect.stringContaining('    at '),
      });
    });

    it('as whoever searches its whole output finds', async () => {
      // the last of what was done is told
      await askByHttp(server, authorization, { query: 'query Last { viewer { name } }' });
      await ofOperation('Last');
      const output = server.output();
      const found = Object.entries(secrets).filter(([, value]) => {
        return [value, encodeURIComponent(value), Buffer.from(value).toString('base64')].some((form) =>
          output.includes(form),
        );
      });
      expect(found).toEqual([]);
      // a key's secret part by itself
      expect(output).not.toContain(account.apiKey.slice(30));
      expect(output).not.toMatch(/canary/);
      expect(Object.keys(secrets).length).toBeGreaterThan(30);
    });
  });
});

describe('a logged error', () => {
  const driverError = (message: string, errno: number, more = {}) =>
    Object.assign(new Error(message), { errno, code: 'ER_X', sqlState: '23000', sqlMessage: message, ...more });

  it.each([
    [1062, "Duplicate entry 'acc-o'brien@x' for key 'users.email'", "Duplicate entry '...' for key 'users.email'"],
    [1292, "Incorrect datetime value: 'secret' for column 'at' at row 1", "Incorrect datetime value: '...' at row 1"],
    [
      1064,
      "You have an error in your SQL syntax near 'secret\nmore' at line 1",
      "You have an error in your SQL syntax near '...' at line 1",
    ],
    [1146, "Table 'seat.users' doesn't exist", "Table 'seat.users' doesn't exist"],
  ])('of the database (%i) quotes names only', (errno, message, plain) => {
    const told = loggedError(driverError(message, errno));
    expect(told.message).toBe(plain);
    expect(JSON.stringify(told)).not.toMatch(/secret|brien/);
  });

  it('has no more of it than that, nor of its causes', () => {
    const cause = driverError("Duplicate entry 'secret' for key 'k'", 1062, { sql: 'secret', parameters: ['secret'] });
    const error = Object.assign(new Error('outer', { cause }), { command: { args: ['secret'] }, secret: 'secret' });
    const told = loggedError(error);
    expect(Object.keys(told)).toEqual(['type', 'message', 'stack', 'cause']);
    expect(told.cause?.message).toBe("Duplicate entry '...' for key 'k'");
    expect(JSON.stringify(told)).not.toContain('secret');
  });

  it('quotes no JSON that could not be read, and nothing that is no error', () => {
    expect(JSON.stringify(loggedError(parseError('{"secret": secret')))).not.toContain('secret');
    expect(JSON.stringify(loggedError({ secret: 1 }))).not.toContain('secret');
  });
});

function parseError(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

/** The database by a user of its own, who has a password. */
async function withPassword(databaseUrl: string, password: string): Promise<string> {
  const url = new URL(databaseUrl);
  const user = `u${ulid().toLowerCase().slice(-20)}`;
  const connection = await createConnection(connectionOptions(asOwner(databaseUrl)));
  await connection.query(`CREATE USER ${user}@'%' IDENTIFIED BY '${password}'`);
  await connection.query(`CREATE USER ${user}@localhost IDENTIFIED BY '${password}'`);
  for (const host of ["'%'", 'localhost']) {
    await connection.query(`GRANT ALL ON ${url.pathname.slice(1)}.* TO ${user}@${host}`);
  }
  await connection.end();
  url.username = user;
  url.password = password;
  return url.href;
}
