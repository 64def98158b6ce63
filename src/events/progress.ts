/** How far the event streams of one socket have told the log. */
export class Progress {
  private readonly streams = new Map<object, number>();
  private readonly waiting = new Set<() => void>();

  /** Of an operation that has been asked for: it may become a stream of events. */
  begin(): StreamProgress {
    const key = {};
    const move = (sequence: number) => {
      if (sequence <= (this.streams.get(key) ?? Number.POSITIVE_INFINITY)) return;
      this.streams.set(key, sequence);
      this.wake();
    };
    const end = () => {
      if (this.streams.delete(key)) this.wake();
    };
    this.streams.set(key, UNKNOWN);
    return {
      move,
      end,
      settle: () => {
        if (this.streams.get(key) === UNKNOWN) end();
      },
      reached: (sequence) => this.reached(sequence),
    };
  }

  private async reached(sequence: number): Promise<void> {
    const isBehind = () => [...this.streams.values()].some((told) => told < sequence);
    while (isBehind()) await new Promise<void>((resolve) => this.waiting.add(resolve));
  }

  private wake(): void {
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const wake of waiting) wake();
  }
}

const UNKNOWN = -1;

/** That of one of them. */
export interface StreamProgress {
  /** Whatever it has to tell up to there was sent. */
  move(sequence: number): void;
  /** It tells nothing any more, or never does. */
  end(): void;
  /** It is open, and tells of events if it has said so by now. */
  settle(): void;
  /** Resolves once all streams of the socket, those that are being opened too, have sent what they have to tell up to there. */
  reached(sequence: number): Promise<void>;
}
