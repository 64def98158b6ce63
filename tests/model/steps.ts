import * as fc from 'fast-check';
import type { Pick, Plan } from './picks.js';
import {
  ADMINISTRATOR,
  CAPACITY,
  CONVERSATION,
  DRY,
  EMAIL,
  EXPIRY,
  FLAG,
  GUEST,
  HOLDER,
  KEY,
  KIND,
  KINDS_ASKED,
  MEMBER,
  MINUTES,
  maybe,
  NAME,
  OTHER,
  often,
  PAGE,
  pick,
  ROLE,
  SLOT,
  SLUG,
  some,
  USER,
} from './values.js';
import type { Kind } from './world.js';

/** Everything that one sequence does, in an account with so many licenses. */
export interface Story {
  capacity: Record<Kind, number>;
  steps: Step[];
}

/** Mutations that are sent at once, or one twice at once; then, or not, the whole account is looked at. */
export interface Step {
  plans: Plan[];
  twice?: boolean;
  looks: boolean;
}

type Fields = Record<string, fc.Arbitrary<unknown>>;

const plan = (weight: number, mutation: string, caller: fc.Arbitrary<Pick>, input: Fields) => ({
  weight,
  arbitrary: fc.record({
    mutation: fc.constant(mutation),
    caller,
    input: fc.record({ ...input, idempotencyKey: KEY }),
    again: often(fc.constant(undefined), fc.nat(3), 10),
  }),
});

const NEW_USER = { name: NAME, email: EMAIL, role: maybe(ROLE), licenses: KINDS_ASKED };
const NEW_USERS = fc.oneof(
  { weight: 20, arbitrary: fc.array(fc.record(NEW_USER), { minLength: 1, maxLength: 3, size: 'max' }) },
  { weight: 1, arbitrary: fc.constant([]) },
);
const NOBODY = fc.constantFrom(undefined, null);
const UNASSIGN = { kind: KIND, pagesTo: often(NOBODY, HOLDER, 3), dryRun: DRY };
const OWNER = fc.oneof(NOBODY, USER, pick('licensed user'), pick('licensed user'));
const NEW_PAGE = { title: NAME, slug: SLUG, durationMinutes: maybe(MINUTES), ownerId: OWNER };
const BOOKING = fc.oneof(pick('own booking', 'standing booking', 'booking'), pick('booking', 'strange booking'));
const OPEN_SLUG = often(pick('enabled slug', 'enabled slug', 'enabled slug', 'slug'), pick('strange slug'));
const BOOK = { slug: OPEN_SLUG, startsAt: SLOT, guestName: NAME, guestEmail: EMAIL };
const CANCEL = often(pick('standing token', 'booking token'), pick('strange token', 'token'), 6);
const LEAVE = often(pick('live token', 'conversation token'), pick('strange token', 'token'), 6);
const API_KEY = often(pick('live key', 'key'), pick('strange key'));
const SCOPE = fc.constantFrom(undefined, null, 'FULL', 'FULL', 'READ');
const CALL = fc.constantFrom('LIVE_CHAT', 'INSTANT_CALL');

