import fc from 'fast-check';
import {
  AssignLicenseDocument,
  AssignLicensesDocument,
  ChangeUserRoleDocument,
  CreateApiKeyDocument,
  CreateBookingPageDocument,
  CreateUsersDocument,
  DeleteBookingPageDocument,
  DeleteUserDocument,
  DisableBookingPageDocument,
  EnableBookingPageDocument,
  type LicenseKind,
  ReassignBookingPageDocument,
  ResizeLicensePoolDocument,
  RevokeApiKeyDocument,
  TransferLicenseDocument,
  UnassignLicenseDocument,
  UnassignLicensesDocument,
  UpdateBookingPageDocument,
  UpdateUserDocument,
} from '../generated/operations.js';
import { newAccount, newKey, unique } from '../support/accounts.js';
import { client } from '../support/client.js';

type Server = { url: string };
type Client = ReturnType<typeof client>;

/** How an account is before the lists are walked. */
export interface Population {
  users: string[];
  /** One page for each, of the user at this place of `people`. */
  pages: number[];
  keys: number[];
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
  /** Ada's calls to each of the servers, for changes. */
  callers: Client[];
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
    ...{ users, pages: [], keys: [], callers, changes: 0 },
  };
  for (const kind of KINDS) {
    const userIds = [world.graceId, ...users].slice(0, population.capacity >> 1);
    if (userIds.length > 0) await ada.ask(AssignLicensesDocument, { input: { userIds, kind } });
  }
  for (const one of population.pages) await CHANGES.createPage(world, ada, { ...NOBODY, one, flag: true });
  for (const one of population.keys) await CHANGES.createKey(world, ada, { ...NOBODY, one });
  return world;
}

/** Whom and what a change concerns: places among those who are there when it is made. */
interface Subject {
  one: number;
  other: number;
  kind: LicenseKind;
  name: string;
  /** Which of two ways it goes. */
  flag: boolean;
}

const NOBODY: Subject = { one: 0, other: 0, kind: 'SCHEDULED_MEETING', name: '', flag: false };

export interface Change extends Subject {
  change: keyof typeof CHANGES;
}

/** Makes the change as an Administrator would. It may be refused: the rules of the account hold. */
export async function make(world: World, caller: Client, { change, ...subject }: Change): Promise<void> {
  const userErrors = await CHANGES[change](world, caller, subject);
  if (userErrors?.length === 0) world.changes++;
}

const KINDS: LicenseKind[] = ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'];

type UserErrors = { code: string }[] | undefined;

const at = <T>(list: T[], place: number) => list[place % list.length] as T;
const people = (world: World) => [world.graceId, world.adaId, ...world.users];
const email = (name: string) => `${/^[a-z]/i.test(name) ? name[0] : 'x'}-${unique('walk')}@acme.example`;

/** Adds to `list` what a mutation has made, takes away what it has removed; nothing is done when there is nobody. */
function add(list: string[], made: ({ id: string } | null)[]): void {
  list.push(...made.flatMap((row) => row?.id ?? []));
}
function remove(list: string[], id: string | null): void {
  if (id !== null && list.includes(id)) list.splice(list.indexOf(id), 1);
}

async function createUsers(caller: Client, names: string[]): Promise<string[]> {
  const users = names.map((name) => ({ name, email: email(name) }));
  const { createUsers } = await caller.ask(CreateUsersDocument, { input: { users } });
  if (createUsers.userErrors.length > 0) throw new Error(JSON.stringify(createUsers.userErrors));
  return createUsers.users.map(({ id }) => id);
}

