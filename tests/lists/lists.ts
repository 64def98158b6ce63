import { expect } from '@jest/globals';
import fc from 'fast-check';
import { decodeEventCursor, eventId, sequenceOfEventId } from '../../src/entities/index.js';
import type { RawSession } from '../database/raw.js';
import {
  type ConversationStatus,
  EventCursorDocument,
  type EventType,
  type LicenseKind,
  type ListedBookingFragment,
  type ListedLicenseFragment,
  type ListedPageFragment,
  type ListedUserFragment,
  type PageDisabledReason,
  type UserFilter,
  type UserOrder,
  WalkBookingsDocument,
  WalkBookingsOfPageDocument,
  WalkConversationsDocument,
  WalkEventsDocument,
  WalkKeysDocument,
  WalkLicensesDocument,
  WalkPagesDocument,
  WalkPagesOfUserDocument,
  WalkUsersDocument,
} from '../generated/operations.js';
import { type ChangeName, type Many, startOf, type World } from './changes.js';
import type { Answer, List, Row } from './walk.js';

/** How the tests walk the lists of one field of the schema. */
export interface Connection {
  /** What changes its lists. */
  changes: ChangeName[];
  many: Many;
  /** Which list of the field: its arguments, and whose eyes. */
  which: fc.Arbitrary<unknown>;
  open(world: World, which: unknown, order: Order): Promise<List>;
}

/** What lists need beside the API: the log as it is stored, and the order that the database gives to names. */
export interface Order {
  raw: RawSession;
  weights: Weights;
}

const connection = <T>(one: {
  changes: ChangeName[];
  many?: Many;
  which: fc.Arbitrary<T>;
  open(world: World, which: T, order: Order): List | Promise<List>;
}): Connection => ({ many: {}, ...one, open: async (world, which, order) => one.open(world, which as T, order) });

const maybe = <T>(...values: T[]) => fc.constantFrom(undefined, ...values);
const CALLER = fc.constantFrom('ada' as const, 'grace' as const);
const KIND = fc.constantFrom<LicenseKind>('SCHEDULED_MEETING', 'LIVE_ENGAGEMENT');
const USER_CHANGES: ChangeName[] = ['createUsers', 'renameUser', 'deleteUser'];
const SEAT_CHANGES: ChangeName[] = ['assign', 'unassign', 'transfer', 'assignMany', 'unassignMany', 'deleteUser'];
const PAGE_CHANGES: ChangeName[] = [
  ...(['createPage', 'renamePage', 'deletePage', 'enablePage', 'disablePage', 'reassignPage'] as const),
  ...(['assign', 'unassign', 'transfer', 'deleteUser'] as const),
];

const BOOKING_CHANGES: ChangeName[] = [
  ...(['book', 'book', 'cancelBooking', 'reassignPage', 'renamePage', 'deletePage'] as const),
  ...(['unassign', 'transfer', 'deleteUser'] as const),
];
const FROM = maybe(2, 5, 12);

