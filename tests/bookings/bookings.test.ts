import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Acme, openAcme } from '../accounts/acme.js';
import { openRaw, type RawSession } from '../database/raw.js';
import { BookingsDocument, BookingsOfPageDocument, ReassignBookingPageDocument } from '../generated/operations.js';
import { daysAhead } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { type Guest, guestOf } from './guest.js';

const kind = 'SCHEDULED_MEETING';

interface PageOf {
  from?: string;
  first?: number;
  after?: string | null;
}

describe('bookings', () => {
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

  /** Grace and Linus are licensed; Grace has two pages, Linus one. */
  const open = async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const grace = await acme.member({ name: 'Grace', licenses: [kind] });
    const linus = await acme.member({ name: 'Linus', licenses: [kind] });
    const [one, other] = [await acme.page(grace.id), await acme.page(grace.id)];
    return { acme, grace, linus, one, other, ofLinus: await acme.page(linus.id) };
  };
  type Caller = Pick<Acme['ada'], 'ask'>;
  const list = async ({ ask }: Caller, page: PageOf = {}) => (await ask(BookingsDocument, page)).bookings;
  const ofPage = async ({ ask }: Caller, id: string, page: PageOf = {}) => {
    const { bookingPage } = await ask(BookingsOfPageDocument, { id, ...page });
    if (!bookingPage) throw new Error(`the caller does not see ${id}`);
    return bookingPage;
  };
  const idsOf = ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id);

  /** A list in pages of this size, which must each say how many there are. */
  const walked = async (ask: (page: PageOf) => ReturnType<typeof list>, first: number, from?: string) => {
    const ids: string[] = [];
    const { totalCount: total } = await ask({ from });
    for (let after: string | null = null, more = true; more; ) {
      const page: Awaited<ReturnType<typeof list>> = await ask({ from, first, after });
      ids.push(...idsOf(page));
      expect(page.totalCount).toBe(total);
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
      expect(ids.length).toBeLessThanOrEqual(total);
    }
    expect(ids).toHaveLength(total);
    return ids;
  };

  /** At each of three times one of both hosts, and two more of Grace's that are canceled; made in no order of time. */
  const openWithEqualStarts = async () => {
    const opened = await open();
    const made: { id: string; minutes: number; pageId: string; ofGrace: boolean }[] = [];
    for (const minutes of [60, 0, 30]) {
      for (const page of [opened.one, opened.other, opened.ofLinus, opened.one]) {
        const { bookingId: id, cancelToken } = await guest.booked(page.slug, daysAhead(7, minutes));
        const ofGrace = page !== opened.ofLinus;
        const isLast = made.filter((one) => one.minutes === minutes).length === 3;
        if (ofGrace && !isLast) await guest.cancel(cancelToken);
        made.push({ id, minutes, pageId: page.id, ofGrace });
      }
    }
    // of the same millisecond, ids are in no order
    made.sort((a, b) => a.minutes - b.minutes || (a.id < b.id ? -1 : 1));
    return { ...opened, made };
  };

  it('are listed by their start, then id, canceled ones too, through pages of any size', async () => {
    const { acme, made } = await openWithEqualStarts();
    const expected = made.map(({ id }) => id);
    const { nodes, totalCount } = await list(acme.ada);
    expect([idsOf({ nodes }), totalCount]).toEqual([expected, 12]);
    const statuses = nodes.map(({ status }) => status);
    expect(statuses.filter((status) => status === 'CANCELED')).toHaveLength(6);
    for (const first of [1, 2, 3, 5, 12, 100]) {
      expect(await walked((page) => list(acme.ada, page), first)).toEqual(expected);
    }
  });

  it('of a page are those made through it, in the same order', async () => {
    const { acme, made, one, other, ofLinus } = await openWithEqualStarts();
    for (const { id: pageId } of [one, other, ofLinus]) {
      const expected = made.filter((booking) => booking.pageId === pageId).map(({ id }) => id);
      expect((await ofPage(acme.ada, pageId)).bookings.totalCount).toBe(expected.length);
      for (const first of [1, 2, 100]) {
        const ask = async (page: PageOf) => (await ofPage(acme.ada, pageId, page)).bookings;
        expect(await walked(ask, first)).toEqual(expected);
      }
    }
    // and of many pages at once, each its own
    const query =
      'query ($first: Int) { bookingPages { nodes { id bookings(first: $first) { nodes { id } totalCount } } } }';
    const { bookingPages } = await acme.ada.ask<Paged, object>(query, { first: 4 });
    for (const { id: pageId, bookings } of bookingPages.nodes) {
      const expected = made.filter((booking) => booking.pageId === pageId).map(({ id }) => id);
      expect([idsOf(bookings), bookings.totalCount]).toEqual([expected.slice(0, 4), expected.length]);
    }
  });

  it('are narrowed to those that start from an instant on, itself included; so is their number', async () => {
    const { acme, made, one } = await openWithEqualStarts();
    const past = (minutes: number) => new Date(Date.parse(daysAhead(7, minutes)) + 1).toISOString();
    const cases: [string, number][] = [
      ['2000-01-01T00:00:00.000Z', 0],
      [daysAhead(7), 0],
      [past(0), 30],
      [daysAhead(7, 30), 30],
      [past(30), 60],
      [daysAhead(7, 60), 60],
      [past(60), 61],
      ['9999-12-31T23:59:59.999Z', 61],
      // of a year before 0 and of the year 10000, in UTC
      ['0000-01-01T00:00:00.000+23:00', 0],
      ['9999-12-31T23:59:59.999-23:00', 61],
    ];
    for (const [from, least] of cases) {
      const expected = made.filter(({ minutes }) => minutes >= least);
      for (const first of [2, 100]) {
        const ids = await walked((page) => list(acme.ada, page), first, from);
        expect({ from, ids }).toEqual({ from, ids: expected.map(({ id }) => id) });
        const ofOne = await walked(async (page) => (await ofPage(acme.ada, one.id, page)).bookings, first, from);
        expect(ofOne).toEqual(expected.filter(({ pageId }) => pageId === one.id).map(({ id }) => id));
      }
    }
    // as written: an offset names the same instant, and null is as if it were left out
    const written = daysAhead(7, 90).replace('Z', '+01:00');
    expect((await list(acme.ada, { from: written })).totalCount).toBe(8);
    const { bookings } = await acme.ada.ask(BookingsDocument, { from: null });
    expect(bookings.totalCount).toBe(12);
  });

  it('go on behind a place that nothing stands at any more, or that `from` leaves out', async () => {
    const { acme, made } = await openWithEqualStarts();
    const { pageInfo } = await list(acme.ada, { first: 2 });
    const rest = made.slice(2).map(({ id }) => id);
    await raw.query('DELETE FROM bookings WHERE account_id = ? AND id = ?', [acme.accountId, made[1]?.id]);
    expect(idsOf(await list(acme.ada, { after: pageInfo.endCursor }))).toEqual(rest);
    const later = await list(acme.ada, { after: pageInfo.endCursor, from: daysAhead(7, 60) });
    expect(idsOf(later)).toEqual(made.slice(8).map(({ id }) => id));
  });

  it('answer BAD_CURSOR to a place at an instant that is none, and to that of another page', async () => {
    const { acme, one, other } = await openWithEqualStarts();
    const { pageInfo } = await list(acme.ada, { first: 1 });
    const [name, account, , id] = JSON.parse(Buffer.from(pageInfo.endCursor as string, 'base64url').toString());
    const years = ['+010000', '+275760', '-000001', '-271821'].map((year) => `${year}-09-13T00:00:00.000Z`);
    const texts = ['', '0', '1764000000000', 'yesterday', '2026-11-24', '2026-11-24T09:30:00Z', 'Infinity'];
    for (const startsAt of [...texts, '2026-11-24T09:30:00.000+00:00', '2026-13-24T09:30:00.000Z', ...years]) {
      const after = Buffer.from(JSON.stringify([name, account, startsAt, id])).toString('base64url');
      expect({ startsAt, codes: await acme.ada.refusals(BookingsDocument, { after }) }).toEqual({
        startsAt,
        codes: ['BAD_CURSOR'],
      });
    }
    const { bookings } = await ofPage(acme.ada, one.id, { first: 1 });
    for (const [pageId, after] of [
      [other.id, bookings.pageInfo.endCursor],
      [one.id, pageInfo.endCursor],
    ]) {
      expect(await acme.ada.refusals(BookingsOfPageDocument, { id: pageId as string, after })).toEqual(['BAD_CURSOR']);
    }
    expect(await acme.ada.refusals(BookingsDocument, { after: bookings.pageInfo.endCursor })).toEqual(['BAD_CURSOR']);
  });

  it('A3: are a Member’s own as a host, in number too; of a page that changed hands each sees theirs', async () => {
    const { acme, grace, linus, one, made } = await openWithEqualStarts();
    const own = (isOfGrace: boolean) => made.filter(({ ofGrace }) => ofGrace === isOfGrace).map(({ id }) => id);
    expect([idsOf(await list(grace)), (await list(grace)).totalCount]).toEqual([own(true), 9]);
    expect([idsOf(await list(linus)), (await list(linus)).totalCount]).toEqual([own(false), 3]);
    expect(await walked((page) => list(linus, page), 2, daysAhead(7, 30))).toEqual(own(false).slice(1));

    await acme.ada.ask(ReassignBookingPageDocument, { input: { pageId: one.id, ownerId: linus.id } });
    const before = await ofPage(linus, one.id);
    expect(before.bookings).toMatchObject({ nodes: [], totalCount: 0, pageInfo: { hasNextPage: false } });
    // but how many come is told to who has the page
    expect(before.upcomingBookings).toBe(3);
    const { bookingId } = await guest.booked(one.slug, daysAhead(7, 90));
    const after = await ofPage(linus, one.id);
    expect([idsOf(after.bookings), after.bookings.totalCount, after.upcomingBookings]).toEqual([[bookingId], 1, 4]);
    expect((await ofPage(acme.ada, one.id)).bookings.totalCount).toBe(7);
    // Grace keeps hers, without the page
    const { nodes, totalCount } = await list(grace);
    expect([idsOf({ nodes }), totalCount]).toEqual([own(true), 9]);
    expect(nodes.filter(({ page }) => page === null)).toHaveLength(6);
    for (const node of nodes) expect(node).toMatchObject({ host: { id: grace.id }, pageTitle: 'Introduction' });
    expect((await grace.ask(BookingsOfPageDocument, { id: one.id })).bookingPage).toBeNull();
    // an Administrator sees all, with all that these lead to
    const all = await list(acme.ada);
    expect(all.totalCount).toBe(13);
    for (const { page, host } of all.nodes) expect([page, host]).toEqual([expect.anything(), expect.anything()]);
  });

  it('A2: are those of the account', async () => {
    const { made } = await openWithEqualStarts();
    const { acme: other } = await open();
    expect(made).toHaveLength(12);
    expect(await list(other.ada)).toMatchObject({ nodes: [], totalCount: 0 });
    expect(await client(app).refusals(BookingsDocument)).toEqual(['UNAUTHENTICATED']);
  });

  it('of a page are upcoming while they are confirmed and not over, whosever they are', async () => {
    const { acme, grace, linus, one, other } = await open();
    const bookings: Awaited<ReturnType<Guest['booked']>>[] = [];
    for (const days of [1, 2, 3, 4, 5]) bookings.push(await guest.booked(one.slug, daysAhead(days)));
    await guest.booked(other.slug, daysAhead(6));
    const upcoming = async (caller: Caller, id = one.id) => (await ofPage(caller, id)).upcomingBookings;
    expect([await upcoming(acme.ada), await upcoming(grace), await upcoming(grace, other.id)]).toEqual([5, 5, 1]);
    const set = (index: number, start: string, end: string) =>
      raw.query(
        `UPDATE bookings SET starts_at = NOW(3) + INTERVAL ${start}, ends_at = NOW(3) + INTERVAL ${end} WHERE id = ?`,
        [bookings[index]?.bookingId],
      );
    await set(0, '-31 MINUTE', '-1 MINUTE');
    expect(await upcoming(acme.ada)).toBe(4);
    // one that is going on, however long it takes
    await set(0, '-1 MINUTE', '29 MINUTE');
    await set(1, '-1439 MINUTE', '1 MINUTE');
    expect(await upcoming(acme.ada)).toBe(5);
    await set(1, '-1441 MINUTE', '-1 MINUTE');
    expect(await upcoming(acme.ada)).toBe(4);
    await guest.cancel(bookings[2]?.cancelToken as string);
    expect([await upcoming(acme.ada), await upcoming(grace)]).toEqual([3, 3]);
    await acme.ada.ask(ReassignBookingPageDocument, { input: { pageId: one.id, ownerId: linus.id } });
    expect([await upcoming(acme.ada), await upcoming(linus)]).toEqual([3, 3]);
  });
});

interface Paged {
  bookingPages: { nodes: { id: string; bookings: { nodes: { id: string }[]; totalCount: number } }[] };
}
