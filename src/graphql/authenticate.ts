import {
  type ApiKey,
  ApiKeyScope,
  isId,
  isSecretOf,
  keyIdOfSecret,
  type Role,
  type Viewer,
} from '../entities/index.js';
import { HAS_EMAIL } from '../events/lock-account.js';
import type { Store } from '../events/store.js';
import { invalidToken } from './errors.js';

export type { Viewer };

interface Credential
  extends Pick<ApiKey, 'accountId' | 'id' | 'userId' | 'scope' | 'secretHash' | 'expiresAt' | 'revokedAt'> {
  role: Role;
  version: number;
  epoch: string;
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
  const key = await store.pools.read.find<Credential>(
    `/* authenticate */ SELECT k.account_id AS accountId, k.id, k.user_id AS userId, k.scope, k.secret_hash AS secretHash,
       k.expires_at AS expiresAt, k.revoked_at AS revokedAt, k.expires_at <= NOW(3) AS expired,
       u.role, a.sequence AS version, d.epoch
     FROM api_keys k
     JOIN users u ON u.account_id = k.account_id AND u.id = k.user_id AND u.deleted_at IS NULL
     JOIN accounts a ON a.id = k.account_id
     JOIN deployment d
     WHERE k.id IN (?)`,
    keyId,
  );
  if (key === undefined || !isSecretOf(key, secret) || key.revokedAt !== null || key.expired === 1) throw wrongKey();
  noteUse(store, key);
  const { accountId, userId, role, scope, expiresAt, version, epoch } = key;
  return { accountId, userId, role, scope, keyId: key.id, email: null, expiresAt, version, epoch };
}

function wrongKey() {
  return invalidToken('This API key is wrong, expired or revoked.');
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

/** What an access token that was found valid says of its bearer. Nothing else that it says counts (A1). */
export interface TokenClaims {
  /** In whose account the user is looked for. */
  accountId: string;
  /** Verified by the identity provider. */
  email: string;
  expiresAt: Date;
}

/**
 * No blanks, which the database pads; nor letters that the database takes for others in small: the Kelvin sign is not Kim's
 * k, nor the Angstrom sign Åsa's å (which composed forms never have), nor the dotted I an i.
 */
function isAddress(email: string): boolean {
  return /^[^\s\u0130]{1,254}$/u.test(email) && email === email.normalize('NFC');
}

/**
 * The user of that e-mail, compared as U4 does, within that account, and the account's version, in one indexed query.
 * Throws UNAUTHENTICATED when there is none; rejects with `Unavailable` when the database is away.
 */
export async function authenticateByEmail(store: Store, claims: TokenClaims): Promise<Viewer> {
  const { accountId, email, expiresAt } = claims;
  if (!isId(accountId) || !isAddress(email)) throw wrongToken();
  const [user] = await store.pools.read.query<Pick<Viewer, 'userId' | 'role' | 'version' | 'epoch'>>(
    `/* authenticateByEmail */ SELECT u.id AS userId, u.role, a.sequence AS version, d.epoch
     FROM users u JOIN accounts a ON a.id = u.account_id JOIN deployment d
     WHERE u.account_id = ? AND ${HAS_EMAIL}`,
    [accountId, email],
  );
  if (user === undefined) throw wrongToken();
  return { accountId, ...user, keyId: null, scope: ApiKeyScope.FULL, email, expiresAt };
}

/** The same words whatever is wrong: a forger learns nothing from them. */
export function wrongToken() {
  return invalidToken('This access token is wrong, or of nobody here.');
}

/** Of a token that is right but for its age: its bearer comes back with a new one. */
export function expiredToken() {
  return invalidToken('This access token has expired.', { expired: true });
}
