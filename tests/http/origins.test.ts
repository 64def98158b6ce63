import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import type { App } from '../../src/app.js';
import { startApp } from '../support/app.js';

const LISTED = 'https://app.example.com';
const FOREIGN = 'https://elsewhere.example';
const QUERY = JSON.stringify({ query: '{ __typename }' });

type Running = App & { url: string };
let app: Running;
let proxied: Running;
let open: Running;
beforeAll(async () => {
  app = await startApp({ ALLOWED_ORIGINS: `${LISTED}, http://localhost:3000` });
  proxied = await startApp({ TRUST_PROXY: '127.0.0.1' });
  open = await startApp({ ALLOWED_ORIGINS: '*' });
});
afterAll(async () => {
  for (const running of [app, proxied, open]) await running.close();
});

interface Upgrade {
  status: number;
  type?: string;
  requestId?: string;
  body?: unknown;
}

/** What becomes of a WebSocket that is asked for with these headers. */
async function upgrade({ url }: Running, headers: Record<string, string>): Promise<Upgrade> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), 'graphql-transport-ws', { headers });
  const opened = once(socket, 'open').then(() => ({ status: 101 }));
  const refused = once(socket, 'unexpected-response').then(async ([, response]: IncomingMessage[]) => {
    let body = '';
    for await (const chunk of response as IncomingMessage) body += chunk;
    const { 'content-type': type, 'x-request-id': requestId } = (response as IncomingMessage).headers;
    return { status: response?.statusCode as number, type, requestId: requestId as string, body: JSON.parse(body) };
  });
  const became = await Promise.race<Upgrade>([opened, refused]);
  socket.on('error', () => {});
  socket.terminate();
  return became;
}

const hostOf = ({ url }: Running) => new URL(url).host;

