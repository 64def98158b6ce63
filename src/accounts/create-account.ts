import type { Pools } from '../database/pools.js';
import { LICENSE_KINDS, type LicenseKind, newId, newSecret, Role } from '../entities/index.js';

export interface NewAccount {
  accountId: string;
  userId: string;
  apiKey: string;
}

/** What the database takes as one packet has its limit. */
const ROWS = 10_000;

/**
 * Opens an account with a pool of each kind and its first Administrator, who holds no license, and a key for them.
 * The log begins empty: opening records no event (its sequence is 0). Values are checked by the caller.
 */
export async function createAccount(
  pools: Pools,
  account: { name: string; adminName: string; adminEmail: string; capacity: Record<LicenseKind, number> },
): Promise<NewAccount> {
  const [accountId, userId, keyId] = [newId('acc'), newId('usr'), newId('key')];
  const { secret, hash } = newSecret(keyId);
  const session = await pools.write.session();
  try {
    await session.query(
      `/* createAccount */ START TRANSACTION;
       INSERT INTO accounts (id, name, created_at) VALUES (?, ?, NOW(3));
       INSERT INTO users (account_id, id, name, email, role, created_at) VALUES (?, ?, ?, ?, ?, NOW(3));
       INSERT INTO api_keys (account_id, id, user_id, label, secret_hash, created_at) VALUES (?, ?, ?, ?, ?, NOW(3));
       INSERT INTO license_pools (account_id, id, kind, capacity) VALUES ?`,
      [
        ...[accountId, account.name],
        ...[accountId, userId, account.adminName, account.adminEmail, Role.ADMINISTRATOR],
        ...[accountId, keyId, userId, 'Made with the account', hash],
        LICENSE_KINDS.map((kind) => [accountId, newId('pol'), kind, account.capacity[kind]]),
      ],
    );
    for (const kind of LICENSE_KINDS) {
      for (let left = account.capacity[kind]; left > 0; left -= ROWS) {
        const rows = Array.from({ length: Math.min(left, ROWS) }, () => [accountId, newId('lic'), kind, 0]);
        await session.query('/* createAccount */ INSERT INTO licenses (account_id, id, kind, free_since) VALUES ?', [
          rows,
        ]);
      }
    }
    await session.query('COMMIT');
    session.release();
    return { accountId, userId, apiKey: secret };
  } catch (error) {
    // closing the connection rolls back
    session.release(true);
    throw error;
  }
}
