/**
 * An iterable of what `next` returns, until it is null. A plain object with `next` and `return`: an async generator that
 * waits for its next value cannot be left, and stays open behind clients who went away.
 */
export function pull<T>(next: () => Promise<{ value: T } | null>, close: () => void | Promise<void>) {
  const iterator: AsyncIterableIterator<T> & { return(): Promise<IteratorResult<T>> } = {
    async next() {
      try {
        const result = await next();
        return result === null ? { done: true, value: undefined } : { done: false, value: result.value };
      } catch (error) {
        // whoever iterates does not return what has failed
        await close();
        throw error;
      }
    },
    async return() {
      await close();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
