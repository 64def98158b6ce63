import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLEnumType, getNamedType } from 'graphql';
import { lostIds, variablesFor } from './arguments.js';
import { DOORS, type Door, type Told } from './ask.js';
import { fieldsBehind, type Root, rootsOf, schema, typesBehind } from './emitted-schema.js';
import { covered, faultsOf } from './judge.js';
import { PUBLIC_QUERIES, QUERIES } from './promises.js';
import { leaksIn } from './texts.js';
import { operationFor, operationsOf } from './walk.js';
import { type Caller, startWorld, type World } from './world.js';

let app: { url: string };
let world: World;
let close: () => Promise<void>;
const doors: Door[] = [];

beforeAll(async () => {
  ({ app, world, close } = await startWorld());
});
afterAll(() => {
  for (const door of doors) door.close();
  return close();
});

const CALLERS: [name: string, find: (world: World) => Caller][] = [
  ['an Administrator', ({ acme }) => acme.ada],
  ["another account's Administrator", ({ globex }) => globex.ada],
  ['a Member who owns pages', ({ acme }) => acme.grace],
  ['a Member who was handed one', ({ acme }) => acme.linus],
  ['a Member who has nothing', ({ acme }) => acme.mia],
  ['an Administrator with a key for reading', ({ acme }) => acme.reader],
  ['a Member who signed in elsewhere', ({ acme }) => acme.byToken],
];

describe.each(DOORS)('A2, A3: queries over %s', (doorName, open) => {
  let door: Door;
  beforeAll(() => {
    door = open(app);
    doors.push(door);
  });

  describe.each(CALLERS)('by %s', (_who, find) => {
    it.each(rootsOf('query'))('lead to all that is promised and to nothing else: $name', async (root) => {
      const caller = find(world);
      const faults: string[] = [];
      const operations = operationsOf(root).map((operation) => {
        return { ...operation, variables: variablesFor(root, world, operation.on) };
      });
      // all lead to the same house, which need not be gone through twice: of the others, all rooms of one type
      const isWhole = doorName === 'HTTP' && isFirst(caller);
      for (const { query, variables } of isWhole ? operations : operations.slice(0, 2)) {
        const answers = variables.slice(0, isWhole ? undefined : 1).map(async (given) => {
          const told = await door.ask(caller.key, { query, variables: given });
          faults.push(...faultsIn(told, root, caller, given));
        });
        await Promise.all(answers);
      }
      expect(faults).toEqual([]);
    });

    it.each(rootsOf('query').filter(({ field }) => field.args.some(({ name }) => name === 'id')))(
      'do not tell what is not to be seen from what is not there: $name',
      async (root) => {
        const caller = find(world);
        const lost = Object.entries(lostIds(world, caller, typesBehind(root)));
        const query = operationFor(root, '{ __typename id }');
        const texts = await Promise.all(
          lost.map(async ([, id]) => (await door.ask(caller.key, { query, variables: { id } })).text),
        );
        expect(texts[0]).toContain(`{"data":{"${root.name}":null}}`);
        expect(lost.filter((_, index) => texts[index] !== texts[0])).toEqual([]);
      },
    );
  });
});

/** Who comes in another way sees what they see by their first key. */
function isFirst({ key }: Caller): boolean {
  const { reader, byToken } = world.acme;
  return key !== reader.key && key !== byToken.key;
}

function faultsIn(told: Told, root: Root, caller: Caller, variables: object): string[] {
  if (root.role === undefined) {
    const isAsPromised = isDeepStrictEqual(told.data, { [root.name]: publicAnswerTo(root, variables) });
    return isAsPromised ? faultsOf(root, caller, world.things, variables, told.data) : [told.text];
  }
  const leaks = leaksIn(told.text, world, caller).map((text) => `${root.place} tells ${caller.name} ${text}`);
  if (told.errors.length === 0) return [...leaks, ...faultsOf(root, caller, world.things, variables, told.data)];
  // what an Administrator alone may ask, a Member is refused, whatever it is about
  const isRefused = caller.role === 'MEMBER' && QUERIES[root.name]?.role === 'ADMINISTRATOR' && told.data === null;
  return isRefused && told.errors[0]?.extensions.code === 'FORBIDDEN' ? leaks : [...leaks, told.text];
}

/** As it is asked for here: with its type. */
function publicAnswerTo(root: Root, variables: object): object | null {
  const answer = PUBLIC_QUERIES[root.name]?.(world.things, variables) ?? null;
  return answer && { __typename: getNamedType(root.field.type).name, ...answer };
}

describe('what was walked', () => {
  it('has an event of each type in either log', () => {
    const types = (schema.getType('EventType') as GraphQLEnumType).getValues().map(({ name }) => name);
    for (const { accountId } of [world.acme, world.globex]) {
      const events = [...world.things.values()].filter((thing) => thing.accountId === accountId && 'sequence' in thing);
      const names = new Set(events.map(({ type }) => type.toLowerCase()));
      expect(types.filter((type) => !names.has(type.replaceAll('_', '').toLowerCase()))).toEqual([]);
    }
  });

  it('is each field that a query can lead to, from each query', () => {
    const wanted = rootsOf('query').flatMap((root) => [
      root.place,
      ...fieldsBehind(root).map((field) => `${root.place} > ${field}`),
    ]);
    expect(wanted.filter((place) => !covered.has(place))).toEqual([]);
  });
});
