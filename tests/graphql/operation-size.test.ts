import { describe, expect, it } from '@jest/globals';
import { buildSchema, getIntrospectionQuery, getOperationAST, type OperationDefinitionNode } from 'graphql';
import { sizeOf } from '../../src/graphql/known-sizes.js';
import { measureOperation } from '../../src/graphql/operation-size.js';
import { argsOf, size } from './sizes.js';

/** Each of `count` fragments on User spreads the next one twice. */
function bomb(count: number, licenses: (next: string) => string): string {
  const fragments = Array.from(
    { length: count },
    (_, at) => `fragment F${at} on User { ${licenses(`...F${at + 1}`)} }`,
  );
  return `{ viewer { ...F0 } } ${fragments.join('\n')} fragment F${count} on User { id }`;
}

/** An object counts 5, any other value 1, and a field that takes a statement 200 more, once for all its parents. */
const cost = (values: number, statements: number) => values + 200 * statements;

describe('the depth of an operation', () => {
  it('is how many fields are within each other, where it is deepest', () => {
    expect(size('{ __typename }').depth).toBe(1);
    expect(size('{ account { id } viewer { licenses { pool { kind } } } account { name } }').depth).toBe(4);
    expect(size('mutation { enableBookingPage(input: { pageId: "x" }) { page { slug } } }').depth).toBe(3);
    expect(size('subscription { seatFreed { pool { kind } } }').depth).toBe(3);
  });

  it('goes through fragments, which add none of their own', () => {
    const query = `{ ... on Query { viewer { ...A ... { ... on Node { id } } } } }
      fragment A on User { licenses { ...B } } fragment B on License { pool { kind } }`;
    expect(size(query).depth).toBe(4);
  });

  it('takes introspection as one, of which graphql-js bounds the depth', () => {
    expect(size(getIntrospectionQuery()).depth).toBe(1);
    expect(size('{ __type(name: "User") { fields { name } } account { id } }').depth).toBe(2);
  });
});

describe('the number of aliases', () => {
  it('counts each, also one that repeats the name of its field', () => {
    expect(size('{ a: account { b: id id } account { name: name c: __typename } }').aliases).toBe(4);
  });

  it('counts those of a fragment wherever it is spread', () => {
    const query = `{ viewer { ...A licenses { holder { ...A } } } user(id: "x") { ... on User { ...A } } }
      fragment A on User { a: id b: name }`;
    expect(size(query).aliases).toBe(6);
  });

  it('of a fragment bomb are counted in a moment: each fragment is looked through once', () => {
    const query = bomb(45, (next) => `a: licenses { holder { ${next} } } b: licenses { holder { ${next} } }`);
    expect(size(query)).toMatchObject({ aliases: 2 ** 46 - 2, depth: 92 });
  });
});

describe('the number of directives', () => {
  it('counts those of the operation, of fields, fragments and spreads, also of what they leave out', () => {
    const query = `query ($yes: Boolean!) {
      account @include(if: $yes) @skip(if: false) { id @skip(if: true) }
      viewer { ...A @include(if: $yes) ... @skip(if: $yes) { id } ...A }
    } fragment A on User { name @include(if: $yes) }`;
    expect(size(query, { yes: true }).directives).toBe(7);
  });
});

describe('what @skip and @include leave out', () => {
  const query = `query ($with: Boolean!, $without: Boolean = true) {
    __typename
    a: viewer @include(if: $with) { licenses { id } }
    ... @include(if: $with) { viewer { licenses { id } } }
    ...A @skip(if: $without)
    b: viewer @skip(if: true) { id } c: viewer @include(if: false) { id }
  } fragment A on Query { account { id } }`;

  it('costs nothing, by literals, variables and their defaults', () => {
    expect(size(query, { with: false })).toEqual({ depth: 1, aliases: 0, directives: 5, cost: 1 });
    // an explicit value goes before the default
    expect(size(query, { with: false, without: false })).toMatchObject({ depth: 2, cost: 1 + cost(6, 1) });
    expect(size(query, { with: true })).toMatchObject({ depth: 3, aliases: 1, cost: 1 + 2 * cost(5 + 2 * 6, 2) });
  });
});

