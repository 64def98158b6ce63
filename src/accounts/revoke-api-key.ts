import { type ApiKey, EventType, type Refusal, refuse } from '../entities/index.js';
import { type ChangeContext, changeAccount } from '../events/change-account.js';
import { findApiKey } from '../events/find.js';
import type { RevokeApiKeyInput } from './api-key.inputs.js';

/**
 * Ends a key for good: its requests are refused and its sockets closed (A4). Records ApiKeyRevoked; nothing for one that
 * is revoked already (U6). Refusals: NOT_FOUND.
 */
export async function revokeApiKey(
  ctx: ChangeContext,
  { apiKeyId }: RevokeApiKeyInput,
): Promise<{ apiKey: ApiKey } | Refusal> {
  return changeAccount(ctx, async (tx) => {
    const apiKey = await findApiKey(tx, apiKeyId);
    if (apiKey === undefined) return refuse('NOT_FOUND', 'There is no such key.', 'apiKeyId');
    if (apiKey.revokedAt !== null) return { apiKey };
    tx.write('/* revokeApiKey */ UPDATE api_keys SET revoked_at = ? WHERE account_id = ? AND id = ?', [
      tx.now,
      tx.accountId,
      apiKey.id,
    ]);
    tx.record({ type: EventType.API_KEY_REVOKED, keyId: apiKey.id });
    return { apiKey: { ...apiKey, revokedAt: tx.now } };
  });
}
