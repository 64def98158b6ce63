import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../src/app.js';
import {
  AssignLicenseDocument,
  DisableBookingPageDocument,
  EnableBookingPageDocument,
  ReassignBookingPageDocument,
  TransferLicenseDocument,
  UnassignLicenseDocument,
} from './generated/operations.js';
import { newAccount, newPage, newUser } from './support/accounts.js';
import { startApp } from './support/app.js';
import { client } from './support/client.js';

const kind = 'SCHEDULED_MEETING';
const READS = 80;
const CHANGES = 200;

interface Seen {
  account: { eventCursor: string };
  bookingPages: {
    nodes: {
      id: string;
      enabled: boolean;
      owner: { id: string; licenses: { kind: string }[]; canAcceptBookings: boolean };
    }[];
  };
  users: { nodes: { id: string; licenses: { kind: string }[] }[] };
  licensePools: { kind: string; assigned: number; available: number; capacity: number }[];
}

const SEEN = `{
  licensePools { kind assigned available capacity }
  bookingPages(first: 100) { nodes { id enabled owner { id licenses { kind } canAcceptBookings } } }
  users(first: 100) { nodes { id licenses { kind } } }
  account { eventCursor }
}`;

interface Event {
  type: string;
  page: { id: string };
  owner: { id: string };
  holder: { id: string };
  formerHolder: { id: string };
}

