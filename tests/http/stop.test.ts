import { once } from 'node:events';
import { connect, type Socket as TcpSocket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { openRaw } from '../database/raw.js';
import { newAccount } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { lockAccount } from '../support/lock-account.js';
import { LICENSES_OF_POOL } from '../support/much.js';
import { type Server, startServer } from '../support/server.js';
import { openAcknowledged, openSocket, Socket, subscribe } from '../support/subscriber.js';

const pause = () => new Promise((resolve) => setTimeout(resolve, 10));

const RESIZE = 'mutation { resizeLicensePool(input: { kind: LIVE_ENGAGEMENT, capacity: 5 }) { pool { capacity } } }';
const EVENTS = 'subscription { accountEvents { sequence } }';

/** Bytes as they are, from a client that then does nothing any more, and reads nothing. */
async function stuckClient(server: { url: string }, text: string): Promise<TcpSocket> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  await new Promise((resolve) => socket.write(text, resolve));
  return socket;
}

function refusesConnections(server: Server): Promise<boolean> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(false));
    socket.once('error', () => resolve(true));
  }).finally(() => socket.destroy()) as Promise<boolean>;
}

function requestOf(query: string, key: string): string {
  const body = JSON.stringify({ query });
  const head = ['POST /graphql HTTP/1.1', 'Host: seatkeeper', `Authorization: Bearer ${key}`];
  head.push('Content-Type: application/json', `Content-Length: ${body.length}`);
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

let capacity = 0;

/** Four changes at a time: as soon as one is answered, the next is asked for. */
async function askOnAndOn({ url }: { url: string }, key: string) {
  const socket = await openAcknowledged({ url }, `Bearer ${key}`);
  const capacities: number[] = [];
  const ask = () => {
    const id = String(++capacity);
    socket.send({ id, type: 'subscribe', payload: { query: RESIZE.replace('5', id) } });
  };
  let hear = () => {};
  socket.raw.on('message', (data) => {
    const { id, type } = JSON.parse(String(data)) as { id: string; type: string };
    if (type === 'next') capacities.push(Number(id));
    if (type === 'complete') ask();
    hear();
  });
  for (let count = 0; count < 4; count++) ask();
  const answered = async (count: number) => {
    while (capacities.length < count) {
      await new Promise<void>((resolve) => {
        hear = resolve;
      });
    }
  };
  return { socket, capacities, answered };
}

/** As the log has them. */
async function capacitiesOf(accountId: string): Promise<number[]> {
  const raw = await openRaw();
  const events = await raw.query('SELECT data FROM events WHERE account_id = ?', [accountId]);
  await raw.end();
  return events.map(({ data }) => JSON.parse(data).capacity as number).sort((one, other) => one - other);
}

const UPGRADE = [
  'GET /graphql HTTP/1.1',
  'Host: seatkeeper',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Protocol: graphql-transport-ws',
  '\r\n',
].join('\r\n');

const HALF_A_REQUEST =
  'POST /graphql HTTP/1.1\r\nHost: seatkeeper\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{';

describe('on SIGTERM a server ends with 0 within 10 seconds', () => {
  let server: Server;
  const stuck: TcpSocket[] = [];
  afterEach(async () => {
    for (const socket of stuck.splice(0)) socket.destroy();
    await server.stop('SIGKILL');
  });

  async function expectGoodEnd(): Promise<void> {
    const since = Date.now();
    expect(await server.stop()).toBe(0);
    expect(Date.now() - since).toBeLessThan(10_000);
  }

  it('tells sockets to go elsewhere (1001), and waits neither for idle ones nor for kept connections', async () => {
    server = await startServer();
    const { apiKey } = await newAccount();
    const [idle, guest, silent] = await Promise.all([
      openSocket(server, `Bearer ${apiKey}`),
      openSocket(server),
      openSocket(server, null),
    ]);
    const subscriber = await subscribe(server, apiKey, EVENTS);
    await client(server, apiKey).ask('{ viewer { id } }');
    await Promise.all([idle.next(), guest.next()]);
    await expectGoodEnd();
    const sockets = [idle, guest, silent, subscriber.socket];
    expect(await Promise.all(sockets.map((socket) => socket.closed))).toEqual([1001, 1001, 1001, 1001]);
  });

  it('and cuts off a socket whose client is stuck', async () => {
    server = await startServer();
    const socket = await stuckClient(server, UPGRADE);
    stuck.push(socket);
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1.1 101 /);
    socket.pause();
    await expectGoodEnd();
  });

  it('and a client that never finishes its request', async () => {
    server = await startServer();
    stuck.push(await stuckClient(server, HALF_A_REQUEST));
    // once this is answered, the half has arrived as well
    await client(server).send('{ __typename }');
    await expectGoodEnd();
  });

  it('answers a mutation that is under way, over HTTP and WebSocket, and takes no new one', async () => {
    server = await startServer();
    const { apiKey, accountId } = await newAccount();
    const { apiKey: otherKey, accountId: otherId } = await newAccount();
    const socket = await openAcknowledged(server, `Bearer ${otherKey}`);
    const locks = [await lockAccount(accountId), await lockAccount(otherId)];
    const byHttp = client(server, apiKey).ask(RESIZE);
    socket.send({ id: '1', type: 'subscribe', payload: { query: RESIZE } });
    for (const lock of locks) await lock.waitedFor();

    const ended = server.stop();
    while (!server.output().includes('stopping')) await pause();
    while (!(await refusesConnections(server))) await pause();
    // it has heard by now that the server stops
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    for (const lock of locks) await lock.release();

    const data = { resizeLicensePool: { pool: { capacity: 5 } } };
    expect(await byHttp).toEqual(data);
    expect(await socket.next()).toMatchObject({ id: '1', type: 'next', payload: { data } });
    expect(await socket.closed).toBe(1001);
    expect(await ended).toBe(0);
  });

  it('answers all requests that were sent at once over one connection', async () => {
    server = await startServer();
    const { apiKey, accountId } = await newAccount();
    const lock = await lockAccount(accountId);
    const requests = Array.from({ length: 5 }, (_, index) => requestOf(RESIZE.replace('5', String(index + 1)), apiKey));
    const socket = await stuckClient(server, requests.join(''));
    stuck.push(socket);
    let answers = '';
    socket.on('data', (data) => {
      answers += data;
    });
    await lock.waitedFor();
    const ended = server.stop();
    while (!(await refusesConnections(server))) await pause();
    // the connection is still open
    for (const capacity of [6, 7]) socket.write(requestOf(RESIZE.replace('5', String(capacity)), apiKey));
    await lock.release();
    expect(await ended).toBe(0);
    const capacities = [...answers.matchAll(/"capacity":(\d+)/g)].map(([, capacity]) => Number(capacity));
    expect(capacities).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('has all of an answer read that a slow client takes its time for', async () => {
    server = await startServer({ QUERY_COST: '10000000' });
    const { apiKey } = await newAccount({ liveEngagement: 150 });
    const pool = (alias: string) =>
      `${alias}: licensePool(kind: LIVE_ENGAGEMENT) { licenses(first: 100) { nodes {
        ${['a', 'b', 'c', 'd'].map((name) => `${name}: ${LICENSES_OF_POOL}`).join(' ')}
      } } }`;
    const socket = await stuckClient(server, requestOf(`{ ${['a', 'b', 'c', 'd', 'e', 'f'].map(pool)} }`, apiKey));
    stuck.push(socket);
    let answer = String((await once(socket, 'data'))[0]);
    socket.pause();
    const ended = server.stop();
    while (!(await refusesConnections(server))) await pause();
    // longer than it takes to look for idle connections
    for (let times = 0; times < 30; times++) await pause();
    socket.on('data', (data) => {
      answer += data;
    });
    // megabytes may be on their way when the process has ended
    const read = new Promise((resolve) => socket.once('close', resolve));
    socket.resume();
    expect(await ended).toBe(0);
    await read;
    const [head, body] = answer.split('\r\n\r\n') as [string, string];
    expect(body.length).toBeGreaterThan(5_000_000);
    expect(body.length).toBe(Number(/content-length: (\d+)/i.exec(head)?.[1]));
  });

  it('answers what a client says before it has heard that the server stops', async () => {
    server = await startServer();
    const { apiKey, accountId } = await newAccount();
    const raw = new WebSocket(server.url.replace('http', 'ws'), 'graphql-transport-ws', { autoPong: false });
    await once(raw, 'open');
    const socket = new Socket(raw);
    socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${apiKey}` } });
    await socket.next();
    const session = await openRaw();
    raw.on('ping', async (data) => {
      // a long way
      await session.query('SELECT SLEEP(0.1)');
      socket.send({ id: '1', type: 'subscribe', payload: { query: RESIZE } });
      raw.pong(data);
      socket.send({ id: '2', type: 'subscribe', payload: { query: RESIZE.replace('5', '6') } });
    });
    await expectGoodEnd();
    await session.end();
    const data = { resizeLicensePool: { pool: { capacity: 5 } } };
    expect(await socket.next()).toMatchObject({ id: '1', type: 'next', payload: { data } });
    expect(await socket.next()).toEqual({ id: '1', type: 'complete' });
    expect(await socket.closed).toBe(1001);
    expect(await capacitiesOf(accountId)).toEqual([5]);
  });

  it('answers whatever it has done, also to clients who never cease to ask', async () => {
    server = await startServer();
    const { apiKey, accountId } = await newAccount();
    const begun = Array.from({ length: 5 }, () => askOnAndOn(server, apiKey));
    const asking = await Promise.all(begun);
    for (const { answered } of asking) await answered(20);
    await expectGoodEnd();
    expect(await Promise.all(asking.map(({ socket }) => socket.closed))).toEqual([1001, 1001, 1001, 1001, 1001]);
    const answers = asking.flatMap(({ capacities }) => capacities);
    expect(await capacitiesOf(accountId)).toEqual(answers.sort((one, other) => one - other));
  });
});

it('a server that stops waits for no connection that never had a request, while it waits for one that has', async () => {
  const app = await startApp();
  const { apiKey } = await newAccount();
  const request = requestOf(RESIZE, apiKey);
  const half = await stuckClient(app, request.slice(0, -1));
  const [fresh, misspelled] = [
    await stuckClient(app, ''),
    await stuckClient(app, 'GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n'),
  ];
  expect(String((await once(misspelled, 'data'))[0])).toMatch(/^HTTP\/1.1 400 /);
  const isClosed = Promise.all([fresh, misspelled].map((socket) => once(socket.resume(), 'close')));
  const closed = app.close();
  await isClosed;
  // were it not open any more, there would be no answer
  half.write(request.slice(-1));
  expect(String((await once(half, 'data'))[0])).toMatch(/^HTTP\/1.1 200 /);
  half.destroy();
  await closed;
});
