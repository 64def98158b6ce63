import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditServer } from 'graphql-http';
import type { App } from '../../src/app.js';
import { newAccount } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { askByHttp, codes, type Request } from './transports.js';

/** Each is a "MAY", and asks by GET without any header that a foreign web page could not send. */
const REFUSED_AS_CSRF = ['5A70', '6A70', 'D6D5'];

const PLAIN = 'application/json';
const OWN = 'application/graphql-response+json';

/** What GraphQL finds wrong with a request that is well-formed as one of HTTP. */
const FAULTS: [what: string, request: Request, code: string][] = [
  ['parsed', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
  ['parsed, for its lines', { query: `{ __typename ${'\n'.repeat(2_000)} }` }, 'GRAPHQL_VALIDATION_FAILED'],
  ['validated', { query: '{ nonsense }' }, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'validated, for its aliases',
    { query: `{ ${'a: __typename '.repeat(51)} }`.replace(/a:/g, (_alias, at) => `a${at}:`) },
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['told from others', { query: 'query A { __typename } query B { __typename }' }, 'OPERATION_RESOLUTION_FAILURE'],
  ['given its variables', { query: 'query ($id: ID!) { user(id: $id) { id } }' }, 'BAD_USER_INPUT'],
  ['given such a page', { query: '{ users(first: 0) { totalCount } }' }, 'BAD_USER_INPUT'],
];

/** Sends these headers too, with requests of this method only if one is given. */
function fetchWith(more: Record<string, string>, method?: string) {
  return (url: string, init: RequestInit = {}) => {
    const isMeant = method === undefined || init.method === method;
    return fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), ...(isMeant && more) } });
  };
}

let app: App & { url: string };
let authorization: string;
beforeAll(async () => {
  app = await startApp();
  authorization = `Bearer ${(await newAccount()).apiKey}`;
});
afterAll(() => app.close());

describe('GraphQL over HTTP', () => {
  it('passes all audits of graphql-http for who has a key, whose header no foreign page can send', async () => {
    const results = await auditServer({ url: app.url, fetchFn: fetchWith({ authorization }) });
    expect(results.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(results).toHaveLength(61);
  });

  it('passes 58 of the 61 where CSRF prevention has no such sign: the others are its notices', async () => {
    const results = await auditServer({ url: app.url, fetchFn: fetchWith({ authorization }, 'POST') });
    const failed = results.filter(({ status }) => status !== 'ok');
    expect(failed.map(({ id, status }) => [id, status]).sort()).toEqual(REFUSED_AS_CSRF.map((id) => [id, 'notice']));
    for (const result of failed) {
      expect(result.name).toMatch(/^MAY .*GET/);
      expect(result.status === 'ok' ? '' : await result.response.text()).toContain('Cross-Site Request Forgery');
    }
  });

  it.each(FAULTS)('an operation that cannot be %s: 200 in application/json, else 400', async (_what, request, code) => {
    for (const [accept, type, status] of [
      [PLAIN, PLAIN, 200],
      ['*/*', PLAIN, 200],
      [OWN, OWN, 400],
      [`${OWN}, ${PLAIN};q=0.9`, OWN, 400],
    ] as const) {
      const told = await askByHttp(app, authorization, request, { accept });
      expect([codes(told)[0], told.status]).toEqual([code, status]);
      expect(told.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
      expect(told.data).toBeUndefined();
    }
  });

  it.each([PLAIN, OWN])('who may not ask, or not so, is told by the status, also in %s', async (accept) => {
    const headers = { 'content-type': PLAIN, accept };
    const post = (body: string, more = {}) =>
      fetch(app.url, { method: 'POST', headers: { ...headers, ...more }, body });
    const query = JSON.stringify({ query: '{ viewer { name } }' });
    const answers: [response: Promise<Response>, status: number][] = [
      [post(query), 401],
      [post(query, { authorization: 'Bearer wrong' }), 401],
      [post('{'), 400],
      [post('{}'), 400],
      [post('{"query": 1}'), 400],
      [post(JSON.stringify({ query: 'subscription { logHead { sequence } }' }), { authorization }), 400],
      [post(query, { accept: 'image/png', authorization }), 406],
      [post(query, { 'content-type': 'application/xml' }), 415],
      [fetch(app.url, { method: 'PUT', headers: { accept } }), 405],
      [fetch(`${app.url}?query=mutation{__typename}`, { headers }), 405],
    ];
    for (const [at, [answer, status]] of answers.entries()) expect([at, (await answer).status]).toEqual([at, status]);
  });
});
