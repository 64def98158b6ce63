import type { IncomingMessage } from 'node:http';
import { ulid } from 'ulid';
import type { Config } from '../config.js';
import type { Store } from '../events/store.js';
import { watchRights } from '../events/watch-rights.js';
import type { Viewer } from '../graphql/authenticate.js';
import { viewerOfAuthorization } from './authentication.js';
import type { SocketPlaces } from './socket-places.js';
import { CLOSE, closeAnswered, end, isWrongKey, type Session, type Socket, whenClosed } from './socket-session.js';

export interface Door {
  store: Store;
  config: Pick<Config, 'sockets'>;
  places: SocketPlaces;
  addressOf(request: IncomingMessage): string;
}

/**
 * No authorization at all is a guest, a wrong one never is: it is closed with 4401. So is, with 1013, a socket for which
 * its account, or the address of a guest, has no place left. Rejects when the database is away.
 */
export async function letIn(door: Door, ctx: Socket): Promise<boolean> {
  const { store } = door;
  const session = ctx.extra;
  session.authorization = ctx.connectionParams?.authorization ?? session.request.headers.authorization;
  // graphql-ws would keep all else that was said there, as long as the socket is open
  Object.assign(ctx, { connectionParams: undefined });
  try {
    const viewer = await viewerOfAuthorization(store, session.authorization, ulid());
    const place = takePlace(door, session, viewer);
    if (place === undefined) {
      end(session, CLOSE.crowded);
      return false;
    }
    whenClosed(session, place);
    if (viewer === null) return true;
    whenClosed(session, await watchRights(store, viewer, () => void closeAnswered(session, CLOSE.rightsChanged)));
    return true;
  } catch (error) {
    if (!isWrongKey(error)) throw error;
    end(session, CLOSE.wrongKey);
    return false;
  }
}

function takePlace({ config, places, addressOf }: Door, { request }: Session, viewer: Viewer | null) {
  const { perAccount, perAddress } = config.sockets;
  return viewer === null ? places.take(addressOf(request), perAddress) : places.take(viewer.accountId, perAccount);
}
