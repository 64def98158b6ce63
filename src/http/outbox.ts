import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/** What is sent to one client, and whether it takes it. */
export class Outbox {
  /** Called when messages begin to wait, when one that waited has left, and by `tell`. */
  onChange = () => {};
  /** Messages that have not left. */
  private waiting = 0;
  /** When one left last, or when the first of those that wait was handed over. */
  private movedAt = 0;
  /** Something had to wait, and those who wait for it were not told yet that it has left. */
  private wasBlocked = false;
  private wakers: (() => void)[] = [];
  private isTaken = false;

  constructor(
    private readonly socket: WebSocket,
    /** What the socket itself writes to. */
    private readonly stream: Duplex,
  ) {}

  /** Resolves when nothing waits any more: a slow client slows down its own streams. A closed socket gets nothing. */
  async send(data: string): Promise<void> {
    if (!this.open) return;
    this.handOver();
    this.socket.send(data, this.left);
    if (this.isBlocked()) await this.cleared();
  }

  /**
   * Sends frames that are ready, of whole messages, in one go; they count as one message. Only for a client that is `free`.
   * The socket writes its own frames at once and in one piece, as long as it compresses nothing: these come between them.
   */
  sendFrames(frames: Uint8Array): void {
    this.handOver();
    this.stream.write(frames, this.left);
    this.isBlocked();
  }

  /**
   * Does `work`, which makes and sends a message of a stream, when nothing waits for the client and no other stream is at
   * it: for one who does not read, one message is made and not one for each stream.
   */
  async oneByOne<T>(work: () => Promise<T>): Promise<T> {
    while (this.open && (this.isTaken || !this.clear)) await this.change();
    this.isTaken = true;
    try {
      return await work();
    } finally {
      this.isTaken = false;
      this.wake();
    }
  }

  /** Nothing waits for the client to take it. */
  get clear(): boolean {
    return this.waiting === 0 || this.socket.bufferedAmount === 0;
  }

  /** What is sent has somewhere to go. */
  get open(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** It takes what it is sent, and none of its streams is making a message. */
  get free(): boolean {
    return this.open && !this.isTaken && this.clear;
  }

  /** Resolves when nothing waits any more, or the socket closes. */
  async cleared(): Promise<void> {
    while (this.open && !this.clear) await this.change();
  }

  /** For how many milliseconds messages have waited and none has left. */
  get stuckMs(): number {
    return this.clear ? 0 : performance.now() - this.movedAt;
  }

  /** Lets those who wait for it look again: it has closed, or may be asked for more. */
  tell(): void {
    this.onChange();
    this.wake();
  }

  private handOver(): void {
    if (this.waiting++ === 0) this.movedAt = performance.now();
  }

  private readonly left = () => {
    this.waiting--;
    this.movedAt = performance.now();
    if (!this.wasBlocked) return;
    this.wasBlocked = !this.clear;
    this.tell();
  };

  /** The system did not take all of what was handed over. */
  private isBlocked(): boolean {
    if (this.clear) return false;
    this.wasBlocked = true;
    this.onChange();
    return true;
  }

  private change(): Promise<void> {
    this.wasBlocked = true;
    return new Promise((resolve) => this.wakers.push(resolve));
  }

  private wake(): void {
    if (this.wakers.length === 0) return;
    const { wakers } = this;
    this.wakers = [];
    for (const wake of wakers) wake();
  }
}
