import { daysAhead } from '../support/accounts.js';

/** Carries out a mutation as the account's Administrator, or by another key, which must not be refused; returns the payload. */
export type Change = (mutation: string, input: object, by?: Key) => Promise<Payload>;
// biome-ignore lint/suspicious/noExplicitAny: the payloads of all mutations
type Payload = Record<string, any>;

/** Each a Member but Ada, and with a key. */
export interface People {
  /** Holds and owns something of all that there is, is host and agent. */
  grace: Person;
  /** Holds a license, and owns a page that was Grace's: both have bookings through it. */
  linus: Person;
  /** Neither holds nor owns anything. */
  mia: Person;
  /** Was deleted. */
  dan: Person;
  /** Keys of Grace's: one is revoked, one expires some day. */
  revoked: Key;
  expiring: Key;
  /** The page of Grace's that takes bookings. */
  pageId: string;
  slug: string;
  /** One of hers that is to come, and the conversation that she has. */
  bookingId: string;
  cancelToken: string;
  conversationId: string;
  visitorToken: string;
  /** All that guests and visitors were given. */
  tokens: string[];
}

export interface Person {
  id: string;
  key: Key;
}

export interface Key {
  id: string;
  secret: string;
}

/** More than anybody here needs. */
const CAPACITY = 12;

let day = 7;

/**
 * Uses every mutation at least once, and leaves something behind of each kind that there is, each with texts of its own:
 * all of them contain `mark`. `names` tells one time from the other.
 */
