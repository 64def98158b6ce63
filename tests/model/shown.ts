import { sees } from './change.js';
import {
  type Booking,
  type Conversation,
  type Event,
  freeOf,
  isActive,
  isWaiting,
  type Key,
  KINDS,
  type Kind,
  type License,
  licenseOf,
  type Page,
  pagesOf,
  poolName,
  poolOf,
  type User,
  type World,
} from './world.js';

// What the API shows of the world: each object with all of its fields, those that lead to others with their ids.

/** Who looks, and how they tell an instant. */
export interface Eyes {
  world: World;
  viewer: User | null;
  time(at: number): string;
}

const link = (id: string) => ({ id });

/** Null where the viewer may not see whom it leads to. */
function userLink({ viewer }: Eyes, id: string | null) {
  return id !== null && sees(viewer, id) ? link(id) : null;
}

function timeOr({ time }: Eyes, at: number | null): string | null {
  return at === null ? null : time(at);
}

export function showUser(eyes: Eyes, user: User) {
  const { world } = eyes;
  const { id, name, email, role } = user;
  const licenses = KINDS.flatMap((kind) => licenseOf(world, id, kind) ?? []);
  return {
    __typename: 'User',
    ...{ id, name, email, role },
    licenses: licenses.map((license) => link(license.id)),
    canAcceptBookings: pagesOf(world, id).some((page) => page.dark === null),
    canJoinConversations: licenses.some((license) => license.kind === 'LIVE_ENGAGEMENT'),
    createdAt: eyes.time(user.createdAt),
    deletedAt: timeOr(eyes, user.deletedAt),
  };
}

export function showLicense(eyes: Eyes, license: License) {
  const { id, kind, holder, retired, freeSince } = license;
  return {
    __typename: 'License',
    ...{ id, kind },
    pool: link(poolName(kind)),
    holder: userLink(eyes, holder),
    assignedAt: timeOr(eyes, license.assignedAt),
    // lists leave them out; an answer that is told again does not
    retiredAt: retired ? eyes.time(freeSince) : null,
  };
}

export function showPool({ world }: Eyes, kind: Kind) {
  const [pool, free] = [poolOf(world, kind).length, freeOf(world, kind).length];
  const numbers = { capacity: pool, assigned: pool - free, available: free };
  return { __typename: 'LicensePool', id: poolName(kind), kind, ...numbers };
}

export function showPage(eyes: Eyes, page: Page) {
  const { id, slug, title, durationMinutes, owner, dark } = page;
  // all of them are in the future
  const upcoming = eyes.world.bookings.filter((booking) => booking.page === id && !booking.canceled);
  return {
    __typename: 'BookingPage',
    ...{ id, slug, title, durationMinutes },
    owner: link(owner),
    enabled: dark === null,
    disabledReason: dark?.reason ?? null,
    disabledAt: timeOr(eyes, dark?.since ?? null),
    upcomingBookings: upcoming.length,
    createdAt: eyes.time(page.createdAt),
  };
}

export function showBooking(eyes: Eyes, booking: Booking) {
  const { id, pageTitle, hostName, guestName, guestEmail, startsAt, endsAt } = booking;
  const page = eyes.world.pages.find((one) => one.id === booking.page);
  return {
    __typename: 'Booking',
    ...{ id, pageTitle, hostName, guestName, guestEmail, startsAt, endsAt },
    page: page && sees(eyes.viewer, page.owner) ? link(page.id) : null,
    host: userLink(eyes, booking.host),
    status: booking.canceled ? 'CANCELED' : 'CONFIRMED',
  };
}

export function showConversation(eyes: Eyes, conversation: Conversation) {
  const { id, kind, visitorName, agent, agentName } = conversation;
  return {
    __typename: 'Conversation',
    ...{ id, kind, visitorName, agentName },
    status: isWaiting(conversation) ? 'WAITING' : isActive(conversation) ? 'ACTIVE' : 'ENDED',
    agent: userLink(eyes, agent),
    startedAt: eyes.time(conversation.startedAt),
    endedAt: timeOr(eyes, conversation.endedAt),
  };
}

export function showKey(eyes: Eyes, key: Key) {
  const { id, label, scope, expiresAt } = key;
  return {
    __typename: 'ApiKey',
    ...{ id, label, scope, expiresAt },
    user: link(key.user),
    createdAt: eyes.time(key.createdAt),
    revokedAt: timeOr(eyes, key.revokedAt),
  };
}

/** What in an event is an id. */
const LINKS = new Set([
  ...['actor', 'via', 'user', 'license', 'pool', 'holder', 'formerHolder', 'page', 'owner', 'formerOwner'],
  ...['booking', 'conversation', 'agent', 'formerAgent', 'apiKey'],
]);

export function showEvent(eyes: Eyes, { type, at, ...about }: Event, place: number) {
  const parts = Object.entries(about).map(([name, value]) => {
    if (!LINKS.has(name) || value === null) return [name, value];
    // pages are the one thing that goes without a trace
    const gone = name === 'page' && !eyes.world.pages.some((page) => page.id === value);
    return [name, gone ? null : link(value as string)];
  });
  return {
    __typename: type,
    type: type.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase(),
    sequence: place + 1,
    occurredAt: eyes.time(at),
    ...Object.fromEntries(parts),
  };
}
