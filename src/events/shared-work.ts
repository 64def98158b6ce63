/** What was made for many. */
export interface Made {
  /** The version of the account that it shows; null when it shows nothing of the account, and so is never too old. */
  version: number | null;
  bytes: number;
}

/** In which others may have it, too: what is told of the clock or of a key's last use is this old at most. */
const KEEP_MS = 1_000;
const KEEP_BYTES = 32 * 1024 * 1024;

interface Work {
  made: Promise<Made>;
  bytes: number;
}

/**
 * What is the same for many is made once for those who want it within a second of each other. It goes by keys: whoever
 * asks for one must want the same.
 */
export class SharedWork {
  private readonly kept = new Map<string, Work>();
  private bytes = 0;

  /**
   * What `make` resolves to, or has for somebody else, if that shows `version` or a newer one. Where `make` rejects so
   * does this, for all who wait; nothing is kept then.
   */
  async get<T extends Made>(key: string, version: number, make: () => Promise<T>): Promise<T> {
    const known = this.kept.get(key);
    if (known) {
      const made = (await known.made) as T;
      if (made.version === null || made.version >= version) return made;
      this.drop(key, known);
    }
    // one that was begun since we asked is as new as ours would be
    const work = this.kept.get(key) ?? this.begin(key, make);
    return work.made as Promise<T>;
  }

  private begin(key: string, make: () => Promise<Made>): Work {
    const work: Work = { made: make(), bytes: 0 };
    this.kept.set(key, work);
    setTimeout(() => this.drop(key, work), KEEP_MS).unref();
    work.made.then(
      ({ bytes }) => this.weigh(key, work, bytes),
      () => this.drop(key, work),
    );
    return work;
  }

  /** The oldest go first. */
  private weigh(key: string, work: Work, bytes: number): void {
    if (this.kept.get(key) !== work) return;
    work.bytes = bytes;
    this.bytes += bytes;
    for (const [oldKey, old] of this.kept) {
      if (this.bytes <= KEEP_BYTES) return;
      this.drop(oldKey, old);
    }
  }

  private drop(key: string, work: Work): void {
    if (this.kept.get(key) !== work) return;
    this.kept.delete(key);
    this.bytes -= work.bytes;
  }
}
