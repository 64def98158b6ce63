import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Acme, openAcme } from '../accounts/acme.js';
import {
  AssignLicenseDocument,
  LicenseListDocument,
  LicensesOfEventsDocument,
  NodesDocument,
  ResizeLicensePoolDocument,
  UnassignLicenseDocument,
} from '../generated/operations.js';
import { startApp } from '../support/app.js';

const kind = 'SCHEDULED_MEETING';

describe('resizeLicensePool', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const resize = async (acme: Acme, capacity: number) =>
    (await acme.ada.ask(ResizeLicensePoolDocument, { input: { kind, capacity } })).resizeLicensePool;
  const assign = async (acme: Acme, userId: string) =>
    (await acme.ada.ask(AssignLicenseDocument, { input: { userId, kind } })).assignLicense;
  const unassign = (acme: Acme, userId: string) => acme.ada.ask(UnassignLicenseDocument, { input: { userId, kind } });
  const licenseIds = async (acme: Acme) =>
    (await acme.ada.ask(LicenseListDocument, { kind, first: 100 })).licensePool.licenses.nodes.map(({ id }) => id);

  it('buys licenses, which can be assigned at once', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1, liveEngagement: 1 });
    const [first] = await licenseIds(acme);
    await assign(acme, acme.userId);
    await acme.newEvents();

    const { pool, userErrors } = await resize(acme, 3);

    expect(userErrors).toEqual([]);
    expect(pool).toMatchObject({ kind, capacity: 3, assigned: 1, available: 2 });
    expect(await acme.newEvents()).toMatchObject([
      {
        __typename: 'PoolResized',
        type: 'POOL_RESIZED',
        pool: { kind },
        capacity: 3,
        previousCapacity: 1,
        availableAfter: 2,
        actor: { id: acme.userId },
      },
    ]);
    const bought = await licenseIds(acme);
    expect(bought).toHaveLength(3);
    expect(bought).toContain(first);
    for (const left of [1, 0]) expect(await assign(acme, await acme.user())).toMatchObject({ availableAfter: left });
    expect((await assign(acme, await acme.user())).userErrors).toMatchObject([{ code: 'NO_FREE_LICENSE' }]);
    expect((await acme.state()).licensePools[1]).toMatchObject({ kind: 'LIVE_ENGAGEMENT', capacity: 1 });
  });

  it('L1: retires those free the longest, and holds exactly `capacity` without them', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 4 });
    const [a, b, c, d] = (await licenseIds(acme)) as [string, string, string, string];
    const [grace, linus, mary] = [await acme.user(), await acme.user(), await acme.user()];
    for (const userId of [grace, linus, mary]) await assign(acme, userId);
    // d is free since ever; then b, then a
    await unassign(acme, linus);
    await unassign(acme, grace);
    await acme.newEvents();

    const { pool } = await resize(acme, 2);

    expect(pool).toMatchObject({ capacity: 2, assigned: 1, available: 1 });
    expect(await acme.newEvents()).toMatchObject([
      { __typename: 'PoolResized', capacity: 2, previousCapacity: 4, availableAfter: 1 },
    ]);
    expect(await licenseIds(acme)).toEqual([a, c].sort());
    const free = await acme.ada.ask(LicenseListDocument, { kind, assigned: false });
    expect(free.licensePool.licenses).toMatchObject({ nodes: [{ id: a }], totalCount: 1 });
    // what is retired is given to nobody, also when the pool grows again
    await resize(acme, 4);
    expect((await assign(acme, grace)).license?.id).toBe(a);
    const grown = await licenseIds(acme);
    expect(grown).toHaveLength(4);
    for (const retired of [b, d]) expect(grown).not.toContain(retired);
  });

  it('leaves retired licenses out of lists and `node`, while links of old events lead to them', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const { license } = await assign(acme, acme.userId);
    await unassign(acme, acme.userId);
    const id = license?.id as string;
    const ids = await licenseIds(acme);
    await resize(acme, 0);

    expect(await licenseIds(acme)).toEqual([]);
    for (const assigned of [true, false, null]) {
      const { licensePool } = await acme.ada.ask(LicenseListDocument, { kind, assigned });
      expect(licensePool.licenses).toMatchObject({ nodes: [], totalCount: 0 });
    }
    expect(await acme.ada.ask(NodesDocument, { ids })).toEqual({ nodes: [null, null] });
    const { events } = await acme.ada.ask(LicensesOfEventsDocument);
    const tombstone = { id, kind, holder: null, assignedAt: null, retiredAt: expect.any(String), pool: { kind } };
    expect(events.nodes).toEqual([{ license: tombstone }, { license: tombstone }]);
  });

  it('U6: succeeds for the capacity it has, and records nothing', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const { pool, userErrors } = await acme.unchangedBy(() => resize(acme, 2));
    expect(userErrors).toEqual([]);
    expect(pool).toMatchObject({ capacity: 2, assigned: 0, available: 2 });
  });

  it('L8: never shrinks below what is assigned; down to that, it does', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 3 });
    for (const userId of [acme.userId, await acme.user()]) await assign(acme, userId);
    for (const capacity of [1, 0]) {
      expect(await acme.unchangedBy(() => resize(acme, capacity))).toMatchObject({
        pool: null,
        userErrors: [{ code: 'CAPACITY_BELOW_ASSIGNED', field: ['capacity'] }],
      });
    }
    expect((await resize(acme, 2)).pool).toMatchObject({ capacity: 2, assigned: 2, available: 0 });
  });

  it('is INVALID beyond 0 to 100,000', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    for (const capacity of [-1, 100_001, 2_147_483_647]) {
      expect(await acme.unchangedBy(() => resize(acme, capacity))).toMatchObject({
        pool: null,
        userErrors: [{ code: 'INVALID', field: ['capacity'] }],
      });
    }
  });

  it('takes up to 100,000', async () => {
    const acme = await openAcme(app);
    expect((await resize(acme, 100_000)).pool).toMatchObject({ capacity: 100_000, available: 100_000 });
    const { licensePool } = await acme.ada.ask(LicenseListDocument, { kind, first: 1 });
    expect(licensePool.licenses).toMatchObject({ totalCount: 100_000, pageInfo: { hasNextPage: true } });
    expect(await acme.newEvents()).toMatchObject([
      { __typename: 'PoolResized', capacity: 100_000, previousCapacity: 0, availableAfter: 100_000 },
    ]);
  });

  it('is for Administrators', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const grace = await acme.member();
    await acme.unchangedBy(async () => {
      expect(await grace.refusals(ResizeLicensePoolDocument, { input: { kind, capacity: 9 } })).toEqual(['FORBIDDEN']);
    });
  });
});
