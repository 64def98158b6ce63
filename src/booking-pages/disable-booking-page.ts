import { type BookingPage, PageDisabledReason, type Refusal, refuse } from '../entities/index.js';
import { type ChangeContext, changeAccount } from '../events/change-account.js';
import { findPage } from '../events/find.js';
import type { DisableBookingPageInput } from './booking-page.inputs.js';
import { pageDisabled } from './page-events.js';
import { disablePages } from './switch-pages.js';

/**
 * Makes a page dark until somebody enables it. A page that is dark for another reason gets BY_USER as its reason, so that
 * it is not restored with a license (L6). Records PageDisabled (BY_USER); nothing where it is so already (U6).
 * Refusals: NOT_FOUND.
 */
export async function disableBookingPage(
  ctx: ChangeContext,
  input: DisableBookingPageInput,
): Promise<{ page: BookingPage } | Refusal> {
  return changeAccount(ctx, async (tx) => {
    const page = await findPage(tx, input.pageId);
    if (page === undefined) return refuse('NOT_FOUND', 'There is no such page.', 'pageId');
    if (page.disabledReason === PageDisabledReason.BY_USER) return { page };
    const [disabled] = disablePages(tx, [page], PageDisabledReason.BY_USER) as [BookingPage];
    tx.record(pageDisabled(disabled));
    return { page: disabled };
  });
}
