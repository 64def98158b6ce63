import { type Fault, fault, sees } from './change.js';
import type { User, World } from './world.js';

// Idempotency keys: what was done is told again, and not done again.

/** What a mutation that was asked for with a key has answered with. */
export interface Kept {
  owner: string;
  asked: string;
  /** Rows by their ids. */
  parts: Record<string, unknown>;
}

type Input = Record<string, unknown>;

/** Guests are known by these; everybody else as themselves. */
const GUESTS: Record<string, string[]> = {
  bookAppointment: ['slug', 'guestEmail'],
  cancelAppointment: ['cancelToken'],
  startConversation: ['slug', 'visitorName'],
  leaveConversation: ['visitorToken'],
};

export function ownerOf(mutation: string, input: Input, actor: User | null): string {
  const who = GUESTS[mutation]?.map((field) => input[field]) ?? ['user', actor?.id];
  return JSON.stringify([input.idempotencyKey, ...who]);
}

const DEFAULTS: Record<string, Input> = {
  createUser: { role: 'MEMBER' },
  createBookingPage: { durationMinutes: 30 },
};

/** The same for inputs that mean the same: what is null, left out or false is the default. */
export function askedOf(mutation: string, input: Input): string {
  const meant = (part: unknown, defaults: Input): unknown => {
    if (Array.isArray(part)) return part.map((item) => meant(item, DEFAULTS.createUser as Input));
    if (typeof part !== 'object' || part === null) return part;
    const given = Object.entries(part).filter(([, value]) => value != null && value !== false);
    return Object.entries({ ...defaults, ...Object.fromEntries(given) })
      .map(([name, value]) => [name, meant(value, {})])
      .sort(([one], [other]) => ((one as string) < (other as string) ? -1 : 1));
  };
  return JSON.stringify([mutation, meant(input, DEFAULTS[mutation] ?? {})]);
}

export function badKey(key: unknown): Fault[] {
  const { length } = [...String(key)];
  return length >= 1 && length <= 255 ? [] : [fault('INVALID', 'idempotencyKey')];
}

// biome-ignore lint/suspicious/noExplicitAny: rows of all kinds
type Row = any;

/** Where the rows of a part are, and which of them are seen. */
const ROWS: Record<string, [rows: (world: World) => Row[], isSeen: (viewer: User | null, row: Row) => boolean]> = {
  user: [({ users }) => users, (viewer, user) => sees(viewer, user.id)],
  license: [({ licenses }) => licenses, () => true],
  page: [({ pages }) => pages, (viewer, page) => sees(viewer, page.owner)],
  booking: [({ bookings }) => bookings, (viewer, booking) => sees(viewer, booking.host)],
  conversation: [({ conversations }) => conversations, () => true],
  apiKey: [({ keys }) => keys, (viewer) => viewer?.role === 'ADMINISTRATOR'],
};

/** Such as `page` for `movedPages`. */
function rowsOf(part: string) {
  const noun = Object.keys(ROWS).find((name) => new RegExp(`^${name}s?$|${name}s$`, 'i').test(part));
  return ROWS[noun ?? ''];
}

export function keptOf(payload: Record<string, unknown>): Kept['parts'] {
  const parts = Object.entries(payload).map(([part, value]) => {
    if (!rowsOf(part)) return [part, value];
    return [part, Array.isArray(value) ? value.map(({ id }: Row) => id) : (value as Row).id];
  });
  return Object.fromEntries(parts);
}

const SECRETS = new Set(['secret', 'cancelToken', 'visitorToken']);

/** Rows as they are now, without those that are gone or not seen any more; without secrets. */
export function toldAgain(world: World, viewer: User | null, { parts }: Kept) {
  const payload: Record<string, unknown> = {};
  const userErrors: Fault[] = [];
  for (const [part, value] of Object.entries(parts)) {
    const [rows, isSeen] = rowsOf(part) ?? [];
    const find = (id: unknown) => rows?.(world).find((row) => row.id === id && isSeen?.(viewer, row)) ?? null;
    if (SECRETS.has(part)) userErrors.push(fault('SECRET_ALREADY_SHOWN'));
    if (!rows) payload[part] = SECRETS.has(part) ? null : value;
    else payload[part] = Array.isArray(value) ? value.map(find).filter((row) => row !== null) : find(value);
  }
  return { payload, userErrors };
}
