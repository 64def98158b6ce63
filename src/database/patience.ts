const LOOK_MS = 1_000;

interface Wait {
  until: number;
  giveUp(): void;
}

/**
 * How long something is waited for: up to a second longer than so many milliseconds. One timer sees to all, since one for
 * each statement would be set and cleared thousands of times a second.
 */
export class Patience {
  /** The oldest first. */
  private readonly waits = new Set<Wait>();
  /** While anything waits. */
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly ms: number) {}

  /** `giveUp` is called unless what is returned was called before; that tells whether it was in time. */
  wait(giveUp: () => void): () => boolean {
    const wait = { until: performance.now() + this.ms, giveUp };
    this.waits.add(wait);
    // once what has arrived is read: this process may have been the one that slept
    this.timer ??= setInterval(() => setImmediate(() => this.look()), LOOK_MS).unref();
    return () => this.waits.delete(wait);
  }

  private look(): void {
    const now = performance.now();
    for (const wait of this.waits) {
      if (wait.until > now) return;
      this.waits.delete(wait);
      wait.giveUp();
    }
    if (this.waits.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
