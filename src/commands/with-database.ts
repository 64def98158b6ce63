import { readConfig } from '../config.js';
import { openServices } from '../embedded/services.js';

/**
 * Runs an operator's work on the database of the environment: that of DATABASE_URL, or the private one, which is started
 * or, beside a running server, shared, and given back in the end. The second URL is that of who may migrate it, if that
 * is another user.
 */
export async function withDatabase(
  work: (databaseUrl: string, migrationsDatabaseUrl?: string) => Promise<void>,
): Promise<void> {
  const config = readConfig();
  const services = await openServices({
    dataDir: config.dataDir,
    mariadb: config.databaseUrl === undefined,
    redis: false,
    say: (line) => console.error(line),
  });
  try {
    await work(
      (config.databaseUrl ?? services.databaseUrl) as string,
      config.migrationsDatabaseUrl ?? services.migrationsDatabaseUrl,
    );
  } finally {
    await services.release();
  }
}
