import { once } from 'node:events';
import { request } from 'node:http';
import type { Socket as Line } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import type { App } from '../../src/app.js';
import { newAccount } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { openAcknowledged, openSocket, type Socket } from '../support/subscriber.js';

/*
 * The protocol graphql-transport-ws, message by message: the sections are those of its text, PROTOCOL.md of graphql-ws.
 * What is ours beside it stands elsewhere: 4401 for wrong keys in gate.test.ts, 4403 in rights.test.ts, 1013 in
 * socket-limits.test.ts and slow-clients.test.ts, 1001 in stop.test.ts, 1011 in masking.test.ts.
 */

const INIT = { type: 'connection_init' };
const NAME = { query: '{ viewer { name } }' };
const EVENTS = { query: 'subscription { accountEvents { sequence } }' };
const USAGE = { query: 'subscription { seatUsage(kind: LIVE_ENGAGEMENT) { capacity } }' };
const INVALID = { query: '{ nonsense }' };

const subscribe = (id: string, payload: object = NAME) => ({ id, type: 'subscribe', payload });
const complete = (id: string) => ({ id, type: 'complete' });
const next = (id: string, data: object) => ({ id, type: 'next', payload: { data, extensions: expect.anything() } });
const answer = (id: string) => [next(id, { viewer: { name: 'Ada' } }), complete(id)];
const refusal = (id: string, code: string) => ({
  id,
  type: 'error',
  payload: [expect.objectContaining({ message: expect.any(String), extensions: expect.objectContaining({ code }) })],
});

let app: App & { url: string };
let authorization: string;
beforeAll(async () => {
  app = await startApp({ SOCKET_INIT_SECONDS: '2' });
  authorization = `Bearer ${(await newAccount()).apiKey}`;
});
afterAll(() => app.close());

/** An open socket: before it says anything, or acknowledged. */
type State = 'opened' | 'acknowledged';
const open = (state: State) => (state === 'opened' ? openSocket(app, null) : openAcknowledged(app, authorization));

/** Sends messages, or texts and bytes as they are, in one piece: the server hears them all before it answers any. */
function say({ raw }: Socket, ...messages: (object | string)[]): void {
  const line = (raw as unknown as { _socket: Line })._socket;
  line.cork();
  for (const message of messages) {
    raw.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message));
  }
  line.uncork();
}

/** With what the server closes a socket after these messages. */
async function closing(state: State, ...messages: (object | string)[]): Promise<{ code: number; reason: string }> {
  const socket = await open(state);
  const closed = once(socket.raw, 'close');
  say(socket, ...messages);
  const [code, reason] = await closed;
  return { code: code as number, reason: String(reason) };
}

/** What the server says after these messages, all of it: the question at last is answered next. */
async function saying(state: State, messages: (object | string)[], count: number): Promise<unknown[]> {
  const socket = await open(state);
  say(socket, ...messages);
  const said: unknown[] = [];
  while (said.length < count) said.push(await socket.next());
  if (state === 'opened') say(socket, { ...INIT, payload: { authorization } });
  if (state === 'opened') expect(await socket.next()).toEqual({ type: 'connection_ack' });
  say(socket, subscribe('the last'));
  expect([await socket.next(), await socket.next()]).toEqual(answer('the last'));
  socket.cut();
  return said;
}

