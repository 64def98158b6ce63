import { Booking, BookingCanceled, BookingCreated, BookingPage } from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { eventLink } from '../graphql/event-link.js';
import { bookingsByIds, pagesByIds } from '../graphql/loaders.js';

const booking = { type: () => Booking, description: 'The booking as it is now.' };
const bookings = (events: { bookingId: string }[], read: Read) =>
  bookingsByIds(
    read,
    events.map((event) => event.bookingId),
  );

const page = {
  type: () => BookingPage,
  nullable: true,
  description: 'The page as it is now; null when it is gone, or the caller may not see it.',
};
const pages = (events: { pageId: string }[], read: Read) =>
  pagesByIds(
    read,
    events.map((event) => event.pageId),
  );

export const bookingEventLinks = [
  eventLink(BookingCreated, 'booking', booking, bookings),
  eventLink(BookingCreated, 'page', page, pages),
  eventLink(BookingCanceled, 'booking', booking, bookings),
  eventLink(BookingCanceled, 'page', page, pages),
];
