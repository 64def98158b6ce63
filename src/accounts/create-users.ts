import {
  checkBatch,
  checkEmail,
  checkName,
  EventType,
  fault,
  LICENSE_KINDS,
  type LicenseKind,
  LicensePool,
  Refusal,
  type User,
  type UserError,
} from '../entities/index.js';
import { type ChangeContext, changeAccount, type Tx } from '../events/change-account.js';
import { poolsByKinds } from '../graphql/loaders.js';
import { giveLicenses, seatsFor } from '../licenses/give-licenses.js';
import { addUsers } from './add-users.js';
import type { CreateUserInput, CreateUsersInput } from './user.inputs.js';

/**
 * Creates up to 1,000 users, as `createUser` does, in the order given: all or none, in a few statements.
 * Records, user by user, UserCreated, then SeatAssigned for each kind in the order of the schema.
 * Refusals: INVALID and BATCH_TOO_LARGE of the batch; each row's INVALID (also for a key of its own), EMAIL_TAKEN (U4; of a repeated e-mail the later
 * row) and NO_FREE_LICENSE (all rows beyond the free licenses), at its place.
 */
export async function createUsers(
  ctx: ChangeContext,
  { users: inputs }: CreateUsersInput,
): Promise<{ users: User[] } | Refusal> {
  const faults = checkBatch('users', inputs.length);
  if (faults.length > 0) return new Refusal(faults);

  return changeAccount(ctx, async (tx) => {
    const taken = await rowsWithTakenEmails(tx, inputs);
    const unlucky = await rowsWithoutLicense(tx, inputs);
    const refused = inputs.flatMap((input, row) =>
      [
        ...checkName('name', input.name),
        ...checkEmail('email', input.email),
        ...(taken.has(row) ? [fault('EMAIL_TAKEN', 'Another user, or an earlier row, has this e-mail.', 'email')] : []),
        ...(unlucky.get(row) ?? []),
        ...(input.idempotencyKey == null ? [] : [fault('INVALID', 'A key is for the whole batch.', 'idempotencyKey')]),
      ].map(({ field, ...rest }): UserError => ({ ...rest, field: ['users', String(row), ...(field ?? [])] })),
    );
    if (refused.length > 0) return new Refusal(refused);

    const users = addUsers(tx, inputs);
    const seats = [];
    for (const kind of LICENSE_KINDS) {
      const asking = users.filter((_, row) => inputs[row]?.licenses?.includes(kind));
      const askers = asking.map((user) => user.id);
      if (askers.length > 0) seats.push(giveLicenses(tx, asking, await seatsFor(tx, askers, kind)));
    }
    for (const { id, name, role } of users) {
      tx.record({ type: EventType.USER_CREATED, userId: id, name, role });
      for (const given of seats) tx.record(...(given.get(id)?.events ?? []));
    }
    return { users };
  });
}

/** Rows whose e-mail a user or an earlier row has. The database says which e-mails are the same, as its key does. */
async function rowsWithTakenEmails(tx: Tx, inputs: CreateUserInput[]): Promise<Set<number>> {
  const emails = inputs.map(({ email }) => (checkEmail('email', email).length === 0 ? email.trim() : null));
  const rows = await tx.query<{ place: number; emailKey: string | null; taken: 0 | 1 }>(
    `/* rowsWithTakenEmails */ SELECT e.place, e.email_key AS emailKey, u.id IS NOT NULL AS taken FROM (
       SELECT j.place, LOWER(j.email COLLATE utf8mb4_unicode_ci) COLLATE utf8mb4_bin AS email_key FROM JSON_TABLE(
         ?, '$[*]' COLUMNS (place FOR ORDINALITY, email VARCHAR(254) CHARACTER SET utf8mb4 PATH '$')) j) e
     LEFT JOIN users u ON u.account_id = ? AND u.email_key = e.email_key
     ORDER BY e.place`,
    [JSON.stringify(emails), tx.accountId],
  );
  const seen = new Set<string | null>();
  const taken = rows.filter((row) => {
    const isRepeated = seen.has(row.emailKey);
    seen.add(row.emailKey);
    return row.emailKey !== null && (isRepeated || row.taken === 1);
  });
  return new Set(taken.map((row) => row.place - 1));
}

/** What is wrong with each row that asks for a license when the rows before it have taken all. */
async function rowsWithoutLicense(tx: Tx, inputs: CreateUserInput[]): Promise<Map<number, UserError[]>> {
  const pools = await poolsByKinds(tx, LICENSE_KINDS);
  const left = new Map(pools.map((pool) => [pool.kind, LicensePool.available(pool)]));
  const take = (kind: LicenseKind) => {
    const available = left.get(kind) ?? 0;
    left.set(kind, available - 1);
    return available > 0;
  };
  return new Map(
    inputs.map(({ licenses }, row) => [
      row,
      LICENSE_KINDS.filter((kind) => licenses?.includes(kind) && !take(kind)).map((kind) =>
        fault('NO_FREE_LICENSE', `No ${kind} license is left for this user: free one, or resize the pool.`, 'licenses'),
      ),
    ]),
  );
}
