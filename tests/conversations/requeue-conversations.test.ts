import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import {
  AssignLicenseDocument,
  type ConversationFieldsFragment,
  DeleteUserDocument,
  type DeleteUserInput,
  type LicenseKind,
  TransferLicenseDocument,
  type TransferLicenseInput,
  UnassignLicenseDocument,
  type UnassignLicenseInput,
  UnassignLicensesDocument,
  type UnassignLicensesInput,
} from '../generated/operations.js';
import { newKey } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { type Caller, conversationOf, end, join, type Live, openLive } from './live.js';

const kind = 'LIVE_ENGAGEMENT';
const SCHEDULED = 'SCHEDULED_MEETING';

const unassign = async ({ ask }: Caller, input: UnassignLicenseInput) =>
  (await ask(UnassignLicenseDocument, { input })).unassignLicense;
const unassignAll = async ({ ask }: Caller, input: UnassignLicensesInput) =>
  (await ask(UnassignLicensesDocument, { input })).unassignLicenses;
const transfer = async ({ ask }: Caller, input: TransferLicenseInput) =>
  (await ask(TransferLicenseDocument, { input })).transferLicense;
const remove = async ({ ask }: Caller, input: DeleteUserInput) => (await ask(DeleteUserDocument, { input })).deleteUser;

