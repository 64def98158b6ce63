import { setImmediate as turnOfOthers } from 'node:timers/promises';
import type { Follower } from '../events/follower.js';
import type { LiveEvents } from '../events/stream-events.js';
import type { Payloads } from '../graphql/payloads.js';
import { type FramesOf, framesOf } from './frames.js';
import type { Outbox } from './outbox.js';

/** Events of one write: as many as a mask has bits, and of no more bytes than a client who stops reading may hold. */
const MOST = 30;
const MOST_BYTES = 16 * 1024;
/** Payloads that are made at once. */
const AT_ONCE = 4;
/** After so many milliseconds of telling, others have their turn. */
const TURN_MS = 10;
const LOOK_EACH = 64;

/** A subscription that has caught up with the log. */
export interface Listener {
  readonly id: string;
  readonly live: LiveEvents;
  readonly payloads: Payloads;
  readonly outbox: Outbox;
  /** Nothing is to be sent any more. */
  isOver(): boolean;
  /** Is told how many messages it was sent. */
  sent(messages: number): void;
  /** It is told alone from now on. */
  goOn(): void;
}

type AnyEvent = NonNullable<ReturnType<Follower['recent']>>;

/** An event that somebody hears, and its payload. */
interface Told {
  event: AnyEvent;
  payload: Uint8Array;
}

/**
 * Those who ask the same with the same sight, have caught up with the log and take what they are sent. An event is made into
 * a message once and told to all in one loop. Whoever cannot be told so, since their client is slow, they end, or what they
 * hear is theirs alone, falls out, and goes on alone from where they are.
 */
export class Audience {
  private readonly listeners = new Set<Listener>();
  /** Up to where all but those who came meanwhile are told. */
  private position = -1;
  /** Of the newest state that was shown. */
  private shown = 0;
  /** Bytes of the largest payload so far; it is not known of the first. */
  private largest = -1;
  private working = false;

  constructor(
    readonly follower: Follower,
    private readonly onEmpty: () => void,
  ) {}

  /** Until it has left, or is let go on alone. */
  join(listener: Listener): void {
    const { live, payloads } = listener;
    live.moveTo(live.position);
    this.shown = Math.max(this.shown, payloads.shown);
    if (this.listeners.size === 0 && !this.working) this.rest();
    this.listeners.add(listener);
  }

  leave(listener: object): void {
    if (!this.listeners.delete(listener as Listener) || this.listeners.size > 0 || this.working) return;
    this.follower.stopWaiting(this.work);
    this.onEmpty();
  }

  private rest(): void {
    this.position = this.follower.head;
    this.follower.wait(this.work);
  }

  private readonly work = async (): Promise<void> => {
    this.working = true;
    try {
      await this.tellAll();
    } catch {
      // each meets it alone, and tells its client
      this.dismissAll();
    }
    this.working = false;
    if (this.listeners.size > 0) this.rest();
    else this.onEmpty();
  };

  private async tellAll(): Promise<void> {
    while (this.dismissUnfit() && this.position !== this.follower.head) {
      const { replaced } = this.follower;
      const { told, to } = await this.make();
      const isOther = () => this.follower.replaced !== replaced;
      if (to === this.position || isOther()) this.dismissAll();
      else await this.tell(told, to, isOther);
    }
  }

  /** False when nobody is left. */
  private dismissUnfit(): boolean {
    for (const listener of this.listeners) {
      const position = listener.live.position;
      const isThere = position === this.position || position === this.follower.head;
      if (!isThere || !isFit(listener)) this.dismiss(listener);
    }
    return this.listeners.size > 0;
  }

  private dismissAll(): void {
    for (const listener of this.listeners) this.dismiss(listener);
  }

  private dismiss(listener: Listener): void {
    this.listeners.delete(listener);
    listener.payloads.shown = Math.max(listener.payloads.shown, this.shown);
    listener.goOn();
  }

