import type { AnyEvent, EventType } from '../entities/index.js';
import type { Follower, Watcher } from './follower.js';
import type { Followers } from './followers.js';
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
  condition: Condition,
  end: () => void,
): Promise<() => void> {
  const { followers, pools, epoch } = store;
  const { since, types, ends } = condition;
  const watch = new LogWatch(followers, await followers.join(accountId), condition, end);
  try {
    // what happened after that version and before the watch began
    const limit = watch.follower.head - since;
    if (limit > 0) {
      const [[next], missed] = await Promise.all([
        readLog(pools.read, epoch, accountId, { after: since, limit: 1 }),
        readLog(pools.read, epoch, accountId, { after: since, limit, types }),
      ]);
      if (next?.sequence !== since + 1 || missed.some(ends)) end();
    }
    return () => watch.stop();
  } catch (error) {
    watch.stop();
    throw error;
  }
}

/** A class, since each open socket has one. */
class LogWatch implements Watcher {
  constructor(
    private readonly followers: Followers,
    readonly follower: Follower,
    private readonly condition: Condition,
    private readonly end: () => void,
  ) {
    follower.watch(this);
  }

  event(event: AnyEvent): void {
    if (event.sequence > this.condition.since && this.condition.ends(event)) this.end();
  }

  gap(): void {
    this.end();
  }

  stop(): void {
    this.follower.stopWatching(this);
    this.followers.leave(this.follower.accountId);
  }
}
