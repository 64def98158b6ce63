import { disablePages, pagesOf } from '../booking-pages/switch-pages.js';
import {
  type BookingPage,
  EventType,
  type License,
  LicenseKind,
  LicensePool,
  PageDisabledReason,
  type Refusal,
  refuse,
} from '../entities/index.js';
import { type ChangeContext, changeAccount } from '../events/change-account.js';
import { findLicenseOf, findUser } from '../events/find.js';
import type { UnassignLicenseInput } from './license.inputs.js';

/**
 * Takes a user's license, which is free from then on. Without SCHEDULED_MEETING, all enabled pages that the user owns
 * go dark as OWNER_UNLICENSED in the same transaction; pages, settings and profile stay (L4).
 * Records PageDisabled for each page, by id, then SeatFreed. Refusals: NOT_FOUND, LICENSE_NOT_HELD.
 */
export async function unassignLicense(
  ctx: ChangeContext,
  { userId, kind }: UnassignLicenseInput,
): Promise<{ license: License; disabledPages: BookingPage[]; availableAfter: number } | Refusal> {
  return changeAccount(ctx, async (tx) => {
    const user = await findUser(tx, userId);
    if (user === undefined) return refuse('NOT_FOUND', 'There is no such user.', 'userId');
    const license = await findLicenseOf(tx, user.id, kind);
    if (license === undefined) return refuse('LICENSE_NOT_HELD', `This user holds no ${kind} license.`, 'userId');

    // the pages first: the database refuses to free a license under an enabled page (P2)
    const disabledPages =
      kind === LicenseKind.SCHEDULED_MEETING
        ? disablePages(tx, await pagesOf(tx, user.id, null), PageDisabledReason.OWNER_UNLICENSED)
        : [];
    tx.write(
      `/* unassignLicense */ UPDATE licenses SET holder_id = NULL, assigned_at = NULL, free_since = ?
       WHERE account_id = ? AND id = ?;
       UPDATE license_pools SET assigned = assigned - 1 WHERE account_id = ? AND kind = ?`,
      [tx.version, tx.accountId, license.id, tx.accountId, kind],
    );
    const [pool] = await tx.query<LicensePool>(
      '/* unassignLicense */ SELECT capacity, assigned FROM license_pools WHERE account_id = ? AND kind = ?',
      [tx.accountId, kind],
    );
    const availableAfter = LicensePool.available(pool as LicensePool);
    tx.record({
      type: EventType.SEAT_FREED,
      licenseId: license.id,
      kind,
      formerHolderId: user.id,
      formerHolderName: user.name,
      availableAfter,
    });
    return {
      license: { ...license, holderId: null, assignedAt: null, freeSince: tx.version },
      disabledPages,
      availableAfter,
    };
  });
}
