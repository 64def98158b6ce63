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

  constructor(private readonly socket: WebSocket) {
    socket.once('close', () => this.tell());
  }

  /** Resolves when nothing waits any more: a slow client slows down its own streams. A closed socket gets nothing. */
  async send(data: string): Promise<void> {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return;
    if (this.waiting++ === 0) this.movedAt = Date.now();
    socket.send(data, () => {
      this.waiting--;
      this.movedAt = Date.now();
      this.tell();
    });
    if (this.clear) return;
    this.onChange();
    await this.cleared();
  }

  /** Nothing waits for the client to take it. */
  get clear(): boolean {
    return this.waiting === 0 || this.socket.bufferedAmount === 0;
  }

  /** Resolves when nothing waits any more, or the socket closes. */
  async cleared(): Promise<void> {
    const { socket } = this;
    while (!this.clear && socket.readyState === socket.OPEN) {
      await new Promise<void>((resolve) => this.wakers.add(resolve));
    }
  }

  /** For how many milliseconds messages have waited and none has left. */
  get stuckMs(): number {
    return this.clear ? 0 : Date.now() - this.movedAt;
  }

  /** Lets those who wait for it look again. */
  tell(): void {
    this.onChange();
    const wakers = [...this.wakers];
    this.wakers.clear();
    for (const wake of wakers) wake();
  }
}
