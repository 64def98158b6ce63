import type { Queries } from '../database/pools.js';
import {
  BookingPage,
  checkEmail,
  checkName,
  checkWithinYear,
  columnsOf,
  EventType,
  isSlug,
  newId,
  newToken,
  Refusal,
  refuse,
  ShownOnce,
} from '../entities/index.js';
import type { ChangeContext } from '../events/change-account.js';
import { changeAsGuest } from '../events/change-as-guest.js';
import type { BookAppointmentInput } from './booking.inputs.js';

/**
 * Books an appointment with the owner of an enabled page, who is its host for ever (B1, B3), if they have no other one at
 * that time, through whatever page (B2). Only the hash of the token to cancel it is kept: it is told this once.
 * Records BookingCreated. Refusals: INVALID, NOT_FOUND, PAGE_DISABLED (P3), SLOT_TAKEN.
 */
export async function bookAppointment(
  ctx: ChangeContext,
  { slug, startsAt, guestName, guestEmail }: BookAppointmentInput,
): Promise<{ bookingId: string; startsAt: Date; endsAt: Date; cancelToken: ShownOnce } | Refusal> {
  const faults = [
    ...checkWithinYear('startsAt', startsAt, new Date()),
    ...checkName('guestName', guestName),
    ...checkEmail('guestEmail', guestEmail),
  ];
  if (faults.length > 0) return new Refusal(faults);

  return changeAsGuest(
    ctx,
    (db) => findSlot(db, slug, startsAt),
    async (tx, page) => {
      const untimely = checkWithinYear('startsAt', startsAt, tx.now);
      if (untimely.length > 0) return new Refusal(untimely);
      const bookingId = newId('bkg');
      const endsAt = new Date(startsAt.getTime() + page.durationMinutes * 60_000);
      const { token, hash } = newToken('bt');
      tx.write(
        `/* bookAppointment */ INSERT INTO bookings
           (account_id, id, page_id, page_slug, page_title, host_id, host_name, guest_name, guest_email, starts_at,
            ends_at, cancel_token_hash)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          tx.accountId,
          bookingId,
          page.id,
          page.slug,
          page.title,
          page.ownerId,
          page.hostName,
          guestName.trim(),
          guestEmail.trim(),
          startsAt,
          endsAt,
          hash,
        ],
      );
      tx.record({ type: EventType.BOOKING_CREATED, bookingId, pageId: page.id, slug: page.slug });
      return { bookingId, startsAt, endsAt, cancelToken: new ShownOnce(token) };
    },
  );
}

/** No appointment is longer. */
const LONGEST_MS = 1_440 * 60_000;

/** The page, if it takes a booking at that time. Times are half-open intervals: one may start when another ends. */
async function findSlot(
  db: Queries,
  slug: string,
  startsAt: Date,
): Promise<(BookingPage & { hostName: string }) | Refusal> {
  const [page] = isSlug(slug)
    ? await db.query<BookingPage & { hostName: string; taken: 0 | 1 }>(
        `/* findSlot */ SELECT ${columnsOf(BookingPage, 'p')}, u.name AS hostName, EXISTS (
           SELECT 1 FROM bookings b WHERE b.account_id = p.account_id AND b.host_id = p.owner_id
             AND b.confirmed_start > ? AND b.confirmed_start < ? + INTERVAL p.duration_minutes MINUTE AND b.ends_at > ?
         ) AS taken
         FROM booking_pages p JOIN users u ON u.account_id = p.account_id AND u.id = p.owner_id WHERE p.slug = ?`,
        [new Date(startsAt.getTime() - LONGEST_MS), startsAt, startsAt, slug],
      )
    : [];
  if (page === undefined) return refuse('NOT_FOUND', 'There is no such page.', 'slug');
  if (!BookingPage.enabled(page)) return refuse('PAGE_DISABLED', 'This page takes no bookings at present.', 'slug');
  if (page.taken) return refuse('SLOT_TAKEN', 'This time is taken: choose another one.', 'startsAt');
  return page;
}
