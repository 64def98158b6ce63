import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  getNamedType,
  getNullableType,
  isListType,
  isRequiredInputField,
} from 'graphql';
import { unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { lostIds } from './arguments.js';
import { overHttp } from './ask.js';
import { type Root, rootsOf } from './emitted-schema.js';
import { leaksIn } from './texts.js';
import { type Caller, openWorld, readThings, type World } from './world.js';

let app: Awaited<ReturnType<typeof startApp>>;
let world: World;
beforeAll(async () => {
  app = await startApp();
  world = await openWorld(app);
});
afterAll(() => app.close());

/** What the ids of mutations' inputs name, by the names of their fields: one that is missing here fails. */
const NAMED: Record<string, string> = {
  ...{ userId: 'User', userIds: 'User', fromUserId: 'User', toUserId: 'User', pagesTo: 'User', ownerId: 'User' },
  ...{ pageId: 'BookingPage', apiKeyId: 'ApiKey' },
};

/** What else a mutation asks for. */
const VALUES: Record<string, () => unknown> = {
  kind: () => 'SCHEDULED_MEETING',
  role: () => 'MEMBER',
  label: () => 'Test',
  title: () => 'Test',
  slug: () => unique('page'),
};

interface Place {
  root: Root;
  name: string;
  field: GraphQLInputField;
  input: GraphQLInputObjectType;
}

const PLACES: Place[] = rootsOf('mutation').flatMap((root) => {
  const input = getNamedType(root.field.args[0]?.type) as GraphQLInputObjectType;
  const ids = Object.values(input.getFields()).filter((field) => getNamedType(field.type).name === 'ID');
  return ids.map((field) => ({ root, name: `${root.name} ${field.name}`, field, input }));
});

const CALLERS: [string, (world: World) => Caller][] = [
  ["another account's Administrator", ({ globex }) => globex.ada],
  ['an Administrator', ({ acme }) => acme.ada],
  ['a Member', ({ acme }) => acme.grace],
];

describe.each(CALLERS)('A2, A3: what %s may not see is not there for them', (_who, find) => {
  it.each(PLACES)('$name', async ({ root, field, input }) => {
    const caller = find(world);
    const accounts = [world.acme.accountId, world.globex.accountId];
    const before = await readThings(accounts);
    const type = NAMED[field.name];
    if (type === undefined) throw new Error(`mutations.test.ts does not know what "${field.name}" names`);
    const door = overHttp(app);
    const answers = new Map<string, string[]>();
    for (const [wrong, id] of Object.entries(lostIds(world, caller, [type]))) {
      const { text } = await door.ask(caller.key, {
        query: `mutation ($input: ${input.name}!) { ${root.name}(input: $input) { userErrors { code field message } } }`,
        variables: { input: inputWith(input, field, id, caller) },
      });
      answers.set(text, [...(answers.get(text) ?? []), wrong]);
    }
    expect([...answers.values()].slice(1)).toEqual([]);
    const [text] = answers.keys();
    const isForbidden = caller.role === 'MEMBER' && root.role === 'ADMINISTRATOR';
    expect(text).toContain(isForbidden ? '"FORBIDDEN"' : `"code":"NOT_FOUND","field":["${field.name}"`);
    expect(leaksIn(text as string, world, caller)).toEqual([]);
    expect(await readThings(accounts)).toEqual(before);
  });
});

function inputWith(input: GraphQLInputObjectType, at: GraphQLInputField, id: string, caller: Caller): object {
  const fields = Object.values(input.getFields()).filter((field) => field === at || isRequiredInputField(field));
  return Object.fromEntries(
    fields.map((field) => {
      const value = field === at ? id : givenFor(field, caller);
      return [field.name, isListType(getNullableType(field.type)) ? [value] : value];
    }),
  );
}

function givenFor(field: GraphQLInputField, caller: Caller): unknown {
  if (NAMED[field.name] === 'User') return caller.userId;
  if (NAMED[field.name] === 'BookingPage') {
    const pages = [...world.things.values()].filter(({ type }) => type === 'BookingPage');
    return pages.find(({ ownerId, accountId }) => ownerId === caller.userId && accountId === caller.accountId)?.id;
  }
  const value = VALUES[field.name];
  if (value === undefined) throw new Error(`mutations.test.ts does not know what to give for "${field.name}"`);
  return value();
}
