import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType } from 'graphql';
import { lostIds } from './arguments.js';
import { DOORS, type Door } from './ask.js';
import { objectTypeOf, rootAt, rootsOf } from './emitted-schema.js';
import { type Input, idFieldsOf, inputOf, inputWith, takesDryRun } from './inputs.js';
import { covered, faultsOf } from './judge.js';
import { populate } from './populate.js';
import { MUTATIONS } from './promises.js';
import { leaksIn } from './texts.js';
import { operationsOf } from './walk.js';
import { type Caller, changesBy, readThings, startWorld, type Thing, type Things, type World } from './world.js';

let app: { url: string };
let world: World;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ app, world, close } = await startWorld());
});
afterAll(() => close());

const now = () => readThings([world.acme.accountId, world.globex.accountId]);

/** All that a mutation answers with. */
const ask = (door: Door, caller: Caller, mutation: string, input: Input) => {
  const [operation] = operationsOf(rootAt(`Mutation.${mutation}`), { links: 2 });
  return door.ask(caller.key, { query: operation?.query as string, variables: { input } });
};

const CALLERS: [name: string, find: (world: World) => Caller][] = [
  ["another account's Administrator", ({ globex }) => globex.ada],
  ['a Member', ({ acme }) => acme.grace],
  ['the same one, signed in elsewhere', ({ acme }) => acme.byToken],
];

describe.each(DOORS)('A2, A3: mutations over %s', (doorName, open) => {
  let door: Door;
  beforeAll(() => {
    door = open(app);
  });
  afterAll(() => door.close());

  it.each(rootsOf('mutation').flatMap(idFieldsOf))(
    'do not tell what is not to be seen from what is not there, and leave it alone: $root.name, $name',
    async (field) => {
      const { root, name, type, isList } = field;
      for (const [, find] of CALLERS) {
        const caller = find(world);
        if (caller.role === 'MEMBER' && !MUTATIONS.MEMBER.includes(root.name)) continue;
        const own = caller.accountId === world.acme.accountId ? world.acme : world.globex;
        const likely = (wrong: string) => wrong.endsWith(` ${type}`);
        const lost = Object.entries(lostIds(world, caller, [type])).filter(
          // all lead to the same house, which need not be gone through twice
          ([wrong]) => (doorName === 'HTTP' && caller !== world.acme.byToken) || likely(wrong),
        );
        const tries = lost.map(([wrong, id]) => ({ wrong, input: inputWith(field, id, own) }));
        const dry = takesDryRun(root) ? tries.filter(({ wrong }) => likely(wrong)) : [];
        tries.push(...dry.map(({ wrong, input }) => ({ wrong: `dry: ${wrong}`, input: { ...input, dryRun: true } })));

        const answers = await Promise.all(tries.map(({ input }) => ask(door, caller, root.name, input)));
        const [first] = answers;
        expect(first?.data?.[root.name]?.userErrors).toEqual([
          {
            __typename: 'UserError',
            code: 'NOT_FOUND',
            message: expect.any(String),
            field: isList ? [name, '1'] : [name],
          },
        ]);
        expect(tries.filter((_, index) => answers[index]?.text !== first?.text)).toEqual([]);
        expect(faultsOf(root, caller, world.things, {}, first?.data)).toEqual([]);
        expect(leaksIn(String(first?.text), world, caller)).toEqual([]);
      }
      expect(await now()).toEqual(world.things);
    },
  );

  it('tell that a slug is taken, and not by whom', async () => {
    const { acme, globex } = world;
    const pageOf = ({ userId }: Caller) => pagesOf(world).find(({ ownerId }) => ownerId === userId);
    for (const [caller, others] of [
      [globex.ada, [globex.linus, acme.ada, acme.grace]],
      [acme.grace, [acme.linus, globex.ada, globex.grace]],
    ] as const) {
      for (const [mutation, more] of [
        ['createBookingPage', { title: 'Another' }],
        ['updateBookingPage', { pageId: pageOf(caller)?.id }],
      ] as const) {
        const answers = await Promise.all(
          others.map((owner) => ask(door, caller, mutation, { ...more, slug: pageOf(owner)?.slug })),
        );
        expect(answers[0]?.data[mutation].userErrors).toMatchObject([{ code: 'SLUG_TAKEN', field: ['slug'] }]);
        expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
        expect(leaksIn(String(answers[0]?.text), world, caller)).toEqual([]);
      }
    }
    expect(await now()).toEqual(world.things);
  });
});

