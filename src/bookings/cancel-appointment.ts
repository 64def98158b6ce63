import type { Queries } from '../database/pools.js';
import { Booking, columnsOf, hashOfToken, type Refusal, refuse } from '../entities/index.js';
import type { ChangeContext } from '../events/change-account.js';
import { changeAsGuest } from '../events/change-as-guest.js';
import type { CancelAppointmentInput } from './booking.inputs.js';
import { cancel } from './cancel.js';

/**
 * Cancels a booking with the token that its guest was given, whatever became of its page (P3).
 * Records BookingCanceled. Refusals: NOT_FOUND, BOOKING_NOT_CONFIRMED.
 */
export async function cancelAppointment(
  ctx: ChangeContext,
  { cancelToken }: CancelAppointmentInput,
): Promise<{ canceled: true } | Refusal> {
  return changeAsGuest(
    ctx,
    (db) => findConfirmed(db, cancelToken),
    async (tx, booking) => {
      await cancel(tx, booking);
      return { canceled: true };
    },
  );
}

async function findConfirmed(db: Queries, cancelToken: string): Promise<Booking | Refusal> {
  const hash = hashOfToken('bt', cancelToken);
  const [booking] = hash
    ? await db.query<Booking>(
        `/* findConfirmed */ SELECT ${columnsOf(Booking, 'b')} FROM bookings b WHERE b.cancel_token_hash = ?`,
        [hash],
      )
    : [];
  if (booking === undefined) return refuse('NOT_FOUND', 'No booking has this token.', 'cancelToken');
  if (booking.canceledAt === null) return booking;
  return refuse('BOOKING_NOT_CONFIRMED', 'This booking was canceled already.', 'cancelToken');
}
