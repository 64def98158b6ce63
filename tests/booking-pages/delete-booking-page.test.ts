import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Acme, openAcme } from '../accounts/acme.js';
import {
  CreateBookingPageDocument,
  DeleteBookingPageDocument,
  DisableBookingPageDocument,
  EnableBookingPageDocument,
  EventsDocument,
  NodesDocument,
  PageDocument,
  PageListDocument,
  ReassignBookingPageDocument,
  UpdateBookingPageDocument,
  UserDocument,
  UserPageListDocument,
} from '../generated/operations.js';
import { darkPage } from '../licenses/dark-page.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';

type Caller = Pick<Acme['ada'], 'ask'>;

const kind = 'SCHEDULED_MEETING';

describe('deleteBookingPage', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const remove = async (caller: Caller, pageId: string) =>
    (await caller.ask(DeleteBookingPageDocument, { input: { pageId } })).deleteBookingPage;

  it('deletes a page, enabled or dark for whatever reason, and tells only that', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const graceId = await acme.user({ licenses: [kind] });
    const pages = [
      await acme.page(graceId),
      await darkPage(acme, graceId, 'BY_USER'),
      await darkPage(acme, graceId, 'OWNER_UNLICENSED'),
      await darkPage(acme, graceId, 'OWNER_DELETED'),
    ];
    for (const { id, slug } of pages) {
      await acme.newEvents();
      expect(await remove(acme.ada, id)).toEqual({ deletedPageId: id, userErrors: [] });
      const events = await acme.newEvents();
      expect(events).toMatchObject([
        { __typename: 'PageDeleted', type: 'PAGE_DELETED', slug, actor: { id: acme.userId } },
      ]);
      expect(events).toHaveLength(1);
    }
    expect((await acme.state()).bookingPages.nodes).toEqual([]);
    // the license stays
    expect((await acme.ada.ask(UserDocument, { id: graceId })).user?.licenses).toMatchObject([{ kind }]);
  });

  it('takes it out of every list and `node`, and its owner accepts no bookings through it', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const grace = await acme.member({ licenses: [kind] });
    const [gone, dark] = [await acme.page(grace.id), await darkPage(acme, grace.id, 'BY_USER')];
    expect((await acme.ada.ask(UserDocument, { id: grace.id })).user?.canAcceptBookings).toBe(true);

    await remove(grace, gone.id);

    for (const caller of [acme.ada, grace]) {
      expect(await caller.ask(PageDocument, { id: gone.id })).toEqual({ bookingPage: null });
      expect((await caller.ask(NodesDocument, { ids: [gone.id, dark.id] })).nodes).toMatchObject([
        null,
        { id: dark.id },
      ]);
      const { bookingPages } = await caller.ask(PageListDocument);
      expect(bookingPages).toMatchObject({ nodes: [{ id: dark.id }], totalCount: 1 });
      const { user } = await caller.ask(UserPageListDocument, { id: grace.id });
      expect(user?.bookingPages).toMatchObject({ nodes: [{ id: dark.id }], totalCount: 1 });
      expect((await caller.ask(UserDocument, { id: grace.id })).user?.canAcceptBookings).toBe(false);
    }
  });

  it('leaves old events as they were, but for their links to the page, which are null', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const graceId = await acme.user({ name: 'Grace', licenses: [kind] });
    await acme.newEvents();
    const { id, slug } = await acme.page(graceId);
    const input = { pageId: id };
    await acme.ada.ask(DisableBookingPageDocument, { input });
    await acme.ada.ask(EnableBookingPageDocument, { input });
    await acme.ada.ask(DisableBookingPageDocument, { input });
    await acme.ada.ask(UpdateBookingPageDocument, { input: { pageId: id, title: 'Tea' } });
    await acme.ada.ask(ReassignBookingPageDocument, { input: { pageId: id, ownerId: acme.userId } });
    const before = await acme.newEvents();
    expect(before.map((event) => 'page' in event && event.page)).toEqual(Array(6).fill({ id }));

    await remove(acme.ada, id);

    const { nodes } = (await acme.ada.ask(EventsDocument, { after: before[0]?.cursor })).events;
    expect(nodes).toEqual([
      ...before.slice(1).map((event) => ({ ...event, page: null })),
      expect.objectContaining({ __typename: 'PageDeleted', slug }),
    ]);
    expect(nodes.map(({ type }) => type)).toEqual([
      ...['PAGE_DISABLED', 'PAGE_ENABLED', 'PAGE_DISABLED', 'PAGE_UPDATED', 'PAGE_REASSIGNED', 'PAGE_DELETED'],
    ]);
  });

  it('frees the slug at once, for whatever account', async () => {
    const acme = await openAcme(app);
    const other = await openAcme(app);
    const { id, slug } = await acme.page();
    const create = async (caller: Caller) =>
      (await caller.ask(CreateBookingPageDocument, { input: { title: 'Introduction', slug } })).createBookingPage;
    expect((await create(other.ada)).userErrors).toMatchObject([{ code: 'SLUG_TAKEN' }]);
    await remove(acme.ada, id);
    const created = await create(other.ada);
    expect(created).toMatchObject({ page: { slug }, userErrors: [] });
    expect(created.page?.id).not.toBe(id);
    expect((await create(acme.ada)).userErrors).toMatchObject([{ code: 'SLUG_TAKEN' }]);
    // the log goes on telling it
    const { events } = await acme.ada.ask(EventsDocument);
    expect(events.nodes.map((event) => 'slug' in event && event.slug)).toEqual([slug, slug]);
  });

  it('A3: is for a Member’s own pages and for any of an Administrator’s account; NOT_FOUND for others', async () => {
    const acme = await openAcme(app);
    const other = await openAcme(app);
    const [grace, linusId] = [await acme.member(), await acme.user()];
    const [graces, linuses, foreign] = [await acme.page(grace.id), await acme.page(linusId), await other.page()];
    const notFound = { deletedPageId: null, userErrors: [{ code: 'NOT_FOUND', field: ['pageId'] }] };
    await acme.unchangedBy(async () => {
      for (const id of [linuses.id, foreign.id, `${graces.id} `, graces.id.toLowerCase(), grace.id, '']) {
        expect(await remove(grace, id)).toMatchObject(notFound);
      }
      for (const id of [foreign.id, `${graces.id} `, acme.userId, '']) {
        expect(await remove(acme.ada, id)).toMatchObject(notFound);
      }
    });
    expect(await client(app).refusals(DeleteBookingPageDocument, { input: { pageId: graces.id } })).toEqual([
      'UNAUTHENTICATED',
    ]);
    await acme.newEvents();
    for (const [caller, { id }] of [
      [grace, graces],
      [acme.ada, linuses],
    ] as const) {
      expect(await remove(caller, id)).toEqual({ deletedPageId: id, userErrors: [] });
      // deleting is no way to say that it is gone already
      expect(await acme.unchangedBy(() => remove(caller, id))).toMatchObject(notFound);
    }
    expect(await acme.newEvents()).toMatchObject([{ actor: { id: grace.id } }, { actor: { id: acme.userId } }]);
    expect(await other.newEventTypes()).toEqual(['PageCreated']);
  });

  it('A3: is not for a page that was handed on', async () => {
    const acme = await openAcme(app);
    const grace = await acme.member();
    const { id } = await acme.page(grace.id);
    await acme.ada.ask(ReassignBookingPageDocument, { input: { pageId: id, ownerId: acme.userId } });
    expect(await acme.unchangedBy(() => remove(grace, id))).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
  });

  it('happens once, however many ask for it at once', async () => {
    const acme = await openAcme(app);
    const grace = await acme.member();
    const { id } = await acme.page(grace.id);
    await acme.newEvents();
    const told = await Promise.all(Array.from({ length: 8 }, (_, turn) => remove(turn % 2 ? grace : acme.ada, id)));
    expect(told.filter(({ deletedPageId }) => deletedPageId === id)).toHaveLength(1);
    expect(told.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(Array(7).fill('NOT_FOUND'));
    expect(await acme.newEventTypes()).toEqual(['PageDeleted']);
  });
});
