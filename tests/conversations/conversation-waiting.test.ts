import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { streamWaiting } from '../../src/conversations/stream-waiting.js';
import {
  type AnyEvent,
  encodeEventCursor,
  LicenseKind,
  losesLicense,
  Role,
  type Viewer,
} from '../../src/entities/index.js';
import { follow } from '../../src/events/follow.js';
import { Context } from '../../src/graphql/context.js';
import { openRaw, purgeEvents, type RawSession } from '../database/raw.js';
import { channelsOf, openRedis } from '../events/redis.js';
import { numbers, until, viewerOf } from '../events/support.js';
import {
  AssignLicenseDocument,
  AssignLicensesDocument,
  ConversationsDocument,
  type ConversationWaitingSubscription,
  DeleteUserDocument,
  type EventFieldsFragment,
  EventsDocument,
  TransferLicenseDocument,
  UnassignLicenseDocument,
  UnassignLicensesDocument,
} from '../generated/operations.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { openSocket, type Socket, subscribe } from '../support/subscriber.js';
import { type Caller, end, join, type Live, openLive } from './live.js';
import { visitorOf } from './visitor.js';

type Server = App & { url: string };

const kind = 'LIVE_ENGAGEMENT';
const SCHEDULED = 'SCHEDULED_MEETING';
const AWAY = { REDIS_URL: 'redis://127.0.0.1:1' };

const QUERY = `subscription ($after: String) { conversationWaiting(after: $after) {
  __typename sequence cursor actor { id }
  ... on ConversationStarted { conversation { id visitorName agent { id } } }
  ... on ConversationRequeued { conversation { id visitorName agent { id } } formerAgent { id } formerAgentName }
} }`;

const FREED = 'subscription ($after: String) { seatFreed(after: $after) { formerHolderName } }';

/** The streams of a test, each with an id of its own on one socket. */
class Streams {
  private count = 0;

  constructor(readonly socket: Socket) {}

  open(after?: string | null, query = QUERY): string {
    const id = String(++this.count);
    this.socket.send({ id, type: 'subscribe', payload: { query, variables: { after } } });
    return id;
  }

  /** The next event. */
  async heard(): Promise<Heard> {
    const message = await this.socket.next();
    expect(message).toEqual({ id: expect.any(String), type: 'next', payload: { data: expect.anything() } });
    return (message.payload as { data: Record<'conversationWaiting', Heard> }).data.conversationWaiting;
  }

  async take(count: number): Promise<Heard[]> {
    const all: Heard[] = [];
    while (all.length < count) all.push(await this.heard());
    return all;
  }

  /** That stream ends so, for good, and the socket lives on. */
  async ends(id: string, code: string): Promise<void> {
    expect(await this.socket.next()).toMatchObject({ id, type: 'error', payload: [{ extensions: { code } }] });
    await this.silent();
  }

  /** Nothing was said by now; the socket lives. */
  async silent(): Promise<void> {
    this.socket.send({ type: 'ping' });
    expect(await this.socket.next()).toEqual({ type: 'pong' });
  }
}

type Heard = ConversationWaitingSubscription['conversationWaiting'] & { conversation: { id: string } };

const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.cut();
});

async function listen(server: Server, key: string): Promise<Streams> {
  const socket = await openSocket(server, `Bearer ${key}`);
  sockets.push(socket);
  expect(await socket.next()).toEqual({ type: 'connection_ack' });
  return new Streams(socket);
}

async function cursorOf({ acme }: Live): Promise<string> {
  return (await acme.state()).account.eventCursor;
}

/** Those of the account's log that the stream is for. */
async function logOf({ acme }: Live, after: string | null = null): Promise<EventFieldsFragment[]> {
  const all: EventFieldsFragment[] = [];
  for (let cursor = after, more = true; more; ) {
    const types = ['CONVERSATION_STARTED' as const, 'CONVERSATION_REQUEUED' as const];
    const { events } = await acme.ada.ask(EventsDocument, { after: cursor, types });
    all.push(...events.nodes);
    cursor = events.pageInfo.endCursor;
    more = events.pageInfo.hasNextPage;
  }
  return all;
}

