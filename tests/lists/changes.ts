import fc from 'fast-check';
import {
  AssignLicenseDocument,
  AssignLicensesDocument,
  BookAppointmentDocument,
  CancelBookingDocument,
  ChangeUserRoleDocument,
  CreateApiKeyDocument,
  CreateBookingPageDocument,
  CreateUsersDocument,
  DeleteBookingPageDocument,
  DeleteUserDocument,
  DisableBookingPageDocument,
  EnableBookingPageDocument,
  EndConversationDocument,
  JoinConversationDocument,
  type LicenseKind,
  ReassignBookingPageDocument,
  ResizeLicensePoolDocument,
  RevokeApiKeyDocument,
  SlugsOfPagesDocument,
  StartConversationDocument,
  TransferLicenseDocument,
  UnassignLicenseDocument,
  UnassignLicensesDocument,
  UpdateBookingPageDocument,
  UpdateUserDocument,
} from '../generated/operations.js';
import { daysAhead, newAccount, newKey, unique } from '../support/accounts.js';
import { client } from '../support/client.js';

type Server = { url: string };
type Client = ReturnType<typeof client>;

/** How an account is before the lists are walked. */
export interface Population {
  users: string[];
  /** One page for each, of the user at this place of `people`. */
  pages: number[];
  keys: number[];
  /** Two for each, at the same time, the first of them canceled: mostly through one of two enabled pages. */
  bookings: number[];
  conversations: number[];
  capacity: number;
}

/** An account, and whom a test knows there. Ada and Grace stay, with their roles and keys. */
export interface World {
  accountId: string;
  adaId: string;
  /** A Member; many pages are hers. */
  graceId: string;
  ada: Client;
  grace: Client;
  /** Who else is there, in the order in which they came. */
  users: string[];
  pages: string[];
  keys: string[];
  bookings: string[];
  conversations: string[];
  /** Ada's calls to each of the servers, for changes. */
  callers: Client[];
  /** The rows at which walks stand: the last ones they have seen. */
  fronts(): string[];
  /** How many mutations were not refused. */
  changes: number;
}

export async function openWorld(servers: Server[], population: Population): Promise<World> {
  const [server] = servers as [Server];
  const capacity = { scheduledMeeting: population.capacity, liveEngagement: population.capacity };
  const { accountId, userId: adaId, apiKey } = await newAccount(capacity);
  const callers = servers.map((one) => client(one, apiKey));
  const ada = client(server, apiKey);
  const [graceId, ...users] = await createUsers(ada, ['Grace', ...population.users]);
  const grace = await newKey(server, apiKey, graceId as string);
  const world: World = {
    ...{ accountId, adaId, graceId: graceId as string, ada, grace: client(server, grace.secret) },
    ...{ users, pages: [], keys: [], bookings: [], conversations: [], callers, fronts: () => [], changes: 0 },
  };
  for (const kind of KINDS) {
    const holders = [world.graceId, ...(kind === 'SCHEDULED_MEETING' ? users : users.toReversed())];
    const userIds = holders.slice(0, population.capacity >> 1);
    await ada.ask(AssignLicensesDocument, { input: { userIds, kind } });
    // licenses are not free in the order in which they stand
    await ada.ask(UnassignLicensesDocument, { input: { userIds: userIds.slice(1, 2), kind } });
  }
  const first = { other: 0, atFront: false, kind: KINDS[0] as LicenseKind, flag: true };
  for (const one of population.pages) await make(world, ada, { ...first, change: 'createPage', one, name: `${one}` });
  for (const one of population.keys) await make(world, ada, { ...first, change: 'createKey', one, name: `${one}` });
  for (const [other, place] of population.bookings.entries()) {
    const one = place % 5 ? place % 2 : place;
    await make(world, ada, { ...first, change: 'book', one, other, name: 'Bob' });
    await make(world, ada, { ...first, change: 'cancelBooking', one: world.bookings.length - 1, name: '' });
    await make(world, ada, { ...first, change: 'book', one, other, name: 'Rob' });
  }
  for (const [place, one] of population.conversations.entries()) {
    await make(world, ada, { ...first, change: 'start', one, name: 'Bob' });
    // some of each status from the beginning, or a list of one of them may have nobody who stays
    const change = (['join', 'end'] as const)[place % 3];
    if (change) await make(world, ada, { ...first, change, one: world.conversations.length - 1, name: '' });
  }
  world.changes = 0;
  return world;
}