describe('the cost of an operation', () => {
  it('counts values, objects and the statements that its root fields and links take', () => {
    expect(size('{ __typename }').cost).toBe(1);
    expect(size('{ account { id name createdAt } }').cost).toBe(cost(5 + 3, 1));
    expect(size('{ account { eventCursor } viewer { canAcceptBookings } }').cost).toBe(cost(2 * (5 + 1), 4));
  });

  it('multiplies by `first` what is selected behind nodes and edges, and nothing else', () => {
    expect(size('{ users(first: 7) { nodes { id name } } }').cost).toBe(cost(5 + 7 * (5 + 2), 1));
    expect(size('{ users(first: 7) { edges { cursor node { id } } } }').cost).toBe(cost(5 + 7 * (5 + 1 + 5 + 1), 1));
    expect(size('{ users(first: 7) { totalCount pageInfo { endCursor } } }').cost).toBe(cost(5 + 1 + 5 + 1, 2));
  });

  it('multiplies nested pages with each other, and their statements not at all', () => {
    const query = '{ users(first: 7) { nodes { bookingPages(first: 3) { nodes { owner { id } } } } } }';
    expect(size(query).cost).toBe(cost(5 + 7 * (5 + 5 + 3 * (5 + 5 + 1)), 3));
  });

  it('takes `first` from literals, variables, their defaults, and the default of the list', () => {
    const query = 'query ($n: Int) { users(first: $n) { nodes { id } } }';
    const withDefault = query.replace('Int', 'Int = 20');
    const of = (first: number) => cost(5 + first * 6, 1);
    expect(size(query, { n: 7 }).cost).toBe(of(7));
    for (const variables of [{}, undefined, { n: null }]) expect(size(query, variables).cost).toBe(of(50));
    expect(size(withDefault).cost).toBe(of(20));
    expect(size(withDefault, { n: 7 }).cost).toBe(of(7));
    expect(size(withDefault, { n: null }).cost).toBe(of(50));
    expect(size('{ users { nodes { id } } }').cost).toBe(of(50));
    expect(size('{ users(first: null) { nodes { id } } }').cost).toBe(of(50));
    expect(size('{ events { nodes { id } } }').cost).toBe(of(100));
  });

  it('takes a variable of another type for the longest page: it is refused later', () => {
    const query = 'query ($n: Int) { users(first: $n) { nodes { id } } }';
    for (const n of ['1', [1], true]) expect(size(query, { n }).cost).toBe(size(query, { n: 100 }).cost);
  });

  it("knows only variables that are the operation's own: no prototype lends one", () => {
    const query = 'query ($n: Int) { users(first: $n) { nodes { id } } }';
    const variables = JSON.parse('{ "__proto__": { "n": 1 } }') as Record<string, unknown>;
    expect(size(query, variables).cost).toBe(size(query).cost);
    expect(size(query, Object.create({ n: 1 })).cost).toBe(size(query).cost);
  });

  it('gives a fragment on a connection the page of the place where it is spread', () => {
    const query = `{ a: users(first: 7) { ...A } b: users(first: 3) { ...A } } fragment A on UserConnection { nodes { id } }`;
    expect(size(query).cost).toBe(cost(5 + 7 * 6, 1) + cost(5 + 3 * 6, 1));
  });

  it('multiplies by the number of ids, none counting as one', () => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect(size(query, { ids: ['a', 'b', 'c'] }).cost).toBe(cost(3 * 6, 1));
    expect(size('{ nodes(ids: ["a", "b"]) { id } }').cost).toBe(cost(2 * 6, 1));
    expect(size(query, { ids: [] }).cost).toBe(cost(6, 1));
  });

  it('counts of fragments on different types the dearest, since an object is of one; their statements all', () => {
    const query = (more: string) => `{ events(first: 10) { nodes { id ${more} } } }`;
    const [cheap, dear] = ['... on PageCreated { slug }', '... on SeatFreed { sequence pool { kind capacity } }'];
    expect(size(query(cheap)).cost).toBe(cost(5 + 10 * (5 + 1 + 1), 1));
    expect(size(query(`${cheap} ${dear}`)).cost).toBe(cost(5 + 10 * (5 + 1 + 1 + 5 + 2), 2));
    // both are of one type
    expect(size(query('... on SeatFreed { type } ... on SeatFreed { cursor }')).cost).toBe(cost(5 + 10 * (5 + 3), 1));
    // any event is one
    expect(size(query(`... on AccountEvent { type } ${cheap}`)).cost).toBe(cost(5 + 10 * (5 + 3), 1));
  });

  it('counts 100 for an `after` below the root, for each parent: it is of the list of one of them', () => {
    const query = (after: string) =>
      `{ nodes(ids: ["a", "b"]) { ... on User { bookingPages(first: 1${after}) { nodes { id } } } } }`;
    expect(size(query(', after: "x"')).cost).toBe(size(query('')).cost + 2 * 100);
    expect(size(query(', after: null')).cost).toBe(size(query('')).cost);
    expect(size('{ bookingPages(after: "x") { totalCount } }').cost).toBe(size('{ bookingPages { totalCount } }').cost);
  });

  it('counts introspection a fifth, and again for each alias in it', () => {
    const of = (aliases: number) =>
      size(
        `{ __schema { types { ${Array.from({ length: aliases }, (_, at) => `a${at}:`)
          .concat('')
          .map((alias) => `${alias} interfaces { name }`)
          .join(' ')} } } }`,
      ).cost;
    const types = (of(0) - 200) * 5;
    expect(types).toBeGreaterThan(70 * (5 + 5 + 1));
    expect(of(9)).toBeGreaterThan(9 * of(0));
  });

  it('takes two licenses of a user and two pools, as many as there can be', () => {
    expect(size('{ viewer { licenses { id } } }').cost).toBe(cost(5 + 2 * 6, 2));
    expect(size('{ licensePools { id } }').cost).toBe(cost(2 * 6, 1));
  });

  it('counts 50 for each row of a batch, up to the 1,000 that one may have, and takes as many for the lists of its payload, at least 100', () => {
    const schema = buildSchema(`
      type Query { a: ID } type Row { id: ID } type Payload { row: Row rows: [Row!]! names: [String!]! }
      input Batch { ids: [ID!] name: String } type Mutation { change(input: Batch!, rows: [ID!]): Payload! }`);
    const payload = '{ row { id } rows { id } names }';
    const of = (batch: number) => cost(50 * batch + 5 + 6 + Math.max(batch, 100) * 6 + 1, 1);
    const names = (count: number) => Array.from({ length: count }, () => 'x');
    const query = `mutation ($input: Batch!) { change(input: $input) ${payload} }`;
    expect(size(query, { input: { ids: names(300) } }, schema).cost).toBe(of(300));
    expect(size(query, { input: { ids: names(3), name: 'x'.repeat(500) } }, schema).cost).toBe(of(3));
    const literal = `mutation ($ids: [ID!]) { change(input: { ids: $ids }) ${payload} }`;
    expect(size(literal, { ids: names(200_000) }, schema).cost).toBe(of(1_000));
    expect(
      size(`mutation { change(input: { ids: [${names(150).map((id) => `"${id}"`)}] }) ${payload} }`, {}, schema).cost,
    ).toBe(of(150));
  });

  it('of a fragment bomb is counted in a moment, whatever it is', () => {
    const query = bomb(300, (next) => `licenses { holder { ${next} } } licenses { holder { ${next} } }`);
    expect(size(query).cost).toBeGreaterThan(2 ** 300);
  });
});

