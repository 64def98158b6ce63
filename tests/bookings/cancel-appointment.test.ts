import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openAcme } from '../accounts/acme.js';
import { openRaw, type RawSession } from '../database/raw.js';
import {
  BookingsDocument,
  CancelBookingDocument,
  DeleteBookingPageDocument,
  DeleteUserDocument,
  DisableBookingPageDocument,
  ReassignBookingPageDocument,
  StartConversationDocument,
  UnassignLicenseDocument,
  UpdateBookingPageDocument,
} from '../generated/operations.js';
import { daysAhead, unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { type Guest, guestOf } from './guest.js';

const kind = 'SCHEDULED_MEETING';
const DONE = { canceled: true, userErrors: [] };

describe('cancelAppointment', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  let raw: RawSession;
  let guest: Guest;
  beforeAll(async () => {
    app = await startApp();
    raw = await openRaw();
    guest = guestOf(app);
  });
  afterAll(async () => {
    await raw.end();
    await app.close();
  });

  /** Grace has a booking in a week, through her page. */
  const open = async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const graceId = await acme.user({ name: 'Grace', licenses: [kind] });
    const page = await acme.page(graceId);
    const { bookingId, cancelToken } = await guest.booked(page.slug, daysAhead(7));
    await acme.newEvents();
    return { acme, graceId, page, bookingId, cancelToken };
  };
  type Open = Awaited<ReturnType<typeof open>>;
  const refusal = (code: string) => ({ canceled: false, userErrors: [{ code, field: ['cancelToken'] }] });

  it('cancels the booking, which stays as it was, and records it without an actor', async () => {
    const { acme, page, bookingId, cancelToken } = await open();
    const before = await acme.state();

    expect(await guest.cancel(cancelToken)).toEqual(DONE);

    const { bookings, bookingPages } = await acme.state();
    expect(bookings.nodes).toEqual([{ ...before.bookings.nodes[0], status: 'CANCELED' }]);
    expect(bookingPages).toEqual(before.bookingPages);
    const events = await acme.newEvents();
    expect(events).toMatchObject([
      {
        __typename: 'BookingCanceled',
        actor: null,
        slug: page.slug,
        booking: { id: bookingId },
        page: { id: page.id },
      },
    ]);
    const [row] = await raw.query('SELECT canceled_at AS canceledAt FROM bookings WHERE id = ?', [bookingId]);
    expect(row.canceledAt.toISOString()).toBe(events[0]?.occurredAt);
  });

  it('A2: acts for nobody, whichever key is sent along', async () => {
    const other = await openAcme(app);
    await other.newEvents();
    const { acme, cancelToken } = await open();
    expect(await guestOf(app, other.apiKey).cancel(cancelToken)).toEqual(DONE);
    expect(await acme.newEvents()).toMatchObject([{ __typename: 'BookingCanceled', actor: null }]);
    expect(await other.newEvents()).toEqual([]);
  });

  /** What may have become of a booking's page and host, and the slug that the event tells then. */
  const LATER: [string, (open: Open) => Promise<string>][] = [
    [
      'disabled',
      async ({ acme, page }) => {
        await acme.ada.ask(DisableBookingPageDocument, { input: { pageId: page.id } });
        return page.slug;
      },
    ],
    [
      'dark for want of a license',
      async ({ acme, page, graceId }) => {
        await acme.ada.ask(UnassignLicenseDocument, { input: { userId: graceId, kind } });
        return page.slug;
      },
    ],
    [
      'renamed',
      async ({ acme, page }) => {
        const slug = unique('renamed');
        await acme.ada.ask(UpdateBookingPageDocument, { input: { pageId: page.id, slug } });
        return slug;
      },
    ],
    [
      'renamed, and its slug that of another page',
      async ({ acme, page }) => {
        const slug = unique('renamed');
        await acme.ada.ask(UpdateBookingPageDocument, { input: { pageId: page.id, slug } });
        const other = await acme.page(acme.userId);
        await acme.ada.ask(UpdateBookingPageDocument, { input: { pageId: other.id, slug: page.slug } });
        return slug;
      },
    ],
    [
      "somebody else's",
      async ({ acme, page }) => {
        const ownerId = await acme.user({ licenses: [kind] });
        await acme.ada.ask(ReassignBookingPageDocument, { input: { pageId: page.id, ownerId } });
        return page.slug;
      },
    ],
    [
      'deleted: the slug is that of the booking',
      async ({ acme, page }) => {
        await acme.ada.ask(UpdateBookingPageDocument, { input: { pageId: page.id, slug: unique('renamed') } });
        await acme.ada.ask(DeleteBookingPageDocument, { input: { pageId: page.id } });
        return page.slug;
      },
    ],
    [
      'handed on, and its host deleted',
      async ({ acme, page, graceId }) => {
        await acme.ada.ask(DeleteUserDocument, { input: { userId: graceId } });
        return page.slug;
      },
    ],
  ];
  it.each(LATER)('P3, U5: cancels one whose page is %s', async (_, become) => {
    const opened = await open();
    const { acme, page, bookingId, cancelToken } = opened;
    const slug = await become(opened);
    const before = await acme.state();
    await acme.newEvents();

    expect(await guest.cancel(cancelToken)).toEqual(DONE);

    const { bookings, bookingPages } = await acme.state();
    expect(bookings.nodes).toEqual([{ ...before.bookings.nodes[0], status: 'CANCELED' }]);
    expect(bookingPages).toEqual(before.bookingPages);
    const isThere = bookingPages.nodes.some(({ id }) => id === page.id);
    const events = await acme.newEvents();
    expect(events).toMatchObject([
      { __typename: 'BookingCanceled', booking: { id: bookingId }, slug, page: isThere ? { id: page.id } : null },
    ]);
  });

  it('cancels one that began, or is over', async () => {
    const { acme, page } = await open();
    for (const hours of [1, 1_000]) {
      const { bookingId, cancelToken } = await guest.booked(page.slug, daysAhead(8));
      await raw.query(
        'UPDATE bookings SET starts_at = NOW(3) - INTERVAL ? HOUR, ends_at = starts_at + INTERVAL 90 MINUTE WHERE id = ?',
        [hours, bookingId],
      );
      expect(await guest.cancel(cancelToken)).toEqual(DONE);
    }
    expect(await acme.newEventTypes()).toEqual([
      ...['BookingCreated', 'BookingCanceled', 'BookingCreated', 'BookingCanceled'],
    ]);
  });

  it('refuses a second time, also what the host has canceled: BOOKING_NOT_CONFIRMED', async () => {
    const { acme, page, cancelToken } = await open();
    const { bookingId, cancelToken: another } = await guest.booked(page.slug, daysAhead(8));
    await guest.cancel(cancelToken);
    await acme.ada.ask(CancelBookingDocument, { input: { bookingId } });
    await acme.unchangedBy(async () => {
      for (const token of [cancelToken, another]) {
        expect(await guest.cancel(token)).toMatchObject(refusal('BOOKING_NOT_CONFIRMED'));
      }
    });
  });

  it('refuses a token that no booking has: NOT_FOUND, also ids, hashes, and the token of a visitor', async () => {
    const { acme, page, bookingId, cancelToken } = await open();
    const { startConversation } = await client(app).ask(StartConversationDocument, {
      input: { slug: page.slug, kind: 'LIVE_CHAT', visitorName: 'Bob' },
    });
    const visitorToken = startConversation.visitorToken as string;
    expect(visitorToken).toMatch(/^vt_[\w-]{43}$/);
    const [row] = await raw.query('SELECT HEX(cancel_token_hash) AS hash FROM bookings WHERE id = ?', [bookingId]);
    const swapped = cancelToken.replace(/^(bt_)(.)/, (_, prefix, first) => prefix + (first === 'x' ? 'y' : 'x'));
    await acme.unchangedBy(async () => {
      const malformed = [
        `${cancelToken} `,
        ` ${cancelToken}`,
        `${cancelToken}\n`,
        `${cancelToken}=`,
        `${cancelToken}\0`,
      ];
      const forged = [cancelToken.toUpperCase(), cancelToken.slice(0, -1), cancelToken.slice(3), swapped, row.hash];
      const visitors = [visitorToken, visitorToken.replace('vt_', 'bt_'), cancelToken.replace('bt_', 'vt_')];
      for (const token of [...malformed, ...forged, ...visitors, bookingId, acme.apiKey, '', '0', '%', '\ud800']) {
        expect({ token, ...(await guest.cancel(token)) }).toMatchObject({ token, ...refusal('NOT_FOUND') });
      }
      expect(await guest.cancel('x'.repeat(100_000))).toMatchObject(refusal('NOT_FOUND'));
    });
    const { bookings } = await acme.ada.ask(BookingsDocument);
    expect(bookings.nodes).toMatchObject([{ status: 'CONFIRMED' }]);
  });
});