const CHANGES = {
  async createUsers(world: World, caller: Client, { name, flag }: Subject): Promise<UserErrors> {
    // some come with a name that somebody has
    world.users.push(...(await createUsers(caller, flag ? [name] : [name, name])));
    return [];
  },
  async renameUser(world: World, caller: Client, { one, name }: Subject): Promise<UserErrors> {
    const { updateUser } = await caller.ask(UpdateUserDocument, { input: { userId: at(people(world), one), name } });
    return updateUser.userErrors;
  },
  async changeEmail(world: World, caller: Client, { one, name }: Subject): Promise<UserErrors> {
    const input = { userId: at(people(world), one), email: email(name) };
    return (await caller.ask(UpdateUserDocument, { input })).updateUser.userErrors;
  },
  async changeRole(world: World, caller: Client, { one, flag }: Subject): Promise<UserErrors> {
    if (world.users.length === 0) return;
    const role = flag ? 'ADMINISTRATOR' : 'MEMBER';
    const { changeUserRole } = await caller.ask(ChangeUserRoleDocument, {
      input: { userId: at(world.users, one), role },
    });
    return changeUserRole.userErrors;
  },
  async deleteUser(world: World, caller: Client, { one, other, flag }: Subject): Promise<UserErrors> {
    if (world.users.length === 0) return;
    const input = { userId: at(world.users, one), pagesTo: flag ? at(people(world), other) : undefined };
    const { deleteUser } = await caller.ask(DeleteUserDocument, { input });
    remove(world.users, deleteUser.deletedUserId);
    return deleteUser.userErrors;
  },
  async assign(world: World, caller: Client, { one, kind, flag }: Subject): Promise<UserErrors> {
    const restorePages = flag && kind === 'SCHEDULED_MEETING';
    const input = { userId: at(people(world), one), kind, restorePages };
    return (await caller.ask(AssignLicenseDocument, { input })).assignLicense.userErrors;
  },
  async unassign(world: World, caller: Client, { one, kind }: Subject): Promise<UserErrors> {
    const input = { userId: at(people(world), one), kind };
    return (await caller.ask(UnassignLicenseDocument, { input })).unassignLicense.userErrors;
  },
  async transfer(world: World, caller: Client, { one, other, kind, flag }: Subject): Promise<UserErrors> {
    const movePages = flag && kind === 'SCHEDULED_MEETING';
    const [fromUserId, toUserId] = [at(people(world), one), at(people(world), other)];
    const input = { fromUserId, toUserId, kind, movePages };
    return (await caller.ask(TransferLicenseDocument, { input })).transferLicense.userErrors;
  },
  async assignMany(world: World, caller: Client, { one, kind }: Subject): Promise<UserErrors> {
    const input = {
      userIds: people(world)
        .slice(one % 8)
        .slice(0, 3),
      kind,
    };
    if (input.userIds.length === 0) return;
    return (await caller.ask(AssignLicensesDocument, { input })).assignLicenses.userErrors;
  },
  async unassignMany(world: World, caller: Client, { one, other, kind }: Subject): Promise<UserErrors> {
    const input = {
      userIds: [at(people(world), one), at(people(world), other)],
      kind,
    };
    return (await caller.ask(UnassignLicensesDocument, { input })).unassignLicenses.userErrors;
  },
  async resizePool(_world: World, caller: Client, { one, kind, flag }: Subject): Promise<UserErrors> {
    const input = { kind, capacity: one + (flag ? 10 : 0) };
    return (await caller.ask(ResizeLicensePoolDocument, { input })).resizeLicensePool.userErrors;
  },
  async createPage(world: World, caller: Client, { one, flag }: Subject): Promise<UserErrors> {
    const ownerId = flag ? at(people(world), one % 3) : at(people(world), one);
    const input = { title: 'Introduction', slug: unique('walk'), ownerId };
    const { createBookingPage } = await caller.ask(CreateBookingPageDocument, { input });
    add(world.pages, [createBookingPage.page]);
    return createBookingPage.userErrors;
  },
  async renamePage(world: World, caller: Client, { one, name, flag }: Subject): Promise<UserErrors> {
    if (world.pages.length === 0) return;
    const input = { pageId: at(world.pages, one), title: name, slug: flag ? unique('walk') : undefined };
    return (await caller.ask(UpdateBookingPageDocument, { input })).updateBookingPage.userErrors;
  },
  async deletePage(world: World, caller: Client, { one }: Subject): Promise<UserErrors> {
    if (world.pages.length === 0) return;
    const { deleteBookingPage } = await caller.ask(DeleteBookingPageDocument, {
      input: { pageId: at(world.pages, one) },
    });
    remove(world.pages, deleteBookingPage.deletedPageId);
    return deleteBookingPage.userErrors;
  },
  async enablePage(world: World, caller: Client, { one }: Subject): Promise<UserErrors> {
    if (world.pages.length === 0) return;
    const input = { pageId: at(world.pages, one) };
    return (await caller.ask(EnableBookingPageDocument, { input })).enableBookingPage.userErrors;
  },
  async disablePage(world: World, caller: Client, { one }: Subject): Promise<UserErrors> {
    if (world.pages.length === 0) return;
    const input = { pageId: at(world.pages, one) };
    return (await caller.ask(DisableBookingPageDocument, { input })).disableBookingPage.userErrors;
  },
  async reassignPage(world: World, caller: Client, { one, other, flag }: Subject): Promise<UserErrors> {
    if (world.pages.length === 0) return;
    const input = { pageId: at(world.pages, one), ownerId: at(people(world), other % 5), enable: flag };
    return (await caller.ask(ReassignBookingPageDocument, { input })).reassignBookingPage.userErrors;
  },
  async createKey(world: World, caller: Client, { one }: Subject): Promise<UserErrors> {
    const input = { userId: at(people(world), one), label: 'Walk' };
    const { createApiKey } = await caller.ask(CreateApiKeyDocument, { input });
    add(world.keys, [createApiKey.apiKey]);
    return createApiKey.userErrors;
  },
  async revokeKey(world: World, caller: Client, { one }: Subject): Promise<UserErrors> {
    if (world.keys.length === 0) return;
    const input = { apiKeyId: at(world.keys, one) };
    return (await caller.ask(RevokeApiKeyDocument, { input })).revokeApiKey.userErrors;
  },
};

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

/** Enough of what a list has for several pages of it, and little of the rest. */
export function populationOf(many: { pages?: boolean; keys?: boolean }): fc.Arbitrary<Population> {
  const places = (isMany = false) =>
    fc.array(PLACE, { minLength: isMany ? 4 : 0, maxLength: isMany ? 10 : 2, size: 'max' });
  return fc.record({
    users: fc.array(NAME, { minLength: 4, maxLength: 24, size: 'max' }),
    pages: places(many.pages),
    keys: places(many.keys),
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
    ...{ one: PLACE, other: PLACE, kind: fc.constantFrom(...KINDS), name: NAME, flag: fc.boolean() },
  });
  const group = fc.array(change, { maxLength: 3, size: 'max' });
  return fc.array(group, { minLength: 1, maxLength: 8, size: 'max' });
}
