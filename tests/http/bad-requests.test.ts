import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Fastify from 'fastify';
import type { App } from '../../src/app.js';
import { cutWhoDoesNotRead } from '../../src/http/cut-who-does-not-read.js';
import { startApp } from '../support/app.js';

const QUERY = JSON.stringify({ query: '{ __typename }' });
const ANSWER = { data: { __typename: 'Query' } };

let app: App & { url: string };
/** Only for what does not arrive: this process may be busy for longer than that. */
let hasty: App & { url: string };
beforeAll(async () => {
  app = await startApp({ SOCKET_BEHIND_SECONDS: '3' });
  hasty = await startApp({ REQUEST_SECONDS: '1' });
});
afterAll(async () => {
  for (const running of [app, hasty]) await running.close();
});

interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A client who says what it likes: its pieces one by one. */
const say = (...pieces: (string | Uint8Array)[]) => sayTo(app, ...pieces);

async function sayTo({ url }: { url: string }, ...pieces: (string | Uint8Array)[]) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  const errors: Error[] = [];
  socket.on('error', (error) => errors.push(error));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await once(socket, 'connect');
  for (const piece of pieces) {
    if (socket.writable) await new Promise((resolve) => socket.write(piece, resolve));
  }
  return {
    socket,
    errors,
    closed,
    /** What it was told until the server hung up. */
    async heard(): Promise<RawAnswer[]> {
      await closed;
      return parse(Buffer.concat(chunks).toString('latin1'));
    },
  };
}

/** Only of answers with a length. */
function parse(text: string): RawAnswer[] {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return [];
  const [line = '', ...fields] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    fields.map((field) => {
      const [name = '', ...rest] = field.split(': ');
      return [name.toLowerCase(), rest.join(': ')];
    }),
  );
  const rest = text.slice(end + 4);
  const length = Number(headers['content-length'] ?? 0);
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(line)?.[1]);
  return [{ status, headers, body: rest.slice(0, length) }, ...parse(rest.slice(length))];
}