describe('Communication: the subprotocol', () => {
  it.each([
    ['alone', ['graphql-transport-ws']],
    ['beside the legacy one', ['graphql-ws', 'graphql-transport-ws']],
    ['beside unknown ones', ['soap', 'graphql-transport-ws', 'mqtt']],
  ])('is graphql-transport-ws, offered %s', async (_how, offered) => {
    const raw = new WebSocket(app.url.replace('http', 'ws'), offered);
    await once(raw, 'open');
    expect(raw.protocol).toBe('graphql-transport-ws');
    raw.send(JSON.stringify(INIT));
    expect(String((await once(raw, 'message'))[0])).toBe('{"type":"connection_ack"}');
    raw.terminate();
  });

  it.each([
    ['nothing', {}],
    ['the legacy one alone', { 'sec-websocket-protocol': 'graphql-ws' }],
    ['what we do not speak', { 'sec-websocket-protocol': 'soap, mqtt' }],
    ['ours in capitals', { 'sec-websocket-protocol': 'GRAPHQL-TRANSPORT-WS' }],
  ])('4406 where a client offers %s', async (_what, offered) => {
    // by hand: a client would close by itself for want of a subprotocol
    const asked = request(app.url, {
      headers: {
        ...offered,
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': Buffer.alloc(16).toString('base64'),
      },
    }).end();
    const [response, line, head] = await once(asked, 'upgrade');
    const frame = head.length > 0 ? head : (await once(line, 'data'))[0];
    line.destroy();
    expect(response.headers['sec-websocket-protocol']).toBeUndefined();
    expect([frame[0], frame.readUInt16BE(2), String(frame.subarray(4))]).toEqual([
      0x88,
      4406,
      'Subprotocol not acceptable',
    ]);
  });
});

describe('a message that closes the socket', () => {
  const twice = subscribe('1', EVENTS);
  const authorized = () => ({ ...INIT, payload: { authorization } });

  it.each<[what: string, code: number, reason: string, state: State, messages: () => object[]]>([
    ['ConnectionInit: a second one', 4429, 'Too many initialisation requests', 'acknowledged', () => [INIT]],
    [
      'ConnectionInit: a second one before the first is acknowledged',
      4429,
      'Too many initialisation requests',
      'opened',
      () => [authorized(), authorized()],
    ],
    ['Subscribe: before ConnectionInit', 4401, 'Unauthorized', 'opened', () => [subscribe('1')]],
    ['Subscribe: before ConnectionAck', 4401, 'Unauthorized', 'opened', () => [authorized(), subscribe('1')]],
    [
      'Subscribe: the id of an active subscription',
      4409,
      'Subscriber for 1 already exists',
      'acknowledged',
      () => [twice, twice],
    ],
    [
      'Subscribe: the id of an active query, for a subscription',
      4409,
      'Subscriber for 1 already exists',
      'acknowledged',
      () => [subscribe('1'), twice],
    ],
    [
      'Subscribe: the id of an active subscription, for a query that is invalid',
      4409,
      'Subscriber for 1 already exists',
      'acknowledged',
      () => [twice, subscribe('1', INVALID)],
    ],
  ])('%s: %i', async (_what, code, reason, state, messages) => {
    expect(await closing(state, ...messages())).toEqual({ code, reason });
  });

  it('ConnectionInit: none in time, whatever else is said: 4408', async () => {
    const closed = { code: 4408, reason: 'Connection initialisation timeout' };
    const ping = { type: 'ping' };
    expect(await Promise.all([closing('opened'), closing('opened', ping)])).toEqual([closed, closed]);
  });

  it.each(['x'.repeat(10_000), '🪑'.repeat(500), '"'.repeat(130)])(
    'Subscribe: 4409 has a reason that fits into a close frame, however long the id',
    async (id) => {
      const { code, reason } = await closing('acknowledged', subscribe(id, EVENTS), subscribe(id, EVENTS));
      expect(code).toBe(4409);
      expect(Buffer.byteLength(reason)).toBeLessThanOrEqual(123);
    },
  );

  it('ConnectionInit: 1009 for a message over 1 MB, 1007 for a text that is not UTF-8', async () => {
    expect(await closing('opened', { ...INIT, payload: { much: 'x'.repeat(1024 * 1024) } })).toMatchObject({
      code: 1009,
    });
    const socket = await open('opened');
    socket.raw.send(Buffer.from([0x22, 0xff, 0x22]), { binary: false });
    expect(await socket.closed).toBe(1007);
  });
});

