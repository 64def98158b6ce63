import type { WebSocket } from 'ws';

/** What is sent to one client, and whether it takes it. */
export class Outbox {
  /** Messages that have not left. */
  private waiting = 0;
  /** When one left last, or when the first of those that wait was handed over. */
  private movedAt = 0;
  private readonly wakers = new Set<() => void>();

  constructor(private readonly socket: WebSocket) {
    socket.once('close', () => this.wake());
  }

  /** Resolves when the message has left: a slow client slows down its own streams. A closed socket gets nothing. */
  async send(data: string): Promise<void> {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return;
    if (this.waiting++ === 0) this.movedAt = Date.now();
    await new Promise<void>((resolve) => socket.send(data, () => resolve()));
    this.waiting--;
    this.movedAt = Date.now();
    this.wake();
  }

  /** Nothing waits for the client to take it. */
  get clear(): boolean {
    return this.waiting === 0 || this.socket.bufferedAmount === 0;
  }

  /** Resolves when nothing waits any more, or the socket closes. */
  async cleared(): Promise<void> {
    while (!this.clear && this.socket.readyState === this.socket.OPEN) await this.change();
  }

  /** For how many milliseconds messages have waited and none has left. */
  get stuckMs(): number {
    return this.clear ? 0 : Date.now() - this.movedAt;
  }

  /** Resolves when a message has left, or when `wake` is called. */
  change(): Promise<void> {
    return new Promise((resolve) => this.wakers.add(resolve));
  }

  wake(): void {
    const wakers = [...this.wakers];
    this.wakers.clear();
    for (const wake of wakers) wake();
  }
}
