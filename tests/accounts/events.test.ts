import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type GraphQLEnumType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
} from 'graphql';
import {
  AccountEventsDocument,
  AssignLicenseDocument,
  BookAppointmentDocument,
  CancelBookingDocument,
  ChangeUserRoleDocument,
  CreateApiKeyDocument,
  DeleteBookingPageDocument,
  DeleteUserDocument,
  DisableBookingPageDocument,
  EnableBookingPageDocument,
  EndConversationDocument,
  EventCursorDocument,
  EventsDocument,
  type EventsQueryVariables,
  type EventType,
  JoinConversationDocument,
  NodesDocument,
  PoolsDocument,
  ResizeLicensePoolDocument,
  RevokeApiKeyDocument,
  StartConversationDocument,
  TransferLicenseDocument,
  UnassignLicenseDocument,
  UpdateBookingPageDocument,
  UpdateUserDocument,
} from '../generated/operations.js';
import { daysAhead } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { subscribe } from '../support/subscriber.js';
import { type Acme, openAcme } from './acme.js';

const kind = 'SCHEDULED_MEETING';

describe('events', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const events = async (acme: Acme, variables: EventsQueryVariables = {}) =>
    (await acme.ada.ask(EventsDocument, variables)).events;
  const cursorOf = async (acme: Acme) => (await acme.ada.ask(EventCursorDocument)).account.eventCursor;

  /** Seven events: three users, a seat, another user, a page, a resize. */
  const openWithEvents = async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    for (let count = 0; count < 3; count++) await acme.user();
    await acme.ada.ask(AssignLicenseDocument, { input: { userId: acme.userId, kind } });
    await acme.user();
    await acme.page();
    await acme.ada.ask(ResizeLicensePoolDocument, { input: { kind, capacity: 2 } });
    return acme;
  };

  it('E2: are the whole log, oldest first, numbered without a hole', async () => {
    const acme = await openWithEvents();
    const { nodes, pageInfo } = await events(acme);
    expect(nodes.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(nodes.map(({ type }) => type)).toEqual([
      ...['USER_CREATED', 'USER_CREATED', 'USER_CREATED', 'SEAT_ASSIGNED'],
      ...['USER_CREATED', 'PAGE_CREATED', 'POOL_RESIZED'],
    ]);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(7);
    const times = nodes.map(({ occurredAt }) => occurredAt);
    expect(times).toEqual([...times].sort());
    expect(times[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: nodes[0]?.cursor,
      endCursor: nodes[6]?.cursor,
    });
    expect(pageInfo.endCursor).toBe(await cursorOf(acme));
  });

  it('are told with edges of the same cursors', async () => {
    const acme = await openWithEvents();
    const { nodes } = await events(acme);
    const query = '{ events { edges { cursor node { id cursor } } } }';
    expect(await acme.ada.ask(query)).toEqual({
      events: { edges: nodes.map(({ id, cursor }) => ({ cursor, node: { id, cursor } })) },
    });
  });

  it('are read on after a cursor, in pages of any size', async () => {
    const acme = await openWithEvents();
    const all = (await events(acme)).nodes;
    for (const first of [1, 2, 3, 6, 7, 100]) {
      const read: typeof all = [];
      let after: string | null = null;
      for (;;) {
        const page: Awaited<ReturnType<typeof events>> = await events(acme, { first, after });
        expect(page.pageInfo).toEqual({
          hasNextPage: read.length + page.nodes.length < 7,
          hasPreviousPage: read.length > 0,
          startCursor: page.nodes[0]?.cursor,
          endCursor: page.nodes.at(-1)?.cursor,
        });
        read.push(...page.nodes);
        after = page.pageInfo.endCursor;
        if (!page.pageInfo.hasNextPage) break;
      }
      expect(read).toEqual(all);
    }
  });

  it('are none after the newest, whose cursor stays the end', async () => {
    const acme = await openWithEvents();
    const newest = await cursorOf(acme);
    expect(await events(acme, { after: newest })).toEqual({
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: newest },
    });
  });

  it('are none in a new account, whose cursor is valid all the same', async () => {
    const acme = await openAcme(app);
    const start = await cursorOf(acme);
    const none = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: start };
    expect(await events(acme)).toEqual({ nodes: [], pageInfo: none });
    expect(await events(acme, { after: start })).toEqual({ nodes: [], pageInfo: none });
    await acme.user();
    expect((await events(acme, { after: start })).nodes).toMatchObject([{ sequence: 1 }]);
  });

  it('are narrowed by type; the end is the last position looked at, past the last of them', async () => {
    const acme = await openWithEvents();
    const all = (await events(acme)).nodes;
    const newest = await cursorOf(acme);

    const users = await events(acme, { types: ['USER_CREATED'] });
    expect(users.nodes).toEqual([all[0], all[1], all[2], all[4]]);
    expect(users.pageInfo).toMatchObject({ hasNextPage: false, startCursor: all[0]?.cursor, endCursor: newest });

    const two = await events(acme, { types: ['PAGE_CREATED', 'SEAT_ASSIGNED'] });
    expect(two.nodes).toEqual([all[3], all[5]]);
    const none = await events(acme, { types: ['PAGE_DISABLED'] });
    expect(none).toEqual({
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: newest },
    });
    expect((await events(acme, { types: null })).nodes).toEqual(all);

    // on from where the first page ended, none is missed and none told twice
    const page = await events(acme, { types: ['USER_CREATED'], first: 3 });
    expect(page.nodes).toEqual([all[0], all[1], all[2]]);
    expect(page.pageInfo.hasNextPage).toBe(true);
    const rest = await events(acme, { types: ['USER_CREATED'], first: 3, after: page.pageInfo.endCursor });
    expect(rest.nodes).toEqual([all[4]]);
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true, endCursor: newest });
    // the cursor of any list of the log is one of the log
    expect((await events(acme, { after: page.pageInfo.endCursor })).nodes).toEqual(all.slice(3));
  });

  it('refuse an empty list of types, and a `first` outside 1 to 100', async () => {
    const acme = await openWithEvents();
    expect(await acme.ada.refusals(EventsDocument, { types: [] })).toEqual(['BAD_USER_INPUT']);
    for (const first of [0, -1, 101, 2_147_483_647]) {
      expect(await acme.ada.refusals(EventsDocument, { first })).toEqual(['BAD_USER_INPUT']);
    }
    expect((await events(acme, { first: null })).nodes).toHaveLength(7);
  });

  it('E4: refuse a cursor that is malformed, of another account or ahead of the log', async () => {
    const acme = await openWithEvents();
    const other = await openWithEvents();
    const cursor = await cursorOf(acme);
    const text = Buffer.from(cursor, 'base64url').toString();
    const written = (position: string) => Buffer.from(position).toString('base64url');
    expect(written(text)).toBe(cursor);
    const list = await acme.ada.ask<{ users: { pageInfo: { endCursor: string } } }, object>(
      '{ users { pageInfo { endCursor } } }',
    );
    const malformed = [
      ...['', ' ', 'x', 'null', '7', '😀', '\0', 'x'.repeat(100_000)],
      ...[`${cursor}x`, `${cursor}=`, `${cursor} `, ` ${cursor}`, cursor.slice(0, -2), cursor.slice(1)],
      ...[` ${text}`, `${text} `, text.replace(/7$/, '07'), text.replace(/7$/, '-7'), text.replace(/7$/, '7.0')].map(
        written,
      ),
      await cursorOf(other),
      list.users.pageInfo.endCursor,
    ];
    for (const after of malformed) {
      expect([after, await acme.ada.refusals(EventsDocument, { after })]).toEqual([after, ['BAD_CURSOR']]);
    }
    for (const ahead of [text.replace(/7$/, '8'), text.replace(/7$/, '4000000000')]) {
      expect(await acme.ada.refusals(EventsDocument, { after: written(ahead) })).toEqual(['CURSOR_AHEAD']);
    }
    expect((await events(acme, { after: written(text.replace(/7$/, '6')) })).nodes).toMatchObject([{ sequence: 7 }]);
  });

  it('are for Administrators', async () => {
    const acme = await openAcme(app);
    const grace = await acme.member();
    expect(await grace.refusals(EventsDocument)).toEqual(['FORBIDDEN']);
    expect(await client(app).refusals(EventsDocument)).toEqual(['UNAUTHENTICATED']);
  });
});

