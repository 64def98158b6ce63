import { daysAhead, newAccount, unique } from '../../support/accounts.js';
import { client } from '../../support/client.js';

/** An account in which everything has happened, through the API. */
export interface LivedInAccount {
  accountId: string;
  apiKey: string;
  /** The Administrator who came with the account, and holds a SCHEDULED_MEETING license. */
  ada: string;
  /** Holds a license of each kind. */
  grace: string;
  /** Holds a SCHEDULED_MEETING license, was an Administrator once. */
  linus: string;
  /** Holds nothing any more, and owns a page. */
  mia: string;
  /** Has done nothing, and has nothing. */
  eve: string;
  /** Deleted. */
  dan: string;
  /** Grace's, one enabled and one dark as BY_USER. */
  page: string;
  darkPage: string;
  /** Mia's: dark as OWNER_UNLICENSED. */
  miaPage: string;
  /** Confirmed, one after the other, both with Grace. */
  bookings: [string, string];
  /** By its guest, and by Grace. */
  canceled: [string, string];
  /** Grace has it. */
  active: string;
  waiting: string;
  /** By Grace. */
  ended: string;
  /** Grace's; the second one is revoked. */
  keys: [string, string];
}

type Licenses = ('SCHEDULED_MEETING' | 'LIVE_ENGAGEMENT')[];

const both: Licenses = ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'];

