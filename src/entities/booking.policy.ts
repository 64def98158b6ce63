import type { Booking } from './booking.js';
import { seesAll, type Viewer } from './viewer.js';

/** A Member sees and cancels the bookings whose host they are, an Administrator all of the account's. */
export function seesBooking(viewer: Viewer, booking: Pick<Booking, 'hostId'>): boolean {
  const hostId = hostOfSeenBookings(viewer);
  return hostId === null || hostId === booking.hostId;
}

/** The same for lists: whose bookings they show; null for everybody's. */
export function hostOfSeenBookings(viewer: Viewer): string | null {
  return seesAll(viewer) ? null : viewer.userId;
}
