import { createConnection } from 'mysql2/promise';
import { migrations } from '../../migrations/index.js';
import { connectionOptions } from './connection.js';
import { createDataSource } from './data-source.js';
import type { Queries } from './pools.js';

/** How long a second server waits for the first one's migrations, in seconds. */
const LOCK_SECONDS = 120;

/**
 * Brings the schema up to date; returns the names of the migrations that ran. TypeORM takes no lock for this, so two
 * servers that start at once would both migrate: here one waits for the other.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const lock = await createConnection(connectionOptions(databaseUrl));
  try {
    // the names of locks are the whole server's, and at most 64 characters long
    const [rows] = await lock.query(
      "/* migrate */ SELECT GET_LOCK(CONCAT('seatkeeper-migrate-', MD5(DATABASE())), ?) AS mine",
      [LOCK_SECONDS],
    );
    if ((rows as { mine: number | null }[])[0]?.mine !== 1) {
      throw new Error(`another server has been migrating for over ${LOCK_SECONDS} s: see what it is doing`);
    }
    const dataSource = await createDataSource(databaseUrl).initialize();
    try {
      return (await dataSource.runMigrations()).map((migration) => migration.name);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    // ends the session, and with it the lock
    await lock.end();
  }
}

/** Rejects when the database does not answer, or lacks the newest migration that we know. */
export async function requireMigrated(db: Queries): Promise<void> {
  const newest = migrations.at(-1)?.name as string;
  const found = await db.query('/* requireMigrated */ SELECT 1 FROM migrations WHERE name = ?', [newest]);
  if (found.length === 0) throw new Error(`the database lacks the migration ${newest}`);
}
