import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Acme, openAcme } from '../accounts/acme.js';
import {
  DeleteUserDocument,
  EventCursorDocument,
  type LicenseKind,
  PageDisabledDocument,
  PageDocument,
  TransferLicenseDocument,
  type TransferLicenseInput,
  UserDocument,
} from '../generated/operations.js';
import { startApp } from '../support/app.js';
import { subscribe } from '../support/subscriber.js';
import { darkPage, stayingPages } from './dark-page.js';

const kind = 'SCHEDULED_MEETING';
const NONE = { movedPages: [], disabledPages: [], restoredPages: [], requeuedConversations: [] };
const LIT = { enabled: true, disabledReason: null, disabledAt: null };

describe('transferLicense', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  type Pair = Pick<TransferLicenseInput, 'fromUserId' | 'toUserId'>;
  const transfer = async (acme: Acme, input: Pair & Partial<TransferLicenseInput>) =>
    (await acme.ada.ask(TransferLicenseDocument, { input: { kind, ...input } })).transferLicense;
  const pageOf = async (acme: Acme, { id }: { id: string }) => (await acme.ada.ask(PageDocument, { id })).bookingPage;
  const licensesOf = async (acme: Acme, id: string) => (await acme.ada.ask(UserDocument, { id })).user?.licenses;

  /** Grace holds a license, Linus none. */
  const openPair = async (licenses: LicenseKind[] = [kind]) => {
    const acme = await openAcme(app, { scheduledMeeting: 2, liveEngagement: 2 });
    const fromUserId = await acme.user({ name: 'Grace', licenses });
    const toUserId = await acme.user({ name: 'Linus' });
    await acme.newEvents();
    return { acme, fromUserId, toUserId };
  };

  it('L7: gives the same license to the receiver, who holds it since then, and frees none', async () => {
    const { acme, fromUserId, toUserId } = await openPair();
    const [held] = (await licensesOf(acme, fromUserId)) ?? [];
    const before = await acme.state();

    const { license, ...rest } = await transfer(acme, { fromUserId, toUserId });

    expect(rest).toEqual({ ...NONE, userErrors: [] });
    const [event, ...others] = await acme.newEvents();
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      __typename: 'SeatTransferred',
      type: 'SEAT_TRANSFERRED',
      actor: { id: acme.userId },
      license: { id: held?.id },
      pool: { kind },
      holder: { id: toUserId },
      holderName: 'Linus',
      formerHolder: { id: fromUserId },
      formerHolderName: 'Grace',
    });
    expect(license).toEqual({ id: held?.id, kind, assignedAt: event?.occurredAt, holder: { id: toUserId } });
    const { licensePools } = await acme.state();
    const numbers = (pools: typeof licensePools) => pools.map(({ licenses: _, ...pool }) => pool);
    expect(numbers(licensePools)).toEqual(numbers(before.licensePools));
    expect(licensePools[0]?.licenses.nodes).toContainEqual({
      id: held?.id,
      assignedAt: event?.occurredAt,
      holder: { id: toUserId },
    });
    expect([await licensesOf(acme, fromUserId), await licensesOf(acme, toUserId)]).toEqual([[], [held]]);
  });

  it('L7: does so also when no license is free', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const fromUserId = await acme.user({ licenses: [kind] });
    const { license, userErrors } = await transfer(acme, { fromUserId, toUserId: acme.userId });
    expect({ license, userErrors }).toMatchObject({ license: { holder: { id: acme.userId } }, userErrors: [] });
  });

  it('L2: refuses a receiver who holds one of the kind, and minds none of the other kind', async () => {
    const { acme, fromUserId, toUserId } = await openPair([kind, 'LIVE_ENGAGEMENT']);
    const holderId = await acme.user({ licenses: [kind] });
    const refused = await acme.unchangedBy(() =>
      transfer(acme, { fromUserId, toUserId: holderId, movePages: true, restorePages: true }),
    );
    expect(refused).toMatchObject({
      ...NONE,
      license: null,
      userErrors: [{ code: 'LICENSE_ALREADY_HELD', field: ['toUserId'] }],
    });
    await transfer(acme, { fromUserId, toUserId, kind: 'LIVE_ENGAGEMENT' });
    expect((await transfer(acme, { fromUserId, toUserId })).userErrors).toEqual([]);
    expect((await licensesOf(acme, toUserId))?.map((license) => license.kind)).toEqual([kind, 'LIVE_ENGAGEMENT']);
  });

  it('L7: refuses a giver who holds none of the kind, also right after the transfer', async () => {
    const { acme, fromUserId, toUserId } = await openPair(['LIVE_ENGAGEMENT']);
    const refused = { ...NONE, license: null, userErrors: [{ code: 'LICENSE_NOT_HELD', field: ['fromUserId'] }] };
    expect(await acme.unchangedBy(() => transfer(acme, { fromUserId, toUserId }))).toMatchObject(refused);
    const live = { fromUserId, toUserId, kind: 'LIVE_ENGAGEMENT' } as const;
    expect((await transfer(acme, live)).userErrors).toEqual([]);
    expect(await acme.unchangedBy(() => transfer(acme, live))).toMatchObject(refused);
  });

  it('L7: is INVALID from a user to the same one, licensed or not', async () => {
    const { acme, fromUserId, toUserId } = await openPair();
    for (const userId of [fromUserId, toUserId]) {
      const refused = await acme.unchangedBy(() => transfer(acme, { fromUserId: userId, toUserId: userId }));
      expect(refused).toMatchObject({ license: null, userErrors: [{ code: 'INVALID', field: ['toUserId'] }] });
    }
  });

  it('answers NOT_FOUND for the user at fault: of another account, deleted, malformed (A2)', async () => {
    const { acme, fromUserId, toUserId } = await openPair();
    const other = await openAcme(app, { scheduledMeeting: 1 });
    const foreignId = await other.user({ licenses: [kind] });
    const goneId = await acme.user({ licenses: [kind] });
    await acme.ada.ask(DeleteUserDocument, { input: { userId: goneId } });
    await other.newEvents();
    const notFound = (field: string) => ({ license: null, userErrors: [{ code: 'NOT_FOUND', field: [field] }] });
    await acme.unchangedBy(async () => {
      for (const userId of [foreignId, other.userId, goneId, 'nobody', '', acme.accountId]) {
        expect(await transfer(acme, { fromUserId: userId, toUserId })).toMatchObject(notFound('fromUserId'));
        expect(await transfer(acme, { fromUserId, toUserId: userId })).toMatchObject(notFound('toUserId'));
      }
      for (const [from, to] of [
        [`${fromUserId} `, toUserId],
        [fromUserId.toLowerCase(), fromUserId],
      ] as const) {
        expect(await transfer(acme, { fromUserId: from, toUserId: to })).toMatchObject(notFound('fromUserId'));
      }
    });
    expect(await other.newEvents()).toEqual([]);
    expect((await other.state()).licensePools[0]).toMatchObject({ assigned: 1 });
  });

  it('is for Administrators, also where the license is the caller’s own', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const grace = await acme.member({ licenses: [kind] });
    const toUserId = await acme.user();
    await acme.unchangedBy(async () => {
      const input = { fromUserId: grace.id, toUserId, kind } as const;
      expect(await grace.refusals(TransferLicenseDocument, { input })).toEqual(['FORBIDDEN']);
    });
  });

  describe('and the pages', () => {
    it('L4: left behind, all enabled ones go dark as OWNER_UNLICENSED, each told by id before the seat', async () => {
      const { acme, fromUserId, toUserId } = await openPair();
      const dark = await stayingPages(acme, fromUserId, toUserId);
      const pages = [await acme.page(fromUserId), await acme.page(fromUserId)];
      await acme.newEvents();

      const { disabledPages, movedPages, restoredPages } = await transfer(acme, { fromUserId, toUserId });

      expect({ movedPages, restoredPages }).toEqual({ movedPages: [], restoredPages: [] });
      const events = await acme.newEvents();
      expect(events).toMatchObject([
        ...pages.map(({ id, slug }) => ({
          __typename: 'PageDisabled',
          page: { id },
          slug,
          reason: 'OWNER_UNLICENSED',
          actor: { id: acme.userId },
        })),
        { __typename: 'SeatTransferred' },
      ]);
      const disabledAt = events[0]?.occurredAt;
      const expected = { enabled: false, disabledReason: 'OWNER_UNLICENSED', disabledAt, owner: { id: fromUserId } };
      expect(disabledPages).toEqual(pages.map((page) => ({ ...page, ...expected })));
      for (const page of disabledPages) expect(await pageOf(acme, page)).toMatchObject(page);
      for (const page of dark) expect(await pageOf(acme, page)).toEqual(page);
    });

    it('A3: left behind, the giver hears that theirs went dark, and the receiver hears nothing', async () => {
      const acme = await openAcme(app, { scheduledMeeting: 2 });
      const [grace, linus] = [await acme.member({ licenses: [kind] }), await acme.member()];
      const page = await acme.page(grace.id);
      const { account } = await acme.ada.ask(EventCursorDocument);
      const [atGrace, atLinus] = await Promise.all(
        [grace, linus].map(({ key }) => subscribe(app, key, PageDisabledDocument, { after: account.eventCursor })),
      );
      await transfer(acme, { fromUserId: grace.id, toUserId: linus.id });
      const ofLinus = await acme.page(linus.id);
      await transfer(acme, { fromUserId: linus.id, toUserId: grace.id });
      expect(await atGrace?.next()).toMatchObject({ pageDisabled: { page: { id: page.id } } });
      expect(await atLinus?.next()).toMatchObject({ pageDisabled: { page: { id: ofLinus.id } } });
      for (const subscriber of [atGrace, atLinus]) subscriber?.socket.cut();
    });

    it('with movePages, only the enabled ones go along and stay so: nothing tells of any darkness', async () => {
      const { acme, fromUserId, toUserId } = await openPair();
      const staying = await stayingPages(acme, fromUserId, toUserId);
      const pages = [await acme.page(fromUserId), await acme.page(fromUserId)];
      await acme.newEvents();

      const { movedPages, disabledPages, restoredPages } = await transfer(acme, {
        fromUserId,
        toUserId,
        movePages: true,
      });

      expect({ disabledPages, restoredPages }).toEqual({ disabledPages: [], restoredPages: [] });
      expect(movedPages).toEqual(pages.map((page) => ({ ...page, ...LIT, owner: { id: toUserId } })));
      for (const page of movedPages) expect(await pageOf(acme, page)).toMatchObject(page);
      for (const page of staying) expect(await pageOf(acme, page)).toEqual(page);
      expect(await acme.newEvents()).toMatchObject([
        ...pages.map(({ id, slug }) => ({
          __typename: 'PageReassigned',
          page: { id },
          slug,
          owner: { id: toUserId },
          ownerName: 'Linus',
          formerOwner: { id: fromUserId },
          formerOwnerName: 'Grace',
        })),
        { __typename: 'SeatTransferred', holder: { id: toUserId } },
      ]);
    });

    it('L6: with restorePages, exactly those of the receiver dark as OWNER_UNLICENSED come back, by id, after the seat', async () => {
      const { acme, fromUserId, toUserId } = await openPair();
      const restored = [await acme.page(toUserId)];
      const staying = [
        await darkPage(acme, toUserId, 'BY_USER'),
        await darkPage(acme, toUserId, 'OWNER_DELETED'),
        await darkPage(acme, fromUserId, 'OWNER_UNLICENSED'),
      ];
      restored.push(await darkPage(acme, toUserId, 'OWNER_UNLICENSED'));
      await acme.newEvents();

      const { restoredPages, ...rest } = await transfer(acme, { fromUserId, toUserId, restorePages: true });

      expect(rest).toMatchObject({ movedPages: [], disabledPages: [], userErrors: [] });
      expect(restoredPages).toEqual(restored.map((page) => expect.objectContaining({ id: page.id, ...LIT })));
      for (const page of restoredPages)
        expect(await pageOf(acme, page)).toMatchObject({ ...LIT, owner: { id: toUserId } });
      for (const page of staying) expect(await pageOf(acme, page)).toEqual(page);
      expect(await acme.newEvents()).toMatchObject([
        { __typename: 'SeatTransferred' },
        ...restored.map(({ id, slug }) => ({ __typename: 'PageEnabled', page: { id }, slug })),
      ]);
    });

    it('L6: come back for no receiver who did not ask', async () => {
      for (const restorePages of [undefined, false, null]) {
        const { acme, fromUserId, toUserId } = await openPair();
        const page = await acme.page(toUserId);
        const { restoredPages } = await transfer(acme, { fromUserId, toUserId, movePages: true, restorePages });
        expect(restoredPages).toEqual([]);
        expect(await pageOf(acme, page)).toMatchObject({ enabled: false, disabledReason: 'OWNER_UNLICENSED' });
      }
    });

    it('with both options: moved, then the seat, then restored; moved pages are not among the restored', async () => {
      const { acme, fromUserId, toUserId } = await openPair();
      const ofReceiver = await acme.page(toUserId);
      const ofGiver = await acme.page(fromUserId);
      await acme.newEvents();

      const answer = await transfer(acme, { fromUserId, toUserId, movePages: true, restorePages: true });

      expect(answer).toMatchObject({
        movedPages: [{ id: ofGiver.id, ...LIT, owner: { id: toUserId } }],
        disabledPages: [],
        restoredPages: [{ id: ofReceiver.id, ...LIT, owner: { id: toUserId } }],
        userErrors: [],
      });
      expect([answer.movedPages.length, answer.restoredPages.length]).toEqual([1, 1]);
      expect(await acme.newEventTypes()).toEqual(['PageReassigned', 'SeatTransferred', 'PageEnabled']);
      const { user } = await acme.ada.ask(UserDocument, { id: toUserId });
      expect(user).toMatchObject({ canAcceptBookings: true });
    });

    it('left behind and restored at once: dark, then the seat, then restored', async () => {
      const { acme, fromUserId, toUserId } = await openPair();
      await acme.page(toUserId);
      await acme.page(fromUserId);
      await acme.newEvents();
      const { disabledPages, restoredPages } = await transfer(acme, { fromUserId, toUserId, restorePages: true });
      expect([disabledPages.length, restoredPages.length]).toEqual([1, 1]);
      expect(await acme.newEventTypes()).toEqual(['PageDisabled', 'SeatTransferred', 'PageEnabled']);
    });

    it('depend on no LIVE_ENGAGEMENT license: they stay as they are, and the options are INVALID', async () => {
      const { acme, fromUserId, toUserId } = await openPair([kind, 'LIVE_ENGAGEMENT']);
      const pages = [await acme.page(fromUserId), await acme.page(toUserId)];
      const live = { fromUserId, toUserId, kind: 'LIVE_ENGAGEMENT' } as const;
      const faults = (...fields: string[]) => fields.map((field) => ({ code: 'INVALID', field: [field] }));
      await acme.unchangedBy(async () => {
        for (const options of [['movePages'], ['restorePages'], ['movePages', 'restorePages']]) {
          const asked = Object.fromEntries(options.map((option) => [option, true]));
          const refused = await transfer(acme, { ...live, ...asked });
          expect(refused).toMatchObject({ ...NONE, license: null, userErrors: faults(...options) });
          expect(refused.userErrors).toHaveLength(options.length);
        }
        const all = await transfer(acme, { ...live, toUserId: fromUserId, movePages: true, restorePages: true });
        expect(all.userErrors).toMatchObject(faults('movePages', 'restorePages', 'toUserId'));
      });
      const before = await Promise.all(pages.map((page) => pageOf(acme, page)));
      await acme.newEvents();
      const done = await transfer(acme, { ...live, movePages: false, restorePages: null });
      expect(done).toMatchObject({ ...NONE, license: { kind: 'LIVE_ENGAGEMENT' }, userErrors: [] });
      expect(await acme.newEvents()).toMatchObject([{ __typename: 'SeatTransferred', pool: { kind: live.kind } }]);
      expect(await Promise.all(pages.map((page) => pageOf(acme, page)))).toEqual(before);
      expect((await acme.ada.ask(UserDocument, { id: toUserId })).user).toMatchObject({ canJoinConversations: true });
    });
  });

  it('L6, L7: a season: the seat goes to Linus and comes back, and each has the pages they had', async () => {
    const { acme, fromUserId: graceId, toUserId: linusId } = await openPair();
    const graces = [await acme.page(graceId), await acme.page(graceId)];
    const paused = await darkPage(acme, graceId, 'BY_USER');
    const linusOwn = await acme.page(linusId);
    const [seat] = (await licensesOf(acme, graceId)) ?? [];
    const ids = (pages: { id: string }[]) => pages.map(({ id }) => id);
    const can = async (id: string) => (await acme.ada.ask(UserDocument, { id })).user?.canAcceptBookings;
    await acme.newEvents();

    const over = await transfer(acme, { fromUserId: graceId, toUserId: linusId, restorePages: true });
    expect([ids(over.disabledPages), ids(over.restoredPages)]).toEqual([ids(graces), [linusOwn.id]]);
    expect([await can(graceId), await can(linusId)]).toEqual([false, true]);
    // Linus makes another one in the season
    const made = await acme.page(linusId);
    expect(made.enabled).toBe(true);

    const back = await transfer(acme, { fromUserId: linusId, toUserId: graceId, restorePages: true });
    expect([ids(back.disabledPages), ids(back.restoredPages)]).toEqual([[linusOwn.id, made.id], ids(graces)]);
    expect([over.license?.id, back.license?.id]).toEqual([seat?.id, seat?.id]);
    expect([await can(graceId), await can(linusId)]).toEqual([true, false]);
    expect(await pageOf(acme, paused)).toEqual(paused);

    // the next season the pages go along, and Linus' own ones light up beside them
    const next = await transfer(acme, {
      fromUserId: graceId,
      toUserId: linusId,
      movePages: true,
      restorePages: true,
    });
    expect([ids(next.movedPages), ids(next.restoredPages)]).toEqual([ids(graces), [linusOwn.id, made.id]]);
    expect(await acme.newEventTypes()).toEqual([
      ...['PageDisabled', 'PageDisabled', 'SeatTransferred', 'PageEnabled', 'PageCreated'],
      ...['PageDisabled', 'PageDisabled', 'SeatTransferred', 'PageEnabled', 'PageEnabled'],
      ...['PageReassigned', 'PageReassigned', 'SeatTransferred', 'PageEnabled', 'PageEnabled'],
    ]);
  });
});
