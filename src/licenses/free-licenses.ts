import {
  columnsOf,
  type EventDraft,
  EventType,
  License,
  type LicenseKind,
  LicensePool,
  type User,
} from '../entities/index.js';
import type { Tx } from '../events/change-account.js';

/** The licenses of the kind that these users hold, by their holders, and how many are free. */
export async function licensesHeld(
  tx: Tx,
  userIds: string[],
  kind: LicenseKind,
): Promise<{ held: Map<string, License>; available: number }> {
  const rows = await tx.query<License & { capacity: number; occupied: number }>(
    `/* licensesHeld */ SELECT ${columnsOf(License, 'l')}, p.capacity, p.assigned AS occupied FROM license_pools p
     LEFT JOIN licenses l ON l.account_id = p.account_id AND l.kind = p.kind AND l.holder_id IN (?)
     WHERE p.account_id = ? AND p.kind = ?`,
    // of nobody: a list must not be empty
    [userIds.length > 0 ? userIds : [null], tx.accountId, kind],
  );
  const [{ capacity, occupied }] = rows as [(typeof rows)[number]];
  const licenses = rows.map(({ capacity: _capacity, occupied: _occupied, ...license }) => license);
  return {
    held: new Map(licenses.flatMap((license) => (license.holderId === null ? [] : [[license.holderId, license]]))),
    available: LicensePool.available({ capacity, assigned: occupied }),
  };
}

/**
 * Takes licenses, one or more of one kind, from their holders. The pages that they keep enabled must have gone dark or
 * moved before: the database refuses anything else (P2). The verb records `seatFreed` for each.
 */
export function freeLicenses(tx: Tx, licenses: License[]): License[] {
  tx.write(
    `/* freeLicenses */ UPDATE licenses SET holder_id = NULL, assigned_at = NULL, free_since = ?
     WHERE account_id = ? AND id IN (?);
     UPDATE license_pools SET assigned = assigned - ? WHERE account_id = ? AND kind = ?`,
    [
      tx.version,
      tx.accountId,
      licenses.map((license) => license.id),
      licenses.length,
      tx.accountId,
      licenses[0]?.kind ?? null,
    ],
  );
  return licenses.map((license) => ({ ...license, holderId: null, assignedAt: null, freeSince: tx.version }));
}

export function seatFreed({ id, kind }: License, formerHolder: User, availableAfter: number): EventDraft {
  return {
    type: EventType.SEAT_FREED,
    licenseId: id,
    kind,
    formerHolderId: formerHolder.id,
    formerHolderName: formerHolder.name,
    availableAfter,
  };
}
