import { openRaw, type RawSession } from '../database/raw.js';
import { until } from '../events/support.js';

/** A transaction beside the servers that holds an account's lock: its changes wait until it is let go. */
export interface Lock extends RawSession {
  /** Resolves once this many transactions wait for it. */
  waitedFor(count?: number): Promise<void>;
  /** Commits, and so lets go. */
  release(): Promise<void>;
}

export async function lockAccount(accountId: string): Promise<Lock> {
  const raw = await openRaw();
  await raw.query('START TRANSACTION');
  await raw.query('SELECT id FROM accounts WHERE id = ? FOR UPDATE', [accountId]);
  const waiting = async () => {
    // INNODB_TRX would not do: it shows an old state to who asks often
    const [row] = await raw.query(
      `SELECT COUNT(*) AS count FROM information_schema.PROCESSLIST
       WHERE ID <> CONNECTION_ID() AND INFO LIKE CONCAT('SELECT % FROM accounts WHERE id = ''', ?, ''' FOR UPDATE')`,
      [accountId],
    );
    return row.count as number;
  };
  return {
    ...raw,
    waitedFor: (count = 1) => until(async () => (await waiting()) >= count, `${count} wait for ${accountId}`),
    async release() {
      await raw.query('COMMIT');
      await raw.end();
    },
  };
}
