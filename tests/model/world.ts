import type { Kept } from './keys.js';

// The whole of an account, as plain rows. What is made later stands later in its list: that is its order by id, too.
// Names stand for ids: `user3` is who the third mutation made. Instants are places in the log: what happened with the
// fifth event happened at 5, and what was there when the account was opened at 0.

export type Kind = 'SCHEDULED_MEETING' | 'LIVE_ENGAGEMENT';
export const KINDS: Kind[] = ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'];

export type Role = 'MEMBER' | 'ADMINISTRATOR';
export type Reason = 'OWNER_UNLICENSED' | 'BY_USER' | 'OWNER_DELETED';

export interface User {
  id: string;
  name: string;
  email: string;
  role: Role;
  createdAt: number;
  deletedAt: number | null;
}

export interface License {
  id: string;
  kind: Kind;
  holder: string | null;
  assignedAt: number | null;
  /** Of a license that somebody holds: when it was free last. */
  freeSince: number;
  retired: boolean;
}

export interface Page {
  id: string;
  slug: string;
  title: string;
  durationMinutes: number;
  owner: string;
  /** Null while it is enabled. */
  dark: { reason: Reason; since: number } | null;
  createdAt: number;
}

export interface Booking {
  id: string;
  page: string;
  pageTitle: string;
  pageSlug: string;
  host: string;
  hostName: string;
  guestName: string;
  guestEmail: string;
  startsAt: string;
  endsAt: string;
  canceled: boolean;
}

export interface Conversation {
  id: string;
  kind: string;
  visitorName: string;
  agent: string | null;
  agentName: string | null;
  startedAt: number;
  endedAt: number | null;
}

export interface Key {
  id: string;
  label: string;
  user: string;
  scope: 'READ' | 'FULL';
  expiresAt: string | null;
  createdAt: number;
  revokedAt: number | null;
}

/** `type` as the API names the type of its object; who and what it is about are ids, under the names of the links. */
export interface Event {
  type: string;
  at: number;
  actor: string | null;
  /** By which key. */
  via: string | null;
  [about: string]: unknown;
}

export interface World {
  users: User[];
  licenses: License[];
  pages: Page[];
  bookings: Booking[];
  conversations: Conversation[];
  keys: Key[];
  log: Event[];
  /** What was asked for with a key, and done. */
  kept: Kept[];
  /** How many conversations may wait. */
  waitingRoom: number;
}

/** An account as it is opened: Ada, her key, and nobody holds a license. */
export function openedWorld(capacity: Record<Kind, number>, waitingRoom: number): World {
  const licenses = KINDS.flatMap((kind) => Array.from({ length: capacity[kind] }, () => kind)).map((kind, place) => ({
    id: licenseName(place),
    kind,
    holder: null,
    assignedAt: null,
    freeSince: 0,
    retired: false,
  }));
  const ada = { id: 'user0', name: 'Ada', email: 'ada@acme.example', role: 'ADMINISTRATOR' as const };
  const key = { id: 'key0', label: 'Made with the account', user: ada.id, scope: 'FULL' as const, expiresAt: null };
  return {
    users: [{ ...ada, createdAt: 0, deletedAt: null }],
    licenses,
    pages: [],
    bookings: [],
    conversations: [],
    keys: [{ ...key, createdAt: 0, revokedAt: null }],
    log: [],
    kept: [],
    waitingRoom,
  };
}

/** Slugs that no other account has, and one that another account's page has. */
export const SLUGS = ['slug-a', 'slug-b', 'slug-c', 'slug-d', 'slug-e', 'slug-f', 'slug-g'];
export const FOREIGN_SLUG = 'slug-of-others';

export function licenseName(place: number): string {
  return `license${place}`;
}

export function poolName(kind: Kind): string {
  return `pool of ${kind}`;
}

/** Changing the copy changes nothing of the world; what was recorded is never changed. */
export function copyOf(world: World): World {
  const rows = <T extends object>(list: T[]) => list.map((row) => ({ ...row }));
  return {
    ...world,
    users: rows(world.users),
    licenses: rows(world.licenses),
    pages: rows(world.pages),
    bookings: rows(world.bookings),
    conversations: rows(world.conversations),
    keys: rows(world.keys),
    log: [...world.log],
    kept: [...world.kept],
  };
}

export function usersOf(world: World): User[] {
  return world.users.filter((user) => user.deletedAt === null);
}

export function administratorsOf(world: World): User[] {
  return usersOf(world).filter((user) => user.role === 'ADMINISTRATOR');
}

/** The licenses of a pool, retired ones left out. */
export function poolOf(world: World, kind: Kind): License[] {
  return world.licenses.filter((license) => license.kind === kind && !license.retired);
}

/** The free licenses of a pool; the one longest free is first, of equally long ones the one with the lowest id. */
export function freeOf(world: World, kind: Kind): License[] {
  return poolOf(world, kind)
    .filter((license) => license.holder === null)
    .sort((one, other) => one.freeSince - other.freeSince);
}

export function licenseOf(world: World, userId: string, kind: Kind): License | undefined {
  return poolOf(world, kind).find((license) => license.holder === userId);
}

export function pagesOf(world: World, userId: string): Page[] {
  return world.pages.filter((page) => page.owner === userId);
}

export function isActive(conversation: Conversation): boolean {
  return conversation.agent !== null && conversation.endedAt === null;
}

export function isWaiting(conversation: Conversation): boolean {
  return conversation.agent === null && conversation.endedAt === null;
}

/** Whom a key lets in: nobody once it or its user is gone. */
export function userOfKey(world: World, keyId: string): User | undefined {
  const key = world.keys.find((one) => one.id === keyId && one.revokedAt === null);
  return usersOf(world).find((user) => user.id === key?.user);
}
