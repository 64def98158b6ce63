import { GraphQLError } from 'graphql';
import type { Store } from '../events/store.js';
import { authenticate, authenticateByEmail, type Viewer } from '../graphql/authenticate.js';
import { internalServerError, mayPass, serviceUnavailable, unauthenticated } from '../graphql/errors.js';
import type { TokenVerifier } from './openid.js';

/** By what credentials are told. */
export interface Gate {
  store: Store;
  /** Null where no identity provider is set. */
  tokens: TokenVerifier | null;
}

/**
 * Who an `Authorization` header (or the `authorization` of a socket's connectionParams) stands for; null, a guest, only
 * without one. Throws UNAUTHENTICATED for a wrong one, with `expired` for a token that is right but for its age;
 * SERVICE_UNAVAILABLE, and INTERNAL_SERVER_ERROR.
 */
export async function viewerOfAuthorization(
  { store, tokens }: Gate,
  authorization: unknown,
  requestId: string,
): Promise<Viewer | null> {
  if (authorization === undefined || authorization === null) return null;
  const secret = secretOf(authorization);
  if (secret === undefined) throw unauthenticated('The authorization must be of the form "Bearer <key>".');
  try {
    if (tokens === null || !isToken(secret)) return await authenticate(store, secret);
    return await authenticateByEmail(store, await tokens.verify(secret));
  } catch (error) {
    if (mayPass(error)) throw serviceUnavailable();
    if (error instanceof GraphQLError) throw error;
    store.logger.error({ err: error, requestId }, 'unexpected error');
    throw internalServerError(requestId);
  }
}

/** Calls `end` once the identity provider has taken back the key by which the token was signed. Returns how to stop. */
export function watchToken({ tokens }: Gate, authorization: unknown, end: () => void): () => void {
  const secret = secretOf(authorization);
  return tokens === null || secret === undefined || !isToken(secret) ? () => {} : tokens.watch(secret, end);
}

export function isWrongCredential(error: unknown): error is GraphQLError {
  return error instanceof GraphQLError && error.extensions.code === 'UNAUTHENTICATED';
}

function secretOf(authorization: unknown): string | undefined {
  return typeof authorization === 'string' ? /^Bearer +(\S+) *$/i.exec(authorization)?.[1] : undefined;
}

/** An API key begins with `sk_`; a JSON Web Token has three parts. */
function isToken(secret: string): boolean {
  return /^(?!sk_)[^.]+\.[^.]+\.[^.]*$/.test(secret);
}
