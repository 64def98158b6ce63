import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openAcme } from '../accounts/acme.js';
import { guestOf } from '../bookings/guest.js';
import { visitorOf } from '../conversations/visitor.js';
import { openRaw, type RawSession } from '../database/raw.js';
import {
  CreateApiKeyDocument,
  DeleteBookingPageDocument,
  DisableBookingPageDocument,
} from '../generated/operations.js';
import { daysAhead, unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { lockAccount } from '../support/lock-account.js';
import { startServer } from '../support/server.js';

describe('an idempotencyKey of a guest', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  let raw: RawSession;
  beforeAll(async () => {
    [app, raw] = await Promise.all([startApp(), openRaw()]);
  });
  afterAll(async () => {
    await Promise.all([app.close(), raw.end()]);
  });

  async function openPage() {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const graceId = await acme.user({ licenses: ['SCHEDULED_MEETING'] });
    const page = await acme.page(graceId);
    await acme.newEvents();
    return { acme, page, guest: guestOf(app), visitor: visitorOf(app) };
  }
  const shown = (name: string) => [
    { code: 'SECRET_ALREADY_SHOWN', field: null, message: expect.stringContaining(name) },
  ];

  it('tells of the booking, also when the page is dark since, or gone, or the time is over', async () => {
    const { acme, page, guest } = await openPage();
    const startsAt = new Date(Date.now() + 12_000).toISOString();
    const idempotencyKey = unique('key');
    const booked = await guest.booked(page.slug, startsAt, { idempotencyKey });
    const again = { ...booked, cancelToken: null, userErrors: shown('cancelToken') };

    expect(await guest.book(page.slug, startsAt, { idempotencyKey })).toEqual(again);
    await acme.ada.ask(DisableBookingPageDocument, { input: { pageId: page.id } });
    expect(await guest.book(page.slug, startsAt, { idempotencyKey })).toEqual(again);
    await acme.ada.ask(DeleteBookingPageDocument, { input: { pageId: page.id } });
    expect(await guest.book(page.slug, startsAt, { idempotencyKey })).toEqual(again);
    // the clock of the database decides
    await raw.query('SELECT SLEEP(GREATEST(0, TIMESTAMPDIFF(MICROSECOND, NOW(3), ?) / 1000000))', [new Date(startsAt)]);
    expect(await guest.book(page.slug, startsAt, { idempotencyKey })).toEqual(again);
    expect(await acme.newEventTypes()).toEqual(['BookingCreated', 'PageDisabled', 'PageDeleted']);
  });

  it('is one for the page and the e-mail: others book with the same', async () => {
    const { acme, page, guest } = await openPage();
    const other = await acme.page(
      (
        await acme.ada.ask<{ bookingPage: { owner: { id: string } } }, object>(
          'query ($id: ID!) { bookingPage(id: $id) { owner { id } } }',
          { id: page.id },
        )
      ).bookingPage.owner.id,
    );
    const idempotencyKey = unique('key');
    const bookings = [
      await guest.booked(page.slug, daysAhead(1), { idempotencyKey }),
      await guest.booked(page.slug, daysAhead(2), { idempotencyKey, guestEmail: 'eve@guests.example' }),
      await guest.booked(other.slug, daysAhead(3), { idempotencyKey }),
    ];
    expect(new Set(bookings.map(({ bookingId }) => bookingId)).size).toBe(3);
    expect((await guest.book(page.slug, daysAhead(4), { idempotencyKey })).userErrors).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED', field: ['idempotencyKey'], message: expect.any(String) },
    ]);
  });

  it('is one for the page and the visitor’s name', async () => {
    const { page, visitor } = await openPage();
    const idempotencyKey = unique('key');
    const { conversationId } = await visitor.started(page.slug, { idempotencyKey });
    expect(await visitor.start(page.slug, { idempotencyKey })).toEqual({
      conversationId,
      visitorToken: null,
      userErrors: shown('visitorToken'),
    });
    const other = await visitor.started(page.slug, { idempotencyKey, visitorName: 'Victor' });
    expect(other.conversationId).not.toBe(conversationId);
  });

  it('is the same whether or not a key is sent along: the guest counts', async () => {
    const { acme, page, guest } = await openPage();
    const idempotencyKey = unique('key');
    const { bookingId } = await guest.booked(page.slug, daysAhead(1), { idempotencyKey });
    const withKey = guestOf(app, acme.apiKey);
    expect(await withKey.book(page.slug, daysAhead(1), { idempotencyKey })).toMatchObject({ bookingId });
  });

  it('keeps no secret', async () => {
    const { acme, page, guest, visitor } = await openPage();
    const { cancelToken } = await guest.booked(page.slug, daysAhead(1), { idempotencyKey: unique('key') });
    const { visitorToken } = await visitor.started(page.slug, { idempotencyKey: unique('key') });
    const { createApiKey } = await acme.ada.ask(CreateApiKeyDocument, {
      input: { userId: acme.userId, label: 'Robot', idempotencyKey: unique('key') },
    });
    const rows = await raw.query<{ result: string }>('SELECT result FROM idempotency_keys WHERE account_id = ?', [
      acme.accountId,
    ]);
    expect(rows).toHaveLength(3);
    const kept = JSON.stringify(rows);
    for (const secret of [cancelToken, visitorToken, createApiKey.secret as string]) {
      expect(kept).not.toContain(secret.slice(3));
    }
  });

  it('is one for each field of an operation', async () => {
    const { page } = await openPage();
    const book = (key: string, day: number) =>
      `bookAppointment(input: {slug: "${page.slug}", startsAt: "${daysAhead(day)}", guestName: "Gus",
        guestEmail: "gus@guest.example", idempotencyKey: "${key}"}) { bookingId userErrors { code } }`;
    const [one, two] = [unique('key'), unique('key')];
    type Told = { bookingId: string | null; userErrors: { code: string }[] };
    const { a, b, c } = await client(app).ask<{ a: Told; b: Told; c: Told }, never>(
      `mutation { a: ${book(one, 1)} b: ${book(two, 2)} c: ${book(one, 1)} }`,
    );
    expect([a.userErrors, b.userErrors]).toEqual([[], []]);
    expect(c).toEqual({ bookingId: a.bookingId, userErrors: [{ code: 'SECRET_ALREADY_SHOWN' }] });
    expect(b.bookingId).not.toBe(a.bookingId);
  });

  it('E1: outlives the server that answered: another one tells the same, and nothing is booked twice', async () => {
    const { acme, page } = await openPage();
    const idempotencyKey = unique('key');
    const book = (server: { url: string }) => guestOf(server).book(page.slug, daysAhead(1), { idempotencyKey });
    const killed = await startServer();
    const booked = await book(killed);
    expect(booked).toMatchObject({ bookingId: expect.stringMatching(/^bkg_/), userErrors: [] });
    await killed.stop('SIGKILL');
    expect(await book(app)).toEqual({ ...booked, cancelToken: null, userErrors: shown('cancelToken') });
    expect(await acme.newEventTypes()).toEqual(['BookingCreated']);
  });

  it('E1: killed in the middle of it, a server has done nothing: who asks another one is booked, once', async () => {
    const { acme, page } = await openPage();
    const idempotencyKey = unique('key');
    const book = (server: { url: string }) => guestOf(server).book(page.slug, daysAhead(1), { idempotencyKey });
    const killed = await startServer();
    const lock = await lockAccount(acme.accountId);
    const asked = book(killed).catch(() => 'no answer');
    await lock.waitedFor();
    await killed.stop('SIGKILL');
    expect(await asked).toBe('no answer');
    const again = book(app);
    await lock.release();
    const booked = await again;
    expect(booked).toMatchObject({ bookingId: expect.stringMatching(/^bkg_/), userErrors: [] });
    expect(await book(app)).toEqual({ ...booked, cancelToken: null, userErrors: shown('cancelToken') });
    expect(await acme.newEventTypes()).toEqual(['BookingCreated']);
  });
});
