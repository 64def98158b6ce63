/**
 * An iterable of what `pull` returns, until it is null. A plain object with `next` and `return`: an async generator that
 * waits for its next value cannot be left, and stays open behind clients who went away. `close` is called once, however
 * many of those who pull through each other leave what has failed. A class, since thousands are open at once: what each
 * has of its own is memory.
 */
export abstract class Pulled<T> implements AsyncIterableIterator<T> {
  private closed: Promise<void> | undefined;

  protected abstract pull(): Promise<{ value: T } | null>;

  protected abstract close(): void | Promise<void>;

  async next(): Promise<IteratorResult<T>> {
    try {
      const result = await this.pull();
      return result === null ? { done: true, value: undefined } : { done: false, value: result.value };
    } catch (error) {
      // whoever iterates does not return what has failed
      await this.closeOnce();
      throw error;
    }
  }

  async return(): Promise<IteratorResult<T>> {
    await this.closeOnce();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private closeOnce(): Promise<void> {
    this.closed ??= (async () => this.close())();
    return this.closed;
  }
}

/** The same, of two functions. */
export function pull<T>(next: () => Promise<{ value: T } | null>, close: () => void | Promise<void>): Pulled<T> {
  return new PulledBy(next, close);
}

class PulledBy<T> extends Pulled<T> {
  constructor(
    protected readonly pull: () => Promise<{ value: T } | null>,
    protected readonly close: () => void | Promise<void>,
  ) {
    super();
  }
}
