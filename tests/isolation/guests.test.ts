import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, newSecret, newToken } from '../../src/entities/index.js';
import { daysAhead, unique } from '../support/accounts.js';
import { DOORS, type Door, type Told } from './ask.js';
import { type Root, rootAt } from './emitted-schema.js';
import { inputOf } from './inputs.js';
import { faultsOf } from './judge.js';
import { PUBLIC_MUTATIONS } from './promises.js';
import { leaksIn } from './texts.js';
import { operationsOf } from './walk.js';
import { readThings, startWorld, type Thing, type World } from './world.js';

let app: { url: string };
let world: World;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ app, world, close } = await startWorld());
});
afterAll(() => close());

const now = () => readThings([world.acme.accountId, world.globex.accountId]);
const ROOTS = PUBLIC_MUTATIONS.map((name) => rootAt(`Mutation.${name}`));
/** By what a guest names an account, and its fields. */
const NAMES = ['slug', 'cancelToken', 'visitorToken'];
const nameIn = (root: Root) => NAMES.find((name) => name in inputOf(root, world.acme)) as string;

const rows = (type: string, matches: (thing: Thing) => boolean) =>
  [...world.things.values()].filter((thing) => thing.type === type && matches(thing));
const goneSlugs = () => rows('PageDeleted', () => true).map(({ slug }) => slug as string);