it('a size that is known is the one that would be measured, whatever the variables are', () => {
  const query = `query ($n: Int, $after: String, $ids: [ID!]!, $yes: Boolean!, $filter: UserFilter) {
    nodes(ids: $ids) { ... on User { bookingPages(first: $n, after: $after) { nodes { id } } } }
    users(first: $n, filter: $filter) @include(if: $yes) { nodes { id name @skip(if: $yes) } } }`;
  const some: Record<string, unknown[]> = {
    n: [undefined, null, 1, 2, '2', [2]],
    after: [undefined, null, 'a', ''],
    ids: [[], ['a'], ['b'], ['a', 'b'], 'a'],
    yes: [true, false, 'true'],
    filter: [null, { role: 'MEMBER' }],
  };
  let sets: Record<string, unknown>[] = [{}];
  for (const [name, values] of Object.entries(some)) {
    sets = sets.flatMap((set) => values.map((value) => ({ ...set, [name]: value })));
  }
  expectKnown(query, sets);
  // asked in another order, others are known
  expectKnown(query, sets.toReversed());

  const change = 'mutation ($input: AssignLicensesInput!) { assignLicenses(input: $input) { licenses { id } } }';
  const inputs = [[], ['a'], ['b'], ['a', 'b'], 'a', null].map((userIds) => ({ input: { userIds, kind: 'X' } }));
  expectKnown(change, [{}, { input: null }, ...inputs, ...inputs]);
});

function expectKnown(query: string, sets: Record<string, unknown>[]): void {
  const { schema, document } = argsOf(query);
  const operation = getOperationAST(document) as OperationDefinitionNode;
  for (const variableValues of sets) {
    const args = { schema, document, variableValues };
    expect(sizeOf(operation, args)).toEqual(measureOperation(operation, args));
  }
}
