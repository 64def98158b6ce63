import type { App } from '../../src/app.js';
import { openRaw } from '../database/raw.js';
import { newAccount, unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { type Issuer, startIssuer } from '../support/issuer.js';
import { overHttp } from './ask.js';
import { rootAt } from './emitted-schema.js';
import { type Key, type People, populate } from './populate.js';
import { operationsOf, SETTINGS } from './walk.js';

/** A row of an account, as the database has it; its columns in camel case. An event has what its JSON holds, too. */
export interface Thing {
  /** Of the object type in the schema. */
  type: string;
  id: string;
  accountId: string;
  [column: string]: unknown;
}

export type Things = ReadonlyMap<string, Thing>;

/** Somebody whose key, or access token, is good. */
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
  /** Ada, by a key for reading. */
  reader: Caller;
  /** Grace, by an access token of the identity provider. */
  byToken: Caller;
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

/** A server that trusts `issuer`, which signs for people of both accounts. `close` it in the end. */
export async function startWorld(): Promise<{ app: App & { url: string }; world: World; close(): Promise<void> }> {
  const issuer = await startIssuer();
  const app = await startApp({ ...SETTINGS, ...issuer.env });
  const close = async () => {
    await app.close();
    issuer.close();
  };
  return { app, world: await openWorld(app, issuer), close };
}

async function openWorld(server: { url: string }, issuer: Issuer): Promise<World> {
  const accounts = ['acme', 'globex'].map((name) => openAccount(server, name, issuer));
  const [acme, globex] = (await Promise.all(accounts)) as [AccountOfWorld, AccountOfWorld];
  const secrets = [acme, globex].flatMap(
    ({ ada, grace, linus, mia, reader, byToken, dan, revoked, expiring, tokens }) => [
      ...tokens,
      ...[ada, grace, linus, mia, reader, byToken].map(({ key }) => key),
      ...[dan.key, revoked, expiring].map(({ secret }) => secret),
    ],
  );
  return { acme, globex, things: await readThings([acme.accountId, globex.accountId]), secrets };
}

async function openAccount(server: { url: string }, name: string, issuer: Issuer): Promise<AccountOfWorld> {
  const mark = unique(name);
  const { accountId, userId, apiKey } = await newAccount({
    name: `All of ${mark}`,
    adminName: `Ada of ${mark}`,
    adminEmail: `ada@${mark}.example`,
  });
  const change = changesBy(server, apiKey);
  const people = await populate(userId, mark, 'first', change);
  const reading = await change('createApiKey', { userId, label: `Reading of ${mark}`, scope: 'READ' });
  const token = await issuer.tokenFor({ accountId, email: `grace-first@${mark}.example` });
  const caller = (who: string, role: Caller['role'], id: string, key: string): Caller => {
    return { name: `${name}'s ${who}`, accountId, userId: id, role, key };
  };
  const member = (who: 'grace' | 'linus' | 'mia') => caller(who, 'MEMBER', people[who].id, people[who].key.secret);
  const ada = caller('ada', 'ADMINISTRATOR', userId, apiKey);
  const reader = caller('ada, reading', 'ADMINISTRATOR', userId, reading.secret);
  const byToken = caller('grace, signed in', 'MEMBER', people.grace.id, token);
  const members = { grace: member('grace'), linus: member('linus'), mia: member('mia') };
  return { ...people, accountId, mark, ada, ...members, reader, byToken };
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