describe('a WebSocket', () => {
  const own = (running: Running) => ({ origin: `http://${hostOf(running)}` });

  it.each<[string, () => Record<string, string>]>([
    ['without an origin, as servers and command lines ask', () => ({})],
    ['of our own page', () => own(app)],
    ['of our own page behind a proxy with TLS that we know nothing of', () => ({ origin: `https://${hostOf(app)}` })],
    ['of our own page, where the host has its port', () => ({ origin: 'https://a.example', host: 'a.example:443' })],
    ['of a listed origin', () => ({ origin: LISTED })],
    ['of another listed origin', () => ({ origin: 'http://localhost:3000' })],
  ])('is opened: %s', async (_who, headers) => {
    expect(await upgrade(app, headers())).toEqual({ status: 101 });
  });

  it.each([
    ['a foreign one', FOREIGN],
    ['null, of a file or a sandbox', 'null'],
    ['a listed host by another scheme', 'http://app.example.com'],
    ['a listed host at another port', `${LISTED}:8443`],
    ['a listed host and more', `${LISTED}.evil.example`],
    ['a host below a listed one', 'https://evil.app.example.com'],
    ['our own host at another port', 'http://127.0.0.1:1'],
    ['nonsense', 'nonsense'],
    ['nothing', ''],
  ])('is refused before it opens, in the form of all errors: %s', async (_what, origin) => {
    const { status, type, requestId, body } = await upgrade(app, { origin, 'x-request-id': 'mine' });
    expect({ status, type, requestId }).toEqual({
      status: 403,
      type: 'application/json; charset=utf-8',
      requestId: 'mine',
    });
    expect(body).toEqual({
      errors: [{ message: expect.stringContaining('ALLOWED_ORIGINS'), extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it('is opened for any where all are allowed', async () => {
    for (const origin of [FOREIGN, 'null']) expect(await upgrade(open, { origin })).toEqual({ status: 101 });
  });

  it('is refused in the same form at another path', async () => {
    const elsewhere = await upgrade({ ...app, url: new URL('/elsewhere', app.url).href }, {});
    expect(elsewhere).toMatchObject({ status: 404, body: { errors: [{ extensions: { code: 'NOT_FOUND' } }] } });
  });

  const told = { 'x-forwarded-host': 'evil.example, shop.example', 'x-forwarded-proto': 'https' };

  it.each([
    ['the host that the nearest proxy tells', { ...told, origin: 'https://shop.example' }, 101],
    ['one that was told to the proxy', { ...told, origin: 'https://evil.example' }, 403],
    ['the host by another scheme than the proxy tells', { ...told, origin: 'http://shop.example' }, 403],
    ['the scheme of a WebSocket', { ...told, 'x-forwarded-proto': 'wss', origin: 'https://shop.example' }, 101],
  ])('behind a proxy that is trusted: %s', async (_what, headers, status) => {
    expect((await upgrade(proxied, headers)).status).toBe(status);
  });

  it('is refused where anybody could say that they are a proxy', async () => {
    expect((await upgrade(app, { ...told, origin: 'https://shop.example' })).status).toBe(403);
  });
});

describe('over HTTP (CORS)', () => {
  const cors = (response: Response) =>
    Object.fromEntries([...response.headers].filter(([name]) => /^access-control|^vary$/.test(name)));
  const preflight = (running: Running, origin: string, path = '/graphql') =>
    fetch(new URL(path, running.url), {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
  const post = (running: Running, headers: Record<string, string>, body = QUERY) =>
    fetch(running.url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

  it('a preflight of a listed origin, or of our own, is answered with what it may send', async () => {
    for (const origin of [LISTED, `http://${hostOf(app)}`]) {
      const response = await preflight(app, origin);
      expect(response.status).toBe(204);
      expect(cors(response)).toEqual({
        'access-control-allow-headers':
          'content-type, authorization, apollo-require-preflight, if-none-match, x-request-id',
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-origin': origin,
        'access-control-expose-headers': 'etag, retry-after, x-request-id',
        'access-control-max-age': '3600',
        vary: 'Origin',
      });
    }
  });

  it('a preflight of a foreign origin is refused, and told why', async () => {
    for (const origin of [FOREIGN, 'null']) {
      const response = await preflight(app, origin);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
      expect(cors(response)).not.toHaveProperty('access-control-allow-origin');
    }
    expect((await preflight(open, FOREIGN)).headers.get('access-control-allow-origin')).toBe(FOREIGN);
  });

  it('an answer may be read by the same pages, and by them only', async () => {
    expect(cors(await post(app, { origin: LISTED }))).toEqual({
      'access-control-allow-origin': LISTED,
      'access-control-expose-headers': 'etag, retry-after, x-request-id',
      vary: 'Origin',
    });
    for (const headers of [{ origin: FOREIGN }, { origin: 'null' }, {}]) {
      const response = await post(app, headers as Record<string, string>);
      expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } });
      expect(cors(response)).toEqual({ vary: 'Origin' });
    }
  });

  it('so may errors, of GraphQL or not', async () => {
    for (const body of ['{ "query":', '{"query":"{ nothing }"}', 'x'.repeat(1_100_000)]) {
      const response = await post(app, { origin: LISTED }, body);
      expect(await response.json()).toMatchObject({ errors: [{ message: expect.any(String) }] });
      expect(response.headers.get('access-control-allow-origin')).toBe(LISTED);
    }
  });

  it('what needs no preflight is refused as ever (CSRF), be its origin listed or not', async () => {
    for (const origin of [LISTED, FOREIGN]) {
      const response = await post(app, { origin, 'content-type': 'text/plain' });
      expect(response.status).toBeGreaterThanOrEqual(400);
    }
  });

  it('other doors are for no web page', async () => {
    for (const path of ['/metrics', '/readyz', '/', '/nowhere', '/graphql/x']) {
      for (const origin of [LISTED, FOREIGN]) {
        const response = await preflight(app, origin, path);
        expect([path, response.status, await response.json()]).toMatchObject([
          ...[path, 404],
          { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
        ]);
        expect(Object.keys(cors(response)).filter((name) => name !== 'vary')).toEqual([]);
      }
    }
    const response = await fetch(new URL('/readyz', app.url), { headers: { origin: LISTED } });
    expect(cors(response)).toEqual({});
  });
});
