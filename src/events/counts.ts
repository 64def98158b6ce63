/** What the changes and streams of a process have done: plain numbers, for whoever asks. */
export class Counts {
  eventsWritten = 0;
  /** Of accounts that somebody here follows, whoever wrote them. */
  eventsHeard = 0;
  /** Changes that had to start again, by what the database or the driver calls the reason. */
  readonly retries = new Map<string, number>();
  /** Open streams of events; how far behind the log, as this process knows it, each is. */
  readonly streams = new Set<{ lag(): number }>();
  /** Is told how long after its change each event was heard, in milliseconds by the clocks of both machines. */
  onHeard: ((ms: number) => void) | null = null;

  heard(occurredAt: Date): void {
    this.eventsHeard++;
    this.onHeard?.(Math.max(0, Date.now() - occurredAt.getTime()));
  }

  retried(error: unknown): void {
    const reason = (error as { code?: string }).code ?? 'other';
    this.retries.set(reason, (this.retries.get(reason) ?? 0) + 1);
  }
}