describe.each(DOORS)('A2: a guest, over %s,', (doorName, open) => {
  let door: Door;
  beforeAll(() => {
    door = open(app);
  });
  afterAll(() => door.close());

  const ask = (root: Root, input: object): Promise<Told> => {
    const [operation] = operationsOf(root);
    return door.ask(undefined, { query: operation?.query as string, variables: { input } });
  };

  /** All of them are answered alike: with this refusal, and nothing of the account. */
  const expectAlike = async (root: Root, inputs: object[], code: string, field: string) => {
    const answers = await Promise.all(inputs.map((input) => ask(root, input)));
    const [first] = answers as [Told];
    expect(first.data[root.name].userErrors).toMatchObject([{ code, field: [field] }]);
    expect(inputs.filter((_, index) => answers[index]?.text !== first.text)).toEqual([]);
    expect(faultsOf(root, world.acme.mia, world.things, {}, first.data)).toEqual([]);
    expect(leaksIn(first.text, world, null)).toEqual([]);
  };

  it.each(ROOTS)('is not told what is wrong with a name or a token that leads nowhere: $name', async (root) => {
    const { acme, globex } = world;
    const name = nameIn(root);
    const good = String(inputOf(root, acme)[name]);
    const near = ['', ' ', '%', `${good} `, ` ${good}`, good.slice(0, -1), `${good}\0`, '\ud800', 'x'.repeat(1_000)];
    const ids = [acme.pageId, acme.bookingId, acme.conversationId, acme.accountId];
    const others = [acme, globex].flatMap(({ slug, cancelToken, visitorToken, ada }) => [
      ...Object.entries({ slug, cancelToken, visitorToken }).flatMap(([key, value]) => (key === name ? [] : [value])),
      ada.key,
    ]);
    const made = [newToken('bt').token, newToken('vt').token, newSecret(newId('key')).secret, unique('page')];
    const tries = [...near, good.toUpperCase(), ...ids, ...others, ...made, ...goneSlugs()];
    const inputs = tries.map((lost) => ({ ...inputOf(root, acme), [name]: lost }));
    await expectAlike(root, inputs, 'NOT_FOUND', name);
    expect(await now()).toEqual(world.things);
  });

  it('is not told why a page is dark, nor whose it is', async () => {
    const root = rootAt('Mutation.bookAppointment');
    const dark = rows('BookingPage', ({ disabledReason }) => disabledReason !== null);
    expect(new Set(dark.map(({ accountId }) => accountId)).size).toBe(2);
    expect(new Set(dark.map(({ disabledReason }) => disabledReason)).size).toBeGreaterThan(1);
    const inputs = dark.map(({ slug }) => ({ ...inputOf(root, world.acme), slug }));
    await expectAlike(root, inputs, 'PAGE_DISABLED', 'slug');
    expect(await now()).toEqual(world.things);
  });

  it('is not told with whom, or through which page, a host has the time that is taken', async () => {
    const root = rootAt('Mutation.bookAppointment');
    const taken = rows('Booking', ({ status, pageId }) => {
      const page = world.things.get(pageId as string);
      return status === 'CONFIRMED' && page !== undefined && page.disabledReason === null;
    });
    const slugOfHost = ({ hostId }: Thing) =>
      rows('BookingPage', ({ ownerId, disabledReason }) => ownerId === hostId && disabledReason === null)[0]?.slug;
    const inputs = taken.flatMap((booking) => {
      const slug = slugOfHost(booking);
      return slug ? [{ ...inputOf(root, world.acme), slug, startsAt: booking.startsAt }] : [];
    });
    expect(inputs.length).toBeGreaterThan(3);
    await expectAlike(root, inputs, 'SLOT_TAKEN', 'startsAt');
    expect(await now()).toEqual(world.things);
  });

  it('who is served is told what they wrote, a token, and nothing of the account', async () => {
    const { acme } = world;
    const startsAt = daysAhead(340 + (doorName === 'HTTP' ? 0 : 1));
    const given: Record<string, string>[] = [];
    const serve = async (mutation: string, input: object) => {
      const root = rootAt(`Mutation.${mutation}`);
      const told = await ask(root, { ...inputOf(root, acme), ...input });
      expect(told.errors).toEqual([]);
      expect(told.data[mutation].userErrors).toEqual([]);
      expect(leaksIn(told.text, world, null)).toEqual([]);
      given.push(told.data[mutation]);
      return told.data[mutation];
    };
    const { cancelToken } = await serve('bookAppointment', { startsAt });
    const { visitorToken } = await serve('startConversation', {});
    await serve('cancelAppointment', { cancelToken });
    await serve('leaveConversation', { visitorToken });
    expect(given.map((payload) => Object.keys(payload).sort())).toEqual([
      ['__typename', 'bookingId', 'cancelToken', 'endsAt', 'startsAt', 'userErrors'],
      ['__typename', 'conversationId', 'userErrors', 'visitorToken'],
      ['__typename', 'canceled', 'userErrors'],
      ['__typename', 'left', 'userErrors'],
    ]);
    // and no second time
    const canceled = rootAt('Mutation.cancelAppointment');
    await expectAlike(canceled, [{ cancelToken }], 'BOOKING_NOT_CONFIRMED', 'cancelToken');
    const left = rootAt('Mutation.leaveConversation');
    await expectAlike(left, [{ visitorToken }], 'CONVERSATION_ENDED', 'visitorToken');
    world = { ...world, things: await now() };
  });
});

describe('A2: a guest', () => {
  it('touches only the account that the slug or the token is of', async () => {
    const { acme, globex } = world;
    const before = await now();
    for (const root of ROOTS) {
      const [operation] = operationsOf(root);
      const [[, open]] = DOORS as [(typeof DOORS)[0]];
      const input = { ...inputOf(root, acme), ...(root.name === 'bookAppointment' && { startsAt: daysAhead(350) }) };
      const told = await open(app).ask(globex.ada.key, { query: operation?.query as string, variables: { input } });
      expect(told.data[root.name].userErrors).toEqual([]);
    }
    const of = (things: World['things'], accountId: string) =>
      [...things.values()].filter((thing) => thing.accountId === accountId);
    const after = await now();
    expect(of(after, globex.accountId)).toEqual(of(before, globex.accountId));
    const added = of(after, acme.accountId).filter(({ id }) => !before.has(id));
    const types = ['BookingCreated', 'BookingCanceled', 'ConversationStarted', 'ConversationEnded'];
    expect(added.flatMap(({ type }) => (types.includes(type) ? [type] : [])).sort()).toEqual([...types].sort());
    expect(added.flatMap(({ actorId, sequence }) => (sequence === undefined ? [] : [actorId]))).toEqual(
      Array(4).fill(null),
    );
  });
});
