import type { Queries, Value } from '../database/pools.js';
import { columnsOf, IdempotencyKey, newId, refuse, ShownOnce } from '../entities/index.js';

/** Under which key a change is to be remembered, and what it was asked for: both hashed, 32 bytes. */
export interface Idempotency {
  scope: Buffer;
  inputHash: Buffer;
}

/** A part of a result as it is kept: what has an id only by it, and no secret. */
export type Kept =
  | string
  | number
  | boolean
  | null
  | { id: string }
  | { id: string }[]
  | { at: string }
  | { shownOnce: true };

/** Somebody was faster with the same key: nothing was changed, and what they did is to be recalled. */
export const KEY_TAKEN = refuse('IDEMPOTENCY_KEY_REUSED', 'This key is in use: send the same again.', 'idempotencyKey');

/** The name of the unique key that a second use of the same key breaks. */
export const KEY_TAKEN_BY = 'idempotency_keys_scope';

/** The statement that keeps a result, in the change's own transaction. */
export function keep(
  accountId: string,
  now: Date,
  { scope, inputHash }: Idempotency,
  result: object,
): { sql: string; values: Value[] } {
  const kept = Object.fromEntries(Object.entries(result).map(([name, value]) => [name, keptOf(value)]));
  return {
    sql: `/* keep */ INSERT INTO idempotency_keys (account_id, id, scope, input_hash, result, created_at)
      VALUES (?, ?, ?, ?, ?, ?)`,
    values: [accountId, newId('idk'), scope, inputHash, JSON.stringify(kept), now],
  };
}

/** What was kept under this key; undefined when nothing was. */
export async function recall(db: Queries, scope: Buffer): Promise<IdempotencyKey | undefined> {
  const [found] = await db.query<IdempotencyKey>(
    `/* recall */ SELECT ${columnsOf(IdempotencyKey, 'k')} FROM idempotency_keys k WHERE k.scope = ?`,
    [scope],
  );
  return found;
}

function keptOf(value: unknown): Kept {
  if (value instanceof Date) return { at: value.toISOString() };
  if (value instanceof ShownOnce) return { shownOnce: true };
  if (Array.isArray(value)) return value.map(({ id }: { id: string }) => ({ id }));
  if (typeof value === 'object' && value !== null) return { id: (value as { id: string }).id };
  return value as Kept;
}
