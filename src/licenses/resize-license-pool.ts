import { checkRange, EventType, LicensePool, newId, Refusal, refuse } from '../entities/index.js';
import { type ChangeContext, changeAccount, type Tx } from '../events/change-account.js';
import { poolsByKinds } from '../graphql/loaders.js';
import type { ResizeLicensePoolInput } from './license.inputs.js';

/**
 * Buys licenses or gives them back. Shrinking retires the free ones that have been free longest (L1), and never takes
 * one from a holder (L8). Records PoolResized; nothing for the same capacity (U6).
 * Refusals: INVALID, CAPACITY_BELOW_ASSIGNED.
 */
export async function resizeLicensePool(
  ctx: ChangeContext,
  { kind, capacity }: ResizeLicensePoolInput,
): Promise<{ pool: LicensePool } | Refusal> {
  const faults = checkRange('capacity', capacity, 0, 100_000);
  if (faults.length > 0) return new Refusal(faults);

  return changeAccount(ctx, async (tx) => {
    const [pool] = (await poolsByKinds(tx, [kind])) as [LicensePool];
    if (capacity === pool.capacity) return { pool };
    if (capacity < pool.assigned) {
      return refuse(
        'CAPACITY_BELOW_ASSIGNED',
        `Licenses held: ${pool.assigned}. Unassign ${pool.assigned - capacity} first.`,
        'capacity',
      );
    }
    if (capacity > pool.capacity) await addLicenses(tx, pool, capacity - pool.capacity);
    else retireLicenses(tx, pool, pool.capacity - capacity);
    const resized = { ...pool, capacity };
    tx.write('/* resizeLicensePool */ UPDATE license_pools SET capacity = ? WHERE account_id = ? AND id = ?', [
      capacity,
      tx.accountId,
      pool.id,
    ]);
    tx.record({
      type: EventType.POOL_RESIZED,
      kind,
      capacity,
      previousCapacity: pool.capacity,
      availableAfter: LicensePool.available(resized),
    });
    return { pool: resized };
  });
}

/** 100,000 rows at once would not fit into what the database takes as one packet. */
const ROWS = 10_000;

async function addLicenses(tx: Tx, pool: LicensePool, count: number): Promise<void> {
  for (let left = count; left > 0; left -= ROWS) {
    const rows = Array.from({ length: Math.min(left, ROWS) }, () => [
      tx.accountId,
      newId('lic'),
      pool.kind,
      tx.version,
    ]);
    tx.write('/* addLicenses */ INSERT INTO licenses (account_id, id, kind, free_since) VALUES ?', [rows]);
    await tx.flush();
  }
}

function retireLicenses(tx: Tx, pool: LicensePool, count: number): void {
  tx.write(
    // without the hint, all of the account's are read and sorted
    `/* retireLicenses */ UPDATE licenses FORCE INDEX (licenses_free) SET retired_at = ?, free_since = NULL
     WHERE account_id = ? AND kind = ? AND free_since IS NOT NULL ORDER BY free_since, id LIMIT ?`,
    [tx.now, tx.accountId, pool.kind, count],
  );
}
