import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { type Acme, openAcme } from '../accounts/acme.js';
import { openRaw, type RawSession } from '../database/raw.js';
import { until } from '../events/support.js';
import {
  BookingsDocument,
  CancelBookingDocument,
  DeleteBookingPageDocument,
  DisableBookingPageDocument,
  UnassignLicenseDocument,
} from '../generated/operations.js';
import { darkPage } from '../licenses/dark-page.js';
import { daysAhead, unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { type Lock, lockAccount } from '../support/lock-account.js';
import { guestOf } from './guest.js';

const kind = 'SCHEDULED_MEETING';

type Server = App & { url: string };

let servers: [Server, Server];
let raw: RawSession;
beforeAll(async () => {
  servers = await Promise.all([startApp(), startApp()]);
  raw = await openRaw();
});
afterAll(async () => {
  await raw.end();
  await Promise.all(servers.map((server) => server.close()));
});

/** Grace holds a license and owns an enabled page. */
async function open() {
  const acme = await openAcme(servers[0], { scheduledMeeting: 2 });
  const graceId = await acme.user({ name: 'Grace', licenses: [kind] });
  const page = await acme.page(graceId);
  await acme.newEvents();
  return { acme, graceId, page };
}

const guestAt = (turn: number) => guestOf(servers[turn % 2] as Server);
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const codesOf = (told: { userErrors: { code: string }[] }[]) =>
  told.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
const bookingsOf = async ({ ada }: Acme) => (await ada.ask(BookingsDocument, { first: 100 })).bookings.nodes;

describe('B2: of guests who book at once', () => {
  it('50 at one slot, through two servers, one gets it; 49 are told SLOT_TAKEN, and the log has one event', async () => {
    const { acme, page } = await open();
    const told = await Promise.all(times(50, (index) => guestAt(index).book(page.slug, daysAhead(7))));

    expect(codesOf(told)).toEqual(Array(49).fill('SLOT_TAKEN'));
    const [booked, ...others] = told.filter(({ bookingId }) => bookingId !== null);
    expect(others).toEqual([]);
    expect(await bookingsOf(acme)).toMatchObject([{ id: booked?.bookingId, status: 'CONFIRMED' }]);
    expect(await acme.newEvents()).toMatchObject([
      { __typename: 'BookingCreated', booking: { id: booked?.bookingId } },
    ]);
    expect(await guestAt(0).cancel(booked?.cancelToken as string)).toMatchObject({ canceled: true });
  });

  it('at overlapping times, through pages of different lengths, no two get what overlaps, and none is refused in vain', async () => {
    const { acme, graceId, page } = await open();
    const pages = [page, await acme.page(graceId, 45), await acme.page(graceId, 5)];
    await acme.newEvents();
    const asked = times(60, (index) => ({
      page: pages[index % 3] as typeof page,
      // all over four hours, in steps of seven minutes
      minutes: ((index * 37) % 34) * 7,
    }));
    const told = await Promise.all(
      asked.map(({ page, minutes }, index) => guestAt(index).book(page.slug, daysAhead(7, minutes))),
    );

    const bookings = await bookingsOf(acme);
    expect(bookings.length).toBeGreaterThan(3);
    for (const [index, { startsAt }] of bookings.slice(1).entries()) {
      expect(Date.parse(startsAt)).toBeGreaterThanOrEqual(Date.parse(bookings[index]?.endsAt as string));
    }
    expect(told.flatMap(({ bookingId }) => bookingId ?? []).sort()).toEqual(bookings.map(({ id }) => id).sort());
    expect(await acme.newEventTypes()).toEqual(bookings.map(() => 'BookingCreated'));
    for (const [index, { userErrors }] of told.entries()) {
      if (userErrors.length === 0) continue;
      expect(userErrors).toMatchObject([{ code: 'SLOT_TAKEN', field: ['startsAt'] }]);
      const { page, minutes } = asked[index] as (typeof asked)[number];
      const [start, end] = [daysAhead(7, minutes), daysAhead(7, minutes + page.durationMinutes)];
      expect(bookings.filter((booking) => booking.startsAt < end && booking.endsAt > start)).not.toEqual([]);
    }
  });

  it('and cancel, an appointment is canceled once, by the guest or by the host', async () => {
    const { acme, page } = await open();
    for (let round = 0; round < 10; round++) {
      const { bookingId, cancelToken } = await guestAt(round).booked(page.slug, daysAhead(7));
      await acme.newEvents();
      const byHost = async (turn: number) =>
        (await client(servers[turn % 2] as Server, acme.apiKey).ask(CancelBookingDocument, { input: { bookingId } }))
          .cancelBooking;
      const told = await Promise.all(
        times(6, (turn) => (turn % 3 === 0 ? byHost(turn + round) : guestAt(turn).cancel(cancelToken))),
      );
      expect(codesOf(told)).toEqual(Array(5).fill('BOOKING_NOT_CONFIRMED'));
      expect(await acme.newEventTypes()).toEqual(['BookingCanceled']);
    }
    expect(await bookingsOf(acme)).toHaveLength(10);
  });
});

describe('what a guest finds at the look and not under the lock', () => {
  /** Guests wait for the account's lock, behind what is let wait there first; tells what they were told. */
  const whileWaiting = async <T>(
    { acme, first }: { acme: Acme; first?: () => Promise<unknown> },
    ask: () => Promise<T>,
    meanwhile: (lock: Lock) => Promise<unknown> = async () => {},
  ): Promise<T> => {
    const lock = await lockAccount(acme.accountId);
    const before = first?.();
    if (before) await lock.waitedFor();
    const asked = ask();
    await lock.waitedFor(before ? 2 : 1);
    await meanwhile(lock);
    await lock.release();
    await before;
    return asked;
  };
  const book = (slug: string, startsAt = daysAhead(7)) => guestOf(servers[1]).book(slug, startsAt);
  const refusal = (code: string, field: string) => ({ bookingId: null, userErrors: [{ code, field: [field] }] });

  it.each([
    [
      'unassignLicense',
      ['PageDisabled', 'SeatFreed'],
      ({ acme, graceId }) => acme.ada.ask(UnassignLicenseDocument, { input: { userId: graceId, kind } }),
    ],
    [
      'disableBookingPage',
      ['PageDisabled'],
      ({ acme, page }) => acme.ada.ask(DisableBookingPageDocument, { input: { pageId: page.id } }),
    ],
  ] as [string, string[], (opened: Awaited<ReturnType<typeof open>>) => Promise<unknown>][])(
    'P3, B1: a page that %s made dark takes nobody who waited: PAGE_DISABLED, and nothing is recorded',
    async (_, recorded, makeDark) => {
      const opened = await open();
      const { acme, page } = opened;
      const told = await whileWaiting({ acme, first: () => makeDark(opened) }, () =>
        Promise.all(times(5, (index) => book(page.slug, daysAhead(7, index * 30)))),
      );
      expect(told).toMatchObject(Array(5).fill(refusal('PAGE_DISABLED', 'slug')));
      expect(await acme.newEventTypes()).toEqual(recorded);
      expect(await bookingsOf(acme)).toEqual([]);
    },
  );

  it('a page that was deleted: NOT_FOUND', async () => {
    const { acme, page } = await open();
    const first = () => acme.ada.ask(DeleteBookingPageDocument, { input: { pageId: page.id } });
    expect(await whileWaiting({ acme, first }, () => book(page.slug))).toMatchObject(refusal('NOT_FOUND', 'slug'));
    expect(await acme.newEventTypes()).toEqual(['PageDeleted']);
    expect(await bookingsOf(acme)).toEqual([]);
  });

  it('B2: a slot that somebody took: SLOT_TAKEN', async () => {
    const { acme, page } = await open();
    const first = () => guestOf(servers[0]).booked(page.slug, daysAhead(7, 15));
    expect(await whileWaiting({ acme, first }, () => book(page.slug))).toMatchObject(refusal('SLOT_TAKEN', 'startsAt'));
    expect(await acme.newEventTypes()).toEqual(['BookingCreated']);
  });

  it('a booking that somebody canceled: BOOKING_NOT_CONFIRMED', async () => {
    const { acme, page } = await open();
    const { bookingId, cancelToken } = await guestAt(0).booked(page.slug, daysAhead(7));
    await acme.newEvents();
    const first = () => acme.ada.ask(CancelBookingDocument, { input: { bookingId } });
    expect(await whileWaiting({ acme, first }, () => guestOf(servers[1]).cancel(cancelToken))).toMatchObject({
      canceled: false,
      userErrors: [{ code: 'BOOKING_NOT_CONFIRMED', field: ['cancelToken'] }],
    });
    expect(await acme.newEvents()).toMatchObject([{ __typename: 'BookingCanceled', actor: { id: acme.userId } }]);
  });

  it('A4: for an Administrator who is one no more: a booking of somebody else is NOT_FOUND', async () => {
    const { acme, page } = await open();
    const bob = await acme.member({ role: 'ADMINISTRATOR' });
    const { bookingId } = await guestAt(0).booked(page.slug, daysAhead(7));
    await acme.newEvents();
    const input = { bookingId };
    const { cancelBooking } = await whileWaiting(
      { acme },
      () => bob.ask(CancelBookingDocument, { input }),
      ({ query }) =>
        query("UPDATE users SET role = 'MEMBER' WHERE account_id = ? AND id = ?", [acme.accountId, bob.id]),
    );
    expect(cancelBooking).toMatchObject({ booking: null, userErrors: [{ code: 'NOT_FOUND', field: ['bookingId'] }] });
    expect(await bookingsOf(acme)).toMatchObject([{ id: bookingId, status: 'CONFIRMED' }]);
    expect(await acme.newEvents()).toEqual([]);
  });

  it('a time that passed: INVALID, by the clock of the database', async () => {
    const { acme, page } = await open();
    const startsAt = new Date(Date.now() + 15_000);
    const told = await whileWaiting(
      { acme },
      () => book(page.slug, startsAt.toISOString()),
      () =>
        until(async () => {
          const [{ now }] = await raw.query('SELECT NOW(3) AS now');
          return now > startsAt;
        }),
    );
    expect(told).toMatchObject(refusal('INVALID', 'startsAt'));
    expect(await acme.newEvents()).toEqual([]);
    expect(await bookingsOf(acme)).toEqual([]);
  });

  /** Gives a page another slug, and to another page the one that it had. */
  const moveSlug = async ({ query }: Pick<RawSession, 'query'>, slug: string, toPageId: string) => {
    const rename = 'UPDATE booking_pages SET slug = ? WHERE ';
    await query(`${rename} slug = ?`, [unique('moved'), slug]);
    await query(`${rename} id = ?`, [slug, toPageId]);
  };

  it('a slug that moved to another page: that one is booked, for its host and as long as it takes', async () => {
    const { acme, page } = await open();
    const linusId = await acme.user({ name: 'Linus', licenses: [kind] });
    const other = await acme.page(linusId, 60);
    await acme.newEvents();
    const told = await whileWaiting(
      { acme },
      () => book(page.slug),
      (lock) => moveSlug(lock, page.slug, other.id),
    );
    expect(told).toMatchObject({ endsAt: daysAhead(7, 60), userErrors: [] });
    expect(await bookingsOf(acme)).toMatchObject([
      { id: told.bookingId, page: { id: other.id }, host: { id: linusId }, hostName: 'Linus' },
    ]);
    expect(await acme.newEvents()).toMatchObject([
      { __typename: 'BookingCreated', slug: page.slug, page: { id: other.id } },
    ]);
  });

  it('A2: a slug that moved to another account is looked up again: it is booked there, and here is no trace', async () => {
    const [ours, theirs] = [await open(), await open()];
    const { slug } = ours.page;
    const told = await whileWaiting(
      ours,
      () => book(slug),
      (lock) => moveSlug(lock, slug, theirs.page.id),
    );
    expect(told).toMatchObject({ bookingId: expect.stringMatching(/^bkg_/), userErrors: [] });
    expect(await bookingsOf(theirs.acme)).toMatchObject([
      { id: told.bookingId, page: { id: theirs.page.id }, host: { id: theirs.graceId } },
    ]);
    expect(await theirs.acme.newEvents()).toMatchObject([
      { __typename: 'BookingCreated', actor: null, slug, booking: { id: told.bookingId } },
    ]);
    expect(await bookingsOf(ours.acme)).toEqual([]);
    expect(await ours.acme.newEvents()).toEqual([]);
    expect(await guestAt(0).cancel(told.cancelToken as string)).toMatchObject({ canceled: true });
    expect(await theirs.acme.newEventTypes()).toEqual(['BookingCanceled']);
  });

  it('A2: a slug that moved to a dark page of another account, or to one whose host is busy, is refused as that page', async () => {
    const [ours, theirs] = [await open(), await open()];
    const { slug } = ours.page;
    await guestAt(0).booked(theirs.page.slug, daysAhead(7, -10));
    await theirs.acme.newEvents();
    const busy = await whileWaiting(
      ours,
      () => book(slug),
      (lock) => moveSlug(lock, slug, theirs.page.id),
    );
    expect(busy).toMatchObject(refusal('SLOT_TAKEN', 'startsAt'));

    const dark = await darkPage(ours.acme, ours.acme.userId, 'BY_USER');
    await ours.acme.newEvents();
    const refused = await whileWaiting(
      theirs,
      () => book(slug, daysAhead(7, 60)),
      (lock) => moveSlug(lock, slug, dark.id),
    );
    expect(refused).toMatchObject(refusal('PAGE_DISABLED', 'slug'));
    for (const { acme } of [ours, theirs]) expect(await acme.newEvents()).toEqual([]);
  });

  it('A2: a slug that went to another account and came back is booked where it is in the end', async () => {
    const [ours, theirs] = [await open(), await open()];
    const { slug } = ours.page;
    const there = await lockAccount(theirs.acme.accountId);
    const here = await lockAccount(ours.acme.accountId);
    const asked = book(slug);
    await here.waitedFor();
    await moveSlug(here, slug, theirs.page.id);
    await here.release();
    await there.waitedFor();
    await moveSlug(there, slug, ours.page.id);
    await there.release();
    const { bookingId } = await asked;
    expect(await bookingsOf(ours.acme)).toMatchObject([{ id: bookingId, page: { id: ours.page.id } }]);
    expect(await ours.acme.newEventTypes()).toEqual(['BookingCreated']);
    expect(await theirs.acme.newEvents()).toEqual([]);
  });
});

describe('refusals that need no lock', () => {
  it('are answered at once though the account is locked; only who may succeed waits', async () => {
    const { acme, graceId, page } = await open();
    const dark = await darkPage(acme, graceId, 'BY_USER');
    const guest = guestAt(0);
    await guest.booked(page.slug, daysAhead(7));
    const canceled = await guest.booked(page.slug, daysAhead(8));
    await guest.cancel(canceled.cancelToken);
    const kept = await guest.booked(page.slug, daysAhead(9));
    await acme.newEvents();
    const unknown = canceled.cancelToken.replace(/.{6}$/, 'xxxxxx');

    const lock = await lockAccount(acme.accountId);
    try {
      const told = [
        await guest.book(dark.slug, daysAhead(7)),
        await guest.book(unique('page'), daysAhead(7)),
        await guest.book(`${page.slug} `, daysAhead(7)),
        await guest.book(page.slug, daysAhead(-1)),
        await guest.book(page.slug, daysAhead(10), { guestName: '' }),
        await guest.book(page.slug, daysAhead(7, 15)),
        await guest.cancel(unknown),
        await guest.cancel('nonsense'),
        await guest.cancel(canceled.cancelToken),
      ];
      expect(codesOf(told)).toEqual([
        ...['PAGE_DISABLED', 'NOT_FOUND', 'NOT_FOUND', 'INVALID', 'INVALID', 'SLOT_TAKEN'],
        ...['NOT_FOUND', 'NOT_FOUND', 'BOOKING_NOT_CONFIRMED'],
      ]);
      const waiting = [guestAt(0).book(page.slug, daysAhead(11)), guestAt(1).cancel(kept.cancelToken)];
      await lock.waitedFor(2);
      await lock.release();
      expect(codesOf(await Promise.all<{ userErrors: { code: string }[] }>(waiting))).toEqual([]);
    } finally {
      await lock.end().catch(() => {});
    }
    expect((await acme.newEventTypes()).sort()).toEqual(['BookingCanceled', 'BookingCreated']);
  });
});