describe('L5: who loses the LIVE_ENGAGEMENT license loses no visitor', () => {
  let app: App & { url: string };
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  /**
   * Grace has three active conversations and Linus two, taken in turn, so that their order is not that of the users. One
   * waits, and one of either is over.
   */
  const open = async () => {
    const live = await openLive(app, { scheduledMeeting: 3 });
    const { acme, grace, linus } = live;
    const started = (await live.waiting(8)).map(({ conversationId }) => conversationId);
    const [g1, l1, over, g2, , l2, g3, done] = started as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    for (const id of [g3, g1, over, g2]) await join(grace, id);
    for (const id of [l2, l1, done]) await join(linus, id);
    for (const id of [over, done]) await end(acme.ada, id);
    await drain(live);
    return { ...live, ofGrace: [g1, g2, g3], ofLinus: [l1, l2] };
  };

  const drain = async ({ acme }: Live) => {
    while ((await acme.newEvents()).length > 0);
  };
  const conversations = async ({ acme }: Live) => (await acme.state()).conversations.nodes;
  const requeued = (agent: { id: string }, name: string, ids: string[]) =>
    ids.map((id) => ({
      __typename: 'ConversationRequeued',
      conversation: { id },
      formerAgent: { id: agent.id },
      formerAgentName: name,
    }));
  const freed = (holder: { id: string }, name: string, availableAfter: number, ofKind: LicenseKind = kind) => ({
    __typename: 'SeatFreed',
    pool: { kind: ofKind },
    formerHolder: { id: holder.id },
    formerHolderName: name,
    availableAfter,
  });
  /** These, by one change of Ada's. */
  const expectRecorded = async ({ acme }: Live, expected: object[]) => {
    const events = await acme.newEvents();
    const at = events[0]?.occurredAt;
    expect(events).toMatchObject(expected.map((one) => ({ ...one, occurredAt: at, actor: { id: acme.userId } })));
  };
  /** The conversations of before, but these without their agent. */
  const waitingAgain = (before: ConversationFieldsFragment[], ids: string[]) =>
    before.map((one) => (ids.includes(one.id) ? { ...one, status: 'WAITING', agent: null, agentName: null } : one));
  const inOrder = (ids: string[], all: ConversationFieldsFragment[]) =>
    ids.map((id) => all.find((one) => one.id === id));

  it('unassignLicense: they wait again, each told by id, before the seat is freed; all others stay as they are', async () => {
    const live = await open();
    const { acme, grace, ofGrace } = live;
    const before = await conversations(live);

    const told = await unassign(acme.ada, { userId: grace.id, kind });

    expect(told).toMatchObject({ userErrors: [], disabledPages: [], movedPages: [], availableAfter: 2 });
    const after = waitingAgain(before, ofGrace);
    expect(told.requeuedConversations).toEqual(inOrder(ofGrace, after as typeof before));
    expect(await conversations(live)).toEqual(after);
    await expectRecorded(live, [...requeued(grace, 'Grace', ofGrace), freed(grace, 'Grace', 2)]);
  });

  it('unassignLicense of the other kind leaves them alone, and records none', async () => {
    const live = await open();
    const { acme, grace } = live;
    await acme.ada.ask(AssignLicenseDocument, { input: { userId: grace.id, kind: SCHEDULED } });
    await drain(live);
    const before = await conversations(live);
    const told = await unassign(acme.ada, { userId: grace.id, kind: SCHEDULED });
    expect(told).toMatchObject({ userErrors: [], requeuedConversations: [] });
    expect(await conversations(live)).toEqual(before);
    expect(await acme.newEventTypes()).toEqual(['SeatFreed']);
  });

  it('unassignLicenses: user by user, in the order given, in the log and in the answer', async () => {
    const live = await open();
    const { acme, grace, linus, ofGrace, ofLinus } = live;
    const mia = await acme.member({ name: 'Mia', licenses: [kind] });
    await drain(live);
    const before = await conversations(live);

    const told = await unassignAll(acme.ada, { userIds: [linus.id, mia.id, grace.id], kind });

    expect(told).toMatchObject({ userErrors: [], disabledPages: [], movedPages: [], availableAfter: 3 });
    const after = waitingAgain(before, [...ofGrace, ...ofLinus]);
    expect(told.requeuedConversations).toEqual(inOrder([...ofLinus, ...ofGrace], after as typeof before));
    expect(await conversations(live)).toEqual(after);
    await expectRecorded(live, [
      ...[...requeued(linus, 'Linus', ofLinus), freed(linus, 'Linus', 1)],
      freed(mia, 'Mia', 2),
      ...[...requeued(grace, 'Grace', ofGrace), freed(grace, 'Grace', 3)],
    ]);
  });

  it('L7: transferLicense: they wait again before the seat moves; the receiver gets the seat, and not the visitors', async () => {
    const live = await open();
    const { acme, grace, ofGrace } = live;
    const before = await conversations(live);

    const told = await transfer(acme.ada, { fromUserId: grace.id, toUserId: acme.userId, kind });

    const after = waitingAgain(before, ofGrace);
    expect(told).toMatchObject({ userErrors: [], license: { holder: { id: acme.userId } }, disabledPages: [] });
    expect(told.requeuedConversations).toEqual(inOrder(ofGrace, after as typeof before));
    expect(await conversations(live)).toEqual(after);
    await expectRecorded(live, [
      ...requeued(grace, 'Grace', ofGrace),
      {
        __typename: 'SeatTransferred',
        pool: { kind },
        holder: { id: acme.userId },
        formerHolder: { id: grace.id },
        formerHolderName: 'Grace',
      },
    ]);
    // who takes them next is the receiver, as it may happen
    expect(await join(acme.ada, ofGrace[1] as string)).toMatchObject({ conversation: { agentName: 'Ada' } });
  });

  it('transferLicense of the other kind leaves the conversations of both alone', async () => {
    const live = await open();
    const { acme, grace, linus } = live;
    await acme.ada.ask(AssignLicenseDocument, { input: { userId: grace.id, kind: SCHEDULED } });
    await drain(live);
    const before = await conversations(live);
    const told = await transfer(acme.ada, { fromUserId: grace.id, toUserId: linus.id, kind: SCHEDULED });
    expect(told).toMatchObject({ userErrors: [], requeuedConversations: [] });
    expect(await conversations(live)).toEqual(before);
    expect(await acme.newEventTypes()).toEqual(['SeatTransferred']);
  });

  it('U5: deleteUser: first of all they wait again; then the pages, both seats, the keys and the user go', async () => {
    const live = await open();
    const { acme, grace, ofGrace } = live;
    await acme.ada.ask(AssignLicenseDocument, { input: { userId: grace.id, kind: SCHEDULED } });
    const pages = [await acme.page(grace.id), await acme.page(grace.id)];
    const keyIds = [grace.keyId, (await newKey(app, acme.apiKey, grace.id)).id].sort();
    const { users } = await acme.state();
    const licenses = users.nodes.find(({ id }) => id === grace.id)?.licenses.map(({ id }) => id) as string[];
    await drain(live);
    const before = await conversations(live);

    const told = await remove(acme.ada, { userId: grace.id });

    const after = waitingAgain(before, ofGrace);
    expect(told).toMatchObject({ userErrors: [], deletedUserId: grace.id });
    expect(told.requeuedConversations).toEqual(inOrder(ofGrace, after as typeof before));
    // the one that is over keeps its agent, who is a tombstone now
    expect(await conversations(live)).toEqual(after);
    expect(after.filter(({ status, agent }) => status === 'ENDED' && agent?.id === grace.id)).toHaveLength(1);
    const seats = told.freedLicenses.map((license) => ({
      ...freed(grace, 'Grace', license.kind === kind ? 2 : 3, license.kind),
      license: { id: license.id },
    }));
    expect(seats.map(({ license }) => license.id)).toEqual([...licenses].sort());
    await expectRecorded(live, [
      ...requeued(grace, 'Grace', ofGrace),
      ...pages.flatMap(({ id }) => [
        { __typename: 'PageDisabled', page: { id } },
        { __typename: 'PageReassigned', page: { id } },
      ]),
      ...seats,
      ...keyIds.map((id) => ({ __typename: 'ApiKeyRevoked', apiKey: { id } })),
      { __typename: 'UserDeleted', user: { id: grace.id } },
    ]);
  });

  it('U5: deleteUser with `pagesTo` hands on the pages, and never the visitors', async () => {
    const live = await open();
    const { acme, grace, linus, ofGrace } = live;
    const told = await remove(acme.ada, { userId: grace.id, pagesTo: linus.id });
    expect(told.requeuedConversations.map(({ id, agent }) => [id, agent])).toEqual(ofGrace.map((id) => [id, null]));
  });

  it('is all of them, however many one has', async () => {
    const live = await openLive(app);
    const { acme, grace } = live;
    const taken = (await live.taken(120, grace)).map(({ conversationId }) => conversationId);
    await drain(live);
    const told = await unassign(acme.ada, { userId: grace.id, kind });
    expect(told.requeuedConversations.map(({ id }) => id)).toEqual(taken);
    const events = [...(await acme.newEvents()), ...(await acme.newEvents())];
    expect(events).toMatchObject([...requeued(grace, 'Grace', taken), { __typename: 'SeatFreed' }]);
    expect((await acme.state()).conversations.nodes.filter(({ status }) => status !== 'WAITING')).toEqual([]);
  });

  it('happens again and again to the same conversation, whoever had it in between', async () => {
    const live = await openLive(app);
    const { acme, grace, linus } = live;
    const conversationId = (await live.taken(1, grace))[0]?.conversationId as string;
    await unassign(acme.ada, { userId: grace.id, kind });
    await join(linus, conversationId);
    await unassign(acme.ada, { userId: linus.id, kind });
    await acme.ada.ask(AssignLicenseDocument, { input: { userId: grace.id, kind } });
    // the former agent is nobody in particular: it waits for her as for all others
    expect(await conversationOf(acme.ada, conversationId)).toMatchObject({ status: 'WAITING', agent: null });
    await join(grace, conversationId);
    const told = await unassign(acme.ada, { userId: grace.id, kind });
    expect(told.requeuedConversations).toMatchObject([{ id: conversationId, status: 'WAITING' }]);
    const types = (await acme.newEventTypes()).filter((type) => type.startsWith('Conversation'));
    const round = ['ConversationRequeued', 'ConversationJoined'];
    expect(types).toEqual([...round, ...round, 'ConversationRequeued']);
  });

  describe('dryRun', () => {
    type Dry = { dryRun?: boolean | null };
    const MUTATIONS: [string, (live: Live & { mia: string }, dry: Dry) => Promise<Told>][] = [
      ['unassignLicense', ({ acme, grace }, dry) => unassign(acme.ada, { userId: grace.id, kind, ...dry })],
      [
        'unassignLicenses',
        ({ acme, grace, linus }, dry) => unassignAll(acme.ada, { userIds: [linus.id, grace.id], kind, ...dry }),
      ],
      [
        'transferLicense',
        ({ acme, grace, mia }, dry) => transfer(acme.ada, { fromUserId: grace.id, toUserId: mia, kind, ...dry }),
      ],
      ['deleteUser', ({ acme, grace }, dry) => remove(acme.ada, { userId: grace.id, ...dry })],
    ];
    interface Told {
      requeuedConversations: ConversationFieldsFragment[];
      userErrors: object[];
    }
    it.each(MUTATIONS)('of %s answers with those that would wait again, and changes nothing', async (_name, mutate) => {
      const live = { ...(await open()), mia: '' };
      live.mia = await live.acme.user({ name: 'Mia' });
      const dry = await live.acme.unchangedBy(() => mutate(live, { dryRun: true }));
      expect(dry.userErrors).toEqual([]);
      expect(dry.requeuedConversations.length).toBeGreaterThan(2);
      expect(dry.requeuedConversations).toMatchObject(
        dry.requeuedConversations.map(() => ({ status: 'WAITING', agent: null, agentName: null, endedAt: null })),
      );
      // an explicit null is no dry run
      const { requeuedConversations } = await mutate(live, { dryRun: null });
      expect(requeuedConversations).toEqual(dry.requeuedConversations);
      const ids = new Set(requeuedConversations.map(({ id }) => id));
      const now = (await conversations(live)).filter(({ id }) => ids.has(id));
      expect(now).toEqual(requeuedConversations.toSorted((one, other) => (one.id < other.id ? 1 : -1)));
    });
  });

  it('E1: what is refused requeues nobody, and lists nobody', async () => {
    const live = await open();
    const { acme, grace, linus } = live;
    const mia = await acme.user();
    const none = { requeuedConversations: [] };
    await acme.unchangedBy(async () => {
      const userIds = [grace.id, mia];
      expect(await unassign(acme.ada, { userId: mia, kind })).toMatchObject({
        ...{ ...none, userErrors: [{ code: 'LICENSE_NOT_HELD', field: ['userId'] }] },
      });
      expect(await unassignAll(acme.ada, { userIds, kind })).toMatchObject({
        ...{ ...none, userErrors: [{ code: 'LICENSE_NOT_HELD', field: ['userIds', '1'] }] },
      });
      expect(await transfer(acme.ada, { fromUserId: grace.id, toUserId: linus.id, kind })).toMatchObject({
        ...{ ...none, userErrors: [{ code: 'LICENSE_ALREADY_HELD', field: ['toUserId'] }] },
      });
      expect(await remove(acme.ada, { userId: grace.id, pagesTo: 'nobody' })).toMatchObject({
        ...{ ...none, userErrors: [{ code: 'NOT_FOUND', field: ['pagesTo'] }] },
      });
      expect(await unassign(acme.ada, { userId: grace.id, kind, pagesTo: linus.id })).toMatchObject({
        ...{ ...none, userErrors: [{ code: 'INVALID', field: ['pagesTo'] }] },
      });
    });
  });
});

