import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Acme, openAcme } from '../accounts/acme.js';
import {
  AssignLicensesDocument,
  type AssignLicensesInput,
  CreateUsersDocument,
  DeleteUserDocument,
  type EventFieldsFragment,
  type LicenseKind,
  LicenseListDocument,
  PageDocument,
  ResizeLicensePoolDocument,
  UserDocument,
} from '../generated/operations.js';
import { unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { darkPage } from './dark-page.js';

const kind = 'SCHEDULED_MEETING';
const REFUSED = { licenses: [], restoredPages: [], availableAfter: null };

describe('assignLicenses', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const assign = async (acme: Acme, userIds: string[], input: Partial<AssignLicensesInput> = {}) =>
    (await acme.ada.ask(AssignLicensesDocument, { input: { userIds, kind, ...input } })).assignLicenses;

  const users = async (acme: Acme, count: number, licenses: LicenseKind[] = []) => {
    const ids: string[] = [];
    while (ids.length < count) ids.push(await acme.user({ name: `User ${ids.length}`, licenses }));
    return ids;
  };
  const noneLeft = (...places: number[]) =>
    places.map((place) => ({ code: 'NO_FREE_LICENSE', field: ['userIds', `${place}`] }));

  it('L3: gives each a license in the order given, those longest free first, and tells user by user', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 4, liveEngagement: 1 });
    const free = await acme.ada.ask(LicenseListDocument, { kind });
    const [first, second, third] = free.licensePool.licenses.nodes;
    const [ann, bob, cyd] = (await users(acme, 3)) as [string, string, string];
    await acme.newEvents();

    const { licenses, ...rest } = await assign(acme, [cyd, ann, bob]);

    expect(rest).toEqual({ restoredPages: [], availableAfter: 1, userErrors: [] });
    const events = await acme.newEvents();
    const expected = [
      { id: first?.id, holder: { id: cyd } },
      { id: second?.id, holder: { id: ann } },
      { id: third?.id, holder: { id: bob } },
    ];
    expect(licenses).toEqual(expected.map((license) => ({ ...license, kind, assignedAt: events[0]?.occurredAt })));
    expect(events).toMatchObject(
      expected.map(({ id, holder }, index) => ({
        __typename: 'SeatAssigned',
        license: { id },
        pool: { kind },
        holder,
        holderName: ['User 2', 'User 0', 'User 1'][index],
        availableAfter: 3 - index,
        actor: { id: acme.userId },
      })),
    );
    expect(events).toHaveLength(3);
    const { licensePools } = await acme.state();
    expect(licensePools).toMatchObject([
      { capacity: 4, assigned: 3, available: 1 },
      { kind: 'LIVE_ENGAGEMENT', assigned: 0 },
    ]);
    for (const { id, holder } of expected) {
      expect((await acme.ada.ask(UserDocument, { id: holder.id })).user?.licenses).toEqual([{ id, kind }]);
    }
  });

  it('L2: gives licenses of the one kind to those who hold the other', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2, liveEngagement: 2 });
    const userIds = await users(acme, 2, [kind]);
    const { licenses, availableAfter } = await assign(acme, userIds, { kind: 'LIVE_ENGAGEMENT' });
    expect(licenses.map((license) => [license.kind, license.holder?.id])).toEqual(
      userIds.map((userId) => ['LIVE_ENGAGEMENT', userId]),
    );
    expect(availableAfter).toBe(0);
    expect((await acme.state()).licensePools).toMatchObject([{ assigned: 2 }, { assigned: 2 }]);
  });

  it('L3, U6: lets holders keep theirs, in their place, and records nothing of them', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 3 });
    const [holder] = (await users(acme, 1, [kind])) as [string];
    const [ann, bob] = (await users(acme, 2)) as [string, string];
    const [kept] = (await acme.state()).licensePools[0]?.licenses.nodes.filter((license) => license.holder) ?? [];
    await acme.newEvents();

    const { licenses, availableAfter } = await assign(acme, [ann, holder, bob]);

    expect(licenses.map((license) => license.holder?.id)).toEqual([ann, holder, bob]);
    expect(licenses[1]).toEqual({ ...kept, kind });
    expect(availableAfter).toBe(0);
    const events = await acme.newEvents();
    expect(events).toMatchObject([
      { holder: { id: ann }, availableAfter: 1 },
      { holder: { id: bob }, availableAfter: 0 },
    ]);

    // U6: nobody among them who holds none, and not one license free
    const again = await acme.unchangedBy(() => assign(acme, [bob, ann, holder], { restorePages: true }));
    expect(again).toEqual({
      licenses: [licenses[2], licenses[0], licenses[1]],
      restoredPages: [],
      availableAfter: 0,
      userErrors: [],
    });
    await acme.ada.ask(ResizeLicensePoolDocument, { input: { kind, capacity: 9 } });
    expect(await acme.unchangedBy(() => assign(acme, [holder]))).toMatchObject({ availableAfter: 6 });
  });

  it('counts a repeated user once, where they are named first', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const [ann, bob] = (await users(acme, 2)) as [string, string];
    await acme.newEvents();
    const { licenses, userErrors } = await assign(acme, [bob, ann, bob, bob, ann]);
    expect({ holders: licenses.map(({ holder }) => holder?.id), userErrors }).toEqual({
      holders: [bob, ann],
      userErrors: [],
    });
    expect(await acme.newEvents()).toMatchObject([{ holder: { id: bob } }, { holder: { id: ann } }]);
  });

  it('takes 1,000 people, named 1,500 times; 1,001 are BATCH_TOO_LARGE', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1_000 });
    const inputs = Array.from({ length: 1_000 }, (_, index) => ({
      name: `User ${index}`,
      email: `${unique('user')}@acme.example`,
    }));
    const { createUsers } = await acme.ada.ask(CreateUsersDocument, { input: { users: inputs } });
    const ids = createUsers.users.map(({ id }) => id);
    expect(ids).toHaveLength(1_000);
    const entries = [...ids.slice(0, 500), ...ids];

    const tooLarge = await acme.unchangedBy(() => assign(acme, [...entries, acme.userId]));
    expect(tooLarge).toMatchObject({ ...REFUSED, userErrors: [{ code: 'BATCH_TOO_LARGE', field: ['userIds'] }] });
    expect(tooLarge.userErrors).toHaveLength(1);
    for (let told = 0; told < 1_000; ) told += (await acme.newEvents()).length;

    const { licenses, availableAfter, userErrors } = await assign(acme, entries);

    expect({ availableAfter, userErrors }).toEqual({ availableAfter: 0, userErrors: [] });
    expect(licenses.map(({ holder }) => holder?.id)).toEqual(ids);
    const events: EventFieldsFragment[] = [];
    while (events.length < 1_000) events.push(...(await acme.newEvents()));
    const told = events.map((event) => event.__typename === 'SeatAssigned' && [event.holder?.id, event.availableAfter]);
    expect(told).toEqual(ids.map((id, index) => [id, 999 - index]));
    expect((await acme.state()).licensePools[0]).toMatchObject({ capacity: 1_000, assigned: 1_000, available: 0 });
  });

  it('is INVALID without anybody, and lists restorePages for LIVE_ENGAGEMENT beside it', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1, liveEngagement: 1 });
    const live = { kind: 'LIVE_ENGAGEMENT', restorePages: true } as const;
    const empty = { code: 'INVALID', field: ['userIds'] };
    const option = { code: 'INVALID', field: ['restorePages'] };
    await acme.unchangedBy(async () => {
      expect(await assign(acme, [])).toMatchObject({ ...REFUSED, userErrors: [empty] });
      expect(await assign(acme, [acme.userId], live)).toMatchObject({ ...REFUSED, userErrors: [option] });
      expect(await assign(acme, [], live)).toMatchObject({ ...REFUSED, userErrors: [empty, option] });
      const unknown = { code: 'NOT_FOUND', field: ['userIds', '1'] };
      const { userErrors } = await assign(acme, [acme.userId, 'nobody'], live);
      expect(userErrors).toMatchObject([unknown, option]);
    });
  });

  it('L3: answers NO_FREE_LICENSE for each beyond the free ones, in the order given, and gives none', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 4 });
    const [holder, other] = (await users(acme, 2, [kind])) as [string, string];
    const [ann, bob, cyd, dan] = (await users(acme, 4)) as [string, string, string, string];
    await acme.unchangedBy(async () => {
      const refused = async (userIds: string[], ...places: number[]) => {
        const answer = await assign(acme, userIds, { restorePages: true });
        expect(answer).toMatchObject({ ...REFUSED, userErrors: noneLeft(...places) });
        expect(answer.userErrors).toHaveLength(places.length);
      };
      await refused([ann, bob, cyd, dan], 2, 3);
      // who holds one takes none, and who is repeated takes one
      await refused([holder, dan, dan, cyd, other, bob, bob, ann], 5, 7);
    });
    const { availableAfter } = await assign(acme, [holder, dan, dan, other, bob]);
    expect(availableAfter).toBe(0);
    expect(await acme.unchangedBy(() => assign(acme, [ann]))).toMatchObject({ userErrors: noneLeft(0) });
    // a pool without any
    const live = { kind: 'LIVE_ENGAGEMENT' } as const;
    expect(await assign(acme, [ann, holder], live)).toMatchObject({ ...REFUSED, userErrors: noneLeft(0, 1) });
  });

  it('tells every fault at its place: who is unknown takes no license from the others (A2)', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const foreign = await openAcme(app, { scheduledMeeting: 1 });
    const goneId = await acme.user({ licenses: [kind] });
    await acme.ada.ask(DeleteUserDocument, { input: { userId: goneId } });
    const [ann, bob, cyd] = (await users(acme, 3)) as [string, string, string];
    const userIds = ['nobody', ann, foreign.userId, bob, ann, goneId, cyd, 'nobody', `${ann} `];

    const refused = await acme.unchangedBy(() => assign(acme, userIds));

    const notFound = (place: number) => ({ code: 'NOT_FOUND', field: ['userIds', `${place}`] });
    expect(refused).toMatchObject({
      ...REFUSED,
      userErrors: [notFound(0), notFound(2), notFound(5), ...noneLeft(6), notFound(8)],
    });
    expect(refused.userErrors).toHaveLength(5);
    expect((await foreign.state()).licensePools[0]).toMatchObject({ assigned: 0 });
    // nobody is known
    expect(await assign(acme, ['nobody', ''])).toMatchObject({ ...REFUSED, userErrors: [notFound(0), notFound(1)] });
  });

  describe('with restorePages', () => {
    it('L6: tells user by user, SeatAssigned and then each of their pages by id; only those dark as OWNER_UNLICENSED', async () => {
      const acme = await openAcme(app, { scheduledMeeting: 4 });
      const [holder] = (await users(acme, 1, [kind])) as [string];
      const [ann, bob] = (await users(acme, 2)) as [string, string];
      const dark = async (ownerId: string) => (await darkPage(acme, ownerId, 'OWNER_UNLICENSED')).id;
      // in turn, so that the order of the pages is not that of the users
      const [anns, bobs, holders] = [[await dark(ann)], [await dark(bob)], [await dark(holder)]];
      bobs.push(await dark(bob));
      anns.push(await dark(ann));
      const staying = [
        await darkPage(acme, ann, 'BY_USER'),
        await darkPage(acme, bob, 'OWNER_DELETED'),
        await darkPage(acme, acme.userId, 'OWNER_UNLICENSED'),
      ];
      await acme.newEvents();

      const { licenses, restoredPages, availableAfter } = await assign(acme, [bob, holder, ann], {
        restorePages: true,
      });

      expect(licenses.map((license) => license.holder?.id)).toEqual([bob, holder, ann]);
      expect(availableAfter).toBe(1);
      const lit = { enabled: true, disabledReason: null, disabledAt: null };
      const order: [string, string[]][] = [
        [bob, bobs],
        [holder, holders],
        [ann, anns],
      ];
      expect(restoredPages).toMatchObject(
        order.flatMap(([ownerId, ids]) => ids.map((id) => ({ id, ...lit, owner: { id: ownerId } }))),
      );
      const events = await acme.newEvents();
      expect(events.map((event) => ('page' in event ? event.page?.id : event.type))).toEqual([
        ...['SEAT_ASSIGNED', ...bobs, ...holders],
        ...['SEAT_ASSIGNED', ...anns],
      ]);
      const pageEvents = events.filter(({ type }) => type === 'PAGE_ENABLED');
      expect(pageEvents).toHaveLength(restoredPages.length);
      for (const { id } of restoredPages) {
        expect((await acme.ada.ask(PageDocument, { id })).bookingPage).toMatchObject(lit);
      }
      for (const page of staying) {
        expect((await acme.ada.ask(PageDocument, { id: page.id })).bookingPage).toEqual(page);
      }
    });

    it('L6: restores the pages of holders alone, once for who is repeated; nothing unless asked', async () => {
      const acme = await openAcme(app, { scheduledMeeting: 2 });
      const userIds = await users(acme, 2, [kind]);
      const pages = [];
      for (const userId of userIds) pages.push(await darkPage(acme, userId, 'OWNER_UNLICENSED'));
      for (const restorePages of [undefined, false, null]) {
        const { restoredPages } = await acme.unchangedBy(() => assign(acme, userIds, { restorePages }));
        expect(restoredPages).toEqual([]);
      }
      await acme.newEvents();
      const { restoredPages, availableAfter } = await assign(acme, [...userIds, ...userIds], { restorePages: true });
      expect(restoredPages.map(({ id }) => id)).toEqual(pages.map(({ id }) => id));
      expect(availableAfter).toBe(0);
      expect(await acme.newEventTypes()).toEqual(['PageEnabled', 'PageEnabled']);
    });
  });

  it('L1: of batches at once, each gets all of its licenses or none', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 10 });
    const batches: string[][] = [];
    for (let count = 0; count < 5; count++) batches.push(await users(acme, 4));
    await acme.newEvents();

    const told = await Promise.all(batches.map((userIds) => assign(acme, userIds)));

    const done = told.filter(({ userErrors }) => userErrors.length === 0);
    expect(done.map(({ licenses, availableAfter }) => [licenses.length, availableAfter]).sort()).toEqual([
      [4, 2],
      [4, 6],
    ]);
    for (const { userErrors, licenses } of told) {
      if (licenses.length === 0) expect(userErrors).toMatchObject(noneLeft(2, 3));
    }
    const { licensePools } = await acme.state();
    const held = licensePools[0]?.licenses.nodes.flatMap(({ id, holder }) => (holder ? [[id, holder.id]] : []));
    expect(held?.sort()).toEqual(
      done.flatMap(({ licenses }) => licenses.map(({ id, holder }) => [id, holder?.id])).sort(),
    );
    expect(licensePools[0]).toMatchObject({ assigned: 8, available: 2 });
    expect((await acme.newEvents()).map((event) => 'availableAfter' in event && event.availableAfter)).toEqual([
      ...[9, 8, 7, 6, 5, 4, 3, 2],
    ]);
  });

  it('is for Administrators', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const grace = await acme.member();
    await acme.unchangedBy(async () => {
      const input: AssignLicensesInput = { userIds: [grace.id], kind };
      expect(await grace.refusals(AssignLicensesDocument, { input })).toEqual(['FORBIDDEN']);
    });
  });
});
