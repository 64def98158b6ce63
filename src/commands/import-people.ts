import type { LicenseKind, UserError } from '../entities/index.js';
import { type ApiClient, createPatience, NoAnswer } from './api-client.js';
import { CommandError } from './command.js';
import { emailKey, type Person } from './roster.js';

/** What became of somebody. */
export interface Arrival {
  person: Person;
  /** False for one who was there before. */
  created: boolean;
  holds: readonly LicenseKind[];
}

export interface Arrivals {
  /** In the order of the file. */
  arrivals: Arrival[];
  /** How many licenses of each kind are left. */
  free: Free;
}

type Free = Map<LicenseKind, number>;

/** What the account's users hold, by the keys of their e-mails. */
type Users = Map<string, LicenseKind[]>;

/** A batch weighs well below what a request may, and a terminal shows that it goes on. */
const BATCH = 200;
/** How often in a row a batch may find that others have changed the account. */
const ROUNDS = 20;

/**
 * Creates those who are not there yet, batch by batch in their order, each with the licenses that they want while there
 * are free ones. It may end at any instant and be run again, with the same end as one run: a batch is all or none, one
 * without an answer is looked for before it is sent again, and who is there already stays as they are. Throws a
 * `CommandError` that tells how far it came when it cannot go on.
 */
export async function importPeople(api: ApiClient, people: Person[], say: (line: string) => void): Promise<Arrivals> {
  const arrived = new Map<Person, Arrival>();
  try {
    const free = await bring(api, people, arrived, say);
    return { arrivals: people.flatMap((person) => arrived.get(person) ?? []), free };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new CommandError(`${error.message}\nStopped: ${progress(people, arrived)}. A new run goes on from there.`);
  }
}

/** What `importPeople` would do now. */
export async function foresee(api: ApiClient, people: Person[]): Promise<Arrivals> {
  const users = await readUsers(api);
  const free = await readFree(api);
  const arrivals = people.map((person) => {
    const holds = users.get(emailKey(person.email));
    return holds ? { person, created: false, holds } : provide(person, free);
  });
  return { arrivals, free };
}

/** Fills `arrived` as it happens; answers with the licenses left. */
async function bring(
  api: ApiClient,
  people: Person[],
  arrived: Map<Person, Arrival>,
  say: (line: string) => void,
): Promise<Free> {
  const patience = createPatience(say);
  const unanswered: Person[][] = [];
  const look = async () => recognize(people, await readUsers(api), unanswered, arrived);

  let free = await readFree(api);
  await look();
  if (arrived.size > 0) say(`${arrived.size} of ${people.length} exist already`);
  let rounds = 0;
  for (;;) {
    const before = arrived.size;
    const batch = people.filter((person) => !arrived.has(person)).slice(0, BATCH);
    if (batch.length === 0) return free;
    free = await readFree(api);
    const planned = batch.map((person) => provide(person, free));
    const answer = await createUsers(api, planned);
    if (answer instanceof NoAnswer) {
      unanswered.push(batch);
      await patience.wait(answer);
      await look();
    } else if (answer.length > 0) {
      rounds += 1;
      if (rounds > ROUNDS || !answer.every(({ code }) => CHANGED.includes(code))) throw refused(answer, batch);
      say('others have changed the account meanwhile: looking again');
      if (answer.some(({ code }) => code === 'EMAIL_TAKEN')) await look();
    } else {
      for (const arrival of planned) arrived.set(arrival.person, arrival);
    }
    if (arrived.size === before) continue;
    rounds = 0;
    patience.renew();
    say(progress(people, arrived));
  }
}

/** Refusals that come of what others did since we looked. */
const CHANGED: string[] = ['EMAIL_TAKEN', 'NO_FREE_LICENSE'];

function progress(people: Person[], arrived: Map<Person, Arrival>): string {
  const created = [...arrived.values()].filter((arrival) => arrival.created).length;
  return `created ${created} of ${people.length - (arrived.size - created)}`;
}

/** A batch that got no answer was carried out if all of it is there: then it was us who created them. */
function recognize(people: Person[], users: Users, unanswered: Person[][], arrived: Map<Person, Arrival>): void {
  const holdsOf = (person: Person) => users.get(emailKey(person.email));
  const ours = new Set(unanswered.filter((batch) => batch.every(holdsOf)).flat());
  for (const person of people) {
    const holds = holdsOf(person);
    if (holds && !arrived.has(person)) arrived.set(person, { person, created: ours.has(person), holds });
  }
}

/** Takes what the person wants out of `free`, as far as there is any. */
function provide(person: Person, free: Free): Arrival {
  const take = (kind: LicenseKind) => {
    const left = free.get(kind) ?? 0;
    if (left > 0) free.set(kind, left - 1);
    return left > 0;
  };
  return { person, created: true, holds: person.licenses.filter(take) };
}

async function createUsers(api: ApiClient, planned: Arrival[]): Promise<UserError[] | NoAnswer> {
  const users = planned.map(({ person: { name, email, role }, holds }) => ({ name, email, role, licenses: holds }));
  try {
    // no more is asked for than is needed: what is read after the change could fail
    const { createUsers } = await api.ask<{ createUsers: { userErrors: UserError[] } }>(
      'mutation Import($input: CreateUsersInput!) { createUsers(input: $input) { userErrors { code field message } } }',
      { input: { users } },
    );
    return createUsers.userErrors;
  } catch (error) {
    if (error instanceof NoAnswer) return error;
    throw error;
  }
}

function refused(faults: UserError[], batch: Person[]): CommandError {
  const lines = faults.map(({ code, field, message }) => {
    const [, place, column] = field ?? [];
    const person = batch[Number(place)];
    return person ? `line ${person.line}: ${column}: ${code}: ${message}` : `${code}: ${message}`;
  });
  return new CommandError(lines.join('\n'));
}

async function readFree(api: ApiClient): Promise<Free> {
  const { licensePools } = await api.read<{ licensePools: { kind: LicenseKind; available: number }[] }>(
    'query ImportPools { licensePools { kind available } }',
  );
  return new Map(licensePools.map(({ kind, available }) => [kind, available]));
}

interface UsersPage {
  users: {
    nodes: { email: string; licenses: { kind: LicenseKind }[] }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

/** In the order of their creation: nobody is missed who is there from the first page to the last. */
async function readUsers(api: ApiClient): Promise<Users> {
  const found: Users = new Map();
  for (let after: string | null = null, more = true; more; ) {
    const { users }: UsersPage = await api.read(
      `query ImportUsers($after: String) { users(first: 100, after: $after, orderBy: CREATED_AT) {
        nodes { email licenses { kind } } pageInfo { hasNextPage endCursor }
      } }`,
      { after },
    );
    for (const { email, licenses } of users.nodes) {
      found.set(
        emailKey(email),
        licenses.map(({ kind }) => kind),
      );
    }
    ({ hasNextPage: more, endCursor: after } = users.pageInfo);
  }
  return found;
}
