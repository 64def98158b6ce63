import { daysAhead } from '../support/accounts.js';
import type { Copy } from './account.js';

type Ids = Record<string, string>;

const MEETING = { kind: 'SCHEDULED_MEETING' };
const LIVE = { kind: 'LIVE_ENGAGEMENT' };
const GUEST = { guestName: 'Alan', guestEmail: 'alan@example.com', startsAt: daysAhead(30) };
/** The same for all attempts, also where an hour ends between them. */
const KEY = { label: 'New', expiresAt: daysAhead(90) };

/** Each mutation of the schema, in the ways in which it leads to something of its own. */
export const ACTS: Record<string, (ids: Ids, copy: Copy) => object> = {
  createUser: () => ({ name: 'Eve', email: 'eve@acme.example', licenses: ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'] }),
  createUsers: () => ({
    users: [
      { name: 'Eve', email: 'eve@acme.example', licenses: ['SCHEDULED_MEETING'] },
      { name: 'Dan', email: 'dan@acme.example', role: 'ADMINISTRATOR' },
    ],
  }),
  updateUser: ({ linus }) => ({ userId: linus, name: 'Linus T.', email: 'linus.t@acme.example' }),
  changeUserRole: ({ linus }) => ({ userId: linus, role: 'ADMINISTRATOR' }),
  'changeUserRole, as it was': ({ linus }) => ({ userId: linus, role: 'MEMBER' }),
  deleteUser: ({ grace }) => ({ userId: grace }),
  'deleteUser with pagesTo': ({ grace, mia }) => ({ userId: grace, pagesTo: mia }),

  'assignLicense with restorePages': ({ linus }) => ({ userId: linus, ...MEETING, restorePages: true }),
  'assignLicenses with restorePages': ({ linus, noor }) => ({ userIds: [linus, noor], ...MEETING, restorePages: true }),
  unassignLicense: ({ grace }) => ({ userId: grace, ...MEETING }),
  'unassignLicense with pagesTo': ({ grace, mia }) => ({ userId: grace, ...MEETING, pagesTo: mia }),
  'unassignLicense of conversations': ({ grace }) => ({ userId: grace, ...LIVE }),
  'unassignLicense, dry': ({ grace }) => ({ userId: grace, ...MEETING, dryRun: true }),
  'unassignLicense, refused': ({ linus }) => ({ userId: linus, ...MEETING }),
  unassignLicenses: ({ grace, mia }) => ({ userIds: [grace, mia], ...MEETING }),
  transferLicense: ({ grace, linus }) => ({ fromUserId: grace, toUserId: linus, ...LIVE }),
  'transferLicense with movePages and restorePages': ({ grace, linus }) => ({
    ...{ fromUserId: grace, toUserId: linus, ...MEETING },
    ...{ movePages: true, restorePages: true },
  }),
  'resizeLicensePool, larger': () => ({ ...MEETING, capacity: 8 }),
  'resizeLicensePool, smaller': () => ({ ...MEETING, capacity: 3 }),
  'resizeLicensePool of conversations': () => ({ ...LIVE, capacity: 8 }),

  createBookingPage: ({ grace }, { newSlug }) => ({ title: 'New', slug: newSlug, ownerId: grace }),
  updateBookingPage: ({ page }, { newSlug }) => ({ pageId: page, slug: newSlug, durationMinutes: 45 }),
  enableBookingPage: ({ dark }) => ({ pageId: dark }),
  disableBookingPage: ({ page }) => ({ pageId: page }),
  deleteBookingPage: ({ page }) => ({ pageId: page }),
  reassignBookingPage: ({ dark, mia }) => ({ pageId: dark, ownerId: mia, enable: true }),

  bookAppointment: (_, { slug }) => ({ slug, ...GUEST }),
  cancelAppointment: (_, { cancelToken }) => ({ cancelToken }),
  cancelBooking: ({ booking }) => ({ bookingId: booking }),
  startConversation: (_, { slug }) => ({ slug, kind: 'INSTANT_CALL', visitorName: 'Barbara' }),
  joinConversation: ({ waiting }) => ({ conversationId: waiting }),
  endConversation: ({ active }) => ({ conversationId: active }),
  leaveConversation: (_, { visitorToken }) => ({ visitorToken }),
  createApiKey: ({ grace }) => ({ userId: grace, ...KEY }),
  revokeApiKey: (_, { keyId }) => ({ apiKeyId: keyId }),
};

/** Those of guests; the others are made by an Administrator. */
export const GUESTS = ['bookAppointment', 'cancelAppointment', 'startConversation', 'leaveConversation'];

/** The mutation's name, at the beginning of an act's. */
export function mutationOf(act: string): string {
  return /^\w+/.exec(act)?.[0] as string;
}
