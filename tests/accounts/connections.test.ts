import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { guestOf } from '../bookings/guest.js';
import {
  ApiKeyListDocument,
  BookingListDocument,
  ConversationListDocument,
  DisableBookingPageDocument,
  EventCursorDocument,
  LicenseListDocument,
  PageBookingListDocument,
  type PageInfoFieldsFragment,
  PageListDocument,
  PoolsDocument,
  StartConversationDocument,
  UserListDocument,
  UserPageListDocument,
} from '../generated/operations.js';
import { daysAhead, newKey } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { type Answer, client } from '../support/client.js';
import { type Acme, openAcme } from './acme.js';

interface Connection {
  edges: { cursor: string; node: { id: string } }[];
  nodes: { id: string }[];
  pageInfo: PageInfoFieldsFragment;
  totalCount: number;
}
interface PageOf {
  first?: number | null;
  after?: string | null;
}
/** A list as one field of the API gives it, and how many it has. */
interface List {
  length: number;
  /** Lists of one name share their cursors: they are one list, narrowed. */
  name: string;
  send(page: PageOf): Promise<{ errors: Answer<unknown>['errors']; connection: Connection | null | undefined }>;
}

const kind = 'SCHEDULED_MEETING';

/**
 * Lists of every kind: five users (three of one name), seven pages (five of Grace's), seven licenses (four held), three
 * keys, six bookings (three of the first page, two of one start each), four conversations.
 */
async function openWithLists(app: { url: string }) {
  const acme = await openAcme(app, { scheduledMeeting: 7, liveEngagement: 2 });
  const graceId = await acme.user({ name: 'Grace', licenses: [kind] });
  const linusId = await acme.user({ name: 'Linus', licenses: [kind] });
  for (const name of ['GRACE', 'grâce']) await acme.user({ name, licenses: [kind] });
  const pages = [];
  for (const ownerId of [graceId, graceId, linusId, graceId, acme.userId, graceId, graceId]) {
    pages.push(await acme.page(ownerId));
  }
  for (const userId of [graceId, linusId]) await newKey(app, acme.apiKey, userId);
  const [ofGrace, another, ofLinus] = pages as [(typeof pages)[0], (typeof pages)[0], (typeof pages)[0]];
  const { booked } = guestOf(app);
  for (const minutes of [30, 0, 60]) {
    await booked(ofGrace.slug, daysAhead(1, minutes));
    await booked(ofLinus.slug, daysAhead(1, minutes));
  }
  const input = { slug: ofGrace.slug, kind: 'LIVE_CHAT', visitorName: 'Bob' } as const;
  for (let count = 0; count < 4; count++) await client(app).ask(StartConversationDocument, { input });
  return { acme, graceId, linusId, pageId: ofGrace.id, another: another.id, lists: listsOf(acme, graceId, ofGrace.id) };
}

function listsOf({ ada }: Acme, ownerId: string, pageId: string): List[] {
  const users = (orderBy?: 'NAME' | 'CREATED_AT'): List => ({
    name: `users by ${orderBy}`,
    length: 5,
    send: async (page) => {
      const { data, errors } = await ada.send(UserListDocument, { orderBy, ...page });
      return { errors, connection: data?.users };
    },
  });
  const licenses = (length: number, assigned?: boolean): List => ({
    name: 'licenses',
    length,
    send: async (page) => {
      const { data, errors } = await ada.send(LicenseListDocument, { kind, assigned, ...page });
      return { errors, connection: data?.licensePool.licenses };
    },
  });
  const pages: List = {
    name: 'pages',
    length: 7,
    send: async (page) => {
      const { data, errors } = await ada.send(PageListDocument, page);
      return { errors, connection: data?.bookingPages };
    },
  };
  const pagesOfUser: List = {
    name: 'pages of a user',
    length: 5,
    send: async (page) => {
      const { data, errors } = await ada.send(UserPageListDocument, { id: ownerId, ...page });
      return { errors, connection: data?.user?.bookingPages };
    },
  };
  const apiKeys: List = {
    name: 'keys',
    length: 3,
    send: async (page) => {
      const { data, errors } = await ada.send(ApiKeyListDocument, page);
      return { errors, connection: data?.apiKeys };
    },
  };
  const bookings: List = {
    name: 'bookings',
    length: 6,
    send: async (page) => {
      const { data, errors } = await ada.send(BookingListDocument, page);
      return { errors, connection: data?.bookings };
    },
  };
  const bookingsOfPage: List = {
    name: 'bookings of a page',
    length: 3,
    send: async (page) => {
      const { data, errors } = await ada.send(PageBookingListDocument, { id: pageId, ...page });
      return { errors, connection: data?.bookingPage?.bookings };
    },
  };
  const conversations: List = {
    name: 'conversations',
    length: 4,
    send: async (page) => {
      const { data, errors } = await ada.send(ConversationListDocument, page);
      return { errors, connection: data?.conversations };
    },
  };
  return [
    users('NAME'),
    users('CREATED_AT'),
    licenses(7),
    licenses(4, true),
    licenses(3, false),
    pages,
    apiKeys,
    bookings,
    conversations,
    bookingsOfPage,
    pagesOfUser,
  ];
}

