import { idsIn } from '../database/rows.js';
import { columnsOf, License, type LicenseKind, LicensePool } from '../entities/index.js';
import type { Tx } from '../events/change-account.js';

/**
 * The licenses of the kind that these users hold, by their holders, and how many are free. Without the hint, of a thousand
 * users all that the account has are looked through.
 */
export async function licensesHeld(
  tx: Tx,
  userIds: string[],
  kind: LicenseKind,
): Promise<{ held: Map<string, License>; available: number }> {
  const rows = await tx.query<License & { capacity: number; occupied: number }>(
    `/* licensesHeld */ SELECT ${columnsOf(License, 'l')}, p.capacity, p.assigned AS occupied FROM license_pools p
     LEFT JOIN licenses l FORCE INDEX (licenses_holder)
       ON l.account_id = p.account_id AND l.kind = p.kind AND l.holder_id IN (?)
     WHERE p.account_id = ? AND p.kind = ?`,
    [idsIn(userIds), tx.accountId, kind],
  );
  const held = new Map<string, License>();
  // where none of them holds one, there is one row of nulls
  for (const { capacity: _capacity, occupied: _occupied, ...license } of rows) {
    if (license.holderId !== null) held.set(license.holderId, license);
  }
  const [pool] = rows;
  return { held, available: pool ? LicensePool.available({ capacity: pool.capacity, assigned: pool.occupied }) : 0 };
}
