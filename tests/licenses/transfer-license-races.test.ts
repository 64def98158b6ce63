import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { type Acme, openAcme } from '../accounts/acme.js';
import { openRaw, type RawSession } from '../database/raw.js';
import {
  AssignLicenseDocument,
  AssignLicensesDocument,
  type EventFieldsFragment,
  ResizeLicensePoolDocument,
  SeatUsageDocument,
  TransferLicenseDocument,
  UnassignLicenseDocument,
  UnassignLicensesDocument,
} from '../generated/operations.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { subscribe } from '../support/subscriber.js';
import { darkPage } from './dark-page.js';

const kind = 'SCHEDULED_MEETING';
const READS = 40;
const TRANSFERS = 40;

interface Seen {
  account: { eventCursor: string };
  licensePools: { capacity: number; assigned: number; available: number; licenses: { nodes: Seat[] } }[];
  bookingPages: { nodes: { id: string; enabled: boolean; owner: { id: string; licenses: { id: string }[] } }[] };
  users: { nodes: { id: string; licenses: { id: string }[]; canAcceptBookings: boolean }[] };
}

interface Seat {
  id: string;
  holder: { id: string } | null;
}

const SEEN = `{
  account { eventCursor }
  licensePools { capacity assigned available licenses { nodes { id holder { id } } } }
  bookingPages(first: 100) { nodes { id enabled owner { id licenses { id } } } }
  users { nodes { id licenses { id } canAcceptBookings } }
}`;

interface Own {
  viewer: {
    licenses: { id: string }[];
    canAcceptBookings: boolean;
    bookingPages: { nodes: { id: string; enabled: boolean }[]; totalCount: number };
  };
}

const OWN = '{ viewer { licenses { id } canAcceptBookings bookingPages { nodes { id enabled } totalCount } } }';

