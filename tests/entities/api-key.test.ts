import { describe, expect, it } from '@jest/globals';
import { isSecretOf, keyIdOfSecret, newId, newSecret } from '../../src/entities/index.js';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('secrets of API keys', () => {
  const keyId = newId('key');
  const { secret, hash } = newSecret(keyId);

  it('tell which key they belong to, and differ each time', () => {
    expect(secret).toMatch(/^sk_[0-9A-Z]{26}[\w-]{43}[\w-]{6}$/);
    expect(keyIdOfSecret(secret)).toBe(keyId);
    const secrets = Array.from({ length: 100 }, () => newSecret(keyId).secret);
    expect(new Set(secrets).size).toBe(100);
    for (const one of secrets) expect(keyIdOfSecret(one)).toBe(keyId);
  });

  it('are known by their hash, which does not tell them', () => {
    expect(hash).toHaveLength(32);
    expect(isSecretOf({ secretHash: hash }, secret)).toBe(true);
    expect(isSecretOf({ secretHash: hash }, newSecret(keyId).secret)).toBe(false);
    expect(isSecretOf({ secretHash: newSecret(keyId).hash }, secret)).toBe(false);
    expect(hash.toString('latin1')).not.toContain(secret.slice(0, 8));
  });

  it('are told by their checksum from any text that differs in one character', () => {
    for (let at = 0; at < secret.length; at++) {
      const passing = [...LETTERS].filter((letter) => {
        const changed = secret.slice(0, at) + letter + secret.slice(at + 1);
        return changed !== secret && keyIdOfSecret(changed) !== undefined;
      });
      expect([at, passing]).toEqual([at, []]);
    }
  });

  it('are told from texts with two neighbors swapped, a character lost or added, and any other', () => {
    const damaged = [];
    for (let at = 0; at < secret.length - 1; at++) {
      const swapped = secret.slice(0, at) + secret[at + 1] + secret[at] + secret.slice(at + 2);
      if (swapped !== secret) damaged.push(swapped);
      damaged.push(secret.slice(0, at) + secret.slice(at + 1), `${secret.slice(0, at)}x${secret.slice(at)}`);
    }
    damaged.push('', 'sk_', keyId, `${secret}\n`, ` ${secret}`, secret.toLowerCase(), secret.repeat(2), 'ü'.repeat(78));
    expect(damaged.filter((text) => keyIdOfSecret(text) !== undefined)).toEqual([]);
  });
});
