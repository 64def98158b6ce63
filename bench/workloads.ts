import type { LoadedAccount } from './accounts.js';
import type { Next } from './client.js';
import { BY_HAND, type Contestant, OURS } from './contestants.js';
import type { Runner } from './measure.js';
import { ASSIGN_ALL, DASHBOARD, type Operation, SEAT_USAGE, toRequest, UNASSIGN_ALL } from './operations.js';
import { changeEverySecond, pick, seatChanges } from './seat-changes.js';

export interface Workload {
  name: string;
  title: string;
  /** What is counted: requests unless told. */
  counted?: string;
  /** Answers that were stored would be no measure of the work: ours keeps none then. */
  nothingStored?: boolean;
  runners(contestants: Contestant[]): Runner[];
  /** Whose rate is 1. */
  base: string;
}

export function workloadsOf(accounts: LoadedAccount[], grown: Map<number, LoadedAccount>): Workload[] {
  const busy = grown.get(10_000) as LoadedAccount;
  return [
    ...readsOf('seat-usage', 'Seat usage', SEAT_USAGE, accounts),
    ...readsOf('dashboard', 'Dashboard', DASHBOARD, accounts),
    {
      name: 'writes-different',
      title: 'Assign and unassign, different accounts',
      base: BY_HAND,
      runners: each(({ graphql }) => ({ requests: () => seatChanges(graphql, accounts) })),
    },
    {
      name: 'writes-one',
      title: 'Assign and unassign, one account',
      base: BY_HAND,
      runners: each(({ graphql }) => ({ requests: () => seatChanges(graphql, [busy]) })),
    },
    {
      name: 'writes-bulk',
      title: 'Assign and unassign, one account',
      counted: 'users',
      base: 'one by one',
      runners: (contestants) => {
        const contestant = oursOf(contestants);
        return [
          { name: 'one by one', contestant, requests: () => seatChanges(true, [busy]) },
          { name: '1,000 in one mutation', contestant, requests: () => inBulk(busy), worth: 1_000, connections: 1 },
        ];
      },
    },
    ...growthOf('seat-usage', 'Seat usage', grown, ({ key }) => asked([toRequest(true, SEAT_USAGE, key)])),
    ...growthOf('dashboard', 'Dashboard', grown, ({ key }) => asked([toRequest(true, DASHBOARD, key)])),
    ...growthOf('writes', 'Assign and unassign', grown, (account) => seatChanges(true, [account])),
  ];
}

function readsOf(name: string, title: string, operation: Operation, accounts: LoadedAccount[]): Workload[] {
  const account = accounts[0] as LoadedAccount;
  return [
    {
      name: `${name}-same`,
      title: `${title}, one account that changes every second`,
      base: BY_HAND,
      runners: each((contestant) => ({
        requests: () => asked(account.keys.map((key) => toRequest(contestant.graphql, operation, key))),
        beside: () => changeEverySecond(contestant, account),
      })),
    },
    {
      name: `${name}-random`,
      title: `${title}, random accounts, nothing stored`,
      nothingStored: true,
      base: BY_HAND,
      runners: each(({ graphql }) => ({
        requests: () => asked(accounts.map(({ key }) => toRequest(graphql, operation, key))),
      })),
    },
  ];
}

/** Ours alone, in accounts of so many users. */
function growthOf(
  name: string,
  title: string,
  grown: Map<number, LoadedAccount>,
  requests: (account: LoadedAccount) => Next,
): Workload[] {
  const [smallest = 0] = grown.keys();
  const nameOf = (users: number) => `${users.toLocaleString('en-US')} users`;
  return [
    {
      name: `growth-${name}`,
      title: `${title}, one account, nothing stored`,
      nothingStored: true,
      base: nameOf(smallest),
      runners: (contestants) =>
        [...grown].map(([users, account]) => ({
          name: nameOf(users),
          contestant: oursOf(contestants),
          requests: () => requests(account),
        })),
    },
  ];
}

function each(work: (contestant: Contestant) => Pick<Runner, 'requests' | 'beside'>): Workload['runners'] {
  return (contestants) => contestants.map((contestant) => ({ name: contestant.name, contestant, ...work(contestant) }));
}

function oursOf(contestants: Contestant[]): Contestant {
  return contestants.find(({ name }) => name === OURS) as Contestant;
}

/** One of these again and again. */
function asked(requests: Buffer[]): Next {
  return (_, isOver) => (isOver ? undefined : pick(requests));
}

/** A thousand seats given, and taken again. */
function inBulk({ key, unlicensed }: LoadedAccount): Next {
  const userIds = unlicensed.slice(0, 1_000);
  const [assign, unassign] = [ASSIGN_ALL, UNASSIGN_ALL].map((operation) =>
    toRequest(true, operation, key, { userIds }),
  );
  let held = false;
  return (_, isOver) => {
    if (isOver && !held) return undefined;
    held = !held;
    return held ? assign : unassign;
  };
}
