import {
  BookAppointmentDocument,
  type BookAppointmentInput,
  CancelAppointmentDocument,
} from '../generated/operations.js';
import { client } from '../support/client.js';

export type Guest = ReturnType<typeof guestOf>;

/** Who books at a server without a key, or with one that must not matter. */
export function guestOf(server: { url: string }, key?: string) {
  const { ask } = client(server, key);
  const book = async (slug: string, startsAt: string, more: Partial<BookAppointmentInput> = {}) => {
    const guest = { guestName: 'Bob', guestEmail: 'bob@guests.example' };
    return (await ask(BookAppointmentDocument, { input: { slug, startsAt, ...guest, ...more } })).bookAppointment;
  };
  return {
    book,
    /** The booking, which must not be refused. */
    async booked(slug: string, startsAt: string, more: Partial<BookAppointmentInput> = {}) {
      const { userErrors, ...made } = await book(slug, startsAt, more);
      if (userErrors.length > 0) throw new Error(`nothing was booked: ${JSON.stringify(userErrors)}`);
      return made as { bookingId: string; startsAt: string; endsAt: string; cancelToken: string };
    },
    cancel: async (cancelToken: string) =>
      (await ask(CancelAppointmentDocument, { input: { cancelToken } })).cancelAppointment,
  };
}
