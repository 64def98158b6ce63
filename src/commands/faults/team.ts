import { createAccount } from '../../accounts/create-account.js';
import type { Pools } from '../../database/pools.js';
import { type Asking, mutate, query } from './ask.js';
import type { Chance } from './chance.js';

/** Somebody who stays as they are for the whole run: they change things, or listen. */
export interface Person {
  id: string;
  key: string;
}

/** An account, as those who change it at random know it: a little out of date now and then. */
export interface Team {
  accountId: string;
  /** The beginning of its log. */
  cursor: string;
  ada: Person;
  bob: Person;
  /** A Member. */
  mia: Person;
  seen: Seen;
  /** Secrets that guests were told, and keys that may go. */
  cancelTokens: string[];
  visitorTokens: string[];
  apiKeys: string[];
}

interface Ids {
  nodes: { id: string }[];
}

interface Seen {
  users: { nodes: { id: string; role: string; licenses: { kind: string }[] }[] };
  bookingPages: { nodes: { id: string; slug: string; enabled: boolean; owner: { id: string } }[] };
  bookings: Ids;
  waiting: Ids;
  active: Ids;
}

const SEEN = `{
  users(first: 100) { nodes { id role licenses { kind } } }
  bookingPages(first: 100) { nodes { id slug enabled owner { id } } }
  bookings(first: 50, from: "$FROM") { nodes { id } }
  waiting: conversations(first: 20, status: WAITING) { nodes { id } }
  active: conversations(first: 20, status: ACTIVE) { nodes { id } }
}`;

const SEATS = { SCHEDULED_MEETING: 60, LIVE_ENGAGEMENT: 60 };
const CROWD = 30;
export const DAY_MS = 24 * 60 * 60 * 1_000;

/** An account with Ada and Bob, Administrators, Mia, who holds a license of each kind and owns two pages, and a crowd. */
export async function openTeam(run: Asking, chance: Chance, pools: Pools, name: string): Promise<Team> {
  const { accountId, userId, apiKey } = await createAccount(pools, {
    ...{ name, adminName: 'Ada', adminEmail: 'ada@acme.example', capacity: SEATS },
  });
  const ada = { id: userId, key: apiKey };
  const start = await insist(run, () =>
    query<{ account: { eventCursor: string } }>(run, chance, ada.key, '{ account { eventCursor } }'),
  );
  const join = async (person: object): Promise<Person> => {
    const done = async (mutation: string, input: object, selection: string) =>
      (await mutate(run, chance, accountId, { mutation, key: ada.key, input, selection })) as never;
    const { user }: { user: { id: string } } = await done('createUser', person, 'user { id }');
    const key: { secret: string } = await done('createApiKey', { userId: user.id, label: 'Faults' }, 'secret');
    return { id: user.id, key: key.secret };
  };
  const bob = await join({ name: 'Bob', email: 'bob@acme.example', role: 'ADMINISTRATOR' });
  const mia = await join({ name: 'Mia', email: 'mia@acme.example', licenses: Object.keys(SEATS) });
  for (const slug of ['one', 'two']) {
    const input = { title: 'Introduction', slug: `${accountId.slice(4).toLowerCase()}-${slug}`, ownerId: mia.id };
    await mutate(run, chance, accountId, { mutation: 'createBookingPage', key: ada.key, input });
  }
  const users = Array.from({ length: CROWD }, (_, index) => {
    const licenses = index % 2 === 0 ? ['SCHEDULED_MEETING'] : [];
    return { name: `User ${index}`, email: `crowd-${index}@acme.example`, licenses };
  });
  await mutate(run, chance, accountId, { mutation: 'createUsers', key: ada.key, input: { users } });
  const seen = await insist(run, () => see(run, chance, ada));
  return {
    accountId,
    cursor: start.account.eventCursor,
    ada,
    bob,
    mia,
    seen,
    cancelTokens: [],
    visitorTokens: [],
    apiKeys: [],
  };
}

/** Looks again how the account is, if a server answers. */
export async function lookAgain(run: Asking, chance: Chance, team: Team): Promise<void> {
  team.seen = (await see(run, chance, team.ada)) ?? team.seen;
}

function see(run: Asking, chance: Chance, { key }: Person): Promise<Seen | undefined> {
  const from = new Date(Date.now() + chance.share() * 300 * DAY_MS).toISOString();
  return query<Seen>(run, chance, key, SEEN.replace('$FROM', from));
}

async function insist<T>({ ledger }: Asking, ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (ledger.wrong[0]) throw new Error(ledger.wrong[0]);
  }
}
