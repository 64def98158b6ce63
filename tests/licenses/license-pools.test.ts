import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openAcme } from '../accounts/acme.js';
import { type LicenseKind, LicenseListDocument, PoolsDocument } from '../generated/operations.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';

const POOL = 'query ($kind: LicenseKind!) { licensePool(kind: $kind) { id kind capacity assigned available } }';
const HOLDERS = `query ($assigned: Boolean) {
  licensePools { kind licenses(assigned: $assigned) { nodes { kind holder { id } pool { kind } } totalCount } }
}`;

interface Holders {
  licensePools: {
    kind: LicenseKind;
    licenses: { nodes: { kind: LicenseKind; holder: { id: string } | null; pool: { kind: LicenseKind } }[] };
  }[];
}

describe('license pools', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('are one of each kind, in the order of the schema, also those of capacity 0', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 3 });
    await acme.user({ licenses: ['SCHEDULED_MEETING'] });

    const { licensePools } = await acme.ada.ask(PoolsDocument);

    expect(licensePools).toEqual([
      { id: expect.any(String), kind: 'SCHEDULED_MEETING', capacity: 3, assigned: 1, available: 2 },
      { id: expect.any(String), kind: 'LIVE_ENGAGEMENT', capacity: 0, assigned: 0, available: 0 },
    ]);
    for (const pool of licensePools) {
      expect(await acme.ada.ask(POOL, { kind: pool.kind })).toEqual({ licensePool: pool });
    }
  });

  it('show all of their numbers to Members, and no holder but themselves (A3)', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 3, liveEngagement: 1 });
    const graceId = await acme.user({ licenses: ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'] });
    const linus = await acme.member({ licenses: ['SCHEDULED_MEETING'] });
    const holders = ({ licensePools }: Holders) =>
      licensePools.map(({ licenses }) => licenses.nodes.map(({ holder }) => holder?.id ?? null));

    expect(await linus.ask(PoolsDocument)).toEqual(await acme.ada.ask(PoolsDocument));
    expect(holders(await acme.ada.ask<Holders, object>(HOLDERS))).toEqual([[graceId, linus.id, null], [graceId]]);
    expect(holders(await linus.ask<Holders, object>(HOLDERS))).toEqual([[null, linus.id, null], [null]]);
    expect(holders(await linus.ask<Holders, object>(HOLDERS, { assigned: true }))).toEqual([[null, linus.id], [null]]);
  });

  it('list their own licenses only: all, those held, or those free', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 3, liveEngagement: 2 });
    const graceId = await acme.user({ licenses: ['SCHEDULED_MEETING'] });
    const list = async (assigned?: boolean | null) =>
      (await acme.ada.ask(LicenseListDocument, { kind: 'SCHEDULED_MEETING', assigned })).licensePool.licenses;

    const all = await list();
    expect(all.totalCount).toBe(3);
    expect(await list(null)).toEqual(all);
    const held = await list(true);
    expect(held).toMatchObject({ nodes: [all.nodes[0]], totalCount: 1 });
    expect(await list(false)).toMatchObject({ nodes: all.nodes.slice(1), totalCount: 2 });
    const { licensePools } = await acme.ada.ask<Holders, object>(HOLDERS, { assigned: true });
    expect(licensePools.map(({ licenses }) => licenses)).toEqual([
      {
        nodes: [{ kind: 'SCHEDULED_MEETING', holder: { id: graceId }, pool: { kind: 'SCHEDULED_MEETING' } }],
        totalCount: 1,
      },
      { nodes: [], totalCount: 0 },
    ]);
  });

  it('belong to one account (A2), and need a key', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 3 });
    const other = await openAcme(app, { scheduledMeeting: 5 });
    const [{ licensePools: mine }, { licensePools: theirs }] = [
      await acme.ada.ask(PoolsDocument),
      await other.ada.ask(PoolsDocument),
    ];
    expect(theirs[0]).toMatchObject({ capacity: 5 });
    expect(mine[0]).toMatchObject({ capacity: 3 });
    expect(mine.map(({ id }) => id)).not.toEqual(theirs.map(({ id }) => id));
    expect(await client(app).refusals(POOL, { kind: 'SCHEDULED_MEETING' })).toEqual(['UNAUTHENTICATED']);
  });
});
