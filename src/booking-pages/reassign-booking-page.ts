import { rowsByIds } from '../database/rows.js';
import { BookingPage, LicenseKind, type Refusal, refuse, User } from '../entities/index.js';
import { type ChangeContext, changeAccount } from '../events/change-account.js';
import { findLicenseOf, findPage, findUser } from '../events/find.js';
import type { ReassignBookingPageInput } from './booking-page.inputs.js';
import { pageEnabled, pageReassigned } from './page-events.js';
import { enablePages, movePages } from './switch-pages.js';

/**
 * Hands a page to another user (P4). An enabled page stays enabled and goes only to a licensed user; a dark one goes to
 * anybody and keeps its reason, or is enabled with the move. Records PageReassigned, then PageEnabled if it was asked
 * for and the page was dark; nothing of what is so already (U6). Refusals: NOT_FOUND, OWNER_UNLICENSED.
 */
export async function reassignBookingPage(
  ctx: ChangeContext,
  input: ReassignBookingPageInput,
): Promise<{ page: BookingPage } | Refusal> {
  return changeAccount(ctx, async (tx) => {
    const page = await findPage(tx, input.pageId);
    if (page === undefined) return refuse('NOT_FOUND', 'There is no such page.', 'pageId');
    const owner = await findUser(tx, input.ownerId);
    if (owner === undefined) return refuse('NOT_FOUND', 'There is no such user.', 'ownerId');

    const lightsUp = input.enable === true && !BookingPage.enabled(page);
    const needsLicense = BookingPage.enabled(page) || lightsUp;
    if (needsLicense && (await findLicenseOf(tx, owner.id, LicenseKind.SCHEDULED_MEETING)) === undefined) {
      return refuse('OWNER_UNLICENSED', 'This user holds no SCHEDULED_MEETING license: assign one first.', 'ownerId');
    }

    let moved = page;
    if (owner.id !== page.ownerId) {
      const former = (await rowsByIds(tx, User, tx.accountId, [page.ownerId])).get(page.ownerId) as User;
      [moved] = movePages(tx, [page], owner) as [BookingPage];
      tx.record(pageReassigned(moved, owner, former));
    }
    if (lightsUp) {
      [moved] = enablePages(tx, [moved]) as [BookingPage];
      tx.record(pageEnabled(moved));
    }
    return { page: moved };
  });
}
