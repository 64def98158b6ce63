import { endsRightsOf, RIGHTS_ENDING, type Viewer } from '../entities/index.js';
import { readLog } from './log.js';
import type { Store } from './store.js';

/**
 * Calls `end` once what the viewer was let in with is gone (A4): their key is revoked or expires, their role changes, or
 * they are deleted. It follows the account's log from the version at which they were let in, and knows of an event before
 * any stream of the account hands it on. Returns how to stop; rejects with `Unavailable` when the database is away.
 */
export async function watchRights(store: Store, viewer: Viewer, end: () => void): Promise<() => void> {
  const { followers, pools, epoch } = store;
  const { accountId, version } = viewer;
  const follower = await followers.join(accountId);
  const stopWatching = follower.watch({
    event: (event) => {
      if (endsRightsOf(viewer, event)) end();
    },
    gap: end,
  });
  const stopTimer = viewer.keyExpiresAt === null ? () => {} : callAt(viewer.keyExpiresAt, end);
  const stop = () => {
    stopTimer();
    stopWatching();
    followers.leave(accountId);
  };
  try {
    // what happened after they were let in and before the watch began
    const limit = follower.head - version;
    const missed =
      limit > 0 ? await readLog(pools.read, epoch, accountId, { after: version, limit, types: RIGHTS_ENDING }) : [];
    if (missed.some((event) => endsRightsOf(viewer, event))) end();
    return stop;
  } catch (error) {
    stop();
    throw error;
  }
}

/** `setTimeout` takes no longer delay. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

function callAt(instant: Date, call: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = () => {
    const left = instant.getTime() - Date.now();
    timer = left > 0 ? setTimeout(wait, Math.min(left, LONGEST_TIMER_MS)).unref() : setTimeout(call);
  };
  wait();
  return () => clearTimeout(timer);
}
