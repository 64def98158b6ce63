import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { type App, createApiSchema } from '../../src/app.js';
import { bookingsOfPages } from '../../src/bookings/booking.reads.js';
import { readConfig } from '../../src/config.js';
import { requireMigrated } from '../../src/database/migrate.js';
import { Role } from '../../src/entities/index.js';
import { createPurge } from '../../src/events/purge.js';
import { streamHead } from '../../src/events/stream-head.js';
import { authenticate, authenticateByEmail } from '../../src/graphql/authenticate.js';
import { Context } from '../../src/graphql/context.js';
import { executeOperation } from '../../src/graphql/execute.js';
import { stringifyResult } from '../../src/graphql/write-answer.js';
import { startApp } from '../support/app.js';
import { asOwner, newDatabase } from '../support/services.js';
import { type LargeAccount, newLargeAccount } from './large-account.js';
import { openRaw, type RawSession } from './raw.js';
import { noteStatements, type SeenStatement } from './seen-statements.js';

/** A read may touch so many rows for each that it returns, or counts: its index, its row, a row joined to it, ... */
const FOR_EACH = 6;
/** ... and so many besides. */
const BESIDES = 12;

/** Reads that may touch more rows, and why; each is found by its name and a part of its text. */
const MORE = [
  [
    'listUsers',
    'LIKE',
    'no index finds by two beginnings in the order of names: users are looked at until the page is full',
  ],
  ['listUsers', 'FROM licenses l', 'whoever does not hold it, or does, is passed over until the page is full'],
  ['bookingsOfPages', 'ROW_NUMBER', 'of more pages than a list has, as a mutation may answer with'],
  ['pagesOfOwners', 'ROW_NUMBER', 'of users with very many pages, which are ranked'],
] as const;

/** What is read whole since it has few rows, always: one deployment, the migrations, what a statement itself brings along. */
const SMALL = ['d', 'deployment', 'migrations', 'j'];

/** These are asked by commands at their own pace, look at everything on purpose, or have no table. */
const NOT_OF_A_SERVER = ['isMigrated', 'migrate', 'readDeployment'];

const SIZE = 1_000;

