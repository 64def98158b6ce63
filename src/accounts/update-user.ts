import { checkEmail, checkName, EventType, mayChangeEmail, Refusal, refuse, type User } from '../entities/index.js';
import { type ChangeContext, changeAccount } from '../events/change-account.js';
import { forbidden } from '../events/errors.js';
import { findUser } from '../events/find.js';
import { isTaken } from '../events/is-taken.js';
import type { UpdateUserInput } from './user.inputs.js';

/**
 * Changes a user's name or e-mail; what is left out or null stays. A Member may do so for themselves (A3), but for the
 * e-mail where an identity provider's tokens sign in by it (FORBIDDEN).
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
    if (updated.email !== user.email && !mayChangeEmail(tx.actor, ctx.store.signsInByEmail)) {
      throw forbidden('Who has an e-mail signs in by it: it takes an Administrator to change one.');
    }
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
