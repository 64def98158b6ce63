import { checkEmail, checkName, EventType, Refusal, refuse, type User } from '../entities/index.js';
import { type ChangeContext, changeAccount } from '../events/change-account.js';
import { findUser } from '../events/find.js';
import { isTaken } from '../events/is-taken.js';
import type { UpdateUserInput } from './user.inputs.js';

/**
 * Changes a user's name or e-mail; what is left out or null stays. A Member may do so for themselves (A3).
 * Records UserUpdated; nothing where all is so already (U6). Refusals: INVALID, NOT_FOUND, EMAIL_TAKEN (U4).
 */
export async function updateUser(
  ctx: ChangeContext,
  { userId, name, email }: UpdateUserInput,
): Promise<{ user: User } | Refusal> {
  const faults = [
    ...(name == null ? [] : checkName('name', name)),
    ...(email == null ? [] : checkEmail('email', email)),
  ];
  if (faults.length > 0) return new Refusal(faults);

  return changeAccount(ctx, async (tx) => {
    const user = await findUser(tx, userId);
    if (user === undefined) return refuse('NOT_FOUND', 'There is no such user.', 'userId');
    const updated: User = { ...user, name: name?.trim() ?? user.name, email: email?.trim() ?? user.email };
    if (updated.name === user.name && updated.email === user.email) return { user };
    tx.write('/* updateUser */ UPDATE users SET name = ?, email = ? WHERE account_id = ? AND id = ?', [
      updated.name,
      updated.email,
      tx.accountId,
      user.id,
    ]);
    if (await isTaken(tx, 'users_email')) {
      return refuse('EMAIL_TAKEN', 'Another user of the account has this e-mail.', 'email');
    }
    tx.record({ type: EventType.USER_UPDATED, userId: user.id, name: updated.name });
    return { user: updated };
  });
}