const sequences = (events: { sequence: number }[]) => events.map(({ sequence }) => sequence);
const unassign = (ada: Caller, userId: string, ofKind: typeof kind | typeof SCHEDULED = kind) =>
  ada.ask(UnassignLicenseDocument, { input: { userId, kind: ofKind } });
const assign = (ada: Caller, userId: string) => ada.ask(AssignLicenseDocument, { input: { userId, kind } });

/** A visitor comes; a taken one waits again; and much else happens in between. */
async function muchHappens(live: Live): Promise<void> {
  const { acme, grace, linus, visitor } = live;
  const [first, second, third] = (await live.waiting(3)) as { conversationId: string; visitorToken: string }[];
  await join(linus, first?.conversationId as string);
  await join(linus, second?.conversationId as string);
  await acme.page(grace.id);
  await end(linus, second?.conversationId as string);
  await visitor.leave(third?.visitorToken as string);
  await unassign(acme.ada, linus.id);
  await assign(acme.ada, linus.id);
  await live.waiting(1);
}

describe('conversationWaiting', () => {
  let app: Server;
  let raw: RawSession;
  beforeAll(async () => {
    app = await startApp();
    raw = await openRaw();
  });
  afterAll(async () => {
    await raw.end();
    await app.close();
  });

  it('tells of who waits, and waits again, after the cursor and then live: of nothing else, in the order of the log', async () => {
    const live = await openLive(app);
    const after = await cursorOf(live);
    await muchHappens(live);
    const stream = await listen(app, live.grace.key);
    stream.open(after);
    const past = await stream.take(5);
    await muchHappens(live);
    const heard = [...past, ...(await stream.take(5))];
    await stream.silent();

    const log = await logOf(live, after);
    expect(sequences(heard)).toEqual(sequences(log));
    expect(heard.map(({ cursor, __typename }) => [cursor, __typename])).toEqual(
      log.map(({ cursor, __typename }) => [cursor, __typename]),
    );
    const round = [...Array(3).fill('ConversationStarted'), 'ConversationRequeued', 'ConversationStarted'];
    expect(heard.map(({ __typename }) => __typename)).toEqual([...round, ...round]);
    expect(heard.map(({ conversation }) => conversation.id)).toEqual(
      log.map((event) => ('conversation' in event ? event.conversation.id : null)),
    );
  });

  it('tells without a cursor of what happens from now on', async () => {
    const live = await openLive(app);
    await live.waiting(3);
    const before = (await logOf(live)).length;
    const stream = await listen(app, live.grace.key);
    stream.open();
    let first: Heard | undefined;
    const hearing = stream.heard().then((event) => {
      first = event;
    });
    await until(async () => {
      await live.waiting(1);
      return first !== undefined;
    });
    await hearing;
    const log = await logOf(live);
    const at = sequences(log).indexOf(first?.sequence as number);
    expect(at).toBeGreaterThanOrEqual(before);
    // and from there, of all
    expect(sequences(await stream.take(log.length - at - 1))).toEqual(sequences(log.slice(at + 1)));
  });

  it('A3: shows a Member nobody else: neither the actor nor who had it, but for the name', async () => {
    const live = await openLive(app);
    const { acme, grace, linus } = live;
    const after = await cursorOf(live);
    await assign(acme.ada, acme.userId);
    const conversationId = (await live.taken(1, linus))[0]?.conversationId;
    await unassign(acme.ada, linus.id);
    await join(acme.ada, conversationId as string);
    const told = async (key: string) => {
      const stream = await listen(app, key);
      stream.open(after);
      return stream.take(2);
    };
    const conversation = { id: conversationId, visitorName: 'Vera' };
    expect(await told(grace.key)).toMatchObject([
      { __typename: 'ConversationStarted', actor: null, conversation: { ...conversation, agent: null } },
      {
        ...{ __typename: 'ConversationRequeued', actor: null, formerAgent: null, formerAgentName: 'Linus' },
        conversation: { ...conversation, agent: null },
      },
    ]);
    expect(await told(acme.apiKey)).toMatchObject([
      { actor: null, conversation: { agent: { id: acme.userId } } },
      {
        ...{ actor: { id: acme.userId }, formerAgent: { id: linus.id }, formerAgentName: 'Linus' },
        conversation: { agent: { id: acme.userId } },
      },
    ]);
    // her own she sees
    await assign(acme.ada, linus.id);
    expect(await told(linus.key)).toMatchObject([{}, { actor: null, formerAgent: { id: linus.id } }]);
  });

  it('C2: is FORBIDDEN to whoever holds no such license, Administrators too; the socket lives on', async () => {
    const live = await openLive(app, { scheduledMeeting: 1 });
    const { acme } = live;
    const mia = await acme.member({ licenses: [SCHEDULED] });
    const after = await cursorOf(live);
    await live.waiting(1);
    for (const key of [acme.apiKey, mia.key]) {
      const stream = await listen(app, key);
      for (const cursor of [null, after, 'nonsense']) await stream.ends(stream.open(cursor), 'FORBIDDEN');
    }
    const stream = await listen(app, mia.key);
    await assign(acme.ada, mia.id);
    stream.open(after);
    expect(await stream.heard()).toMatchObject({ __typename: 'ConversationStarted' });
  });

  it('A1: is UNAUTHENTICATED for a guest, who may go on as one', async () => {
    const socket = await openSocket(app);
    sockets.push(socket);
    expect(await socket.next()).toEqual({ type: 'connection_ack' });
    const stream = new Streams(socket);
    await stream.ends(stream.open(), 'UNAUTHENTICATED');
  });

  it('E3: ends alone: whoever else listens to the account there hears on', async () => {
    const live = await openLive(app);
    const after = await cursorOf(live);
    await live.waiting(1);
    const dashboard = await subscribe(app, live.acme.apiKey, FREED, { after });
    const grace = await listen(app, live.grace.key);
    const streams = numbers(3).map(() => grace.open(after));
    await grace.take(3);
    await unassign(live.acme.ada, live.grace.id);
    expect(await dashboard.next()).toMatchObject({ seatFreed: { formerHolderName: 'Grace' } });
    const ended = [await grace.socket.next(), await grace.socket.next(), await grace.socket.next()];
    expect(ended.map(({ type, id }) => [type, id]).toSorted()).toEqual(streams.map((id) => ['error', id]));
    await unassign(live.acme.ada, live.linus.id);
    expect(await dashboard.next()).toMatchObject({ seatFreed: { formerHolderName: 'Linus' } });
    dashboard.socket.cut();
  });

  it('E4: refuses a cursor as other streams do, and the socket lives on', async () => {
    const [live, other] = [await openLive(app), await openLive(app)];
    await live.waiting(2);
    const { accountId } = live.acme;
    const at = (sequence: number) => encodeEventCursor({ epoch: app.store.epoch, accountId, sequence });
    const { endCursor } = (await live.grace.ask(ConversationsDocument)).conversations.pageInfo;
    const stream = await listen(app, live.grace.key);
    for (const [cursor, code] of [
      ['', 'BAD_CURSOR'],
      ['nonsense', 'BAD_CURSOR'],
      [await cursorOf(other), 'BAD_CURSOR'],
      [endCursor, 'BAD_CURSOR'],
      [at(1_000), 'CURSOR_AHEAD'],
    ] as const) {
      await stream.ends(stream.open(cursor), code);
    }
    await purgeEvents(raw, accountId, 4);
    await stream.ends(stream.open(at(1)), 'CURSOR_EXPIRED');
    stream.open(at(3));
    expect((await stream.take(2)).map(({ __typename }) => __typename)).toEqual(Array(2).fill('ConversationStarted'));
  });

  it('E3: has each event once, in order, for who is cut off at random and resumes by the cursor, elsewhere', async () => {
    const elsewhere = await startApp();
    try {
      const live = await openLive(app);
      const { acme, linus, visitor, slug } = live;
      const start = await cursorOf(live);
      const count = 200;
      let written = 0;
      const write = async () => {
        while (written < count) {
          const started = await Promise.all(numbers(5).map(() => visitor.started(slug)));
          await Promise.all(started.map(({ conversationId }) => join(linus, conversationId)));
          await unassign(client(elsewhere, acme.apiKey), linus.id);
          await assign(acme.ada, linus.id);
          await Promise.all(started.map(({ visitorToken }) => visitor.leave(visitorToken)));
          written += 10;
        }
      };
      const read = async () => {
        const heard: Heard[] = [];
        for (let turn = 0; heard.length < count; turn++) {
          const stream = await listen(turn % 2 ? app : elsewhere, live.grace.key);
          stream.open(heard.at(-1)?.cursor ?? start);
          // in no step with what happens
          heard.push(...(await stream.take(Math.min(count - heard.length, 1 + ((turn * 7) % 11)))));
          stream.socket.cut();
        }
        return heard;
      };
      const [heard] = await Promise.all([read(), write()]);
      const log = await logOf(live, start);
      expect(log).toHaveLength(count);
      expect(heard.map(({ sequence, __typename }) => [sequence, __typename])).toEqual(
        log.map(({ sequence, __typename }) => [sequence, __typename]),
      );
    } finally {
      await elsewhere.close();
    }
  });
});

