import {
  type ApiKey,
  ApiKeyScope,
  checkFuture,
  checkName,
  EventType,
  newId,
  newSecret,
  Refusal,
  refuse,
  ShownOnce,
} from '../entities/index.js';
import { type ChangeContext, changeAccount } from '../events/change-account.js';
import { findUser } from '../events/find.js';
import type { CreateApiKeyInput } from './api-key.inputs.js';

/**
 * Creates a key that acts as a user. Only its hash is kept: the secret is told this once.
 * Records ApiKeyCreated. Refusals: INVALID, NOT_FOUND.
 */
export async function createApiKey(
  ctx: ChangeContext,
  input: CreateApiKeyInput,
): Promise<{ apiKey: ApiKey; secret: ShownOnce } | Refusal> {
  const expiresAt = input.expiresAt ?? null;
  const untimely = (now: Date) => (expiresAt === null ? [] : checkFuture('expiresAt', expiresAt, now));
  const faults = [...checkName('label', input.label), ...untimely(new Date())];
  if (faults.length > 0) return new Refusal(faults);

  return changeAccount(ctx, async (tx) => {
    // the database's clock decides
    const late = untimely(tx.now);
    if (late.length > 0) return new Refusal(late);
    const user = await findUser(tx, input.userId);
    if (user === undefined) return refuse('NOT_FOUND', 'There is no such user.', 'userId');
    const id = newId('key');
    const { secret, hash } = newSecret(id);
    const apiKey: ApiKey = {
      accountId: tx.accountId,
      id,
      userId: user.id,
      label: input.label.trim(),
      scope: input.scope ?? ApiKeyScope.FULL,
      secretHash: hash,
      createdAt: tx.now,
      expiresAt,
      revokedAt: null,
    };
    tx.write(
      `/* createApiKey */ INSERT INTO api_keys (account_id, id, user_id, label, scope, secret_hash, created_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [tx.accountId, id, user.id, apiKey.label, apiKey.scope, hash, apiKey.createdAt, expiresAt],
    );
    tx.record({ type: EventType.API_KEY_CREATED, keyId: id });
    return { apiKey, secret: new ShownOnce(secret) };
  });
}
