import { duplicateKey } from '../database/failures.js';
import type { Tx } from './change-account.js';

/**
 * Sends what was written so far; true when another row has its value of this unique key. The key knows best which values
 * are the same, and of those that are unique across accounts, our lock does not cover the others: the key decides.
 */
export async function isTaken(tx: Tx, key: 'users_email' | 'booking_pages_slug'): Promise<boolean> {
  try {
    await tx.flush();
    return false;
  } catch (error) {
    if (duplicateKey(error) !== key) throw error;
    return true;
  }
}
