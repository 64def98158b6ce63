import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery, type OperationDefinitionNode, parse, print, type SelectionNode } from 'graphql';
import type { App } from '../../src/app.js';
import type { SessionPool } from '../../src/database/pools.js';
import { newAccount } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { BACKGROUND } from '../support/background.js';
import { openAcknowledged } from '../support/subscriber.js';
import { askByHttp, askBySocket, type Request, TRANSPORTS } from './transports.js';

const times = (count: number, text: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join(' ');
const nested = (count: number): string => (count === 0 ? 'id' : `licenses { holder { ${nested(count - 1)} } }`);
const FIRST = '"first" must be from 1 to 100, not ';

/** The whole introspection, so many times. */
function introspection(count: number): string {
  const [operation, ...fragments] = parse(getIntrospectionQuery()).definitions;
  const [full] = (operation as OperationDefinitionNode).selectionSet.selections;
  return `{ ${times(count, (at) => `a${at}: ${print(full as SelectionNode)}`)} } ${fragments.map(print).join(' ')}`;
}

/** What the limits by default refuse: with which code, and what is told. */
const REFUSED: [what: string, request: Request, code: string, told: string | RegExp][] = [
  [
    'fields nested 16 deep',
    { query: `{ viewer { ${nested(7)} } }` },
    'GRAPHQL_VALIDATION_FAILED',
    "The operation's depth is 16; at most 15 is allowed. Ask for what is deeper in an operation of its own.",
  ],
  [
    'the same fields 880 times',
    { query: `{ ${times(450, () => 'publicBookingPage(slug: "x") { slug }')} }` },
    'GRAPHQL_VALIDATION_FAILED',
    'The document selects the same fields too many times. Select each once, or ask in several operations.',
  ],
  [
    'an answer of errors, one for each parent of a list whose cursor is not its own',
    {
      query: `query ($ids: [ID!]!) { ${times(40, (at) => `a${at}: nodes(ids: $ids) { ... on User { bookingPages(first: 1, after: "x${at}") { totalCount } } }`)} }`,
      variables: { ids: Array.from({ length: 100 }, (_, at) => `usr_${at}`) },
    },
    'GRAPHQL_VALIDATION_FAILED',
    /^The operation's cost is \d{3},\d{3};/,
  ],
  [
    'lists of introspection within each other, 40 times',
    {
      query: `{ __schema { types { ${times(40, (at) => `a${at}: interfaces { possibleTypes { name description kind __typename } }`)} } } }`,
    },
    'GRAPHQL_VALIDATION_FAILED',
    /^The operation's cost is \d{3},\d{3};/,
  ],
  [
    '100 aliases',
    { query: `{ ${times(100, (at) => `a${at}: __typename`)} }` },
    'GRAPHQL_VALIDATION_FAILED',
    "The operation's number of aliases is 100; at most 50 is allowed. Ask in several operations.",
  ],
  [
    '100 aliases by a fragment',
    { query: `{ viewer { ...A } user(id: "x") { ...A } } fragment A on User { ${times(50, (at) => `a${at}: id`)} }` },
    'GRAPHQL_VALIDATION_FAILED',
    /^The operation's number of aliases is 100;/,
  ],
  [
    '51 directives',
    { query: `{ viewer { ${times(51, () => 'name @include(if: true)')} } }` },
    'GRAPHQL_VALIDATION_FAILED',
    "The operation's number of directives is 51; at most 50 is allowed. Ask in several operations.",
  ],
  [
    '1,001 fields',
    { query: `{ viewer { ${times(1_000, () => 'id')} } }` },
    'GRAPHQL_VALIDATION_FAILED',
    /^The document has 1001 fields and fragments; at most 1000 are allowed\./,
  ],
  ['20,001 tokens', { query: `{ ${times(9_999, () => 'a: b')} }` }, 'GRAPHQL_PARSE_FAILED', /20000 tokens/],
  [
    'an alias of 101 characters',
    { query: `{ ${'a'.repeat(101)}: __typename }` },
    'GRAPHQL_VALIDATION_FAILED',
    'A name has 101 characters; at most 100 are allowed.',
  ],
  [
    '2,001 lines, before any fault is placed in them',
    { query: `{ __typename ${'\n'.repeat(2_000)} } ${times(99, (at) => `scalar A${at}`)}` },
    'GRAPHQL_VALIDATION_FAILED',
    /^The document has more than 2000 lines\./,
  ],
  [
    'pages within pages within pages',
    {
      query: `query ($n: Int) { users(first: $n) { nodes {
        bookingPages(first: $n) { nodes { owner { bookingPages(first: $n) { nodes { id } } } } }
      } } }`,
      variables: { n: 100 },
    },
    'GRAPHQL_VALIDATION_FAILED',
    /^The operation's cost is [67],\d{3},\d{3}; at most 100,000 is allowed\. Ask for smaller pages/,
  ],
  ['30 introspections', { query: introspection(30) }, 'GRAPHQL_VALIDATION_FAILED', /^The operation's cost is/],
  ['a page of 0', { query: '{ users(first: 0) { totalCount } }' }, 'BAD_USER_INPUT', `${FIRST}0.`],
  [
    'a page of 101, by a variable',
    { query: 'query ($n: Int) { bookingPages(first: $n) { totalCount } }', variables: { n: 101 } },
    'BAD_USER_INPUT',
    `${FIRST}101.`,
  ],
  [
    'a page of -1 behind a mutation',
    {
      query: `mutation { resizeLicensePool(input: { kind: LIVE_ENGAGEMENT, capacity: 7 }) {
        pool { licenses(first: -1) { totalCount } } userErrors { code }
      } }`,
    },
    'BAD_USER_INPUT',
    `${FIRST}-1.`,
  ],
  [
    '101 ids',
    {
      query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      variables: { ids: Array.from({ length: 101 }, () => 'x') },
    },
    'BAD_USER_INPUT',
    '"ids" must be at most 100, not 101.',
  ],
];

let app: App & { url: string };
let authorization: string;
/** The names of the statements that operations sent. */
const sent: string[] = [];
/** Those that let callers in, and watch their rights meanwhile. */
const BESIDE = ['authenticate', 'readSequence', 'readLog', 'COMMIT', ...BACKGROUND];

beforeAll(async () => {
  app = await startApp();
  authorization = `Bearer ${(await newAccount()).apiKey}`;
  for (const pool of [app.store.pools.read, app.store.pools.write]) record(pool);
});
beforeEach(() => void sent.splice(0));
afterAll(() => app.close());

function record(pool: SessionPool): void {
  const note = (sql: string) => {
    const name = /\/\* ([\w.]+) \*\//.exec(sql)?.[1] ?? sql;
    if (!BESIDE.includes(name)) sent.push(name);
  };
  const { query, session } = pool;
  pool.query = (sql, values) => {
    note(sql);
    return query(sql, values);
  };
  pool.session = async () => {
    const one = await session();
    return {
      ...one,
      query: (sql, values) => {
        note(sql);
        return one.query(sql, values);
      },
    };
  };
}

describe.each(TRANSPORTS)('over %s', (transport, ask) => {
  it('an operation within the limits is answered, and sends statements', async () => {
    const { data } = await ask(app, authorization, { query: '{ viewer { licenses { id } } }' });
    expect(data).toEqual({ viewer: { licenses: [] } });
    expect(sent).toEqual(expect.arrayContaining(['rowsByIds', 'licensesOfHolders']));
    sent.splice(0);
    const query = 'mutation { resizeLicensePool(input: { kind: LIVE_ENGAGEMENT, capacity: 0 }) { pool { capacity } } }';
    await ask(app, authorization, { query });
    expect(sent).toEqual(expect.arrayContaining(['lockAccount']));
  });

  it.each(REFUSED)('%s: refused before any statement is sent', async (_what, request, code, told) => {
    const answer = await ask(app, authorization, request);
    expect(answer.errors[0]).toMatchObject({ message: told instanceof RegExp ? expect.stringMatching(told) : told });
    expect(answer.errors[0]?.extensions).toEqual({ code });
    expect(answer.data).toBeUndefined();
    expect(answer.status).toBe(transport === 'HTTP' ? 200 : undefined);
    expect(sent).toEqual([]);
    // who asks makes no difference
    expect((await ask(app, undefined, request)).errors).toEqual(answer.errors);
  });

  it.each([
    ['100,000', 100_001, () => authorization],
    ['200', 201, () => undefined],
  ])('more than %s values in variables are not looked at', async (most, count, who) => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const { errors } = await ask(app, who(), { query, variables: { ids: Array(count).fill('x') } });
    expect(errors[0]?.message).toBe(`The variables hold more than ${most} values. Ask in several operations.`);
    expect(errors[0]?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(sent).toEqual([]);
  });

  it('what is told of a fault is short, however long what it is told of', async () => {
    const long = 'x'.repeat(300_000);
    for (const request of [
      { query: 'query ($kind: LicenseKind!) { licensePool(kind: $kind) { id } }', variables: { kind: long } },
      { query: `{ licensePool(kind: "${long}") { id } }` },
    ]) {
      const { errors } = await ask(app, authorization, request);
      expect(errors).toHaveLength(1);
      expect(errors[0]?.message).toMatch(
        /^(Variable "\$kind" got invalid value "x|Enum "LicenseKind" cannot represent)/,
      );
      expect(errors[0]?.message.length).toBe(1_003);
    }
  });

  it('few faults of the variables are told of, and one of many values, since each repeats them all', async () => {
    const query = 'mutation ($input: ResizeLicensePoolInput!) { resizeLicensePool(input: $input) { pool { id } } }';
    const unknown = (count: number) => ({
      input: Object.fromEntries(Array.from({ length: count }, (_, at) => [`x${at}`, 0])),
    });
    const told = async (count: number) => {
      const { errors } = await ask(app, authorization, { query, variables: unknown(count) });
      return errors.map(({ message }) => message.slice(0, 15));
    };
    const fault = 'Variable "$input'.slice(0, 15);
    // two fields are missing besides
    expect(await told(2)).toEqual(Array(4).fill(fault));
    expect(await told(900)).toEqual([...Array(5).fill(fault), 'Too many errors']);
    expect(await told(50_000)).toEqual([fault, 'Too many errors']);
  });

  it('documents that are nested as deep as the parser goes, or beyond, are refused', async () => {
    for (const depth of [900, 5_000]) {
      const fields = `{ ${'viewer { '.repeat(depth)} id ${'} '.repeat(depth)} }`;
      const lists = `{ user(id: ${'['.repeat(depth)}${']'.repeat(depth)}) { id } }`;
      const types = `query ($id: ${'['.repeat(depth)}ID${']'.repeat(depth)}) { user(id: $id) { id } }`;
      for (const query of [fields, lists, types]) {
        const { errors } = await ask(app, authorization, { query });
        const told =
          errors[0]?.extensions.code === 'GRAPHQL_PARSE_FAILED' ? /^The document is nested too deeply\.$/ : /./;
        expect(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']).toContain(errors[0]?.extensions.code);
        expect(errors[0]?.message).toMatch(told);
      }
    }
    expect(sent).toEqual([]);
  });
});

describe('over HTTP', () => {
  it.each([
    ['{ users(first: 0) { totalCount } }', 'BAD_USER_INPUT'],
    [`{ __typename ${'\n'.repeat(2_000)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ])('a GET is within the same limits: %#', async (query, code) => {
    const url = new URL(app.url);
    url.searchParams.set('query', query);
    const response = await fetch(url, { headers: { authorization, 'apollo-require-preflight': 'yes' } });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
    expect(sent).toEqual([]);
  });
});

describe('a subscription', () => {
  it.each([
    ['depth', `licenses { nodes { holder { ${nested(6)} } } }`, 'GRAPHQL_VALIDATION_FAILED'],
    ['aliases', times(51, (at) => `a${at}: kind`), 'GRAPHQL_VALIDATION_FAILED'],
    ['page', 'licenses(first: 101) { totalCount }', 'BAD_USER_INPUT'],
  ])('beyond the %s is an error message before it opens, and its socket lives on', async (_limit, fields, code) => {
    const query = `subscription { seatUsage(kind: LIVE_ENGAGEMENT) { ${fields} } }`;
    const socket = await openAcknowledged(app, authorization);
    socket.send({ id: '1', type: 'subscribe', payload: { query } });
    expect(await socket.next()).toMatchObject({ id: '1', type: 'error', payload: [{ extensions: { code } }] });
    expect(sent).toEqual([]);
    socket.send({ id: '2', type: 'subscribe', payload: { query: '{ viewer { name } }' } });
    expect(await socket.next()).toMatchObject({
      id: '2',
      type: 'next',
      payload: { data: { viewer: { name: 'Ada' } } },
    });
    socket.close();
  });
});

describe('the limits are settings', () => {
  const query = '{ a: viewer { licenses @skip(if: false) { id } } }';
  let server: App & { url: string };
  const ask = async (env: Record<string, string>) => {
    server = await startApp(env);
    try {
      const [byHttp, bySocket] = [
        await askByHttp(server, authorization, { query }),
        await askBySocket(server, authorization, { query }),
      ];
      expect(bySocket.errors).toEqual(byHttp.errors);
      return byHttp.errors[0]?.message ?? byHttp.data;
    } finally {
      await server.close();
    }
  };

  it.each([
    ['QUERY_TOKENS', 18, /17 tokens/],
    ['QUERY_FIELDS', 3, /^The document has 3 fields and fragments; at most 2 are allowed\./],
    ['QUERY_DEPTH', 3, /^The operation's depth is 3; at most 2 is allowed\./],
    ['QUERY_ALIASES', 1, /^The operation's number of aliases is 1; at most 0 is allowed\./],
    ['QUERY_DIRECTIVES', 1, /^The operation's number of directives is 1; at most 0 is allowed\./],
    ['QUERY_COST', 417, /^The operation's cost is 417; at most 416 is allowed\./],
  ])('%s: as much as it says, and no more', async (name, most, told) => {
    expect(await ask({ [name]: String(most) })).toEqual({ a: { licenses: [] } });
    expect(await ask({ [name]: String(most - 1) })).toMatch(told);
  });
});