export async function openLivedInAccount(server: { url: string }, databaseUrl: string): Promise<LivedInAccount> {
  const { accountId, userId: ada, apiKey } = await newAccount({ scheduledMeeting: 4, liveEngagement: 3, databaseUrl });
  const change = changesOf(server);
  const admin = (mutation: string, input: object, fields = '') => change(apiKey, mutation, input, fields);
  const guest = (mutation: string, input: object, fields = '') => change(undefined, mutation, input, fields);

  const newUser = async (name: string, licenses: Licenses = []): Promise<string> => {
    const input = { name, email: `${unique('user')}@acme.example`, licenses };
    return (await admin('createUser', input, 'user { id }')).user.id;
  };
  const newKey = async (userId: string): Promise<{ id: string; secret: string }> => {
    const { apiKey, secret } = await admin('createApiKey', { userId, label: 'Test' }, 'apiKey { id } secret');
    return { id: apiKey.id, secret };
  };
  const newPage = async (ownerId: string) => {
    const slug = unique('page');
    const input = { title: 'Meet "her" \\ 😀', slug, ownerId, durationMinutes: 30 };
    return { id: (await admin('createBookingPage', input, 'page { id }')).page.id as string, slug };
  };
  const book = (slug: string, days: number, minutes = 0) =>
    guest(
      'bookAppointment',
      { slug, startsAt: daysAhead(days, minutes), guestName: 'Guest', guestEmail: 'guest@home.example' },
      'bookingId cancelToken',
    );
  const call = (slug: string) =>
    guest('startConversation', { slug, kind: 'LIVE_CHAT', visitorName: 'Visitor' }, 'conversationId visitorToken');

  // people, their names, roles and keys
  const grace = await newUser('Grace "\\" Hopper 😀', both);
  const linus = await newUser('Linus');
  const mia = await newUser('Mia', both);
  const dan = await newUser('Dan', both);
  const eve = await newUser('Eve');
  await admin('updateUser', { userId: grace, name: 'Grace O\'Brien "\\" Ünïcode 😀' });
  for (const role of ['ADMINISTRATOR', 'MEMBER']) await admin('changeUserRole', { userId: linus, role });
  const graceKey = await newKey(grace);
  const revokedKey = await newKey(grace);
  const danKey = await newKey(dan);
  await admin('revokeApiKey', { apiKeyId: revokedKey.id });

  // pages, bookings
  const page = await newPage(grace);
  const otherPage = await newPage(grace);
  const movedPage = await newPage(mia);
  const danPage = await newPage(dan);
  const gonePage = await newPage(ada);
  await admin('updateBookingPage', { pageId: page.id, slug: `${page.slug}-new`, durationMinutes: 60 });
  const slug = `${page.slug}-new`;
  const bookings = [await book(slug, 7), await book(otherPage.slug, 7, 60)];
  const [canceled, canceledByHost] = [await book(slug, 7, 90), await book(slug, 364)];
  await guest('cancelAppointment', { cancelToken: canceled.cancelToken });
  await change(graceKey.secret, 'cancelBooking', { bookingId: canceledByHost.bookingId });
  await book(slug, 7, 90);
  await book(danPage.slug, 3);
  await book(movedPage.slug, 3);
  await admin('disableBookingPage', { pageId: otherPage.id });
  await admin('reassignBookingPage', { pageId: gonePage.id, ownerId: linus });
  await admin('deleteBookingPage', { pageId: gonePage.id });

  // conversations
  const [active, waiting, ended, left] = [await call(slug), await call(slug), await call(slug), await call(slug)];
  const join = (key: string, conversationId: string) => change(key, 'joinConversation', { conversationId });
  await join(danKey.secret, active.conversationId);
  await join(graceKey.secret, ended.conversationId);
  await change(graceKey.secret, 'endConversation', { conversationId: ended.conversationId });
  await guest('leaveConversation', { visitorToken: left.visitorToken });

  // licenses come and go
  await admin('deleteUser', { userId: dan });
  await join(graceKey.secret, active.conversationId);
  await admin('transferLicense', { fromUserId: mia, toUserId: linus, kind: 'SCHEDULED_MEETING', movePages: true });
  await admin('transferLicense', { fromUserId: linus, toUserId: mia, kind: 'SCHEDULED_MEETING', restorePages: true });
  await admin('transferLicense', { fromUserId: grace, toUserId: linus, kind: 'LIVE_ENGAGEMENT' });
  await admin('unassignLicense', { userId: linus, kind: 'LIVE_ENGAGEMENT' });
  await admin('unassignLicenses', { userIds: [mia, grace], kind: 'SCHEDULED_MEETING' });
  await admin('assignLicenses', { userIds: [grace, linus, ada], kind: 'SCHEDULED_MEETING', restorePages: true });
  await admin('resizeLicensePool', { kind: 'LIVE_ENGAGEMENT', capacity: 5 });
  await admin('resizeLicensePool', { kind: 'LIVE_ENGAGEMENT', capacity: 3 });
  await admin('unassignLicense', { userId: mia, kind: 'LIVE_ENGAGEMENT' });
  await admin('assignLicense', { userId: grace, kind: 'LIVE_ENGAGEMENT' });
  await admin('reassignBookingPage', { pageId: movedPage.id, ownerId: ada });
  await join(graceKey.secret, active.conversationId);
  const miaPage = await newPage(mia);
  await admin('updateBookingPage', { pageId: miaPage.id, title: 'Meet Mia' });
  return {
    ...{ accountId, apiKey, ada, grace, linus, mia, dan, eve },
    ...{ page: page.id, darkPage: otherPage.id, miaPage: miaPage.id },
    bookings: bookings.map(({ bookingId }) => bookingId) as [string, string],
    canceled: [canceled.bookingId, canceledByHost.bookingId],
    active: active.conversationId,
    waiting: waiting.conversationId,
    ended: ended.conversationId,
    keys: [graceKey.id, revokedKey.id],
  };
}

/** Mutations by the holder of a key, or a guest, which must not be refused; they return the fields that are asked for. */
export function changesOf(server: { url: string }) {
  // biome-ignore lint/suspicious/noExplicitAny: the payloads of all mutations
  return async (key: string | undefined, mutation: string, input: object, fields = ''): Promise<any> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    const document = `mutation ($input: ${type}) { outcome: ${mutation}(input: $input) { ${fields} userErrors { code message } } }`;
    // biome-ignore lint/suspicious/noExplicitAny: the payloads of all mutations
    const { outcome } = await client(server, key).ask<any, { input: object }>(document, { input });
    if (outcome.userErrors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(outcome.userErrors)}`);
    return outcome;
  };
}
