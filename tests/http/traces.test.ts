import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../events/support.js';
import { newAccount } from '../support/accounts.js';
import { type Server, startServer } from '../support/server.js';
import { askByHttp, askBySocket } from './transports.js';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  status: { code?: number };
  attributes: { key: string; value: object }[];
}

interface Exported {
  resourceSpans: { resource: { attributes: Span['attributes'] }; scopeSpans: { spans: Span[] }[] }[];
}

/** Takes traces as OTLP over HTTP, in JSON. */
async function startReceiver() {
  const received: { path: string; body: string }[] = [];
  const http: HttpServer = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk;
    });
    request.on('end', () => {
      received.push({ path: request.url as string, body });
      response.setHeader('content-type', 'application/json').end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const exported = () => received.map(({ body }) => JSON.parse(body) as Exported).flatMap((one) => one.resourceSpans);
  const spans = () => exported().flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    received,
    exported,
    spans,
    /** Waits for the first span of this name. */
    async span(name: string): Promise<Span> {
      for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
        const found = spans().find((span) => span.name === name);
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`there is no ${name} among ${spans().map((span) => span.name)}`);
    },
    async close() {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}

const textsOf = (span: Span) =>
  Object.fromEntries(span.attributes.map(({ key, value }) => [key, Object.values(value)[0] as unknown]));

const CANARY = 'canary5f0e1d';

describe('where the variables of OpenTelemetry say where traces go', () => {
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let server: Server;
  let account: Awaited<ReturnType<typeof newAccount>>;
  let authorization: string;
  let stopped: Promise<unknown> | undefined;

  beforeAll(async () => {
    receiver = await startReceiver();
    account = await newAccount({ adminEmail: `${CANARY}@acme.example` });
    authorization = `Bearer ${account.apiKey}`;
    server = await startServer({
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_BSP_SCHEDULE_DELAY: '50',
    });
  });
  afterAll(async () => {
    await (stopped ?? server.stop());
    await receiver.close();
  });

  it("an operation is a span of the caller's trace, and what it asked the database for are spans within", async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const parentId = '00f067aa0ba902b7';
    const { headers } = await askByHttp(
      server,
      authorization,
      { query: 'query LicensePools { licensePools { kind } }' },
      { traceparent: `00-${traceId}-${parentId}-01` },
    );
    const span = await receiver.span('query LicensePools');
    expect(span).toMatchObject({ traceId, parentSpanId: parentId });
    expect(textsOf(span)).toMatchObject({
      'graphql.operation.type': 'query',
      'graphql.operation.name': 'LicensePools',
      'seatkeeper.account.id': account.accountId,
      'seatkeeper.request.id': headers.get('x-request-id'),
    });
    const within = () => receiver.spans().filter(({ parentSpanId }) => parentSpanId === span.spanId);
    const names = () => within().map(({ name }) => name);
    // once a minute there is one more, which notes the use of the key
    const wanted = ['authenticate', 'poolsByKinds, readVersion'];
    await until(() => wanted.every((name) => names().includes(name)));
    expect(new Set(within().map((child) => child.traceId))).toEqual(new Set([traceId]));
  });

  it('a change shows the wait for its lock and its commit, and over WebSocket a trace is its own', async () => {
    const query =
      'mutation Resize { resizeLicensePool(input: { kind: LIVE_ENGAGEMENT, capacity: 3 }) { pool { capacity } } }';
    await askBySocket(server, authorization, { query });
    const span = await receiver.span('mutation Resize');
    expect(span.parentSpanId ?? '').toBe('');
    const lock = await receiver.span('lockAccount, readActor');
    expect(lock.parentSpanId).toBe(span.spanId);
    const committed = receiver.spans().find(({ name }) => /changeAccount.*, COMMIT$/.test(name));
    expect(committed?.parentSpanId).toBe(span.spanId);
  });

  it('what is refused is an error with its code', async () => {
    await askByHttp(server, undefined, { query: 'query Refused { licensePools { kind } }' });
    const span = await receiver.span('query Refused');
    expect(span.status.code).toBe(2);
    expect(textsOf(span)['error.type']).toBe('UNAUTHENTICATED');
  });

  it('nothing that somebody sent is in them, and what was not sent is when the server stops', async () => {
    const variables = { input: { name: CANARY, email: `${CANARY}@b.example`, idempotencyKey: CANARY } };
    const create = 'mutation Create($input: CreateUserInput!) { createUser(input: $input) { userErrors { code } } }';
    await askByHttp(server, authorization, { query: create, variables }, { 'x-canary': CANARY });
    await askByHttp(server, authorization, { query: `{ ${CANARY} }` });
    await askByHttp(server, `Bearer ${CANARY}`, { query: '{ viewer { name } }' });
    await askByHttp(server, authorization, { query: 'query TheLast { viewer { name email } }' });
    stopped = server.stop();
    expect(await stopped).toBe(0);
    expect(receiver.spans().map(({ name }) => name)).toEqual(
      expect.arrayContaining(['mutation Create', 'query TheLast']),
    );
    const all = receiver.received.map(({ body }) => body).join('\n');
    expect(all).not.toContain(CANARY);
    expect(all).not.toContain(account.apiKey.slice(30));
    expect(new Set(receiver.received.map(({ path }) => path))).toEqual(new Set(['/v1/traces']));
    const service = receiver.exported()[0]?.resource.attributes.find(({ key }) => key === 'service.name');
    expect(service?.value).toEqual({ stringValue: 'seatkeeper' });
  });
});

it.each([
  ['without the variables, nothing of OpenTelemetry is loaded, but what the metrics need', {}, false],
  ['with one of the variables, what sends them is', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }, true],
])('%s', async (_what, env, isLoaded) => {
  const server = await startServer({ NODE_DEBUG: 'module', ...env });
  await server.stop();
  // what is loaded is told
  expect(/node_modules\/@opentelemetry\/sdk-\w+/.test(server.output())).toBe(isLoaded);
});

it('a receiver that takes everything and says nothing holds up nobody who stops, nor loses lines of the log', async () => {
  const silent = createTcpServer((socket) => socket.on('error', () => {}).resume()).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const server = await startServer({
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    LOG_LEVEL: 'info',
  });
  await askByHttp(server, undefined, { query: 'query Last { __typename }' });
  const ended = server.stop();
  // who is held up is ended by force, with 1
  expect(await ended).toBe(0);
  expect(server.output()).toContain('"operation":"Last"');
  silent.close();
});
