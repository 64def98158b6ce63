import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Made, SharedWork } from '../../src/events/shared-work.js';

describe('shared work', () => {
  let shared: SharedWork;
  let made: number;
  beforeEach(() => {
    shared = new SharedWork();
    made = 0;
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const get = (key: string, version: number, shows: Partial<Made> = {}) =>
    shared.get(key, version, async () => ({ version: 7, bytes: 1, ...shows, turn: ++made }));

  it('is made once for all who want it, before and after it is ready', async () => {
    const waiting = await Promise.all([get('a', 7), get('a', 5), get('b', 7), get('a', 7)]);
    expect(waiting.map(({ turn }) => turn)).toEqual([1, 1, 2, 1]);
    expect(await get('a', 7)).toMatchObject({ turn: 1 });
  });

  it('is made anew, and again once, for those who want a newer version', async () => {
    await get('a', 7);
    const newer = [get('a', 8, { version: 8 }), get('a', 7), get('a', 8, { version: 8 })];
    expect((await Promise.all(newer)).map(({ turn }) => turn)).toEqual([2, 1, 2]);
    expect(await get('a', 7)).toMatchObject({ turn: 2 });
  });

  it('is taken as it is by who had it begun, even if the account has become older: a dump may be restored', async () => {
    expect(await get('a', 9)).toMatchObject({ turn: 1, version: 7 });
    expect(await get('a', 9)).toMatchObject({ turn: 2, version: 7 });
  });

  it('is of every version if it shows none', async () => {
    await get('a', 7, { version: null });
    expect(await get('a', 1_000)).toMatchObject({ turn: 1 });
  });

  it('that fails is told to all who wait, and made anew for who comes then', async () => {
    const fail = () => shared.get('a', 1, () => Promise.reject(new Error('away')));
    const outcomes = await Promise.allSettled([fail(), get('a', 1)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await get('a', 1)).toMatchObject({ turn: 1 });
  });

  it('is made anew after a second: what has no version is never older', async () => {
    jest.useFakeTimers();
    await get('a', 7);
    jest.advanceTimersByTime(999);
    expect(await get('a', 7)).toMatchObject({ turn: 1 });
    jest.advanceTimersByTime(1);
    expect(await get('a', 7)).toMatchObject({ turn: 2 });
  });

  it('takes 32 MB at most: the oldest goes first', async () => {
    const bytes = 8 * 1024 * 1024;
    for (const key of ['a', 'b', 'c', 'd']) await get(key, 7, { bytes });
    expect(await get('a', 7)).toMatchObject({ turn: 1 });
    await get('e', 7, { bytes });
    expect(await get('b', 7)).toMatchObject({ turn: 2 });
    expect(await get('a', 7)).toMatchObject({ turn: 6 });
    // which took the place of b
    expect(await get('c', 7)).toMatchObject({ turn: 3 });
    expect(await get('huge', 7, { bytes: 100 * bytes })).toMatchObject({ turn: 7 });
    expect(await get('e', 7)).toMatchObject({ turn: 8 });
  });
});
