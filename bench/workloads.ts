import type { LoadedAccount } from './accounts.js';
import { ask, type Next } from './client.js';
import type { Contestant } from './contestants.js';
import { ASSIGN, DASHBOARD, type Operation, SEAT_USAGE, toRequest, UNASSIGN } from './operations.js';

export const CONNECTIONS = 32;

export interface Workload {
  name: string;
  title: string;
  /** Where answers that were stored would be no measure of the work: ours keeps none then. */
  nothingStored?: boolean;
  requests(contestant: Contestant): Next;
  /** The account that is changed every second meanwhile. */
  changed?: LoadedAccount;
}

export function workloadsOf(accounts: LoadedAccount[], busy: LoadedAccount): Workload[] {
  const [asked] = accounts as [LoadedAccount];
  const reads = (name: string, title: string, operation: Operation): Workload[] => [
    {
      name: `${name}-same`,
      title: `${title}, one account that changes every second`,
      changed: asked,
      requests: (contestant) => {
        const request = toRequest(contestant.graphql, operation, asked.key);
        return (_, isOver) => (isOver ? undefined : request);
      },
    },
    {
      name: `${name}-random`,
      title: `${title}, random accounts, nothing stored`,
      nothingStored: true,
      requests: (contestant) => {
        const requests = accounts.map(({ key }) => toRequest(contestant.graphql, operation, key));
        return (_, isOver) => (isOver ? undefined : pick(requests));
      },
    },
  ];
  return [
    ...reads('seat-usage', 'Seat usage', SEAT_USAGE),
    ...reads('dashboard', 'Dashboard', DASHBOARD),
    {
      name: 'writes-different',
      title: 'Assign and unassign, different accounts',
      requests: ({ graphql }) => seatChanges(graphql, accounts),
    },
    {
      name: 'writes-one',
      title: 'Assign and unassign, one account',
      requests: ({ graphql }) => seatChanges(graphql, [busy]),
    },
  ];
}

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

/** Gives a seat or takes it, in turn, a second apart; `stop` resolves once it is over, and nothing is held. */
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
    // told by who stops it
    last.catch(() => undefined);
  }, 1_000);
  return async () => {
    clearInterval(timer);
    await last;
    if (operation === UNASSIGN) await change();
  };
}

function pick<T>(from: T[]): T {
  return from[Math.floor(Math.random() * from.length)] as T;
}
