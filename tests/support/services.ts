import { createConnection } from 'mysql2/promise';
import { ulid } from 'ulid';
import { connectionOptions } from '../../src/database/connection.js';
import { migrate } from '../../src/database/migrate.js';
import { ROOT } from '../../src/embedded/mariadb.js';

/**
 * The test run's own MariaDB, migrated, and Redis. Tests share them: each makes accounts of its own. The user of the URL
 * is the server's, who may change rows only.
 */
export function services(): { databaseUrl: string; redisUrl: string } {
  const { TEST_DATABASE_URL: databaseUrl, TEST_REDIS_URL: redisUrl } = process.env;
  if (!databaseUrl || !redisUrl) throw new Error('tests run by "npm test", which starts the services');
  return { databaseUrl, redisUrl };
}

/** The same database, whichever it is, as the user who may do all: for what goes behind the servers' backs. */
export function asOwner(databaseUrl: string): string {
  return Object.assign(new URL(databaseUrl), { username: ROOT }).href;
}

/**
 * An empty database of the caller's own, for tests that damage one or need a second installation; as the server's user,
 * like `services`.
 */
export async function newDatabase(options = { migrated: true }): Promise<string> {
  const { databaseUrl } = services();
  const name = `test_${ulid().toLowerCase()}`;
  const connection = await createConnection(connectionOptions(asOwner(databaseUrl)));
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  await connection.end();
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  if (options.migrated) await migrate(asOwner(url.href));
  return url.href;
}
