import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Acme, openAcme } from '../accounts/acme.js';
import {
  AssignLicenseDocument,
  DisableBookingPageDocument,
  PageDocument,
  ReassignBookingPageDocument,
  type ReassignBookingPageInput,
} from '../generated/operations.js';
import { startApp } from '../support/app.js';

const kind = 'SCHEDULED_MEETING';

/** What the page is before: enabled, or dark for a reason. */
type State = 'enabled' | 'BY_USER' | 'OWNER_UNLICENSED';
type Case = [state: State, licensed: boolean, enable: boolean, outcome: State | 'refused', events: string[]];

describe('reassignBookingPage', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const reassign = async (acme: Acme, input: ReassignBookingPageInput) =>
    (await acme.ada.ask(ReassignBookingPageDocument, { input })).reassignBookingPage;

  /** A page of the user in that state; they come to hold a license, or not, afterwards. */
  const pageIn = async (acme: Acme, ownerId: string, state: State) => {
    const page = await acme.page(ownerId);
    if (state === 'BY_USER') await acme.ada.ask(DisableBookingPageDocument, { input: { pageId: page.id } });
    const { bookingPage } = await acme.ada.ask(PageDocument, { id: page.id });
    expect(bookingPage?.disabledReason ?? 'enabled').toBe(state);
    return bookingPage as NonNullable<typeof bookingPage>;
  };
  const license = async (acme: Acme, userId: string) => {
    const { assignLicense } = await acme.ada.ask(AssignLicenseDocument, { input: { userId, kind } });
    expect(assignLicense.userErrors).toEqual([]);
  };

  const MOVED = ['PageReassigned'];
  const MOVED_AND_LIT = ['PageReassigned', 'PageEnabled'];
  it.each<Case>([
    ['enabled', true, false, 'enabled', MOVED],
    ['enabled', true, true, 'enabled', MOVED],
    ['enabled', false, false, 'refused', []],
    ['enabled', false, true, 'refused', []],
    ['BY_USER', true, false, 'BY_USER', MOVED],
    ['BY_USER', true, true, 'enabled', MOVED_AND_LIT],
    ['BY_USER', false, false, 'BY_USER', MOVED],
    ['BY_USER', false, true, 'refused', []],
    ['OWNER_UNLICENSED', true, false, 'OWNER_UNLICENSED', MOVED],
    ['OWNER_UNLICENSED', true, true, 'enabled', MOVED_AND_LIT],
    ['OWNER_UNLICENSED', false, false, 'OWNER_UNLICENSED', MOVED],
    ['OWNER_UNLICENSED', false, true, 'refused', []],
  ])('P4, L6: %s, to a licensed user: %s, enable: %s: is then %s', async (state, licensed, enable, outcome, events) => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const graceId = await acme.user({ licenses: state === 'OWNER_UNLICENSED' ? [] : [kind] });
    const linusId = await acme.user({ name: 'Linus', licenses: licensed ? [kind] : [] });
    const before = await pageIn(acme, graceId, state);
    await acme.newEvents();
    const input = { pageId: before.id, ownerId: linusId, enable };

    if (outcome === 'refused') {
      const refused = await acme.unchangedBy(() => reassign(acme, input));
      expect(refused).toMatchObject({ page: null, userErrors: [{ code: 'OWNER_UNLICENSED', field: ['ownerId'] }] });
      return;
    }
    const { page, userErrors } = await reassign(acme, input);

    expect(userErrors).toEqual([]);
    const dark = { enabled: false, disabledReason: state, disabledAt: before.disabledAt };
    const lit = { enabled: true, disabledReason: null, disabledAt: null };
    const expected = { ...before, owner: { id: linusId }, ...(outcome === 'enabled' ? lit : dark) };
    expect(page).toEqual(expected);
    const { bookingPage } = await acme.ada.ask(PageDocument, { id: before.id });
    expect(bookingPage).toEqual({ ...expected, owner: { id: linusId, name: 'Linus' } });
    const recorded = await acme.newEvents();
    expect(recorded.map(({ __typename }) => __typename)).toEqual(events);
    expect(recorded[0]).toMatchObject({
      type: 'PAGE_REASSIGNED',
      page: { id: before.id },
      slug: before.slug,
      owner: { id: linusId },
      ownerName: 'Linus',
      formerOwner: { id: graceId },
      formerOwnerName: 'Grace',
      actor: { id: acme.userId },
    });
    for (const event of recorded.slice(1)) expect(event).toMatchObject({ page: { id: before.id }, slug: before.slug });
  });

  const LIT = ['PageEnabled'];
  it.each<Case>([
    ['enabled', true, false, 'enabled', []],
    ['enabled', true, true, 'enabled', []],
    ['BY_USER', true, false, 'BY_USER', []],
    ['BY_USER', true, true, 'enabled', LIT],
    ['BY_USER', false, false, 'BY_USER', []],
    ['BY_USER', false, true, 'refused', []],
    ['OWNER_UNLICENSED', true, false, 'OWNER_UNLICENSED', []],
    ['OWNER_UNLICENSED', true, true, 'enabled', LIT],
    ['OWNER_UNLICENSED', false, false, 'OWNER_UNLICENSED', []],
    ['OWNER_UNLICENSED', false, true, 'refused', []],
  ])(
    'U6: %s, to its own owner, licensed: %s, enable: %s: is then %s',
    async (state, licensed, enable, outcome, events) => {
      const acme = await openAcme(app, { scheduledMeeting: 1 });
      const graceId = await acme.user({ licenses: state === 'enabled' ? [kind] : [] });
      const before = await pageIn(acme, graceId, state);
      if (licensed && state !== 'enabled') await license(acme, graceId);
      await acme.newEvents();
      const act = () => reassign(acme, { pageId: before.id, ownerId: graceId, enable });

      if (events.length > 0) {
        const { page, userErrors } = await act();
        expect({ page, userErrors }).toMatchObject({ page: { enabled: true, owner: { id: graceId } }, userErrors: [] });
        expect(await acme.newEventTypes()).toEqual(events);
        return;
      }
      const { page, userErrors } = await acme.unchangedBy(act);
      if (outcome === 'refused') {
        expect({ page, userErrors }).toMatchObject({
          page: null,
          userErrors: [{ code: 'OWNER_UNLICENSED', field: ['ownerId'] }],
        });
      } else {
        expect({ page, userErrors }).toEqual({ page: { ...before, owner: { id: graceId } }, userErrors: [] });
      }
    },
  );

  it('takes null for enable as false', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    await license(acme, acme.userId);
    const page = await pageIn(acme, await acme.user(), 'OWNER_UNLICENSED');
    const answer = await reassign(acme, { pageId: page.id, ownerId: acme.userId, enable: null });
    expect(answer.page).toMatchObject({ enabled: false, disabledReason: 'OWNER_UNLICENSED' });
  });

  it('answers NOT_FOUND for the page or the owner at fault (A2)', async () => {
    const acme = await openAcme(app);
    const other = await openAcme(app);
    const { id } = await acme.page();
    const foreign = await other.page();
    const notFound = (field: string) => ({ page: null, userErrors: [{ code: 'NOT_FOUND', field: [field] }] });
    await acme.unchangedBy(async () => {
      for (const pageId of [foreign.id, `${id} `, id.toLowerCase(), acme.userId]) {
        expect(await reassign(acme, { pageId, ownerId: acme.userId })).toMatchObject(notFound('pageId'));
      }
      for (const ownerId of [other.userId, `${acme.userId} `, id, 'nobody']) {
        expect(await reassign(acme, { pageId: id, ownerId })).toMatchObject(notFound('ownerId'));
      }
    });
    expect(await other.newEventTypes()).toEqual(['PageCreated']);
  });

  it('P4: is for Administrators, also where the page is the caller’s own', async () => {
    const acme = await openAcme(app);
    const grace = await acme.member();
    const { id } = await acme.page(grace.id);
    await acme.unchangedBy(async () => {
      const input = { pageId: id, ownerId: acme.userId };
      expect(await grace.refusals(ReassignBookingPageDocument, { input })).toEqual(['FORBIDDEN']);
    });
  });
});
