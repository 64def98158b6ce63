import { GraphQLError } from 'graphql';
import type { Store } from '../events/store.js';
import { authenticate, type Viewer } from '../graphql/authenticate.js';
import { internalServerError, mayPass, serviceUnavailable, unauthenticated } from '../graphql/errors.js';

/**
 * Who an `Authorization` header (or the `authorization` of a socket's connectionParams) stands for; null, a guest, only
 * without one. Throws UNAUTHENTICATED for a wrong one, SERVICE_UNAVAILABLE, and INTERNAL_SERVER_ERROR.
 */
export async function viewerOfAuthorization(
  store: Store,
  authorization: unknown,
  requestId: string,
): Promise<Viewer | null> {
  if (authorization === undefined || authorization === null) return null;
  const secret = typeof authorization === 'string' ? /^Bearer +(\S+) *$/i.exec(authorization)?.[1] : undefined;
  if (secret === undefined) throw unauthenticated('The authorization must be of the form "Bearer <key>".');
  try {
    return await authenticate(store, secret);
  } catch (error) {
    if (mayPass(error)) throw serviceUnavailable();
    if (error instanceof GraphQLError) throw error;
    store.logger.error({ err: error, requestId }, 'unexpected error');
    throw internalServerError(requestId);
  }
}
