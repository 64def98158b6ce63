import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DOORS, type Door, overHttp } from './ask.js';
import { PAGED_LISTS, type PagedList, pageIn } from './lists.js';
import { leaksIn } from './texts.js';
import { type Caller, startWorld, type World } from './world.js';

let app: { url: string };
let world: World;
let close: () => Promise<void>;
/** Such as were given, by the list of whose they are. */
let given: { list: string; cursor: string }[];

beforeAll(async () => {
  ({ app, world, close } = await startWorld());
  given = [];
  const { acme, globex } = world;
  for (const caller of [acme.ada, globex.ada, acme.grace, acme.linus]) {
    for (const list of PAGED_LISTS) {
      const { data } = await overHttp(app).ask(caller.key, { query: list.query });
      const page = pageIn(data);
      for (const { cursor } of page?.edges ?? []) given.push({ list: keyOf(list, caller, page?.ownerId), cursor });
    }
  }
});
afterAll(() => close());

/** Lists of the account are the same for all of its callers, who see more or less of them. */
function keyOf({ name }: PagedList, { accountId }: Caller, ownerId: string | undefined): string {
  return `${name} of ${ownerId || accountId}`;
}

const CALLERS: [name: string, find: (world: World) => Caller][] = [
  ["another account's Administrator", ({ globex }) => globex.ada],
  ['an Administrator', ({ acme }) => acme.ada],
  ['a Member', ({ acme }) => acme.grace],
];

describe.each(DOORS)('A2, E4: cursors over %s', (doorName, open) => {
  let door: Door;
  beforeAll(() => {
    door = open(app);
  });
  afterAll(() => door.close());

  // subscriptions are opened over WebSocket only
  const lists = PAGED_LISTS.filter(({ root }) => root.operation === 'query' || doorName === 'WebSocket');

  describe.each(CALLERS)('given by %s', (_who, find) => {
    it.each(lists)('are good for the list that gave them only: $root.name, $name', async (list) => {
      const caller = find(world);
      if (list.root.role === 'ADMINISTRATOR' && caller.role === 'MEMBER') return;
      const ask = (after?: string) => door.ask(caller.key, { query: list.query, variables: { after } });
      const isStream = list.root.operation === 'subscription';
      const ownerId = isStream ? undefined : pageIn((await ask()).data)?.ownerId;
      const isGood = (one: { list: string }) => one.list === keyOf(list, caller, ownerId);

      const bad = [...given.filter((one) => !isGood(one)).map(({ cursor }) => cursor), ...forged(caller)];
      const refusals = await Promise.all(bad.map(ask));
      const [first] = refusals;
      expect(first?.errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_CURSOR']);
      expect(leaksIn(String(first?.text), world, caller)).toEqual([]);
      expect(bad.filter((_, index) => refusals[index]?.text !== first?.text)).toEqual([]);

      for (const { cursor } of isStream ? [] : given.filter(isGood)) {
        const told = await ask(cursor);
        expect(told.errors).toEqual([]);
        expect(leaksIn(told.text, world, caller)).toEqual([]);
      }
    });
  });
});

it('cursors of every list were tried', () => {
  const lists = new Set(given.map(({ list }) => list.split(' of ')[0]));
  expect([...lists].sort()).toEqual([...new Set(PAGED_LISTS.map(({ name }) => name))].sort());
});

/** Of nothing, and of what the caller was given, but for the other account: also far ahead of its log. */
function forged({ accountId }: Caller): string[] {
  const { acme, globex } = world;
  const other = accountId === acme.accountId ? globex.accountId : acme.accountId;
  const texts = given.map(({ cursor }) => Buffer.from(cursor, 'base64url').toString());
  const [log, list] = ['log ', '['].map((start) =>
    texts.find((text) => text.startsWith(start) && text.includes(accountId)),
  );
  const changed = [log, list].flatMap((text = '') => [
    text.replace(accountId, other),
    text.replace(accountId, other).replace(/\d+$/, '999999'),
    text.replace(accountId, ''),
    `${text} `,
  ]);
  return [
    '',
    'nonsense',
    'W10',
    '\ud800',
    'x'.repeat(5_000),
    ...changed.map((text) => Buffer.from(text).toString('base64url')),
  ];
}
