import { type Booking, type Refusal, refuse } from '../entities/index.js';
import { type ChangeContext, changeAccount } from '../events/change-account.js';
import { findBooking } from '../events/find.js';
import type { CancelBookingInput } from './booking.inputs.js';
import { cancel } from './cancel.js';

/**
 * Cancels a booking: a Member one whose host they are, an Administrator any.
 * Records BookingCanceled. Refusals: NOT_FOUND, BOOKING_NOT_CONFIRMED.
 */
export async function cancelBooking(
  ctx: ChangeContext,
  { bookingId }: CancelBookingInput,
): Promise<{ booking: Booking } | Refusal> {
  return changeAccount(ctx, async (tx) => {
    const booking = await findBooking(tx, bookingId);
    if (booking === undefined) return refuse('NOT_FOUND', 'There is no such booking.', 'bookingId');
    if (booking.canceledAt !== null) {
      return refuse('BOOKING_NOT_CONFIRMED', 'This booking was canceled already.', 'bookingId');
    }
    return { booking: await cancel(tx, booking) };
  });
}