/** How often each mutation happens, by whom and with what. */
const PLANS = [
  plan(3, 'createUser', ADMINISTRATOR, NEW_USER),
  plan(2, 'createUsers', ADMINISTRATOR, { users: NEW_USERS }),
  plan(4, 'updateUser', MEMBER, {
    userId: often(pick('own user', 'user'), USER),
    name: maybe(NAME),
    email: maybe(EMAIL),
  }),
  plan(5, 'changeUserRole', ADMINISTRATOR, { userId: fc.oneof(USER, pick('administrator user')), role: ROLE }),
  plan(5, 'deleteUser', ADMINISTRATOR, {
    userId: often(USER, pick('administrator user'), 2),
    pagesTo: often(NOBODY, USER, 1),
    dryRun: DRY,
  }),
  plan(4, 'createApiKey', ADMINISTRATOR, { userId: USER, label: NAME, expiresAt: EXPIRY, scope: SCOPE }),
  plan(2, 'revokeApiKey', ADMINISTRATOR, { apiKeyId: API_KEY }),

  plan(8, 'assignLicense', ADMINISTRATOR, { userId: OTHER, kind: KIND, restorePages: FLAG, dryRun: DRY }),
  plan(5, 'assignLicenses', ADMINISTRATOR, { userIds: some(OTHER), kind: KIND, restorePages: FLAG, dryRun: DRY }),
  plan(6, 'unassignLicense', ADMINISTRATOR, { userId: HOLDER, ...UNASSIGN }),
  plan(5, 'unassignLicenses', ADMINISTRATOR, { userIds: some(HOLDER), ...UNASSIGN }),
  plan(7, 'transferLicense', ADMINISTRATOR, {
    ...{ fromUserId: HOLDER, toUserId: often(OTHER, pick('holder user'), 3), kind: KIND },
    ...{ movePages: FLAG, restorePages: FLAG, dryRun: DRY },
  }),
  plan(5, 'resizeLicensePool', ADMINISTRATOR, { kind: KIND, capacity: CAPACITY }),

  plan(7, 'createBookingPage', MEMBER, NEW_PAGE),
  plan(4, 'updateBookingPage', MEMBER, {
    pageId: PAGE,
    ...{ title: maybe(NAME), slug: maybe(SLUG), durationMinutes: maybe(MINUTES) },
  }),
  plan(4, 'enableBookingPage', MEMBER, { pageId: often(pick('dark page'), PAGE, 2) }),
  plan(4, 'disableBookingPage', MEMBER, { pageId: PAGE }),
  plan(2, 'deleteBookingPage', MEMBER, { pageId: PAGE }),
  plan(5, 'reassignBookingPage', ADMINISTRATOR, { pageId: PAGE, ownerId: USER, enable: FLAG }),

  plan(10, 'bookAppointment', GUEST, BOOK),
  plan(3, 'cancelAppointment', GUEST, { cancelToken: CANCEL }),
  plan(3, 'cancelBooking', MEMBER, { bookingId: BOOKING }),
  plan(7, 'startConversation', GUEST, { slug: often(pick('slug'), OPEN_SLUG, 3), kind: CALL, visitorName: NAME }),
  plan(8, 'joinConversation', often(pick('licensed caller'), MEMBER, 2), {
    conversationId: CONVERSATION('waiting conversation', 'active conversation'),
  }),
  plan(3, 'endConversation', MEMBER, {
    conversationId: CONVERSATION('own conversation', 'active conversation', 'waiting conversation'),
  }),
  plan(2, 'leaveConversation', GUEST, { visitorToken: LEAVE }),
];

/** Without something to begin with, little can happen. */
const FIRST_PAGE = plan(1, 'createBookingPage', pick('administrator caller'), {
  title: NAME,
  slug: SLUG,
  ownerId: pick('licensed user'),
});
const FIRST_PLANS = [
  plan(2, 'assignLicense', pick('administrator caller'), { userId: OTHER, kind: KIND }),
  plan(1, 'createApiKey', pick('administrator caller'), { userId: pick('user'), label: NAME }),
  plan(3, 'bookAppointment', pick('guest caller'), BOOK),
  plan(4, 'startConversation', pick('guest caller'), { slug: pick('slug'), kind: CALL, visitorName: NAME }),
];

const first = (...plans: (typeof FIRST_PLANS)[number][]) =>
  fc.oneof(...plans).map((plan): Step => ({ plans: [plan], looks: false }));

const STEP: fc.Arbitrary<Step> = fc.record({
  plans: fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.oneof(...PLANS)) },
    { weight: 1, arbitrary: fc.array(fc.oneof(...PLANS), { minLength: 2, maxLength: 3, size: 'max' }) },
  ),
  twice: often(fc.constant(false), fc.constant(true), 8),
  looks: often(fc.constant(false), fc.constant(true), 15),
});

export const STORY: fc.Arbitrary<Story> = fc
  .record({
    capacity: fc.record({
      SCHEDULED_MEETING: fc.integer({ min: 1, max: 4 }),
      LIVE_ENGAGEMENT: fc.integer({ min: 2, max: 4 }),
    }),
    pages: fc.array(first(FIRST_PAGE), { minLength: 1, maxLength: 2 }),
    others: fc.array(first(...FIRST_PLANS), { maxLength: 5, size: 'max' }),
    steps: fc.array(STEP, { maxLength: 12, size: 'max' }),
  })
  .map(({ capacity, pages, others, steps }) => ({ capacity, steps: [...pages, ...others, ...steps] }));
