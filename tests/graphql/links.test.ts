import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { guestOf } from '../bookings/guest.js';
import { daysAhead, newAccount, newPage, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';

// biome-ignore lint/suspicious/noExplicitAny: each query has a shape of its own
type Data = any;

const nodes = (ids: string[]) => ({ nodes: ids.map((id) => ({ id })) });

describe('fields that lead to other rows', () => {
  let app: App & { url: string };
  let ask: (query: string, variables?: object) => Promise<Data>;
  let key: string;
  let graceId: string;
  let linusId: string;
  let gracePages: string[];
  let linusPages: string[];

  beforeAll(async () => {
    app = await startApp({ QUERY_COST: '1000000' });
    const { apiKey } = await newAccount({ scheduledMeeting: 3, liveEngagement: 1 });
    key = apiKey;
    ask = client(app, key).ask;
    graceId = await newUser(app, apiKey, { name: 'Grace', licenses: ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'] });
    linusId = await newUser(app, apiKey, { name: 'Linus', licenses: ['SCHEDULED_MEETING'] });
    gracePages = [await newPage(app, apiKey, graceId), await newPage(app, apiKey, graceId)].map(({ id }) => id);
    linusPages = [(await newPage(app, apiKey, linusId)).id];
  });
  afterAll(() => app.close());

  it('answer each alias with its own arguments', async () => {
    const { users, licensePool } = await ask(`{
      users { nodes {
        name
        first: bookingPages(first: 1) { nodes { id } pageInfo { hasNextPage } }
        all: bookingPages { nodes { id } totalCount }
      } }
      licensePool(kind: SCHEDULED_MEETING) {
        held: licenses(assigned: true) { nodes { holder { name } } totalCount }
        free: licenses(assigned: false) { nodes { holder { name } } totalCount }
      }
    }`);
    expect(users.nodes).toEqual([
      { name: 'Ada', first: { ...nodes([]), pageInfo: { hasNextPage: false } }, all: { nodes: [], totalCount: 0 } },
      {
        name: 'Grace',
        first: { ...nodes(gracePages.slice(0, 1)), pageInfo: { hasNextPage: true } },
        all: { ...nodes(gracePages), totalCount: 2 },
      },
      {
        name: 'Linus',
        first: { ...nodes(linusPages), pageInfo: { hasNextPage: false } },
        all: { ...nodes(linusPages), totalCount: 1 },
      },
    ]);
    expect(licensePool.held.totalCount).toBe(2);
    expect(licensePool.held.nodes).toEqual([{ holder: { name: 'Grace' } }, { holder: { name: 'Linus' } }]);
    expect(licensePool.free).toEqual({ nodes: [{ holder: null }], totalCount: 1 });
  });

  it('answer each alias of the bookings of pages, and each page, with its own', async () => {
    const { apiKey } = await newAccount({ scheduledMeeting: 1 });
    const ownerId = await newUser(app, apiKey, { licenses: ['SCHEDULED_MEETING'] });
    const [one, other] = [await newPage(app, apiKey, ownerId), await newPage(app, apiKey, ownerId)];
    const { booked, cancel } = guestOf(app);
    const ids: string[] = [];
    for (const [slug, days] of [
      [one.slug, 3],
      [one.slug, 2],
      [other.slug, 4],
      [one.slug, 5],
    ] as const) {
      const { bookingId, cancelToken } = await booked(slug, daysAhead(days));
      ids.push(bookingId);
      if (days === 3) await cancel(cancelToken);
    }
    const [third, second, fourth, fifth] = ids as [string, string, string, string];
    const { bookingPages } = await client(app, apiKey).ask<Data, object>(
      `query ($from: DateTimeISO) { bookingPages { nodes {
        upcomingBookings
        all: bookings { nodes { id } totalCount }
        first: bookings(first: 1) { nodes { id page { upcomingBookings } } pageInfo { hasNextPage } totalCount }
        late: bookings(from: $from) { nodes { id } totalCount }
      } } }`,
      { from: daysAhead(4) },
    );
    expect(bookingPages.nodes).toEqual([
      {
        upcomingBookings: 2,
        all: { ...nodes([second, third, fifth]), totalCount: 3 },
        first: {
          nodes: [{ id: second, page: { upcomingBookings: 2 } }],
          ...{ pageInfo: { hasNextPage: true }, totalCount: 3 },
        },
        late: { ...nodes([fifth]), totalCount: 1 },
      },
      {
        upcomingBookings: 1,
        all: { ...nodes([fourth]), totalCount: 1 },
        first: {
          nodes: [{ id: fourth, page: { upcomingBookings: 1 } }],
          ...{ pageInfo: { hasNextPage: false }, totalCount: 1 },
        },
        late: { ...nodes([fourth]), totalCount: 1 },
      },
    ]);
  });

  // rows that a connection gives twice, in `nodes` and in `edges`, and a fragment whose fields are met on both ways
  const FRAGMENT = 'fragment F on User { name bookingPages { nodes { id } } licenses { kind } }';
  const MORE = [
    ['a count', 'bookingPages { totalCount }'],
    [
      'links behind the same rows',
      'bookingPages { nodes { owner { name } } } licenses { pool { kind } holder { name } }',
    ],
    [
      'both',
      'bookingPages { totalCount nodes { owner { licenses { holder { name } } } } } licenses { pool { assigned } }',
    ],
  ];
  describe.each(MORE)('in a fragment that is spread in two places, with %s beside it', (_name, more) => {
    it.each([
      ['in the second', `users { nodes { ...F } edges { node { ...F ${more} } } }`],
      ['in the first', `users { edges { node { ...F ${more} } } nodes { ...F } }`],
      ['in both', `users { edges { node { ...F ${more} } } nodes { ${more} ...F } }`],
      ['in another root field', `users { edges { node { ...F } } nodes { ...F } } user(id: "GRACE") { ...F ${more} }`],
    ])('answer each place in full: %s', async (_place, fields) => {
      const plain = await ask(`{ users { nodes { ...F ${more} } } } ${FRAGMENT}`);
      const answer = await ask(`{ ${fields.replace('GRACE', graceId)} } ${FRAGMENT}`);
      const all = plain.users.nodes;
      expect(answer.users.edges.map(({ node }: Data) => node.name)).toEqual(['Ada', 'Grace', 'Linus']);
      for (const [index, user] of all.entries()) {
        expect(user).toMatchObject(answer.users.nodes[index]);
        expect(user).toMatchObject(answer.users.edges[index].node);
      }
      if (/edges { node { ...F \w/.test(fields)) expect(answer.users.edges.map(({ node }: Data) => node)).toEqual(all);
      if (answer.user) expect(answer.user).toEqual(all[1]);
    });
  });

  it('obey @include and @skip, with variables, on fields and fragments', async () => {
    const query = `query ($yes: Boolean!, $no: Boolean!, $id: ID!) { user(id: $id) {
      licenses @include(if: $yes) { kind holder @skip(if: $yes) { name } pool @skip(if: $no) { kind } }
      bookingPages @include(if: $no) { nodes { id } }
      ... @skip(if: $yes) { canAcceptBookings bookingPages { totalCount } }
      ...F @include(if: $yes)
    } } fragment F on User { name bookingPages { nodes { id } } }`;
    const yes = await ask(query, { yes: true, no: false, id: linusId });
    expect(yes.user).toEqual({
      licenses: [{ kind: 'SCHEDULED_MEETING', pool: { kind: 'SCHEDULED_MEETING' } }],
      name: 'Linus',
      bookingPages: nodes(linusPages),
    });
    const no = await ask(query, { yes: false, no: true, id: linusId });
    expect(no.user).toEqual({ bookingPages: { ...nodes(linusPages), totalCount: 1 }, canAcceptBookings: true });
  });

  it('answer through inline fragments on Node, each type by itself', async () => {
    const { licensePools, account } = await ask('{ licensePools { id } account { id } }');
    const { nodes: found } = await ask(
      `query ($ids: [ID!]!) { nodes(ids: $ids) {
        __typename id
        ... on User { bookingPages { totalCount } licenses { kind } }
        ... on BookingPage { owner { name } }
        ... on LicensePool { seats: licenses { totalCount } }
        ... on Account { eventCursor }
      } }`,
      { ids: [linusId, gracePages[0], 'usr_unknown', licensePools[1].id, account.id, linusId] },
    );
    const linus = {
      __typename: 'User',
      id: linusId,
      bookingPages: { totalCount: 1 },
      licenses: [{ kind: 'SCHEDULED_MEETING' }],
    };
    expect(found).toEqual([
      linus,
      { __typename: 'BookingPage', id: gracePages[0], owner: { name: 'Grace' } },
      null,
      { __typename: 'LicensePool', id: licensePools[1].id, seats: { totalCount: 1 } },
      { __typename: 'Account', id: account.id, eventCursor: expect.any(String) },
      linus,
    ]);
  });

  it('answer through inline fragments on AccountEvent, each type by itself', async () => {
    const { events } = await ask(`{ events { nodes {
      type
      actor { name }
      ... on UserCreated { user { name } }
      ... on SeatAssigned { holder { name } pool { kind } license { holder { bookingPages { totalCount } } } }
      ... on PageCreated { page { owner { name } } }
    } } }`);
    const by = { actor: { name: 'Ada' } };
    const seat = (name: string, kind: string, totalCount: number) => ({
      ...{ type: 'SEAT_ASSIGNED', ...by, holder: { name }, pool: { kind } },
      license: { holder: { bookingPages: { totalCount } } },
    });
    expect(events.nodes).toEqual([
      { type: 'USER_CREATED', ...by, user: { name: 'Grace' } },
      seat('Grace', 'SCHEDULED_MEETING', 2),
      seat('Grace', 'LIVE_ENGAGEMENT', 2),
      { type: 'USER_CREATED', ...by, user: { name: 'Linus' } },
      seat('Linus', 'SCHEDULED_MEETING', 1),
      ...['Grace', 'Grace', 'Linus'].map((name) => ({ type: 'PAGE_CREATED', ...by, page: { owner: { name } } })),
    ]);
  });

  it('answer for a row that is reached by several paths', async () => {
    const { user, bookingPage, licensePool } = await ask(
      `query ($userId: ID!, $pageId: ID!) {
        user(id: $userId) { ...U bookingPages { nodes { owner { ...U bookingPages { nodes { owner { name } } } } } } }
        bookingPage(id: $pageId) { owner { ...U } }
        licensePool(kind: LIVE_ENGAGEMENT) { licenses { nodes { holder { ...U } } } }
      }
      fragment U on User { name licenses { kind holder { id } } }`,
      { userId: graceId, pageId: gracePages[1] },
    );
    const holder = { id: graceId };
    const grace = {
      name: 'Grace',
      licenses: [
        { kind: 'SCHEDULED_MEETING', holder },
        { kind: 'LIVE_ENGAGEMENT', holder },
      ],
    };
    const again = { ...grace, bookingPages: { nodes: [{ owner: { name: 'Grace' } }, { owner: { name: 'Grace' } }] } };
    expect(user).toEqual({ ...grace, bookingPages: { nodes: [{ owner: again }, { owner: again }] } });
    expect(bookingPage).toEqual({ owner: grace });
    expect(licensePool.licenses.nodes).toEqual([{ holder: grace }]);
  });

  it('fail for the one row to which an argument does not apply, and for no other', async () => {
    const { user } = await ask(`{ user(id: "${graceId}") { bookingPages(first: 1) { pageInfo { endCursor } } } }`);
    const { send } = client(app, key);
    const { data, errors } = await send<Data, object>(
      `query ($after: String, $grace: ID!, $linus: ID!) { grace: user(id: $grace) { ...U } linus: user(id: $linus) { ...U } }
      fragment U on User { bookingPages(after: $after) { nodes { id } } }`,
      { after: user.bookingPages.pageInfo.endCursor, grace: graceId, linus: linusId },
    );
    expect(data).toEqual({ grace: { bookingPages: nodes(gracePages.slice(1)) }, linus: null });
    expect(errors).toMatchObject([{ path: ['linus', 'bookingPages'], extensions: { code: 'BAD_CURSOR' } }]);
  });

  it('lead from each mutation of an operation to what is there after it', async () => {
    const answer = await ask(
      `mutation ($userId: ID!) {
        one: unassignLicense(input: { userId: $userId, kind: SCHEDULED_MEETING }) {
          license { ...L } disabledPages { enabled owner { ...U } }
        }
        two: resizeLicensePool(input: { kind: SCHEDULED_MEETING, capacity: 1 }) { pool { assigned licenses { nodes { ...L } } } }
        three: assignLicense(input: { userId: $userId, kind: SCHEDULED_MEETING, restorePages: true }) {
          userErrors { code } license { ...L } restoredPages { enabled owner { ...U } }
        }
        four: resizeLicensePool(input: { kind: SCHEDULED_MEETING, capacity: 2 }) { pool { assigned } }
        five: assignLicense(input: { userId: $userId, kind: SCHEDULED_MEETING, restorePages: true }) {
          userErrors { code } license { ...L } restoredPages { enabled owner { ...U } }
        }
      }
      fragment L on License { holder { name } pool { capacity assigned available } }
      fragment U on User { name canAcceptBookings licenses { kind } }`,
      { userId: linusId },
    );
    const pool = (capacity: number, assigned: number) => ({ capacity, assigned, available: capacity - assigned });
    const dark = { name: 'Linus', canAcceptBookings: false, licenses: [] };
    const lit = { name: 'Linus', canAcceptBookings: true, licenses: [{ kind: 'SCHEDULED_MEETING' }] };
    expect(answer).toEqual({
      one: { license: { holder: null, pool: pool(3, 1) }, disabledPages: [{ enabled: false, owner: dark }] },
      two: { pool: { assigned: 1, licenses: { nodes: [{ holder: { name: 'Grace' }, pool: pool(1, 1) }] } } },
      three: { userErrors: [{ code: 'NO_FREE_LICENSE' }], license: null, restoredPages: [] },
      four: { pool: { assigned: 1 } },
      five: {
        userErrors: [],
        license: { holder: { name: 'Linus' }, pool: pool(2, 2) },
        restoredPages: [{ enabled: true, owner: lit }],
      },
    });
  });
});
