/** How far the event streams of one socket have told the log. */
export class Progress {
  private readonly streams = new Set<StreamProgress>();
  private waiting: (() => void)[] = [];

  /** Of an operation that has been asked for: it may become a stream of events. */
  begin(): StreamProgress {
    const stream = new StreamProgress(this);
    this.streams.add(stream);
    return stream;
  }

  end(stream: StreamProgress): void {
    if (this.streams.delete(stream)) this.wake();
  }

  async reached(sequence: number): Promise<void> {
    const isBehind = () => [...this.streams].some(({ told }) => told < sequence);
    while (isBehind()) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  wake(): void {
    if (this.waiting.length === 0) return;
    const { waiting } = this;
    this.waiting = [];
    for (const wake of waiting) wake();
  }
}

const UNKNOWN = -1;

/** That of one of them. */
export class StreamProgress {
  told = UNKNOWN;

  constructor(private readonly all: Progress) {}

  /** Whatever it has to tell up to there was sent. */
  move(sequence: number): void {
    if (sequence <= this.told) return;
    this.told = sequence;
    this.all.wake();
  }

  /** It tells nothing any more, or never does. */
  end(): void {
    this.all.end(this);
  }

  /** It is open, and tells of events if it has said so by now. */
  settle(): void {
    if (this.told === UNKNOWN) this.end();
  }

  /** Resolves once all streams of the socket, those that are being opened too, have sent what they have to tell up to there. */
  reached(sequence: number): Promise<void> {
    return this.all.reached(sequence);
  }
}