describe('A2, A3: a mutation that is carried out', () => {
  it('does not mind an e-mail that another account has', async () => {
    const { acme, globex } = world;
    const input = { name: 'Grace', email: world.things.get(acme.grace.userId)?.email };
    const change = changesBy(app, globex.ada.key);
    const { user } = await change('createUser', input);
    await change('deleteUser', { userId: user.id });
  });

  it('tells an Administrator of their own account, and touches no other', async () => {
    const { acme, globex } = world;
    const used = new Set<string>();
    const faults: string[] = [];
    const change = changesBy(app, acme.ada.key, async (mutation, told) => {
      used.add(mutation);
      const things = await now();
      faults.push(...faultsOf(rootAt(`Mutation.${mutation}`), acme.ada, things, {}, told.data));
      faults.push(...leaksIn(told.text, { ...world, things }, acme.ada));
    });
    const before = await now();
    await populate(acme.ada.userId, acme.mark, 'second', change);
    expect(faults).toEqual([]);
    expect(ofAccount(await now(), globex.accountId)).toEqual(ofAccount(before, globex.accountId));
    expect(rootsOf('mutation').filter(({ name }) => !used.has(name))).toEqual([]);
  });

  it('tells a Member of what is theirs, and touches nothing else', async () => {
    const { acme } = world;
    const { linus } = acme;
    const [before, used, faults] = [await now(), new Set<string>(), [] as string[]];
    const change = changesBy(app, linus.key, async (mutation, told) => {
      used.add(mutation);
      const things = await now();
      faults.push(...faultsOf(rootAt(`Mutation.${mutation}`), linus, things, {}, told.data));
      faults.push(...leaksIn(told.text, { ...world, things }, linus));
    });
    const { page } = await change('createBookingPage', inputOf(rootAt('Mutation.createBookingPage'), acme));
    await change('disableBookingPage', { pageId: page.id });
    await change('enableBookingPage', { pageId: page.id });
    await change('updateBookingPage', { pageId: page.id, title: `Linus's own page of ${acme.mark}` });
    await change('deleteBookingPage', { pageId: page.id });
    await change('updateUser', { userId: linus.userId, name: `Linus third of ${acme.mark}` });
    const ofLinus = [...before.values()].find(
      ({ hostId, status }) => hostId === linus.userId && status === 'CONFIRMED',
    );
    await change('cancelBooking', { bookingId: ofLinus?.id });
    const isWaiting = ({ type, status, accountId }: Thing) =>
      type === 'Conversation' && status === 'WAITING' && accountId === acme.accountId;
    const waits = [...before.values()].find(isWaiting);
    await change('joinConversation', { conversationId: waits?.id });
    await change('endConversation', { conversationId: waits?.id });
    expect(faults).toEqual([]);
    expect([...used].sort()).toEqual([...MUTATIONS.MEMBER].sort());
    const touched = [...(await now())].filter(
      ([id, thing]) => !id.startsWith('evt') && !isEqual(thing, before.get(id)),
    );
    expect(touched.map(([id]) => id).sort()).toEqual([acme.accountId, linus.userId, ofLinus?.id, waits?.id].sort());
  });

  it('has each field of its answer looked at', () => {
    const wanted = rootsOf('mutation').flatMap(({ field, place }) =>
      Object.keys(objectTypeOf(getNamedType(field.type).name).getFields()).map(
        (name) => `${place} > ${getNamedType(field.type).name}.${name}`,
      ),
    );
    const refusals = Object.keys(objectTypeOf('UserError').getFields()).map((name) => `UserError.${name}`);
    expect(wanted.filter((place) => !covered.has(place))).toEqual([]);
    expect(refusals.filter((place) => ![...covered].some((one) => one.endsWith(` > ${place}`)))).toEqual([]);
  });
});

function pagesOf({ things }: World): Thing[] {
  return [...things.values()].filter(({ type }) => type === 'BookingPage');
}

function ofAccount(things: Things, accountId: string): Thing[] {
  return [...things.values()].filter((thing) => thing.accountId === accountId);
}

function isEqual(one: Thing, other: Thing | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
