/**
 * An iterable of what `next` returns, until it is null. A plain object with `next` and `return`: an async generator that
 * waits for its next value cannot be left, and stays open behind clients who went away. `close` is called once, however
 * many of those who pull through each other leave what has failed.
 */
export function pull<T>(next: () => Promise<{ value: T } | null>, close: () => void | Promise<void>) {
  let closed: Promise<void> | undefined;
  const closeOnce = () => {
    closed ??= (async () => close())();
    return closed;
  };
  const iterator: AsyncIterableIterator<T> & { return(): Promise<IteratorResult<T>> } = {
    async next() {
      try {
        const result = await next();
        return result === null ? { done: true, value: undefined } : { done: false, value: result.value };
      } catch (error) {
        // whoever iterates does not return what has failed
        await closeOnce();
        throw error;
      }
    },
    async return() {
      await closeOnce();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
