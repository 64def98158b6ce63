import { isUnavailable } from '../database/failures.js';
import { type AnyEvent, encodeEventCursor } from '../entities/index.js';
import { cursorAhead, cursorExpired } from './errors.js';
import type { Follower } from './follower.js';
import { readLog } from './log.js';
import { Pulled } from './pull.js';
import type { Store } from './store.js';

const PAGE = 100;
const RETRY_MS = 500;

/**
 * The one way to hear. Nothing is read before it is asked for and nothing queues: a slow reader delays itself only.
 * While the database is away it waits in silence. Throws CURSOR_EXPIRED when its position is purged under it, and
 * CURSOR_AHEAD when an older state is restored; opening it rejects with `Unavailable` when the database is away.
 */
export async function follow(store: Store, accountId: string, after: number): Promise<EventStream> {
  const stream = new EventStream(store, await store.followers.join(accountId), after);
  store.counts.streams.add(stream);
  return stream;
}

const NONE: AnyEvent[] = [];

/** An account's events after a position: each once, in order (E3). Ends when `return` is called. */
export class EventStream extends Pulled<AnyEvent> {
  private readonly replaced: number;
  private page = NONE;
  private open = true;
  private wake: (() => void) | null = null;

  constructor(
    private readonly store: Store,
    readonly follower: Follower,
    private told: number,
  ) {
    super();
    this.replaced = follower.replaced;
  }

  /** The sequence of the event that it has handed on, or that was told past it. */
  get position(): number {
    return this.told;
  }

  /** All events up to this one, which the follower knows, were told past it. */
  moveTo(sequence: number): void {
    this.told = sequence;
    this.page = NONE;
  }

  /** There is an event to hand on, without waiting for one. */
  behind(): boolean {
    return this.lag() > 0;
  }

  /** How many events there are to hand on. */
  lag(): number {
    return Math.max(0, this.follower.head - this.told);
  }

  /** Neither has it ended, nor will it say that it has to. */
  isOpen(): boolean {
    return this.open && this.follower.replaced === this.replaced;
  }

  protected async pull(): Promise<{ value: AnyEvent } | null> {
    while (this.open) {
      if (this.follower.replaced !== this.replaced) throw cursorAhead();
      const event = this.page.shift() ?? this.follower.recent(this.told);
      if (event !== undefined) {
        this.told = event.sequence;
        return { value: event };
      }
      if (this.told >= this.follower.head) await this.newEvent();
      else this.page = await readPage(this.store, this.follower, this.told);
    }
    return null;
  }

  protected close(): void {
    this.open = false;
    this.store.counts.streams.delete(this);
    if (this.wake) this.follower.stopWaiting(this.wake);
    this.store.followers.leave(this.follower.accountId);
    this.wake?.();
  }

  private newEvent(): Promise<void> {
    return new Promise<void>((resolve) => {
      this.wake = resolve;
      this.follower.wait(resolve);
    });
  }
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