describe('events of each type of the schema', () => {
  const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  const types = (schema.getType('EventType') as GraphQLEnumType).getValues().map(({ name }) => name as EventType);
  const interfaceType = schema.getType('AccountEvent') as GraphQLInterfaceType;
  /** PAGE_DISABLED is told as `PageDisabled`. */
  const typeNameOf = (type: EventType) =>
    type.toLowerCase().replace(/(^|_)([a-z])/g, (_all, _gap, letter: string) => letter.toUpperCase());
  /** The fields of a type that lead to other objects. */
  const linksOf = (type: EventType) =>
    Object.values((schema.getType(typeNameOf(type)) as GraphQLObjectType).getFields())
      .filter((field) => isObjectType(getNamedType(field.type)))
      .map(({ name }) => name);

  let app: Awaited<ReturnType<typeof startApp>>;
  let acme: Acme;
  let start: string;
  /** Where the links of the first event of each type lead. */
  let expected: Record<EventType, Record<string, string | null>>;
  let log: Awaited<ReturnType<Acme['newEvents']>>;
  beforeAll(async () => {
    app = await startApp();
    acme = await openAcme(app, { scheduledMeeting: 1, liveEngagement: 1 });
    start = (await acme.ada.ask(EventCursorDocument)).account.eventCursor;
    expected = await makeOneOfEach();
    log = await acme.newEvents();
  });
  afterAll(() => app.close());

  async function makeOneOfEach(): Promise<typeof expected> {
    const { ada, userId: actor } = acme;
    const [grace, linus, mary] = [await acme.user({ licenses: [kind] }), await acme.user(), await acme.user()];
    await ada.ask(UpdateUserDocument, { input: { userId: linus, name: 'Linus' } });
    await ada.ask(ChangeUserRoleDocument, { input: { userId: linus, role: 'ADMINISTRATOR' } });
    const { id: page, slug } = await acme.page(grace);
    const { id: deleted } = await acme.page();
    await ada.ask(UpdateBookingPageDocument, { input: { pageId: page, title: 'Tea' } });
    await ada.ask(DisableBookingPageDocument, { input: { pageId: page } });
    await ada.ask(EnableBookingPageDocument, { input: { pageId: page } });
    const booked = await ada.ask(BookAppointmentDocument, {
      input: { slug, startsAt: daysAhead(7), guestName: 'Gus', guestEmail: 'gus@guest.example' },
    });
    const booking = booked.bookAppointment.bookingId as string;
    await ada.ask(CancelBookingDocument, { input: { bookingId: booking } });
    await ada.ask(TransferLicenseDocument, { input: { fromUserId: grace, toUserId: linus, kind, movePages: true } });
    const freed = await ada.ask(UnassignLicenseDocument, { input: { userId: linus, kind } });
    const started = await ada.ask(StartConversationDocument, {
      input: { slug, kind: 'LIVE_CHAT', visitorName: 'Vic' },
    });
    const conversation = started.startConversation.conversationId as string;
    const live = await acme.member({ licenses: ['LIVE_ENGAGEMENT'] });
    await live.ask(JoinConversationDocument, { input: { conversationId: conversation } });
    await ada.ask(UnassignLicenseDocument, { input: { userId: live.id, kind: 'LIVE_ENGAGEMENT' } });
    await ada.ask(EndConversationDocument, { input: { conversationId: conversation } });
    await ada.ask(ResizeLicensePoolDocument, { input: { kind, capacity: 2 } });
    await ada.ask(DeleteBookingPageDocument, { input: { pageId: deleted } });
    const created = await ada.ask(CreateApiKeyDocument, { input: { userId: grace, label: 'Test' } });
    const apiKey = created.createApiKey.apiKey?.id as string;
    await ada.ask(RevokeApiKeyDocument, { input: { apiKeyId: apiKey } });
    await ada.ask(DeleteUserDocument, { input: { userId: mary } });

    const pool = (await ada.ask(PoolsDocument)).licensePools[0]?.id as string;
    const license = freed.unassignLicense.license?.id as string;
    return {
      USER_CREATED: { actor, user: grace },
      USER_UPDATED: { actor, user: linus },
      USER_ROLE_CHANGED: { actor, user: linus },
      USER_DELETED: { actor, user: mary },
      SEAT_ASSIGNED: { actor, license, pool, holder: grace },
      SEAT_FREED: { actor, license, pool, formerHolder: linus },
      SEAT_TRANSFERRED: { actor, license, pool, holder: linus, formerHolder: grace },
      POOL_RESIZED: { actor, pool },
      PAGE_CREATED: { actor, page },
      PAGE_UPDATED: { actor, page },
      PAGE_ENABLED: { actor, page },
      PAGE_DISABLED: { actor, page },
      PAGE_REASSIGNED: { actor, page, owner: linus, formerOwner: grace },
      PAGE_DELETED: { actor },
      BOOKING_CREATED: { actor: null, booking, page },
      BOOKING_CANCELED: { actor, booking, page },
      CONVERSATION_STARTED: { actor: null, conversation },
      CONVERSATION_JOINED: { actor: live.id, conversation, agent: live.id },
      CONVERSATION_REQUEUED: { actor, conversation, formerAgent: live.id },
      CONVERSATION_ENDED: { actor, conversation },
      API_KEY_CREATED: { actor, apiKey: live.keyId },
      API_KEY_REVOKED: { actor, apiKey },
    };
  }

  it('are object types of AccountEvent, one for each EventType, and all are recorded here', () => {
    const implementations = schema.getPossibleTypes(interfaceType).map(({ name }) => name);
    expect(types.map(typeNameOf).sort()).toEqual(implementations.toSorted());
    expect(new Set(log.map(({ type }) => type))).toEqual(new Set(types));
    for (const { __typename, type } of log) expect(__typename).toBe(typeNameOf(type));
  });

  it.each(types)('%s: is found by `types` and by `node`, and its links lead to what it tells of', async (type) => {
    const ofType = log.filter((event) => event.type === type);
    const { events } = await acme.ada.ask(EventsDocument, { types: [type], after: start });
    expect(events.nodes).toEqual(ofType);
    const { nodes } = await acme.ada.ask(NodesDocument, { ids: ofType.map(({ id }) => id) });
    expect(nodes).toEqual(ofType.map(({ id }) => ({ __typename: typeNameOf(type), id })));

    const links = linksOf(type).filter((link) => link !== 'via');
    expect(links.toSorted()).toEqual(Object.keys(expected[type]).toSorted());
    const query = `query ($type: EventType!) {
      events(types: [$type], first: 1) { nodes { ... on ${typeNameOf(type)} { ${links.map((link) => `${link} { id }`).join(' ')} } } }
    }`;
    const ids = Object.entries(expected[type]).map(([link, id]) => [link, id === null ? null : { id }] as const);
    expect(await acme.ada.ask(query, { type })).toEqual({ events: { nodes: [Object.fromEntries(ids)] } });
  });

  it.each(types)('%s: is heard by who subscribes to it, without those in between', async (type) => {
    const ofType = log.filter((event) => event.type === type);
    const subscriber = await subscribe(app, acme.apiKey, AccountEventsDocument, { types: [type], after: start });
    const heard = await subscriber.take(ofType.length);
    expect(heard.map(({ accountEvents }) => accountEvents)).toEqual(ofType);
    subscriber.socket.cut();
  });

  it('are heard by who subscribes to several types, in the order of the log', async () => {
    for (let from = 0; from < types.length; from += 3) {
      const some = [...types.slice(from, from + 3), 'POOL_RESIZED' as const];
      const expectedOnes = log.filter(({ type }) => some.includes(type));
      const subscriber = await subscribe(app, acme.apiKey, AccountEventsDocument, { types: some, after: start });
      const heard = await subscriber.take(expectedOnes.length);
      expect(heard.map(({ accountEvents }) => accountEvents)).toEqual(expectedOnes);
      subscriber.socket.cut();
    }
  });
});
