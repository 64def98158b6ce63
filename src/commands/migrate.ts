import { migrate } from '../database/migrate.js';
import { readOptions, runCommand } from './command.js';
import { withDatabase } from './with-database.js';

const USAGE = 'usage: npm run --silent migrate';

/**
 * Brings the schema of the database up to date, as a server does when it starts, and prints the names of the migrations
 * that ran: for a deployment whose servers are not to hold the rights that this takes.
 */
async function main(): Promise<void> {
  readOptions(USAGE, []);
  await withDatabase(async (databaseUrl, migrationsDatabaseUrl) => {
    for (const name of await migrate(databaseUrl, migrationsDatabaseUrl)) console.log(name);
  });
}

runCommand(main);
