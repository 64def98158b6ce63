import type { Statement } from '../database/packet.js';
import type { Queries } from '../database/pools.js';
import { type Role, reaches, type Viewer, viewerAs } from '../entities/index.js';
import { forbidden, roleRequired } from './errors.js';

/** A user or, without a `userId`, a guest of an account. */
export type Author = Viewer | { accountId: string; userId?: undefined };

/** What is known under an account's lock. */
export interface Locked {
  /** Null for a guest. */
  actor: Viewer | null;
  sequence: number;
  now: Date;
}

/**
 * Begin the transaction, wait for the account and read the actor again; a guest is none. The clock is read after the
 * lock: a statement's time is that of its start, and the one that locks may have waited.
 */
export function lockStatements(author: Author): Statement[] {
  return [
    { sql: '/* lockAccount */ START TRANSACTION', values: [] },
    { sql: 'SELECT sequence FROM accounts WHERE id = ? FOR UPDATE', values: [author.accountId] },
    author.userId === undefined ? { sql: 'SELECT NOW(3) AS now', values: [] } : actorStatement(author),
  ];
}

/** What these statements found. Throws FORBIDDEN when the actor lost what `requiredRole` asks for (A4). */
export function readLock(author: Author, requiredRole: Role | null, [, accounts, actors]: unknown[]): Locked {
  const [account] = accounts as { sequence: number }[];
  const [found] = actors as Actor[];
  if (account === undefined || found === undefined) throw forbidden();
  const { sequence } = account;
  const { role, now } = found;
  if (author.userId === undefined) return { actor: null, sequence, now };
  requireRights(author, found, requiredRole);
  return { actor: viewerAs(author, role, sequence), sequence, now };
}

/** The actor as they are now, without the lock. Throws FORBIDDEN when they lost what `requiredRole` asks for (A4). */
export async function readActor(db: Queries, viewer: Viewer, requiredRole: Role | null): Promise<Viewer> {
  const { sql, values } = actorStatement(viewer);
  const [found] = await db.query<Actor>(sql, values);
  if (found === undefined) throw forbidden();
  requireRights(viewer, found, requiredRole);
  return viewerAs(viewer, found.role, viewer.version);
}

/**
 * Finds the actor as they are. Who is not there any more, or whose key is not, or who has another e-mail than their token,
 * is nobody (A4).
 */
export function actorStatement({ accountId, userId, keyId, email }: Viewer): Statement {
  if (keyId === null) return { sql: ACTOR, values: [accountId, userId, email, email] };
  return { sql: ACTOR_WITH_KEY, values: [accountId, userId, keyId] };
}

/** As the database has them, by its clock. */
export interface Actor {
  role: Role;
  now: Date;
}

/** A token of the identity provider has no row: its end is what it said. */
function requireRights({ expiresAt }: Viewer, { role, now }: Actor, required: Role | null): void {
  if (expiresAt !== null && expiresAt <= now) throw forbidden();
  if (required !== null && !reaches(role, required)) throw roleRequired(required);
}

/** Of the user `u`: that they have this e-mail, compared as the database does (U4). */
export const HAS_EMAIL = 'u.email_key = LOWER(? COLLATE utf8mb4_unicode_ci) COLLATE utf8mb4_bin';

const ACTOR = `/* readActor */ SELECT u.role, NOW(3) AS now FROM users u
   WHERE u.account_id = ? AND u.id = ? AND u.deleted_at IS NULL AND (? IS NULL OR ${HAS_EMAIL})`;
const ACTOR_WITH_KEY = `/* readActor */ SELECT u.role, NOW(3) AS now FROM users u
   JOIN api_keys k ON k.account_id = u.account_id AND k.user_id = u.id
   WHERE u.account_id = ? AND u.id = ? AND u.deleted_at IS NULL
     AND k.id = ? AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > NOW(3))`;
