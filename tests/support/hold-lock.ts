import { createConnection } from 'mysql2/promise';
import { connectionOptions } from '../../src/database/connection.js';
import { services } from './services.js';

/** Holds an account's lock, so that its changes wait until it is let go; `waiting` resolves once one does. */
export async function holdLock(accountId: string) {
  const connection = await createConnection(connectionOptions(services().databaseUrl));
  await connection.query('START TRANSACTION; SELECT id FROM accounts WHERE id = ? FOR UPDATE', [accountId]);
  const waits = 'SELECT 1 FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND info LIKE ?';
  return {
    async waiting() {
      const change = [`%FROM accounts%${accountId}%FOR UPDATE%`];
      while (((await connection.query(waits, change))[0] as unknown[]).length === 0) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async letGo() {
      await connection.query('ROLLBACK');
      await connection.end();
    },
  };
}
