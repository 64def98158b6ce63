import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { guestOf } from './bookings/guest.js';
import {
  AssignLicenseDocument,
  BookingsDocument,
  BookingsOfPageDocument,
  DisableBookingPageDocument,
  EnableBookingPageDocument,
  EventCursorDocument,
  EventsDocument,
  PageDocument,
  PoolsDocument,
  PublicBookingPageDocument,
  ReassignBookingPageDocument,
  ResizeLicensePoolDocument,
  UnassignLicenseDocument,
  UserDocument,
} from './generated/operations.js';
import { daysAhead, newKey, newPage, newUser } from './support/accounts.js';
import { client } from './support/client.js';
import { type Server, startServer } from './support/server.js';
import { services } from './support/services.js';
import { openAcknowledged, type Socket } from './support/subscriber.js';

const kind = 'SCHEDULED_MEETING';

interface Heard {
  __typename: string;
  sequence: number;
  cursor: string;
}

/** What a dashboard holds open: both subscriptions on one socket, each with a cursor of its own. */
class Dashboard {
  private awake!: Socket;
  private readonly after: Record<string, string>;
  private readonly heard: Heard[] = [];

  constructor(
    private readonly server: Server,
    private readonly key: string,
    cursor: string,
  ) {
    this.after = { seatFreed: cursor, pageDisabled: cursor };
  }

  async listen(): Promise<void> {
    this.awake = await openAcknowledged(this.server, `Bearer ${this.key}`);
    for (const [id, after] of Object.entries(this.after)) {
      const query = `subscription ($after: String) { event: ${id}(after: $after) { __typename sequence cursor } }`;
      this.awake.send({ id, type: 'subscribe', payload: { query, variables: { after } } });
    }
  }

  /** Waits for so many more; tells all that it has heard so far, in the order of their sequences. */
  async hear(more: number): Promise<string[]> {
    for (let count = 0; count < more; count++) {
      const { id, payload } = (await this.awake.next()) as { id: string; payload: { data: { event: Heard } } };
      this.after[id] = payload.data.event.cursor;
      this.heard.push(payload.data.event);
    }
    return this.heard.sort((one, other) => one.sequence - other.sequence).map((event) => event.__typename);
  }

  fallAsleep(): void {
    this.awake.cut();
  }
}

