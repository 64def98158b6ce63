import type { AnyEvent } from '../entities/index.js';
import type { Told } from './doorbell.js';
import { type LogSource, readLog, readSequence, toEvent } from './log.js';

/** How many recent events are kept in memory for an account's subscribers; who is further behind reads the log. */
const RING = 256;
const PAGE = 500;

export interface Watcher {
  event(event: AnyEvent): void;
  /** Events were purged before they could be told, or the log is another one now. */
  gap(): void;
}

/**
 * Follows the log of one account for all of a process: in order, without a hole, from where the log was when it started.
 * Its watchers are told of an event before any subscriber gets it.
 */
export class Follower {
  /** The sequence of the newest event that this process knows; -1 until it has started. */
  head = -1;
  /** How often the log has become another one: what was known of it before is void. */
  replaced = 0;
  private readonly ring: AnyEvent[] = [];
  private readonly watchers = new Set<Watcher>();
  private readonly waiting = new Set<() => void>();
  /** The log may be longer than we know. */
  private stale = false;
  private reading = false;

  constructor(
    private readonly source: LogSource,
    readonly accountId: string,
  ) {}

  /** Listens first and reads then: what is committed between the two is heard. */
  async start(): Promise<void> {
    await this.source.doorbell.listen(this.accountId, (told) => this.hear(told));
    this.head = await readSequence(this.source.pools.read, this.accountId);
    if (this.stale) this.catchUp();
  }

  /** It is told of each event after `head` as of now, before any subscriber gets it. */
  watch(watcher: Watcher): void {
    this.watchers.add(watcher);
  }

  stopWatching(watcher: Watcher): void {
    this.watchers.delete(watcher);
  }

  /** The event after `sequence` if it is among the recent ones. */
  recent(sequence: number): AnyEvent | undefined {
    const first = this.ring[0]?.sequence ?? Number.POSITIVE_INFINITY;
    return sequence + 1 < first ? undefined : this.ring[sequence + 1 - first];
  }

  /** `wake` is called once, at the next event; `stopWaiting` takes that back. */
  wait(wake: () => void): void {
    this.waiting.add(wake);
  }

  stopWaiting(wake: () => void): void {
    this.waiting.delete(wake);
  }

  /** The log reaches this sequence: reads what is missing. */
  reach(sequence: number): void {
    if (sequence > this.head) this.catchUp();
  }

  /** The log is not the one that was followed: an older state was restored, and this is how far it goes now. */
  replace(sequence: number): void {
    this.replaced++;
    this.skipTo(sequence);
  }

  private hear({ epoch, rows }: Told): void {
    const [first] = rows;
    const isNext = first && epoch === this.source.epoch && this.head >= 0 && first.sequence <= this.head + 1;
    if (isNext) this.append(rows.filter(({ sequence }) => sequence > this.head).map((row) => toEvent(epoch, row)));
    // one that leaves a gap says only that there is something to read
    else this.catchUp();
  }

  private append(events: AnyEvent[]): void {
    const before = this.head;
    for (const event of events) {
      if (event.sequence !== this.head + 1) continue;
      this.head = event.sequence;
      for (const watcher of this.watchers) watcher.event(event);
      this.ring.push(event);
      this.source.counts.heard(event.occurredAt);
    }
    if (this.ring.length > RING) this.ring.splice(0, this.ring.length - RING);
    if (this.head !== before) this.wakeAll();
  }

  private wakeAll(): void {
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const wake of waiting) wake();
  }

  private catchUp(): void {
    this.stale = true;
    if (this.head >= 0 && !this.reading) void this.readOn();
  }

  private async readOn(): Promise<void> {
    const { pools, logger } = this.source;
    this.reading = true;
    try {
      while (this.stale) {
        this.stale = false;
        let events: AnyEvent[];
        do {
          const { replaced } = this;
          events = await readLog(pools.read, this.source.epoch, this.accountId, { after: this.head, limit: PAGE });
          // a page of a log that is no more
          if (this.replaced !== replaced) break;
          const first = events[0]?.sequence ?? 0;
          if (first > this.head + 1) this.skipTo(first - 1);
          this.append(events);
        } while (events.length === PAGE);
      }
    } catch (error) {
      // the next ring or the next second tries again
      logger.debug({ err: error, accountId: this.accountId }, 'the log could not be read');
    } finally {
      this.reading = false;
    }
  }

  /** What lay between, nobody here has seen. */
  private skipTo(sequence: number): void {
    this.head = sequence;
    this.ring.length = 0;
    for (const watcher of this.watchers) watcher.gap();
    this.wakeAll();
  }
}
