import { type BookingPage, checkName, checkRange, checkSlug, EventType, Refusal, refuse } from '../entities/index.js';
import { type ChangeContext, changeAccount } from '../events/change-account.js';
import { findPage } from '../events/find.js';
import { isTaken } from '../events/is-taken.js';
import type { UpdateBookingPageInput } from './booking-page.inputs.js';

/**
 * Changes a page's title, slug or duration; what is left out or null stays. A former slug is free at once.
 * Records PageUpdated; nothing where all is so already (U6). Refusals: INVALID, NOT_FOUND, SLUG_TAKEN.
 */
export async function updateBookingPage(
  ctx: ChangeContext,
  { pageId, title, slug, durationMinutes }: UpdateBookingPageInput,
): Promise<{ page: BookingPage } | Refusal> {
  const faults = [
    ...(title == null ? [] : checkName('title', title)),
    ...(slug == null ? [] : checkSlug('slug', slug)),
    ...(durationMinutes == null ? [] : checkRange('durationMinutes', durationMinutes, 5, 1_440)),
  ];
  if (faults.length > 0) return new Refusal(faults);

  return changeAccount(ctx, async (tx) => {
    const page = await findPage(tx, pageId);
    if (page === undefined) return refuse('NOT_FOUND', 'There is no such page.', 'pageId');
    const updated: BookingPage = {
      ...page,
      title: title?.trim() ?? page.title,
      slug: slug ?? page.slug,
      durationMinutes: durationMinutes ?? page.durationMinutes,
    };
    const isSame =
      updated.title === page.title && updated.slug === page.slug && updated.durationMinutes === page.durationMinutes;
    if (isSame) return { page };
    tx.write(
      `/* updateBookingPage */ UPDATE booking_pages SET title = ?, slug = ?, duration_minutes = ?
       WHERE account_id = ? AND id = ?`,
      [updated.title, updated.slug, updated.durationMinutes, tx.accountId, page.id],
    );
    if (await isTaken(tx, 'booking_pages_slug')) {
      return refuse('SLUG_TAKEN', 'Another page has this slug: choose another one.', 'slug');
    }
    tx.record({ type: EventType.PAGE_UPDATED, pageId: page.id, ownerId: page.ownerId, slug: updated.slug });
    return { page: updated };
  });
}