describe('Invalid message: 4400', () => {
  const QUERY = '"query":"{ viewer { name } }"';

  it.each<[state: State, texts: (string | Buffer)[]]>([
    [
      'opened',
      [
        '{"type":"connection_init","payload":"Bearer"}',
        '{"type":"connection_init","payload":[]}',
        '{"type":"connection_init","payload":0}',
        'no JSON',
        '{"type":"connection_ack"}',
        '{"type":"subscribe"}',
      ],
    ],
    [
      'acknowledged',
      [
        ...['no JSON', '', '{"type":"ping"', '{}', '[]', 'null', '1', '"ping"', '[{"type":"ping"}]'],
        ...['{"type":1}', '{"type":null}', '{"type":"start"}', '{"type":"PING"}', '{"type":"__proto__"}'],
        ...['{"type":"ping","payload":"x"}', '{"type":"ping","payload":[]}', '{"type":"pong","payload":1}'],
        ...['', '"id":"",', '"id":1,', '"id":null,', '"id":{},'].map(
          (id) => `{${id}"type":"subscribe","payload":{${QUERY}}}`,
        ),
        ...['null', '"{ __typename }"', '[]', '{}', '{"query":null}', '{"query":1}', '{"query":{}}'].map(
          (payload) => `{"id":"1","type":"subscribe","payload":${payload}}`,
        ),
        '{"id":"1","type":"subscribe"}',
        ...['"operationName":1', '"variables":"{}"', '"variables":[]', '"extensions":[]', '"extensions":1'].map(
          (part) => `{"id":"1","type":"subscribe","payload":{${QUERY},${part}}}`,
        ),
        ...['{"type":"complete"}', '{"type":"complete","id":""}', '{"type":"complete","id":1}'],
        // what servers say to clients
        ...['{"type":"connection_ack"}', '{"type":"connection_ack","payload":{}}'],
        ...['{"type":"next","id":"1","payload":{"data":null}}', '{"type":"next","id":"1"}'],
        ...['{"type":"error","id":"1","payload":[{"message":"x"}]}', '{"type":"error","id":"1","payload":[]}'],
        // bytes are read as text
        Buffer.from([0, 1, 2]),
      ],
    ],
  ])('for each of those, once %s', async (state, texts) => {
    const told = await Promise.all(texts.map(async (text) => [String(text), await closing(state, text)]));
    expect(told).toEqual(texts.map((text) => [String(text), { code: 4400, reason: 'Invalid message received' }]));
  });

  it('for a result from the client, also of an operation that is active', async () => {
    const result = { id: '1', type: 'next', payload: { data: null } };
    expect(await closing('acknowledged', subscribe('1', EVENTS), result)).toMatchObject({ code: 4400 });
  });
});

