import { newId, newSecret, newToken } from '../../src/entities/index.js';
import { changesOf } from '../commands/invariants/lived-in-account.js';
import type { RawSession } from '../database/raw.js';
import { purgeEvents } from '../database/raw.js';
import { daysAhead, newAccount, unique } from '../support/accounts.js';

type Row = Record<string, unknown>;

/** An account in which every mutation finds something to do, and what of it only one account can have. */
export interface Original {
  rows: Record<string, Row[]>;
  /** Of its people and of what they have: the copies' are the same, but for those of keys. */
  ids: Record<string, string>;
  slugs: string[];
  keyIds: string[];
}

/** The same account once more: all ids are the same, but for its own and those of its keys. */
export interface Copy {
  accountId: string;
  /** Ada's. */
  apiKey: string;
  /** Of the spare one. */
  keyId: string;
  /** Of Grace's page, which is enabled. */
  slug: string;
  newSlug: string;
  cancelToken: string;
  visitorToken: string;
  /** What is this copy's alone, and what it is called in all of them. */
  names: Map<string, string>;
}

interface Here {
  raw: RawSession;
  original: Original;
}

const TABLES: Record<string, string> = {
  accounts: 'id',
  users: 'id',
  api_keys: 'id',
  license_pools: 'id',
  licenses: 'id',
  booking_pages: 'id',
  bookings: 'id',
  conversations: 'id',
  events: 'sequence',
  idempotency_keys: 'input_hash',
};

const BOTH = ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'];

/** Ada and Mia hold one license, Grace each, Linus and Noor none; some are free. */
export async function openOriginal(server: { url: string }, raw: RawSession): Promise<Original> {
  const { accountId, userId: ada, apiKey } = await newAccount({ scheduledMeeting: 6, liveEngagement: 4 });
  const change = changesOf(server);
  const admin = (mutation: string, input: object, fields = '') => change(apiKey, mutation, input, fields);
  const person = (name: string, licenses: string[] = []) => ({ name, email: `${name}@acme.example`, licenses });
  const people = [person('Grace', BOTH), person('Mia', [BOTH[0] as string]), person('Linus'), person('Noor')];
  const { users } = await admin('createUsers', { users: people }, 'users { id }');
  const [grace, mia, linus, noor] = users.map(({ id }: { id: string }) => id) as [string, string, string, string];
  await admin('assignLicense', { userId: ada, kind: 'LIVE_ENGAGEMENT' });
  const slugs: string[] = [];
  const newPage = async (ownerId: string) => {
    slugs.push(unique('meet'));
    return (await admin('createBookingPage', { title: 'Meet', slug: slugs.at(-1), ownerId }, 'page { id }')).page.id;
  };
  const [page, other, dark, miaPage, linusPage] = [
    await newPage(grace),
    await newPage(grace),
    await newPage(grace),
    await newPage(mia),
    await newPage(linus),
  ];
  await admin('disableBookingPage', { pageId: dark });
  const guest = { guestName: 'Guest', guestEmail: 'guest@example.com', startsAt: daysAhead(7) };
  const { bookingId: booking } = await change(undefined, 'bookAppointment', { slug: slugs[0], ...guest }, 'bookingId');
  const visitor = { slug: slugs[0], kind: 'LIVE_CHAT', visitorName: 'Visitor' };
  const start = async () =>
    (await change(undefined, 'startConversation', visitor, 'conversationId')).conversationId as string;
  const [active, waiting] = [await start(), await start()];
  const keys = [];
  for (const label of ['One', 'Other']) {
    const { apiKey, secret } = await admin('createApiKey', { userId: grace, label }, 'apiKey { id } secret');
    keys.push({ id: apiKey.id as string, secret: secret as string });
  }
  await change(keys[0]?.secret, 'joinConversation', { conversationId: active });

  // of the log, the last event is enough
  const [{ sequence }] = (await raw.query('SELECT sequence FROM accounts WHERE id = ?', [accountId])) as [
    { sequence: number },
  ];
  await purgeEvents(raw, accountId, sequence);
  const rows = await rowsOf(raw, accountId);
  return {
    rows,
    slugs,
    keyIds: (rows.api_keys as Row[]).map(({ id }) => id as string),
    ids: { ada, grace, mia, linus, noor, page, other, dark, miaPage, linusPage, booking, active, waiting },
  };
}

