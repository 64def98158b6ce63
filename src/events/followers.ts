import { Follower } from './follower.js';
import type { LogSource } from './log.js';

/** The followers of a process: one per account, for as long as somebody uses it. */
export interface Followers {
  /** Rejects with `Unavailable` when the database is away. Each `join` wants a `leave`. */
  join(accountId: string): Promise<Follower>;
  leave(accountId: string): void;
  /** Asks the database how far the logs of all followed accounts are, in one statement. */
  look(): Promise<void>;
  close(): void;
}

/** Redis away, this is how late an event can be. */
const LOOK_MS = 1_000;

export function createFollowers(source: LogSource): Followers {
  const followed = new Map<string, { users: number; follower: Follower; started: Promise<void> }>();
  let looking = false;

  const followers: Followers = {
    async join(accountId) {
      let entry = followed.get(accountId);
      if (entry === undefined) {
        const follower = new Follower(source, accountId);
        entry = { users: 0, follower, started: follower.start() };
        followed.set(accountId, entry);
      }
      entry.users++;
      try {
        await entry.started;
        return entry.follower;
      } catch (error) {
        followers.leave(accountId);
        throw error;
      }
    },

    leave(accountId) {
      const entry = followed.get(accountId);
      if (entry === undefined || --entry.users > 0) return;
      followed.delete(accountId);
      source.doorbell.stopListening(accountId);
    },

    async look() {
      if (looking || followed.size === 0) return;
      looking = true;
      try {
        const accounts = await source.pools.read.query<{ id: string; sequence: number }>(
          '/* Followers.look */ SELECT id, sequence FROM accounts WHERE id IN (?)',
          [[...followed.keys()]],
        );
        for (const { id, sequence } of accounts) followed.get(id)?.follower.reach(sequence);
      } catch (error) {
        source.logger.debug({ err: error }, 'the lengths of the logs could not be read');
      } finally {
        looking = false;
      }
    },

    close() {
      clearInterval(timer);
    },
  };
  const timer = setInterval(() => void followers.look(), LOOK_MS);
  return followers;
}