describe('each read of the database', () => {
  const schema = createApiSchema();
  const { limits } = readConfig({ QUERY_COST: '1000000' });
  let app: App & { url: string };
  let raw: RawSession;
  let account: LargeAccount;
  let seen: Map<string, SeenStatement[]>;

  const ask = async (query: string, { variables = {}, apiKey = account.apiKey as string | null } = {}) => {
    const viewer = apiKey === null ? null : await authenticate(app.store, apiKey);
    const contextValue = new Context(app.store, viewer, 'test');
    const document = parse(query);
    const result = await executeOperation({ schema, document, variableValues: variables, contextValue, limits });
    expect(result.errors).toBeUndefined();
    return JSON.parse(stringifyResult(result)).data;
  };
  const askAsGuest = (query: string) => ask(query, { apiKey: null });

  beforeAll(async () => {
    const databaseUrl = await newDatabase();
    app = await startApp({ DATABASE_URL: databaseUrl });
    raw = await openRaw(asOwner(databaseUrl));
    // the larger one is that of others
    await newLargeAccount(databaseUrl, 'B', 2 * SIZE);
    account = await newLargeAccount(databaseUrl, 'A', SIZE);
    await raw.query(
      'ANALYZE TABLE accounts, users, licenses, license_pools, booking_pages, bookings, conversations, api_keys, events',
    );
    seen = noteStatements(app.store.pools);
    await askForEverything();
  }, 60_000);
  afterAll(async () => {
    await raw.end();
    await app.close();
  });

  /** Whatever the server reads, however it is asked to. */
  async function askForEverything(): Promise<void> {
    const { accountId, userIds, pageIds, bookingIds, conversationIds, unlicensedFrom } = account;
    const [holder, other] = [userIds[5], userIds[unlicensedFrom + 5]];
    const page = '{ totalCount nodes { id } pageInfo { endCursor } }';
    await ask(`{
      account { id eventCursor }
      licensePools { available held: licenses(assigned: true) ${page} free: licenses(assigned: false) ${page} licenses ${page} }
      users { totalCount nodes {
        canAcceptBookings canJoinConversations licenses { pool { kind } }
        bookingPages(first: 10) { totalCount nodes { upcomingBookings bookings(first: 3) { totalCount nodes { id } } } }
      } }
      apiKeys { totalCount nodes { lastUsedAt user { id } } }
    }`);
    const lists = {
      users: [
        'orderBy: CREATED_AT',
        ...FILTERS.map((filter) => `filter: { ${filter} }`),
        'filter: { role: MEMBER }, orderBy: CREATED_AT',
      ],
      bookingPages: [
        '',
        `filter: { ownerId: "${holder}" }`,
        'filter: { enabled: true }',
        'filter: { enabled: false }',
        'filter: { disabledReason: OWNER_UNLICENSED }',
      ],
      bookings: ['', `from: "${new Date().toISOString()}"`],
      conversations: ['', 'status: WAITING', 'status: ACTIVE', 'status: ENDED'],
      events: [''],
    };
    for (const [list, all] of Object.entries(lists)) {
      for (const args of all) {
        const counted = list === 'events' ? '' : 'totalCount';
        const select = `{ ${counted} nodes { id } pageInfo { endCursor } }`;
        const { first } = await ask(`{ first: ${list}(first: 20, ${args}) ${select} }`);
        await ask(`{ ${list}(first: 20, after: "${first.pageInfo.endCursor}", ${args}) ${select} }`);
      }
    }
    await ask('{ events(types: [USER_UPDATED]) { nodes { id } } }');
    await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      variables: {
        ids: [userIds[1], pageIds[1], bookingIds[1], conversationIds[1], `evt_${accountId.slice(4)}_7`, accountId],
      },
    });
    const member = await newKey(holder as string);
    for (const list of ['bookingPages', 'bookings']) await ask(`{ ${list} ${page} }`, { apiKey: member });

    const SCHEDULED = 'kind: SCHEDULED_MEETING';
    for (const mutation of [
      `unassignLicense(input: { userId: "${holder}", ${SCHEDULED}, dryRun: true }) { availableAfter }`,
      `unassignLicense(input: { userId: "${holder}", kind: LIVE_ENGAGEMENT, dryRun: true }) { availableAfter }`,
      `unassignLicenses(input: { userIds: ["${holder}", "${userIds[6]}"], ${SCHEDULED} }) { availableAfter }`,
      `assignLicense(input: { userId: "${other}", ${SCHEDULED}, restorePages: true }) { availableAfter }`,
      `assignLicenses(input: { userIds: ["${other}", "${holder}"], ${SCHEDULED} }) { availableAfter }`,
      `transferLicense(input: { fromUserId: "${holder}", toUserId: "${userIds[6]}", ${SCHEDULED} }) { license { id } }`,
      `resizeLicensePool(input: { ${SCHEDULED}, capacity: ${SIZE - 10} }) { pool { id } }`,
      'createUsers(input: { users: [{ name: "Eve", email: "eve@acme.example", licenses: [LIVE_ENGAGEMENT] }] }) { users { id } }',
      `createBookingPage(input: { title: "T", slug: "new-page", durationMinutes: 30, ownerId: "${holder}" }) { page { id } }`,
      `changeUserRole(input: { userId: "${userIds[9]}", role: ADMINISTRATOR }) { user { id } }`,
      `changeUserRole(input: { userId: "${userIds[9]}", role: MEMBER }) { user { id } }`,
      `joinConversation(input: { conversationId: "${conversationIds[100]}" }) { conversation { id } }`,
      `deleteUser(input: { userId: "${userIds[7]}", dryRun: true }) { deletedUserId }`,
      `cancelBooking(input: { bookingId: "${bookingIds[8]}", idempotencyKey: "a key" }) { booking { id } }`,
      `cancelBooking(input: { bookingId: "${bookingIds[8]}", idempotencyKey: "a key" }) { booking { id } }`,
    ]) {
      await ask(`mutation { ${mutation} }`);
    }
    const startsAt = new Date(Date.now() + 24 * 60 * 60_000).toISOString();
    const guests = await askAsGuest(`mutation {
      book: bookAppointment(input: {
        slug: "a-page-20", startsAt: "${startsAt}", guestName: "Bob", guestEmail: "bob@guests.example"
      }) { cancelToken }
      start: startConversation(input: { slug: "a-page-20", kind: LIVE_CHAT, visitorName: "Bob" }) { visitorToken }
    }`);
    await askAsGuest(`mutation {
      cancelAppointment(input: { cancelToken: "${guests.book.cancelToken}" }) { canceled }
      leaveConversation(input: { visitorToken: "${guests.start.visitorToken}" }) { left }
    }`);
    await askAsGuest('{ publicBookingPage(slug: "a-page-20") { title } }');

    const { store } = app;
    const viewer = await authenticateByEmail(store, {
      accountId,
      email: 'user5@acme.example',
      expiresAt: new Date(Date.now() + 60_000),
    });
    const heads = await streamHead({ store, progress: null }, accountId, 60);
    await heads.next();
    await store.followers.look();
    await heads.return?.();
    const admin = new Context(store, { ...viewer, role: Role.ADMINISTRATOR }, 'test');
    await bookingsOfPages(admin.reads, pageIds.slice(0, 150), { first: 3 });
    admin.close();
    await requireMigrated(store.pools.read);
    await createPurge(store, 1, { accounts: 2, events: 10, batch: 10 }).round();
  }

  async function newKey(userId: string): Promise<string> {
    const { createApiKey } = await ask(
      `mutation { createApiKey(input: { userId: "${userId}", label: "A key" }) { secret } }`,
    );
    return createApiKey.secret;
  }

  it('is asked for above: none is left out', () => {
    const names = new Set([...seen.values()].flat().map(({ name }) => name));
    const inCode = readsOf('src').filter((name) => !NOT_OF_A_SERVER.includes(name));
    expect(inCode.length).toBeGreaterThan(40);
    expect(inCode.filter((name) => !names.has(name))).toEqual([]);
  });

  it('uses an index, and reads no more rows than it returns, or counts, times a small number', async () => {
    const wrong = new Set<string>();
    for (const statement of [...seen.values()].flat()) {
      const scanned = await scannedBy(raw, statement);
      const { touched, returned } = await rowsOf(raw, statement);
      const isTooMuch = touched > returned * FOR_EACH + BESIDES && !mayTouchMore(statement);
      if (scanned.length === 0 && !isTooMuch) continue;
      wrong.add(`${statement.name}: ${touched} rows for ${returned}, without an index: ${scanned}; ${statement.sql}`);
    }
    expect([...wrong]).toEqual([]);
  });
});

