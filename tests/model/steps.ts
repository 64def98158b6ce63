import * as fc from 'fast-check';
import type { Plan } from './picks.js';
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

/** Mutations that are sent at once; then, or not, the whole account is looked at. */
export interface Step {
  plans: Plan[];
  looks: boolean;
}

type Fields = Record<string, fc.Arbitrary<unknown>>;

const plan = (
  weight: number,
  mutation: string,
  caller: Plan['caller'] | fc.Arbitrary<Plan['caller']>,
  input: Fields,
) => ({
  weight,
  arbitrary: fc.record({
    mutation: fc.constant(mutation),
    caller: caller as fc.Arbitrary<Plan['caller']>,
    input: fc.record(input),
  }),
});

const NEW_USER = { name: NAME, email: EMAIL, role: maybe(ROLE), licenses: KINDS_ASKED };
const NEW_USERS = fc.oneof(
  { weight: 20, arbitrary: fc.array(fc.record(NEW_USER), { minLength: 1, maxLength: 3, size: 'max' }) },
  { weight: 1, arbitrary: fc.constant([]) },
);
const UNASSIGN = { kind: KIND, pagesTo: fc.option(HOLDER, { freq: 2 }), dryRun: DRY };
const NEW_PAGE = { title: NAME, slug: SLUG, durationMinutes: maybe(MINUTES), ownerId: maybe(USER) };
const BOOKING = fc.oneof(pick('own booking', 'standing booking', 'booking'), pick('booking', 'strange booking'));
const OPEN_SLUG = often(pick('enabled slug', 'enabled slug', 'slug'), pick('strange slug'));
const CANCEL = often(pick('standing token', 'booking token'), pick('strange token', 'token'), 6);
const LEAVE = often(pick('live token', 'conversation token'), pick('strange token', 'token'), 6);
const KEY = often(pick('live key', 'key'), pick('strange key'));
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
  plan(4, 'changeUserRole', ADMINISTRATOR, { userId: often(USER, pick('administrator user'), 3), role: ROLE }),
  plan(5, 'deleteUser', ADMINISTRATOR, { userId: USER, pagesTo: fc.option(USER, { freq: 2 }), dryRun: DRY }),
  plan(4, 'createApiKey', ADMINISTRATOR, { userId: USER, label: NAME, expiresAt: EXPIRY }),
  plan(2, 'revokeApiKey', ADMINISTRATOR, { apiKeyId: KEY }),

  plan(8, 'assignLicense', ADMINISTRATOR, { userId: OTHER, kind: KIND, restorePages: FLAG, dryRun: DRY }),
  plan(5, 'assignLicenses', ADMINISTRATOR, { userIds: some(OTHER), kind: KIND, restorePages: FLAG, dryRun: DRY }),
  plan(6, 'unassignLicense', ADMINISTRATOR, { userId: HOLDER, ...UNASSIGN }),
  plan(5, 'unassignLicenses', ADMINISTRATOR, { userIds: some(HOLDER), ...UNASSIGN }),
  plan(7, 'transferLicense', ADMINISTRATOR, {
    ...{ fromUserId: HOLDER, toUserId: OTHER, kind: KIND },
    ...{ movePages: FLAG, restorePages: FLAG, dryRun: DRY },
  }),
  plan(5, 'resizeLicensePool', ADMINISTRATOR, { kind: KIND, capacity: CAPACITY }),

  plan(7, 'createBookingPage', MEMBER, NEW_PAGE),
  plan(4, 'updateBookingPage', MEMBER, {
    pageId: PAGE,
    ...{ title: maybe(NAME), slug: maybe(SLUG), durationMinutes: maybe(MINUTES) },
  }),
  plan(4, 'enableBookingPage', MEMBER, { pageId: often(pick('dark page', 'own page'), PAGE, 3) }),
  plan(4, 'disableBookingPage', MEMBER, { pageId: PAGE }),
  plan(2, 'deleteBookingPage', MEMBER, { pageId: PAGE }),
  plan(5, 'reassignBookingPage', ADMINISTRATOR, { pageId: PAGE, ownerId: USER, enable: FLAG }),

  plan(13, 'bookAppointment', GUEST, { slug: OPEN_SLUG, startsAt: SLOT, guestName: NAME, guestEmail: EMAIL }),
  plan(4, 'cancelAppointment', GUEST, { cancelToken: CANCEL }),
  plan(4, 'cancelBooking', MEMBER, { bookingId: BOOKING }),
  plan(6, 'startConversation', GUEST, { slug: often(pick('slug'), OPEN_SLUG, 3), kind: CALL, visitorName: NAME }),
  plan(10, 'joinConversation', often(pick('licensed caller'), MEMBER, 6), {
    conversationId: CONVERSATION('waiting conversation', 'active conversation'),
  }),
  plan(4, 'endConversation', MEMBER, {
    conversationId: CONVERSATION('own conversation', 'active conversation', 'waiting conversation'),
  }),
  plan(2, 'leaveConversation', GUEST, { visitorToken: LEAVE }),
];

const FIRST_ADMINISTRATOR = pick('administrator caller');
const LICENSES = { userIds: some(OTHER), kind: KIND };

/** Without something to begin with, little can happen. */
const FIRST_PLANS = [
  plan(4, 'assignLicenses', FIRST_ADMINISTRATOR, LICENSES),
  plan(3, 'assignLicense', FIRST_ADMINISTRATOR, { userId: pick('keyed user'), kind: fc.constant('LIVE_ENGAGEMENT') }),
  plan(5, 'createBookingPage', FIRST_ADMINISTRATOR, { ...NEW_PAGE, ownerId: pick('holder user', 'user') }),
  plan(1, 'createApiKey', FIRST_ADMINISTRATOR, { userId: pick('holder user'), label: NAME }),
  plan(2, 'startConversation', pick('guest caller'), { slug: pick('slug'), kind: CALL, visitorName: NAME }),
];

const FIRST = fc.oneof(...FIRST_PLANS).map((plan): Step => ({ plans: [plan], looks: false }));

const STEP: fc.Arbitrary<Step> = fc.record({
  plans: fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.oneof(...PLANS)) },
    { weight: 1, arbitrary: fc.array(fc.oneof(...PLANS), { minLength: 2, maxLength: 3, size: 'max' }) },
  ),
  looks: often(fc.constant(false), fc.constant(true), 15),
});

export const STORY: fc.Arbitrary<Story> = fc
  .record({
    capacity: fc.record({
      SCHEDULED_MEETING: fc.integer({ min: 1, max: 3 }),
      LIVE_ENGAGEMENT: often(fc.integer({ min: 1, max: 2 }), fc.constant(0), 6),
    }),
    first: fc.array(FIRST, { maxLength: 12, size: 'max' }),
    steps: fc.array(STEP, { maxLength: 30, size: 'max' }),
  })
  .map(({ capacity, first, steps }) => ({ capacity, steps: [...first, ...steps] }));
