import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Acme, openAcme } from '../accounts/acme.js';
import {
  AssignLicenseDocument,
  DisableBookingPageDocument,
  EventCursorDocument,
  EventsDocument,
  type LicenseKind,
  PageDocument,
  UnassignLicenseDocument,
  type UnassignLicenseInput,
  UserDocument,
} from '../generated/operations.js';
import { newAccount, newPage, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { darkPage, stayingPages } from './dark-page.js';

describe('unassignLicense', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const unassign = async (acme: Acme, userId: string, kind: LicenseKind = 'SCHEDULED_MEETING') =>
    (await acme.ada.ask(UnassignLicenseDocument, { input: { userId, kind } })).unassignLicense;

  it('L4: disables all enabled pages of the user, then frees the seat, in one change', async () => {
    const { apiKey } = await newAccount({ scheduledMeeting: 2 });
    const ada = client(app, apiKey);
    const graceId = await newUser(app, apiKey, { licenses: ['SCHEDULED_MEETING'] });
    const pages = [await newPage(app, apiKey, graceId), await newPage(app, apiKey, graceId)];
    const { account } = await ada.ask(EventCursorDocument);

    const { unassignLicense } = await ada.ask(UnassignLicenseDocument, {
      input: { userId: graceId, kind: 'SCHEDULED_MEETING' },
    });

    expect(unassignLicense.userErrors).toEqual([]);
    expect(unassignLicense.license).toMatchObject({ holder: null, assignedAt: null });
    expect(unassignLicense.availableAfter).toBe(2);
    expect(unassignLicense.disabledPages.map(({ id, disabledReason }) => [id, disabledReason])).toEqual(
      pages.map(({ id }) => [id, 'OWNER_UNLICENSED']),
    );
    for (const { id } of pages) {
      const { bookingPage } = await ada.ask(PageDocument, { id });
      expect(bookingPage).toMatchObject({ enabled: false, owner: { id: graceId }, title: 'Introduction' });
    }
    const { events } = await ada.ask(EventsDocument, { after: account.eventCursor });
    expect(events.nodes.map((event) => event.__typename)).toEqual(['PageDisabled', 'PageDisabled', 'SeatFreed']);
  });

  it('L4: records each page by id and then the seat, with names and numbers as they were right after', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 3 });
    const linusId = await acme.user({ name: 'Linus', licenses: ['SCHEDULED_MEETING'] });
    const graceId = await acme.user({ name: 'Grace', licenses: ['SCHEDULED_MEETING'] });
    const pages = [await acme.page(graceId), await acme.page(graceId)];
    const ofLinus = await acme.page(linusId);
    await acme.newEvents();

    const { license, disabledPages } = await unassign(acme, graceId);

    const events = await acme.newEvents();
    expect(events).toMatchObject([
      ...pages.map(({ id, slug }) => ({
        __typename: 'PageDisabled',
        page: { id },
        slug,
        reason: 'OWNER_UNLICENSED',
        actor: { id: acme.userId },
      })),
      {
        __typename: 'SeatFreed',
        license: { id: license?.id },
        formerHolder: { id: graceId },
        formerHolderName: 'Grace',
        pool: { kind: 'SCHEDULED_MEETING' },
        availableAfter: 2,
        actor: { id: acme.userId },
      },
    ]);
    expect(disabledPages.map(({ disabledAt }) => disabledAt)).toEqual(pages.map(() => events[0]?.occurredAt));
    // another seat freed later does not change what the log says of the first
    await unassign(acme, linusId);
    const { events: all } = await acme.ada.ask(EventsDocument, { types: ['SEAT_FREED'] });
    expect(all.nodes).toMatchObject([{ availableAfter: 2 }, { availableAfter: 3 }]);
    expect((await acme.ada.ask(PageDocument, { id: ofLinus.id })).bookingPage).toMatchObject({ enabled: false });
  });

  it('L4: leaves dark pages, the pages of others and the profile as they are', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const graceId = await acme.user({ licenses: ['SCHEDULED_MEETING'] });
    const linusId = await acme.user({ licenses: ['SCHEDULED_MEETING'] });
    const dark = await acme.page(graceId);
    await acme.ada.ask(DisableBookingPageDocument, { input: { pageId: dark.id } });
    const ofLinus = await acme.page(linusId);
    const before = await acme.state();
    await acme.newEvents();

    const { disabledPages } = await unassign(acme, graceId);

    expect(disabledPages).toEqual([]);
    expect(await acme.newEventTypes()).toEqual(['SeatFreed']);
    const after = await acme.state();
    expect(after.bookingPages).toEqual(before.bookingPages);
    expect(after.bookingPages.nodes).toMatchObject([
      { id: dark.id, disabledReason: 'BY_USER' },
      { id: ofLinus.id, enabled: true },
    ]);
    expect(after.users).toEqual({
      nodes: before.users.nodes.map((user) => (user.id === graceId ? { ...user, licenses: [] } : user)),
    });
  });

  it('takes only the license of that kind; one of LIVE_ENGAGEMENT leaves pages alone', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1, liveEngagement: 1 });
    const graceId = await acme.user({ licenses: ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'] });
    const page = await acme.page(graceId);
    await acme.newEvents();

    const freed = await unassign(acme, graceId, 'LIVE_ENGAGEMENT');

    expect(freed).toMatchObject({ license: { kind: 'LIVE_ENGAGEMENT' }, disabledPages: [], availableAfter: 1 });
    expect(await acme.newEvents()).toMatchObject([{ __typename: 'SeatFreed', pool: { kind: 'LIVE_ENGAGEMENT' } }]);
    expect((await acme.ada.ask(PageDocument, { id: page.id })).bookingPage).toMatchObject({ enabled: true });
    const { user } = await acme.ada.ask(UserDocument, { id: graceId });
    expect(user).toMatchObject({
      licenses: [{ kind: 'SCHEDULED_MEETING' }],
      canAcceptBookings: true,
      canJoinConversations: false,
    });
    const { licensePools } = await acme.state();
    expect(licensePools).toMatchObject([{ assigned: 1 }, { assigned: 0 }]);
  });

  it('L1: keeps the license: the next holder gets the same id', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const graceId = await acme.user({ licenses: ['SCHEDULED_MEETING'] });
    const { license } = await unassign(acme, graceId);
    const { assignLicense } = await acme.ada.ask(AssignLicenseDocument, {
      input: { userId: acme.userId, kind: 'SCHEDULED_MEETING' },
    });
    expect(assignLicense.license).toMatchObject({ id: license?.id, holder: { id: acme.userId } });
  });

  it('L3: refuses for a user who holds none, and records nothing (E1)', async () => {
    const { apiKey, userId } = await newAccount({ scheduledMeeting: 1 });
    const ada = client(app, apiKey);
    const { unassignLicense } = await ada.ask(UnassignLicenseDocument, {
      input: { userId, kind: 'SCHEDULED_MEETING' },
    });
    expect(unassignLicense).toMatchObject({ license: null, disabledPages: [], availableAfter: null });
    expect(unassignLicense.userErrors).toMatchObject([{ code: 'LICENSE_NOT_HELD', field: ['userId'] }]);
    expect((await ada.ask(EventsDocument)).events.nodes).toEqual([]);
  });

  it('L3: refuses for a holder of the other kind only, and a second time', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2, liveEngagement: 1 });
    const graceId = await acme.user({ licenses: ['LIVE_ENGAGEMENT'] });
    const linusId = await acme.user({ licenses: ['SCHEDULED_MEETING'] });
    await unassign(acme, linusId);
    for (const userId of [graceId, linusId]) {
      const refused = await acme.unchangedBy(() => unassign(acme, userId));
      expect(refused).toMatchObject({ license: null, userErrors: [{ code: 'LICENSE_NOT_HELD', field: ['userId'] }] });
    }
  });

  it('answers NOT_FOUND for whoever is not of the account (A2), and is for Administrators', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const other = await openAcme(app, { scheduledMeeting: 1 });
    const foreignId = await other.user({ licenses: ['SCHEDULED_MEETING'] });
    const grace = await acme.member({ licenses: ['SCHEDULED_MEETING'] });
    await acme.unchangedBy(async () => {
      for (const userId of [foreignId, `${grace.id} `, grace.id.toLowerCase(), 'nobody']) {
        const refused = await unassign(acme, userId);
        expect(refused).toMatchObject({ license: null, userErrors: [{ code: 'NOT_FOUND', field: ['userId'] }] });
      }
      const input = { userId: grace.id, kind: 'SCHEDULED_MEETING' } as const;
      expect(await grace.refusals(UnassignLicenseDocument, { input })).toEqual(['FORBIDDEN']);
    });
    expect((await other.state()).licensePools[0]).toMatchObject({ assigned: 1 });
  });

  describe('with pagesTo', () => {
    const kind = 'SCHEDULED_MEETING';
    const REFUSED = {
      license: null,
      disabledPages: [],
      movedPages: [],
      requeuedConversations: [],
      availableAfter: null,
    };
    const handOver = async (acme: Acme, input: Partial<UnassignLicenseInput> & { userId: string }) =>
      (await acme.ada.ask(UnassignLicenseDocument, { input: { kind, ...input } })).unassignLicense;

    /** Grace and Linus hold one each. */
    const openPair = async () => {
      const acme = await openAcme(app, { scheduledMeeting: 3, liveEngagement: 1 });
      const userId = await acme.user({ name: 'Grace', licenses: [kind] });
      const pagesTo = await acme.user({ name: 'Linus', licenses: [kind] });
      return { acme, userId, pagesTo };
    };

    it('L4, P4: hands the enabled pages to a licensed user, each told by id, then the seat; none goes dark', async () => {
      const { acme, userId, pagesTo } = await openPair();
      const staying = await stayingPages(acme, userId, pagesTo);
      const pages = [await acme.page(userId), await acme.page(userId)];
      const own = await acme.page(pagesTo);
      await acme.newEvents();

      const { license, movedPages, ...rest } = await handOver(acme, { userId, pagesTo });

      expect(rest).toEqual({ disabledPages: [], requeuedConversations: [], availableAfter: 2, userErrors: [] });
      expect(license).toMatchObject({ kind, holder: null, assignedAt: null });
      expect(movedPages).toEqual(pages.map((page) => ({ ...page, owner: { id: pagesTo } })));
      const expected = [
        ...pages.map(({ id, slug }) => ({
          __typename: 'PageReassigned',
          page: { id },
          slug,
          owner: { id: pagesTo },
          ownerName: 'Linus',
          formerOwner: { id: userId },
          formerOwnerName: 'Grace',
        })),
        { __typename: 'SeatFreed', license: { id: license?.id }, formerHolder: { id: userId }, availableAfter: 2 },
      ];
      const events = await acme.newEvents();
      expect(events).toMatchObject(expected);
      expect(events).toHaveLength(expected.length);
      const pageOf = async ({ id }: { id: string }) => (await acme.ada.ask(PageDocument, { id })).bookingPage;
      for (const page of movedPages) expect(await pageOf(page)).toMatchObject({ ...page, enabled: true });
      for (const page of staying) expect(await pageOf(page)).toEqual(page);
      expect(await pageOf(own)).toMatchObject({ enabled: true, owner: { id: pagesTo } });
    });

    it('frees the seat alone of a user without enabled pages', async () => {
      const { acme, userId, pagesTo } = await openPair();
      await darkPage(acme, userId, 'BY_USER');
      await acme.newEvents();
      expect(await handOver(acme, { userId, pagesTo })).toMatchObject({ movedPages: [], disabledPages: [] });
      expect(await acme.newEventTypes()).toEqual(['SeatFreed']);
    });

    it('P4: refuses a receiver who holds none of that kind, with or without pages to hand over', async () => {
      const { acme, userId } = await openPair();
      const live = await acme.user({ licenses: ['LIVE_ENGAGEMENT'] });
      const refused = { ...REFUSED, userErrors: [{ code: 'OWNER_UNLICENSED', field: ['pagesTo'] }] };
      for (const pages of [0, 1]) {
        if (pages > 0) await acme.page(userId);
        for (const pagesTo of [live, acme.userId]) {
          expect(await acme.unchangedBy(() => handOver(acme, { userId, pagesTo }))).toMatchObject(refused);
        }
      }
    });

    it('answers NOT_FOUND for a receiver who is not of the account (A2)', async () => {
      const { acme, userId, pagesTo } = await openPair();
      const other = await openAcme(app, { scheduledMeeting: 1 });
      const foreignId = await other.user({ licenses: [kind] });
      await other.newEvents();
      const refused = { ...REFUSED, userErrors: [{ code: 'NOT_FOUND', field: ['pagesTo'] }] };
      await acme.unchangedBy(async () => {
        for (const id of [foreignId, `${pagesTo} `, 'nobody', '']) {
          expect(await handOver(acme, { userId, pagesTo: id })).toMatchObject(refused);
        }
      });
      expect(await other.newEvents()).toEqual([]);
    });

    it('is INVALID for the user concerned, and with LIVE_ENGAGEMENT; null is as if it were left out', async () => {
      const { acme, userId, pagesTo } = await openPair();
      const page = await acme.page(userId);
      const invalid = { ...REFUSED, userErrors: [{ code: 'INVALID', field: ['pagesTo'] }] };
      await acme.unchangedBy(async () => {
        expect(await handOver(acme, { userId, pagesTo: userId })).toMatchObject(invalid);
        for (const id of [pagesTo, userId]) {
          expect(await handOver(acme, { userId, pagesTo: id, kind: 'LIVE_ENGAGEMENT' })).toMatchObject(invalid);
        }
      });
      const { movedPages, disabledPages } = await handOver(acme, { userId, pagesTo: null });
      expect({ movedPages, disabledPages }).toMatchObject({ movedPages: [], disabledPages: [{ id: page.id }] });
    });

    it('L3: refuses for a user who holds none', async () => {
      const { acme, pagesTo } = await openPair();
      expect(await acme.unchangedBy(() => handOver(acme, { userId: acme.userId, pagesTo }))).toMatchObject({
        ...REFUSED,
        userErrors: [{ code: 'LICENSE_NOT_HELD', field: ['userId'] }],
      });
    });
  });
});