/** What happens at a moment: the places are among those who are there then. */
export interface Change {
  change: ChangeName;
  one: number;
  other: number;
  /** Not the one at that place, but the one at whom a walk stands, if there is such a one. */
  atFront: boolean;
  kind: LicenseKind;
  name: string;
  /** Which of two ways it goes. */
  flag: boolean;
}

/** Makes the change as an Administrator would. It may be refused: the rules of the account hold. */
export async function make(world: World, caller: Client, change: Change): Promise<void> {
  const { one, other, atFront, kind, name, flag } = change;
  const front = atFront ? world.fronts() : [];
  const pick = (ids: string[]) => front.find((id) => ids.includes(id)) ?? at(ids, one);
  const people = [world.graceId, world.adaId, ...world.users];
  const userErrors = await CHANGES[change.change](world, caller, {
    ...{ person: pick(people), user: pick(world.users), page: pick(world.pages), key: pick(world.keys) },
    ...{ booking: pick(world.bookings), conversation: pick(world.conversations), slot: other },
    ...{ other: at(people, other), owner: at(people.slice(0, flag ? 2 : undefined), one), one, kind, name, flag },
  });
  if (userErrors.length === 0) world.changes++;
}

/** Where there is nobody, nobody is found: a mutation is refused then. */
function at(ids: string[], place: number): string {
  return ids[place % ids.length] ?? 'nobody';
}

/** What the places of a change have led to: people are all users, the others those who may be lost. */
interface Subject extends Pick<Change, 'one' | 'kind' | 'name' | 'flag'> {
  person: string;
  user: string;
  page: string;
  key: string;
  booking: string;
  conversation: string;
  /** At which of the times at which appointments begin. */
  slot: number;
  other: string;
  /** Often one of few, so that they have many pages. */
  owner: string;
}

type Verb = (world: World, caller: Client, subject: Subject) => Promise<{ code: string }[]>;

const KINDS: LicenseKind[] = ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'];

