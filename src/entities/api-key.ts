import { randomBytes, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Field, ObjectType } from 'type-graphql';
import { ApiKeyScope } from './api-key-scope.js';
import { ascii, Column, Entity, idColumn, instant, PrimaryColumn, words } from './columns.js';
import { Node } from './node.js';
import { sha256 } from './secret-token.js';

@ObjectType({
  implements: Node,
  description: "A credential. It acts as one user of the account, with that user's role of the moment (A1).",
})
@Entity('api_keys')
export class ApiKey {
  @PrimaryColumn({ ...idColumn, name: 'account_id' })
  accountId!: string;

  @PrimaryColumn({ ...idColumn, name: 'id' })
  id!: string;

  @Column({ ...idColumn, name: 'user_id' })
  userId!: string;

  @Field({ description: 'What the key is for, in the words of who made it: 1 to 200 characters.' })
  @Column({ ...words(200), name: 'label' })
  label!: string;

  @Field(() => ApiKeyScope, { description: 'What the key allows.' })
  @Column({ ...ascii(10), name: 'scope', default: ApiKeyScope.FULL })
  scope!: ApiKeyScope;

  @Column({ type: 'binary', length: 32, name: 'secret_hash' })
  secretHash!: Buffer;

  @Field({ description: 'When the key was created.' })
  @Column({ ...instant, name: 'created_at' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'From when on the key is refused; null for never.' })
  @Column({ ...instant, name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Since when the key is revoked; null while it is not.' })
  @Column({ ...instant, name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}

/** When a key was last used: a table of its own, since it is no change of the account and has no event. */
@Entity('api_key_uses')
export class ApiKeyUse {
  @PrimaryColumn({ ...idColumn, name: 'account_id' })
  accountId!: string;

  @PrimaryColumn({ ...idColumn, name: 'key_id' })
  keyId!: string;

  @Column({ ...instant, name: 'used_at' })
  usedAt!: Date;
}

/**
 * The text that a caller presents: `sk_`, the key's ULID (26 characters), 256 random bits (43, base64url) and a CRC-32
 * (6, base64url) by which scanners and we tell a mistyped key without a look-up. Only the hash is kept.
 */
export function newSecret(keyId: string): { secret: string; hash: Buffer } {
  const body = `sk_${keyId.slice(4)}${randomBytes(32).toString('base64url')}`;
  const secret = body + checksum(body);
  return { secret, hash: sha256(secret) };
}

/** The id of the key that a well-formed secret belongs to; undefined for any other text. */
export function keyIdOfSecret(secret: string): string | undefined {
  const id = /^sk_([0-9A-Z]{26})[\w-]{49}$/.exec(secret)?.[1];
  return id !== undefined && secret.endsWith(checksum(secret.slice(0, -6))) ? `key_${id}` : undefined;
}

/** Compares in constant time. */
export function isSecretOf(key: Pick<ApiKey, 'secretHash'>, secret: string): boolean {
  return timingSafeEqual(key.secretHash, sha256(secret));
}

function checksum(body: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes.toString('base64url');
}
