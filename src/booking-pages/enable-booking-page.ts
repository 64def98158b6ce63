import { BookingPage, LicenseKind, type Refusal, refuse } from '../entities/index.js';
import { type ChangeContext, changeAccount } from '../events/change-account.js';
import { findLicenseOf, findPage } from '../events/find.js';
import type { EnableBookingPageInput } from './booking-page.inputs.js';
import { pageEnabled } from './page-events.js';
import { enablePages } from './switch-pages.js';

/**
 * Lets a page take bookings, whatever it was dark for. Records PageEnabled; nothing for one that is enabled (U6).
 * Refusals: NOT_FOUND, OWNER_UNLICENSED (P2).
 */
export async function enableBookingPage(
  ctx: ChangeContext,
  input: EnableBookingPageInput,
): Promise<{ page: BookingPage } | Refusal> {
  return changeAccount(ctx, async (tx) => {
    const page = await findPage(tx, input.pageId);
    if (page === undefined) return refuse('NOT_FOUND', 'There is no such page.', 'pageId');
    if (BookingPage.enabled(page)) return { page };
    if ((await findLicenseOf(tx, page.ownerId, LicenseKind.SCHEDULED_MEETING)) === undefined) {
      return refuse(
        'OWNER_UNLICENSED',
        "The page's owner holds no SCHEDULED_MEETING license: assign one, or reassign the page.",
        'pageId',
      );
    }
    const [enabled] = enablePages(tx, [page]) as [BookingPage];
    tx.record(pageEnabled(enabled));
    return { page: enabled };
  });
}
