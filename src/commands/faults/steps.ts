import type { Chance } from './chance.js';
import type { Wanted } from './ledger.js';
import { DAY_MS, type Team } from './team.js';

/** Something that may be done to an account, and what is to be remembered of it. */
export interface Step extends Wanted {
  learn?: (payload: Record<string, unknown>) => void;
}

/** Undefined where there is nothing to do it with. */
type Make = (team: Team, chance: Chance) => Step | undefined;

const KINDS = ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'] as const;
type Kind = (typeof KINDS)[number];

const USERS = { least: 25, most: 60 };
const PAGES = { least: 50, most: 95 };
const BATCH = 20;
const SECRETS_KEPT = 50;
const QUIETLY = { mayRecordNothing: true };

let count = 0;

/** Some mutation that has a fair chance to do something; seats move most. */
export function nextStep(team: Team, chance: Chance): Step {
  for (;;) {
    const step = chance.of(STEPS)?.(team, chance);
    if (step) return step;
  }
}

const STEPS: Make[] = [
  // seats
  ...often(8, (t, c) => seat(t, c, 'assignLicense', (kind) => ({ userId: wanting(t, c, kind) }), ['restorePages'])),
  ...often(8, (t, c) => seat(t, c, 'unassignLicense', (kind) => ({ userId: holder(t, c, kind) }), [], ['pagesTo'])),
  ...often(8, (t, c) => {
    const users = (kind: Kind) => ({ fromUserId: holder(t, c, kind), toUserId: wanting(t, c, kind) });
    return seat(t, c, 'transferLicense', users, ['movePages', 'restorePages']);
  }),
  ...often(8, (t, c) => {
    const users = (kind: Kind) => ({ userIds: batch(c, () => wanting(t, c, kind)) });
    return seat(t, c, 'assignLicenses', users, ['restorePages']);
  }),
  ...often(6, (t, c) => {
    const users = (kind: Kind) => ({ userIds: batch(c, () => holder(t, c, kind)) });
    return seat(t, c, 'unassignLicenses', users, [], ['pagesTo']);
  }),
  ...often(2, (t, c) => by(t, c, 'resizeLicensePool', { kind: c.of(KINDS), capacity: 40 + c.below(40) }, QUIETLY)),

  // users and keys
  ...often(4, (t, c) => (crowd(t) > USERS.most ? undefined : by(t, c, 'createUser', newUser(c)))),
  (t, c) => (crowd(t) > USERS.most ? undefined : by(t, c, 'createUsers', { users: batch(c, () => newUser(c)) })),
  ...often(3, (t, c) => by(t, c, 'updateUser', { userId: anyone(t, c), name: unique('Name') })),
  ...often(2, (t, c) => {
    const role = c.oneIn(2) ? 'MEMBER' : 'ADMINISTRATOR';
    return given(passer(t, c), (userId) => by(t, c, 'changeUserRole', { userId, role }, QUIETLY));
  }),
  ...often(4, (t, c) => {
    if (crowd(t) < USERS.least) return undefined;
    const pagesTo = c.oneIn(2) ? anyone(t, c) : undefined;
    return given(passer(t, c), (userId) => by(t, c, 'deleteUser', { userId, pagesTo }, dry(c)));
  }),
  ...often(2, (t, c) => {
    const learn = keep(t.apiKeys, ({ apiKey }) => (apiKey as { id: string } | null)?.id);
    const input = { userId: anyone(t, c), label: unique('Key') };
    return by(t, c, 'createApiKey', input, { selection: 'apiKey { id }', learn });
  }),
  (t, c) => given(taken(t.apiKeys), (apiKeyId) => by(t, c, 'revokeApiKey', { apiKeyId }, QUIETLY)),

  // pages
  ...often(8, (t, c) => {
    if (t.seen.bookingPages.nodes.length > PAGES.most) return undefined;
    return by(t, c, 'createBookingPage', { title: unique('Title'), slug: unique('page'), ownerId: anyone(t, c) });
  }),
  (t) => member(t, 'createBookingPage', { title: unique('Title'), slug: unique('page') }),
  ...often(3, (t, c) => page(t, c, 'updateBookingPage', { title: unique('Title') }, {})),
  ...often(8, (t, c) => page(t, c, 'enableBookingPage')),
  ...often(4, (t, c) => page(t, c, 'disableBookingPage')),
  ...often(4, (t, c) => {
    const own = t.seen.bookingPages.nodes.filter(({ owner }) => owner.id === t.mia.id);
    const mutation = c.oneIn(2) ? 'enableBookingPage' : 'disableBookingPage';
    return given(c.of(own)?.id, (pageId) => member(t, mutation, { pageId }, QUIETLY));
  }),
  ...often(3, (t, c) => {
    if (t.seen.bookingPages.nodes.length < PAGES.least) return undefined;
    return page(t, c, 'deleteBookingPage', {}, {});
  }),
  ...often(6, (t, c) => page(t, c, 'reassignBookingPage', { ownerId: anyone(t, c), enable: c.oneIn(2) })),

  // guests, and those who serve them
  ...often(8, (t, c) => {
    const startsAt = new Date(Date.now() + (1 + c.share() * 300) * DAY_MS).toISOString();
    const input = { startsAt, guestName: unique('Guest'), guestEmail: `${unique('guest')}@guests.example` };
    const learn = keep(t.cancelTokens, ({ cancelToken }) => cancelToken);
    return given(openSlug(t, c), (slug) => guest('bookAppointment', { slug, ...input }, 'cancelToken', learn));
  }),
  ...often(3, (t) => given(taken(t.cancelTokens), (cancelToken) => guest('cancelAppointment', { cancelToken }))),
  ...often(2, (t, c) =>
    given(c.of(t.seen.bookings.nodes)?.id, (bookingId) => by(t, c, 'cancelBooking', { bookingId })),
  ),
  ...often(6, (t, c) => {
    const input = { kind: c.oneIn(2) ? 'LIVE_CHAT' : 'INSTANT_CALL', visitorName: unique('Visitor') };
    const learn = keep(t.visitorTokens, ({ visitorToken }) => visitorToken);
    return given(openSlug(t, c), (slug) => guest('startConversation', { slug, ...input }, 'visitorToken', learn));
  }),
  ...often(6, (t, c) => {
    const agents = holdersOf(t, 'LIVE_ENGAGEMENT');
    const agent = c.of([t.ada, t.bob, t.mia].filter(({ id }) => agents.includes(id)));
    const conversationId = c.of(t.seen.waiting.nodes)?.id;
    return given(conversationId && agent, ({ key }) => {
      return { mutation: 'joinConversation', key, input: { conversationId }, ...QUIETLY };
    });
  }),
  ...often(3, (t, c) => {
    const { active, waiting } = t.seen;
    const conversationId = c.of([...active.nodes, ...waiting.nodes])?.id;
    return given(conversationId, () => by(t, c, 'endConversation', { conversationId }));
  }),
  ...often(2, (t) => given(taken(t.visitorTokens), (visitorToken) => guest('leaveConversation', { visitorToken }))),
];

