import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { connectionOptions } from '../../src/database/connection.js';
import { asOwner, services } from '../support/services.js';

/** A session beside the servers, for tests that go behind their backs, as the database's owner. `end` it. */
export interface RawSession {
  // biome-ignore lint/suspicious/noExplicitAny: the caller names the row
  query<Row = any>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  end(): Promise<void>;
}

export async function openRaw(databaseUrl = services().databaseUrl): Promise<RawSession> {
  const connection: Connection = await createConnection({
    ...connectionOptions(asOwner(databaseUrl)),
    // so that `SET ?` takes a row
    stringifyObjects: false,
  });
  return {
    async query<Row>(sql: string, values?: readonly unknown[]) {
      const [rows] = await connection.query<RowDataPacket[]>(sql, values as unknown[]);
      return rows as unknown as Row[];
    },
    end: () => connection.end(),
  };
}

/**
 * Forgets the events before `firstKept` in the one order that the database allows: the first one kept no longer refers
 * to the one before it, and then each goes before the one that it refers to.
 */
export async function purgeEvents(raw: RawSession, accountId: string, firstKept: number): Promise<void> {
  await raw.query('UPDATE events SET oldest = TRUE WHERE account_id = ? AND sequence = ?', [accountId, firstKept]);
  await raw.query('DELETE FROM events WHERE account_id = ? AND sequence < ? ORDER BY sequence DESC', [
    accountId,
    firstKept,
  ]);
}
