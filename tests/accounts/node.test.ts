import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { guestOf } from '../bookings/guest.js';
import {
  DisableBookingPageDocument,
  EventsDocument,
  LicenseListDocument,
  NodeDocument,
  NodesDocument,
  PoolsDocument,
  ReassignBookingPageDocument,
  StartConversationDocument,
} from '../generated/operations.js';
import { daysAhead } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { type Acme, openAcme } from './acme.js';

describe('node and nodes', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  /** An id of each type, and of each type of event that there is. */
  const idsOf = async (acme: Acme) => {
    const grace = await acme.member({ licenses: ['SCHEDULED_MEETING'] });
    const page = await acme.page(grace.id);
    const { bookingId } = await guestOf(app).booked(page.slug, daysAhead(7));
    const { startConversation } = await client(app).ask(StartConversationDocument, {
      input: { slug: page.slug, kind: 'LIVE_CHAT', visitorName: 'Bob' },
    });
    const { licensePools } = await acme.ada.ask(PoolsDocument);
    const { licensePool } = await acme.ada.ask(LicenseListDocument, { kind: 'SCHEDULED_MEETING' });
    const ids: [string, string][] = [
      ['Account', acme.accountId],
      ['User', acme.userId],
      ['User', grace.id],
      ['BookingPage', page.id],
      ['ApiKey', grace.keyId],
      ['Booking', bookingId],
      ['Conversation', startConversation.conversationId as string],
      ...licensePools.map(({ id }) => ['LicensePool', id] as [string, string]),
      ...licensePool.licenses.nodes.map(({ id }) => ['License', id] as [string, string]),
    ];
    const events = (await acme.newEvents()).map(({ __typename, id }) => [__typename, id] as [string, string]);
    return { ids: [...ids, ...events], grace, page, bookingId };
  };

  it('find an object of each type by its id, events too', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const { ids } = await idsOf(acme);
    const types = ['UserCreated', 'SeatAssigned', 'ApiKeyCreated', 'PageCreated', 'BookingCreated'];
    types.push('ConversationStarted', 'Booking', 'Conversation');
    expect(ids.map(([type]) => type)).toEqual(expect.arrayContaining(types));
    for (const [__typename, id] of ids) {
      expect(await acme.ada.ask(NodeDocument, { id })).toEqual({ node: { __typename, id } });
    }
  });

  it('answer for each id, in their order, with null for those that lead nowhere and twice for those given twice', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const { ids } = await idsOf(acme);
    const mixed = [...ids.toReversed(), [null, 'nobody'], ...ids] as [string | null, string][];
    const { nodes } = await acme.ada.ask(NodesDocument, { ids: mixed.map(([, id]) => id) });
    expect(nodes).toEqual(mixed.map(([__typename, id]) => __typename && { __typename, id }));
    expect(await acme.ada.ask(NodesDocument, { ids: [] })).toEqual({ nodes: [] });
  });

  it('tell what an object is, with all of its fields', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const { ids, grace, page, bookingId } = await idsOf(acme);
    const conversationId = ids.find(([type]) => type === 'Conversation')?.[1];
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) {
      ... on User { email licenses { kind } bookingPages { nodes { id } } }
      ... on BookingPage { slug owner { id } }
      ... on Account { name eventCursor }
      ... on Booking { guestName startsAt status page { id } host { id } }
      ... on Conversation { visitorName kind state: status agent { id } }
    } }`;
    const { nodes } = await acme.ada.ask<{ nodes: object[] }, object>(query, {
      ids: [grace.id, page.id, acme.accountId, bookingId, conversationId],
    });
    expect(nodes).toEqual([
      {
        email: expect.stringContaining('@'),
        licenses: [{ kind: 'SCHEDULED_MEETING' }],
        bookingPages: { nodes: [{ id: page.id }] },
      },
      { slug: page.slug, owner: { id: grace.id } },
      { name: 'Acme', eventCursor: expect.any(String) },
      {
        ...{ guestName: 'Bob', startsAt: daysAhead(7), status: 'CONFIRMED' },
        ...{ page: { id: page.id }, host: { id: grace.id } },
      },
      { visitorName: 'Bob', kind: 'LIVE_CHAT', state: 'WAITING', agent: null },
    ]);
  });

  it('A2: are null for ids of another account, and for malformed ones', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const other = await openAcme(app, { scheduledMeeting: 1 });
    const { ids: foreign } = await idsOf(other);
    const mine = (await idsOf(acme)).ids.map(([, id]) => id);
    const [event] = (await acme.ada.ask(EventsDocument, { first: 1 })).events.nodes;
    const body = event?.id.replace(/_\d+$/, '');
    expect(event?.id).toBe(`${body}_1`);
    const malformed = [
      ...mine.flatMap((id) => [`${id} `, ` ${id}`, `${id}\0`, id.toLowerCase(), id.toUpperCase(), id.slice(0, -1)]),
      ...mine.map((id) => `${id}x`),
      // no more events than there are, each by one id only
      ...['_0', '_01', '_-1', '_1.0', '_1e0', '_99999', '_2147483648', '_9999999999', '_99999999999', '_'].map(
        (place) => `${body}${place}`,
      ),
      ...['', ' ', '%', 'usr_', 'ü', '😀', '\ud800', acme.accountId.slice(4), 'x'.repeat(10_000)],
    ];
    const lost = [...foreign.map(([, id]) => id), ...malformed];
    for (let at = 0; at < lost.length; at += 100) {
      const ids = lost.slice(at, at + 100);
      const { nodes } = await acme.ada.ask(NodesDocument, { ids });
      expect(ids.filter((_, index) => nodes[index] !== null)).toEqual([]);
      expect(nodes).toHaveLength(ids.length);
    }
    expect(await acme.ada.ask(NodeDocument, { id: foreign[1]?.[1] as string })).toEqual({ node: null });
  });

  it('take up to 100 ids', async () => {
    const acme = await openAcme(app);
    const ids = (count: number) => Array.from({ length: count }, () => acme.userId);
    expect((await acme.ada.ask(NodesDocument, { ids: ids(100) })).nodes).toHaveLength(100);
    expect(await acme.ada.refusals(NodesDocument, { ids: ids(101) })).toEqual(['BAD_USER_INPUT']);
  });

  it('A3: show a Member themselves, their pages and bookings, the pools, licenses and conversations, and what they may hear', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const { ids, grace, page, bookingId } = await idsOf(acme);
    const foreignPage = await acme.page(await acme.user({ licenses: ['SCHEDULED_MEETING'] }));
    const { bookingId: foreignBooking } = await guestOf(app).booked(foreignPage.slug, daysAhead(7));
    for (const { id } of [page, foreignPage]) {
      await acme.ada.ask(DisableBookingPageDocument, { input: { pageId: id } });
    }
    const [hers, others] = (await acme.newEvents()).filter(({ __typename }) => __typename === 'PageDisabled');
    const seen = async () => {
      const asked = [
        ...ids.map(([, id]) => id),
        foreignPage.id,
        foreignBooking,
        hers?.id as string,
        others?.id as string,
      ];
      const { nodes } = await grace.ask(NodesDocument, { ids: asked });
      return nodes.flatMap((node) => (node ? [[node.__typename, node.id]] : []));
    };
    const forAll = ['Account', 'LicensePool', 'License', 'Conversation', 'ConversationStarted'];
    const open = [
      ...ids.filter(([type]) => forAll.includes(type)),
      ...[
        ['User', grace.id],
        ['Booking', bookingId],
        ['PageDisabled', hers?.id as string],
      ],
    ];
    expect(open.map(([type]) => type)).toEqual(expect.arrayContaining(forAll));
    expect((await seen()).sort()).toEqual([...open, ['BookingPage', page.id]].sort());
    // a page that is theirs no more was theirs when it was disabled, and when it was booked
    await acme.ada.ask(ReassignBookingPageDocument, { input: { pageId: page.id, ownerId: acme.userId } });
    expect((await seen()).sort()).toEqual(open.sort());
    const query = `query ($id: ID!) { node(id: $id) { ... on PageDisabled { slug page { id } actor { id } } } }`;
    expect(await grace.ask(query, { id: hers?.id })).toEqual({
      node: { slug: page.slug, page: null, actor: null },
    });
  });

  it('need a key', async () => {
    expect(await client(app).refusals(NodeDocument, { id: 'nobody' })).toEqual(['UNAUTHENTICATED']);
    expect(await client(app).refusals(NodesDocument, { ids: [] })).toEqual(['UNAUTHENTICATED']);
  });
});
