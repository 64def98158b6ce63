import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { unique } from '../support/accounts.js';
import { client } from '../support/client.js';
import { type Subscriber, subscribe } from '../support/subscriber.js';
import { variablesFor } from './arguments.js';
import { fieldsBehind, objectTypeOf, type Root, rootsOf, typesBehind } from './emitted-schema.js';
import { covered, faultsOf } from './judge.js';
import { populate } from './populate.js';
import { SUBSCRIPTIONS, sees } from './promises.js';
import { leaksIn } from './texts.js';
import { operationsOf } from './walk.js';
import { type Caller, changesBy, readThings, startWorld, type Things, type World } from './world.js';

let app: { url: string };
let world: World;
let close: () => Promise<void>;
let open: Subscriber<Frame>[] = [];

type Frame = Record<string, { id: string; assigned?: number; capacity?: number }>;

beforeAll(async () => {
  ({ app, world, close } = await startWorld());
});
beforeEach(() => {
  open = [];
});
afterEach(() => {
  for (const { socket } of open) socket.cut();
});
afterAll(() => close());

const CALLERS: [name: string, find: (world: World) => Caller][] = [
  ['an Administrator', ({ acme }) => acme.ada],
  ["another account's Administrator", ({ globex }) => globex.ada],
  ['a Member who owned pages', ({ acme }) => acme.grace],
  ['a Member who was handed one', ({ acme }) => acme.linus],
  ['an Administrator with a key for reading', ({ acme }) => acme.reader],
  ['a Member who owned pages and signed in elsewhere', ({ acme }) => acme.byToken],
];

async function listen(caller: Caller, query: string, variables: object): Promise<Subscriber<Frame>> {
  const subscriber = await subscribe<Frame, object>(app, caller.key, query, variables);
  open.push(subscriber);
  return subscriber;
}

const mayOpen = (caller: Caller, { name }: Root) => {
  const { role, isFor } = SUBSCRIPTIONS[name] ?? {};
  return (caller.role === 'ADMINISTRATOR' || role === 'MEMBER') && (isFor?.(caller, world.things) ?? true);
};

describe('A2, A3: what a subscription tells from the past', () => {
  describe.each(CALLERS)('to %s', (_who, find) => {
    it.each(rootsOf('subscription'))('is all that is promised, and nothing else: $name', async (root) => {
      const caller = find(world);
      if (!mayOpen(caller, root)) return;
      const start = await firstCursor(caller);
      const faults: string[] = [];
      // who comes in another way hears what they hear by their first key
      const most = [world.acme.reader, world.acme.byToken].includes(caller) ? 1 : undefined;
      for (const { query, on } of operationsOf(root).slice(0, most)) {
        for (const variables of variablesFor(root, world, on).slice(0, most)) {
          const subscriber = await listen(caller, query, { ...variables, after: isOfLog(root) ? start : undefined });
          const promised = promisedTo(caller, root, world.things, variables);
          const frames = await subscriber.take(hasIds(root) ? promised.length : 1);
          subscriber.socket.cut();
          expect(idsIn(frames, root)).toEqual(promised);
          faults.push(...frames.flatMap((frame) => faultsOf(root, caller, world.things, variables, frame)));
          faults.push(...leaksIn(JSON.stringify(frames), world, caller));
        }
      }
      expect(faults).toEqual([]);
    });
  });

  it('has each field of each event looked at', () => {
    const wanted = rootsOf('subscription').flatMap((root) => [
      root.place,
      ...fieldsBehind(root, SUBSCRIPTIONS[root.name]?.types).map((field) => `${root.place} > ${field}`),
    ]);
    expect(wanted.filter((place) => !covered.has(place))).toEqual([]);
  });
});

