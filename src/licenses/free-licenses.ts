import { type EventDraft, EventType, type License, type User } from '../entities/index.js';
import type { Tx } from '../events/change-account.js';

/**
 * Takes licenses, one or more of one kind, from their holders. The pages that they keep enabled must have gone dark or
 * moved before: the database refuses anything else (P2). The verb records `seatFreed` for each.
 */
export function freeLicenses(tx: Tx, licenses: License[]): License[] {
  tx.write(
    `/* freeLicenses */ UPDATE licenses SET holder_id = NULL, assigned_at = NULL, free_since = ?
     WHERE account_id = ? AND id IN (?)`,
    [tx.version, tx.accountId, licenses.map((license) => license.id)],
  );
  tx.write('/* freeLicenses */ UPDATE license_pools SET assigned = assigned - ? WHERE account_id = ? AND kind = ?', [
    licenses.length,
    tx.accountId,
    licenses[0]?.kind ?? null,
  ]);
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
