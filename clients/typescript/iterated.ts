import type { Sink } from 'graphql-ws';

/**
 * What a sink is told, pulled one by one; what is not pulled yet is kept. A plain object, that can be left while it waits:
 * a bare async generator cannot.
 */
export function iterated<R>(subscribe: (sink: Sink<R>) => () => void): AsyncIterableIterator<R, undefined> {
  const results: R[] = [];
  const errors: unknown[] = [];
  let over = false;
  let wake = () => {};
  let news = Promise.resolve();
  const tell = () => {
    wake();
    news = new Promise((resolve) => {
      wake = resolve;
    });
  };
  tell();
  const leave = subscribe({
    next(result) {
      results.push(result);
      tell();
    },
    error(error) {
      errors.push(error);
      over = true;
      tell();
    },
    complete() {
      over = true;
      tell();
    },
  });
  const iterator: AsyncIterableIterator<R, undefined> = {
    async next() {
      for (;;) {
        if (results.length > 0) return { done: false, value: results.shift() as R };
        if (errors.length > 0) throw errors.shift();
        if (over) return { done: true, value: undefined };
        await news;
      }
    },
    async return() {
      results.length = 0;
      leave();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
