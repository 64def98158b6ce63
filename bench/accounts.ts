import { type Connection, createConnection } from 'mysql2/promise';
import { connectionOptions } from '../src/database/connection.js';
import { LICENSE_KINDS, type LicenseKind, newId, newSecret, Role } from '../src/entities/index.js';

/** What is loaded: of each account, what who asks it needs to know. */
export interface LoadedAccount {
  id: string;
  /** The secret of an Administrator's key: the first of several. */
  key: string;
  keys: string[];
  /** Members who hold a SCHEDULED_MEETING license, and such who do not. */
  licensed: string[];
  unlicensed: string[];
}

export interface Shape {
  users: number;
  /** Of each of the two pools. */
  capacity: number;
  held: number;
}

export const USUAL: Shape = { users: 200, capacity: 120, held: 100 };

/** Each has a budget of its own, which one alone would use up where nothing but dashboards is asked for. */
const KEYS = 8;

/** More rows would not fit into what the database takes as one packet. */
const ROWS = 5_000;
const LOADERS = 3;

/** Straight SQL with all constraints on: the tables are as they would be after so many changes, but for the log. */
export async function loadAccounts(databaseUrl: string, label: string, shapes: Shape[]): Promise<LoadedAccount[]> {
  const accounts: LoadedAccount[] = [];
  let next = 0;
  const load = async () => {
    const connection = await createConnection(connectionOptions(databaseUrl));
    for (let place = next++; place < shapes.length; place = next++) {
      accounts[place] = await loadAccount(connection, `${label}-${place}`, shapes[place] as Shape);
    }
    await connection.end();
  };
  await Promise.all(Array.from({ length: LOADERS }, load));
  const connection = await createConnection(connectionOptions(databaseUrl));
  await connection.query('ANALYZE TABLE accounts, users, api_keys, license_pools, licenses, booking_pages');
  await connection.end();
  return accounts;
}

async function loadAccount(connection: Connection, label: string, { users, capacity, held }: Shape) {
  const accountId = newId('acc');
  // yesterday: what is changed since then can be told
  const now = new Date(Date.now() - 86_400_000).toISOString().slice(0, -1);
  const keys = Array.from({ length: KEYS }, () => newId('key')).map((id) => ({ id, ...newSecret(id) }));
  const ids = Array.from({ length: users }, () => newId('usr'));
  // of each kind, half of those who come first by name hold one, however large the account is
  const [tens, hundreds] = [(index: number) => Math.floor(index / 10), (index: number) => Math.floor(index / 100)];
  const holders = [
    ids.filter((_, index) => (index + tens(index) + hundreds(index)) % 2 === 0).slice(0, held),
    ids.filter((_, index) => (tens(index) + hundreds(index)) % 2 === 0).slice(0, held),
  ];
  const licensed = new Set(holders[0]);
  await connection.query('START TRANSACTION; INSERT INTO accounts (id, name, created_at) VALUES (?)', [
    [accountId, label, now],
  ]);
  await insert(
    connection,
    'users (account_id, id, name, email, role, created_at)',
    ids.map((id, index) => {
      const role = index === 0 ? Role.ADMINISTRATOR : Role.MEMBER;
      return [accountId, id, nameOf(index), `user${index}@${label}.example`, role, now];
    }),
  );
  await insert(
    connection,
    'api_keys (account_id, id, user_id, label, secret_hash, created_at)',
    keys.map(({ id, hash }) => [accountId, id, ids[0], 'Bench', hash, now]),
  );
  await insert(
    connection,
    'license_pools (account_id, id, kind, capacity, assigned)',
    LICENSE_KINDS.map((kind, of) => [accountId, newId('pol'), kind, capacity, holders[of]?.length]),
  );
  await insert(
    connection,
    'licenses (account_id, id, kind, holder_id, assigned_at, free_since)',
    // the schema's last kind has the lower ids: who relies on their order is found out
    [1, 0].flatMap((of) => {
      return licensesOf(accountId, LICENSE_KINDS[of] as LicenseKind, holders[of] as string[], capacity, now);
    }),
  );
  await insert(
    connection,
    'booking_pages (account_id, id, slug, title, duration_minutes, owner_id, disabled_reason, disabled_at, created_at)',
    ids.flatMap((owner, index) =>
      ['Introduction', 'Follow-up'].map((title, page) => {
        const dark = licensed.has(owner) ? (page === 0 ? null : 'BY_USER') : 'OWNER_UNLICENSED';
        const slug = `${label}-${index}-${page}`;
        return [accountId, newId('pag'), slug, title, 30, owner, dark, dark === null ? null : now, now];
      }),
    ),
  );
  await connection.query('COMMIT');
  const members = ids.slice(1);
  return {
    id: accountId,
    key: keys[0]?.secret as string,
    keys: keys.map((key) => key.secret),
    licensed: members.filter((id) => licensed.has(id)),
    unlicensed: members.filter((id) => !licensed.has(id)),
  };
}

function licensesOf(accountId: string, kind: LicenseKind, holders: string[], capacity: number, now: string) {
  return Array.from({ length: capacity }, (_, index) => {
    const holder = holders[index];
    return [accountId, newId('lic'), kind, ...(holder === undefined ? [null, null, 0] : [holder, now, null])];
  });
}

async function insert(connection: Connection, into: string, rows: unknown[][]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS) {
    await connection.query(`INSERT INTO ${into} VALUES ?`, [rows.slice(from, from + ROWS)]);
  }
}

const FIRST = 'Ada Alan Anita Barbara Claude Donald Edsger Frances Grace Hedy'.split(' ');
const LAST = 'Allen Bartik Church Dijkstra Euler Floyd Hopper Knuth Lamarr Lovelace'.split(' ');

/** Some share theirs with others, as people do. */
function nameOf(index: number): string {
  return `${FIRST[index % 10]} ${LAST[Math.floor(index / 10) % 10]}`;
}
