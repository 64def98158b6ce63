import { EventType, type Refusal, refuse, type User } from '../entities/index.js';
import { type ChangeContext, changeAccount } from '../events/change-account.js';
import { findUser } from '../events/find.js';
import { isLastAdministrator } from './is-last-administrator.js';
import type { ChangeUserRoleInput } from './user.inputs.js';

/**
 * Gives a user another role. The account keeps an Administrator, whoever asks at the same moment (U3).
 * Records UserRoleChanged; nothing for the role they have (U6). Refusals: NOT_FOUND, LAST_ADMINISTRATOR.
 */
export async function changeUserRole(
  ctx: ChangeContext,
  { userId, role }: ChangeUserRoleInput,
): Promise<{ user: User } | Refusal> {
  return changeAccount(ctx, async (tx) => {
    const user = await findUser(tx, userId);
    if (user === undefined) return refuse('NOT_FOUND', 'There is no such user.', 'userId');
    if (user.role === role) return { user };
    if (await isLastAdministrator(tx, user)) {
      return refuse('LAST_ADMINISTRATOR', 'Make somebody else an Administrator first.', 'userId');
    }
    tx.write('/* changeUserRole */ UPDATE users SET role = ? WHERE account_id = ? AND id = ?', [
      role,
      tx.accountId,
      user.id,
    ]);
    tx.record({ type: EventType.USER_ROLE_CHANGED, userId: user.id, name: user.name, role, previousRole: user.role });
    return { user: { ...user, role } };
  });
}