describe('L5: of visitors whom agents take while they lose their licenses', () => {
  let servers: [App & { url: string }, App & { url: string }];
  beforeAll(async () => {
    servers = await Promise.all([startApp(), startApp()]);
  });
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  type Loss = (ada: Caller, live: Live) => Promise<{ userErrors: object[] }>;
  const LOSSES: [string, Loss, (ada: Caller, live: Live) => Promise<unknown>][] = [
    [
      'unassignLicense',
      (ada, { grace }) => unassign(ada, { userId: grace.id, kind }),
      (ada, { grace }) => ada.ask(AssignLicenseDocument, { input: { userId: grace.id, kind } }),
    ],
    [
      'transferLicense',
      (ada, { grace, acme }) => transfer(ada, { fromUserId: grace.id, toUserId: acme.userId, kind }),
      (ada, { grace, acme }) => transfer(ada, { fromUserId: acme.userId, toUserId: grace.id, kind }),
    ],
  ];
  it.each(LOSSES)('none is lost by %s, through two servers, round after round', async (_name, lose, regain) => {
    const live = await openLive(servers[0]);
    const { acme, grace, linus, visitor, slug } = live;
    for (let round = 0; round < 15; round++) {
      const started = await Promise.all(Array.from({ length: 4 }, () => visitor.started(slug)));
      while ((await acme.newEvents()).length > 0);
      const at = (turn: number) => servers[(turn + round) % 2] as App & { url: string };
      const joins = started.map(({ conversationId }, turn) => join(client(at(turn), grace.key), conversationId));
      const losing = lose(client(at(round >> 1), acme.apiKey), live);
      const others = started.map(({ conversationId }, turn) => join(client(at(turn + 1), linus.key), conversationId));
      const [lost] = await Promise.all([losing, ...joins, ...others]);

      expect(lost.userErrors).toEqual([]);
      const ids = new Set(started.map(({ conversationId }) => conversationId));
      const { conversations, licensePools } = await acme.state();
      const holders = licensePools.flatMap((pool) => pool.licenses.nodes.flatMap(({ holder }) => holder?.id ?? []));
      const mine = conversations.nodes.filter(({ id }) => ids.has(id));
      expect(mine).toHaveLength(4);
      expect(holders).not.toContain(grace.id);
      for (const { status, agent } of mine) {
        expect(['WAITING', 'ACTIVE']).toContain(status);
        if (status === 'ACTIVE') expect(holders).toContain(agent?.id);
      }
      // and the log tells what became of each
      const events = await acme.newEvents();
      for (const { id, agent } of mine) {
        let agentId: string | undefined;
        for (const event of events) {
          if (!('conversation' in event) || event.conversation.id !== id) continue;
          if (event.__typename === 'ConversationJoined') {
            expect(agentId).toBeUndefined();
            agentId = event.agent?.id;
          } else {
            expect(event).toMatchObject({ __typename: 'ConversationRequeued', formerAgent: { id: agentId } });
            agentId = undefined;
          }
        }
        expect(agentId).toBe(agent?.id);
      }
      for (const { visitorToken } of started) expect(await visitor.leave(visitorToken)).toMatchObject({ left: true });
      await regain(acme.ada, live);
    }
  });

  it('U5: none is lost when the agent is deleted meanwhile', async () => {
    const live = await openLive(servers[0]);
    const { acme, visitor, slug } = live;
    for (let round = 0; round < 10; round++) {
      const agent = await acme.member({ name: 'Agent', licenses: [kind] });
      const started = await Promise.all(Array.from({ length: 4 }, () => visitor.started(slug)));
      const at = (turn: number) => servers[(turn + round) % 2] as App & { url: string };
      const joins = started.map(({ conversationId }, turn) =>
        // the key may be gone by then
        join(client(at(turn), agent.key), conversationId).catch(() => null),
      );
      const removed = remove(client(at(1), acme.apiKey), { userId: agent.id });
      await Promise.all([removed, ...joins]);
      const ids = new Set(started.map(({ conversationId }) => conversationId));
      const { nodes } = (await acme.state()).conversations;
      expect(nodes.filter(({ id }) => ids.has(id))).toMatchObject(
        started.map(() => ({ status: 'WAITING', agent: null })),
      );
      for (const { visitorToken } of started) await visitor.leave(visitorToken);
    }
  });
});
