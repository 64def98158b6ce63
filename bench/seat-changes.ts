import type { LoadedAccount } from './accounts.js';
import { ask, type Next } from './client.js';
import type { Contestant } from './contestants.js';
import { CONNECTIONS } from './measure.js';
import { ASSIGN, toRequest, UNASSIGN } from './operations.js';

/** Seats given to random users and taken again. Each connection has users, or accounts, of its own. */
export function seatChanges(graphql: boolean, accounts: LoadedAccount[]): Next {
  const users = Array.from({ length: CONNECTIONS }, () => [] as { key: string; userId: string }[]);
  for (const [place, { key, unlicensed }] of accounts.entries()) {
    for (const [index, userId] of unlicensed.entries()) {
      users[(accounts.length < CONNECTIONS ? index : place) % CONNECTIONS]?.push({ key, userId });
    }
  }
  const pending: (Buffer | undefined)[] = [];
  return (connection, isOver) => {
    const unassign = pending[connection];
    pending[connection] = undefined;
    if (unassign || isOver) return unassign;
    const { key, userId } = pick(users[connection] ?? []);
    pending[connection] = toRequest(graphql, UNASSIGN, key, { userId });
    return toRequest(graphql, ASSIGN, key, { userId });
  };
}

/** Gives a seat or takes it, in turn, a second apart; what it returns ends that, and then nothing more is held. */
export function changeEverySecond({ url, graphql }: Contestant, { key, unlicensed }: LoadedAccount) {
  const [userId] = unlicensed;
  let operation = ASSIGN;
  const change = async () => {
    const request = toRequest(graphql, operation, key, { userId });
    operation = operation === ASSIGN ? UNASSIGN : ASSIGN;
    await ask(url, request);
  };
  let last: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    last = last.then(change);
    // told by who ends it
    last.catch(() => undefined);
  }, 1_000);
  return async () => {
    clearInterval(timer);
    await last;
    if (operation === UNASSIGN) await change();
  };
}

export function pick<T>(from: T[]): T {
  return from[Math.floor(Math.random() * from.length)] as T;
}
