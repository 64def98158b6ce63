import type { Caller, Thing, Things } from './world.js';

// What the rules promise (product.md A1 to A4, and the descriptions in the schema), in words of our own: who sees which
// objects, and to what each field leads. Whatever the schema has must have its line here.

interface TypePromise {
  /** Which of their own account's objects of this type a caller sees. */
  seenBy(caller: Caller, thing: Thing, things: Things): boolean;
  /** Fields that belong to the object, and are seen with it. */
  own: string[];
  /** Fields that lead to other objects: to whose, by their ids. What the caller does not see is null, or not in a list. */
  links: Record<string, Link>;
  /** Fields of the object that not all see who see it: what each is told. */
  told?: Record<string, (caller: Caller, thing: Thing) => unknown>;
}

/** The column that holds an id, or how to find the id or ids; null where it leads to nobody. */
type Link = string | ((thing: Thing, things: Things) => string | null | string[]);

const everybody = () => true;
const administrators = (caller: Caller) => caller.role === 'ADMINISTRATOR';
const theirOwn = (ownerOf: (thing: Thing, things: Things) => unknown): TypePromise['seenBy'] => {
  return (caller, thing, things) => administrators(caller) || ownerOf(thing, things) === caller.userId;
};

export const TYPES: Record<string, TypePromise> = {
  Account: { seenBy: everybody, own: ['name', 'createdAt', 'eventCursor'], links: {} },
  User: {
    seenBy: theirOwn((user) => user.id),
    own: ['name', 'email', 'role', 'createdAt', 'deletedAt', 'canAcceptBookings', 'canJoinConversations'],
    links: {
      licenses: (user, things) => idsOf(things, 'License', (license) => license.holderId === user.id),
      bookingPages: (user, things) => idsOf(things, 'BookingPage', (page) => page.ownerId === user.id),
    },
  },
  License: {
    seenBy: everybody,
    own: ['kind', 'assignedAt', 'retiredAt'],
    links: { pool: poolOfKind, holder: 'holderId' },
  },
  LicensePool: {
    seenBy: everybody,
    own: ['kind', 'capacity', 'assigned', 'available'],
    links: {
      licenses: (pool, things) =>
        idsOf(things, 'License', (license) => isOfPool(license, pool) && license.retiredAt === null),
    },
  },
  BookingPage: {
    seenBy: theirOwn((page) => page.ownerId),
    own: [
      ...['slug', 'title', 'durationMinutes', 'enabled', 'disabledReason', 'disabledAt', 'createdAt'],
      'upcomingBookings',
    ],
    links: {
      owner: 'ownerId',
      // of a page that changed hands, too: each with their host
      bookings: (page, things) => idsOf(things, 'Booking', (booking) => booking.pageId === page.id),
    },
  },
  Booking: {
    seenBy: theirOwn((booking) => booking.hostId),
    own: ['pageTitle', 'hostName', 'guestName', 'guestEmail', 'startsAt', 'endsAt', 'status'],
    links: { page: 'pageId', host: 'hostId' },
  },
  Conversation: {
    seenBy: everybody,
    own: ['kind', 'visitorName', 'status', 'agentName', 'startedAt', 'endedAt'],
    links: { agent: 'agentId' },
  },
  ApiKey: {
    seenBy: administrators,
    own: ['label', 'scope', 'createdAt', 'expiresAt', 'revokedAt', 'lastUsedAt'],
    links: { user: 'userId' },
  },

  // names and slugs beside links stay as they were, whatever the links lead to now
  UserCreated: event({ own: ['name', 'role'], links: { user: 'userId' } }),
  UserUpdated: event({ own: ['name'], links: { user: 'userId' } }),
  UserRoleChanged: event({ own: ['name', 'role', 'previousRole'], links: { user: 'userId' } }),
  UserDeleted: event({ own: ['name'], links: { user: 'userId' } }),
  SeatAssigned: event({
    own: ['holderName', 'availableAfter'],
    links: { license: 'licenseId', pool: poolOfKind, holder: 'holderId' },
  }),
  SeatFreed: event({
    own: ['formerHolderName', 'availableAfter'],
    links: { license: 'licenseId', pool: poolOfKind, formerHolder: 'formerHolderId' },
  }),
  SeatTransferred: event({
    own: ['holderName', 'formerHolderName'],
    links: { license: 'licenseId', pool: poolOfKind, holder: 'holderId', formerHolder: 'formerHolderId' },
  }),
  PoolResized: event({ own: ['capacity', 'previousCapacity', 'availableAfter'], links: { pool: poolOfKind } }),
  PageCreated: event({ own: ['slug'], links: { page: 'pageId' } }),
  PageUpdated: event({ own: ['slug'], links: { page: 'pageId' } }),
  PageEnabled: event({ own: ['slug'], links: { page: 'pageId' } }),
  PageDisabled: event({ own: ['slug', 'reason'], links: { page: 'pageId' }, seenBy: theirOwn(ownerAtThatMoment) }),
  PageReassigned: event({
    own: ['slug', 'ownerName', 'formerOwnerName'],
    links: { page: 'pageId', owner: 'ownerId', formerOwner: 'formerOwnerId' },
  }),
  PageDeleted: event({ own: ['slug'], links: {} }),
  BookingCreated: event({ own: ['slug'], links: { booking: 'bookingId', page: 'pageId' } }),
  BookingCanceled: event({ own: ['slug'], links: { booking: 'bookingId', page: 'pageId' } }),
  ConversationStarted: event({ own: [], links: { conversation: 'conversationId' }, seenBy: everybody }),
  ConversationJoined: event({ own: ['agentName'], links: { conversation: 'conversationId', agent: 'agentId' } }),
  ConversationRequeued: event({
    own: ['formerAgentName'],
    links: { conversation: 'conversationId', formerAgent: 'formerAgentId' },
    seenBy: everybody,
  }),
  ConversationEnded: event({ own: [], links: { conversation: 'conversationId' } }),
  ApiKeyCreated: event({ own: [], links: { apiKey: 'keyId' } }),
  ApiKeyRevoked: event({ own: [], links: { apiKey: 'keyId' } }),
};

