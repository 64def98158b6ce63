import { page, pages } from '../booking-pages/page-events.resolver.js';
import { Booking, BookingCanceled, BookingCreated } from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { eventLink } from '../graphql/event-link.js';
import { bookingsByIds } from '../graphql/loaders.js';

const booking = { type: () => Booking, description: 'The booking as it is now.' };
const bookings = (events: { bookingId: string }[], read: Read) =>
  bookingsByIds(
    read,
    events.map((event) => event.bookingId),
  );

export const bookingEventLinks = [
  eventLink(BookingCreated, 'booking', booking, bookings),
  eventLink(BookingCreated, 'page', page, pages),
  eventLink(BookingCanceled, 'booking', booking, bookings),
  eventLink(BookingCanceled, 'page', page, pages),
];