/** Each field of the schema that answers with a connection. */
export const CONNECTIONS: Record<string, Connection> = {
  'Query.users': connection({
    changes: [...USER_CHANGES, ...USER_CHANGES, 'changeEmail', 'changeRole', 'assign', 'unassign', 'transfer'],
    which: fc.record({
      orderBy: maybe<UserOrder>('NAME', 'CREATED_AT'),
      filter: narrowing<UserFilter>({
        role: fc.constantFrom('MEMBER', 'ADMINISTRATOR'),
        licensed: KIND,
        unlicensed: KIND,
        search: fc.constantFrom('a', 'A', 'ada', 'Ádá', '😀', '%'),
      }),
    }),
    open({ ada }, which, { weights }) {
      const { role, licensed, unlicensed, search } = which.filter;
      const isIn = (user: ListedUserFragment) => {
        const holds = (kind: LicenseKind) => user.licenses.some((license) => license.kind === kind);
        const isWanted = (!role || user.role === role) && (!licensed || holds(licensed));
        return user.deletedAt === null && isWanted && !(unlicensed && holds(unlicensed));
      };
      return {
        placeOf: which.orderBy === 'CREATED_AT' ? byId : (row) => `${weights.of(row.name as string)} ${row.id}`,
        async ask(page) {
          const data = await ada.ask(WalkUsersDocument, { ...which, ...page, search });
          await weights.learn([...data.page.nodes, ...data.whole.nodes].map(({ name }) => name));
          return { page: data.page, whole: all(data.whole).filter(isIn) };
        },
      };
    },
  }),

  'User.bookingPages': connection({
    changes: PAGE_CHANGES,
    many: { pages: true },
    which: fc.record({ as: CALLER, of: CALLER }).filter(({ as, of }) => as === 'ada' || of === 'grace'),
    open(world, { as, of }) {
      const userId = world[`${of}Id`];
      return {
        placeOf: byId,
        async ask(page) {
          const { user, whole } = await world[as].ask(WalkPagesOfUserDocument, { userId, ...page });
          return { page: user?.page as Answer['page'], whole: all(whole).filter(({ owner }) => owner.id === userId) };
        },
      };
    },
  }),

  'Query.bookingPages': connection({
    changes: PAGE_CHANGES,
    many: { pages: true },
    which: fc.record({
      as: CALLER,
      filter: narrowing({
        of: CALLER,
        enabled: fc.boolean(),
        disabledReason: fc.constantFrom<PageDisabledReason>('OWNER_UNLICENSED', 'BY_USER', 'OWNER_DELETED'),
      }),
    }),
    open(world, { as, filter: { of, enabled, disabledReason } }) {
      const ownerId = of && world[`${of}Id`];
      const isIn = (page: ListedPageFragment) =>
        (as === 'ada' || page.owner.id === world.graceId) &&
        (!ownerId || page.owner.id === ownerId) &&
        (enabled === undefined || page.enabled === enabled) &&
        (!disabledReason || page.disabledReason === disabledReason);
      return {
        placeOf: byId,
        async ask(page) {
          const filter = { ownerId, enabled, disabledReason };
          const data = await world[as].ask(WalkPagesDocument, { filter, ...page });
          return { page: data.page, whole: all(data.whole).filter(isIn) };
        },
      };
    },
  }),

  'Query.bookings': connection({
    changes: BOOKING_CHANGES,
    many: { bookings: true },
    which: fc.record({ as: CALLER, from: FROM }),
    open(world, { as, from: slot }) {
      const from = startOf(slot);
      const isIn = ({ host, startsAt }: ListedBookingFragment) =>
        (as === 'ada' || host?.id === world.graceId) && (!from || startsAt >= from);
      return {
        placeOf: byStart,
        async ask(page) {
          const data = await world[as].ask(WalkBookingsDocument, { from, ...page });
          return { page: data.page, whole: all(data.whole).filter(isIn) };
        },
      };
    },
  }),

  'BookingPage.bookings': connection({
    changes: BOOKING_CHANGES,
    many: { bookings: true },
    which: fc.record({ as: CALLER, place: fc.constantFrom(0, 1), from: FROM }),
    async open(world, { as, place, from: slot }) {
      const from = startOf(slot);
      // many are made through the first ones that are enabled
      const { whole: pages } = await world.ada.ask(WalkPagesDocument, { filter: {} });
      const enabled = pages.nodes.filter((page) => page.enabled);
      const pageId = enabled[place % enabled.length]?.id ?? 'nobody';
      const isIn = ({ page, host, startsAt }: ListedBookingFragment) =>
        page?.id === pageId && (as === 'ada' || host?.id === world.graceId) && (!from || startsAt >= from);
      return {
        placeOf: byStart,
        async ask(page) {
          const { bookingPage, whole } = await world[as].ask(WalkBookingsOfPageDocument, { pageId, from, ...page });
          // a page that is gone, or another Member's, has none
          return { page: bookingPage?.page ?? NOTHING, whole: all(whole).filter(isIn) };
        },
      };
    },
  }),

  'Query.conversations': connection({
    changes: ['start', 'start', 'join', 'join', 'end', 'end', 'unassign', 'assign', 'transfer', 'deletePage'],
    many: { conversations: true },
    which: fc.record({ as: CALLER, status: maybe<ConversationStatus>('WAITING', 'ACTIVE', 'ENDED') }),
    open: (world, { as, status }) => ({
      placeOf: ({ id }) => backwards(id),
      async ask(page) {
        const data = await world[as].ask(WalkConversationsDocument, { status, ...page });
        return { page: data.page, whole: all(data.whole).filter((one) => !status || one.status === status) };
      },
    }),
  }),

  'LicensePool.licenses': connection({
    changes: ['resizePool', 'resizePool', ...SEAT_CHANGES],
    which: fc.record({ as: CALLER, kind: KIND, assigned: maybe(true, false) }),
    open(world, { as, kind, assigned }) {
      const isIn = (license: ListedLicenseFragment) =>
        license.retiredAt === null && (assigned === undefined || (license.assignedAt !== null) === assigned);
      return {
        placeOf: byId,
        async ask(page) {
          const { licensePool } = await world[as].ask(WalkLicensesDocument, { kind, assigned, ...page });
          return { page: licensePool.page, whole: all(licensePool.whole).filter(isIn) };
        },
      };
    },
  }),

  'Query.apiKeys': connection({
    changes: ['createKey', 'createKey', 'revokeKey', 'deleteUser'],
    many: { keys: true },
    which: fc.constant('all'),
    open: (world) => ({
      placeOf: byId,
      async ask(page) {
        const known = [...world.keys];
        const data = await world.ada.ask(WalkKeysDocument, page);
        const whole = all(data.whole);
        // revoked ones too, and those of deleted users
        expect(whole.map(byId)).toEqual(expect.arrayContaining(known));
        return { page: data.page, whole };
      },
    }),
  }),

  'Query.events': connection({
    changes: [...USER_CHANGES, ...SEAT_CHANGES, ...PAGE_CHANGES, 'resizePool', 'createKey', 'revokeKey'],
    which: fc.record({
      types: maybe<EventType[]>(['USER_CREATED'], ['SEAT_FREED', 'SEAT_ASSIGNED'], ['PAGE_DISABLED', 'USER_DELETED']),
      from: fc.constantFrom('the beginning', 'now'),
    }),
    async open({ ada, accountId }, { types, from }, { raw }) {
      const now = (await ada.ask(EventCursorDocument)).account.eventCursor;
      return {
        start: from === 'now' ? { after: now, place: inWidth(sequenceOfCursor(now)) } : undefined,
        placeOf: ({ id }) => inWidth(sequenceOfEventId(accountId, id) as number),
        async ask(page) {
          const data = await ada.ask(WalkEventsDocument, { types, ...page });
          const log = await raw.query<{ sequence: number; type: EventType }>(
            'SELECT sequence, type FROM events WHERE account_id = ? AND sequence <= ?',
            [accountId, sequenceOfCursor(data.account.eventCursor)],
          );
          const whole = log.filter(({ type }) => !types || types.includes(type));
          return { page: data.page, whole: whole.map(({ sequence }) => ({ id: eventId(accountId, sequence) })) };
        },
      };
    },
  }),
};