/** How Grace loses the license, by a change that Ada makes. */
const LOSSES: [string, (ada: Caller, live: Live) => Promise<unknown>][] = [
  ['unassignLicense', (ada, { grace }) => unassign(ada, grace.id)],
  [
    'unassignLicenses, with others before and after',
    async (ada, { acme, grace, linus }) => {
      await assign(ada, acme.userId);
      const userIds = [linus.id, grace.id, acme.userId];
      await ada.ask(UnassignLicensesDocument, { input: { userIds, kind } });
      await ada.ask(AssignLicensesDocument, { input: { userIds: [linus.id], kind } });
    },
  ],
  [
    'transferLicense',
    (ada, { acme, grace }) =>
      ada.ask(TransferLicenseDocument, { input: { fromUserId: grace.id, toUserId: acme.userId, kind } }),
  ],
];

// without Redis a server learns of changes elsewhere by looking at the log
describe.each([
  ['Redis at hand', {}],
  ['Redis away', AWAY],
])('A4: conversationWaiting, with %s,', (_name, env) => {
  let here: Server;
  let elsewhere: Server;
  beforeAll(async () => {
    [here, elsewhere] = await Promise.all([startApp(env), startApp(env)]);
  });
  afterAll(() => Promise.all([here.close(), elsewhere.close()]));

  it.each(LOSSES)(
    'ends with FORBIDDEN once the license is lost by %s, at each server; nothing is told after it',
    async (how, lose) => {
      const live = await openLive(here);
      const { acme, grace, linus } = live;
      const after = await cursorOf(live);
      await live.waiting(1);
      const streams = await Promise.all([here, elsewhere].map((server) => listen(server, grace.key)));
      const others = await Promise.all([here, elsewhere].map((server) => listen(server, linus.key)));
      const ids = streams.map((stream) => stream.open(after));
      for (const stream of others) stream.open(after);
      for (const stream of [...streams, ...others]) await stream.heard();

      await lose(client(elsewhere, acme.apiKey), live);
      await live.waiting(1);

      for (const [index, stream] of streams.entries()) await stream.ends(ids[index] as string, 'FORBIDDEN');
      // who holds theirs hears on, unless it was taken for a moment
      if (how.startsWith('unassignLicenses')) return;
      for (const stream of others) expect(await stream.heard()).toMatchObject({ __typename: 'ConversationStarted' });
    },
  );

  it('may be opened again with the license that is given again, on the same socket, and goes on after its cursor', async () => {
    const live = await openLive(here);
    const { acme, grace } = live;
    const stream = await listen(here, grace.key);
    let cursor = await cursorOf(live);
    for (let round = 0; round < 3; round++) {
      const id = stream.open(cursor);
      await live.waiting(1);
      ({ cursor } = await stream.heard());
      await unassign(client(elsewhere, acme.apiKey), grace.id);
      await stream.ends(id, 'FORBIDDEN');
      await stream.ends(stream.open(cursor), 'FORBIDDEN');
      await live.waiting(1);
      await assign(acme.ada, grace.id);
      // what came while she was away is told now; losses of before the opening end nothing
      stream.open(cursor);
      ({ cursor } = await stream.heard());
      await unassign(acme.ada, grace.id);
      expect(await stream.socket.next()).toMatchObject({ type: 'error' });
      await assign(acme.ada, grace.id);
    }
    expect((await logOf(live)).at(-1)?.cursor).toBe(cursor);
  });

  it('goes on when a license of the other kind is lost, or somebody else loses one', async () => {
    const live = await openLive(here, { scheduledMeeting: 1 });
    const { acme, grace, linus } = live;
    await acme.ada.ask(AssignLicenseDocument, { input: { userId: grace.id, kind: SCHEDULED } });
    const stream = await listen(here, grace.key);
    stream.open(await cursorOf(live));
    const ada = client(elsewhere, acme.apiKey);
    await unassign(ada, grace.id, SCHEDULED);
    await ada.ask(AssignLicenseDocument, { input: { userId: grace.id, kind: SCHEDULED } });
    await ada.ask(TransferLicenseDocument, {
      input: { fromUserId: grace.id, toUserId: linus.id, kind: SCHEDULED },
    });
    await ada.ask(TransferLicenseDocument, { input: { fromUserId: linus.id, toUserId: acme.userId, kind } });
    await unassign(ada, acme.userId);
    await live.waiting(1);
    expect(await stream.heard()).toMatchObject({ __typename: 'ConversationStarted' });
    await stream.silent();
  });

  it('is not ended by losses that a backlog tells of, from before it was opened', async () => {
    const live = await openLive(here);
    const { acme, grace } = live;
    const after = await cursorOf(live);
    for (let round = 0; round < 3; round++) {
      await live.waiting(1);
      await unassign(acme.ada, grace.id);
      await assign(acme.ada, grace.id);
    }
    await live.waiting(1);
    for (const server of [here, elsewhere]) {
      const stream = await listen(server, grace.key);
      stream.open(after);
      expect(sequences(await stream.take(4))).toEqual(sequences(await logOf(live, after)));
      await stream.silent();
    }
  });

  it('U5: is closed with its socket when the user is deleted', async () => {
    const live = await openLive(here);
    const { acme, grace } = live;
    const stream = await listen(here, grace.key);
    stream.open(await cursorOf(live));
    await live.waiting(1);
    await stream.heard();
    await client(elsewhere, acme.apiKey).ask(DeleteUserDocument, { input: { userId: grace.id } });
    expect(await stream.socket.closed).toBe(4403);
  });
});

