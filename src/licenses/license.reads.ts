import { grouped } from '../database/rows.js';
import { columnsOf, LICENSE_KINDS, License, LicenseKind, LicensePool } from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { type CountedPage, pageOf } from '../graphql/pagination.js';
import type { LicensesArgs } from './license.inputs.js';

/** The licenses that each of these users holds, kinds in the order of the schema. */
export async function licensesOfHolders(read: Read, holderIds: string[]): Promise<License[][]> {
  const rows = await read.query<License>(
    `/* licensesOfHolders */ SELECT ${columnsOf(License, 'l')} FROM licenses l
     WHERE l.account_id = ? AND l.holder_id IN (?)`,
    [read.accountId, holderIds],
  );
  const held = grouped(rows, (license) => license.holderId as string);
  const place = ({ kind }: License) => LICENSE_KINDS.indexOf(kind);
  return holderIds.map((holderId) => (held.get(holderId) ?? []).sort((one, other) => place(one) - place(other)));
}

/** Which of these users hold a LIVE_ENGAGEMENT license. */
export async function holdersOfLiveEngagement(read: Read, userIds: string[]): Promise<Set<string>> {
  const rows = await read.query<{ holderId: string }>(
    `/* holdersOfLiveEngagement */ SELECT l.holder_id AS holderId FROM licenses l
     WHERE l.account_id = ? AND l.kind = ? AND l.holder_id IN (?)`,
    [read.accountId, LicenseKind.LIVE_ENGAGEMENT, userIds],
  );
  return new Set(rows.map(({ holderId }) => holderId));
}

/**
 * The licenses of a pool by id, without the retired ones: all, those held, or those free. Without the hint, those of the
 * other kind are read, too.
 */
export function listLicenses(read: Read, pool: LicensePool, args: LicensesArgs): Promise<CountedPage<License>> {
  const which = args.assigned ? "l.state = 'HELD'" : "l.state = 'FREE'";
  return pageOf<License>(read, args, {
    list: `licenses ${pool.id}`,
    rows: ([id = ''], limit) =>
      read.query(
        `/* listLicenses */ SELECT ${columnsOf(License, 'l')} FROM licenses l FORCE INDEX (licenses_by_kind, licenses_by_state)
         WHERE l.account_id = ? AND l.kind = ? AND ${args.assigned == null ? 'l.retired_at IS NULL' : which}
           AND l.id > ? ORDER BY l.id LIMIT ?`,
        [read.accountId, pool.kind, id, limit],
      ),
    count: async () => totalOfPool(pool, args),
  });
}

/** A pool has exactly `capacity` licenses (L1), and knows how many are held. */
function totalOfPool(pool: LicensePool, args: LicensesArgs): number {
  if (args.assigned == null) return pool.capacity;
  return args.assigned ? pool.assigned : LicensePool.available(pool);
}
