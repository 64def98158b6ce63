import { enablePages, pagesOf } from '../booking-pages/switch-pages.js';
import {
  type BookingPage,
  type License,
  LicenseKind,
  PageDisabledReason,
  type Refusal,
  refuse,
} from '../entities/index.js';
import { type ChangeContext, changeAccount } from '../events/change-account.js';
import { findUser } from '../events/find.js';
import { giveLicense } from './give-license.js';
import type { AssignLicenseInput } from './license.inputs.js';

/**
 * Gives a user a free license of the kind: the one longest free (L3). Who holds one keeps it, and no seat moves.
 * Enables no page by itself; `restorePages` brings back those dark as OWNER_UNLICENSED, also for a holder (L6).
 * Records SeatAssigned, then PageEnabled for each page, by id. Refusals: INVALID, NOT_FOUND, NO_FREE_LICENSE.
 */
export async function assignLicense(
  ctx: ChangeContext,
  { userId, kind, restorePages }: AssignLicenseInput,
): Promise<{ license: License; restoredPages: BookingPage[]; availableAfter: number } | Refusal> {
  if (restorePages && kind !== LicenseKind.SCHEDULED_MEETING) {
    return refuse('INVALID', 'Only with a SCHEDULED_MEETING license are there pages to restore.', 'restorePages');
  }
  return changeAccount(ctx, async (tx) => {
    const user = await findUser(tx, userId);
    if (user === undefined) return refuse('NOT_FOUND', 'There is no such user.', 'userId');
    const given = await giveLicense(tx, user, kind);
    if (given === undefined) {
      return refuse('NO_FREE_LICENSE', `All ${kind} licenses are held: free one, or resize the pool.`, 'kind');
    }
    const restoredPages = restorePages
      ? enablePages(tx, await pagesOf(tx, user.id, PageDisabledReason.OWNER_UNLICENSED))
      : [];
    return { ...given, restoredPages };
  });
}
