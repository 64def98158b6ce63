import type { Acme } from '../accounts/acme.js';
import { guestOf } from '../bookings/guest.js';
import { visitorOf } from '../conversations/visitor.js';
import { JoinConversationDocument } from '../generated/operations.js';
import { daysAhead, newKey, unique } from '../support/accounts.js';

export type Input = Record<string, unknown>;

/** An input with which a mutation changes something, and what of it another change of the same actor has otherwise. */
type Case = (acme: Acme, server: { url: string }) => Promise<[input: Input, other: Input]>;

const kind = 'SCHEDULED_MEETING';
const holder = (acme: Acme) => acme.user({ name: 'Grace', licenses: [kind, 'LIVE_ENGAGEMENT'] });
const email = () => `${unique('new')}@acme.example`;

/** A conversation that Ada, who holds a license, has joined if asked. */
async function conversation(acme: Acme, server: { url: string }, joined: boolean) {
  const { slug } = await acme.page();
  const started = await visitorOf(server).started(slug);
  if (joined) await acme.ada.ask(JoinConversationDocument, { input: { conversationId: started.conversationId } });
  return started;
}

async function booking(acme: Acme, server: { url: string }) {
  const { slug } = await acme.page(await holder(acme));
  return guestOf(server).booked(slug, daysAhead(3));
}

/** One for each mutation of the schema; Ada holds a LIVE_ENGAGEMENT license. */
export const CASES: Record<string, Case> = {
  createUser: async () => [{ name: 'Grace', email: email(), licenses: [kind] }, { name: 'Gracia' }],
  createUsers: async () => {
    const users = [
      { name: 'Grace', email: email(), licenses: [kind] },
      { name: 'Linus', email: email(), role: 'ADMINISTRATOR' },
    ];
    return [{ users }, { users: users.slice(1) }];
  },
  updateUser: async (acme) => [{ userId: await acme.user(), name: 'Gracia' }, { name: 'Grace' }],
  changeUserRole: async (acme) => [{ userId: await acme.user(), role: 'ADMINISTRATOR' }, { role: 'MEMBER' }],
  deleteUser: async (acme) => {
    const userId = await holder(acme);
    await acme.page(userId);
    return [{ userId }, { pagesTo: await acme.user() }];
  },
  assignLicense: async (acme) => {
    const userId = await acme.user();
    await acme.page(userId);
    return [{ userId, kind, restorePages: true }, { restorePages: false }];
  },
  unassignLicense: async (acme) => {
    const userId = await holder(acme);
    await acme.page(userId);
    return [{ userId, kind }, { kind: 'LIVE_ENGAGEMENT' }];
  },
  transferLicense: async (acme) => {
    const fromUserId = await holder(acme);
    await acme.page(fromUserId);
    return [{ fromUserId, toUserId: await acme.user(), kind, movePages: true }, { movePages: false }];
  },
  assignLicenses: async (acme) => [{ userIds: [await acme.user(), await acme.user()], kind }, { dryRun: true }],
  unassignLicenses: async (acme) => [{ userIds: [await holder(acme), await holder(acme)], kind }, { dryRun: true }],
  resizeLicensePool: async () => [{ kind, capacity: 50 }, { capacity: 49 }],
  createBookingPage: async () => [{ title: 'Hello', slug: unique('page') }, { title: 'Goodbye' }],
  updateBookingPage: async (acme) => [{ pageId: (await acme.page()).id, title: 'Hello' }, { durationMinutes: 5 }],
  enableBookingPage: async (acme) => {
    const userId = await acme.user();
    const page = await acme.page(userId);
    await acme.ada.ask(`mutation { assignLicense(input: {userId: "${userId}", kind: ${kind}}) { availableAfter } }`);
    return [{ pageId: page.id }, { pageId: (await acme.page()).id }];
  },
  disableBookingPage: async (acme) => [{ pageId: (await acme.page()).id }, { pageId: (await acme.page()).id }],
  deleteBookingPage: async (acme) => [{ pageId: (await acme.page()).id }, { pageId: (await acme.page()).id }],
  reassignBookingPage: async (acme) => {
    const input = { pageId: (await acme.page()).id, ownerId: await holder(acme), enable: true };
    return [input, { enable: false }];
  },
  bookAppointment: async (acme) => {
    const { slug } = await acme.page(await holder(acme));
    const guest = { guestName: 'Gus', guestEmail: 'gus@guest.example' };
    return [{ slug, startsAt: daysAhead(2), ...guest }, { startsAt: daysAhead(5) }];
  },
  // a guest is known by the token: with another one it is somebody else
  cancelAppointment: async (acme, server) => [{ cancelToken: (await booking(acme, server)).cancelToken }, {}],
  cancelBooking: async (acme, server) => [
    { bookingId: (await booking(acme, server)).bookingId },
    { bookingId: (await booking(acme, server)).bookingId },
  ],
  startConversation: async (acme) => [
    { slug: (await acme.page()).slug, kind: 'LIVE_CHAT', visitorName: 'Vera' },
    { kind: 'INSTANT_CALL' },
  ],
  joinConversation: async (acme, server) => [
    { conversationId: (await conversation(acme, server, false)).conversationId },
    { conversationId: (await conversation(acme, server, false)).conversationId },
  ],
  endConversation: async (acme, server) => [
    { conversationId: (await conversation(acme, server, true)).conversationId },
    { conversationId: (await conversation(acme, server, true)).conversationId },
  ],
  leaveConversation: async (acme, server) => [
    { visitorToken: (await conversation(acme, server, true)).visitorToken },
    {},
  ],
  createApiKey: async (acme) => [{ userId: await acme.user(), label: 'Robot' }, { label: 'Robert' }],
  revokeApiKey: async (acme, server) => {
    const key = async () => (await newKey(server, acme.apiKey, await acme.user())).id;
    return [{ apiKeyId: await key() }, { apiKeyId: await key() }];
  },
};
