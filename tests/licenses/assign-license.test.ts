import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Acme, openAcme } from '../accounts/acme.js';
import {
  AssignLicenseDocument,
  type AssignLicenseInput,
  DisableBookingPageDocument,
  LicenseListDocument,
  PageDocument,
  ReassignBookingPageDocument,
  ResizeLicensePoolDocument,
  UnassignLicenseDocument,
  UserDocument,
} from '../generated/operations.js';
import { startApp } from '../support/app.js';

const SCHEDULED_MEETING = 'SCHEDULED_MEETING';

describe('assignLicense', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const assign = async (acme: Acme, input: Partial<AssignLicenseInput> & { userId: string }) =>
    (await acme.ada.ask(AssignLicenseDocument, { input: { kind: SCHEDULED_MEETING, ...input } })).assignLicense;
  const unassign = async (acme: Acme, userId: string) =>
    (await acme.ada.ask(UnassignLicenseDocument, { input: { userId, kind: SCHEDULED_MEETING } })).unassignLicense;

  const licenseIds = async (acme: Acme) => {
    const { licensePool } = await acme.ada.ask(LicenseListDocument, { kind: SCHEDULED_MEETING });
    return licensePool.licenses.nodes.map(({ id }) => id);
  };

  it('gives a free license, and tells how many are left as of right after it', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2, liveEngagement: 1 });
    const graceId = await acme.user({ name: 'Grace' });
    await acme.newEvents();

    const { license, ...rest } = await assign(acme, { userId: graceId });

    expect(rest).toEqual({ restoredPages: [], availableAfter: 1, userErrors: [] });
    expect(license).toMatchObject({ kind: SCHEDULED_MEETING, holder: { id: graceId } });
    const [event, ...others] = await acme.newEvents();
    expect(event).toMatchObject({
      __typename: 'SeatAssigned',
      type: 'SEAT_ASSIGNED',
      sequence: 2,
      actor: { id: acme.userId },
      license: { id: license?.id },
      holder: { id: graceId },
      holderName: 'Grace',
      pool: { kind: SCHEDULED_MEETING },
      availableAfter: 1,
    });
    expect(others).toEqual([]);
    expect(event?.occurredAt).toBe(license?.assignedAt);
    const { licensePools } = await acme.state();
    expect(licensePools).toMatchObject([
      { kind: SCHEDULED_MEETING, capacity: 2, assigned: 1, available: 1 },
      { kind: 'LIVE_ENGAGEMENT', capacity: 1, assigned: 0, available: 1 },
    ]);
    expect((await acme.ada.ask(UserDocument, { id: graceId })).user?.licenses).toEqual([
      { id: license?.id, kind: SCHEDULED_MEETING },
    ]);
  });

  it('L2: gives one of each kind, independent of each other', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1, liveEngagement: 1 });
    const graceId = await acme.user();
    await assign(acme, { userId: graceId, kind: 'LIVE_ENGAGEMENT' });
    await assign(acme, { userId: graceId });
    const { user } = await acme.ada.ask(UserDocument, { id: graceId });
    expect(user?.licenses.map(({ kind }) => kind)).toEqual([SCHEDULED_MEETING, 'LIVE_ENGAGEMENT']);
    expect(user).toMatchObject({ canJoinConversations: true, canAcceptBookings: false, role: 'MEMBER' });
  });

  it('L3: gives the license that is free the longest, then that of the lowest id', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 3 });
    const [first, second, third] = await licenseIds(acme);
    const [ada, grace, linus] = [acme.userId, await acme.user(), await acme.user()] as const;
    const given = async (userId: string) => (await assign(acme, { userId })).license?.id;

    // all free since the same moment: by id
    expect([await given(ada), await given(grace), await given(linus)]).toEqual([first, second, third]);
    // freed in another order than that of the ids
    for (const userId of [linus, ada, grace]) await unassign(acme, userId);
    expect([await given(grace), await given(linus)]).toEqual([third, first]);
    // the second was left over, and is free longer than the third is by now, and both longer than a bought one
    await unassign(acme, grace);
    await acme.ada.ask(ResizeLicensePoolDocument, { input: { kind: SCHEDULED_MEETING, capacity: 4 } });
    await unassign(acme, linus);
    expect([await given(ada), await given(grace)]).toEqual([second, third]);
    const bought = await given(linus);
    expect([first, second, third]).not.toContain(bought);
    expect(await given(await acme.user())).toBe(first);
  });

  it('L3: lets one who holds it keep it, moves no seat and records nothing', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 3 });
    const graceId = await acme.user();
    const held = await assign(acme, { userId: graceId });
    const again = await acme.unchangedBy(() => assign(acme, { userId: graceId }));
    expect(again).toEqual(held);
    // also when it was the last one
    await acme.ada.ask(ResizeLicensePoolDocument, { input: { kind: SCHEDULED_MEETING, capacity: 1 } });
    const last = await acme.unchangedBy(() => assign(acme, { userId: graceId, restorePages: true }));
    expect(last).toEqual({ ...held, availableAfter: 0 });
  });

  it('L3: answers NO_FREE_LICENSE when all are held', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1, liveEngagement: 1 });
    await assign(acme, { userId: acme.userId });
    const graceId = await acme.user();
    const refused = await acme.unchangedBy(() => assign(acme, { userId: graceId, restorePages: true }));
    expect(refused).toMatchObject({
      license: null,
      restoredPages: [],
      availableAfter: null,
      userErrors: [{ code: 'NO_FREE_LICENSE', field: ['kind'] }],
    });
  });

  it('answers NOT_FOUND for whoever is not of the account (A2)', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const other = await openAcme(app, { scheduledMeeting: 1 });
    await acme.unchangedBy(async () => {
      for (const userId of [other.userId, `${acme.userId} `, acme.userId.toLowerCase(), 'nobody', '', acme.accountId]) {
        const refused = await assign(acme, { userId });
        expect(refused).toMatchObject({ license: null, userErrors: [{ code: 'NOT_FOUND', field: ['userId'] }] });
      }
    });
    expect(await other.newEvents()).toEqual([]);
  });

  it('is for Administrators', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const grace = await acme.member();
    const input = { userId: grace.id, kind: SCHEDULED_MEETING } as const;
    await acme.unchangedBy(async () => {
      expect(await grace.refusals(AssignLicenseDocument, { input })).toEqual(['FORBIDDEN']);
    });
  });

  describe('with restorePages', () => {
    it('L6: enables exactly the pages dark as OWNER_UNLICENSED that the user owns now, by id', async () => {
      const acme = await openAcme(app, { scheduledMeeting: 2 });
      const graceId = await acme.user({ licenses: [SCHEDULED_MEETING] });
      const linusId = await acme.user();
      const [kept, byUser, given] = [await acme.page(graceId), await acme.page(graceId), await acme.page(graceId)];
      const received = await acme.page(linusId);
      const ofLinus = await acme.page(linusId);
      await acme.ada.ask(DisableBookingPageDocument, { input: { pageId: byUser.id } });
      await unassign(acme, graceId);
      const move = (pageId: string, ownerId: string) =>
        acme.ada.ask(ReassignBookingPageDocument, { input: { pageId, ownerId } });
      await move(given.id, linusId);
      await move(received.id, graceId);
      // by id, not in the order in which they went dark
      const neverLicensed = await acme.page(graceId);
      await acme.newEvents();

      const { restoredPages, availableAfter } = await assign(acme, { userId: graceId, restorePages: true });

      const expected = [kept, received, neverLicensed].map(({ id }) => id);
      expect(expected).toEqual([...expected].sort());
      expect(restoredPages).toMatchObject(
        expected.map((id) => ({ id, enabled: true, disabledReason: null, disabledAt: null })),
      );
      expect(availableAfter).toBe(1);
      expect(await acme.newEvents()).toMatchObject([
        { __typename: 'SeatAssigned', holder: { id: graceId }, availableAfter: 1 },
        ...restoredPages.map(({ id, slug }) => ({ __typename: 'PageEnabled', page: { id }, slug })),
      ]);
      const pageOf = async (id: string) => (await acme.ada.ask(PageDocument, { id })).bookingPage;
      expect(await pageOf(byUser.id)).toMatchObject({ enabled: false, disabledReason: 'BY_USER' });
      expect(await pageOf(given.id)).toMatchObject({ enabled: false, disabledReason: 'OWNER_UNLICENSED' });
      expect(await pageOf(ofLinus.id)).toMatchObject({ enabled: false, disabledReason: 'OWNER_UNLICENSED' });
      expect(await pageOf(kept.id)).toMatchObject({ enabled: true, disabledReason: null });
    });

    it('L6: enables no page unless asked, and then also those of one who holds the license already', async () => {
      const acme = await openAcme(app, { scheduledMeeting: 1 });
      const graceId = await acme.user();
      const page = await acme.page(graceId);
      for (const restorePages of [undefined, false, null]) {
        const { restoredPages, userErrors } = await assign(acme, { userId: graceId, restorePages });
        expect({ restoredPages, userErrors }).toEqual({ restoredPages: [], userErrors: [] });
      }
      expect((await acme.ada.ask(PageDocument, { id: page.id })).bookingPage).toMatchObject({ enabled: false });
      await acme.newEvents();

      const { restoredPages, availableAfter } = await assign(acme, { userId: graceId, restorePages: true });

      expect(restoredPages).toMatchObject([{ id: page.id, enabled: true }]);
      expect(availableAfter).toBe(0);
      expect(await acme.newEvents()).toMatchObject([{ __typename: 'PageEnabled', page: { id: page.id } }]);
      expect((await acme.ada.ask(UserDocument, { id: graceId })).user?.canAcceptBookings).toBe(true);
    });

    it('is INVALID for LIVE_ENGAGEMENT, which no page depends on', async () => {
      const acme = await openAcme(app, { liveEngagement: 1 });
      const input = { userId: acme.userId, kind: 'LIVE_ENGAGEMENT', restorePages: true } as const;
      const refused = await acme.unchangedBy(() => assign(acme, input));
      expect(refused).toMatchObject({ license: null, userErrors: [{ code: 'INVALID', field: ['restorePages'] }] });
    });
  });
});
