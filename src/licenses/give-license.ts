import { columnsOf, EventType, License, type LicenseKind, LicensePool, type User } from '../entities/index.js';
import type { Tx } from '../events/change-account.js';

/**
 * The license of the kind that the user holds; else the one longest free, then the lowest id, becomes theirs and
 * SeatAssigned is recorded (L3). Undefined when none is free.
 */
export async function giveLicense(
  tx: Tx,
  user: User,
  kind: LicenseKind,
): Promise<{ license: License; availableAfter: number } | undefined> {
  const [row] = await tx.query<License & { capacity: number; occupied: number }>(
    `/* giveLicense */ SELECT ${columnsOf(License, 'l')}, p.capacity, p.assigned AS occupied FROM license_pools p
     JOIN licenses l ON l.account_id = p.account_id AND l.id = COALESCE(
       (SELECT h.id FROM licenses h WHERE h.account_id = ? AND h.kind = ? AND h.holder_id = ?),
       (SELECT f.id FROM licenses f WHERE f.account_id = ? AND f.kind = ? AND f.free_since IS NOT NULL
        ORDER BY f.free_since, f.id LIMIT 1))
     WHERE p.account_id = ? AND p.kind = ?`,
    [tx.accountId, kind, user.id, tx.accountId, kind, tx.accountId, kind],
  );
  if (row === undefined) return undefined;
  const { capacity, occupied, ...license } = row;
  const available = LicensePool.available({ capacity, assigned: occupied });
  if (license.holderId === user.id) return { license, availableAfter: available };

  tx.write(
    `/* giveLicense */ UPDATE licenses SET holder_id = ?, assigned_at = ?, free_since = NULL
     WHERE account_id = ? AND id = ?;
     UPDATE license_pools SET assigned = assigned + 1 WHERE account_id = ? AND kind = ?`,
    [user.id, tx.now, tx.accountId, license.id, tx.accountId, kind],
  );
  const availableAfter = available - 1;
  tx.record({
    type: EventType.SEAT_ASSIGNED,
    licenseId: license.id,
    kind,
    holderId: user.id,
    holderName: user.name,
    availableAfter,
  });
  return { license: { ...license, holderId: user.id, assignedAt: tx.now, freeSince: null }, availableAfter };
}
