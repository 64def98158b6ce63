/** How many sockets somebody has open in this process. */
export interface SocketPlaces {
  /** Takes one more for whoever the key names; returns how to give it back, once, or undefined when all `most` are taken. */
  take(key: string, most: number): (() => void) | undefined;
}

export function createSocketPlaces(): SocketPlaces {
  const taken = new Map<string, number>();
  return {
    take(key, most) {
      const count = taken.get(key) ?? 0;
      if (count >= most) return undefined;
      taken.set(key, count + 1);
      return () => {
        const left = (taken.get(key) as number) - 1;
        if (left === 0) taken.delete(key);
        else taken.set(key, left);
      };
    },
  };
}
