import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { guestOf } from '../bookings/guest.js';
import { openRaw, type RawSession } from '../database/raw.js';
import {
  CreateUserDocument,
  DeleteUserDocument,
  EndConversationDocument,
  JoinConversationDocument,
  NodeDocument,
  NodesDocument,
  ResizeLicensePoolDocument,
  StartConversationDocument,
  UpdateUserDocument,
  UserDocument,
  UserListDocument,
  ViewerDocument,
} from '../generated/operations.js';
import { daysAhead, newKey, unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { lockAccount } from '../support/lock-account.js';
import { openAcknowledged, openSocket } from '../support/subscriber.js';
import { type Acme, openAcme } from './acme.js';

const kind = 'SCHEDULED_MEETING';

/** It asks for lists within lists of the whole log. */
const COSTLY = { QUERY_COST: '1000000' };

describe('U5: a deleted user', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  let elsewhere: Awaited<ReturnType<typeof startApp>>;
  let raw: RawSession;
  beforeAll(async () => {
    [app, elsewhere] = await Promise.all([startApp(COSTLY), startApp()]);
    raw = await openRaw();
  });
  afterAll(async () => {
    await raw.end();
    await Promise.all([app.close(), elsewhere.close()]);
  });

  /** A conversation that the user has joined. */
  const converse = async (agent: Pick<Acme['ada'], 'ask'>, slug: string) => {
    const input = { slug, kind: 'LIVE_CHAT', visitorName: 'Bob' } as const;
    const { startConversation } = await client(app).ask(StartConversationDocument, { input });
    const conversationId = startConversation.conversationId as string;
    await agent.ask(JoinConversationDocument, { input: { conversationId } });
    return conversationId;
  };
  const remove = async ({ ada, userId }: Acme, deletedId: string) => {
    const { deleteUser } = await ada.ask(DeleteUserDocument, { input: { userId: deletedId, pagesTo: userId } });
    expect(deleteUser.userErrors).toEqual([]);
  };

  it('is left out of user, users, node and nodes, and of the pools’ licenses', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const graceId = await acme.user({ name: 'Grace', licenses: [kind] });
    const linusId = await acme.user({ name: 'Linus' });
    const lists = async () => {
      const asked = [{}, { role: 'MEMBER' }, { unlicensed: kind }, { search: 'Gra' }] as const;
      const answers = [];
      for (const filter of asked) answers.push((await acme.ada.ask(UserListDocument, { filter })).users);
      return answers.map(({ nodes, totalCount }) => [nodes.map(({ id }) => id), totalCount]);
    };
    const { users: before } = await acme.ada.ask(UserListDocument, { first: 2, orderBy: 'CREATED_AT' });
    expect(before).toMatchObject({ nodes: [{ id: acme.userId }, { id: graceId }], totalCount: 3 });
    await remove(acme, graceId);

    expect((await acme.ada.ask(UserDocument, { id: graceId })).user).toBeNull();
    expect((await acme.ada.ask(NodeDocument, { id: graceId })).node).toBeNull();
    expect((await acme.ada.ask(NodesDocument, { ids: [graceId, linusId] })).nodes).toEqual([
      null,
      { __typename: 'User', id: linusId },
    ]);
    expect(await lists()).toEqual([
      [[acme.userId, linusId], 2],
      [[linusId], 1],
      [[acme.userId, linusId], 2],
      [[], 0],
    ]);
    // their place in a list that was begun before still leads on
    const after = before.pageInfo.endCursor;
    const { users: rest } = await acme.ada.ask(UserListDocument, { orderBy: 'CREATED_AT', after });
    expect(rest.nodes.map(({ id }) => id)).toEqual([linusId]);
    const { licensePools, bookingPages } = await acme.state();
    expect(licensePools[0]?.licenses.nodes.map(({ holder }) => holder)).toEqual([null, null]);
    expect(bookingPages.nodes).toEqual([]);
  });

  it('is what links of the log, of keys, bookings and conversations lead to, for Administrators, with what they were', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1, liveEngagement: 1 });
    const licenses = [kind, 'LIVE_ENGAGEMENT'] as const;
    const grace = await acme.member({ name: 'Grace', role: 'ADMINISTRATOR', licenses: [...licenses] });
    const email = `${unique('grace')}@acme.example`;
    await grace.ask(UpdateUserDocument, { input: { userId: grace.id, email } });
    const { slug } = await acme.page(grace.id);
    await guestOf(app).booked(slug, daysAhead(7));
    const [one, other] = [await converse(grace, slug), await converse(grace, slug)];
    await grace.ask(EndConversationDocument, { input: { conversationId: one } });
    await remove(acme, grace.id);

    const tombstone = `tombstone: __typename id name email role createdAt deletedAt canAcceptBookings canJoinConversations
      licenses { id } bookingPages { nodes { id } totalCount }`;
    const { events, apiKeys, bookings, conversations } = await acme.ada.ask<
      Record<'events' | 'apiKeys' | 'bookings' | 'conversations', { nodes: Links[] }>,
      object
    >(
      `{
        events { nodes {
          __typename occurredAt actor { id }
          ... on UserCreated { user { ${tombstone} } } ... on UserUpdated { user { ${tombstone} } actor { ${tombstone} } }
          ... on SeatAssigned { user: holder { ${tombstone} } } ... on SeatFreed { user: formerHolder { ${tombstone} } }
          ... on PageReassigned { user: formerOwner { ${tombstone} } } ... on UserDeleted { user { ${tombstone} } }
          ... on ApiKeyRevoked { apiKey { user { ${tombstone} } } }
          ... on ConversationJoined { user: agent { ${tombstone} } }
          ... on ConversationRequeued { user: formerAgent { ${tombstone} } }
        } }
        bookings { nodes { hostName user: host { ${tombstone} } } }
        conversations { nodes { id agentName user: agent { ${tombstone} } } }
        apiKeys { nodes { user { ${tombstone} } } }
      }`,
    );
    const deletedAt = events.nodes.at(-1)?.occurredAt;
    const expected = {
      tombstone: 'User',
      id: grace.id,
      name: 'Grace',
      email,
      role: 'ADMINISTRATOR',
      createdAt: events.nodes[0]?.occurredAt,
      deletedAt,
      canAcceptBookings: false,
      canJoinConversations: false,
      licenses: [],
      bookingPages: { nodes: [], totalCount: 0 },
    };
    const found = events.nodes.flatMap(({ __typename, user, actor, apiKey }) => {
      const linked = user ?? apiKey?.user;
      if (__typename === 'UserUpdated') expect(actor).toEqual(expected);
      return linked ? [[__typename, linked]] : [];
    });
    expect(found).toEqual(
      [
        ...['UserCreated', 'SeatAssigned', 'SeatAssigned', 'UserUpdated', 'ConversationJoined', 'ConversationJoined'],
        ...['ConversationRequeued', 'PageReassigned', 'SeatFreed', 'SeatFreed', 'ApiKeyRevoked', 'UserDeleted'],
      ].map((type) => [type, expected]),
    );
    expect(bookings.nodes).toEqual([{ hostName: 'Grace', user: expected }]);
    // an ended conversation keeps its agent; another one waits for somebody else
    expect(conversations.nodes).toEqual([
      { id: other, agentName: null, user: null },
      { id: one, agentName: 'Grace', user: expected },
    ]);
    expect(apiKeys.nodes.map(({ user }) => user?.id)).toEqual([acme.userId, grace.id]);
    expect(apiKeys.nodes[1]?.user).toEqual(expected);
  });

  it('U4: leaves their e-mail to whoever wants it, also several after each other', async () => {
    const acme = await openAcme(app);
    const linusId = await acme.user();
    const email = `${unique('grace')}@acme.example`;
    const create = async () =>
      (await acme.ada.ask(CreateUserDocument, { input: { name: 'Grace', email } })).createUser.user?.id as string;
    const ids = [];
    for (let turn = 0; turn < 3; turn++) {
      ids.push(await create());
      await remove(acme, ids.at(-1) as string);
    }
    expect(new Set(ids).size).toBe(3);
    const { updateUser } = await acme.ada.ask(UpdateUserDocument, { input: { userId: linusId, email } });
    expect(updateUser).toMatchObject({ user: { id: linusId, email }, userErrors: [] });
  });

  it('is found by no verb any more: NOT_FOUND, as for an id that nobody has', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const graceId = await acme.user({ licenses: [kind] });
    await remove(acme, graceId);
    const linusId = await acme.user({ licenses: [kind] });
    const page = await acme.page(linusId);
    const own = `userId: "${linusId}"`;
    /** With the field that names the user. */
    const verbs: [field: string, write: (id: string) => string][] = [
      ['userId', (id) => `updateUser(input: { userId: "${id}", name: "Grace" })`],
      ['userId', (id) => `changeUserRole(input: { userId: "${id}", role: ADMINISTRATOR })`],
      ['userId', (id) => `deleteUser(input: { userId: "${id}" })`],
      ['pagesTo', (id) => `deleteUser(input: { ${own}, pagesTo: "${id}" })`],
      ['userId', (id) => `assignLicense(input: { userId: "${id}", kind: ${kind} })`],
      ['userIds.1', (id) => `assignLicenses(input: { userIds: ["${linusId}", "${id}"], kind: ${kind} })`],
      ['userId', (id) => `unassignLicense(input: { userId: "${id}", kind: ${kind} })`],
      ['pagesTo', (id) => `unassignLicense(input: { ${own}, kind: ${kind}, pagesTo: "${id}" })`],
      ['userIds.1', (id) => `unassignLicenses(input: { userIds: ["${linusId}", "${id}"], kind: ${kind} })`],
      ['pagesTo', (id) => `unassignLicenses(input: { userIds: ["${linusId}"], kind: ${kind}, pagesTo: "${id}" })`],
      [
        'fromUserId',
        (id) => `transferLicense(input: { fromUserId: "${id}", toUserId: "${acme.userId}", kind: ${kind} })`,
      ],
      ['toUserId', (id) => `transferLicense(input: { fromUserId: "${linusId}", toUserId: "${id}", kind: ${kind} })`],
      ['ownerId', (id) => `createBookingPage(input: { title: "x", slug: "${unique('page')}", ownerId: "${id}" })`],
      ['ownerId', (id) => `reassignBookingPage(input: { pageId: "${page.id}", ownerId: "${id}" })`],
      ['userId', (id) => `createApiKey(input: { userId: "${id}", label: "x" })`],
    ];
    await acme.unchangedBy(async () => {
      for (const [field, write] of verbs) {
        const ask = (id: string) =>
          acme.ada.ask<object, object>(`mutation { verb: ${write(id)} { userErrors { code field message } } }`);
        const verb = write('');
        const answer = await ask(graceId);
        expect([verb, answer]).toEqual([
          verb,
          { verb: { userErrors: [{ code: 'NOT_FOUND', field: field.split('.'), message: expect.any(String) }] } },
        ]);
        expect([verb, await ask(`${graceId.slice(0, -6)}NOBODY`)]).toEqual([verb, answer]);
      }
    });
    expect(
      await acme.ada.ask<object, object>(`{ bookingPages(filter: { ownerId: "${graceId}" }) { totalCount } }`),
    ).toEqual({ bookingPages: { totalCount: 0 } });
  });

  describe('A4: may do nothing any more', () => {
    it('with any of their keys, at any server: UNAUTHENTICATED', async () => {
      const acme = await openAcme(app);
      const grace = await acme.member({ role: 'ADMINISTRATOR' });
      const other = await newKey(app, acme.apiKey, grace.id);
      await remove(acme, grace.id);
      for (const key of [grace.key, other.secret]) {
        for (const server of [app, elsewhere]) {
          expect(await client(server, key).send(ViewerDocument)).toMatchObject({
            status: 401,
            errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
          });
          expect(await (await openSocket(server, `Bearer ${key}`)).closed).toBe(4401);
        }
      }
      expect((await acme.ada.ask(ViewerDocument)).viewer.id).toBe(acme.userId);
    });

    it('on open sockets: those of all their keys are closed with 4403, and nobody else’s', async () => {
      const acme = await openAcme(app);
      const grace = await acme.member({ role: 'ADMINISTRATOR' });
      const linus = await acme.member();
      const other = await newKey(app, acme.apiKey, grace.id);
      const open = (server: { url: string }, key: string) => openAcknowledged(server, `Bearer ${key}`);
      const theirs = [
        await open(app, grace.key),
        await open(elsewhere, grace.key),
        await open(elsewhere, other.secret),
      ];
      const others = [await open(app, acme.apiKey), await open(elsewhere, linus.key)];
      await remove(acme, grace.id);
      expect(await Promise.all(theirs.map((socket) => socket.closed))).toEqual([4403, 4403, 4403]);
      for (const socket of others) {
        socket.send({ type: 'ping' });
        expect(await socket.next()).toEqual({ type: 'pong' });
        socket.close();
      }
    });

    it('on an open socket though no key of theirs is left to revoke', async () => {
      const acme = await openAcme(app);
      const grace = await acme.member();
      const socket = await openAcknowledged(app, `Bearer ${grace.key}`);
      // no event tells of this
      await raw.query('UPDATE api_keys SET revoked_at = NOW(3) WHERE id = ?', [grace.keyId]);
      await acme.newEvents();
      await remove(acme, grace.id);
      expect(await acme.newEventTypes()).toEqual(['UserDeleted']);
      expect(await socket.closed).toBe(4403);
    });

    it('by a mutation that was already waiting: FORBIDDEN', async () => {
      const acme = await openAcme(app);
      const grace = await acme.member({ role: 'ADMINISTRATOR' });
      await acme.newEvents();
      const lock = await lockAccount(acme.accountId);
      const deleting = client(app, acme.apiKey).ask(DeleteUserDocument, { input: { userId: grace.id } });
      await lock.waitedFor();
      const waiting = client(elsewhere, grace.key).send(ResizeLicensePoolDocument, { input: { kind, capacity: 7 } });
      await lock.waitedFor(2);
      await lock.release();

      expect((await deleting).deleteUser.deletedUserId).toBe(grace.id);
      const { data, errors } = await waiting;
      expect(data ?? null).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' }, path: ['resizeLicensePool'] }]);
      expect(await acme.newEventTypes()).toEqual(['ApiKeyRevoked', 'UserDeleted']);
      expect((await acme.state()).licensePools[0]).toMatchObject({ capacity: 0 });
    });
  });
});

interface Links {
  __typename: string;
  occurredAt: string;
  user?: { id: string };
  actor?: object;
  apiKey?: { user: { id: string } };
}
