import { ulid } from 'ulid';
import { createPools } from '../database/pools.js';
import { CommandError, readOptions, runCommand } from './command.js';
import { withDatabase } from './with-database.js';

const USAGE = 'usage: npm run --silent epoch:bump';

/** The table of the epoch is not there. */
const NO_SUCH_TABLE = 1146;

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
      throw (error as { errno?: number }).errno === NO_SUCH_TABLE ? notRestored() : error;
    } finally {
      await pools.end();
    }
  });
}

function notRestored(): CommandError {
  return new CommandError('This is no database of Seatkeeper: restore it first.');
}

runCommand(main);
