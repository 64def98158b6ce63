import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLInterfaceType, parse, validate } from 'graphql';
import { type App, createApiSchema } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { authenticate } from '../../src/graphql/authenticate.js';
import { Context } from '../../src/graphql/context.js';
import { executeOperation } from '../../src/graphql/execute.js';
import { stringifyResult } from '../../src/graphql/write-answer.js';
import { unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { listFieldsIn, listFieldsOf } from './list-fields.js';
import { newSizedAccount, type SizedAccount } from './sized-account.js';

const USER = `
  id canAcceptBookings canJoinConversations
  licenses { id pool { id licenses(first: 2) { totalCount nodes { id } edges { node { holder { name } } } } } }
  bookingPages(first: 1) { totalCount nodes { id owner { licenses { holder { id } } } } edges { node { owner { name } } } }`;

const BOOKING = `page { upcomingBookings owner { ${USER} } } host { ${USER} }`;

interface Case {
  name: string;
  query: string;
  variables?: (account: SizedAccount) => object;
  /** Matches each of the rows in the answer, of which there are `size`; left out where their number is fixed. */
  rows?: RegExp;
}

/** Each asks for all that its rows lead to. */
const LISTS: Case[] = [
  {
    name: 'users',
    query: `{ users(first: 100, filter: { licensed: LIVE_ENGAGEMENT }) { totalCount nodes { row: __typename ${USER} } } }`,
    rows: /"row"/g,
  },
  {
    name: 'users by edges',
    query: `{ users(first: 100, filter: { licensed: LIVE_ENGAGEMENT }) { edges { row: __typename node { ${USER} } } } }`,
    rows: /"row"/g,
  },
  {
    name: 'bookingPages',
    query: `query ($owner: ID) {
      bookingPages(first: 100, filter: { ownerId: $owner }) { totalCount nodes { row: __typename owner { ${USER} } } }
    }`,
    variables: ({ ownerId }) => ({ owner: ownerId }),
    rows: /"row"/g,
  },
  {
    name: 'bookingPages by edges, of all users',
    query: `{ bookingPages(first: 100) { edges { node { owner { ${USER} } } } } }`,
  },
  {
    name: 'licensePools',
    query: `{ licensePools { licenses(first: 100) { totalCount nodes { holder { ${USER} } pool { id } } edges { node { pool { kind } } } } } }`,
  },
  {
    name: 'the licenses of a pool',
    query: `{ licensePool(kind: SCHEDULED_MEETING) { licenses(first: 100) { nodes { row: __typename holder { ${USER} } } } } }`,
    rows: /"row"/g,
  },
  {
    name: 'the pages and licenses of a user',
    query: `query ($ownerId: ID!) { user(id: $ownerId) {
      bookingPages(first: 100) { nodes { row: __typename owner { ${USER} } } } licenses { holder { ${USER} } }
    } }`,
    variables: ({ ownerId }) => ({ ownerId }),
    rows: /"row"/g,
  },
  {
    name: 'apiKeys',
    query: `{ apiKeys(first: 100) { totalCount nodes { lastUsedAt user { ${USER} } } edges { node { user { name } } } } }`,
  },
  {
    name: 'bookings',
    query: `{ bookings(first: 100) { totalCount nodes { row: __typename ${BOOKING} } edges { node { page { slug } } } } }`,
    rows: /"row"/g,
  },
  {
    name: 'the bookings of a page',
    query: `query ($pageId: ID!) { bookingPage(id: $pageId) {
      upcomingBookings bookings(first: 100) { totalCount nodes { row: __typename ${BOOKING} } edges { node { host { name } } } }
    } }`,
    variables: ({ pageId }) => ({ pageId }),
    rows: /"row"/g,
  },
  {
    name: 'the bookings of many pages',
    query: `query ($owner: ID) { bookingPages(first: 100, filter: { ownerId: $owner }) {
      nodes { row: __typename upcomingBookings bookings(first: 2) { totalCount nodes { host { name } page { title } } } }
    } }`,
    variables: ({ ownerId }) => ({ owner: ownerId }),
    rows: /"row"/g,
  },
  {
    name: 'conversations',
    query: `{ conversations(first: 100, status: ACTIVE) {
      totalCount nodes { row: __typename agent { ${USER} } } edges { node { agent { name } } }
    } }`,
    rows: /"row"/g,
  },
  ...Object.entries({
    User: USER,
    BookingPage: `owner { ${USER} }`,
    License: `holder { ${USER} } pool { licenses(first: 2) { nodes { holder { id } } } }`,
    LicensePool: 'licenses { nodes { holder { id } } }',
    ApiKey: `lastUsedAt user { ${USER} }`,
    Booking: BOOKING,
    Conversation: `agent { ${USER} }`,
    Account: 'eventCursor',
    AccountEvent: `actor { ${USER} }`,
  }).map(([type, fields]) => ({
    name: `nodes: ${type}`,
    query: `query ($ids: [ID!]!) { nodes(ids: $ids) { row: __typename ... on ${type} { ${fields} } } }`,
    variables: ({ ids }: SizedAccount) => ({ ids: ids[type] }),
    rows: type === 'LicensePool' || type === 'Account' ? undefined : /"row"/g,
  })),
  ...Object.entries({
    UserCreated: `user { ${USER} }`,
    UserUpdated: `user { ${USER} }`,
    UserRoleChanged: `user { ${USER} }`,
    UserDeleted: `user { ${USER} }`,
    SeatAssigned: `license { holder { name } } pool { kind } holder { ${USER} }`,
    SeatFreed: `license { holder { name } } pool { licenses { nodes { id } } } formerHolder { ${USER} }`,
    SeatTransferred: `license { holder { name } } pool { kind } holder { licenses { kind } } formerHolder { licenses { kind } }`,
    PoolResized: 'pool { licenses { nodes { holder { name } } } }',
    PageCreated: `page { owner { ${USER} } }`,
    PageUpdated: `page { owner { ${USER} } }`,
    PageEnabled: `page { owner { ${USER} } }`,
    PageDisabled: `page { owner { ${USER} } }`,
    PageReassigned: `page { owner { ${USER} } } owner { licenses { kind } } formerOwner { licenses { kind } }`,
    PageDeleted: 'slug',
    BookingCreated: `booking { ${BOOKING} } page { upcomingBookings owner { ${USER} } }`,
    BookingCanceled: `booking { ${BOOKING} } page { bookings { nodes { host { name } } } }`,
    ConversationStarted: `conversation { agent { ${USER} } }`,
    ConversationJoined: `conversation { agent { name } } agent { ${USER} }`,
    ConversationRequeued: `conversation { agent { name } } formerAgent { ${USER} }`,
    ConversationEnded: `conversation { agent { ${USER} } }`,
    ApiKeyCreated: `apiKey { lastUsedAt user { ${USER} } }`,
    ApiKeyRevoked: `apiKey { lastUsedAt user { ${USER} } }`,
  }).map(([type, fields]) => ({
    name: `events: ${type}`,
    query: `query ($first: Int, $types: [EventType!]) { events(first: $first, types: $types) {
      nodes { row: __typename actor { ${USER} } ... on ${type} { ${fields} } } edges { node { actor { name } } }
    } }`,
    variables: ({ size }: SizedAccount) => ({
      first: size,
      types: [type.replace(/(?<!^)[A-Z]/g, '_$&').toUpperCase()],
    }),
    rows: /"row"/g,
  })),
];

const LIVE = 'kind: LIVE_ENGAGEMENT, dryRun: true';
const REQUEUED = `requeuedConversations { row: __typename agent { ${USER} } }`;

/** In this order: what a dry run requeues, stays; what the first one without makes dark, the second restores. */
const PAYLOADS: Case[] = [
  {
    name: 'unassignLicense, of one with conversations',
    query: `mutation ($ownerId: ID!) { unassignLicense(input: { userId: $ownerId, ${LIVE} }) {
      license { pool { kind } } ${REQUEUED}
    } }`,
    variables: ({ ownerId }) => ({ ownerId }),
    rows: /"row"/g,
  },
  {
    name: 'unassignLicenses, of one with conversations',
    query: `mutation ($ownerId: ID!) { unassignLicenses(input: { userIds: [$ownerId], ${LIVE} }) {
      licenses { pool { kind } } ${REQUEUED}
    } }`,
    variables: ({ ownerId }) => ({ ownerId }),
    rows: /"row"/g,
  },
  {
    name: 'transferLicense, of one with conversations',
    query: `mutation ($ownerId: ID!, $adminId: ID!) {
      transferLicense(input: { fromUserId: $ownerId, toUserId: $adminId, ${LIVE} }) {
        license { holder { name } } ${REQUEUED}
      }
    }`,
    variables: ({ ownerId, adminId }) => ({ ownerId, adminId }),
    rows: /"row"/g,
  },
  {
    name: 'deleteUser, of one with conversations',
    query: `mutation ($ownerId: ID!) { deleteUser(input: { userId: $ownerId, dryRun: true }) {
      freedLicenses { pool { id } } ${REQUEUED}
    } }`,
    variables: ({ ownerId }) => ({ ownerId }),
    rows: /"row"/g,
  },
  {
    name: 'unassignLicense',
    query: `mutation ($ownerId: ID!) { unassignLicense(input: { userId: $ownerId, kind: SCHEDULED_MEETING }) {
      license { pool { licenses { nodes { id } } } } disabledPages { row: __typename owner { ${USER} } }
    } }`,
    variables: ({ ownerId }) => ({ ownerId }),
    rows: /"row"/g,
  },
  {
    name: 'assignLicense',
    query: `mutation ($ownerId: ID!) {
      assignLicense(input: { userId: $ownerId, kind: SCHEDULED_MEETING, restorePages: true }) {
        license { holder { ${USER} } } restoredPages { row: __typename owner { ${USER} } }
      }
    }`,
    variables: ({ ownerId }) => ({ ownerId }),
    rows: /"row"/g,
  },
  {
    name: 'unassignLicenses',
    query: `mutation ($ownerId: ID!) {
      unassignLicenses(input: { userIds: [$ownerId], kind: SCHEDULED_MEETING }) {
        licenses { pool { id } } disabledPages { row: __typename owner { ${USER} } } movedPages { owner { ${USER} } }
      }
    }`,
    variables: ({ ownerId }) => ({ ownerId }),
    rows: /"row"/g,
  },
  {
    name: 'assignLicenses',
    query: `mutation ($ownerId: ID!) {
      assignLicenses(input: { userIds: [$ownerId], kind: SCHEDULED_MEETING, restorePages: true }) {
        licenses { holder { ${USER} } } restoredPages { row: __typename owner { ${USER} } }
      }
    }`,
    variables: ({ ownerId }) => ({ ownerId }),
    rows: /"row"/g,
  },
  {
    name: 'assignLicenses of many',
    query: `mutation ($ids: [ID!]!) {
      assignLicenses(input: { userIds: $ids, kind: SCHEDULED_MEETING }) { licenses { row: __typename holder { ${USER} } } }
    }`,
    variables: ({ ids }) => ({ ids: ids.User }),
    rows: /"row"/g,
  },
  {
    name: 'transferLicense, the pages along',
    query: `mutation ($ownerId: ID!, $adminId: ID!) {
      transferLicense(input: { fromUserId: $ownerId, toUserId: $adminId, kind: SCHEDULED_MEETING, movePages: true }) {
        license { holder { name } } movedPages { row: __typename owner { ${USER} } }
      }
    }`,
    variables: ({ ownerId, adminId }) => ({ ownerId, adminId }),
    rows: /"row"/g,
  },
  {
    name: 'unassignLicense, the pages to somebody',
    query: `mutation ($ownerId: ID!, $adminId: ID!, $capacity: Int!) {
      resizeLicensePool(input: { kind: SCHEDULED_MEETING, capacity: $capacity }) { pool { id } }
      assignLicense(input: { userId: $ownerId, kind: SCHEDULED_MEETING }) { license { id } }
      unassignLicense(input: { userId: $adminId, kind: SCHEDULED_MEETING, pagesTo: $ownerId }) {
        movedPages { row: __typename owner { ${USER} } }
      }
    }`,
    variables: ({ ownerId, adminId, size }) => ({ ownerId, adminId, capacity: size + 1 }),
    rows: /"row"/g,
  },
  {
    name: 'transferLicense, the pages left behind',
    query: `mutation ($ownerId: ID!, $adminId: ID!) {
      transferLicense(input: { fromUserId: $ownerId, toUserId: $adminId, kind: SCHEDULED_MEETING, restorePages: true }) {
        disabledPages { row: __typename owner { ${USER} } } restoredPages { owner { ${USER} } }
      }
    }`,
    variables: ({ ownerId, adminId }) => ({ ownerId, adminId }),
    rows: /"row"/g,
  },
  {
    name: 'deleteUser',
    query: `mutation ($adminId: ID!, $ownerId: ID!) {
      deleteUser(input: { userId: $ownerId, pagesTo: $adminId }) {
        freedLicenses { pool { id } } movedPages { row: __typename owner { ${USER} } } disabledPages { owner { ${USER} } }
      }
    }`,
    variables: ({ ownerId, adminId }) => ({ ownerId, adminId }),
    rows: /"row"/g,
  },
  {
    name: 'createUsers',
    query: `mutation ($users: [CreateUserInput!]!) {
      createUsers(input: { users: $users }) { users { row: __typename ${USER} } userErrors { message } }
    }`,
    variables: ({ size }) => ({
      users: Array.from({ length: size }, () => ({ name: 'Grace', email: `${unique('user')}@acme.example` })),
    }),
    rows: /"row"/g,
  },
];

describe('the number of SQL statements behind a list does not depend on the number of its rows', () => {
  const schema = createApiSchema();
  const { limits } = readConfig({ QUERY_COST: '1000000' });
  let app: App & { url: string };
  let accounts: SizedAccount[];
  beforeAll(async () => {
    app = await startApp();
    accounts = [];
    for (const size of [1, 10, 100]) accounts.push(await newSizedAccount(app, size));
  });
  afterAll(() => app.close());

  it('for any list field of the schema: none is left out below', () => {
    const asked = [...LISTS, ...PAYLOADS].map(({ query }) => parse(query));
    for (const document of asked) expect(validate(schema, document)).toEqual([]);
    const covered = new Set(asked.flatMap((document) => listFieldsIn(schema, document)));
    expect(listFieldsOf(schema).filter((field) => !covered.has(field))).toEqual([]);
  });

  it('for any type of event of the schema', () => {
    const events = schema.getPossibleTypes(schema.getType('AccountEvent') as GraphQLInterfaceType);
    const covered = LISTS.map(({ name }) => name.replace('events: ', ''));
    expect(covered).toEqual(expect.arrayContaining(events.map(({ name }) => name)));
  });

  it.each([...LISTS, ...PAYLOADS])('$name', async ({ query, variables, rows }) => {
    const counts: number[] = [];
    for (const account of accounts) {
      const ctx = new Context(app.store, await authenticate(app.store, account.apiKey), 'test');
      const variableValues = variables?.(account) as Record<string, unknown>;
      const document = parse(query);
      const result = await executeOperation({ schema, document, variableValues, contextValue: ctx, limits });
      expect(result.errors).toBeUndefined();
      if (rows) expect(stringifyResult(result).match(rows)).toHaveLength(account.size);
      counts.push(ctx.reads.statements);
    }
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts).toEqual(counts.map(() => counts[0]));
  });
});