export async function populate(adaId: string, mark: string, names: string, change: Change): Promise<People> {
  const person = (name: string) => ({ name: `${name} ${names} of ${mark}`, email: `${name}-${names}@${mark}.example` });
  const pageOf = async (ownerId: string, name: string): Promise<string> => {
    const input = { title: `Meet ${name} ${names} of ${mark}`, slug: `${name}-${names}-${mark}`, ownerId };
    return (await change('createBookingPage', input)).page.id;
  };
  const keyOf = async (userId: string, name: string, more: object = {}): Promise<Key> => {
    const { apiKey, secret } = await change('createApiKey', { userId, label: `${name} ${names} ${mark}`, ...more });
    return { id: apiKey.id, secret };
  };
  const tokens: string[] = [];
  /** Each on a day of its own. */
  const book = async (slug: string, name: string): Promise<{ bookingId: string; cancelToken: string }> => {
    const guest = {
      guestName: `guest-${name} ${names} of ${mark}`,
      guestEmail: `guest-${name}-${names}@${mark}.example`,
    };
    const { bookingId, cancelToken } = await change('bookAppointment', { slug, startsAt: daysAhead(++day), ...guest });
    tokens.push(cancelToken);
    return { bookingId, cancelToken };
  };
  const start = async (name: string): Promise<{ conversationId: string; visitorToken: string }> => {
    const visitorName = `visitor-${name} ${names} of ${mark}`;
    const { conversationId, visitorToken } = await change('startConversation', {
      ...{ slug: `ada-${names}-${mark}`, kind: 'LIVE_CHAT', visitorName },
    });
    tokens.push(visitorToken);
    return { conversationId, visitorToken };
  };
  const both = ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'];

  for (const kind of both) await change('resizeLicensePool', { kind, capacity: CAPACITY });
  await change('assignLicense', { userId: adaId, kind: 'SCHEDULED_MEETING' });
  const { user: grace } = await change('createUser', { ...person('grace'), licenses: both });
  const { users } = await change('createUsers', {
    users: [person('linux'), person('mia'), { ...person('dan'), licenses: both }],
  });
  const [linus, mia, dan] = users;
  await change('updateUser', { userId: linus.id, ...person('linus') });
  for (const role of ['ADMINISTRATOR', 'MEMBER']) await change('changeUserRole', { userId: mia.id, role });
  const brief = { userIds: [linus.id, mia.id], kind: 'LIVE_ENGAGEMENT' };
  await change('assignLicenses', brief);
  await change('unassignLicenses', brief);

  const pageId = await pageOf(grace.id, 'grace');
  await pageOf(adaId, 'ada');
  await pageOf(dan.id, 'dan');
  const [dark, moved, gone] = [
    await pageOf(grace.id, 'grace-dark'),
    await pageOf(grace.id, 'grace-moved'),
    await pageOf(grace.id, 'grace-gone'),
  ];
  await pageOf(linus.id, 'linus-unlicensed');
  const slugs = ['ada', 'dan', 'grace', 'grace-moved', 'grace-gone'].map((name) => `${name}-${names}-${mark}`);
  for (const slug of slugs) await book(slug, `of-${slug.slice(0, slug.indexOf(`-${names}`))}`);
  const slug = `grace-${names}-${mark}`;
  await change('cancelAppointment', { cancelToken: (await book(slug, 'canceling')).cancelToken });
  await change('cancelBooking', { bookingId: (await book(slug, 'canceled')).bookingId });
  const booking = await book(slug, 'coming');
  await change('updateBookingPage', { pageId, durationMinutes: 45 });
  for (const id of [pageId, dark, moved, gone]) await change('disableBookingPage', { pageId: id });
  await change('enableBookingPage', { pageId });
  await change('reassignBookingPage', { pageId: moved, ownerId: linus.id });
  await change('deleteBookingPage', { pageId: gone });

  const keys = {
    grace: await keyOf(grace.id, 'grace-key'),
    linus: await keyOf(linus.id, 'linus-key'),
    mia: await keyOf(mia.id, 'mia-key'),
    dan: await keyOf(dan.id, 'dan-key'),
  };
  const revoked = await keyOf(grace.id, 'revoked-key');
  const expiring = await keyOf(grace.id, 'expiring-key', { expiresAt: '2100-01-01T00:00:00.000Z' });
  await change('revokeApiKey', { apiKeyId: revoked.id });

  const live = { kind: 'LIVE_ENGAGEMENT' };
  await change('assignLicense', { userId: adaId, ...live });
  const [own, dans, graces, linuss, left] = [
    await start('of-ada'),
    await start('of-dan'),
    await start('of-grace'),
    await start('of-linus'),
    await start('leaving'),
  ];
  await start('waiting');
  await change('joinConversation', { conversationId: own.conversationId });
  await change('joinConversation', { conversationId: dans.conversationId }, keys.dan);
  await change('leaveConversation', { visitorToken: left.visitorToken });
  // each way to send one back to waiting
  await change('unassignLicense', { userId: adaId, ...live });
  await change('assignLicense', { userId: adaId, ...live });
  await change('joinConversation', { conversationId: own.conversationId });
  await change('endConversation', { conversationId: own.conversationId });
  await change('assignLicense', { userId: linus.id, ...live });
  await change('joinConversation', { conversationId: linuss.conversationId }, keys.linus);
  await change('unassignLicenses', { userIds: [linus.id], ...live });
  await change('joinConversation', { conversationId: graces.conversationId }, keys.grace);
  await change('transferLicense', { ...live, fromUserId: grace.id, toUserId: mia.id });
  await change('transferLicense', { ...live, fromUserId: mia.id, toUserId: grace.id });
  await change('joinConversation', { conversationId: graces.conversationId }, keys.grace);
  const { availableAfter } = await change('assignLicense', { userId: linus.id, ...live });
  await change('deleteUser', { userId: dan.id });
  const scheduled = await change('assignLicense', { userId: linus.id, kind: 'SCHEDULED_MEETING' });
  // of the page that was Grace's, too
  await change('enableBookingPage', { pageId: moved });
  await book(`grace-moved-${names}-${mark}`, 'of-linus');
  // retires all free licenses but those that became free last
  await change('resizeLicensePool', { kind: 'LIVE_ENGAGEMENT', capacity: CAPACITY - availableAfter + 1 });
  await change('resizeLicensePool', { kind: 'SCHEDULED_MEETING', capacity: CAPACITY - scheduled.availableAfter + 1 });
  return {
    grace: { id: grace.id, key: keys.grace },
    linus: { id: linus.id, key: keys.linus },
    mia: { id: mia.id, key: keys.mia },
    dan: { id: dan.id, key: keys.dan },
    revoked,
    expiring,
    pageId,
    slug,
    ...booking,
    ...graces,
    tokens,
  };
}
