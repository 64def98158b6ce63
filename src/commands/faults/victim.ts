import { setTimeout as sleep } from 'node:timers/promises';
import { isStarted, killService, type Service, startService } from '../../embedded/supervise.js';

/** A process and those that take its place: how one begins, ends, and is made to end. */
export interface Life {
  /** Resolves once it serves; rejects when it ended before. */
  start(): Promise<void>;
  /** Resolves when it has ended. */
  ended(): Promise<void>;
  /** `kill -9`, at whatever it is doing, also while it starts; false when there is nothing to kill. */
  kill(): boolean;
}

const AGAIN_MS = 500;
const LOOK_MS = 20;

/** A process that is started again whenever it ends. */
export class Victim {
  kills = 0;
  /** It serves. */
  isUp = false;
  private wanted = true;
  private closed = false;
  private readonly kept: Promise<void>;

  constructor(
    readonly name: string,
    private readonly life: Life,
  ) {
    this.kept = this.keepUp();
  }

  /** False when it is down just now. */
  kill(): boolean {
    const killed = this.life.kill();
    if (killed) this.kills++;
    return killed;
  }

  /** Kills it, and does not start it until it is released. */
  hold(): void {
    this.wanted = false;
    this.kill();
  }

  release(): void {
    this.wanted = true;
  }

  /** Resolves once it serves. */
  async up(): Promise<void> {
    while (!this.isUp && !this.closed) await sleep(LOOK_MS);
  }

  /** Resolves when it is gone for good. */
  async close(): Promise<void> {
    this.closed = true;
    this.life.kill();
    await this.kept;
  }

  private async keepUp(): Promise<void> {
    while (!this.closed) {
      if (!this.wanted) {
        await sleep(LOOK_MS);
        continue;
      }
      try {
        await this.life.start();
        this.isUp = true;
        if (this.closed || !this.wanted) this.life.kill();
        await this.life.ended();
      } catch {
        // killed while it started, or what it needs is away
        await sleep(AGAIN_MS);
      }
      this.isUp = false;
    }
  }
}

/** That of MariaDB or Redis, on the same data and socket each time. */
export function serviceLife(service: Service): Life {
  return {
    start: async () => void (await startService(service)),
    async ended() {
      while (isStarted(service)) await sleep(LOOK_MS);
    },
    kill: () => killService(service),
  };
}
