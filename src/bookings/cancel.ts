import { rowsByIds } from '../database/rows.js';
import { type Booking, BookingPage, BookingStatus, EventType } from '../entities/index.js';
import type { Tx } from '../events/change-account.js';

/** Cancels a confirmed booking: its time is free again. A step within a change. Records BookingCanceled. */
export async function cancel(tx: Tx, booking: Booking): Promise<Booking> {
  const page = (await rowsByIds(tx, BookingPage, tx.accountId, [booking.pageId])).get(booking.pageId);
  tx.write('/* cancel */ UPDATE bookings SET canceled_at = ? WHERE account_id = ? AND id = ?', [
    tx.now,
    tx.accountId,
    booking.id,
  ]);
  tx.record({
    type: EventType.BOOKING_CANCELED,
    bookingId: booking.id,
    pageId: booking.pageId,
    slug: page?.slug ?? booking.pageSlug,
  });
  return { ...booking, canceledAt: tx.now, status: BookingStatus.CANCELED };
}