function post(body: string, headers: string[] = [], line = 'POST /graphql HTTP/1.1'): string {
  const own = ['Host: seatkeeper', 'Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`];
  return `${[line, ...own, ...headers].join('\r\n')}\r\n\r\n${body}`;
}

const CLOSE = ['Connection: close'];

/** A refusal in the form of GraphQL over HTTP, that tells nothing of us. */
function expectRefusal(answer: RawAnswer | undefined, status: number, code = 'BAD_REQUEST'): void {
  expect(answer).toMatchObject({ status, headers: { 'content-type': 'application/json; charset=utf-8' } });
  const { headers, body } = answer as RawAnswer;
  expect(headers['x-request-id']).toMatch(/^[\w.:-]{1,64}$/);
  expect(JSON.parse(body)).toEqual({
    errors: [{ message: expect.stringMatching(/^[A-Z].{10,200}\.$|^Body /), extensions: { code } }],
  });
  expect(body).not.toMatch(/node_modules|dist\/|\bat .*:\d+|FST_|HPE_|stack/);
}

const fill = (count: number, text: (at: number) => string) => Array.from({ length: count }, (_, at) => text(at));
const MEGABYTE = 'x'.repeat(1024 * 1024);
const chunked = (body: string) => {
  const head = ['POST /graphql HTTP/1.1', 'Host: seatkeeper', 'Content-Type: application/json'];
  head.push('Connection: close', 'Transfer-Encoding: chunked');
  return `${head.join('\r\n')}\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
};
const smuggled = ['Transfer-Encoding: chunked'];

describe('on the line, a request is refused in the form of GraphQL', () => {
  it.each<[what: string, status: number, request: string]>([
    ['no HTTP', 400, '\x16\x03\x01 this is TLS\r\n\r\n'],
    ['HTTP/2', 400, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['an unknown method', 400, 'FETCH /graphql HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a host that is none', 400, post(QUERY, CLOSE).replace('seatkeeper', 'sea[keeper')],
    ['no host, in HTTP/1.0', 400, post(QUERY, [], 'POST /graphql HTTP/1.0').replace(/Host.*\r\n/, '')],
    ['no host', 400, 'GET /graphql HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['a header without a name', 400, 'GET /graphql HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n'],
    ['a blank before the colon', 400, 'GET /graphql HTTP/1.1\r\nHost : a\r\n\r\n'],
    ['a zero byte in a header', 400, 'GET /graphql HTTP/1.1\r\nHost: a\0b\r\n\r\n'],
    ['both lengths (smuggling)', 400, post(QUERY, smuggled)],
    ['two different lengths', 400, post(QUERY, ['Content-Length: 5'])],
    ['a length below zero', 400, 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n'],
    ['chunked, but not last', 400, chunked(QUERY).replace('chunked', 'chunked, gzip')],
    ['a chunk of no length', 400, chunked(QUERY).replace(`\r\n${QUERY.length.toString(16)}\r\n`, '\r\nz\r\n')],
    [
      '10,000 headers',
      431,
      post(
        QUERY,
        fill(10_000, (at) => `X-${at}: y`),
      ),
    ],
    ['a header of 20 KB', 431, post(QUERY, [`X: ${'y'.repeat(20_000)}`])],
    ['a URL of 20 KB', 431, `GET /graphql?query=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`],
    ['a URL with a broken escape', 400, 'GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
    [
      'a WebSocket without its key',
      400,
      'GET /graphql HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    ],
    ['over 1 MB', 413, post(MEGABYTE + QUERY, CLOSE)],
    ['over 1 MB, in chunks', 413, chunked(MEGABYTE + QUERY)],
    ['of 100 MB, that never comes', 413, post(QUERY, CLOSE).replace(/Length: \d+/, 'Length: 100000000')],
    ['half a request', 408, post(QUERY).slice(0, -3)],
    ['half a header', 408, post(QUERY).slice(0, 30)],
    ['nothing at all', 408, ''],
  ])('%s: %d', async (_what, status, request) => {
    const answers = await (await sayTo(status === 408 ? hasty : app, request)).heard();
    expectRefusal(answers[0], status);
    expect(answers).toHaveLength(1);
  });

  it('what drips in, byte by byte: 408', async () => {
    const { socket, heard } = await sayTo(hasty, post(QUERY).slice(0, 30));
    const drip = setInterval(() => socket.writable && socket.write('x'), 50);
    const answers = await heard().finally(() => clearInterval(drip));
    expectRefusal(answers[0], 408);
  });
});

describe('a body is refused in the form of GraphQL', () => {
  const send = async (body: string | Uint8Array, headers: Record<string, string> = {}) => {
    const response = await fetch(app.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const text = await response.text();
    return { status: response.status, headers: Object.fromEntries(response.headers), body: text };
  };
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));

  it.each<[what: string, status: number, body: string | Uint8Array, headers?: Record<string, string>]>([
    ['gzip', 415, gzipSync(QUERY), { 'content-encoding': 'gzip' }],
    ['a gzip bomb', 415, bomb, { 'content-encoding': 'gzip' }],
    ['a gzip bomb that does not say so', 400, bomb],
    ['brotli', 415, brotliCompressSync(QUERY), { 'content-encoding': 'br' }],
    ['deflate', 415, deflateSync(QUERY), { 'content-encoding': 'deflate' }],
    ['gzip twice', 415, gzipSync(gzipSync(QUERY)), { 'content-encoding': 'gzip, gzip' }],
    ['UTF-16', 415, Buffer.from(QUERY, 'utf16le'), { 'content-type': 'application/json; charset=utf-16' }],
    ['UTF-16 that does not say so', 400, Buffer.from(QUERY, 'utf16le')],
    ['Latin-1', 415, QUERY, { 'content-type': 'application/json;charset="ISO-8859-1"' }],
    ['Latin-1 that does not say so', 400, Buffer.from('{"query":"{ __typename } # Jörg"}', 'latin1')],
    ['an unknown charset', 415, QUERY, { 'content-type': 'application/json; charset=klingon' }],
    ['half a character', 400, Buffer.from([...Buffer.from('{"query":"'), 0xc3, ...Buffer.from('"}')])],
    ['__proto__', 400, '{"query":"{ __typename }","variables":{"__proto__":{"admin":true}}}'],
    ['constructor.prototype', 400, '{"query":"{ __typename }","constructor":{"prototype":{"admin":true}}}'],
    ['half a million arrays', 400, '['.repeat(500_000)],
    ['half a million arrays that end', 400, `${'['.repeat(500_000)}${']'.repeat(500_000)}`],
  ])('%s: %d', async (_what, status, body, headers = {}) => {
    expectRefusal(await send(body, headers), status);
  });

  it.each<[what: string, body: string | Uint8Array, headers?: Record<string, string>]>([
    ['UTF-8 that says so', QUERY, { 'content-type': 'application/json; charset=UTF-8' }],
    ['a byte order mark', `\ufeff${QUERY}`],
    ['no encoding that says so', QUERY, { 'content-encoding': 'identity' }],
    ['deep variables', `{"query":"{ __typename }","variables":{"x":${'['.repeat(150)}${']'.repeat(150)}}}`],
  ])('but not: %s', async (_what, body, headers = {}) => {
    expect(JSON.parse((await send(body, headers)).body)).toMatchObject(ANSWER);
  });

  it('in the media type that the caller takes', async () => {
    const accept = 'application/graphql-response+json, application/json;q=0.9';
    const { status, headers, body } = await send('{ "query":', { accept });
    expect([status, headers['content-type']]).toEqual([400, 'application/graphql-response+json; charset=utf-8']);
    expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });
});

describe('what is unusual, but right, is answered', () => {
  it('HTTP/1.0, and a load balancer that names no host', async () => {
    const [answer] = await (await say(post(QUERY, [], 'POST /graphql HTTP/1.0'))).heard();
    expect(JSON.parse((answer as RawAnswer).body)).toMatchObject(ANSWER);
    expect(await (await say('GET /healthz HTTP/1.0\r\n\r\n')).heard()).toMatchObject([{ status: 200 }]);
  });

  it('a client that waits to be told to go on', async () => {
    const body = post(QUERY, ['Expect: 100-continue', ...CLOSE]);
    const { socket, heard } = await say(body.slice(0, -QUERY.length));
    const [first] = await once(socket, 'data');
    expect(String(first)).toMatch(/^HTTP\/1.1 100 /);
    socket.write(QUERY);
    const [, answer] = await heard();
    expect(JSON.parse((answer as RawAnswer).body)).toMatchObject(ANSWER);
  });

  it('many requests at once (pipelining), each in its turn, and at last what is none', async () => {
    const ask = (at: number) => post(JSON.stringify({ query: `{ a${at}: __typename }` }));
    const answers = await (await say(`${fill(20, ask).join('')}\x16\x03\x01 this is TLS`)).heard();
    expectRefusal(answers.pop(), 400);
    expect(answers.map(({ body }) => JSON.parse(body))).toMatchObject(
      fill(20, String).map((_, at) => ({ data: { [`a${at}`]: 'Query' } })),
    );
  });

  it('after a body that was too large, over the same connection', async () => {
    const answers = await (await say(post(MEGABYTE + QUERY), post(QUERY, CLOSE))).heard();
    expectRefusal(answers[0], 413);
    expect(JSON.parse((answers[1] as RawAnswer).body)).toMatchObject(ANSWER);
  });
});

describe('an answer that nobody reads', () => {
  /** Of 3 MB each, more than the buffers of the system take. */
  const much = (answers: number) => 'GET /altair/main.js HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(answers);

  it('is held for no longer than SOCKET_BEHIND_SECONDS, whatever the client says meanwhile', async () => {
    const { socket, errors } = await say();
    socket.pause();
    socket.write(much(4));
    // who does not read learns of it when it writes
    for (; errors.length === 0; await sleep(50)) socket.write('\r\n');
    expect(errors[0]).toMatchObject({ code: expect.stringMatching(/^(ECONNRESET|EPIPE)$/) });
  });

  it('goes on to whom takes it slowly, also where it is a single one', async () => {
    const SECONDS = 3;
    const server = Fastify();
    cutWhoDoesNotRead(server, SECONDS);
    const answer = Buffer.alloc(40_000_000, 'x');
    server.get('/', async (_request, reply) => reply.send(answer));
    await server.listen({ host: '127.0.0.1', port: 0 });
    const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    const { socket, closed, heard } = await sayTo({ url }, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    // for longer than anybody may take nothing it does not leave as a whole
    const since = Date.now();
    for (let taken = 0; Date.now() - since < (SECONDS + 2.5) * 1_000; await sleep(50)) {
      taken = Math.min(taken + 150_000, answer.length / 2);
      socket.resume();
      while (socket.bytesRead < taken && !socket.closed) await Promise.race([once(socket, 'data'), closed]);
      socket.pause();
    }
    socket.resume();
    const [whole] = await heard();
    await server.close();
    expect(whole?.body.length).toBe(answer.length);
  });
});
