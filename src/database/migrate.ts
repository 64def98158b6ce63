import { type Connection, createConnection } from 'mysql2/promise';
import { migrations } from '../../migrations/index.js';
import { connectionOptions } from './connection.js';
import { isDenied, isMissingTable, MigrationError } from './failures.js';
import type { Queries } from './pools.js';

/** How long a second server waits for the first one's migrations, in seconds. */
const LOCK_SECONDS = 120;

/**
 * Brings the schema up to date; returns the names of the migrations that ran. The user of `migrationsDatabaseUrl` runs
 * them or, without one, that of `databaseUrl`, who is also who looks whether there are any: a user who may change no
 * table can start a server where there are none. Throws `MigrationError` where the user may not, or others migrate for
 * too long.
 */
export async function migrate(databaseUrl: string, migrationsDatabaseUrl?: string): Promise<string[]> {
  if (await withConnection(databaseUrl, isMigrated)) return [];
  try {
    return await withConnection(migrationsDatabaseUrl ?? databaseUrl, async (connection) => {
      await lock(connection);
      return runMigrations(migrationsDatabaseUrl ?? databaseUrl);
    });
  } catch (error) {
    throw isDenied(error) ? mayNot(error as Error, migrationsDatabaseUrl !== undefined) : error;
  }
}

/** Its end ends the session, and with it the lock. */
async function withConnection<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await createConnection(connectionOptions(url));
  try {
    return await work(connection);
  } finally {
    // what went wrong is told, also where the connection broke by it
    await connection.end().catch(() => connection.destroy());
  }
}

async function isMigrated(connection: Connection): Promise<boolean> {
  try {
    const [rows] = await connection.query('/* isMigrated */ SELECT name FROM migrations');
    const ran = new Set((rows as { name: string }[]).map(({ name }) => name));
    return migrations.every(({ name }) => ran.has(name));
  } catch (error) {
    if (isMissingTable(error)) return false;
    throw error;
  }
}

/** TypeORM takes no lock, so two servers that start at once would both migrate: here one waits for the other. */
async function lock(connection: Connection): Promise<void> {
  // the names of locks are the whole server's, and at most 64 characters long
  const [rows] = await connection.query(
    "/* migrate */ SELECT GET_LOCK(CONCAT('seatkeeper-migrate-', MD5(DATABASE())), ?) AS mine",
    [LOCK_SECONDS],
  );
  if ((rows as { mine: number | null }[])[0]?.mine === 1) return;
  throw new MigrationError(`Another server has been migrating for over ${LOCK_SECONDS} s: see what it is doing.`);
}

async function runMigrations(url: string): Promise<string[]> {
  // most starts have nothing to migrate, and need none of TypeORM's
  const { createDataSource } = await import('./data-source.js');
  const dataSource = await createDataSource(url).initialize();
  try {
    return (await dataSource.runMigrations()).map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}

function mayNot({ message }: Error, isSet: boolean): MigrationError {
  const [who, mend] = isSet
    ? ['MIGRATIONS_DATABASE_URL', 'grant it all rights on the database']
    : ['DATABASE_URL', 'set MIGRATIONS_DATABASE_URL to a user who may, or run "npm run migrate" as one'];
  return new MigrationError(`The database has to be migrated, and the user of ${who} may not (${message}): ${mend}.`);
}

/** The database lacks the newest migration that we know. */
export class NotMigrated extends Error {
  override name = 'NotMigrated';
}

/**
 * Rejects when the database does not answer, and with `NotMigrated`. Resolves with whether it takes changes: a standby
 * does not, nor does one that is being moved.
 */
export async function requireMigrated(db: Queries): Promise<{ takesChanges: boolean }> {
  const newest = migrations.at(-1)?.name as string;
  const [found] = await db.query<{ done: number; readOnly: number | string }>(
    `/* requireMigrated */ SELECT @@global.read_only AS readOnly,
       EXISTS (SELECT 1 FROM migrations WHERE name = ?) AS done`,
    [newest],
  );
  if (!found?.done) throw new NotMigrated(`the database lacks the migration ${newest}`);
  // MariaDB 12 has a word for it
  return { takesChanges: found.readOnly === 0 || found.readOnly === 'OFF' };
}
