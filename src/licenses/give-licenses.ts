import { type EventDraft, EventType, type License, type LicenseKind, type User } from '../entities/index.js';
import type { Tx } from '../events/change-account.js';
import { LICENSE_OF_POOL, type LicenseOfPool, licensesOfPool } from './licenses-held.js';

export interface Given {
  license: License;
  /** Free licenses of the kind after this one. */
  availableAfter: number;
  /** What the verb records of it: SeatAssigned, or nothing for one who held it already. */
  events: EventDraft[];
}

/**
 * Gives each user, in their order, a license of the kind: the one they hold, else the one longest free, then the lowest
 * id (L3). Users for whom none was left are not in the answer. A step within a change: one read, one write for all.
 */
export async function giveLicenses(tx: Tx, users: User[], kind: LicenseKind): Promise<Map<string, Given>> {
  if (users.length === 0) return new Map();
  const rows = await tx.query<LicenseOfPool>(
    `/* giveLicenses */ SELECT ${LICENSE_OF_POOL} FROM license_pools p
     JOIN (
       (SELECT h.* FROM licenses h WHERE h.account_id = ? AND h.kind = ? AND h.holder_id IN (?))
       UNION ALL
       (SELECT f.* FROM licenses f WHERE f.account_id = ? AND f.kind = ? AND f.free_since IS NOT NULL
        ORDER BY f.free_since, f.id LIMIT ?)
     ) l ON l.account_id = p.account_id AND l.kind = p.kind
     WHERE p.account_id = ? AND p.kind = ? ORDER BY l.free_since, l.id`,
    [tx.accountId, kind, users.map((user) => user.id), tx.accountId, kind, users.length, tx.accountId, kind],
  );
  let { licenses, available } = licensesOfPool(rows);
  const held = new Map(licenses.map((license) => [license.holderId, license]));
  const free = licenses.filter((license) => license.holderId === null);

  const given = new Map<string, Given>();
  const assigned: License[] = [];
  for (const user of users) {
    const kept = held.get(user.id);
    const next = kept ? undefined : free.shift();
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
       ON DUPLICATE KEY UPDATE holder_id = VALUES(holder_id), assigned_at = VALUES(assigned_at), free_since = NULL;
       UPDATE license_pools SET assigned = assigned + ? WHERE account_id = ? AND kind = ?`,
      [
        assigned.map(({ id, holderId }) => [tx.accountId, id, kind, holderId, tx.now]),
        assigned.length,
        tx.accountId,
        kind,
      ],
    );
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
