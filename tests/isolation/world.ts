import { openRaw } from '../database/raw.js';
import { newAccount, unique } from '../support/accounts.js';
import { overHttp } from './ask.js';
import { rootAt } from './emitted-schema.js';
import { type Key, type People, populate } from './populate.js';
import { operationsOf } from './walk.js';

/** A row of an account, as the database has it; its columns in camel case. An event has what its JSON holds, too. */
export interface Thing {
  /** Of the object type in the schema. */
  type: string;
  id: string;
  accountId: string;
  [column: string]: unknown;
}

export type Things = ReadonlyMap<string, Thing>;

/** Somebody whose key is good. */
export interface Caller {
  name: string;
  accountId: string;
  userId: string;
  role: 'MEMBER' | 'ADMINISTRATOR';
  key: string;
}

export interface AccountOfWorld extends Omit<People, 'grace' | 'linus' | 'mia'> {
  accountId: string;
  /** Is in all texts of this account, and in none of another. */
  mark: string;
  ada: Caller;
  grace: Caller;
  linus: Caller;
  mia: Caller;
}

/** Two accounts that have the same, in other words. */
export interface World {
  acme: AccountOfWorld;
  globex: AccountOfWorld;
  things: Things;
  /** Of all keys, and the tokens of guests and visitors. */
  secrets: string[];
}

/** The table of each object type that is a row of its own; `accounts` and `events` are read too. */
const TABLES: Record<string, string> = {
  User: 'users',
  License: 'licenses',
  LicensePool: 'license_pools',
  BookingPage: 'booking_pages',
  ApiKey: 'api_keys',
  Booking: 'bookings',
  Conversation: 'conversations',
};

export async function openWorld(server: { url: string }): Promise<World> {
  const [acme, globex] = await Promise.all([openAccount(server, 'acme'), openAccount(server, 'globex')]);
  const secrets = [acme, globex].flatMap(({ ada, grace, linus, mia, dan, revoked, expiring, tokens }) => [
    ...tokens,
    ...[ada, grace, linus, mia].map(({ key }) => key),
    ...[dan.key, revoked, expiring].map(({ secret }) => secret),
  ]);
  return { acme, globex, things: await readThings([acme.accountId, globex.accountId]), secrets };
}

async function openAccount(server: { url: string }, name: string): Promise<AccountOfWorld> {
  const mark = unique(name);
  const { accountId, userId, apiKey } = await newAccount({
    name: `All of ${mark}`,
    adminName: `Ada of ${mark}`,
    adminEmail: `ada@${mark}.example`,
  });
  const people = await populate(userId, mark, 'first', changesBy(server, apiKey));
  const caller = (who: string, role: Caller['role'], id: string, key: string): Caller => {
    return { name: `${name}'s ${who}`, accountId, userId: id, role, key };
  };
  const member = (who: 'grace' | 'linus' | 'mia') => caller(who, 'MEMBER', people[who].id, people[who].key.secret);
  const ada = caller('ada', 'ADMINISTRATOR', userId, apiKey);
  return { ...people, accountId, mark, ada, grace: member('grace'), linus: member('linus'), mia: member('mia') };
}

/** Mutations by an Administrator, or by whose key is given, all that they answer with asked for. */
export function changesBy(
  server: { url: string },
  key: string,
  hear: (mutation: string, told: { text: string; data: unknown }) => Promise<void> = async () => {},
) {
  const door = overHttp(server);
  return async (mutation: string, input: object, by?: Key) => {
    const [operation] = operationsOf(rootAt(`Mutation.${mutation}`), { links: 2 });
    const told = await door.ask(by?.secret ?? key, { query: operation?.query as string, variables: { input } });
    if (told.errors.length > 0 || told.data[mutation].userErrors.length > 0) throw new Error(told.text);
    if (by === undefined) await hear(mutation, told);
    return told.data[mutation];
  };
}

/** All that these accounts have, by id. */
export async function readThings(accountIds: string[]): Promise<Things> {
  const raw = await openRaw();
  try {
    const things: Thing[] = [];
    for (const [type, table] of Object.entries(TABLES)) {
      const rows = await raw.query(`SELECT * FROM ${table} WHERE account_id IN (?) ORDER BY id`, [accountIds]);
      things.push(...rows.map((row) => ({ type, ...inCamelCase(row) }) as Thing));
    }
    for (const row of await raw.query('SELECT * FROM accounts WHERE id IN (?)', [accountIds])) {
      things.push({ type: 'Account', accountId: row.id, ...inCamelCase(row) } as unknown as Thing);
    }
    for (const row of await raw.query('SELECT * FROM events WHERE account_id IN (?) ORDER BY sequence', [accountIds])) {
      things.push(eventOf(inCamelCase(row)));
    }
    return new Map(things.map((thing) => [thing.id, thing]));
  } finally {
    await raw.end();
  }
}

function eventOf({ data, type, ...row }: Record<string, unknown>): Thing {
  const { accountId, sequence } = row as { accountId: string; sequence: number };
  const words = String(type).toLowerCase().split('_');
  return {
    ...row,
    ...JSON.parse(String(data)),
    type: words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(''),
    id: `evt_${accountId.slice(4)}_${sequence}`,
    accountId,
  };
}

function inCamelCase(row: object): Record<string, unknown> {
  const named = (column: string) => column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [named(column), value]));
}
