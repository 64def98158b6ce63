import type { AnyEvent, EventType } from '../entities/index.js';
import { readLog } from './log.js';
import type { Store } from './store.js';

/** Something that held at a version of the account, until an event of one of these types ends it. */
export interface Condition {
  since: number;
  types: EventType[];
  ends(event: AnyEvent): boolean;
}

/**
 * Calls `end` once the condition is over. It knows of an event before any stream of the account hands it on. Returns how
 * to stop; rejects with `Unavailable` when the database is away.
 */
export async function watchLog(
  store: Store,
  accountId: string,
  { since, types, ends }: Condition,
  end: () => void,
): Promise<() => void> {
  const { followers, pools, epoch } = store;
  const follower = await followers.join(accountId);
  const stopWatching = follower.watch({
    event: (event) => {
      if (event.sequence > since && ends(event)) end();
    },
    gap: end,
  });
  const stop = () => {
    stopWatching();
    followers.leave(accountId);
  };
  try {
    // what happened after that version and before the watch began
    const limit = follower.head - since;
    if (limit > 0) {
      const [[next], missed] = await Promise.all([
        readLog(pools.read, epoch, accountId, { after: since, limit: 1 }),
        readLog(pools.read, epoch, accountId, { after: since, limit, types }),
      ]);
      if (next?.sequence !== since + 1 || missed.some(ends)) end();
    }
    return stop;
  } catch (error) {
    stop();
    throw error;
  }
}