/** Makes copies of the account. */
export async function copiesOf({ raw, original }: Here, count: number): Promise<Copy[]> {
  const made = Array.from({ length: count }, () => newCopy(original));
  const columns = await ownColumns(raw);
  // accounts and events refer to each other
  await raw.query('SET FOREIGN_KEY_CHECKS = 0');
  for (const [table, rows] of Object.entries(original.rows)) {
    const names = columns.get(table) as string[];
    const values = made.flatMap(({ replaced }) => rows.map((row) => names.map((name) => replaced(row[name]))));
    if (values.length > 0) await raw.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES ?`, [values]);
  }
  await raw.query('SET FOREIGN_KEY_CHECKS = 1');
  return made.map(({ copy }) => copy);
}

function newCopy(original: Original): { copy: Copy; replaced(value: unknown): unknown } {
  const replacements = new Map<string, string | Buffer>();
  const renewed = <T extends string | Buffer>(old: unknown, fresh: T): T => {
    replacements.set(keyOf(old), fresh);
    return fresh;
  };
  const { rows } = original;
  const accountId = renewed(rows.accounts?.[0]?.id, newId('acc'));
  const slugs = original.slugs.map((slug) => renewed(slug, unique('meet')));
  const keys = (rows.api_keys as Row[]).map((row) => {
    const id = renewed(row.id, newId('key'));
    const { secret, hash } = newSecret(id);
    renewed(row.secret_hash, hash);
    return { id, secret };
  });
  const tokens = (prefix: 'bt' | 'vt', hashes: unknown[]) =>
    hashes.map((old) => {
      const { token, hash } = newToken(prefix);
      renewed(old, hash);
      return token;
    });
  const [cancelToken] = tokens(
    'bt',
    (rows.bookings as Row[]).map((row) => row.cancel_token_hash),
  ) as [string];
  const visitorTokens = tokens(
    'vt',
    (rows.conversations as Row[]).map((row) => row.visitor_token_hash),
  );
  const newSlug = unique('new');
  const names = new Map([...replacements].map(([old, fresh]) => [keyOf(fresh), old]));
  names.set(newSlug, 'new slug');
  const replaced = (value: unknown) => {
    if (typeof value === 'string' && value.startsWith('{')) {
      return [...replacements].reduce((text, [old, fresh]) => text.replaceAll(old, String(fresh)), value);
    }
    return replacements.get(keyOf(value)) ?? value;
  };
  const copy = {
    accountId,
    apiKey: (keys[0] as { secret: string }).secret,
    keyId: (keys[1] as { id: string }).id,
    slug: slugs[0] as string,
    newSlug,
    cancelToken,
    visitorToken: visitorTokens[1] as string,
    names,
  };
  return { copy, replaced };
}

function keyOf(value: unknown): string {
  return Buffer.isBuffer(value) ? value.toString('hex') : String(value);
}

/** Those that are no function of others. */
async function ownColumns(raw: RawSession): Promise<Map<string, string[]>> {
  const rows = await raw.query<{ name: string; tableName: string }>(
    `SELECT TABLE_NAME AS tableName, COLUMN_NAME AS name FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = DATABASE() AND GENERATION_EXPRESSION IS NULL`,
  );
  const columns = new Map<string, string[]>();
  for (const { tableName, name } of rows) columns.set(tableName, [...(columns.get(tableName) ?? []), name]);
  return columns;
}

async function rowsOf(raw: RawSession, accountId: string): Promise<Record<string, Row[]>> {
  const selects = Object.entries(TABLES).map(
    ([table, order]) =>
      `SELECT * FROM ${table} WHERE ${table === 'accounts' ? 'id' : 'account_id'} = ? ORDER BY ${order}`,
  );
  const results = await raw.query<Row[]>(
    selects.join(';\n'),
    Object.keys(TABLES).map(() => accountId),
  );
  return Object.fromEntries(Object.keys(TABLES).map((table, index) => [table, results[index] as Row[]]));
}

/** Everything that an account has, and an answer that was given about it, in words that are the same for all copies. */
export async function lookAt(
  { raw, original }: Here,
  copy: Copy,
  answer: unknown,
): Promise<{ state: unknown; answer: unknown }> {
  const tell = teller(original, copy);
  return { state: tell(await rowsOf(raw, copy.accountId)), answer: tell(answer) };
}

const ID = /^[a-z]{3}_[0-9A-Z]{26}$/;
const SECRET = /^(sk|bt|vt)_/;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
/** What is farther away is somebody's wish. */
const SOON_MS = 60 * 60 * 1_000;

/** What is made is called by its number: the rows come first, so that an answer can only tell of what is there. */
function teller(original: Original, copy: Copy): (value: unknown) => unknown {
  const known = new Set(
    Object.values(original.rows).flatMap((rows) => rows.flatMap((row) => Object.values(row).map(keyOf))),
  );
  const made = new Map<string, string>();
  const tell = (value: unknown, name = ''): unknown => {
    if (value instanceof Date) return tell(value.toISOString(), name);
    if (Buffer.isBuffer(value)) return copy.names.get(keyOf(value)) ?? 'a hash';
    if (Array.isArray(value)) return Array.from(value, (part) => tell(part));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, tell(part, key)]));
    }
    if (typeof value !== 'string') return value;
    if (value.startsWith('{')) return tell(JSON.parse(value));
    const same = copy.names.get(value);
    if (same !== undefined) return same;
    if (known.has(value)) return value;
    if (name === 'request_id') return 'a request';
    if (SECRET.test(value)) return 'a secret';
    if (INSTANT.test(value)) return Math.abs(Date.parse(value) - Date.now()) < SOON_MS ? 'then' : value;
    if (!ID.test(value)) return value;
    if (!made.has(value)) made.set(value, `new ${value.slice(0, 3)} ${made.size + 1}`);
    return made.get(value);
  };
  return (value) => tell(value);
}
