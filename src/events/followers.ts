import type { Queries } from '../database/pools.js';
import { Follower } from './follower.js';
import type { LogSource } from './log.js';

/** The followers of a process: one per account, for as long as somebody uses it. */
export interface Followers {
  /** Rejects with `Unavailable` when the database is away. Each `join` wants a `leave`. */
  join(accountId: string): Promise<Follower>;
  leave(accountId: string): void;
  /** The sequence of the newest event that this process knows of an account that it follows. */
  head(accountId: string): number;
  /**
   * Asks the database how far the logs of all followed accounts are, in one statement, and of which epoch. A log that is
   * shorter than it was, or of another epoch, is another one: an older state was restored.
   */
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

    head: (accountId) => followed.get(accountId)?.follower.head ?? 0,

    async look() {
      if (looking) return;
      looking = true;
      try {
        // what is known by now can be read: `head` may move while we ask
        const known = new Map([...followed.values()].map(({ follower }) => [follower, follower.head]));
        const { epoch, sequences } = await readSequences(source.pools.read, [...followed.keys()]);
        const isOther = epoch !== source.epoch;
        source.epoch = epoch;
        for (const [follower, head] of known) {
          const sequence = sequences.get(follower.accountId) ?? 0;
          if (head >= 0 && (isOther || sequence < head)) follower.replace(sequence);
          else follower.reach(sequence);
        }
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

async function readSequences(
  db: Queries,
  accountIds: string[],
): Promise<{ epoch: string; sequences: Map<string | null, number> }> {
  const rows = await db.query<{ epoch: string; id: string | null; sequence: number }>(
    `/* readSequences */ SELECT d.epoch, a.id, a.sequence FROM deployment d LEFT JOIN accounts a ON a.id IN (?)`,
    [['', ...accountIds]],
  );
  const epoch = rows[0]?.epoch as string;
  return { epoch, sequences: new Map(rows.map(({ id, sequence }) => [id, sequence])) };
}