function often(times: number, make: Make): Make[] {
  return Array<Make>(times).fill(make);
}

function by({ ada, bob }: Team, chance: Chance, mutation: string, input: object, more: Partial<Step> = {}): Step {
  const dryRun = more.isDryRun ? { dryRun: true } : {};
  return { mutation, key: chance.oneIn(2) ? ada.key : bob.key, input: { ...input, ...dryRun }, ...more };
}

function member({ mia }: Team, mutation: string, input: object, more: Partial<Step> = {}): Step {
  return { mutation, key: mia.key, input, ...more };
}

function guest(mutation: string, input: object, selection?: string, learn?: Step['learn']): Step {
  return { mutation, input, selection, learn };
}

/** Some of them are dry runs; `flags` and `heirs` go only with the kind that pages hang on. */
function seat(
  t: Team,
  c: Chance,
  mutation: string,
  users: (kind: Kind) => object,
  flags: string[],
  heirs: string[] = [],
): Step {
  const kind = c.oneIn(3) ? 'LIVE_ENGAGEMENT' : 'SCHEDULED_MEETING';
  const options = [
    ...flags.map((flag) => [flag, c.oneIn(2)]),
    ...heirs.filter(() => c.oneIn(3)).map((heir) => [heir, holder(t, c, kind)]),
  ];
  const input = { ...users(kind), kind, ...(kind === 'SCHEDULED_MEETING' && Object.fromEntries(options)) };
  return by(t, c, mutation, input, { ...QUIETLY, ...dry(c) });
}

function page(t: Team, c: Chance, mutation: string, input: object = {}, more: Partial<Step> = QUIETLY) {
  return given(c.of(t.seen.bookingPages.nodes)?.id, (pageId) => by(t, c, mutation, { pageId, ...input }, more));
}

function dry(chance: Chance): Partial<Step> {
  return { isDryRun: chance.oneIn(15) };
}

function given<T>(what: T | undefined | '', make: (what: T) => Step | undefined): Step | undefined {
  return what ? make(what) : undefined;
}

function crowd({ seen }: Team): number {
  return seen.users.nodes.length;
}

function anyone({ seen }: Team, chance: Chance): string {
  return chance.of(seen.users.nodes)?.id as string;
}

/** Whom nobody needs to stay. */
function passer({ seen, ada, bob, mia }: Team, chance: Chance): string | undefined {
  const stay = [ada.id, bob.id, mia.id];
  return chance.of(seen.users.nodes.filter(({ id }) => !stay.includes(id)))?.id;
}

function holder(team: Team, chance: Chance, kind: Kind): string {
  return chance.of(holdersOf(team, kind)) ?? anyone(team, chance);
}

/** Now and then somebody who holds one already. */
function wanting(team: Team, chance: Chance, kind: Kind): string {
  const holders = holdersOf(team, kind);
  const without = team.seen.users.nodes.filter(({ id }) => !holders.includes(id));
  return (chance.oneIn(10) ? undefined : chance.of(without)?.id) ?? anyone(team, chance);
}

function holdersOf({ seen }: Team, kind: Kind): string[] {
  return seen.users.nodes.filter(({ licenses }) => licenses.some((held) => held.kind === kind)).map(({ id }) => id);
}

function batch<T>(chance: Chance, make: () => T): T[] {
  return Array.from({ length: 1 + chance.below(BATCH) }, make);
}

function openSlug({ seen }: Team, chance: Chance): string | undefined {
  return chance.of(seen.bookingPages.nodes.filter(({ enabled }) => enabled))?.slug;
}

function newUser(chance: Chance): object {
  const licenses = chance.oneIn(4) ? [chance.of(KINDS)] : [];
  return { name: unique('User'), email: `${unique('user')}@acme.example`, licenses };
}

/** Unique in the run, which has its database for itself. */
function unique(what: string): string {
  return `${what}-${++count}`;
}

function keep(list: string[], find: (payload: Record<string, unknown>) => unknown): Step['learn'] {
  return (payload) => {
    const found = find(payload);
    if (typeof found === 'string' && list.length < SECRETS_KEPT) list.push(found);
  };
}

function taken(list: string[]): string | undefined {
  return list.shift();
}
