import { createHash } from 'node:crypto';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Logger } from 'pino';
import type { OpenIdConfig } from '../config.js';
import { expiredToken, type TokenClaims, wrongToken } from '../graphql/authenticate.js';
import { mayPass } from '../graphql/errors.js';
import { createIssuerKeys } from './issuer-keys.js';

export interface TokenVerifier {
  /**
   * What an access token says that the issuer signed for us. Throws UNAUTHENTICATED for any other, with `expired` for one
   * that is right but for its age; SERVICE_UNAVAILABLE when the issuer is away and its keys are needed.
   */
  verify(token: string): Promise<TokenClaims>;
  /** Calls `end` once the issuer's keys are others and the token is not signed by one of them. Returns how to stop. */
  watch(token: string, end: () => void): () => void;
  close(): void;
}

/** Those with a public key only: a secret shared with the issuer would let us, and who reads it, make tokens. */
const ALGORITHMS = 'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519'.split(' ');
/** What access tokens call themselves, if they do; not logout tokens or proofs, which the same key signs. */
const TYPES = ['at+jwt', 'jwt'];
/** By how much the issuer's clock may be ahead, in `nbf`. `exp` is taken as it is. */
const CLOCK_SECONDS = 5;
const LONGEST_TOKEN = 8 * 1024;
/** Tokens that are known to be right, by their hash: an operation on a socket takes no signature. */
const REMEMBERED = 10_000;

export function createTokenVerifier(config: OpenIdConfig, logger: Logger): TokenVerifier {
  let right = new Map<string, TokenClaims>();
  const watched = new Set<() => void>();
  const keys = createIssuerKeys(config.jwksUrl, logger, () => {
    // a new one: what is being verified by the old keys is remembered in the old one
    right = new Map();
    for (const lookAgain of watched) lookAgain();
  });

  const verify = async (token: string): Promise<TokenClaims> => {
    if (token.length > LONGEST_TOKEN) throw wrongToken();
    const remembered = right;
    const hash = createHash('sha256').update(token).digest('base64');
    let claims = remembered.get(hash);
    if (claims === undefined) {
      claims = await readToken(token, keys.keyOf, config, logger);
      if (remembered.size >= REMEMBERED) remembered.clear();
      remembered.set(hash, claims);
    }
    if (claims.expiresAt.getTime() > Date.now()) return claims;
    remembered.delete(hash);
    throw expiredToken();
  };

  return {
    verify,
    watch(token, end) {
      const lookAgain = () => void verify(token).catch(end);
      watched.add(lookAgain);
      // the keys may have changed since it was verified
      lookAgain();
      return () => watched.delete(lookAgain);
    },
    close: () => keys.close(),
  };
}

async function readToken(
  token: string,
  keyOf: JWTVerifyGetKey,
  { issuer, audience, accountClaim }: OpenIdConfig,
  logger: Logger,
): Promise<TokenClaims> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keyOf, {
      algorithms: ALGORITHMS,
      issuer,
      audience,
      requiredClaims: ['exp'],
      clockTolerance: CLOCK_SECONDS,
    });
    if (!isAccessToken(protectedHeader.typ)) throw new errors.JWTInvalid('no access token by its "typ"');
    return claimsOf(payload, accountClaim);
  } catch (error) {
    if (mayPass(error)) throw error;
    if (error instanceof errors.JWTExpired) throw expiredToken();
    // for who sets it up; the error itself holds the claims
    logger.debug({ reason: (error as Error).message }, 'an access token was refused');
    throw wrongToken();
  }
}

function isAccessToken(type: string | undefined): boolean {
  return type === undefined || TYPES.includes(type.toLowerCase().replace(/^application\//, ''));
}

/** The database takes no later date. */
const LATEST_MS = Date.UTC(9999, 0);

function claimsOf(payload: JWTPayload, accountClaim: string): TokenClaims {
  const accountId = payload[accountClaim];
  const { email, email_verified: isVerified, exp } = payload;
  if (typeof accountId !== 'string') throw new errors.JWTInvalid(`no text in the claim "${accountClaim}"`);
  if (typeof email !== 'string' || isVerified !== true) throw new errors.JWTInvalid('no verified e-mail');
  return { accountId, email, expiresAt: new Date(Math.min((exp as number) * 1_000, LATEST_MS)) };
}
