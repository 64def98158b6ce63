import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type DocumentNode,
  execute,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  parse,
} from 'graphql';
import { type App, createApiSchema } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { authenticate } from '../../src/graphql/authenticate.js';
import { Context, type OperationArgs } from '../../src/graphql/context.js';
import { writeAnswer } from '../../src/graphql/write-answer.js';
import { newAccount, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { newSizedAccount, type SizedAccount } from './sized-account.js';

const schema = createApiSchema();
const { limits } = readConfig();

let app: App & { url: string };
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function argsOf(apiKey: string, query: string | DocumentNode, variableValues = {}): Promise<OperationArgs> {
  const contextValue = new Context(app.store, await authenticate(app.store, apiKey), 'test');
  const document = typeof query === 'string' ? parse(query) : query;
  return { schema, document, variableValues, contextValue, limits };
}

/** Undefined where we leave it to graphql-js. */
async function ours(args: OperationArgs): Promise<string | undefined> {
  const written = await writeAnswer(args);
  args.contextValue.close();
  return written?.text;
}

async function byGraphQLJs(args: OperationArgs): Promise<string> {
  const { data, errors } = await execute(args);
  args.contextValue.close();
  expect(errors).toBeUndefined();
  return JSON.stringify(data);
}

/** Everything that can be selected on the type without arguments that must be given, so many levels deep. */
function everything(type: GraphQLNamedType, levels: number): string {
  if (isLeafType(type)) return '';
  if (isAbstractType(type)) {
    const each = schema.getPossibleTypes(type).map((one) => `... on ${one.name} ${everything(one, levels)}`);
    return `{ __typename ${each.join(' ')} }`;
  }
  if (!isObjectType(type)) throw new Error(`nothing can be selected on ${type.name}`);
  const fields = Object.values(type.getFields()).filter(
    (field) => isLeafType(getNamedType(field.type)) || (levels > 0 && !needsArguments(field)),
  );
  // objects of other types have fields of the same name and another type
  const named = ({ name }: GraphQLField<unknown, unknown>) => `${type.name}_${name}: ${name}`;
  return `{ __typename ${fields.map((field) => `${named(field)} ${everything(getNamedType(field.type), levels - 1)}`).join(' ')} }`;
}

function needsArguments({ args }: GraphQLField<unknown, unknown>): boolean {
  return args.some(({ type, defaultValue }) => String(type).endsWith('!') && defaultValue === undefined);
}

describe('an answer that we write is what graphql-js tells', () => {
  const ARGUMENTS: Record<string, string> = {
    bookingPage: '(id: $page)',
    publicBookingPage: '(slug: "nobody")',
    licensePool: '(kind: LIVE_ENGAGEMENT)',
    node: '(id: $page)',
    nodes: '(ids: $ids)',
    user: '(id: $user)',
    booking: '(id: $booking)',
  };
  let account: SizedAccount;
  beforeAll(async () => {
    account = await newSizedAccount(app, 2);
  });

  it.each(Object.values(schema.getQueryType()?.getFields() ?? {}))('to everything behind $name', async (field) => {
    const given = ARGUMENTS[field.name] ?? '';
    expect(needsArguments(field)).toBe(given !== '');
    const names: Record<string, string> = { $page: 'ID!', $user: 'ID!', $booking: 'ID!', $ids: '[ID!]!' };
    const used = Object.entries(names).filter(([name]) => given.includes(name));
    const declared = used.length > 0 ? `(${used.map(([name, type]) => `${name}: ${type}`).join(', ')})` : '';
    const document = parse(`query ${declared} { ${field.name}${given} ${everything(getNamedType(field.type), 2)} }`);
    const { ids, pageId: page, ownerId: user } = account;
    const variables = { page, user, booking: ids.Booking?.[0], ids: Object.values(ids).flat() };
    const text = await ours(await argsOf(account.apiKey, document, variables));
    expect(text).toBe(await byGraphQLJs(await argsOf(account.apiKey, document, variables)));
    expect(text?.length).toBeGreaterThan(20);
  });

  it('whatever conditions leave out, each time that the same document is executed', async () => {
    const document = parse(`query ($all: Boolean!, $few: Boolean = false) {
      account @include(if: $all) { name ...More }
      users { nodes { id @skip(if: $few) ...on User @include(if: $all) { name } ...on Node { type: __typename } } }
    }
    fragment More on Account { name id @skip(if: $few) eventCursor @include(if: $all) }`);
    const told = new Set<string | undefined>();
    for (const variables of [{ all: true }, { all: false }, { all: true, few: true }, { all: false, few: true }]) {
      const text = await ours(await argsOf(account.apiKey, document, variables));
      expect(text).toBe(await byGraphQLJs(await argsOf(account.apiKey, document, variables)));
      told.add(text);
    }
    expect(told.size).toBe(4);
  });

  it('of fields that are selected in several places, under one key or two', async () => {
    const document = parse(`{
      one: licensePool(kind: SCHEDULED_MEETING) { kind licenses(first: 1) { nodes { id } } ...Pool }
      other: licensePool(kind: LIVE_ENGAGEMENT) { ...Pool }
      __typename
    }
    fragment Pool on LicensePool { licenses(first: 1) { nodes { holder { name } id } totalCount } capacity kind }`);
    const text = await ours(await argsOf(account.apiKey, document));
    expect(text).toBe(await byGraphQLJs(await argsOf(account.apiKey, document)));
  });

  it.each(['"quoted" \\ back', 'Zoë 😀', '</script>'])('with the letters of a name: %j', async (name) => {
    const { apiKey } = await newAccount();
    const id = await newUser(app, apiKey, { name });
    const text = await ours(await argsOf(apiKey, 'query ($id: ID!) { user(id: $id) { name } }', { id }));
    expect(text).toBe(JSON.stringify({ user: { name } }));
  });
});

describe('what is irregular is left to graphql-js', () => {
  it.each([
    [
      'an error of one field',
      '{ account { id } user(id: "") { bookingPages(after: "x") { nodes { id } } } users(after: "x") { totalCount } }',
    ],
    ['an error of one row', '{ users { nodes { bookingPages(after: "x") { nodes { id } } } } }'],
    ['a variable that does not fit', 'query ($id: ID!) { user(id: $id) { id } }'],
    ['a look at the schema', '{ account { id } __schema { queryType { name } } }'],
    ['an operation that is not there', 'fragment F on User { id }'],
  ])('%s', async (_what, query) => {
    const { apiKey } = await newAccount();
    expect(await ours(await argsOf(apiKey, query))).toBeUndefined();
  });

  it('a condition that is null', async () => {
    const { apiKey } = await newAccount();
    const query = 'query ($all: Boolean = true) { account @include(if: $all) { id } }';
    expect(await ours(await argsOf(apiKey, query, { all: null }))).toBeUndefined();
  });

  it('and no root field is asked twice: E1, a mutation before an error is carried out once', async () => {
    const { apiKey } = await newAccount();
    const asked = `mutation ($id: ID!) {
      made: createUser(input: { name: "Grace", email: "grace@acme.example" }) {
        user { email bookingPages(after: "x") { totalCount } } userErrors { code }
      }
      same: createUser(input: { name: "Grace", email: "grace@acme.example" }) { user { email } userErrors { code } }
      gone: deleteUser(input: { userId: $id }) { userErrors { code } }
    }`;
    const { data, errors } = await client(app, apiKey).send<unknown, object>(asked, { id: 'usr_nobody' });
    expect(errors).toMatchObject([{ path: ['made', 'user', 'bookingPages'], extensions: { code: 'BAD_CURSOR' } }]);
    expect(data).toEqual({
      made: { user: null, userErrors: [] },
      same: { user: null, userErrors: [{ code: 'EMAIL_TAKEN' }] },
      gone: { userErrors: [{ code: 'NOT_FOUND' }] },
    });
    const { users } = await client(app, apiKey).ask<{ users: { totalCount: number } }, object>(
      '{ users { totalCount } }',
    );
    expect(users.totalCount).toBe(2);
  });
});
