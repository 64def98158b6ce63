import { hash, randomBytes } from 'node:crypto';

/** What a guest's token allows: to cancel a booking, or to leave a conversation. */
export type TokenPrefix = 'bt' | 'vt';

/**
 * A secret that is shown once: its prefix and 256 random bits (43 characters, base64url). Only the hash is kept, by
 * which alone it is found.
 */
export function newToken(prefix: TokenPrefix): { token: string; hash: Buffer } {
  const token = `${prefix}_${randomBytes(32).toString('base64url')}`;
  return { token, hash: sha256(token) };
}

/** Undefined for a text that `newToken` never made: the database need not be asked. */
export function hashOfToken(prefix: TokenPrefix, text: string): Buffer | undefined {
  return text.startsWith(`${prefix}_`) && /^[\w-]{43}$/.test(text.slice(prefix.length + 1)) ? sha256(text) : undefined;
}

/** A secret in the result of a change: it is told in the answer and kept nowhere. */
export class ShownOnce {
  constructor(readonly secret: string) {}
}

export function sha256(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}
