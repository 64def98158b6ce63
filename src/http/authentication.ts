import type { Store } from '../events/store.js';
import { authenticate, type Viewer } from '../graphql/authenticate.js';
import { mayPass, serviceUnavailable, unauthenticated } from '../graphql/errors.js';

/**
 * Who an `Authorization` header (or the `authorization` of a socket's connectionParams) stands for; null, a guest, only
 * without one. Throws UNAUTHENTICATED for a wrong one, and SERVICE_UNAVAILABLE.
 */
export async function viewerOfAuthorization(store: Store, authorization: unknown): Promise<Viewer | null> {
  if (authorization === undefined || authorization === null) return null;
  const secret = typeof authorization === 'string' ? /^Bearer +(\S+) *$/i.exec(authorization)?.[1] : undefined;
  if (secret === undefined) throw unauthenticated('The authorization must be of the form "Bearer <key>".');
  try {
    return await authenticate(store, secret);
  } catch (error) {
    throw mayPass(error) ? serviceUnavailable() : error;
  }
}