describe('a message that is answered, or ignored, and nothing more', () => {
  it.each<[what: string, state: State, messages: (object | string)[], said: object[]]>([
    ['Ping: before ConnectionInit', 'opened', [{ type: 'ping' }], [{ type: 'pong' }]],
    ['Ping: later', 'acknowledged', [{ type: 'ping' }, { type: 'ping' }], [{ type: 'pong' }, { type: 'pong' }]],
    [
      'Ping: its payload comes back',
      'acknowledged',
      [
        { type: 'ping', payload: { at: [1, null], ü: '🪑' } },
        { type: 'ping', payload: {} },
        { type: 'ping', payload: null },
      ],
      [{ type: 'pong', payload: { at: [1, null], ü: '🪑' } }, { type: 'pong', payload: {} }, { type: 'pong' }],
    ],
    ['Pong: unsolicited, before ConnectionInit', 'opened', [{ type: 'pong' }, { type: 'pong', payload: { a: 1 } }], []],
    ['Pong: unsolicited, later', 'acknowledged', [{ type: 'pong' }, { type: 'pong', payload: { a: 1 } }], []],
    ['Complete: before ConnectionInit', 'opened', [complete('1')], []],
    ['Complete: an unknown id', 'acknowledged', [complete('1'), complete('__proto__')], []],
    ['Complete: before the result, which is not sent', 'acknowledged', [subscribe('1'), complete('1')], []],
    ['Complete: before a refusal, which is not sent', 'acknowledged', [subscribe('1', INVALID), complete('1')], []],
    ['Complete: before a subscription opens', 'acknowledged', [subscribe('1', USAGE), complete('1')], []],
    [
      'Complete: the id is free at once, for another operation, which alone is answered',
      'acknowledged',
      [subscribe('1', { query: '{ account { name } }' }), complete('1'), subscribe('1')],
      answer('1'),
    ],
    [
      'Complete: the id of what is going to be refused is free at once as well',
      'acknowledged',
      [subscribe('1', INVALID), complete('1'), subscribe('1')],
      answer('1'),
    ],
    ['Next: a query has one, then Complete', 'acknowledged', [subscribe('1')], answer('1')],
    [
      'Next: also with errors beside data',
      'acknowledged',
      [subscribe('1', { query: '{ account { name } node(id: "x") { id } }' })],
      [next('1', { account: { name: 'Acme' }, node: null }), complete('1')],
    ],
    [
      'Error: it ends the operation, without Complete',
      'acknowledged',
      [subscribe('1', INVALID)],
      [refusal('1', 'GRAPHQL_VALIDATION_FAILED')],
    ],
    [
      'Error: a query that is empty',
      'acknowledged',
      [subscribe('1', { query: '' })],
      [refusal('1', 'GRAPHQL_PARSE_FAILED')],
    ],
    [
      'Error: a subscription that is refused',
      'acknowledged',
      [subscribe('1', { query: 'subscription { accountEvents(after: "x") { sequence } }' })],
      [refusal('1', 'BAD_CURSOR')],
    ],
    [
      'Subscribe: parts of the payload that are null',
      'acknowledged',
      [subscribe('1', { ...NAME, operationName: null, variables: null, extensions: null })],
      answer('1'),
    ],
    [
      'Subscribe: what the protocol does not know beside what it does',
      'acknowledged',
      [{ ...subscribe('1', { ...NAME, more: 1 }), more: 1 }],
      answer('1'),
    ],
    ...['__proto__', 'constructor', ' ', '🪑', 'x'.repeat(5_000)].map((id): [string, State, object[], object[]] => [
      `Subscribe: the id ${id.slice(0, 12)}`,
      'acknowledged',
      [subscribe(id)],
      answer(id),
    ]),
    [
      'Communication: a message in a binary frame',
      'acknowledged',
      [Buffer.from('{"type":"ping"}')],
      [{ type: 'pong' }],
    ],
  ])('%s', async (_what, state, messages, said) => {
    expect(await saying(state, messages, said.length)).toEqual(said);
  });

  it('Complete: before the result, also while as many operations are under way as are answered at once', async () => {
    const asked = ['1', '2', '3', '4'].map((id) => subscribe(id));
    const answers = ['2', '3', '4'].flatMap(answer);
    const said = await saying('acknowledged', [...asked, complete('1')], answers.length);
    expect(said).toEqual(expect.arrayContaining(answers));
  });

  it('Subscribe: an id is free again once its operation was completed by the server, refused, or left', async () => {
    const socket = await open('acknowledged');
    for (const payload of [NAME, INVALID, NAME, USAGE, NAME, USAGE]) {
      say(socket, subscribe('1', payload));
      const first = await socket.next();
      expect(first).toMatchObject({ id: '1', type: payload === INVALID ? 'error' : 'next' });
      if (payload === NAME) expect(await socket.next()).toEqual(complete('1'));
      if (payload === USAGE) say(socket, complete('1'));
    }
    // late, and heard without a word
    say(socket, complete('1'), complete('1'), { type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    socket.cut();
  });

  it("Subscribe: an id that is given to another operation as its first is refused is the other one's", async () => {
    const more = ['2', '3', '4'].map((id) => subscribe(id));
    const answers = ['1', '2', '3', '4'].flatMap(answer);
    const said = await saying('acknowledged', [subscribe('1', INVALID), ...more, complete('1'), subscribe('1')], 9);
    expect(said).toEqual(expect.arrayContaining([expect.objectContaining({ id: '1', type: 'error' }), ...answers]));
  });
});
