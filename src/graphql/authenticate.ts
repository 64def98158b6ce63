import { type ApiKey, isSecretOf, keyIdOfSecret, type Role, type Viewer } from '../entities/index.js';
import type { Store } from '../events/store.js';
import { unauthenticated } from './errors.js';

export type { Viewer };

interface Credential
  extends Pick<ApiKey, 'accountId' | 'id' | 'userId' | 'scope' | 'secretHash' | 'expiresAt' | 'revokedAt'> {
  role: Role;
  version: number;
  expired: 0 | 1;
}

/**
 * The viewer that an API key's secret stands for, and their account's version, in one indexed query. Throws
 * UNAUTHENTICATED for a key that is malformed, unknown, revoked or expired, without telling which; rejects with
 * `Unavailable` when the database is away.
 */
export async function authenticate(store: Store, secret: string): Promise<Viewer> {
  const keyId = keyIdOfSecret(secret);
  if (keyId === undefined) throw wrongKey();
  const [key] = await store.pools.read.query<Credential>(
    `/* authenticate */ SELECT k.account_id AS accountId, k.id, k.user_id AS userId, k.scope, k.secret_hash AS secretHash,
       k.expires_at AS expiresAt, k.revoked_at AS revokedAt, k.expires_at <= NOW(3) AS expired,
       u.role, a.sequence AS version
     FROM api_keys k
     JOIN users u ON u.account_id = k.account_id AND u.id = k.user_id AND u.deleted_at IS NULL
     JOIN accounts a ON a.id = k.account_id
     WHERE k.id = ?`,
    [keyId],
  );
  if (key === undefined || !isSecretOf(key, secret) || key.revokedAt !== null || key.expired === 1) throw wrongKey();
  noteUse(store, key);
  const { accountId, userId, role, scope, expiresAt, version } = key;
  return { accountId, userId, role, scope, keyId: key.id, keyExpiresAt: expiresAt, version };
}

function wrongKey() {
  return unauthenticated('This API key is wrong, expired or revoked.');
}

const USE_MS = 60_000;
const noted = new Map<string, number>();

/** `lastUsedAt` is written at most once a minute and key, beside the request, and may be lost. */
function noteUse(store: Store, key: Credential): void {
  const now = Date.now();
  if (now - (noted.get(key.id) ?? 0) < USE_MS) return;
  if (noted.size >= 10_000) noted.clear();
  noted.set(key.id, now);
  store.pools.write
    .query(
      `/* noteUse */ INSERT INTO api_key_uses (account_id, key_id, used_at) VALUES (?, ?, NOW(3))
       ON DUPLICATE KEY UPDATE used_at = GREATEST(used_at, VALUES(used_at))`,
      [key.accountId, key.id],
    )
    .catch((error: unknown) => store.logger.debug({ err: error }, 'the use of a key was not noted'));
}