  /** What is told next, and up to where that goes; nowhere, if the next event cannot be told to all. */
  private async make(): Promise<{ told: Told[]; to: number }> {
    const told: Told[] = [];
    let to = this.position;
    let bytes = 0;
    while (told.length + AT_ONCE <= MOST && bytes < MOST_BYTES && to !== this.follower.head) {
      const { heard, maker, last } = this.nextHeard(to);
      const texts = maker && heard.length > 0 ? await this.textsOf(heard, maker) : [];
      for (const [index, text] of texts.entries()) {
        const event = heard[index] as AnyEvent;
        if (text === null) return { told, to: event.sequence - 1 };
        const payload = Buffer.from(text);
        this.largest = Math.max(this.largest, payload.length);
        // what is large goes alone
        if (bytes > 0 && bytes + payload.length > MOST_BYTES) return { told, to: event.sequence - 1 };
        told.push({ event, payload });
        bytes += payload.length;
      }
      // the next is kept no longer, or nobody can make it now
      if (last === to) break;
      to = last;
    }
    return { told, to };
  }

  /**
   * The next events that somebody hears, who makes what they are told with, and the last one that was looked at. They are
   * as many as one client who stops reading may cost.
   */
  private nextHeard(from: number): { heard: AnyEvent[]; maker: Listener | undefined; last: number } {
    const heard: AnyEvent[] = [];
    const most = this.largest < 0 || this.largest * AT_ONCE > MOST_BYTES ? 1 : AT_ONCE;
    let maker: Listener | undefined;
    let last = from;
    while (heard.length < most) {
      const event = this.follower.recent(last);
      if (event === undefined) break;
      const hearer = maker?.live.hears(event) ? maker : this.hearerOf(event);
      if (hearer) {
        maker ??= hearer;
        if (hearer !== maker || !maker.outbox.free) break;
        heard.push(event);
      }
      last = event.sequence;
    }
    return { heard, maker, last };
  }

  /** One for whom something may be made now, if there is one. */
  private hearerOf(event: AnyEvent): Listener | undefined {
    let hearer: Listener | undefined;
    for (const listener of this.listeners) {
      const hears = listener.live.hears(event);
      // nor does any other of the same role then
      if (!hears && listener.live.seesAll) return undefined;
      if (hears && listener.outbox.free) return listener;
      if (hears) hearer = listener;
    }
    return hearer;
  }

  /**
   * In a turn of the maker's client: for one who does not read, one message is made. What fails is left to each. Null,
   * too, is what shows an older state than one before it: it is made anew.
   */
  private async textsOf(events: AnyEvent[], { outbox, payloads }: Listener): Promise<(string | null)[]> {
    payloads.shown = Math.max(payloads.shown, this.shown);
    const sharedOf = (event: AnyEvent) => payloads.sharedOf(event).catch(() => null);
    const all = await outbox.oneByOne(() => Promise.all(events.map(sharedOf)));
    return all.map((shared) => {
      const version = shared?.version ?? this.shown;
      if (shared === null || version < this.shown) return null;
      this.shown = version;
      return shared.text;
    });
  }

  /** Whoever follows the log that `isOther` now is told nothing of the one before. */
  private async tell(told: Told[], to: number, isOther: () => boolean): Promise<void> {
    const frames = framesOf(told.map(({ payload }) => payload));
    let turnEnds = performance.now() + TURN_MS;
    let looked = 0;
    // whoever comes meanwhile is met here, too
    for (const listener of this.listeners) {
      const position = listener.live.position;
      if (position >= to) continue;
      if (position !== this.position || !mayTell(listener)) this.dismiss(listener);
      else tellOne(listener, told, to, frames);
      if (++looked % LOOK_EACH === 0 && performance.now() >= turnEnds) {
        await turnOfOthers();
        if (isOther()) return this.dismissAll();
        turnEnds = performance.now() + TURN_MS;
      }
    }
    this.position = to;
  }
}

/** It may be told at once. */
function mayTell(listener: Listener): boolean {
  return listener.outbox.free && isFit(listener);
}

/** Its client takes what it is sent, and it has not ended. */
export function isFit(listener: Listener): boolean {
  return listener.outbox.clear && !listener.isOver() && listener.live.isOpen();
}

function tellOne(listener: Listener, told: Told[], to: number, frames: FramesOf): void {
  const { id, live, outbox } = listener;
  let [mask, messages] = [0, 0];
  for (let index = 0; index < told.length; index++) {
    if (!live.hears((told[index] as Told).event)) continue;
    mask |= 1 << index;
    messages++;
  }
  if (messages > 0) {
    outbox.sendFrames(frames(id, mask));
    listener.sent(messages);
  }
  live.moveTo(to);
}
