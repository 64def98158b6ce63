import { columnsOf, License, type LicenseKind, LicensePool } from '../entities/index.js';
import type { Tx } from '../events/change-account.js';

/** The licenses of the kind that these users hold, by their holders, and how many are free. */
export async function licensesHeld(
  tx: Tx,
  userIds: string[],
  kind: LicenseKind,
): Promise<{ held: Map<string, License>; available: number }> {
  const rows = await tx.query<LicenseOfPool>(
    `/* licensesHeld */ SELECT ${LICENSE_OF_POOL} FROM license_pools p
     LEFT JOIN licenses l ON l.account_id = p.account_id AND l.kind = p.kind AND l.holder_id IN (?)
     WHERE p.account_id = ? AND p.kind = ?`,
    // of nobody: a list must not be empty
    [userIds.length > 0 ? userIds : [null], tx.accountId, kind],
  );
  const { licenses, available } = licensesOfPool(rows);
  return {
    held: new Map(licenses.flatMap((license) => (license.holderId === null ? [] : [[license.holderId, license]]))),
    available,
  };
}

/** A license `l` beside the numbers of its pool `p`. */
export const LICENSE_OF_POOL = `${columnsOf(License, 'l')}, p.capacity, p.assigned AS occupied`;
export type LicenseOfPool = License & { capacity: number; occupied: number };

/** The licenses, of nulls where a row has none, and how many of their pool are free. */
export function licensesOfPool(rows: LicenseOfPool[]): { licenses: License[]; available: number } {
  const licenses = rows.map(({ capacity: _capacity, occupied: _occupied, ...license }) => license);
  const [pool] = rows;
  return {
    licenses,
    available: pool ? LicensePool.available({ capacity: pool.capacity, assigned: pool.occupied }) : 0,
  };
}