/** Nothing, one thing, or several at once that narrow a list: most walks shall have more than one page. */
function narrowing<T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  const alone = Object.keys(model).map((key) => fc.record({ [key]: model[key as keyof T] }));
  const several = fc.record(model, { requiredKeys: [] });
  return fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, ...alone, several) as fc.Arbitrary<Partial<T>>;
}

const byId = ({ id }: Row) => id;
const byStart = ({ startsAt, id }: Row) => `${startsAt} ${id}`;

const NOTHING: Answer['page'] = {
  ...{ edges: [], nodes: [], totalCount: 0 },
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
};

/** The larger text first, of texts that are as long as each other. */
function backwards(text: string): string {
  return [...text].map((character) => String.fromCharCode(0xffff - character.charCodeAt(0))).join('');
}

function sequenceOfCursor(cursor: string): number {
  return decodeEventCursor(cursor)?.sequence as number;
}

/** Numbers as texts that have their order. */
function inWidth(sequence: number): string {
  return String(sequence).padStart(10, '0');
}

/** All rows of an unpaged list, which must have room on one page. */
function all<T>({ nodes, totalCount }: { nodes: T[]; totalCount: number }): T[] {
  if (nodes.length !== totalCount) throw new Error(`${nodes.length} of ${totalCount} rows on one page`);
  return nodes;
}

/** How the database compares names: by weights, in which case, accents and trailing blanks do not count. */
export class Weights {
  private readonly known = new Map<string, string>();

  constructor(private readonly raw: RawSession) {}

  of(name: string): string {
    return this.known.get(name) as string;
  }

  async learn(names: string[]): Promise<void> {
    const news = [...new Set(names)].filter((name) => !this.known.has(name));
    if (news.length === 0) return;
    const columns = news.map((_, index) => `HEX(WEIGHT_STRING(?)) AS w${index}`);
    const [row] = await this.raw.query<Record<string, string>>(`SELECT ${columns.join(', ')}`, news);
    for (const [index, weight] of Object.values(row ?? {}).entries()) {
      this.known.set(news[index] as string, weight.replace(/(0209)+$/, ''));
    }
  }
}