describe('conversationWaiting, of one who is behind, or only just let in,', () => {
  let app: Server;
  let elsewhere: Server;
  beforeAll(async () => {
    [app, elsewhere] = await Promise.all([startApp(), startApp()]);
  });
  afterAll(() => Promise.all([app.close(), elsewhere.close()]));

  const graceOf = ({ acme, grace }: Live, version: number): Viewer => ({
    ...viewerOf({ accountId: acme.accountId, userId: grace.id }, Role.MEMBER),
    version,
  });
  const FORBIDDEN = { extensions: { code: 'FORBIDDEN' } };

  it.each(LOSSES)(
    'A4: hands nothing more on from the moment at which the license is lost by %s',
    async (_how, lose) => {
      const live = await openLive(app);
      const after = await cursorOf(live);
      await live.waiting(5);
      const ctx = new Context(app.store, graceOf(live, 0), 'test');
      const stream = await streamWaiting(ctx, after);
      ctx.close();
      expect((await stream.next()).value).toMatchObject({ type: 'CONVERSATION_STARTED' });
      await lose(live.acme.ada, live);
      await expect(stream.next()).rejects.toMatchObject(FORBIDDEN);
      await expect(stream.next()).rejects.toMatchObject(FORBIDDEN);
    },
  );

  it.each(LOSSES)('A4: is not told the rest of a backlog once the license is lost by %s', async (_how, lose) => {
    const live = await openLive(app);
    const { accountId, apiKey } = live.acme;
    const stream = await listen(app, live.grace.key);
    const id = stream.open(await cursorOf(live));
    await live.waiting(1);
    const { sequence } = await stream.heard();
    const known = await follow(app.store, accountId, sequence);

    // no event can be told here while no connection is free
    const sessions = await Promise.all(numbers(16).map(() => app.store.pools.read.session()));
    const visitor = visitorOf(elsewhere);
    for (const _each of numbers(10)) await visitor.started(live.slug);
    await lose(client(elsewhere, apiKey), live);
    const isLoss = (event: AnyEvent) => losesLicense(graceOf(live, 0), LicenseKind.LIVE_ENGAGEMENT, event);
    while (!isLoss((await known.next()).value));
    for (const session of sessions) session.release();

    // not even what was being made for them by then
    await stream.ends(id, 'FORBIDDEN');
    await known.return();
  });

  it.each(LOSSES)(
    'A4: ends at once though the license was lost by %s while it was being opened',
    async (_how, lose) => {
      for (const followed of [false, true]) {
        const live = await openLive(app);
        const after = await cursorOf(live);
        await live.waiting(2);
        // whether or not somebody else listens to the account here
        const other = followed ? await listen(app, live.linus.key) : null;
        other?.open(after);
        await other?.heard();
        const ctx = new Context(app.store, graceOf(live, 0), 'test');
        // from here on it sees the license as it was
        await ctx.reads.version();
        await lose(live.acme.ada, live);
        const stream = await streamWaiting(ctx, after);
        ctx.close();
        await expect(stream.next()).rejects.toMatchObject(FORBIDDEN);
      }
    },
  );

  it('is of one who holds the license again since, though it was lost while it waited to be opened', async () => {
    const live = await openLive(app);
    const after = await cursorOf(live);
    await live.waiting(1);
    const viewer = graceOf(live, Number((await live.acme.newEvents()).at(-1)?.sequence));
    await unassign(live.acme.ada, live.grace.id);
    await assign(live.acme.ada, live.grace.id);
    const ctx = new Context(app.store, viewer, 'test');
    const stream = await streamWaiting(ctx, after);
    ctx.close();
    expect((await stream.next()).value).toMatchObject({ type: 'CONVERSATION_STARTED' });
    await stream.return?.();
  });

  it('leaves nothing listening when it has ended, or was refused', async () => {
    const redis = openRedis();
    try {
      const live = await openLive(app);
      const { accountId } = live.acme;
      const listens = async () => (await channelsOf(redis, accountId)).length > 0;
      const ctx = new Context(app.store, graceOf(live, 0), 'test');
      const stream = await streamWaiting(ctx, null);
      expect(await listens()).toBe(true);
      await unassign(live.acme.ada, live.grace.id);
      await expect(stream.next()).rejects.toMatchObject(FORBIDDEN);
      await until(async () => !(await listens()), 'nobody listens after the end');
      ctx.renew();
      await expect(streamWaiting(ctx, null)).rejects.toMatchObject(FORBIDDEN);
      await assign(live.acme.ada, live.grace.id);
      ctx.renew();
      await expect(streamWaiting(ctx, 'nonsense')).rejects.toMatchObject({ extensions: { code: 'BAD_CURSOR' } });
      const left = await streamWaiting(ctx, null);
      await left.return?.();
      ctx.close();
      await until(async () => !(await listens()), 'nobody listens after the client has left');
    } finally {
      redis.disconnect();
    }
  });
});