const CHANGES = {
  createUsers: async (world, caller, { name, flag }) => {
    // some come with a name that somebody has
    world.users.push(...(await createUsers(caller, flag ? [name] : [name, name])));
    return [];
  },
  renameUser: async (_, caller, { person: userId, name }) =>
    (await caller.ask(UpdateUserDocument, { input: { userId, name } })).updateUser.userErrors,
  changeEmail: async (_, caller, { person: userId, name }) =>
    (await caller.ask(UpdateUserDocument, { input: { userId, email: email(name) } })).updateUser.userErrors,
  changeRole: async (_, caller, { user: userId, flag }) => {
    const input = { userId, role: flag ? ('ADMINISTRATOR' as const) : ('MEMBER' as const) };
    return (await caller.ask(ChangeUserRoleDocument, { input })).changeUserRole.userErrors;
  },
  deleteUser: async (world, caller, { user: userId, other, flag }) => {
    const input = { userId, pagesTo: flag ? other : undefined };
    const { deleteUser } = await caller.ask(DeleteUserDocument, { input });
    world.users = world.users.filter((id) => id !== deleteUser.deletedUserId);
    return deleteUser.userErrors;
  },

  assign: async (_, caller, { person: userId, kind, flag }) => {
    const restorePages = flag && kind === 'SCHEDULED_MEETING';
    return (await caller.ask(AssignLicenseDocument, { input: { userId, kind, restorePages } })).assignLicense
      .userErrors;
  },
  unassign: async (_, caller, { person: userId, kind }) =>
    (await caller.ask(UnassignLicenseDocument, { input: { userId, kind } })).unassignLicense.userErrors,
  transfer: async (_, caller, { person: fromUserId, other: toUserId, kind, flag }) => {
    const input = { fromUserId, toUserId, kind, movePages: flag && kind === 'SCHEDULED_MEETING' };
    return (await caller.ask(TransferLicenseDocument, { input })).transferLicense.userErrors;
  },
  assignMany: async (_, caller, { person, other, kind }) => {
    const input = { userIds: [person, other], kind };
    return (await caller.ask(AssignLicensesDocument, { input })).assignLicenses.userErrors;
  },
  unassignMany: async (_, caller, { person, other, kind }) => {
    const input = { userIds: [person, other], kind };
    return (await caller.ask(UnassignLicensesDocument, { input })).unassignLicenses.userErrors;
  },
  resizePool: async (_, caller, { one, kind, flag }) => {
    const input = { kind, capacity: one + (flag ? 10 : 0) };
    return (await caller.ask(ResizeLicensePoolDocument, { input })).resizeLicensePool.userErrors;
  },

  createPage: async (world, caller, { one, owner: ownerId, name }) => {
    const input = { title: name, slug: slug(one), ownerId };
    const { page, userErrors } = (await caller.ask(CreateBookingPageDocument, { input })).createBookingPage;
    if (page) world.pages.push(page.id);
    return userErrors;
  },
  renamePage: async (_, caller, { page: pageId, one, name, flag }) => {
    const input = { pageId, title: name, slug: flag ? slug(one) : undefined };
    return (await caller.ask(UpdateBookingPageDocument, { input })).updateBookingPage.userErrors;
  },
  deletePage: async (world, caller, { page: pageId }) => {
    const { deleteBookingPage } = await caller.ask(DeleteBookingPageDocument, { input: { pageId } });
    world.pages = world.pages.filter((id) => id !== deleteBookingPage.deletedPageId);
    return deleteBookingPage.userErrors;
  },
  enablePage: async (_, caller, { page: pageId }) =>
    (await caller.ask(EnableBookingPageDocument, { input: { pageId } })).enableBookingPage.userErrors,
  disablePage: async (_, caller, { page: pageId }) =>
    (await caller.ask(DisableBookingPageDocument, { input: { pageId } })).disableBookingPage.userErrors,
  reassignPage: async (_, caller, { page: pageId, owner: ownerId, flag: enable }) =>
    (await caller.ask(ReassignBookingPageDocument, { input: { pageId, ownerId, enable } })).reassignBookingPage
      .userErrors,

  createKey: async (world, caller, { person: userId, name: label }) => {
    const { apiKey, userErrors } = (await caller.ask(CreateApiKeyDocument, { input: { userId, label } })).createApiKey;
    if (apiKey) world.keys.push(apiKey.id);
    return userErrors;
  },
  revokeKey: async (_, caller, { key: apiKeyId }) =>
    (await caller.ask(RevokeApiKeyDocument, { input: { apiKeyId } })).revokeApiKey.userErrors,

  book: async (world, caller, { one, slot, name: guestName }) => {
    const slug = await slugOf(caller, one, { enabled: true });
    const input = { slug, startsAt: startOf(slot % SLOTS), guestName, guestEmail: 'bob@guests.example' };
    const { bookingId, userErrors } = (await caller.ask(BookAppointmentDocument, { input })).bookAppointment;
    if (bookingId) world.bookings.push(bookingId);
    return userErrors;
  },
  cancelBooking: async (_, caller, { booking: bookingId }) =>
    (await caller.ask(CancelBookingDocument, { input: { bookingId } })).cancelBooking.userErrors,

  start: async (world, caller, { one, flag, name: visitorName }) => {
    const input = {
      slug: await slugOf(caller, one),
      kind: flag ? ('LIVE_CHAT' as const) : ('INSTANT_CALL' as const),
      visitorName,
    };
    const { conversationId, userErrors } = (await caller.ask(StartConversationDocument, { input })).startConversation;
    if (conversationId) world.conversations.push(conversationId);
    return userErrors;
  },
  join: async ({ grace }, _, { conversation: conversationId }) =>
    (await grace.ask(JoinConversationDocument, { input: { conversationId } })).joinConversation.userErrors,
  end: async (_, caller, { conversation: conversationId }) =>
    (await caller.ask(EndConversationDocument, { input: { conversationId } })).endConversation.userErrors,
} satisfies Record<string, Verb>;

async function createUsers(caller: Client, names: string[]): Promise<string[]> {
  const users = names.map((name) => ({ name, email: email(name) }));
  const { createUsers } = await caller.ask(CreateUsersDocument, { input: { users } });
  if (createUsers.userErrors.length > 0) throw new Error(JSON.stringify(createUsers.userErrors));
  return createUsers.users.map(({ id }) => id);
}

const SLOTS = 12;

