import { type AnyEvent, endsRightsOf, RIGHTS_ENDING, type Viewer } from '../entities/index.js';
import type { Store } from './store.js';
import { watchLog } from './watch-log.js';

/**
 * Calls `end` once what the viewer was let in with is gone (A4): their key is revoked, it or their token expires, their
 * role changes, they are deleted, or, where they signed in by their e-mail, changed. Returns how to stop; rejects with
 * `Unavailable` when the database is away.
 */
export async function watchRights(store: Store, viewer: Viewer, end: () => void): Promise<() => void> {
  const { accountId, version: since, expiresAt } = viewer;
  const ends = (event: AnyEvent) => endsRightsOf(viewer, event);
  const stopWatching = await watchLog(store, accountId, { since, types: RIGHTS_ENDING, ends }, end);
  if (expiresAt === null) return stopWatching;
  const stopTimer = callAt(expiresAt, end);
  return () => {
    stopTimer();
    stopWatching();
  };
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
