import { ulid } from 'ulid';
import { isMissingTable } from '../database/failures.js';
import { createPools } from '../database/pools.js';
import { CommandError, readOptions, runCommand } from './command.js';
import { withDatabase } from './with-database.js';

const USAGE = 'usage: npm run --silent epoch:bump';

/**
 * Begins a new epoch, and prints it: to be run after an older state of the database was restored, and before a server is
 * started. Every cursor of the log that was given before is refused from then on, with CURSOR_AHEAD: of which history it
 * is cannot be told. It does not migrate, and changes nothing else.
 */
async function main(): Promise<void> {
  readOptions(USAGE, []);
  await withDatabase(async (databaseUrl) => {
    const pools = createPools(databaseUrl);
    const epoch = ulid();
    try {
      const result: unknown = await pools.write.query('/* epochBump */ UPDATE deployment SET epoch = ?', [epoch]);
      if ((result as { affectedRows: number }).affectedRows === 0) throw notRestored();
      console.log(epoch);
    } catch (error) {
      throw isMissingTable(error) ? notRestored() : error;
    } finally {
      await pools.end();
    }
  });
}

function notRestored(): CommandError {
  return new CommandError('This is no database of Seatkeeper: restore it first.');
}

runCommand(main);