describe('A2, A3: what a subscription tells of what happens', () => {
  it('is all that is promised, and nothing else, whatever happens to others', async () => {
    const { acme, globex } = world;
    const streams = [globex.ada, acme.grace, acme.linus, acme.mia].flatMap((caller) =>
      rootsOf('subscription')
        .filter((root) => mayOpen(caller, root))
        .map((root) => ({ caller, root, variables: { kind: 'LIVE_ENGAGEMENT' } })),
    );
    const listening = streams.map(async ({ caller, root, variables }) => {
      const [operation] = operationsOf(root);
      const after = isOfLog(root) ? await firstCursor(caller) : undefined;
      return listen(caller, operation?.query as string, { ...variables, after });
    });
    const subscribers = await Promise.all(listening);

    const change = changesBy(app, acme.ada.key);
    await populate(acme.ada.userId, acme.mark, 'second', change);
    // and then to each of them, twice: what is told of the others in between would be heard
    for (const turn of ['third', 'fourth']) {
      for (const { userId } of [acme.grace, acme.linus, acme.mia]) await darken(change, userId, `${turn}-${acme.mark}`);
    }
    const changeGlobex = changesBy(app, globex.ada.key);
    await darken(changeGlobex, globex.ada.userId, `third-${globex.mark}`);
    await changeGlobex('unassignLicense', { userId: globex.grace.userId, kind: 'LIVE_ENGAGEMENT' });

    const things = await readThings([acme.accountId, globex.accountId]);
    for (const [index, { caller, root, variables }] of streams.entries()) {
      const promised = promisedTo(caller, root, things, variables);
      const subscriber = subscribers[index] as Subscriber<Frame>;
      const frames = isOfLog(root) ? await subscriber.take(promised.length) : await untilItIs(things, subscriber, root);
      const ids = idsIn(frames, root);
      expect(isOfLog(root) ? ids : [...new Set(ids)]).toEqual(promised);
      expect(leaksIn(JSON.stringify(frames), { ...world, things }, caller)).toEqual([]);
    }
  });
});

/** Makes a page for the user, and makes it dark. */
async function darken(change: ReturnType<typeof changesBy>, ownerId: string, name: string): Promise<void> {
  const slug = unique(name);
  const { page } = await change('createBookingPage', { ownerId, slug, title: `Another, ${slug}` });
  await change('disableBookingPage', { pageId: page.id });
}

/** What a stream of a state tells until it tells the state that there is now. */
async function untilItIs(things: Things, subscriber: Subscriber<Frame>, { name }: Root): Promise<Frame[]> {
  const frames: Frame[] = [];
  for (;;) {
    const frame = await subscriber.next();
    frames.push(frame);
    const told = frame[name];
    const pool = things.get(String(told?.id));
    if (told?.assigned === pool?.assigned && told?.capacity === pool?.capacity) return frames;
  }
}

function hasIds(root: Root): boolean {
  return typesBehind(root).some((type) => 'id' in objectTypeOf(type).getFields());
}

function idsIn(frames: Frame[], root: Root): string[] {
  return frames.flatMap((frame) => frame[root.name]?.id ?? []);
}

/** Where the subscription resumes; the state of a pool has no place in the log. */
function isOfLog(root: Root): boolean {
  return root.field.args.some(({ name }) => name === 'after');
}

/** Of the first event of the account's log. */
async function firstCursor({ accountId }: Caller): Promise<string> {
  const { ada } = [world.acme, world.globex].find((account) => account.accountId === accountId) as World['acme'];
  const query = '{ events(first: 1) { edges { cursor } } }';
  const { events } = await client(app, ada.key).ask<{ events: { edges: { cursor: string }[] } }, object>(query);
  return events.edges[0]?.cursor as string;
}

/** Those of whom a subscription that begins after the first event must tell, in their order. */
function promisedTo(caller: Caller, root: Root, things: Things, variables: object): string[] {
  const ids = [SUBSCRIPTIONS[root.name]?.leadsTo(caller, things, variables) ?? []].flat();
  return ids.flatMap((id) => {
    const thing = things.get(String(id));
    return thing && thing.sequence !== 1 && sees(caller, thing, things) ? [thing.id] : [];
  });
}
