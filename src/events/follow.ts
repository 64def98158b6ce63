import { isUnavailable } from '../database/failures.js';
import { type AnyEvent, encodeEventCursor } from '../entities/index.js';
import { cursorAhead, cursorExpired } from './errors.js';
import type { Follower } from './follower.js';
import { readLog } from './log.js';
import { pull } from './pull.js';
import type { Store } from './store.js';

const PAGE = 100;
const RETRY_MS = 500;

/** An account's events after a position: each once, in order (E3). Ends when `return` is called. */
export interface EventStream extends ReturnType<typeof pull<AnyEvent>> {
  /** There is an event to hand on, without waiting for one. */
  behind(): boolean;
  /** How many events there are to hand on. */
  lag(): number;
}

/**
 * The one way to hear. Nothing is read before it is asked for and nothing queues: a slow reader delays itself only.
 * While the database is away it waits in silence. Throws CURSOR_EXPIRED when its position is purged under it, and
 * CURSOR_AHEAD when an older state is restored; opening it rejects with `Unavailable` when the database is away.
 */
export async function follow(store: Store, accountId: string, after: number): Promise<EventStream> {
  const follower = await store.followers.join(accountId);
  const { replaced } = follower;
  let position = after;
  let page: AnyEvent[] = [];
  let open = true;
  let wake = () => {};

  const newEvent = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
      follower.wait(wake);
    });
  const next = async () => {
    while (open) {
      if (follower.replaced !== replaced) throw cursorAhead();
      const event = page.shift() ?? follower.recent(position);
      if (event !== undefined) {
        position = event.sequence;
        return { value: event };
      }
      if (position >= follower.head) await newEvent();
      else page = await readPage(store, follower, position);
    }
    return null;
  };
  const close = () => {
    open = false;
    store.counts.streams.delete(stream);
    follower.stopWaiting(wake);
    store.followers.leave(accountId);
    wake();
  };
  const lag = () => Math.max(0, follower.head - position);
  const stream: EventStream = Object.assign(pull(next, close), { lag, behind: () => lag() > 0 });
  store.counts.streams.add(stream);
  return stream;
}

/** Never past the follower's head: its watchers know each event before a subscriber does. */
async function readPage(store: Store, follower: Follower, position: number): Promise<AnyEvent[]> {
  const { accountId, head } = follower;
  try {
    const limit = Math.min(PAGE, head - position);
    const events = await readLog(store.pools.read, store.epoch, accountId, { after: position, limit });
    const [first] = events;
    // the newest event is never purged: a log that ends before us is another one
    if (first === undefined) throw cursorAhead();
    if (first.sequence !== position + 1) {
      throw cursorExpired(encodeEventCursor({ epoch: store.epoch, accountId, sequence: first.sequence - 1 }));
    }
    return events;
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
    return [];
  }
}
