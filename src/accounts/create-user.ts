import { checkEmail, checkName, EventType, LICENSE_KINDS, Refusal, refuse, type User } from '../entities/index.js';
import { type ChangeContext, changeAccount } from '../events/change-account.js';
import { isTaken } from '../events/is-taken.js';
import { giveLicenses, seatsFor } from '../licenses/give-licenses.js';
import { addUsers } from './add-users.js';
import type { CreateUserInput } from './user.inputs.js';

/**
 * Creates a user, who holds no license unless `licenses` asks for one (U1).
 * Records UserCreated, then SeatAssigned for each kind in the order of the schema.
 * Refusals: INVALID, EMAIL_TAKEN (U4), NO_FREE_LICENSE.
 */
export async function createUser(ctx: ChangeContext, input: CreateUserInput): Promise<{ user: User } | Refusal> {
  const faults = [...checkName('name', input.name), ...checkEmail('email', input.email)];
  if (faults.length > 0) return new Refusal(faults);

  return changeAccount(ctx, async (tx) => {
    const [user] = addUsers(tx, [input]) as [User];
    if (await isTaken(tx, 'users_email')) {
      return refuse('EMAIL_TAKEN', 'Another user of the account has this e-mail.', 'email');
    }
    tx.record({ type: EventType.USER_CREATED, userId: user.id, name: user.name, role: user.role });

    for (const kind of LICENSE_KINDS.filter((wanted) => input.licenses?.includes(wanted))) {
      const given = giveLicenses(tx, [user], await seatsFor(tx, [user.id], kind)).get(user.id);
      if (given === undefined) {
        return refuse('NO_FREE_LICENSE', `All ${kind} licenses are held: free one, or resize the pool.`, 'licenses');
      }
      tx.record(...given.events);
    }
    return { user };
  });
}
