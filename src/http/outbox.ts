import type { WebSocket } from 'ws';

/** What is sent to one client, and whether it takes it. */
export class Outbox {
  /** Called when messages begin to wait, when one has left, and by `tell`. */
  onChange = () => {};
  /** Messages that have not left. */
  private waiting = 0;
  /** When one left last, or when the first of those that wait was handed over. */
  private movedAt = 0;
  private readonly wakers = new Set<() => void>();
  private isTaken = false;

  constructor(private readonly socket: WebSocket) {
    socket.once('close', () => this.tell());
  }

  /** Resolves when nothing waits any more: a slow client slows down its own streams. A closed socket gets nothing. */
  async send(data: string): Promise<void> {
    if (!this.open) return;
    if (this.waiting++ === 0) this.movedAt = performance.now();
    this.socket.send(data, () => {
      this.waiting--;
      this.movedAt = performance.now();
      this.tell();
    });
    if (this.clear) return;
    this.onChange();
    await this.cleared();
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

  /** Resolves when nothing waits any more, or the socket closes. */
  async cleared(): Promise<void> {
    while (this.open && !this.clear) await this.change();
  }

  /** For how many milliseconds messages have waited and none has left. */
  get stuckMs(): number {
    return this.clear ? 0 : performance.now() - this.movedAt;
  }

  /** Lets those who wait for it look again. */
  tell(): void {
    this.onChange();
    this.wake();
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.wakers.add(resolve));
  }

  private wake(): void {
    if (this.wakers.size === 0) return;
    const wakers = [...this.wakers];
    this.wakers.clear();
    for (const wake of wakers) wake();
  }
}