describe('the story every release must pass', () => {
  let server: Server;
  let account: { accountId: string; userId: string; apiKey: string };

  beforeAll(async () => {
    server = await startServer();
    const args = ['--name', 'Acme', '--admin-name', 'Ada', '--admin-email', 'ada@acme.example'];
    const { stdout } = await promisify(execFile)(
      'npm',
      ['run', '--silent', 'account:create', '--', ...args, '--scheduled-meeting', '2'],
      { env: { ...process.env, DATABASE_URL: services().databaseUrl } },
    );
    account = JSON.parse(stdout);
  });
  afterAll(() => server.stop());

  it('a season ends, seats and pages move, a booking stands, spring comes, and the dashboard misses nothing', async () => {
    const ada = client(server, account.apiKey);
    const done = <T extends { userErrors: unknown[] }>(payload: T): T => {
      expect(payload.userErrors).toEqual([]);
      return payload;
    };
    const pageOf = async (id: string) => (await ada.ask(PageDocument, { id })).bookingPage;
    const poolNow = async () => (await ada.ask(PoolsDocument)).licensePools.find((pool) => pool.kind === kind);

    const guest = guestOf(server);
    const publicPageOf = async (slug: string) =>
      (await client(server).ask(PublicBookingPageDocument, { slug })).publicBookingPage;

    // Acme has 2 licenses, held by Ada and Grace; Linus has none; Grace owns two enabled pages, with one booking next week
    done((await ada.ask(AssignLicenseDocument, { input: { userId: account.userId, kind } })).assignLicense);
    const graceId = await newUser(server, account.apiKey, { name: 'Grace', licenses: [kind] });
    const linusId = await newUser(server, account.apiKey, { name: 'Linus' });
    const graceKey = (await newKey(server, account.apiKey, graceId)).secret;
    const [first, second] = [await newPage(server, graceKey), await newPage(server, graceKey)];
    expect([first, second]).toMatchObject([{ enabled: true }, { enabled: true }]);
    expect(await poolNow()).toMatchObject({ capacity: 2, assigned: 2, available: 0 });

    expect(await publicPageOf(first.slug)).toMatchObject({ hostName: 'Grace', acceptsBookings: true });
    const nextWeek = daysAhead(7);
    const booked = await guest.booked(first.slug, nextWeek);
    const upcoming = async (pageId: string) => (await ada.ask(BookingsOfPageDocument, { id: pageId })).bookingPage;
    expect(await upcoming(first.id)).toMatchObject({ upcomingBookings: 1, bookings: { totalCount: 1 } });

    const { eventCursor } = (await ada.ask(EventCursorDocument)).account;
    const wall = new Dashboard(server, account.apiKey, eventCursor);
    const laptop = new Dashboard(server, account.apiKey, eventCursor);
    await Promise.all([wall.listen(), laptop.listen()]);

    // Grace's season ends: both pages go dark at once, with her page, settings and profile kept (L4)
    const freed = done((await ada.ask(UnassignLicenseDocument, { input: { userId: graceId, kind } })).unassignLicense);
    expect(freed.disabledPages.map((page) => page.id)).toEqual([first.id, second.id]);
    expect(freed.availableAfter).toBe(1);
    for (const page of [first, second]) {
      expect(await pageOf(page.id)).toMatchObject({
        enabled: false,
        disabledReason: 'OWNER_UNLICENSED',
        owner: { id: graceId },
        slug: page.slug,
        title: page.title,
      });
    }
    const grace = await client(server, graceKey).ask(UserDocument, { id: graceId });
    expect(grace.user).toMatchObject({ name: 'Grace', canAcceptBookings: false, licenses: [] });
    const ended = ['PageDisabled', 'PageDisabled', 'SeatFreed'];
    expect(await wall.hear(3)).toEqual(ended);

    // the booking stands, with its host (P3, B3); a guest who tries Grace's pages is told that they are dark (B1)
    const standing = {
      ...{ id: booked.bookingId, startsAt: nextWeek, status: 'CONFIRMED', page: { id: first.id } },
      ...{ host: { id: graceId }, hostName: 'Grace', guestName: 'Bob' },
    };
    for (const key of [account.apiKey, graceKey]) {
      expect((await client(server, key).ask(BookingsDocument)).bookings.nodes).toMatchObject([standing]);
    }
    expect(await upcoming(first.id)).toMatchObject({ upcomingBookings: 1 });
    for (const { slug } of [first, second]) {
      expect(await publicPageOf(slug)).toMatchObject({ acceptsBookings: false });
      expect(await guest.book(slug, daysAhead(8))).toMatchObject({
        ...{ bookingId: null, cancelToken: null },
        userErrors: [{ code: 'PAGE_DISABLED', field: ['slug'] }],
      });
    }

    // the laptop hears the first of it and then sleeps
    await laptop.hear(1);
    laptop.fallAsleep();

    // the seat goes to Linus, and one page to him, which is enabled (P4)
    expect(
      (await ada.ask(ReassignBookingPageDocument, { input: { pageId: first.id, ownerId: linusId, enable: true } }))
        .reassignBookingPage.userErrors,
    ).toMatchObject([{ code: 'OWNER_UNLICENSED', field: ['ownerId'] }]);
    const given = done((await ada.ask(AssignLicenseDocument, { input: { userId: linusId, kind } })).assignLicense);
    expect(given.license?.id).toBe(freed.license?.id);
    done(
      (await ada.ask(ReassignBookingPageDocument, { input: { pageId: first.id, ownerId: linusId } }))
        .reassignBookingPage,
    );
    done((await ada.ask(EnableBookingPageDocument, { input: { pageId: first.id } })).enableBookingPage);
    expect(await pageOf(first.id)).toMatchObject({ enabled: true, owner: { id: linusId } });

    // a guest books it, be it at the time of Grace's booking, which is hers for ever (B2, B3)
    expect(await publicPageOf(first.slug)).toMatchObject({ hostName: 'Linus', acceptsBookings: true });
    const again = await guest.booked(first.slug, nextWeek);
    expect((await guest.book(first.slug, nextWeek)).userErrors).toMatchObject([
      { code: 'SLOT_TAKEN', field: ['startsAt'] },
    ]);
    const { bookings } = await ada.ask(BookingsDocument);
    expect(bookings.nodes).toHaveLength(2);
    expect(bookings.nodes).toEqual(
      expect.arrayContaining([
        expect.objectContaining(standing),
        expect.objectContaining({ id: again.bookingId, host: { id: linusId }, hostName: 'Linus' }),
      ]),
    );
    const refused = await ada.ask(AssignLicenseDocument, { input: { userId: graceId, kind } });
    expect(refused.assignLicense.userErrors).toMatchObject([{ code: 'NO_FREE_LICENSE' }]);

    // in spring Ada buys one more license: Grace's remaining page is back, and only that (L6)
    done((await ada.ask(ResizeLicensePoolDocument, { input: { kind, capacity: 3 } })).resizeLicensePool);
    const back = done(
      (await ada.ask(AssignLicenseDocument, { input: { userId: graceId, kind, restorePages: true } })).assignLicense,
    );
    expect(back.restoredPages.map((page) => page.id)).toEqual([second.id]);
    expect(await pageOf(second.id)).toMatchObject({ enabled: true, disabledReason: null, owner: { id: graceId } });
    expect(await pageOf(first.id)).toMatchObject({ enabled: true, owner: { id: linusId } });
    expect(await poolNow()).toMatchObject({ capacity: 3, assigned: 3, available: 0 });

    // Grace's guest cancels, though the page is Linus's by now (P3); through Grace's page another one books
    expect(await guest.cancel(booked.cancelToken)).toMatchObject({ canceled: true, userErrors: [] });
    await guest.booked(second.slug, nextWeek);

    // the laptop wakes up: what it slept through, then what happens live, and nothing twice (E3)
    await laptop.listen();
    expect(await laptop.hear(2)).toEqual(ended);
    done((await ada.ask(DisableBookingPageDocument, { input: { pageId: second.id } })).disableBookingPage);
    done((await ada.ask(UnassignLicenseDocument, { input: { userId: linusId, kind } })).unassignLicense);
    for (const dashboard of [wall, laptop]) {
      expect(await dashboard.hear(3)).toEqual([...ended, 'PageDisabled', 'PageDisabled', 'SeatFreed']);
    }

    // and the log tells it all (E1, E2)
    const { events } = await ada.ask(EventsDocument, { after: eventCursor });
    expect(events.nodes.map((event) => event.__typename)).toEqual([
      ...['PageDisabled', 'PageDisabled', 'SeatFreed'],
      ...['SeatAssigned', 'PageReassigned', 'PageEnabled', 'BookingCreated'],
      ...['PoolResized', 'SeatAssigned', 'PageEnabled', 'BookingCanceled', 'BookingCreated'],
      ...['PageDisabled', 'PageDisabled', 'SeatFreed'],
    ]);
  });
});
