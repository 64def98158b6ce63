import { setTimeout as sleep } from 'node:timers/promises';
import { isUnavailable } from '../database/failures.js';
import { type AnyEvent, seesEvent, type Viewer } from '../entities/index.js';
import { forbidden } from './errors.js';
import { type EventStream, follow } from './follow.js';
import { readSequence, resolveCursor } from './log.js';
import type { StreamProgress } from './progress.js';
import { pull } from './pull.js';
import type { Made } from './shared-work.js';
import type { Store } from './store.js';
import { type Condition, watchLog } from './watch-log.js';

const RETRY_MS = 500;

/**
 * What a subscription hears: the events that the viewer may see and `accepts`, after the cursor or, without one, from
 * now on; it ends with FORBIDDEN once the `condition` is over (A4). Throws BAD_CURSOR, CURSOR_AHEAD, CURSOR_EXPIRED (E4);
 * rejects with `Unavailable` when the database is away.
 */
export async function streamEvents<E extends AnyEvent>(
  { store, progress }: { store: Store; progress: StreamProgress | null },
  viewer: Viewer,
  after: string | null | undefined,
  accepts: (event: AnyEvent) => event is E,
  condition?: Condition,
): Promise<AsyncIterableIterator<E>> {
  const { pools } = store;
  const { accountId } = viewer;
  const position =
    after == null ? await readSequence(pools.read, accountId) : await resolveCursor(pools.read, accountId, after);
  let over = false;
  const stopWatching = condition
    ? await watchLog(store, accountId, condition, () => {
        over = true;
      })
    : () => {};
  const stream = await follow(store, accountId, position);
  progress?.move(position);
  let handedOn = position;
  const next = async () => {
    // who asks for more has sent what they got
    progress?.move(handedOn);
    while (!over) {
      const { done, value } = await stream.next();
      if (done) return null;
      handedOn = value.sequence;
      if (!over && seesEvent(viewer, value) && accepts(value)) return { value };
      progress?.move(handedOn);
    }
    throw forbidden();
  };
  return pull(next, async () => {
    stopWatching();
    await stream.return();
  });
}

/** A state of an account, and which version of it that is. */
export interface State<S> extends Made {
  state: S;
}

/**
 * What `read` returns: at once, and again when an event that `accepts` may have changed it; bursts are folded, and
 * nothing is told twice in a row (`sameAs`). It is read once for all who want it under the same `key`.
 */
export async function streamState<S>(
  store: Store,
  accountId: string,
  key: string,
  accepts: (event: AnyEvent) => boolean,
  read: () => Promise<State<S>>,
  sameAs: (one: S, other: S) => boolean,
): Promise<AsyncIterableIterator<S>> {
  const position = await readSequence(store.pools.read, accountId);
  const stream = await follow(store, accountId, position);
  let told: S | undefined;
  let shown = position;
  // a state of another history is none of this stream's
  const name = `${key} ${store.epoch}`;
  const readNow = () => store.shared.get(name, Math.max(store.followers.head(accountId), shown), read);
  const next = async () => {
    for (;;) {
      if (told !== undefined && !(await somethingNew(stream, accepts))) return null;
      const { state, version } = await patiently(readNow);
      shown = Math.max(shown, version ?? 0);
      if (told !== undefined && sameAs(told, state)) continue;
      told = state;
      return { value: state };
    }
  };
  return pull(next, async () => void (await stream.return()));
}

/** An open stream waits until the database is back: an error would end it for ever. */
export async function patiently<S>(read: () => Promise<S>): Promise<S> {
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      await sleep(RETRY_MS);
    }
  }
}

/** Waits for an accepted event and takes all others that are there by then; false when the stream has ended. */
async function somethingNew(stream: EventStream, accepts: (event: AnyEvent) => boolean): Promise<boolean> {
  let found = false;
  while (!found || stream.behind()) {
    const { done, value } = await stream.next();
    if (done) return false;
    found ||= accepts(value);
  }
  return true;
}
