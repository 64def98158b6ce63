import { Unavailable } from '../database/failures.js';

/**
 * Lets a process's writers of one account go one after the other, in the order they came: a busy account holds two
 * connections of the pool, and one more for each that tries again, not all. Between processes the account's row is the lock.
 */
export interface AccountQueue {
  /**
   * Runs `work` after all that came before it for this account; rejects with `Unavailable` when too many wait already.
   * The one behind it begins when it has ended, or calls `next`: all that it wanted is on its way then.
   */
  run<T>(accountId: string, work: (next: () => void) => Promise<T>): Promise<T>;
  /** How many are there now, those included whose turn it is: of all accounts, and of the one with the most. */
  length(): { all: number; longest: number };
  /** Resolves when nobody is left. */
  drained(): Promise<void>;
}

export function createAccountQueue(limit: number): AccountQueue {
  const lines = new Map<string, { length: number; turn: Promise<unknown>; ended: Promise<unknown> }>();
  return {
    async run(accountId, work) {
      const line = lines.get(accountId) ?? { length: 0, turn: Promise.resolve(), ended: Promise.resolve() };
      if (line.length >= limit) throw new Unavailable('too many changes of this account wait already');
      lines.set(accountId, line);
      line.length++;
      let next = () => {};
      const after = new Promise<void>((resolve) => {
        next = resolve;
      });
      const mine = line.turn.then(() => work(next)).finally(next);
      line.turn = after;
      // nothing of what they came to is held
      line.ended = Promise.allSettled([line.ended, mine]).then(() => undefined);
      try {
        return await mine;
      } finally {
        line.length--;
        if (line.length === 0) lines.delete(accountId);
      }
    },
    length() {
      let all = 0;
      let longest = 0;
      for (const { length } of lines.values()) {
        all += length;
        longest = Math.max(longest, length);
      }
      return { all, longest };
    },
    async drained() {
      while (lines.size > 0) await Promise.all([...lines.values()].map((line) => line.ended));
    },
  };
}
