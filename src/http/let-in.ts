import { randomUUID } from 'node:crypto';
import type { Config } from '../config.js';
import { watchRights } from '../events/watch-rights.js';
import type { Viewer } from '../graphql/authenticate.js';
import { type Gate, isWrongCredential, viewerOfAuthorization, watchToken } from './authentication.js';
import type { SocketPlaces } from './socket-places.js';
import { CLOSE, closeAnswered, end, type Session, type Socket, whenClosed } from './socket-session.js';

export interface Door extends Gate {
  config: Pick<Config, 'sockets'>;
  places: SocketPlaces;
}

/**
 * No authorization at all is a guest, a wrong one never is: it is closed with 4401, or, where it is a
 * token that has expired, with 4403. So is, with 1013, a socket for which
 * its account, or the address of a guest, has no place left. Rejects when the database is away.
 */
export async function letIn(door: Door, ctx: Socket): Promise<boolean> {
  const { store } = door;
  const session = ctx.extra;
  session.authorization = ctx.connectionParams?.authorization ?? session.authorization;
  // graphql-ws would keep all else that was said there, as long as the socket is open
  Object.assign(ctx, { connectionParams: undefined });
  try {
    const viewer = await viewerOfAuthorization(door, session.authorization, randomUUID());
    const place = takePlace(door, session, viewer);
    if (place === undefined) {
      end(session, CLOSE.crowded);
      return false;
    }
    whenClosed(session, place);
    if (viewer === null) return true;
    const lose = () => void closeAnswered(session, CLOSE.rightsChanged);
    whenClosed(session, await watchRights(store, viewer, lose));
    if (viewer.keyId === null) whenClosed(session, watchToken(door, session.authorization, lose));
    return true;
  } catch (error) {
    if (!isWrongCredential(error)) throw error;
    end(session, error.extensions.expired ? CLOSE.expired : CLOSE.wrongKey);
    return false;
  }
}

function takePlace({ config, places }: Door, { address }: Session, viewer: Viewer | null) {
  const { perAccount, perAddress } = config.sockets;
  return viewer === null ? places.take(address, perAddress) : places.take(viewer.accountId, perAccount);
}
