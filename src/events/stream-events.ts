import { setTimeout as sleep } from 'node:timers/promises';
import { isUnavailable } from '../database/failures.js';
import { type AnyEvent, seesAll, seesEvent, type Viewer } from '../entities/index.js';
import { forbidden } from './errors.js';
import { type EventStream, follow } from './follow.js';
import type { Follower } from './follower.js';
import { readSequence, resolveCursor } from './log.js';
import type { StreamProgress } from './progress.js';
import { Pulled, pull } from './pull.js';
import type { Made } from './shared-work.js';
import type { Store } from './store.js';
import { type Condition, watchLog } from './watch-log.js';

const RETRY_MS = 500;

/**
 * What a subscription hears: the events that the viewer may see and `accepts` (whoever they are), after the cursor or,
 * without one, from now on; it ends with FORBIDDEN once the `condition` is over (A4). Throws BAD_CURSOR, CURSOR_AHEAD,
 * CURSOR_EXPIRED (E4); rejects with `Unavailable` when the database is away.
 */
export async function streamEvents<E extends AnyEvent>(
  { store, progress }: { store: Store; progress: StreamProgress | null },
  viewer: Viewer,
  after: string | null | undefined,
  accepts: (event: AnyEvent) => event is E,
  condition?: Condition,
): Promise<LiveEvents<E>> {
  const { pools } = store;
  const { accountId } = viewer;
  const position =
    after == null ? await readSequence(pools.read, accountId) : await resolveCursor(pools.read, accountId, after);
  const ending = { over: false, stopWatching: () => {} };
  if (condition) {
    ending.stopWatching = await watchLog(store, accountId, condition, () => {
      ending.over = true;
    });
  }
  const stream = await follow(store, accountId, position);
  progress?.move(position);
  return new LiveEvents(stream, progress, viewer, accepts, condition ? ending : FOR_GOOD);
}

const FOR_GOOD = { over: false, stopWatching: () => {} };

/** Events one by one; while it has none to hand on, whoever tells many at once may tell it of what comes. */
export class LiveEvents<E extends AnyEvent = AnyEvent> extends Pulled<E> {
  private handedOn: number;

  constructor(
    private readonly stream: EventStream,
    private readonly progress: StreamProgress | null,
    private readonly viewer: Viewer,
    private readonly accepts: (event: AnyEvent) => event is E,
    private readonly ending: { readonly over: boolean; stopWatching(): void },
  ) {
    super();
    this.handedOn = stream.position;
  }

  get follower(): Follower {
    return this.stream.follower;
  }

  /** The sequence up to which it was told. */
  get position(): number {
    return this.stream.position;
  }

  /** It was told of all that it hears up to there, and that was sent. */
  moveTo(sequence: number): void {
    this.handedOn = sequence;
    this.stream.moveTo(sequence);
    this.progress?.move(sequence);
  }

  /** Passes over events that it does not hear, as far as the process has them at hand. */
  skipUnheard(): void {
    if (!this.isOpen()) return;
    for (;;) {
      const event = this.follower.recent(this.position);
      if (event === undefined || this.hears(event)) return;
      this.moveTo(event.sequence);
    }
  }

  hears(event: AnyEvent): event is E {
    return seesEvent(this.viewer, event) && this.accepts(event);
  }

  /** All of its account and role hear the same. */
  get seesAll(): boolean {
    return seesAll(this.viewer);
  }

  /** Neither has it ended, nor will it say that it has to. */
  isOpen(): boolean {
    return !this.ending.over && this.stream.isOpen();
  }

  protected async pull(): Promise<{ value: E } | null> {
    // who asks for more has sent what they got
    this.progress?.move(this.handedOn);
    while (!this.ending.over) {
      const { done, value } = await this.stream.next();
      if (done) return null;
      this.handedOn = value.sequence;
      if (!this.ending.over && this.hears(value)) return { value };
      this.progress?.move(this.handedOn);
    }
    throw forbidden();
  }

  protected async close(): Promise<void> {
    this.ending.stopWatching();
    await this.stream.return();
  }
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
