/** Chance that is the same for the same seed: what is chosen, not when it happens. */
export interface Chance {
  /** From 0 up to 1, without it. */
  share(): number;
  /** 0, 1, ... up to `count`, without it. */
  below(count: number): number;
  /** Undefined of an empty list. */
  of<T>(list: readonly T[]): T | undefined;
  /** True once in so many times. */
  oneIn(count: number): boolean;
}

/** Each call makes another one of the same seed: whoever chooses has their own, whatever the others do meanwhile. */
export function createChances(seed: number): () => Chance {
  const { share } = createChance(seed);
  return () => createChance(share() * 2 ** 32);
}

/** By the generator mulberry32. */
function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(share() * count);
  return { share, below, of: (list) => list[below(list.length)], oneIn: (count) => below(count) === 0 };
}
