import type { BookingPage } from './booking-page.js';
import { seesAll, type Viewer } from './viewer.js';

/** A Member sees and changes their own pages, an Administrator all of the account's. */
export function seesPage(viewer: Viewer, page: Pick<BookingPage, 'ownerId'>): boolean {
  const ownerId = ownerOfSeenPages(viewer);
  return ownerId === null || ownerId === page.ownerId;
}

/** The same for lists: whose pages they show; null for everybody's. */
export function ownerOfSeenPages(viewer: Viewer): string | null {
  return seesAll(viewer) ? null : viewer.userId;
}