describe('connections', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  let open: Awaited<ReturnType<typeof openWithLists>>;
  beforeAll(async () => {
    app = await startApp();
    open = await openWithLists(app);
  });
  afterAll(() => app.close());

  const ask = async (list: List, page: PageOf): Promise<Connection> => {
    const { errors, connection } = await list.send(page);
    expect(errors).toEqual([]);
    return connection as Connection;
  };
  const codes = async (list: List, page: PageOf) =>
    (await list.send(page)).errors.map(({ extensions }) => extensions.code);

  it('lead through each list from its beginning to its end, in pages of any size', async () => {
    for (const list of open.lists) {
      const all = await ask(list, {});
      expect([list.name, all.nodes.length]).toEqual([list.name, list.length]);
      expect(new Set(all.nodes.map(({ id }) => id)).size).toBe(list.length);
      for (let first = 1; first <= list.length + 1; first++) {
        const edges: Connection['edges'] = [];
        for (let after: string | null = null, more = true; more; ) {
          const page: Connection = await ask(list, { first, after });
          expect(page.nodes).toEqual(page.edges.map(({ node }) => node));
          expect(page.totalCount).toBe(list.length);
          expect(page.pageInfo).toEqual({
            hasNextPage: edges.length + page.edges.length < list.length,
            hasPreviousPage: edges.length > 0,
            startCursor: page.edges[0]?.cursor,
            endCursor: page.edges.at(-1)?.cursor,
          });
          edges.push(...page.edges);
          after = page.pageInfo.endCursor;
          more = page.pageInfo.hasNextPage;
        }
        expect(edges).toEqual(all.edges);
      }
    }
  });

  it('lead on from the cursor of any edge, and to an empty page after the last', async () => {
    for (const list of open.lists) {
      const { edges } = await ask(list, {});
      for (const [index, { cursor }] of edges.entries()) {
        expect((await ask(list, { after: cursor })).edges).toEqual(edges.slice(index + 1));
      }
      expect(await ask(list, { after: edges.at(-1)?.cursor })).toEqual({
        edges: [],
        nodes: [],
        pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
        totalCount: list.length,
      });
    }
  });

  it('are by place, not by number: what leaves the list behind a reader makes them miss nothing', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const graceId = await acme.user({ licenses: [kind] });
    const pages = [await acme.page(graceId), await acme.page(graceId), await acme.page(graceId)];
    const filter = { enabled: true };
    const { bookingPages } = await acme.ada.ask(PageListDocument, { filter, first: 1 });
    await acme.ada.ask(DisableBookingPageDocument, { input: { pageId: pages[0]?.id as string } });
    const after = bookingPages.pageInfo.endCursor;
    const rest = await acme.ada.ask(PageListDocument, { filter, first: 5, after });
    expect(rest.bookingPages.nodes).toEqual(pages.slice(1).map(({ id }) => ({ id })));
    expect(rest.bookingPages.totalCount).toBe(2);
  });

  it('have 1 to 100 on a page, 50 by default', async () => {
    for (const list of open.lists) {
      for (const first of [0, -1, 101, -2_147_483_648])
        expect(await codes(list, { first })).toEqual(['BAD_USER_INPUT']);
      expect(await ask(list, { first: 100 })).toEqual(await ask(list, { first: null, after: null }));
    }
    const many = await openAcme(app, { scheduledMeeting: 101 });
    const length = async (first?: number | null) =>
      (await many.ada.ask(LicenseListDocument, { kind, first })).licensePool.licenses.nodes.length;
    expect([await length(), await length(null), await length(100)]).toEqual([50, 50, 100]);
  });

  describe('answer BAD_CURSOR to', () => {
    it('the cursor of another list, order, parent or account, and of the log', async () => {
      const other = await openWithLists(app);
      const endOf = async (list: List) => (await ask(list, { first: 1 })).pageInfo.endCursor;
      const { account } = await open.acme.ada.ask(EventCursorDocument);
      for (const [index, list] of open.lists.entries()) {
        const foreign = [account.eventCursor, await endOf(other.lists[index] as List)];
        for (const one of open.lists) if (one.name !== list.name) foreign.push((await endOf(one)) as string);
        for (const after of foreign)
          expect([list.name, await codes(list, { after })]).toEqual([list.name, ['BAD_CURSOR']]);
      }
      const others = listsOf(open.acme, open.linusId, open.another);
      for (const place of [-1, -2]) {
        const after = await endOf(open.lists.at(place) as List);
        expect(await codes(others.at(place) as List, { after })).toEqual(['BAD_CURSOR']);
      }
      const liveEngagement = { kind: 'LIVE_ENGAGEMENT', after: await endOf(open.lists[2] as List) } as const;
      expect(await open.acme.ada.refusals(LicenseListDocument, liveEngagement)).toEqual(['BAD_CURSOR']);
    });

    it('a text that no list gave', async () => {
      for (const list of open.lists) {
        const cursor = (await ask(list, { first: 1 })).pageInfo.endCursor as string;
        const garbage = [
          ...['', ' ', 'x', '0', 'null', '😀', '\0', '%', 'x'.repeat(10_000)],
          ...['null', '[]', '{}', '[1,2]', '"x"', '[[]]', '{"length":3}'].map((text) =>
            Buffer.from(text).toString('base64url'),
          ),
          ...[cursor.slice(1), cursor.slice(0, -4), cursor.toLowerCase()],
        ];
        for (const after of garbage) expect([after, await codes(list, { after })]).toEqual([after, ['BAD_CURSOR']]);
      }
    });

    it('a cursor with something added to it', async () => {
      for (const list of open.lists) {
        const cursor = (await ask(list, { first: 1 })).pageInfo.endCursor as string;
        for (const after of [`${cursor}=`, `${cursor}!!`, ` ${cursor}`, `${cursor}\n`]) {
          expect([after, await codes(list, { after })]).toEqual([after, ['BAD_CURSOR']]);
        }
      }
    });

    it('a cursor whose place was forged', async () => {
      for (const list of open.lists) {
        const cursor = (await ask(list, { first: 1 })).pageInfo.endCursor as string;
        const place = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[];
        for (const id of ['ü', '😀', '\ud800', 'nobody', `${place.at(-1)} `]) {
          const after = Buffer.from(JSON.stringify([...place.slice(0, -1), id])).toString('base64url');
          expect([list.name, id, await codes(list, { after })]).toEqual([list.name, id, ['BAD_CURSOR']]);
        }
      }
    });

    it('one of many parents, and answer the others', async () => {
      const { acme, graceId, linusId, pageId, another, lists } = open;
      const { licensePools } = await acme.ada.ask(PoolsDocument);
      const query = `query ($ids: [ID!]!, $after: String) { nodes(ids: $ids) {
        ... on User { bookingPages(after: $after) { totalCount } }
        ... on LicensePool { licenses(after: $after) { totalCount } }
        ... on BookingPage { bookings(after: $after) { totalCount } }
      } }`;
      const cases = [
        { list: lists.at(-1), ids: [graceId, linusId], field: 'bookingPages', totalCount: 5 },
        { list: lists.at(-2), ids: [pageId, another], field: 'bookings', totalCount: 3 },
        { list: lists[2], ids: licensePools.map(({ id }) => id), field: 'licenses', totalCount: 7 },
      ];
      for (const { list, ids, field, totalCount } of cases) {
        const after = (await ask(list as List, { first: 1 })).pageInfo.endCursor;
        const { data, errors } = await acme.ada.send(query, { ids, after });
        const refusals = errors.map(({ path, extensions }) => [path, extensions.code]);
        expect({ data, refusals }).toEqual({
          data: { nodes: [{ [field]: { totalCount } }, null] },
          refusals: [[['nodes', 1, field], 'BAD_CURSOR']],
        });
      }
    });
  });
});