describe('transferLicense at once with whatever else', () => {
  let servers: (App & { url: string })[];
  let raw: RawSession;
  beforeAll(async () => {
    servers = await Promise.all([startApp(), startApp()]);
    raw = await openRaw();
  });
  afterAll(async () => {
    await raw.end();
    await Promise.all(servers.map((server) => server.close()));
  });

  const open = (capacity: { scheduledMeeting: number }) => openAcme(servers[0] as App & { url: string }, capacity);
  const ada = (acme: Acme, turn: number) => client(servers[turn % servers.length] as { url: string }, acme.apiKey);

  /** All events since the last call. */
  const allNewEvents = async (acme: Acme) => {
    const all: EventFieldsFragment[] = [];
    for (;;) {
      const events = await acme.newEvents();
      if (events.length === 0) return all;
      all.push(...events);
    }
  };

  it('L7, P2: moved pages are enabled, and the seat is held, for every reader at every instant', async () => {
    const acme = await open({ scheduledMeeting: 2 });
    const [grace, linus] = [await acme.member({ licenses: [kind] }), await acme.member()];
    const pages = [await acme.page(grace.id), await acme.page(grace.id), await acme.page(grace.id)];
    const paused = await darkPage(acme, grace.id, 'BY_USER');
    const dashboard = await subscribe(servers[1] as App & { url: string }, acme.apiKey, SeatUsageDocument, { kind });
    expect(await dashboard.next()).toMatchObject({ seatUsage: { capacity: 2, assigned: 1, available: 1 } });
    await allNewEvents(acme);
    const start = await acme.ada.ask<Seen, object>(SEEN);

    let reads = 0;
    let transfers = 0;
    const lasts = () => reads < READS || transfers < TRANSFERS;
    const seen: Seen[] = [];
    const own = { grace: [] as Own[], linus: [] as Own[] };
    const rows: { ownerId: string; reason: string | null; holderId: string | null; assigned: number }[] = [];
    const whileItLasts = async (work: (turn: number) => Promise<unknown>) => {
      for (let turn = 0; lasts(); turn++) await work(turn);
    };
    const transfer = (fromUserId: string, toUserId: string) =>
      whileItLasts(async (turn) => {
        const input = { fromUserId, toUserId, kind, movePages: true } as const;
        const { transferLicense } = await ada(acme, turn).ask(TransferLicenseDocument, { input });
        const codes = transferLicense.userErrors.map(({ code }) => code);
        if (codes.length === 0) transfers++;
        else expect(codes).toEqual(['LICENSE_NOT_HELD']);
      });
    await Promise.all([
      transfer(grace.id, linus.id),
      transfer(linus.id, grace.id),
      whileItLasts(async (turn) => {
        seen.push(await ada(acme, turn).ask<Seen, object>(SEEN));
        reads++;
      }),
      whileItLasts(async () => {
        own.grace.push(await grace.ask<Own, object>(OWN));
        own.linus.push(await linus.ask<Own, object>(OWN));
      }),
      // and for who reads past us: each statement sees what is committed then
      whileItLasts(async () => {
        rows.push(
          ...(await raw.query(
            `SELECT p.owner_id AS ownerId, p.disabled_reason AS reason, l.holder_id AS holderId, s.assigned
             FROM booking_pages p JOIN license_pools s ON s.account_id = p.account_id AND s.kind = ?
             LEFT JOIN licenses l ON l.account_id = p.account_id AND l.kind = s.kind AND l.holder_id IS NOT NULL
             WHERE p.account_id = ? AND p.id <> ?`,
            [kind, acme.accountId, paused.id],
          )),
        );
      }),
    ]);

    const seat = start.licensePools[0]?.licenses.nodes.find(({ holder }) => holder) as Seat;
    const events = await allNewEvents(acme);
    const holders = new Map([[start.account.eventCursor, grace.id]]);
    for (const event of events) {
      if (event.__typename === 'SeatTransferred') holders.set(event.cursor, event.holder?.id as string);
    }
    expect(holders.size).toBe(transfers + 1);
    const perTransfer = ['PageReassigned', 'PageReassigned', 'PageReassigned', 'SeatTransferred'];
    expect(events.map(({ __typename }) => __typename)).toEqual(Array(transfers).fill(perTransfer).flat());

    for (const { account, licensePools, bookingPages, users } of seen) {
      expect(licensePools[0]).toMatchObject({ capacity: 2, assigned: 1, available: 1 });
      const held = licensePools[0]?.licenses.nodes.filter(({ holder }) => holder);
      // E2: the answer is the state that its cursor names
      const holderId = holders.get(account.eventCursor);
      expect(held).toEqual([{ id: seat.id, holder: { id: holderId } }]);
      const holdsIt = { id: holderId, licenses: [{ id: seat.id }] };
      expect(bookingPages.nodes).toEqual([
        ...pages.map(({ id }) => ({ id, enabled: true, owner: holdsIt })),
        {
          id: paused.id,
          enabled: false,
          owner: { id: grace.id, licenses: holderId === grace.id ? [{ id: seat.id }] : [] },
        },
      ]);
      for (const { id, licenses, canAcceptBookings } of users.nodes) {
        const isHolder = id === holderId;
        expect([licenses, canAcceptBookings]).toEqual([isHolder ? [{ id: seat.id }] : [], isHolder]);
      }
    }
    const lit = pages.map(({ id }) => ({ id, enabled: true }));
    const pausedOne = { id: paused.id, enabled: false };
    for (const [answers, kept] of [
      [own.grace, [pausedOne]],
      [own.linus, []],
    ] as const) {
      for (const { viewer } of answers) {
        const isHolder = viewer.licenses.length > 0;
        const nodes = [...(isHolder ? lit : []), ...kept];
        expect(viewer.bookingPages).toEqual({ nodes, totalCount: nodes.length });
        expect(viewer.canAcceptBookings).toBe(isHolder);
      }
    }
    for (const row of rows) expect(row).toEqual({ ...row, reason: null, holderId: row.ownerId, assigned: 1 });
    // both have had it, for each of these readers
    const owners = [
      seen.flatMap(({ bookingPages }) => bookingPages.nodes[0]?.owner.id),
      rows.map((row) => row.ownerId),
    ];
    for (const had of owners) expect(new Set(had)).toEqual(new Set([grace.id, linus.id]));
    // the pool's numbers have not moved: what a dashboard is told next is the next purchase
    await acme.ada.ask(ResizeLicensePoolDocument, { input: { kind, capacity: 3 } });
    expect(await dashboard.next()).toMatchObject({ seatUsage: { capacity: 3, assigned: 1, available: 2 } });
    dashboard.socket.cut();
  });

  it('L2, L7: of many who transfer or unassign one license at once, exactly one does', async () => {
    const acme = await open({ scheduledMeeting: 1 });
    const [ann, bob, cyd] = [await acme.user(), await acme.user(), await acme.user()];
    /** Each tells why it was refused, and who holds the license when it was not. */
    const ways: ((turn: number) => Promise<{ codes: string[]; holderId: string | null }>)[] = [
      ...[bob, cyd].map((toUserId) => async (turn: number) => {
        const input = { fromUserId: ann, toUserId, kind, movePages: turn % 2 === 0 } as const;
        const { transferLicense } = await ada(acme, turn).ask(TransferLicenseDocument, { input });
        return { codes: codesOf(transferLicense), holderId: toUserId };
      }),
      async (turn) => {
        const input = { userId: ann, kind } as const;
        const { unassignLicense } = await ada(acme, turn).ask(UnassignLicenseDocument, { input });
        return { codes: codesOf(unassignLicense), holderId: null };
      },
      async (turn) => {
        const input = { userIds: [ann], kind: kind as typeof kind };
        const { unassignLicenses } = await ada(acme, turn).ask(UnassignLicensesDocument, { input });
        return { codes: codesOf(unassignLicenses), holderId: null };
      },
    ];
    const winners = new Set<string>();
    for (let round = 0; round < 12; round++) {
      await acme.ada.ask(AssignLicenseDocument, { input: { userId: ann, kind } });
      const page = await acme.page(ann);
      expect(page.enabled).toBe(true);
      await acme.newEvents();

      const told = await Promise.all(
        Array.from({ length: 16 }, (_, index) =>
          (ways[(index + round) % ways.length] as (typeof ways)[number])(index >> 1),
        ),
      );

      const [winner, ...others] = told.filter(({ codes }) => codes.length === 0) as typeof told &
        [(typeof told)[number]];
      expect(others).toEqual([]);
      expect(told.flatMap(({ codes }) => codes)).toEqual(Array(15).fill('LICENSE_NOT_HELD'));
      const { holderId } = winner;
      const seats = (await acme.newEvents()).filter(({ __typename }) => __typename.startsWith('Seat'));
      expect(seats).toMatchObject([
        holderId ? { type: 'SEAT_TRANSFERRED', holder: { id: holderId } } : { type: 'SEAT_FREED', availableAfter: 1 },
      ]);
      const { licensePools } = await acme.state();
      expect(licensePools[0]).toMatchObject({
        assigned: holderId ? 1 : 0,
        licenses: { nodes: [{ holder: holderId ? { id: holderId } : null }] },
      });
      if (holderId) await acme.ada.ask(UnassignLicenseDocument, { input: { userId: holderId, kind } });
      winners.add(holderId ?? 'nobody');
    }
    expect(winners.size).toBeGreaterThan(1);
  });

  it('E1, E2, L2, P2: however many change who holds what, the log tells exactly what became of it', async () => {
    const acme = await open({ scheduledMeeting: 3 });
    const people: string[] = [];
    for (let count = 0; count < 6; count++) people.push(await acme.user());
    for (const userId of [...people, ...people]) await acme.page(userId);
    await acme.newEvents();
    const before = await acme.state();
    const random = numbersFrom(2026);
    const pick = () => people[Math.floor(random() * people.length)] as string;
    const some = () => people.filter(() => random() < 0.4);
    const maybe = () => random() < 0.5;

    const told: { userErrors: { code: string }[] }[] = [];
    const change = async (turn: number) => {
      const [userId, toUserId, userIds] = [pick(), pick(), some()];
      const [movePages, restorePages] = [maybe(), maybe()];
      const asked = ada(acme, turn);
      switch (Math.floor(random() * 6)) {
        case 0:
          return asked.ask(AssignLicenseDocument, { input: { userId, kind, restorePages } });
        case 1:
          return asked.ask(UnassignLicenseDocument, { input: { userId, kind, pagesTo: movePages ? toUserId : null } });
        case 2:
          return asked.ask(AssignLicensesDocument, { input: { userIds, kind, restorePages } });
        case 3:
          return asked.ask(UnassignLicensesDocument, {
            input: { userIds, kind, pagesTo: movePages ? toUserId : null },
          });
        default:
          return asked.ask(TransferLicenseDocument, {
            input: { fromUserId: userId, toUserId, kind, movePages, restorePages },
          });
      }
    };
    await Promise.all(
      Array.from({ length: 12 }, async (_, worker) => {
        for (let turn = 0; turn < 25; turn++) told.push(...Object.values(await change(worker + turn)));
      }),
    );

    const events = await allNewEvents(acme);
    const codes = new Set(told.flatMap(({ userErrors }) => userErrors.map(({ code }) => code)));
    expect(codes).toEqual(
      new Set(['INVALID', 'NO_FREE_LICENSE', 'LICENSE_NOT_HELD', 'LICENSE_ALREADY_HELD', 'OWNER_UNLICENSED']),
    );
    expect(events.filter(({ __typename }) => __typename === 'SeatTransferred').length).toBeGreaterThan(5);

    const seats = new Map<string, string>();
    const pages = new Map(
      before.bookingPages.nodes.map(({ id, owner }) => [id, { ownerId: owner.id, enabled: false }]),
    );
    for (const event of events) tell(event, seats, pages);
    const { licensePools, bookingPages, account } = await acme.state();
    const [{ assigned, licenses }] = licensePools as [(typeof licensePools)[number]];
    expect(assigned).toBe(seats.size);
    expect(new Map(licenses.nodes.flatMap(({ id, holder }) => (holder ? [[holder.id, id]] : [])))).toEqual(seats);
    expect(new Map(bookingPages.nodes.map(({ id, owner, enabled }) => [id, { ownerId: owner.id, enabled }]))).toEqual(
      pages,
    );
    expect(events.at(-1)?.cursor).toBe(account.eventCursor);
    const first = events[0]?.sequence as number;
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => first + index));
  });

  /** Applies an event to what is so before it, which it must not contradict. */
  function tell(
    event: EventFieldsFragment,
    seats: Map<string, string>,
    pages: Map<string, { ownerId: string; enabled: boolean }>,
  ): void {
    const page = 'page' in event ? pages.get(event.page?.id ?? '') : undefined;
    switch (event.__typename) {
      case 'SeatAssigned':
        expect([...seats.values()]).not.toContain(event.license.id);
        expect(seats.has(event.holder?.id as string)).toBe(false);
        seats.set(event.holder?.id as string, event.license.id);
        expect(event.availableAfter).toBe(3 - seats.size);
        return;
      case 'SeatFreed':
        expect(seats.get(event.formerHolder?.id as string)).toBe(event.license.id);
        seats.delete(event.formerHolder?.id as string);
        expect(event.availableAfter).toBe(3 - seats.size);
        return;
      case 'SeatTransferred':
        expect(seats.get(event.formerHolder?.id as string)).toBe(event.license.id);
        expect(seats.has(event.holder?.id as string)).toBe(false);
        seats.delete(event.formerHolder?.id as string);
        seats.set(event.holder?.id as string, event.license.id);
        return;
      case 'PageReassigned':
        // only enabled ones move with a license
        expect(page).toEqual({ ownerId: event.formerOwner?.id, enabled: true });
        pages.set(event.page?.id as string, { ownerId: event.owner?.id as string, enabled: true });
        return;
      case 'PageDisabled':
      case 'PageEnabled': {
        const enabled = event.__typename === 'PageEnabled';
        expect(page?.enabled).toBe(!enabled);
        pages.set(event.page?.id as string, { ownerId: page?.ownerId as string, enabled });
        if (enabled) expect(seats.has(page?.ownerId as string)).toBe(true);
        return;
      }
      default:
        throw new Error(`nobody asked for ${event.__typename}`);
    }
  }
});

function codesOf({ userErrors }: { userErrors: { code: string }[] }): string[] {
  return userErrors.map(({ code }) => code);
}

/** Numbers from 0 to 1 that are the same in each run. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
