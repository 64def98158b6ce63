import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Acme, openAcme } from '../accounts/acme.js';
import {
  AssignLicenseDocument,
  CreateUsersDocument,
  DeleteUserDocument,
  type EventFieldsFragment,
  type LicenseKind,
  PageDocument,
  UnassignLicensesDocument,
  type UnassignLicensesInput,
  UserDocument,
} from '../generated/operations.js';
import { unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { darkPage } from './dark-page.js';

const kind = 'SCHEDULED_MEETING';
const REFUSED = { licenses: [], disabledPages: [], movedPages: [], availableAfter: null };

describe('unassignLicenses', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const unassign = async (acme: Acme, userIds: string[], input: Partial<UnassignLicensesInput> = {}) =>
    (await acme.ada.ask(UnassignLicensesDocument, { input: { userIds, kind, ...input } })).unassignLicenses;

  const users = async (acme: Acme, count: number, licenses: LicenseKind[] = [kind]) => {
    const ids: string[] = [];
    while (ids.length < count) ids.push(await acme.user({ name: `User ${ids.length}`, licenses }));
    return ids;
  };
  const licenseOf = async (acme: Acme, id: string) => (await acme.ada.ask(UserDocument, { id })).user?.licenses[0]?.id;
  const pageOf = async (acme: Acme, id: string) => (await acme.ada.ask(PageDocument, { id })).bookingPage;
  const at = (code: string, ...places: number[]) => places.map((place) => ({ code, field: ['userIds', `${place}`] }));

  /** Ann, Bob and Cyd hold one each; they own enabled pages made in turn, so that their order is not that of the users. */
  const openThree = async () => {
    const acme = await openAcme(app, { scheduledMeeting: 5, liveEngagement: 1 });
    const [ann, bob, cyd] = (await users(acme, 3)) as [string, string, string];
    const page = async (ownerId: string) => (await acme.page(ownerId)).id;
    const pages = { ann: [await page(ann)], bob: [await page(bob)] };
    pages.bob.push(await page(bob));
    pages.ann.push(await page(ann));
    return { acme, ann, bob, cyd, pages };
  };

  it('L4: frees them in the order given; each user’s pages by id go dark before their seat', async () => {
    const { acme, ann, bob, cyd, pages } = await openThree();
    const staying = [
      await darkPage(acme, ann, 'BY_USER'),
      await darkPage(acme, bob, 'OWNER_DELETED'),
      await darkPage(acme, cyd, 'OWNER_UNLICENSED'),
    ];
    const other = await acme.page((await users(acme, 1))[0]);
    const held = [await licenseOf(acme, bob), await licenseOf(acme, cyd), await licenseOf(acme, ann)];
    const profile = (await acme.state()).users.nodes.map((user) => ({ ...user, licenses: [] }));
    await acme.newEvents();

    const { licenses, disabledPages, movedPages, availableAfter, userErrors } = await unassign(acme, [bob, cyd, ann]);

    expect({ movedPages, availableAfter, userErrors }).toEqual({ movedPages: [], availableAfter: 4, userErrors: [] });
    expect(licenses).toEqual(held.map((id) => ({ id, kind, assignedAt: null, holder: null })));
    const events = await acme.newEvents();
    const dark = { enabled: false, disabledReason: 'OWNER_UNLICENSED', disabledAt: events[0]?.occurredAt };
    expect(disabledPages).toMatchObject([
      ...pages.bob.map((id) => ({ id, ...dark, owner: { id: bob } })),
      ...pages.ann.map((id) => ({ id, ...dark, owner: { id: ann } })),
    ]);
    const darkened = (id: string) => ({ __typename: 'PageDisabled', page: { id }, reason: 'OWNER_UNLICENSED' });
    const freed = (id: string, name: string, license: string | undefined, left: number) => ({
      __typename: 'SeatFreed',
      license: { id: license },
      pool: { kind },
      formerHolder: { id },
      formerHolderName: name,
      availableAfter: left,
    });
    const expected = [
      ...[...pages.bob.map(darkened), freed(bob, 'User 1', held[0], 2)],
      freed(cyd, 'User 2', held[1], 3),
      ...[...pages.ann.map(darkened), freed(ann, 'User 0', held[2], 4)],
    ];
    expect(events).toMatchObject(expected);
    expect(events).toHaveLength(expected.length);

    for (const page of disabledPages) expect(await pageOf(acme, page.id)).toMatchObject(page);
    for (const page of staying) expect(await pageOf(acme, page.id)).toEqual(page);
    expect(await pageOf(acme, other.id)).toMatchObject({ enabled: true });
    const after = await acme.state();
    expect(after.licensePools[0]).toMatchObject({ capacity: 5, assigned: 1, available: 4 });
    expect(after.users.nodes.map((user) => ({ ...user, licenses: [] }))).toEqual(profile);
  });

  it('L3: those freed at once are given by their ids, after those that were free before', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 4 });
    const holders = await users(acme, 3);
    const ids = (await acme.state()).licensePools[0]?.licenses.nodes.map(({ id }) => id);
    await unassign(acme, [...holders].reverse());
    const given = [];
    for (const userId of [...holders, acme.userId]) {
      const { assignLicense } = await acme.ada.ask(AssignLicenseDocument, { input: { userId, kind } });
      given.push(assignLicense.license?.id);
    }
    expect(given).toEqual([ids?.[3], ...(ids?.slice(0, 3) ?? [])]);
  });

  it('takes only licenses of that kind; those of LIVE_ENGAGEMENT leave pages alone', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2, liveEngagement: 2 });
    const userIds = await users(acme, 2, [kind, 'LIVE_ENGAGEMENT']);
    for (const userId of userIds) await acme.page(userId);
    const before = await acme.state();
    await acme.newEvents();
    const { licenses, disabledPages, availableAfter } = await unassign(acme, userIds, { kind: 'LIVE_ENGAGEMENT' });
    expect(licenses.map((license) => license.kind)).toEqual(['LIVE_ENGAGEMENT', 'LIVE_ENGAGEMENT']);
    expect({ disabledPages, availableAfter }).toEqual({ disabledPages: [], availableAfter: 2 });
    expect(await acme.newEventTypes()).toEqual(['SeatFreed', 'SeatFreed']);
    const after = await acme.state();
    expect(after.bookingPages).toEqual(before.bookingPages);
    expect(after.licensePools).toMatchObject([{ assigned: 2 }, { assigned: 0 }]);
  });

  it('counts a repeated user once, where they are named first', async () => {
    const { acme, ann, bob, pages } = await openThree();
    await acme.newEvents();
    const { licenses, disabledPages, availableAfter } = await unassign(acme, [bob, ann, bob, ann, ann]);
    expect(licenses).toHaveLength(2);
    expect(disabledPages.map(({ id }) => id)).toEqual([...pages.bob, ...pages.ann]);
    expect(availableAfter).toBe(4);
    const seats = (await acme.newEvents()).filter(({ type }) => type === 'SEAT_FREED');
    expect(seats).toMatchObject([{ formerHolder: { id: bob } }, { formerHolder: { id: ann } }]);
  });

  it('takes 1,000 people, named 1,500 times; 1,001 are BATCH_TOO_LARGE', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1_000 });
    const inputs = Array.from({ length: 1_000 }, (_, index) => ({
      name: `User ${index}`,
      email: `${unique('user')}@acme.example`,
      licenses: [kind] as LicenseKind[],
    }));
    const { createUsers } = await acme.ada.ask(CreateUsersDocument, { input: { users: inputs } });
    const ids = createUsers.users.map(({ id }) => id).reverse();
    const page = await acme.page(ids[7]);
    const entries = [...ids.slice(0, 500), ...ids];

    const tooLarge = await acme.unchangedBy(() => unassign(acme, [...entries, acme.userId]));
    expect(tooLarge).toMatchObject({ ...REFUSED, userErrors: [{ code: 'BATCH_TOO_LARGE', field: ['userIds'] }] });
    expect(tooLarge.userErrors).toHaveLength(1);
    for (let told = 0; told < 2_001; ) told += (await acme.newEvents()).length;

    const { licenses, disabledPages, availableAfter, userErrors } = await unassign(acme, entries);

    expect({ availableAfter, userErrors }).toEqual({ availableAfter: 1_000, userErrors: [] });
    expect(new Set(licenses.map(({ id }) => id)).size).toBe(1_000);
    expect(disabledPages.map(({ id }) => id)).toEqual([page.id]);
    const events: EventFieldsFragment[] = [];
    while (events.length < 1_001) events.push(...(await acme.newEvents()));
    expect(events[7]).toMatchObject({ __typename: 'PageDisabled', page: { id: page.id } });
    const told = events.map(
      (event) => event.__typename === 'SeatFreed' && [event.formerHolder?.id, event.license.id, event.availableAfter],
    );
    expect(told.filter(Boolean)).toEqual(ids.map((id, index) => [id, licenses[index]?.id, index + 1]));
    expect((await acme.state()).licensePools[0]).toMatchObject({ capacity: 1_000, assigned: 0, available: 1_000 });
  });

  it('is INVALID without anybody', async () => {
    const { acme } = await openThree();
    const refused = await acme.unchangedBy(() => unassign(acme, []));
    expect(refused).toMatchObject({ ...REFUSED, userErrors: [{ code: 'INVALID', field: ['userIds'] }] });
  });

  it('takes none when one is at fault, and tells every fault at its place (A2, L3)', async () => {
    const { acme, ann, bob } = await openThree();
    const foreign = await openAcme(app, { scheduledMeeting: 1 });
    const foreignId = await foreign.user({ licenses: [kind] });
    const goneId = await acme.user({ licenses: [kind] });
    await acme.ada.ask(DeleteUserDocument, { input: { userId: goneId } });
    const [live] = (await users(acme, 1, ['LIVE_ENGAGEMENT'])) as [string];
    const userIds = [ann, 'nobody', live, foreignId, bob, live, goneId, acme.userId, `${bob} `, 'nobody'];

    const refused = await acme.unchangedBy(() => unassign(acme, userIds));

    const expected = [
      ...at('NOT_FOUND', 1),
      ...at('LICENSE_NOT_HELD', 2),
      ...at('NOT_FOUND', 3, 6),
      ...at('LICENSE_NOT_HELD', 7),
      ...at('NOT_FOUND', 8),
    ];
    expect(refused).toMatchObject({ ...REFUSED, userErrors: expected });
    expect(refused.userErrors).toHaveLength(expected.length);
    expect((await foreign.state()).licensePools[0]).toMatchObject({ assigned: 1 });
    // nobody is known
    expect(await unassign(acme, ['nobody', ''])).toMatchObject({ ...REFUSED, userErrors: at('NOT_FOUND', 0, 1) });
  });

  describe('with pagesTo', () => {
    it('P4: hands enabled pages to a licensed user, user by user, and none goes dark', async () => {
      const { acme, ann, bob, cyd, pages } = await openThree();
      const staying = [await darkPage(acme, ann, 'BY_USER'), await darkPage(acme, bob, 'OWNER_UNLICENSED')];
      const own = await acme.page(cyd);
      await acme.newEvents();

      const { licenses, disabledPages, movedPages, availableAfter } = await unassign(acme, [bob, ann], {
        pagesTo: cyd,
      });

      expect({ disabledPages, availableAfter }).toEqual({ disabledPages: [], availableAfter: 4 });
      const lit = { enabled: true, disabledReason: null, disabledAt: null, owner: { id: cyd } };
      expect(movedPages).toMatchObject([...pages.bob, ...pages.ann].map((id) => ({ id, ...lit })));
      const moved = (formerId: string, formerOwnerName: string) => (id: string) => ({
        __typename: 'PageReassigned',
        page: { id },
        owner: { id: cyd },
        ownerName: 'User 2',
        formerOwner: { id: formerId },
        formerOwnerName,
      });
      const expected = [
        ...pages.bob.map(moved(bob, 'User 1')),
        { __typename: 'SeatFreed', formerHolder: { id: bob }, license: { id: licenses[0]?.id }, availableAfter: 3 },
        ...pages.ann.map(moved(ann, 'User 0')),
        { __typename: 'SeatFreed', formerHolder: { id: ann }, license: { id: licenses[1]?.id }, availableAfter: 4 },
      ];
      const events = await acme.newEvents();
      expect(events).toMatchObject(expected);
      expect(events).toHaveLength(expected.length);
      for (const page of movedPages) expect(await pageOf(acme, page.id)).toMatchObject(page);
      for (const page of staying) expect(await pageOf(acme, page.id)).toEqual(page);
      expect(await pageOf(acme, own.id)).toMatchObject({ enabled: true, owner: { id: cyd } });
      expect(await licenseOf(acme, cyd)).toBeDefined();
    });

    it('P4: refuses one who holds none (OWNER_UNLICENSED) or is unknown, beside the faults of the batch', async () => {
      const { acme, ann, bob } = await openThree();
      const foreign = await openAcme(app, { scheduledMeeting: 1 });
      const foreignId = await foreign.user({ licenses: [kind] });
      const [live] = (await users(acme, 1, ['LIVE_ENGAGEMENT'])) as [string];
      await acme.unchangedBy(async () => {
        for (const [pagesTo, code] of [
          [live, 'OWNER_UNLICENSED'],
          [acme.userId, 'OWNER_UNLICENSED'],
          [foreignId, 'NOT_FOUND'],
          ['', 'NOT_FOUND'],
        ] as const) {
          const fault = { code, field: ['pagesTo'] };
          const alone = await unassign(acme, [ann, bob], { pagesTo });
          expect(alone).toMatchObject({ ...REFUSED, userErrors: [fault] });
          const among = await unassign(acme, [ann, 'nobody'], { pagesTo });
          expect(among).toMatchObject({ ...REFUSED, userErrors: [...at('NOT_FOUND', 1), fault] });
        }
      });
    });

    it('is INVALID for one of the batch, and with LIVE_ENGAGEMENT, beside the faults of the users', async () => {
      const { acme, ann, bob, cyd } = await openThree();
      const invalid = { ...REFUSED, userErrors: [{ code: 'INVALID', field: ['pagesTo'] }] };
      await acme.unchangedBy(async () => {
        for (const pagesTo of [ann, bob]) {
          expect(await unassign(acme, [ann, bob, ann], { pagesTo })).toMatchObject(invalid);
          const { userErrors } = await unassign(acme, [bob, 'nobody', ann], { pagesTo });
          expect(userErrors).toMatchObject([...at('NOT_FOUND', 1), ...invalid.userErrors]);
        }
        for (const pagesTo of [cyd, 'nobody']) {
          const { userErrors } = await unassign(acme, [ann], { pagesTo, kind: 'LIVE_ENGAGEMENT' });
          expect(userErrors).toMatchObject([...at('LICENSE_NOT_HELD', 0), ...invalid.userErrors]);
        }
        const both = await unassign(acme, [], { pagesTo: cyd, kind: 'LIVE_ENGAGEMENT' });
        expect(both.userErrors).toMatchObject([{ field: ['userIds'] }, { field: ['pagesTo'] }]);
      });
      // null is as if it were left out
      expect(await unassign(acme, [bob], { pagesTo: null })).toMatchObject({ movedPages: [], userErrors: [] });
    });
  });

  it('is for Administrators', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const grace = await acme.member({ licenses: [kind] });
    await acme.unchangedBy(async () => {
      const input: UnassignLicensesInput = { userIds: [grace.id], kind };
      expect(await grace.refusals(UnassignLicensesDocument, { input })).toEqual(['FORBIDDEN']);
    });
  });
});
