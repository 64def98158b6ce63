import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Acme, openAcme } from '../accounts/acme.js';
import {
  AssignLicenseDocument,
  DisableBookingPageDocument,
  EnableBookingPageDocument,
  PageDocument,
  UnassignLicenseDocument,
} from '../generated/operations.js';
import { startApp } from '../support/app.js';

type Caller = Pick<Acme['ada'], 'ask'>;

const kind = 'SCHEDULED_MEETING';

describe('enableBookingPage and disableBookingPage', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const enable = async (caller: Caller, pageId: string) =>
    (await caller.ask(EnableBookingPageDocument, { input: { pageId } })).enableBookingPage;
  const disable = async (caller: Caller, pageId: string) =>
    (await caller.ask(DisableBookingPageDocument, { input: { pageId } })).disableBookingPage;
  const pageOf = async (acme: Acme, id: string) => (await acme.ada.ask(PageDocument, { id })).bookingPage;
  const assign = (acme: Acme, userId: string, restorePages = false) =>
    acme.ada.ask(AssignLicenseDocument, { input: { userId, kind, restorePages } });
  const unassign = (acme: Acme, userId: string) => acme.ada.ask(UnassignLicenseDocument, { input: { userId, kind } });

  it('switch a page off (BY_USER) and on again', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const grace = await acme.member({ licenses: [kind] });
    const { id, slug } = await acme.page(grace.id);
    await acme.newEvents();

    const off = await disable(grace, id);

    const [disabled, ...noMore] = await acme.newEvents();
    expect(disabled).toMatchObject({
      __typename: 'PageDisabled',
      type: 'PAGE_DISABLED',
      page: { id },
      slug,
      reason: 'BY_USER',
      actor: { id: grace.id },
    });
    expect(noMore).toEqual([]);
    const dark = { enabled: false, disabledReason: 'BY_USER', disabledAt: disabled?.occurredAt };
    expect(off).toMatchObject({ page: { id, ...dark }, userErrors: [] });
    expect(await pageOf(acme, id)).toMatchObject(dark);

    const on = await enable(acme.ada, id);

    expect(await acme.newEvents()).toMatchObject([
      { __typename: 'PageEnabled', type: 'PAGE_ENABLED', page: { id }, slug, actor: { id: acme.userId } },
    ]);
    const lit = { enabled: true, disabledReason: null, disabledAt: null };
    expect(on).toMatchObject({ page: { id, ...lit }, userErrors: [] });
    expect(await pageOf(acme, id)).toMatchObject(lit);
  });

  it('U6: change and record nothing of what is so already', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const graceId = await acme.user({ licenses: [kind] });
    const { id } = await acme.page(graceId);
    expect(await acme.unchangedBy(() => enable(acme.ada, id))).toMatchObject({
      page: { id, enabled: true },
      userErrors: [],
    });
    await disable(acme.ada, id);
    expect(await acme.unchangedBy(() => disable(acme.ada, id))).toMatchObject({
      page: { id, disabledReason: 'BY_USER' },
      userErrors: [],
    });
  });

  it('P2: an unlicensed owner’s page is not enabled, whatever it is dark for', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1, liveEngagement: 1 });
    const grace = await acme.member({ licenses: ['LIVE_ENGAGEMENT'] });
    const [unlicensed, byUser] = [await acme.page(grace.id), await acme.page(grace.id)];
    await disable(acme.ada, byUser.id);
    const refused = { page: null, userErrors: [{ code: 'OWNER_UNLICENSED', field: ['pageId'] }] };
    await acme.unchangedBy(async () => {
      for (const { id } of [unlicensed, byUser]) {
        for (const caller of [acme.ada, grace]) expect(await enable(caller, id)).toMatchObject(refused);
      }
    });
    await assign(acme, grace.id);
    for (const { id } of [unlicensed, byUser]) {
      expect(await enable(grace, id)).toMatchObject({ page: { enabled: true }, userErrors: [] });
    }
  });

  describe('L6: disableBookingPage', () => {
    it('makes a page dark as OWNER_UNLICENSED be so BY_USER, and records it: it is not restored', async () => {
      const acme = await openAcme(app, { scheduledMeeting: 1 });
      const graceId = await acme.user({ licenses: [kind] });
      const [wanted, unwanted] = [await acme.page(graceId), await acme.page(graceId)];
      await unassign(acme, graceId);
      const dark = await pageOf(acme, unwanted.id);
      expect(dark).toMatchObject({ disabledReason: 'OWNER_UNLICENSED' });
      await acme.newEvents();

      const { page, userErrors } = await disable(acme.ada, unwanted.id);

      expect(userErrors).toEqual([]);
      // it is dark since it went dark, not since its reason changed
      expect(page).toMatchObject({ disabledReason: 'BY_USER', disabledAt: dark?.disabledAt });
      expect(await pageOf(acme, unwanted.id)).toMatchObject({ ...page });
      expect(await acme.newEvents()).toMatchObject([
        { __typename: 'PageDisabled', page: { id: unwanted.id }, reason: 'BY_USER' },
      ]);
      await acme.unchangedBy(() => disable(acme.ada, unwanted.id));
      const { assignLicense } = await assign(acme, graceId, true);
      expect(assignLicense.restoredPages.map(({ id }) => id)).toEqual([wanted.id]);
      expect(await pageOf(acme, unwanted.id)).toMatchObject({ enabled: false, disabledReason: 'BY_USER' });
    });

    it('decides by the reason: a page enabled again and then lost with the license is restored', async () => {
      const acme = await openAcme(app, { scheduledMeeting: 1 });
      const graceId = await acme.user({ licenses: [kind] });
      const { id } = await acme.page(graceId);
      await disable(acme.ada, id);
      await enable(acme.ada, id);
      await unassign(acme, graceId);
      expect(await pageOf(acme, id)).toMatchObject({ disabledReason: 'OWNER_UNLICENSED' });
      const { assignLicense } = await assign(acme, graceId, true);
      expect(assignLicense.restoredPages).toMatchObject([{ id, enabled: true }]);
    });
  });

  it('A3: answer NOT_FOUND for the pages of others, of other accounts and for none', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const other = await openAcme(app, { scheduledMeeting: 1 });
    const grace = await acme.member({ licenses: [kind] });
    const linusId = await acme.user({ licenses: [kind] });
    const [ofLinus, dark, foreign] = [await acme.page(linusId), await acme.page(linusId), await other.page()];
    await disable(acme.ada, dark.id);
    const notFound = { page: null, userErrors: [{ code: 'NOT_FOUND', field: ['pageId'] }] };
    await acme.unchangedBy(async () => {
      for (const id of [ofLinus.id, dark.id]) {
        expect(await enable(grace, id)).toMatchObject(notFound);
        expect(await disable(grace, id)).toMatchObject(notFound);
      }
      for (const id of [foreign.id, `${ofLinus.id} `, ofLinus.id.toLowerCase(), linusId, '']) {
        expect(await enable(acme.ada, id)).toMatchObject(notFound);
        expect(await disable(acme.ada, id)).toMatchObject(notFound);
      }
    });
    expect(await other.newEventTypes()).toEqual(['PageCreated']);
  });
});