interface LogPage {
  events: { edges: { cursor: string; node: Event }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
}

const LOG = `query ($after: String) {
  events(after: $after) {
    edges {
      cursor
      node {
        type
        ... on PageEnabled { page { id } }
        ... on PageDisabled { page { id } }
        ... on PageReassigned { page { id } owner { id } }
        ... on SeatAssigned { holder { id } }
        ... on SeatFreed { formerHolder { id } }
        ... on SeatTransferred { holder { id } formerHolder { id } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

type Pages = Map<string, [owner: string, enabled: boolean]>;

/** The state that a reader has seen, in one text: who holds a seat, and each page's owner and light. */
function stateOf(seen: Seen): string {
  const holders = seen.users.nodes.filter((user) => user.licenses.some((license) => license.kind === kind));
  return told(new Set(holders.map(({ id }) => id)), pagesOf(seen));
}

function pagesOf(seen: Seen): Pages {
  return new Map(seen.bookingPages.nodes.map(({ id, owner, enabled }) => [id, [owner.id, enabled]]));
}

function told(holders: Set<string>, pages: Pages): string {
  return JSON.stringify([[...holders].sort(), [...pages].sort()]);
}

describe('P2: an enabled page has a licensed owner, for every reader, at every instant', () => {
  let app: App & { url: string };
  let other: App & { url: string };
  beforeAll(async () => {
    [app, other] = await Promise.all([startApp(), startApp()]);
  });
  afterAll(() => Promise.all([app.close(), other.close()]));

  it('while seats and pages change as fast as they can, and each answer is one state of the account', async () => {
    const { apiKey } = await newAccount({ scheduledMeeting: 2 });
    const userIds = await Promise.all(['Grace', 'Linus', 'Edsger'].map((name) => newUser(app, apiKey, { name })));
    const pages = [];
    for (const userId of [...userIds, ...userIds]) pages.push(await newPage(app, apiKey, userId));
    const pageIds = pages.map((page) => page.id);
    const start = await client(app, apiKey).ask<Seen, object>(SEEN);

    let reads = 0;
    let changes = 0;
    const enough = () => reads >= READS && changes >= CHANGES;
    const seen: Seen[] = [];
    const read = async (server: { url: string }) => {
      while (!enough()) {
        seen.push(await client(server, apiKey).ask<Seen, object>(SEEN));
        reads++;
      }
    };
    const pick = <T>(list: T[], turn: number) => list[turn % list.length] as T;
    const change = async (server: { url: string }, work: (ada: ReturnType<typeof client>, turn: number) => unknown) => {
      for (let turn = 0; !enough(); turn++) {
        await work(client(server, apiKey), turn);
        changes++;
      }
    };
    await Promise.all([
      read(app),
      read(other),
      change(app, (ada, turn) =>
        ada.ask(AssignLicenseDocument, { input: { userId: pick(userIds, turn), kind, restorePages: true } }),
      ),
      change(other, (ada, turn) => ada.ask(UnassignLicenseDocument, { input: { userId: pick(userIds, turn), kind } })),
      change(app, (ada, turn) => {
        const [fromUserId, toUserId] = [pick(userIds, turn >> 1), pick(userIds, (turn >> 1) + 1 + (turn >> 3))];
        const input = { fromUserId, toUserId, kind, movePages: true, restorePages: true } as const;
        if (turn % 2) return ada.ask(TransferLicenseDocument, { input });
        return ada.ask(AssignLicenseDocument, { input: { userId: fromUserId, kind, restorePages: true } });
      }),
      change(app, (ada, turn) => ada.ask(EnableBookingPageDocument, { input: { pageId: pick(pageIds, turn) } })),
      change(other, (ada, turn) => {
        const input = { pageId: pick(pageIds, turn), ownerId: pick(userIds, turn >> 2), enable: turn % 3 > 0 };
        return ada.ask(ReassignBookingPageDocument, { input });
      }),
      change(other, (ada, turn) =>
        ada.ask(DisableBookingPageDocument, { input: { pageId: pick(pageIds, turn >> 1) } }),
      ),
    ]);

    for (const { bookingPages, users, licensePools } of seen) {
      for (const { enabled, owner } of bookingPages.nodes) {
        const licensed = owner.licenses.some((license) => license.kind === kind);
        expect({ enabled, licensed }).not.toEqual({ enabled: true, licensed: false });
        if (enabled) expect(owner.canAcceptBookings).toBe(true);
        if (!licensed) expect(owner.canAcceptBookings).toBe(false);
      }
      for (const pool of licensePools) {
        const held = users.nodes.flatMap((user) => user.licenses).filter((license) => license.kind === pool.kind);
        expect([pool.assigned, pool.available]).toEqual([held.length, pool.capacity - held.length]);
      }
    }

    // each answer is the state that its eventCursor names: the log, told up to there, leads to it
    const states = await statesByCursor(app, apiKey, start);
    for (const answer of seen) expect(stateOf(answer)).toBe(states.get(answer.account.eventCursor));
    const enabledOnes = seen.flatMap((answer) => answer.bookingPages.nodes.filter((page) => page.enabled));
    expect(enabledOnes.length).toBeGreaterThan(READS / 4);
    expect(new Set(seen.map(stateOf)).size).toBeGreaterThan(READS / 5);
  });
});

/** The state of the account after each of its events, by the log. */
async function statesByCursor(server: { url: string }, key: string, start: Seen): Promise<Map<string, string>> {
  const holders = new Set<string>();
  const pages = pagesOf(start);
  const states = new Map([[start.account.eventCursor, told(holders, pages)]]);
  for (let after = start.account.eventCursor, more = true; more; ) {
    const page = await client(server, key).ask<LogPage, object>(LOG, { after });
    for (const { cursor, node } of page.events.edges) {
      apply(node, holders, pages);
      states.set(cursor, told(holders, pages));
    }
    after = page.events.pageInfo.endCursor;
    more = page.events.pageInfo.hasNextPage;
  }
  return states;
}

function apply({ type, page, owner, holder, formerHolder }: Event, holders: Set<string>, pages: Pages): void {
  const [ownerId = '', enabled = false] = pages.get(page?.id) ?? [];
  if (type === 'SEAT_FREED' || type === 'SEAT_TRANSFERRED') holders.delete(formerHolder.id);
  if (type === 'SEAT_ASSIGNED' || type === 'SEAT_TRANSFERRED') holders.add(holder.id);
  if (type === 'PAGE_ENABLED') pages.set(page.id, [ownerId, true]);
  if (type === 'PAGE_DISABLED') pages.set(page.id, [ownerId, false]);
  if (type === 'PAGE_REASSIGNED') pages.set(page.id, [owner.id, enabled]);
}
