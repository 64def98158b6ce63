import { BookingPage, columnsOf, EventType, type PageDisabledReason } from '../entities/index.js';
import type { Tx } from '../events/change-account.js';

/** Makes the pages dark, or their darkness be for this reason; records PageDisabled for each, in their order. */
export function disablePages(tx: Tx, pages: BookingPage[], reason: PageDisabledReason): BookingPage[] {
  if (pages.length === 0) return [];
  tx.write(
    `/* disablePages */ UPDATE booking_pages SET disabled_reason = ?, disabled_at = COALESCE(disabled_at, ?)
     WHERE account_id = ? AND id IN (?)`,
    [reason, tx.now, tx.accountId, pages.map((page) => page.id)],
  );
  return pages.map((page) => {
    const { id, ownerId, slug } = page;
    tx.record({ type: EventType.PAGE_DISABLED, pageId: id, ownerId, slug, reason });
    return { ...page, disabledReason: reason, disabledAt: page.disabledAt ?? tx.now };
  });
}

/** Enables the pages, whose owners must be licensed; records PageEnabled for each, in their order. */
export function enablePages(tx: Tx, pages: BookingPage[]): BookingPage[] {
  if (pages.length === 0) return [];
  tx.write(
    `/* enablePages */ UPDATE booking_pages SET disabled_reason = NULL, disabled_at = NULL
     WHERE account_id = ? AND id IN (?)`,
    [tx.accountId, pages.map((page) => page.id)],
  );
  return pages.map((page) => {
    const { id, ownerId, slug } = page;
    tx.record({ type: EventType.PAGE_ENABLED, pageId: id, ownerId, slug });
    return { ...page, disabledReason: null, disabledAt: null };
  });
}

/** The user's pages that are enabled (null) or dark for this reason, by id. */
export function pagesOf(tx: Tx, ownerId: string, reason: PageDisabledReason | null): Promise<BookingPage[]> {
  return tx.query<BookingPage>(
    `/* pagesOf */ SELECT ${columnsOf(BookingPage, 'p')} FROM booking_pages p
     WHERE p.account_id = ? AND p.owner_id = ? AND p.disabled_reason <=> ? ORDER BY p.id`,
    [tx.accountId, ownerId, reason],
  );
}
