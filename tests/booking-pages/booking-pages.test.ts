import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openAcme } from '../accounts/acme.js';
import {
  type BookingPageFilter,
  DisableBookingPageDocument,
  PageDocument,
  PageListDocument,
  ReassignBookingPageDocument,
  UnassignLicenseDocument,
  UserPageListDocument,
} from '../generated/operations.js';
import { startApp } from '../support/app.js';

const kind = 'SCHEDULED_MEETING';

describe('booking pages', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  /** Grace has an enabled page and one dark BY_USER, Linus a dark one and an enabled one, Mary one dark as OWNER_UNLICENSED. */
  const openWithPages = async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const grace = await acme.member({ licenses: [kind] });
    const linusId = await acme.user({ licenses: [kind] });
    const maryId = await acme.user();
    const enabled = (await acme.page(grace.id)).id;
    const byUser = (await acme.page(grace.id)).id;
    await acme.ada.ask(DisableBookingPageDocument, { input: { pageId: byUser } });
    const unlicensed = (await acme.page(maryId)).id;
    const ofLinus = (await acme.page(linusId)).id;
    return { acme, grace, linusId, maryId, pages: { enabled, byUser, unlicensed, ofLinus } };
  };

  it('are listed by id, which is by age, and narrowed by owner, being enabled and reason', async () => {
    const { acme, grace, maryId, pages } = await openWithPages();
    const { enabled, byUser, unlicensed, ofLinus } = pages;
    const cases: [BookingPageFilter | null | undefined, string[]][] = [
      [undefined, [enabled, byUser, unlicensed, ofLinus]],
      [null, [enabled, byUser, unlicensed, ofLinus]],
      [{ ownerId: null, enabled: null, disabledReason: null }, [enabled, byUser, unlicensed, ofLinus]],
      [{ ownerId: grace.id }, [enabled, byUser]],
      [{ ownerId: acme.userId }, []],
      [{ enabled: true }, [enabled, ofLinus]],
      [{ enabled: false }, [byUser, unlicensed]],
      [{ disabledReason: 'BY_USER' }, [byUser]],
      [{ disabledReason: 'OWNER_UNLICENSED' }, [unlicensed]],
      [{ enabled: true, disabledReason: 'BY_USER' }, []],
      [{ ownerId: grace.id, enabled: false }, [byUser]],
      [{ ownerId: maryId, enabled: false, disabledReason: 'OWNER_UNLICENSED' }, [unlicensed]],
    ];
    for (const [filter, ids] of cases) {
      const { bookingPages } = await acme.ada.ask(PageListDocument, { filter });
      const found = { filter, ids: bookingPages.nodes.map(({ id }) => id), totalCount: bookingPages.totalCount };
      expect(found).toEqual({ filter, ids, totalCount: ids.length });
    }
  });

  it('have no owner of a malformed, unknown or foreign id: the list is empty', async () => {
    const { acme, grace } = await openWithPages();
    const other = await openAcme(app);
    await other.page();
    for (const ownerId of [`${grace.id} `, grace.id.toLowerCase(), other.userId, 'nobody', '', '%', 'ü', '\0']) {
      const { bookingPages } = await acme.ada.ask(PageListDocument, { filter: { ownerId } });
      expect({ ownerId, bookingPages }).toMatchObject({ ownerId, bookingPages: { nodes: [], totalCount: 0 } });
    }
  });

  it('A3: a Member sees their own only, in lists and by id', async () => {
    const { acme, grace, linusId, pages } = await openWithPages();
    const seen = async (filter?: BookingPageFilter) => {
      const { bookingPages } = await grace.ask(PageListDocument, { filter });
      expect(bookingPages.totalCount).toBe(bookingPages.nodes.length);
      return bookingPages.nodes.map(({ id }) => id);
    };
    expect(await seen()).toEqual([pages.enabled, pages.byUser]);
    expect(await seen({ enabled: true })).toEqual([pages.enabled]);
    expect(await seen({ disabledReason: 'OWNER_UNLICENSED' })).toEqual([]);
    expect(await seen({ ownerId: grace.id })).toEqual([pages.enabled, pages.byUser]);
    expect(await seen({ ownerId: linusId })).toEqual([]);
    expect((await grace.ask(PageDocument, { id: pages.enabled })).bookingPage).toMatchObject({
      owner: { id: grace.id },
    });
    expect(await grace.ask(PageDocument, { id: pages.ofLinus })).toEqual({ bookingPage: null });
    // what was handed on is theirs no more
    await acme.ada.ask(ReassignBookingPageDocument, { input: { pageId: pages.enabled, ownerId: linusId } });
    expect(await grace.ask(PageDocument, { id: pages.enabled })).toEqual({ bookingPage: null });
    expect(await seen()).toEqual([pages.byUser]);
  });

  it('A2: are null by an id that is malformed, unknown, of another type or account', async () => {
    const { acme, pages } = await openWithPages();
    const other = await openAcme(app);
    const foreign = await other.page();
    const ids = [
      foreign.id,
      `${pages.enabled} `,
      ` ${pages.enabled}`,
      pages.enabled.toLowerCase(),
      acme.userId,
      '',
      '0',
    ];
    for (const id of ids) expect(await acme.ada.ask(PageDocument, { id })).toEqual({ bookingPage: null });
    const { bookingPages } = await acme.ada.ask(PageListDocument);
    expect(bookingPages.nodes.map(({ id }) => id)).not.toContain(foreign.id);
  });

  it('are listed with their owner too, who can accept bookings while one is enabled', async () => {
    const { acme, grace, pages } = await openWithPages();
    const list = await acme.ada.ask(UserPageListDocument, { id: grace.id });
    expect(list.user?.bookingPages).toMatchObject({
      nodes: [{ id: pages.enabled }, { id: pages.byUser }],
      totalCount: 2,
      pageInfo: { hasNextPage: false, hasPreviousPage: false },
    });
    const can = async () => {
      const { viewer } = await grace.ask<{ viewer: { canAcceptBookings: boolean } }, object>(
        '{ viewer { canAcceptBookings } }',
      );
      return viewer.canAcceptBookings;
    };
    expect(await can()).toBe(true);
    await acme.ada.ask(DisableBookingPageDocument, { input: { pageId: pages.enabled } });
    expect(await can()).toBe(false);
  });

  it('P2: none is enabled whose owner lost the license, in any list', async () => {
    const { acme, grace, pages } = await openWithPages();
    await acme.ada.ask(UnassignLicenseDocument, { input: { userId: grace.id, kind } });
    const { bookingPages } = await acme.ada.ask(PageListDocument, { filter: { enabled: true } });
    expect(bookingPages.nodes).toEqual([{ id: pages.ofLinus }]);
    const dark = await acme.ada.ask(PageListDocument, { filter: { disabledReason: 'OWNER_UNLICENSED' } });
    expect(dark.bookingPages.nodes).toEqual([{ id: pages.enabled }, { id: pages.unlicensed }]);
  });

  it('answer the same through a fragment that is met twice, with more selected the one time', async () => {
    const { acme, grace, pages } = await openWithPages();
    const ids = [pages.enabled, pages.byUser];
    const lean = 'nodes { ...Owned }';
    const cases = [
      ['nodes { owner { id } }', { nodes: ids.map((id) => ({ id, owner: { id: grace.id } })) }],
      ['totalCount', { nodes: ids.map((id) => ({ id })), totalCount: 2 }],
    ] as const;
    for (const [more, bookingPages] of cases) {
      const rich = `edges { node { ...Owned bookingPages { ${more} } } }`;
      for (const selection of [`${lean} ${rich}`, `${rich} ${lean}`]) {
        const query = `query { users(filter: { licensed: SCHEDULED_MEETING }, first: 1) { ${selection} } }
          fragment Owned on User { bookingPages { nodes { id } } }`;
        const { data, errors } = await acme.ada.send(query);
        expect([selection, data, errors]).toEqual([
          selection,
          {
            users: {
              nodes: [{ bookingPages: { nodes: ids.map((id) => ({ id })) } }],
              edges: [{ node: { bookingPages } }],
            },
          },
          [],
        ]);
      }
    }
  });
});
