import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Acme, openAcme } from '../accounts/acme.js';
import { openRaw, type RawSession } from '../database/raw.js';
import {
  BookAppointmentDocument,
  BookingsDocument,
  DisableBookingPageDocument,
  type PageDisabledReason,
  UpdateBookingPageDocument,
} from '../generated/operations.js';
import { darkPage } from '../licenses/dark-page.js';
import { daysAhead, unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { type Guest, guestOf } from './guest.js';

const kind = 'SCHEDULED_MEETING';
const REFUSED = { bookingId: null, startsAt: null, endsAt: null, cancelToken: null };

describe('bookAppointment', () => {
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

  /** Grace holds a license and owns an enabled page of 30 minutes. */
  const open = async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const grace = await acme.member({ name: 'Grace', licenses: [kind] });
    const page = await acme.page(grace.id);
    await acme.newEvents();
    return { acme, grace, page };
  };
  const bookingsOf = async ({ ada }: Acme) => (await ada.ask(BookingsDocument)).bookings.nodes;
  const refusal = (code: string, ...field: string[]) => ({ ...REFUSED, userErrors: [{ code, field }] });

  it('B3: books with the owner of the page, as long as the page says, and tells the guest the token', async () => {
    const { acme, grace, page } = await open();
    const startsAt = daysAhead(7);

    const { bookingId, cancelToken, ...told } = await guest.book(page.slug, startsAt);

    expect(told).toEqual({ startsAt, endsAt: daysAhead(7, 30), userErrors: [] });
    expect(bookingId).toMatch(/^bkg_[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(cancelToken).toMatch(/^bt_[\w-]{43}$/);
    expect(await bookingsOf(acme)).toEqual([
      {
        id: bookingId,
        page: { id: page.id },
        pageTitle: page.title,
        host: { id: grace.id },
        hostName: 'Grace',
        guestName: 'Bob',
        guestEmail: 'bob@guests.example',
        startsAt,
        endsAt: daysAhead(7, 30),
        status: 'CONFIRMED',
      },
    ]);
    expect(await acme.newEvents()).toMatchObject([
      {
        __typename: 'BookingCreated',
        actor: null,
        slug: page.slug,
        booking: { id: bookingId },
        page: { id: page.id },
      },
    ]);
  });

  it('keeps of the token its hash alone, and of the guest nothing in the log', async () => {
    const { acme, page } = await open();
    const { bookingId, cancelToken } = await guest.booked(page.slug, daysAhead(7), { guestName: 'Roberta' });
    const [row] = await raw.query('SELECT * FROM bookings WHERE account_id = ?', [acme.accountId]);
    const [hash] = await raw.query('SELECT UNHEX(SHA2(?, 256)) AS hash', [cancelToken]);
    expect(row).toMatchObject({ id: bookingId, cancel_token_hash: hash.hash });
    for (const value of Object.values(row)) expect(String(value)).not.toContain(cancelToken.slice(3));
    const events = await raw.query('SELECT * FROM events WHERE account_id = ?', [acme.accountId]);
    const log = JSON.stringify(events);
    expect(log).toContain(bookingId);
    for (const secret of [cancelToken.slice(3), 'Roberta', 'bob@guests.example']) expect(log).not.toContain(secret);
  });

  it('gives each booking a token of its own', async () => {
    const { page } = await open();
    const tokens = new Set<string>();
    for (const minutes of [0, 30, 60]) tokens.add((await guest.booked(page.slug, daysAhead(7, minutes))).cancelToken);
    expect(tokens.size).toBe(3);
  });

  it('A2: acts for nobody, whichever key is sent along: in the account of the page, with no actor', async () => {
    const { acme, grace, page } = await open();
    const other = await openAcme(app, { scheduledMeeting: 1 });
    await other.newEvents();
    for (const [index, key] of [acme.apiKey, grace.key, other.apiKey].entries()) {
      await guestOf(app, key).booked(page.slug, daysAhead(7, index * 30));
    }
    const authors = await raw.query(
      `SELECT account_id AS accountId, actor_id AS actorId, api_key_id AS keyId FROM events
       WHERE type = 'BOOKING_CREATED' AND account_id IN (?, ?)`,
      [acme.accountId, other.accountId],
    );
    expect(authors).toEqual(Array(3).fill({ accountId: acme.accountId, actorId: null, keyId: null }));
    expect(await acme.newEvents()).toMatchObject(Array(3).fill({ __typename: 'BookingCreated', actor: null }));
    expect(await other.newEvents()).toEqual([]);
    expect(await bookingsOf(other)).toEqual([]);
    // but a key that nobody has is no guest
    const input = { slug: page.slug, startsAt: daysAhead(8), guestName: 'Bob', guestEmail: 'bob@guests.example' };
    const wrong = acme.apiKey.replace(/.{6}$/, 'xxxxxx');
    expect(await client(app, wrong).refusals(BookAppointmentDocument, { input })).toEqual(['UNAUTHENTICATED']);
  });

  it.each<PageDisabledReason>(['BY_USER', 'OWNER_UNLICENSED', 'OWNER_DELETED'])(
    'B1, P3: refuses a page that is dark as %s, and changes nothing',
    async (reason) => {
      const acme = await openAcme(app, { scheduledMeeting: 2 });
      const page = await darkPage(acme, acme.userId, reason);
      const refused = await acme.unchangedBy(() => guest.book(page.slug, daysAhead(7)));
      expect(refused).toMatchObject(refusal('PAGE_DISABLED', 'slug'));
    },
  );

  it('B1, P3: takes none from the moment on at which the page is disabled', async () => {
    const { acme, page } = await open();
    await guest.booked(page.slug, daysAhead(7));
    await acme.ada.ask(DisableBookingPageDocument, { input: { pageId: page.id } });
    await acme.unchangedBy(async () => {
      // the page is the first thing that is wrong
      for (const minutes of [0, 30]) {
        expect(await guest.book(page.slug, daysAhead(7, minutes))).toMatchObject(refusal('PAGE_DISABLED', 'slug'));
      }
    });
  });

  describe('B2: never overlaps another appointment of the host', () => {
    it('which is half-open: one may begin when another ends, and end when another begins', async () => {
      const { acme, page } = await open();
      await guest.booked(page.slug, daysAhead(7));
      await acme.unchangedBy(async () => {
        for (const minutes of [-29, -1, 0, 1, 29]) {
          const refused = await guest.book(page.slug, daysAhead(7, minutes));
          expect({ minutes, ...refused }).toMatchObject({ minutes, ...refusal('SLOT_TAKEN', 'startsAt') });
        }
        for (const millisecond of [-1, 1]) {
          const edge = Date.parse(daysAhead(7)) - millisecond * (30 * 60_000 - 1);
          const refused = await guest.book(page.slug, new Date(edge).toISOString());
          expect(refused).toMatchObject(refusal('SLOT_TAKEN', 'startsAt'));
        }
      });
      for (const minutes of [-30, 30]) await guest.booked(page.slug, daysAhead(7, minutes));
      expect((await bookingsOf(acme)).map(({ startsAt }) => startsAt)).toEqual(
        [-30, 0, 30].map((minutes) => daysAhead(7, minutes)),
      );
    });

    it('through any of their pages, however long these are', async () => {
      const { acme, grace, page: half } = await open();
      const short = await acme.page(grace.id, 5);
      const day = await acme.page(grace.id, 1_440);
      await guest.booked(half.slug, daysAhead(7));
      const taken = async (slug: string, minutes: number) => {
        const refused = await acme.unchangedBy(() => guest.book(slug, daysAhead(7, minutes)));
        expect({ slug, minutes, ...refused }).toMatchObject({ slug, minutes, ...refusal('SLOT_TAKEN', 'startsAt') });
      };
      for (const minutes of [-4, 0, 10, 25, 29]) await taken(short.slug, minutes);
      for (const minutes of [-1_439, -700, 0, 29]) await taken(day.slug, minutes);
      await guest.booked(short.slug, daysAhead(7, -5));
      await guest.booked(short.slug, daysAhead(7, 30));
      // a whole day, from the end of the last one on
      await guest.booked(day.slug, daysAhead(7, 35));
      for (const minutes of [35, 36, 700, 1_474]) await taken(short.slug, minutes);
      for (const minutes of [6, 34, 1_474]) await taken(half.slug, minutes);
      for (const minutes of [-1_404, 34, 1_474]) await taken(day.slug, minutes);
      await guest.booked(half.slug, daysAhead(7, 1_475));
      await guest.booked(day.slug, daysAhead(7, -1_445));
    });

    it('but any of somebody else, also through a page that was theirs once', async () => {
      const { acme, grace, page } = await open();
      const linus = await acme.user({ name: 'Linus', licenses: [kind] });
      const ofLinus = await acme.page(linus);
      await guest.booked(page.slug, daysAhead(7));
      await guest.booked(ofLinus.slug, daysAhead(7));
      await raw.query('UPDATE booking_pages SET owner_id = ? WHERE account_id = ? AND id = ?', [
        linus,
        acme.accountId,
        page.id,
      ]);
      // the page has another host now, who is not free
      expect(await guest.book(page.slug, daysAhead(7))).toMatchObject(refusal('SLOT_TAKEN', 'startsAt'));
      await guest.booked(page.slug, daysAhead(7, 30));
      expect(await bookingsOf(acme)).toMatchObject([
        { page: { id: page.id }, host: { id: grace.id } },
        { page: { id: ofLinus.id }, host: { id: linus } },
        { page: { id: page.id }, host: { id: linus }, hostName: 'Linus', startsAt: daysAhead(7, 30) },
      ]);
    });

    it('but a canceled one: its time is free again, any number of times', async () => {
      const { acme, page } = await open();
      for (let turn = 0; turn < 3; turn++) {
        const { cancelToken } = await guest.booked(page.slug, daysAhead(7));
        expect(await guest.book(page.slug, daysAhead(7, 10))).toMatchObject(refusal('SLOT_TAKEN', 'startsAt'));
        expect(await guest.cancel(cancelToken)).toEqual({ canceled: true, userErrors: [] });
      }
      await guest.booked(page.slug, daysAhead(7, 10));
      const statuses = (await bookingsOf(acme)).map(({ status }) => status);
      expect(statuses).toEqual(['CANCELED', 'CANCELED', 'CANCELED', 'CONFIRMED']);
    });

    it('as long as they were when they were made: a page that changes changes none', async () => {
      const { acme, page } = await open();
      await guest.booked(page.slug, daysAhead(7));
      await acme.ada.ask(UpdateBookingPageDocument, { input: { pageId: page.id, durationMinutes: 60, title: 'Long' } });
      await guest.booked(page.slug, daysAhead(7, 30));
      expect(await guest.book(page.slug, daysAhead(7, -30))).toMatchObject(refusal('SLOT_TAKEN', 'startsAt'));
      expect(await bookingsOf(acme)).toMatchObject([
        { pageTitle: 'Introduction', endsAt: daysAhead(7, 30) },
        { pageTitle: 'Long', endsAt: daysAhead(7, 90) },
      ]);
    });
  });

  describe('refuses, with nothing changed,', () => {
    it('what lies in the past, or more than 365 days ahead; up to there all is taken', async () => {
      const { acme, page } = await open();
      const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
      const year = 365 * 86_400_000;
      await acme.unchangedBy(async () => {
        const untimely = [inMs(-1), inMs(-year), inMs(year + 60_000), '1970-01-01T00:00:00.000Z'];
        for (const startsAt of [...untimely, '0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z']) {
          expect(await guest.book(page.slug, startsAt)).toMatchObject(refusal('INVALID', 'startsAt'));
        }
      });
      for (const startsAt of [inMs(60_000), inMs(year)]) {
        expect(await guest.booked(page.slug, startsAt)).toMatchObject({ startsAt });
      }
    });

    it('names and e-mails out of bounds: all faults are told at once, before anything is looked up', async () => {
      const { acme, page } = await open();
      const slot = [page.slug, daysAhead(7)] as const;
      const long = `${'x'.repeat(252)}@x`;
      await acme.unchangedBy(async () => {
        for (const guestName of ['', ' \t', 'x'.repeat(201), 'a\nb', 'a\u0000b']) {
          expect(await guest.book(...slot, { guestName })).toMatchObject(refusal('INVALID', 'guestName'));
        }
        for (const guestEmail of ['', 'bob', 'bob@', 'a b@x', `x${long}`, 'a\n@x']) {
          expect(await guest.book(...slot, { guestEmail })).toMatchObject(refusal('INVALID', 'guestEmail'));
        }
        const all = await guest.book('no-such-page', daysAhead(-1), { guestName: '', guestEmail: '' });
        expect(all.userErrors).toMatchObject(
          ['startsAt', 'guestName', 'guestEmail'].map((field) => ({ code: 'INVALID', field: [field] })),
        );
      });
      const [guestName, guestEmail] = ['😀'.repeat(200), long];
      await guest.booked(...slot, { guestName: `  ${guestName}\n`, guestEmail: ` ${guestEmail} ` });
      expect(await bookingsOf(acme)).toMatchObject([{ guestName, guestEmail }]);
    });

    it('a slug that no page has: NOT_FOUND, also one that is malformed or written otherwise', async () => {
      const { acme, page } = await open();
      await acme.unchangedBy(async () => {
        const { slug } = page;
        const written = [`${slug} `, ` ${slug}`, `${slug}\n`, `${slug}\0`, slug.toUpperCase(), slug.slice(0, -1)];
        for (const one of [...written, unique('page'), page.id, '', '-', 'ab', '%', '_', 'ü'.repeat(5), '\ud800abc']) {
          expect({ one, ...(await guest.book(one, daysAhead(7))) }).toMatchObject({
            one,
            ...refusal('NOT_FOUND', 'slug'),
          });
        }
        expect(await guest.book('x'.repeat(100_000), daysAhead(7))).toMatchObject(refusal('NOT_FOUND', 'slug'));
      });
    });
  });

  it('goes by the slug that the page has now', async () => {
    const { acme, page } = await open();
    const slug = unique('renamed');
    await acme.ada.ask(UpdateBookingPageDocument, { input: { pageId: page.id, slug } });
    expect(await guest.book(page.slug, daysAhead(7))).toMatchObject(refusal('NOT_FOUND', 'slug'));
    await acme.newEvents();
    await guest.booked(slug, daysAhead(7));
    expect(await acme.newEvents()).toMatchObject([{ __typename: 'BookingCreated', slug, page: { id: page.id } }]);
  });
});
