import { encodeEventCursor, type LogHead } from '../entities/index.js';
import type { Follower } from './follower.js';
import type { StreamProgress } from './progress.js';
import { pull } from './pull.js';
import type { Made } from './shared-work.js';
import type { Store } from './store.js';
import { patiently } from './stream-events.js';

const RETRY_MS = 500;

/**
 * How far the log is: at once, when it has grown (bursts are folded), and `everySeconds` after it was told last. It was so
 * at the head's `at`, which is no earlier than the newest event that this process has handed on by the time it is asked
 * for the head. A head is told when the other streams of the socket, as `progress` knows them, have sent all that they
 * have to tell up to it. Waits in silence while the database is away; opening it rejects with `Unavailable` then.
 */
export async function streamHead(
  { store, progress }: { store: Store; progress: StreamProgress | null },
  accountId: string,
  everySeconds: number,
): Promise<AsyncIterableIterator<LogHead>> {
  const follower = await store.followers.join(accountId);
  let told = -1;
  let tellAt = 0;
  let open = true;
  let wake = () => {};

  const newEvent = (patienceMs?: number) =>
    new Promise<void>((resolve) => {
      const timer = patienceMs === undefined ? undefined : setTimeout(() => wake(), patienceMs);
      wake = () => {
        clearTimeout(timer);
        follower.stopWaiting(wake);
        resolve();
      };
      follower.wait(wake);
    });
  const next = async () => {
    while (open) {
      const waitMs = tellAt - performance.now();
      if (follower.head === told && waitMs > 0) {
        await newEvent(waitMs);
        continue;
      }
      const { head: known, replaced } = follower;
      const head = await patiently(() => (told >= 0 && known > told ? sharedHead : readHead)(store, follower));
      if (head.sequence < known) {
        // an older state was restored: the follower learns of it, too
        await newEvent(RETRY_MS);
        continue;
      }
      // watchers hear of an event first
      follower.reach(head.sequence);
      while (open && follower.replaced === replaced && follower.head < head.sequence) await newEvent();
      await progress?.reached(head.sequence);
      if (!open || follower.replaced !== replaced) continue;
      told = head.sequence;
      tellAt = performance.now() + everySeconds * 1_000;
      return { value: head };
    }
    return null;
  };
  return pull(next, () => {
    open = false;
    store.followers.leave(accountId);
    wake();
  });
}

/** One for all who have heard of the same event. */
async function sharedHead(store: Store, follower: Follower): Promise<LogHead> {
  const { accountId, head: known, replaced } = follower;
  const make = async (): Promise<Made & { head: LogHead }> => {
    const head = await readHead(store, follower);
    return { version: head.sequence, bytes: head.cursor.length, head };
  };
  return (await store.shared.get(`sharedHead ${accountId} ${replaced}`, known, make)).head;
}

async function readHead({ pools, epoch }: Store, { accountId }: Follower): Promise<LogHead> {
  const [row] = await pools.read.query<{ sequence: number; at: Date }>(
    '/* readHead */ SELECT sequence, NOW(3) AS at FROM accounts WHERE id = ?',
    [accountId],
  );
  const { sequence, at } = row as { sequence: number; at: Date };
  return { sequence, cursor: encodeEventCursor({ epoch, accountId, sequence }), at };
}