const FILTERS = [
  '',
  'role: MEMBER',
  'role: ADMINISTRATOR',
  'licensed: LIVE_ENGAGEMENT',
  'unlicensed: LIVE_ENGAGEMENT',
  'search: "User 9"',
];

function mayTouchMore({ name, sql }: SeenStatement): boolean {
  return MORE.some(([ofName, part]) => name === ofName && sql.includes(part));
}

/** The names of all reads in the code of a server. */
function readsOf(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const ofServers = files.filter((file) => !/^(commands|embedded)\//.test(file));
  const texts = ofServers.map((file) => readFileSync(join(folder, file), 'utf8'));
  // some go on with a text that is used elsewhere, too
  return [
    ...new Set(
      texts.flatMap((text) =>
        [...text.matchAll(/\/\* (\w+) \*\/\s+(?:SELECT|\$\{)/g)].map(([, name]) => name as string),
      ),
    ),
  ];
}

/** The tables of which it reads all rows, or which it enters by no index. */
async function scannedBy(raw: RawSession, { sql, values }: SeenStatement): Promise<string[]> {
  const steps = await raw.query<{ table: string | null; type: string | null; key: string | null }>(
    `EXPLAIN ${sql}`,
    values,
  );
  const ofTables = steps.filter(
    ({ table, type }) => table !== null && type !== null && !table.startsWith('<') && !SMALL.includes(table),
  );
  return ofTables
    .filter(({ type, key }) => type === 'ALL' || type === 'index' || (key === null && type !== 'system'))
    .map(({ table, type }) => `${table} ${type}`);
}

/** How many rows the database touches for it, as its own counters have it, and how many it returns or counts. */
async function rowsOf(raw: RawSession, { sql, values }: SeenStatement): Promise<{ touched: number; returned: number }> {
  await raw.query('FLUSH STATUS');
  const rows = await raw.query(sql, values);
  const counters = await raw.query<{ Value: string }>(
    // rows that an index leads to and its own columns rule out are counted apart
    "SHOW SESSION STATUS WHERE Variable_name LIKE 'Handler_read_%' OR Variable_name = 'Handler_icp_attempts'",
  );
  const counted = rows.map(({ total, waiting }) => total ?? waiting ?? 1);
  return {
    touched: counters.reduce((sum, { Value }) => sum + Number(Value), 0),
    returned: counted.reduce((sum, count) => sum + count, 0),
  };
}
