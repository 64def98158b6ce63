import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  type GraphQLOutputType,
  getIntrospectionQuery,
  getNamedType,
  isLeafType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  validate,
} from 'graphql';
import { createApiSchema } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { type Limits, weigh } from '../../src/graphql/limits.js';
import type { OperationSize } from '../../src/graphql/operation-size.js';
import { argsOf, size } from './sizes.js';

const { limits } = readConfig({});
const exceeded = (...asked: Parameters<typeof weigh>) => weigh(...asked).refusal;

describe('an operation is refused', () => {
  const query = '{ a: viewer { licenses @skip(if: false) { id } } }';
  const exact = size(query);

  it.each([
    ['depth', 'depth is 3; at most 2 is allowed. Ask for what is deeper in an operation of its own.'],
    ['aliases', 'number of aliases is 1; at most 0 is allowed. Ask in several operations.'],
    ['directives', 'number of directives is 1; at most 0 is allowed. Ask in several operations.'],
    [
      'cost',
      'cost is 417; at most 416 is allowed. Ask for smaller pages (`first`), for fewer lists within lists, or in several operations.',
    ],
  ])('beyond its %s, with what was counted, the limit, and what to do; not at the limit itself', (name, told) => {
    expect(exceeded(argsOf(query), { ...limits, ...exact })).toBeUndefined();
    const fewer: Limits = { ...limits, ...exact, [name]: exact[name as keyof OperationSize] - 1 };
    const error = exceeded(argsOf(query), fewer);
    expect(error?.message).toBe(`The operation's ${told}`);
    expect(error?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
  });

  it('for a page size that no list has, at any place of it that is executed', () => {
    const queries: [string, Record<string, unknown>?][] = [
      ['{ users(first: 0) { totalCount } }'],
      ['query ($n: Int) { users(first: $n) { totalCount } }', { n: 0 }],
      ['query ($n: Int = 0) { users(first: $n) { totalCount } }'],
      ['{ viewer { ...A } } fragment A on User { bookingPages(first: 0) { totalCount } }'],
      [
        'mutation { enableBookingPage(input: { pageId: "x" }) { page { owner { bookingPages(first: 0) { totalCount } } } } }',
      ],
    ];
    for (const [text, variables] of queries) {
      const error = exceeded(argsOf(text, variables), limits);
      expect(error?.message).toBe('"first" must be from 1 to 100, not 0.');
      expect(error?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
      expect(error?.locations).toHaveLength(1);
    }
    const query = '{ users(first: 0) @skip(if: true) { totalCount } __typename }';
    expect(exceeded(argsOf(query), limits)).toBeUndefined();
  });

  it.each([-1, 101, -2_147_483_648])('for a page of %d', (first) => {
    const error = exceeded(argsOf(`{ users(first: ${first}) { totalCount } }`), limits);
    expect(error?.message).toBe(`"first" must be from 1 to 100, not ${first}.`);
  });

  it('for more than 100 ids', () => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const ids = (count: number) => ({ ids: Array.from({ length: count }, () => 'x') });
    expect(exceeded(argsOf(query, ids(100)), limits)).toBeUndefined();
    for (const [text, variables] of [
      [query, ids(101)],
      [`{ nodes(ids: [${ids(101).ids.map((id) => `"${id}"`)}]) { id } }`, undefined],
    ] as const) {
      const error = exceeded(argsOf(text, variables), limits);
      expect(error?.message).toBe('"ids" must be at most 100, not 101.');
      expect(error?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    }
  });
});

describe('the operation whose limits are kept', () => {
  it('is that of the operation that is named', () => {
    const args = argsOf('query A { account { id } } query B { users { nodes { bookingPages { nodes { id } } } } }');
    const few = { ...limits, cost: 1_000 };
    expect(exceeded({ ...args, operationName: 'A' }, few)).toBeUndefined();
    expect(exceeded({ ...args, operationName: 'B' }, few)).toBeDefined();
    // told when it is executed
    expect(exceeded({ ...args, operationName: 'C' }, few)).toBeUndefined();
  });
});

describe('the values in variables', () => {
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  const deep = (levels: number): unknown => {
    let value: unknown = [];
    for (let level = 0; level < levels; level++) value = [value];
    return value;
  };

  it.each([
    ['in a list', { ids: Array.from({ length: 100_001 }, () => 'x') }],
    ['within each other, of a variable that nobody declared', { ids: ['x'], more: deep(110_000) }],
    ['of many names', { ids: ['x'], ...Object.fromEntries(Array.from({ length: 100_001 }, (_, at) => [`a${at}`, 1])) }],
  ])('are at most 100,000, since each is looked at: %s', (_where, variables) => {
    expect(exceeded(argsOf(query, variables), limits)?.message).toBe(
      'The variables hold more than 100,000 values. Ask in several operations.',
    );
  });

  it('are fewer for those who are told so', () => {
    const ids = Array.from({ length: 60 }, () => 'x');
    expect(weigh(argsOf(query, { ids }), limits, 50).refusal?.message).toMatch(/more than 50 values/);
    expect(weigh(argsOf(query, { ids }), limits, 70).refusal).toBeUndefined();
  });
});

describe('the limits by default let in, with room to spare,', () => {
  it('the full introspection once or twice, not 50 times', () => {
    const [operation, ...fragments] = parse(getIntrospectionQuery()).definitions;
    const [full] = (operation as OperationDefinitionNode).selectionSet.selections;
    const times = (count: number) => {
      const fields = Array.from({ length: count }, (_, at) => `a${at}: ${print(full as SelectionNode)}`);
      return exceeded(argsOf(`{ ${fields.join('\n')} } ${fragments.map(print).join('\n')}`), limits)?.message;
    };
    expect(times(2)).toBeUndefined();
    expect(times(49)).toMatch(/cost/);
  });

  it('the introspection of usual tools', () => {
    const all = {
      specifiedByUrl: true,
      schemaDescription: true,
      directiveIsRepeatable: true,
      inputValueDeprecation: true,
    };
    expect(exceeded(argsOf(getIntrospectionQuery(all)), { ...limits, cost: limits.cost / 2 })).toBeUndefined();
  });

  it('100 users with 50 pages each, ten fields a page', () => {
    const page =
      'id slug title durationMinutes enabled disabledReason disabledAt createdAt upcomingBookings __typename';
    const query = `{ users(first: 100) { nodes { id name bookingPages { nodes { ${page} } } } } }`;
    expect(exceeded(argsOf(query), limits)).toBeUndefined();
  });

  it('a batch of 1,000 new users with two licenses each, also written as literals', () => {
    const users = Array.from({ length: 1_000 }, (_, at) => {
      const user = `{ name: "Grace ${at}", email: "grace-${at}@acme.example", role: MEMBER, licenses: [SCHEDULED_MEETING, LIVE_ENGAGEMENT] }`;
      return at % 2 ? `${user}\n` : user;
    });
    const query = `mutation { createUsers(input: { users: [${users.join(' ')}] }) {
      users { id name email role licenses { id kind } } userErrors { code field message }
    } }`;
    expect(exceeded(argsOf(query), limits)).toBeUndefined();
    expect(() => parse(query, { maxTokens: limits.tokens })).not.toThrow();
  });

  it.each([
    ['createUsers', 'users'],
    ['assignLicenses', 'userIds'],
    ['unassignLicenses', 'userIds'],
  ])('%s of 1,000 with its whole payload, and the objects that it leads to', (name, list) => {
    const payload = createApiSchema().getMutationType()?.getFields()[name]?.type as GraphQLOutputType;
    const input = `${name.replace(/^./, (first) => first.toUpperCase())}Input!`;
    const query = `mutation ($input: ${input}) { ${name}(input: $input) { ${wholeOf(payload, 3)} } }`;
    const variables = { input: { [list]: Array.from({ length: 1_000 }, () => null) } };
    expect(exceeded(argsOf(query, variables), limits)).toBeUndefined();
  });

  it('all operations of the tests', () => {
    const schema = createApiSchema();
    const files = readdirSync('tests', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.graphql'),
    );
    const texts = files.map((file) => readFileSync(join('tests', file), 'utf8'));
    const document = parse(texts.join('\n'));
    expect(validate(schema, document)).toEqual([]);
    const names = document.definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? [definition.name?.value as string] : [],
    );
    expect(names.length).toBeGreaterThan(20);
    const half = Object.fromEntries(
      Object.entries(limits).map(([name, most]) => [name, most / 2]),
    ) as unknown as Limits;
    const refused = names.filter((operationName) => exceeded({ schema, document, operationName }, half));
    expect(refused).toEqual([]);
  });
});

/** All fields so deep, but connections. */
function wholeOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  const fields = isObjectType(named) ? Object.values(named.getFields()) : [];
  const selections = fields.map((field) => {
    if (isLeafType(getNamedType(field.type))) return field.name;
    const within = depth > 1 && field.args.length === 0 ? wholeOf(field.type, depth - 1) : '';
    return within && `${field.name} { ${within} }`;
  });
  return selections.join(' ');
}
