import { columnsOf, type EventDraft, EventType, License, type LicenseKind, type User } from '../entities/index.js';
import type { Tx } from '../events/change-account.js';
import { licensesHeld } from './licenses-held.js';

export interface Given {
  license: License;
  /** Free licenses of the kind after this one. */
  availableAfter: number;
  /** What the verb records of it: SeatAssigned, or nothing for one who held it already. */
  events: EventDraft[];
}

/** What users can be given of a kind: what they hold already, and what is free, the longest first. */
export interface Seats {
  kind: LicenseKind;
  held: Map<string, License>;
  free: License[];
  available: number;
}

/**
 * The licenses of the kind that these users hold, and as many free ones: the longest free, then the lowest id (L3). Without
 * the hint, all that are held are passed over first.
 */
export async function seatsFor(tx: Tx, userIds: string[], kind: LicenseKind): Promise<Seats> {
  const [{ held, available }, free] = await Promise.all([
    licensesHeld(tx, userIds, kind),
    tx.query<License>(
      `/* seatsFor */ SELECT ${columnsOf(License, 'l')} FROM licenses l FORCE INDEX (licenses_free)
       WHERE l.account_id = ? AND l.kind = ? AND l.free_since IS NOT NULL ORDER BY l.free_since, l.id LIMIT ?`,
      [tx.accountId, kind, userIds.length],
    ),
  ]);
  return { kind, held, free, available };
}

/**
 * Gives each user, in their order, a license: the one they hold, else the next free one. Users for whom none was left are
 * not in the answer. A step within a change: one write for all.
 */
export function giveLicenses(tx: Tx, users: User[], { kind, held, free, ...seats }: Seats): Map<string, Given> {
  let { available } = seats;
  const given = new Map<string, Given>();
  const assigned: License[] = [];
  for (const user of users) {
    const kept = held.get(user.id);
    const next = kept ? undefined : free[assigned.length];
    if (kept) given.set(user.id, { license: kept, availableAfter: available, events: [] });
    if (!next) continue;
    const license = { ...next, holderId: user.id, assignedAt: tx.now, freeSince: null };
    available -= 1;
    given.set(user.id, { license, availableAfter: available, events: [seatAssigned(license, user, available)] });
    assigned.push(license);
  }
  if (assigned.length > 0) {
    tx.write(
      `/* giveLicenses */ INSERT INTO licenses (account_id, id, kind, holder_id, assigned_at) VALUES ?
       ON DUPLICATE KEY UPDATE holder_id = VALUES(holder_id), assigned_at = VALUES(assigned_at), free_since = NULL`,
      [assigned.map(({ id, holderId }) => [tx.accountId, id, kind, holderId, tx.now])],
    );
    tx.write('/* giveLicenses */ UPDATE license_pools SET assigned = assigned + ? WHERE account_id = ? AND kind = ?', [
      assigned.length,
      tx.accountId,
      kind,
    ]);
  }
  return given;
}

function seatAssigned({ id, kind }: License, holder: User, availableAfter: number): EventDraft {
  return {
    type: EventType.SEAT_ASSIGNED,
    licenseId: id,
    kind,
    holderId: holder.id,
    holderName: holder.name,
    availableAfter,
  };
}
