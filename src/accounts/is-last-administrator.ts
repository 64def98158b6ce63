import { Role, type User } from '../entities/index.js';
import type { Tx } from '../events/change-account.js';

/** Whether the account would be left without an Administrator, were it not for this user (U3). */
export async function isLastAdministrator(tx: Tx, user: User): Promise<boolean> {
  if (user.role !== Role.ADMINISTRATOR) return false;
  const others = await tx.query(
    `/* isLastAdministrator */ SELECT id FROM users
     WHERE account_id = ? AND role = ? AND deleted_at IS NULL AND id <> ? LIMIT 1`,
    [tx.accountId, Role.ADMINISTRATOR, user.id],
  );
  return others.length === 0;
}
