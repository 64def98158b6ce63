import { idsIn } from '../database/rows.js';
import { BookingPage, columnsOf, type PageDisabledReason, type User } from '../entities/index.js';
import type { Tx } from '../events/change-account.js';

// Steps within a change, for any number of pages at once. They return the pages as they are then, in the same order; the
// verb records what of it is told, and when: see `page-events.ts`.

/** Makes the pages dark, or their darkness be for this reason. */
export function disablePages(tx: Tx, pages: BookingPage[], reason: PageDisabledReason): BookingPage[] {
  if (pages.length === 0) return [];
  tx.write(
    `/* disablePages */ UPDATE booking_pages SET disabled_reason = ?, disabled_at = COALESCE(disabled_at, ?)
     WHERE account_id = ? AND id IN (?)`,
    [reason, tx.now, tx.accountId, pages.map((page) => page.id)],
  );
  return pages.map((page) => ({ ...page, disabledReason: reason, disabledAt: page.disabledAt ?? tx.now }));
}

/** Enables the pages, whose owners must be licensed (P2). */
export function enablePages(tx: Tx, pages: BookingPage[]): BookingPage[] {
  if (pages.length === 0) return [];
  tx.write(
    `/* enablePages */ UPDATE booking_pages SET disabled_reason = NULL, disabled_at = NULL
     WHERE account_id = ? AND id IN (?)`,
    [tx.accountId, pages.map((page) => page.id)],
  );
  return pages.map((page) => ({ ...page, disabledReason: null, disabledAt: null }));
}

/** Hands the pages to another owner, who must be licensed if one of them is enabled (P4). */
export function movePages(tx: Tx, pages: BookingPage[], owner: User): BookingPage[] {
  if (pages.length === 0) return [];
  tx.write('/* movePages */ UPDATE booking_pages SET owner_id = ? WHERE account_id = ? AND id IN (?)', [
    owner.id,
    tx.accountId,
    pages.map((page) => page.id),
  ]);
  return pages.map((page) => ({ ...page, ownerId: owner.id }));
}

/** The pages of these users, by id: all, or those that are enabled (null), or dark for a reason. */
export function pagesOf(tx: Tx, ownerIds: string[], reason?: PageDisabledReason | null): Promise<BookingPage[]> {
  return tx.query<BookingPage>(
    `/* pagesOf */ SELECT ${columnsOf(BookingPage, 'p')} FROM booking_pages p
     WHERE p.account_id = ? AND p.owner_id IN (?) ${reason === undefined ? '' : 'AND p.disabled_reason <=> ?'} ORDER BY p.id`,
    [tx.accountId, idsIn(ownerIds), ...(reason === undefined ? [] : [reason])],
  );
}