/** When appointments begin, one after the other. */
export function startOf(slot: number): string;
export function startOf(slot: number | undefined): string | undefined;
export function startOf(slot: number | undefined): string | undefined {
  return slot === undefined ? undefined : daysAhead(2, slot * 30);
}

/** That of one of the pages there are, for guests. */
async function slugOf(caller: Client, one: number, filter: { enabled?: boolean } = {}): Promise<string> {
  const { bookingPages } = await caller.ask(SlugsOfPagesDocument, { filter });
  return at(
    bookingPages.nodes.map((page) => page.slug),
    one,
  );
}

/** Begins like the name, or like nobody's. */
function email(name: string): string {
  return `${/^[a-z]/i.test(name) ? name[0] : 'x'}-${unique('walk')}@acme.example`;
}

/** In no order that a list has. */
function slug(one: number): string {
  return `${String.fromCharCode(97 + ((one * 7) % 26))}-${unique('walk')}`;
}

export type ChangeName = keyof typeof CHANGES;

/** Names that collations like to confuse: case, accents, expansions, what has no weight, equal and nested ones. */
const NAME = fc
  .oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        ...['Ada', 'ada', 'ADA', 'Áda', 'A\u0301da', 'Ada.', 'Ada 2', 'Ada 10', 'Ad', 'Adaa', 'A da', 'Ada\u200d'],
        ...['Grace', 'grâce', 'GRACE', 'Straße', 'STRASSE', 'Strasse', 'Ada 😀', 'Ada 😁', '😀', '😁', '張', '%', '_'],
      ),
    },
    {
      weight: 3,
      arbitrary: fc.string({
        unit: fc.constantFrom(
          ...['a', 'A', 'á', 'a\u0301', 'z', 'Z', 'ß', 's', 'æ', 'e', 'İ', 'ı', 'i', '1', '１', '2', '10', '張'],
          ...[' ', '\u00a0', '.', '-', '_', '%', '\\', "'", '"', '😀', '😁', '\u200d', '\u0308', 'ﬁ', 'Ω', 'я', 'ה'],
        ),
        maxLength: 8,
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom('㌫', 'ß', 'a').chain((unit) => fc.constantFrom(...tails(unit))) },
  )
  // something to see, as the bounds of a name ask for
  .map((name) => (/[^\p{Cf}\p{Z}]/u.test(name) ? name : `a${name}`));

/** As long as names may be, and different or equal at their very end only. */
function tails(unit: string): string[] {
  return ['a', 'b', 'B'].map((tail) => unit.repeat(199) + tail);
}

const PLACE = fc.nat(30);

/** What there must be, beside users and licenses, for lists to have several pages. */
export type Many = { [rows in 'pages' | 'keys' | 'bookings' | 'conversations']?: boolean };

/** Enough of what a list has for several pages of it, and little of the rest. */
export function populationOf(many: Many): fc.Arbitrary<Population> {
  const places = (isMany = false, least = 0) =>
    fc.array(PLACE, { minLength: isMany ? 6 : least, maxLength: isMany ? 12 : 2, size: 'max' });
  return fc.record({
    users: fc.array(NAME, { minLength: 4, maxLength: 24, size: 'max' }),
    // without a page nobody starts a conversation
    pages: places(many.pages || many.bookings, many.conversations ? 1 : 0),
    keys: places(many.keys),
    bookings: fc.array(PLACE, many.bookings ? { minLength: 3, maxLength: 7, size: 'max' } : { maxLength: 1 }),
    conversations: places(many.conversations),
    capacity: fc.integer({ min: 4, max: 24 }),
  });
}

/** What happens while lists are walked: up to 24 changes, mostly of these kinds, in groups. */
export function changesOf(mostly: ChangeName[]): fc.Arbitrary<Change[][]> {
  const change = fc.record({
    change: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...mostly) },
      { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(CHANGES) as ChangeName[])) },
    ),
    ...{
      one: PLACE,
      other: PLACE,
      atFront: fc.constantFrom(false, true, true),
      kind: fc.constantFrom(...KINDS),
      name: NAME,
      flag: fc.boolean(),
    },
  });
  const group = fc.array(change, { minLength: 1, maxLength: 3, size: 'max' });
  return fc.array(group, { minLength: 2, maxLength: 8, size: 'max' });
}
