import { newId, Role, type User } from '../entities/index.js';
import type { Tx } from '../events/change-account.js';
import type { CreateUserInput } from './user.inputs.js';

/** Inserts the users, in one statement; their values must be within bounds. A step within a change. */
export function addUsers(tx: Tx, inputs: CreateUserInput[]): User[] {
  const users = inputs.map(
    (input): User => ({
      accountId: tx.accountId,
      id: newId('usr'),
      name: input.name.trim(),
      email: input.email.trim(),
      role: input.role ?? Role.MEMBER,
      createdAt: tx.now,
      deletedAt: null,
    }),
  );
  tx.write('/* addUsers */ INSERT INTO users (account_id, id, name, email, role, created_at) VALUES ?', [
    users.map((user) => [user.accountId, user.id, user.name, user.email, user.role, user.createdAt]),
  ]);
  return users;
}
