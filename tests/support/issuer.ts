import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export const AUDIENCE = 'https://api.seatkeeper.example';

/** An identity provider of few words: it serves its public key, and signs whatever it is asked to. */
export interface Issuer {
  /** Of a server that trusts it. */
  env: Record<string, string>;
  /** As its discovery names it. */
  issuer: string;
  /** Its private key of the moment, and its name. */
  key: CryptoKey;
  kid: string;
  /** An access token of that user, good for an hour; `claims` and `header` put others in their place, or none. */
  tokenFor(
    user: { accountId: string; email: string },
    more?: { claims?: JWTPayload; header?: object },
  ): Promise<string>;
  /** From now on another key signs, and no other is served. */
  rotate(): Promise<void>;
  close(): void;
}

export async function startIssuer(): Promise<Issuer> {
  let keys: object[] = [];
  const server = createServer((_request, response) => response.end(JSON.stringify({ keys }))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let rotations = 0;
  const issuer: Issuer = {
    key: undefined as never,
    kid: '',
    env: { OIDC_ISSUER: url, OIDC_AUDIENCE: AUDIENCE, OIDC_JWKS_URL: `${url}/jwks` },
    issuer: url,
    tokenFor: (user, { claims, header } = {}) =>
      new SignJWT({ ...claimsOf(user), iss: url, ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: issuer.kid, typ: 'at+jwt', ...header })
        .sign(issuer.key),
    async rotate() {
      const { privateKey, publicKey } = await generateKeyPair('ES256');
      Object.assign(issuer, { key: privateKey, kid: `key-${++rotations}` });
      keys = [{ ...(await exportJWK(publicKey)), kid: issuer.kid, alg: 'ES256', use: 'sig' }];
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  await issuer.rotate();
  return issuer;
}

/** What an access token says, but for who issued it. */
export function claimsOf({ accountId, email }: { accountId: string; email: string }): JWTPayload {
  const now = Math.floor(Date.now() / 1_000);
  const user = { sub: email, email, email_verified: true, seatkeeper_account: accountId };
  return { ...user, aud: AUDIENCE, iat: now, exp: now + 3_600 };
}