/** What is no object of the account has no secrets of its own: it tells of others, which are looked at each. */
export const PARTS: Record<string, string[]> = {
  UserError: ['message', 'code', 'field'],
  PageInfo: ['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'],
  Connection: ['edges', 'nodes', 'pageInfo', 'totalCount'],
  Edge: ['cursor', 'node'],
  LogHead: ['sequence', 'cursor', 'at'],
  Payload: [
    ...['userErrors', 'user', 'users', 'license', 'licenses', 'pool', 'page', 'apiKey', 'secret', 'availableAfter'],
    ...['deletedUserId', 'deletedPageId', 'freedLicenses', 'movedPages', 'disabledPages', 'restoredPages'],
    ...['booking', 'conversation', 'requeuedConversations'],
    ...['bookingId', 'startsAt', 'endsAt', 'cancelToken', 'canceled', 'conversationId', 'visitorToken', 'left'],
  ],
  PublicBookingPage: ['slug', 'title', 'durationMinutes', 'hostName', 'acceptsBookings'],
};

interface RootPromise {
  role: 'MEMBER' | 'ADMINISTRATOR';
  /** Whom the answer leads to, in the whole account: of them, the caller is told of those whom they see. */
  leadsTo: (caller: Caller, things: Things, args: Args) => string | null | (string | null)[];
  /** Of those who have the role, who may use it: all, if it does not say. */
  isFor?: (caller: Caller, things: Things) => boolean;
  /** Of the types that the field can have, those that it tells of: all, if it does not say. */
  types?: string[];
}

interface Args {
  from?: string;
  id?: string;
  ids?: string[];
  kind?: string;
  slug?: string;
  status?: string;
  types?: string[];
}

/** Each root field that answers with objects; a filter leaves some of them out. */
export const QUERIES: Record<string, RootPromise> = {
  account: member((caller) => caller.accountId),
  viewer: member((caller) => caller.userId),
  node: member((_, things, { id = '' }) => found(things, id)),
  nodes: member((_, things, { ids = [] }) => ids.map((id) => found(things, id))),
  user: member((_, things, { id = '' }) => found(things, id, 'User')),
  users: administrator((_, things) => idsOf(things, 'User', (user) => user.deletedAt === null)),
  bookingPage: member((_, things, { id = '' }) => found(things, id, 'BookingPage')),
  bookingPages: member((_, things) => idsOf(things, 'BookingPage')),
  licensePool: member((caller, things, { kind }) => poolOfKind({ ...caller, kind }, things)),
  licensePools: member((_, things) => idsOf(things, 'LicensePool')),
  bookings: member((_, things, { from }) =>
    idsOf(things, 'Booking', ({ startsAt }) => from === undefined || (startsAt as Date) >= new Date(from)),
  ),
  conversations: member((_, things, { status }) =>
    idsOf(things, 'Conversation', (conversation) => status === undefined || conversation.status === status),
  ),
  apiKeys: administrator((_, things) => idsOf(things, 'ApiKey')),
  events: administrator((_, things, { types }) => idsOfEvents(things, types)),
};

/** What each @public query answers, whoever asks and of whatever account: this and no more. */
export const PUBLIC_QUERIES: Record<string, (things: Things, args: Args) => object | null> = {
  publicBookingPage: (things, { slug }) => {
    const page = [...things.values()].find((thing) => thing.type === 'BookingPage' && thing.slug === slug);
    if (page === undefined) return null;
    const { title, durationMinutes, ownerId, disabledReason } = page;
    const hostName = things.get(ownerId as string)?.name;
    return { slug, title, durationMinutes, hostName, acceptsBookings: disabledReason === null };
  },
};

