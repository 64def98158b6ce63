import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { createPool, type Pool, type PoolConnection } from 'mysql2';
import { connectionOptions } from '../src/database/connection.js';

/** What the two that write their SQL by hand share: connections, and who asks. */
export interface Database {
  read: Pool;
  /** Of its own, so that who only reads waits for no lock. */
  write: Pool;
}

const SESSION = "SET time_zone = '+00:00'; SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED";

export function openDatabase(databaseUrl: string): Database {
  const open = () => {
    // instants stay the text that they come as
    const pool = createPool({ ...connectionOptions(databaseUrl), connectionLimit: 16, dateStrings: true });
    pool.on('connection', (connection) => connection.query(SESSION));
    return pool;
  };
  return { read: open(), write: open() };
}

// biome-ignore lint/suspicious/noExplicitAny: the caller knows the rows
export function query(on: Pool | PoolConnection, sql: string, values: unknown[]): Promise<any> {
  return new Promise((resolve, reject) => {
    on.query(sql, values, (error, rows) => (error ? reject(error) : resolve(rows)));
  });
}

export interface Viewer {
  accountId: string;
  userId: string;
  keyId: string;
}

/** The same statement as the server's. Undefined for whoever has no valid key. */
export async function authenticate({ read }: Database, headers: IncomingHttpHeaders): Promise<Viewer | undefined> {
  const secret = headers.authorization?.slice('Bearer '.length) ?? '';
  const [key] = await query(
    read,
    `SELECT k.account_id AS accountId, k.id, k.user_id AS userId, k.scope, k.secret_hash AS secretHash,
       k.expires_at AS expiresAt, k.revoked_at AS revokedAt, k.expires_at <= NOW(3) AS expired,
       u.role, a.sequence AS version
     FROM api_keys k
     JOIN users u ON u.account_id = k.account_id AND u.id = k.user_id AND u.deleted_at IS NULL
     JOIN accounts a ON a.id = k.account_id
     WHERE k.id = ?`,
    [`key_${secret.slice(3, 29)}`],
  );
  if (key === undefined || key.revokedAt !== null || key.expired === 1) return undefined;
  if (!timingSafeEqual(key.secretHash, createHash('sha256').update(secret).digest())) return undefined;
  return { accountId: key.accountId, userId: key.userId, keyId: key.id };
}

/** As JSON has it. */
export function toInstant(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11)}Z`;
}

export const POOLS = `SELECT kind, capacity, assigned, capacity - assigned AS available FROM license_pools
  WHERE account_id = ? ORDER BY kind DESC`;
export const USERS = `SELECT id, name, email, role FROM users
  WHERE account_id = ? AND deleted_at IS NULL ORDER BY name, id LIMIT ?`;
export const LICENSES = `SELECT holder_id, id, kind, assigned_at FROM licenses
  WHERE account_id = ? AND holder_id IN (?)`;
/** By owner and id, as the index has them. */
export const PAGES = `SELECT owner_id, id, title, slug, disabled_reason FROM booking_pages
  WHERE account_id = ? AND owner_id IN (?) ORDER BY owner_id, id`;
