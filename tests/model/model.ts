import { type Change, type Fault, fault, Refused, Thrown } from './change.js';
import * as guests from './guests.js';
import { askedOf, badKey, keptOf, ownerOf, toldAgain } from './keys.js';
import * as licenses from './licenses.js';
import * as pages from './pages.js';
import {
  type Eyes,
  showBooking,
  showConversation,
  showKey,
  showLicense,
  showPage,
  showPool,
  showUser,
} from './shown.js';
import * as users from './users.js';
import { copyOf, type Role, userOfKey, type World } from './world.js';

/** A mutation that somebody asks for: `caller` is the key they show, null for none. */
export interface Act {
  number: number;
  caller: string | null;
  mutation: string;
  input: Record<string, unknown>;
}

/** A payload as the API would answer with it, or the code that is thrown. */
export type Answer = { payload: Record<string, unknown> } | { thrown: string };

interface Mutation {
  /** The least role that it takes; null for guests. */
  role: Role | null;
  // biome-ignore lint/suspicious/noExplicitAny: each has an input and a payload of its own
  carryOut(change: Change, input: any): Record<string, any>;
  /** What its payload is when it is refused. */
  empty: Record<string, unknown>;
}

const by = (role: Role | null) => (carryOut: Mutation['carryOut'], empty: Mutation['empty']) => ({
  role,
  carryOut,
  empty,
});
const [guest, member, administrator] = [by(null), by('MEMBER'), by('ADMINISTRATOR')];

const LOST = { disabledPages: [], movedPages: [], requeuedConversations: [] };

/** Every mutation there is. */
export const MUTATIONS: Record<string, Mutation> = {
  createUser: administrator(users.createUser, { user: null }),
  createUsers: administrator(users.createUsers, { users: [] }),
  updateUser: member(users.updateUser, { user: null }),
  changeUserRole: administrator(users.changeUserRole, { user: null }),
  deleteUser: administrator(users.deleteUser, { deletedUserId: null, freedLicenses: [], ...LOST }),
  createApiKey: administrator(users.createApiKey, { apiKey: null, secret: null }),
  revokeApiKey: administrator(users.revokeApiKey, { apiKey: null }),

  assignLicense: administrator(licenses.assignLicense, { license: null, restoredPages: [], availableAfter: null }),
  assignLicenses: administrator(licenses.assignLicenses, { licenses: [], restoredPages: [], availableAfter: null }),
  unassignLicense: administrator(licenses.unassignLicense, { license: null, ...LOST, availableAfter: null }),
  unassignLicenses: administrator(licenses.unassignLicenses, { licenses: [], ...LOST, availableAfter: null }),
  transferLicense: administrator(licenses.transferLicense, { license: null, ...LOST, restoredPages: [] }),
  resizeLicensePool: administrator(licenses.resizeLicensePool, { pool: null }),

  createBookingPage: member(pages.createBookingPage, { page: null }),
  updateBookingPage: member(pages.updateBookingPage, { page: null }),
  enableBookingPage: member(pages.enableBookingPage, { page: null }),
  disableBookingPage: member(pages.disableBookingPage, { page: null }),
  deleteBookingPage: member(pages.deleteBookingPage, { deletedPageId: null }),
  reassignBookingPage: administrator(pages.reassignBookingPage, { page: null }),

  bookAppointment: guest(guests.bookAppointment, { bookingId: null, startsAt: null, endsAt: null, cancelToken: null }),
  cancelAppointment: guest(guests.cancelAppointment, { canceled: false }),
  cancelBooking: member(guests.cancelBooking, { booking: null }),
  startConversation: guest(guests.startConversation, { conversationId: null, visitorToken: null }),
  joinConversation: member(guests.joinConversation, { conversation: null }),
  endConversation: member(guests.endConversation, { conversation: null }),
  leaveConversation: guest(guests.leaveConversation, { left: false }),
};

/** What the account answers, and what it is then: the same world where nothing has changed (E1, U6). */
export function outcomeOf(world: World, { number, caller, mutation, input }: Act): { world: World; answer: Answer } {
  const { role, carryOut, empty } = MUTATIONS[mutation] as Mutation;
  const next = copyOf(world);
  const now = world.log.length + 1;
  const viewer = caller === null ? null : userOfKey(next, caller);
  if (viewer === undefined || (viewer === null && role !== null))
    return { world, answer: { thrown: 'UNAUTHENTICATED' } };
  if (world.keys.find(({ id }) => id === caller)?.scope === 'READ') return { world, answer: { thrown: 'FORBIDDEN' } };
  if (role === 'ADMINISTRATOR' && viewer?.role !== role) return { world, answer: { thrown: 'FORBIDDEN' } };
  // what guests do has no actor, whoever they are
  const actor = role === null ? null : viewer;
  const eyes = { world: next, viewer: actor, time: () => 'then' };
  const refused = (userErrors: Fault[]) => ({ world, answer: { payload: { ...empty, userErrors } } });

  const isKeyed = input.idempotencyKey != null;
  const [owner, asked] = [ownerOf(mutation, input, actor), askedOf(mutation, input)];
  if (isKeyed) {
    if (badKey(input.idempotencyKey).length > 0) return refused(badKey(input.idempotencyKey));
    const kept = world.kept.find((one) => one.owner === owner);
    if (kept && kept.asked !== asked) return refused([fault('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey')]);
    if (kept) {
      const { payload, userErrors } = toldAgain(world, actor, kept);
      return { world, answer: { payload: { ...show(eyes, payload), userErrors } } };
    }
  }

  const change: Change = {
    world: next,
    actor,
    now,
    newId: (noun, place) => `${noun}${number}${place === undefined ? '' : `.${place}`}`,
    record: (type, about) =>
      void next.log.push({ type, at: now, actor: actor?.id ?? null, via: actor && caller, ...about }),
  };
  try {
    const payload = carryOut(change, input);
    const answer = { payload: { ...show(eyes, payload), userErrors: [] as Fault[] } };
    if (input.dryRun) return { world, answer };
    if (isKeyed) next.kept.push({ owner, asked, parts: keptOf(payload) });
    const isSame = next.log.length === world.log.length;
    return { world: isSame ? { ...world, kept: next.kept } : next, answer };
  } catch (error) {
    if (error instanceof Refused) return refused(error.faults);
    if (error instanceof Thrown) return { world, answer: { thrown: error.code } };
    throw error;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the rows of each part are of the type that it has in the schema
const SHOWN: Record<string, (eyes: Eyes, row: any) => unknown> = {
  user: showUser,
  users: showUser,
  license: showLicense,
  licenses: showLicense,
  freedLicenses: showLicense,
  pool: showPool,
  page: showPage,
  movedPages: showPage,
  disabledPages: showPage,
  restoredPages: showPage,
  booking: showBooking,
  conversation: showConversation,
  requeuedConversations: showConversation,
  apiKey: showKey,
};

function show(eyes: Eyes, payload: Record<string, unknown>): Record<string, unknown> {
  const parts = Object.entries(payload).map(([part, value]) => {
    const shown = SHOWN[part];
    if (!shown) return [part, value];
    if (value === null) return [part, null];
    return [part, Array.isArray(value) ? value.map((row) => shown(eyes, row)) : shown(eyes, value)];
  });
  return Object.fromEntries(parts);
}