export const MUTATIONS: Record<RootPromise['role'], string[]> = {
  MEMBER: [
    ...['updateUser'],
    ...['createBookingPage', 'updateBookingPage', 'enableBookingPage', 'disableBookingPage', 'deleteBookingPage'],
    ...['cancelBooking', 'joinConversation', 'endConversation'],
  ],
  ADMINISTRATOR: [
    ...['createUser', 'createUsers', 'changeUserRole', 'deleteUser', 'createApiKey', 'revokeApiKey'],
    ...['assignLicense', 'assignLicenses', 'unassignLicense', 'unassignLicenses', 'transferLicense'],
    ...['resizeLicensePool', 'reassignBookingPage'],
  ],
};

/** For guests: they answer with nothing of the account but what the guest brought, and the secret that goes with it. */
export const PUBLIC_MUTATIONS = ['bookAppointment', 'cancelAppointment', 'startConversation', 'leaveConversation'];

/** The events that each tells of, where the caller sees them; `seatUsage` tells of a pool instead, `logHead` of none. */
export const SUBSCRIPTIONS: Record<string, RootPromise> = {
  accountEvents: administrator((_, things, { types }) => idsOfEvents(things, types)),
  pageDisabled: member((_, things) => idsOfEvents(things, ['PAGE_DISABLED'])),
  seatFreed: administrator((_, things, { kind }) =>
    idsOfEvents(things, ['SEAT_FREED']).filter((id) => kind === undefined || things.get(id)?.kind === kind),
  ),
  conversationWaiting: {
    ...member((_, things) => idsOfEvents(things, ['CONVERSATION_STARTED', 'CONVERSATION_REQUEUED'])),
    isFor: ({ userId }, things) =>
      idsOf(things, 'License', ({ kind, holderId }) => kind === 'LIVE_ENGAGEMENT' && holderId === userId).length > 0,
    types: ['ConversationStarted', 'ConversationRequeued'],
  },
  logHead: member(() => []),
  seatUsage: member((caller, things, { kind }) => poolOfKind({ ...caller, kind }, things)),
};

/** Whether a caller sees a thing: never one of another account (A2), and of their own what its policy says (A3). */
export function sees(caller: Caller, thing: Thing, things: Things): boolean {
  return thing.accountId === caller.accountId && (TYPES[thing.type]?.seenBy(caller, thing, things) ?? false);
}

function member(leadsTo: RootPromise['leadsTo']): RootPromise {
  return { role: 'MEMBER', leadsTo };
}

function administrator(leadsTo: RootPromise['leadsTo']): RootPromise {
  return { role: 'ADMINISTRATOR', leadsTo };
}

function event({ own, links, seenBy }: Omit<TypePromise, 'seenBy'> & Partial<TypePromise>): TypePromise {
  return {
    seenBy: seenBy ?? administrators,
    own: ['type', 'sequence', 'cursor', 'occurredAt', ...own],
    links: { actor: 'actorId', via: 'apiKeyId', ...links },
    told: { requestId: (caller, { requestId }) => (administrators(caller) ? requestId : null) },
  };
}

/** The log knows whose a page was: who it was made for, or was last handed to. */
function ownerAtThatMoment({ pageId, accountId, sequence }: Thing, things: Things): unknown {
  const before = [...things.values()].filter(
    (thing) => thing.accountId === accountId && thing.pageId === pageId && Number(thing.sequence) < Number(sequence),
  );
  return before.findLast(({ type }) => type === 'PageCreated' || type === 'PageReassigned')?.ownerId;
}

function poolOfKind(of: { accountId: string; kind?: unknown }, things: Things): string {
  return idsOf(things, 'LicensePool', (pool) => isOfPool(of, pool))[0] as string;
}

function isOfPool(one: { accountId: string; kind?: unknown }, pool: Thing): boolean {
  return one.accountId === pool.accountId && one.kind === pool.kind;
}

/** Tombstones and retired licenses are found through links only. */
function found(things: Things, id: string, type?: string): string | null {
  const thing = things.get(id);
  if (thing === undefined || (type !== undefined && thing.type !== type)) return null;
  return thing.deletedAt || thing.retiredAt ? null : id;
}

function idsOf(things: Things, type: string, matches: (thing: Thing) => boolean = everybody): string[] {
  return [...things.values()].filter((thing) => thing.type === type && matches(thing)).map(({ id }) => id);
}

function idsOfEvents(things: Things, types?: string[]): string[] {
  const names = types?.map((type) => type.replaceAll('_', '').toLowerCase());
  const isAsked = ({ id, type }: Thing) => id.startsWith('evt') && (!names || names.includes(type.toLowerCase()));
  return [...things.values()].filter(isAsked).map(({ id }) => id);
}
