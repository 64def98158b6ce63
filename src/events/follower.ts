import type { AnyEvent } from '../entities/index.js';
import { type LogSource, readLog } from './log.js';

/** How many recent events are kept in memory for an account's subscribers; who is further behind reads the log. */
const RING = 256;
const PAGE = 500;

/**
 * Follows the log of one account for all of a process: in order, without a hole, from where the log was when it started.
 * Its watchers are told of an event before any subscriber gets it.
 */
export class Follower {
  /** The sequence of the newest event that this process knows; -1 until it has started. */
  head = -1;
  private readonly ring: AnyEvent[] = [];
  private readonly watchers = new Set<(event: AnyEvent) => void>();
  private readonly waiting = new Set<() => void>();
  private heardEarly = 0;
  private catchingUp: Promise<void> | undefined;

  constructor(
    private readonly source: LogSource,
    readonly accountId: string,
  ) {}

  /** Listens first and reads then: what is committed between the two is heard. */
  async start(): Promise<void> {
    await this.source.doorbell.listen(this.accountId, (events) => this.hear(events));
    const [account] = await this.source.pools.read.query<{ sequence: number }>(
      '/* Follower.start */ SELECT sequence FROM accounts WHERE id = ?',
      [this.accountId],
    );
    this.head = account?.sequence ?? 0;
    this.reach(this.heardEarly);
  }

  /** `hear` is called for each event after `head` as of now, before any subscriber gets it; returns how to stop that. */
  watch(hear: (event: AnyEvent) => void): () => void {
    this.watchers.add(hear);
    return () => this.watchers.delete(hear);
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

  /** The log is known to reach this sequence: reads what is missing. */
  reach(sequence: number): void {
    if (sequence > this.head) void this.catchUp();
  }

  private hear(events: AnyEvent[]): void {
    const first = events[0]?.sequence ?? 0;
    // one that leaves a gap says only that there is something to read
    if (this.head < 0) this.heardEarly = Math.max(this.heardEarly, events.at(-1)?.sequence ?? 0);
    else if (first <= this.head + 1) this.append(events);
    else void this.catchUp();
  }

  private append(events: AnyEvent[]): void {
    const before = this.head;
    for (const event of events) {
      if (event.sequence !== this.head + 1) continue;
      this.head = event.sequence;
      for (const hear of this.watchers) hear(event);
      this.ring.push(event);
    }
    if (this.ring.length > RING) this.ring.splice(0, this.ring.length - RING);
    if (this.head === before) return;
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const wake of waiting) wake();
  }

  private catchUp(): Promise<void> {
    this.catchingUp ??= this.readOn().finally(() => {
      this.catchingUp = undefined;
    });
    return this.catchingUp;
  }

  private async readOn(): Promise<void> {
    const { pools, epoch, logger } = this.source;
    try {
      for (;;) {
        const events = await readLog(pools.read, epoch, this.accountId, { after: this.head, limit: PAGE });
        this.append(events);
        if (events.length < PAGE) return;
      }
    } catch (error) {
      // the next ring or the next second tries again
      logger.debug({ err: error, accountId: this.accountId }, 'the log could not be read');
    }
  }
}
