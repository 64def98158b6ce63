import { createConnection } from 'mysql2/promise';
import { connectionOptions } from '../../src/database/connection.js';
import { daysAhead, newAccount, newKey, unique } from '../support/accounts.js';
import { client } from '../support/client.js';
import { services } from '../support/services.js';

/** An account with `size` of everything, and a pool of each kind. */
export interface SizedAccount {
  size: number;
  apiKey: string;
  /** The Administrator, who owns nothing. */
  adminId: string;
  /** One of the users, who owns `size` pages and has `size` active conversations. */
  ownerId: string;
  /** A page of theirs, through which the `size` bookings were made. */
  pageId: string;
  /** `size` ids of each type, but for pools and the account. */
  ids: Record<string, string[]>;
}

/** How many mutations go into one operation, and how often each event is recorded before the log is copied. */
const BATCH = 50;
const TURNS = 2;
const KINDS = 'SCHEDULED_MEETING LIVE_ENGAGEMENT';

/**
 * Each of `size` users holds both licenses and owns a page; the Administrator has neither. The log has at least `size`
 * events of each type: when they are many, by copies of its rows.
 */
export async function newSizedAccount(server: { url: string }, size: number): Promise<SizedAccount> {
  const { accountId, userId, apiKey } = await newAccount({ scheduledMeeting: size, liveEngagement: size });
  const ada = client(server, apiKey);
  /** Runs mutations, written without their userErrors, and returns the id that each selected. */
  const run = async (mutations: string[], { ask } = ada): Promise<string[]> => {
    const ids: string[] = [];
    for (let from = 0; from < mutations.length; from += BATCH) {
      const batch = mutations.slice(from, from + BATCH);
      const fields = batch.map((text, index) => `m${index}: ${text.replace(/}$/, ' userErrors { message } }')}`);
      const data = await ask<Record<string, { userErrors: unknown[] }>, object>(`mutation { ${fields.join('\n')} }`);
      for (const { userErrors, ...made } of Object.values(data)) {
        if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
        const [first] = Object.values(made) as [string | { id: string }];
        ids.push(typeof first === 'string' ? first : first.id);
      }
    }
    return ids;
  };
  const times = (count: number, text: (index: number) => string | string[]) =>
    Array.from({ length: count }, (_, index) => text(index)).flat();
  const user = () =>
    `createUser(input: { name: "Grace", email: "${unique('user')}@acme.example", licenses: [${KINDS}] }) { user { id } }`;
  const page = (owner: string) =>
    `createBookingPage(input: { title: "Introduction", slug: "${unique('page')}", ownerId: "${owner}" }) { page { id } }`;

  const users = await run(times(size, user));
  const ownerId = users[0] as string;
  const pages = await run([...times(size, () => page(ownerId)), ...users.slice(1).map(page)]);
  const keys = await run(
    times(size, () => `createApiKey(input: { userId: "${ownerId}", label: "Test" }) { apiKey { id } }`),
  );
  const turns = Math.min(size, TURNS);
  const { slug } = (
    await ada.ask<{ node: { slug: string } }, object>(`{ node(id: "${pages[0]}") { ... on BookingPage { slug } } }`)
  ).node;
  const bookings = await run(
    times(size, (index) => {
      const guest = 'guestName: "Bob", guestEmail: "bob@guests.example"';
      return `bookAppointment(input: { slug: "${slug}", startsAt: "${daysAhead(1, index * 30)}", ${guest} }) { bookingId }`;
    }),
  );
  await run(times(turns, (turn) => `cancelBooking(input: { bookingId: "${bookings[turn]}" }) { booking { id } }`));
  const start = `startConversation(input: { slug: "${slug}", kind: LIVE_CHAT, visitorName: "Bob" }) { conversationId }`;
  const conversations = await run(times(size, () => start));
  const owner = client(server, (await newKey(server, apiKey, ownerId)).secret);
  const join = (ids: string[]) =>
    run(
      ids.map((id) => `joinConversation(input: { conversationId: "${id}" }) { conversation { id } }`),
      owner,
    );
  const finished = await run(times(turns, () => start));
  await join(finished);
  await run(finished.map((id) => `endConversation(input: { conversationId: "${id}" }) { conversation { id } }`));
  const leavers = await run(
    times(turns, () => `createUser(input: { name: "Linus", email: "${unique('user')}@acme.example" }) { user { id } }`),
  );
  const drafts = await run(times(turns, () => page(userId)));
  const change = (verb: string, more = '') =>
    `${verb}BookingPage(input: { pageId: "${pages[0]}" ${more} }) { page { id } }`;
  for (let turn = 0; turn < turns; turn++) {
    await join(conversations.slice(0, 1));
    await run(
      ['unassign', 'assign'].map(
        (verb) => `${verb}License(input: { userId: "${ownerId}", kind: LIVE_ENGAGEMENT }) { license { id } }`,
      ),
    );
  }
  await run(
    times(turns, (turn) => [
      ...[
        [ownerId, userId],
        [userId, ownerId],
      ].map(
        ([from, to]) =>
          `transferLicense(input: { fromUserId: "${from}", toUserId: "${to}", kind: LIVE_ENGAGEMENT }) { license { id } }`,
      ),
      ...['ADMINISTRATOR', 'MEMBER'].map(
        (role) => `changeUserRole(input: { userId: "${ownerId}", role: ${role} }) { user { id } }`,
      ),
      ...[size + 1, size].map(
        (capacity) => `resizeLicensePool(input: { kind: LIVE_ENGAGEMENT, capacity: ${capacity} }) { pool { id } }`,
      ),
      change('disable'),
      change('reassign', `ownerId: "${userId}"`),
      change('reassign', `ownerId: "${ownerId}", enable: true`),
      `updateUser(input: { userId: "${ownerId}", name: "Turn ${turn}" }) { user { id } }`,
      change('update', `title: "Turn ${turn}"`),
      `deleteBookingPage(input: { pageId: "${drafts[turn]}" }) { deletedPageId }`,
      `deleteUser(input: { userId: "${leavers[turn]}" }) { deletedUserId }`,
      `revokeApiKey(input: { apiKeyId: "${keys[turn]}" }) { apiKey { id } }`,
    ]),
  );
  await join(conversations);
  await copyLog(accountId, Math.ceil(size / turns));

  const list = `{ licensePools { id licenses(first: 100) { nodes { id } } } events(types: [SEAT_ASSIGNED]) { nodes { id } } }`;
  const { licensePools, events } = await ada.ask<Lists, object>(list);
  const ids = {
    User: users,
    BookingPage: pages,
    License: licensePools[0]?.licenses.nodes.map(({ id }) => id) ?? [],
    LicensePool: licensePools.map(({ id }) => id),
    ApiKey: keys,
    Booking: bookings,
    Conversation: conversations,
    Account: [accountId],
    AccountEvent: events.nodes.map(({ id }) => id),
  };
  const some = Object.entries(ids).map(([type, all]) => [type, type === 'LicensePool' ? all : all.slice(0, size)]);
  return { size, apiKey, adminId: userId, ownerId, pageId: pages[0] as string, ids: Object.fromEntries(some) };
}

interface Lists {
  licensePools: { id: string; licenses: { nodes: { id: string }[] } }[];
  events: { nodes: { id: string }[] };
}

/** Makes the log so many times as long as it is. */
async function copyLog(accountId: string, times: number): Promise<void> {
  const connection = await createConnection(connectionOptions(services().databaseUrl));
  const columns = 'type, occurred_at, actor_id, api_key_id, request_id, data';
  await connection.query(
    `SELECT sequence INTO @length FROM accounts WHERE id = ?;
     ${`INSERT INTO events (account_id, sequence, ${columns})
        SELECT account_id, sequence + (SELECT MAX(sequence) FROM events WHERE account_id = ?), ${columns}
        FROM events WHERE account_id = ? AND sequence <= @length ORDER BY sequence;`.repeat(times - 1)}
     UPDATE accounts SET sequence = @length * ? WHERE id = ?`,
    [accountId, ...Array.from({ length: times - 1 }, () => [accountId, accountId]).flat(), times, accountId],
  );
  await connection.end();
}
