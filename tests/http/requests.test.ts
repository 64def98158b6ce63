import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { newAccount } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const VIEWER = JSON.stringify({ query: '{ viewer { name } }' });
const RESIZE = 'mutation { resizeLicensePool(input: { kind: LIVE_ENGAGEMENT, capacity: 7 }) { pool { capacity } } }';

let app: App & { url: string };
let apiKey: string;
let authorization: { authorization: string };
beforeAll(async () => {
  app = await startApp();
  ({ apiKey } = await newAccount());
  authorization = { authorization: `Bearer ${apiKey}` };
});
afterAll(() => app.close());

const post = (body: string | Uint8Array, headers: Record<string, string> = JSON_TYPE, url = app.url) =>
  fetch(url, { method: 'POST', headers: { ...authorization, ...headers }, body });

const codeOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
  return errors.map((error) => error.extensions.code);
};

describe('a request id', () => {
  it.each(['4711', 'a-b_c.d:e', 'x'.repeat(64)])('is the one that the caller sent: %s', async (id) => {
    expect((await post(VIEWER, { ...JSON_TYPE, 'x-request-id': id })).headers.get('x-request-id')).toBe(id);
  });

  it.each(['', 'x'.repeat(65), 'a b', '<script>', 'naïve'])('is a new one instead of "%s"', async (id) => {
    const first = (await post(VIEWER, { ...JSON_TYPE, 'x-request-id': id })).headers.get('x-request-id');
    expect(first).toMatch(/^[\w.:-]{8,64}$/);
    expect(first).not.toBe((await post(VIEWER)).headers.get('x-request-id'));
  });

  it('is told with every answer, be it of GraphQL or not', async () => {
    const headers = { 'x-request-id': 'mine' };
    for (const path of ['/', '/healthz', '/readyz', '/nowhere', '/graphql']) {
      const response = await fetch(new URL(path, app.url), { headers });
      expect([path, response.headers.get('x-request-id')]).toEqual([path, 'mine']);
    }
  });
});

describe('a request that never reaches GraphQL', () => {
  it('is refused in the form of GraphQL: a body over 1 MB', async () => {
    const response = await post(
      JSON.stringify({ query: '{ __typename }', variables: { much: 'x'.repeat(1024 * 1024) } }),
    );
    expect(response.status).toBe(413);
    expect(await codeOf(response)).toEqual(['BAD_REQUEST']);
  });

  it('but a body just below that is answered', async () => {
    const response = await post(
      JSON.stringify({ query: '{ __typename }', variables: { much: 'x'.repeat(1000 * 1000) } }),
    );
    expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } });
  });

  it.each([
    ['broken JSON', '{ "query": '],
    ['no JSON', '{ viewer { name } }'],
    ['an empty body', ''],
    ['JSON that is no request', '[1]'],
    ['a request without a query', '{ "variables": {} }'],
    ['a query that is no text', '{ "query": 1 }'],
    ['variables that are no object', '{ "query": "{ __typename }", "variables": "x" }'],
  ])('is refused in the form of GraphQL: %s', async (_name, body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toEqual(['BAD_REQUEST']);
  });

  it('is refused in the form of GraphQL: an unknown path or method', async () => {
    const elsewhere = await post(VIEWER, JSON_TYPE, new URL('/graphiql', app.url).href);
    expect([elsewhere.status, await codeOf(elsewhere)]).toEqual([404, ['NOT_FOUND']]);
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const other = await fetch(app.url, { method, headers: authorization });
      expect([other.status, other.headers.get('allow'), await codeOf(other)]).toEqual([
        405,
        'GET, POST',
        ['BAD_REQUEST'],
      ]);
    }
  });

  it('is refused in the form of GraphQL: a persisted query, since none are kept', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(64) } };
    expect(await codeOf(await post(JSON.stringify({ extensions })))).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED']);
  });

  it('is refused with what to do: a body that does not say that it is JSON', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'application/xml']) {
      const response = await post(VIEWER, { 'content-type': type });
      const { errors } = (await response.json()) as { errors: { message: string }[] };
      expect([response.status, errors[0]?.message]).toEqual([
        415,
        'Send JSON, with the header "content-type: application/json".',
      ]);
    }
  });

  it('is refused without harm: bytes that are no HTTP', async () => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
    socket.end('\x16\x03\x01 this is TLS\r\n\r\n');
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1.1 400 |^$/);
    expect((await post(VIEWER)).status).toBe(200);
  });
});

describe('GET', () => {
  const get = (query: string, headers: Record<string, string>, more: Record<string, string> = {}) =>
    fetch(`${app.url}?${new URLSearchParams({ query, ...more })}`, { headers });

  it('answers a query, of whom the header for the key is all that says that no foreign page asks', async () => {
    const response = await get('{ viewer { name } }', authorization);
    expect([response.status, await response.json()]).toMatchObject([200, { data: { viewer: { name: 'Ada' } } }]);
  });

  it('refuses a mutation, which changes nothing', async () => {
    const response = await get(RESIZE, { ...authorization, ...JSON_TYPE });
    expect(response.status).toBe(405);
    expect(await codeOf(response)).toEqual(['BAD_REQUEST']);
    const another = await get(RESIZE, { ...authorization, ...JSON_TYPE }, { operationName: 'Another' });
    expect(await codeOf(another)).toEqual(['OPERATION_RESOLUTION_FAILURE']);
    expect(await capacity()).toBe(0);
  });

  it('is refused where a foreign web page could have made a browser send it (CSRF)', async () => {
    const query = '{ publicBookingPage(slug: "demo") { title } }';
    expect((await get(query, {})).status).toBe(400);
    const body = { data: { publicBookingPage: null } };
    for (const headers of [JSON_TYPE, { 'apollo-require-preflight': 'true' }]) {
      expect(await (await get(query, headers)).json()).toMatchObject(body);
    }
  });
});

describe('POST', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain; application/json',
  ])('is refused where a foreign web page could have made a browser send it (CSRF): %s', async (type) => {
    const response = await post(JSON.stringify({ query: RESIZE }), { 'content-type': type });
    expect([400, 415]).toContain(response.status);
    expect(await codeOf(response)).toHaveLength(1);
    expect(await capacity()).toBe(0);
  });

  it('is refused without a content type', async () => {
    const response = await post(new TextEncoder().encode(JSON.stringify({ query: RESIZE })), {});
    expect([400, 415]).toContain(response.status);
    expect(await capacity()).toBe(0);
  });

  it('allows no foreign web page to read an answer (CORS)', async () => {
    const response = await post(VIEWER, { ...JSON_TYPE, origin: 'https://elsewhere.example' });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

async function capacity(): Promise<number> {
  const query = '{ licensePool(kind: LIVE_ENGAGEMENT) { capacity } }';
  return (await client(app, apiKey).ask<{ licensePool: { capacity: number } }, object>(query)).licensePool.capacity;
}
