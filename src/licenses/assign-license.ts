import { pageEnabled } from '../booking-pages/page-events.js';
import { enablePages, pagesOf } from '../booking-pages/switch-pages.js';
import { type BookingPage, type License, PageDisabledReason, Refusal, refuse } from '../entities/index.js';
import { type ChangeContext, readThenChange } from '../events/change-account.js';
import { findUser } from '../events/find.js';
import { giveLicenses, seatsFor } from './give-licenses.js';
import type { AssignLicenseInput } from './license.inputs.js';
import { checkPageOption } from './page-options.js';

/**
 * Gives a user a free license of the kind: the one longest free (L3). Who holds one keeps it, and no seat moves.
 * Enables no page by itself; `restorePages` brings back those dark as OWNER_UNLICENSED, also for a holder (L6).
 * Records SeatAssigned, then PageEnabled for each page, by id. Refusals: INVALID, NOT_FOUND, NO_FREE_LICENSE.
 */
export async function assignLicense(
  ctx: ChangeContext,
  { userId, kind, restorePages, dryRun }: AssignLicenseInput,
): Promise<{ license: License; restoredPages: BookingPage[]; availableAfter: number } | Refusal> {
  const faults = checkPageOption('restorePages', restorePages, kind);
  if (faults.length > 0) return new Refusal(faults);

  return readThenChange(ctx, dryRun, async (tx) => {
    const [user, seats, dark] = await Promise.all([
      findUser(tx, userId),
      seatsFor(tx, [userId], kind),
      restorePages ? pagesOf(tx, [userId], PageDisabledReason.OWNER_UNLICENSED) : [],
    ]);
    if (user === undefined) return refuse('NOT_FOUND', 'There is no such user.', 'userId');
    const given = giveLicenses(tx, [user], seats).get(user.id);
    if (given === undefined) {
      return refuse('NO_FREE_LICENSE', `All ${kind} licenses are held: free one, or resize the pool.`, 'kind');
    }
    const { license, availableAfter, events } = given;
    const restoredPages = enablePages(tx, dark);
    tx.record(...events, ...restoredPages.map(pageEnabled));
    return { license, restoredPages, availableAfter };
  });
}
