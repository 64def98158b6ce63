import { EventType, type Refusal, refuse } from '../entities/index.js';
import { type ChangeContext, changeAccount } from '../events/change-account.js';
import { findPage } from '../events/find.js';
import type { DeleteBookingPageInput } from './booking-page.inputs.js';

/** Deletes a page; its slug is free at once. Records PageDeleted. Refusals: NOT_FOUND. */
export async function deleteBookingPage(
  ctx: ChangeContext,
  { pageId }: DeleteBookingPageInput,
): Promise<{ deletedPageId: string } | Refusal> {
  return changeAccount(ctx, async (tx) => {
    const page = await findPage(tx, pageId);
    if (page === undefined) return refuse('NOT_FOUND', 'There is no such page.', 'pageId');
    tx.write('/* deleteBookingPage */ DELETE FROM booking_pages WHERE account_id = ? AND id = ?', [
      tx.accountId,
      page.id,
    ]);
    tx.record({ type: EventType.PAGE_DELETED, pageId: page.id, ownerId: page.ownerId, slug: page.slug });
    return { deletedPageId: page.id };
  });
}
