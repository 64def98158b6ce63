import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newAccount } from '../support/accounts.js';
import { client } from '../support/client.js';

/** Somebody of a made-up organization, as its roster has them. */
export interface Somebody {
  name: string;
  email: string;
  role: 'MEMBER' | 'ADMINISTRATOR';
  licenses: ('SCHEDULED_MEETING' | 'LIVE_ENGAGEMENT')[];
}

/** Of the size and shape of a real one: 1,144 people, of whom 310 and 340 want a license, here and there in the file. */
export const ORGANIZATION: Somebody[] = Array.from({ length: 1_144 }, (_, row) => ({
  name: row % 50 === 7 ? `Jörg "J${row}" Müller, geb. Groß` : `Person ${row}`,
  email: `${row % 40 === 3 ? 'Péter.' : 'person'}${row}@roster.example`,
  role: row < 8 ? 'ADMINISTRATOR' : 'MEMBER',
  licenses: [
    ...(isOneOf(310, row) ? (['SCHEDULED_MEETING'] as const) : []),
    ...(isOneOf(340, row + 2) ? (['LIVE_ENGAGEMENT'] as const) : []),
  ],
}));

/** Chooses `many` of any 1,144 rows in a row, evenly. */
function isOneOf(many: number, row: number): boolean {
  return Math.floor(((row + 1) * many) / 1_144) > Math.floor((row * many) / 1_144);
}

/** Where somebody stands in the file that `rosterOf` makes. */
export const lineOf = (place: number) => place + 2;

export function rosterOf(people: Somebody[]): string {
  const rows = people.map(({ name, email, role, licenses }) =>
    [`"${name.replaceAll('"', '""')}"`, email, role, licenses.join(' ')].join(','),
  );
  return `${['name,email,role,licenses', ...rows].join('\n')}\n`;
}

/** A folder for the files of a test file. */
export function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'seatkeeper-import-'));
  let count = 0;
  return {
    /** Writes a file and returns its path. */
    write(content: string | Buffer): string {
      const path = join(folder, `roster-${count++}.csv`);
      writeFileSync(path, content);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

const USERS = `query ($after: String) { users(first: 100, after: $after, orderBy: CREATED_AT) {
  nodes { name email role licenses { kind } } pageInfo { hasNextPage endCursor } } }`;
const EVENTS = `query ($after: String) { events(first: 100, after: $after) {
  nodes { __typename sequence ... on UserCreated { name role } ... on SeatAssigned { holderName availableAfter pool { kind } } }
  pageInfo { hasNextPage endCursor } } }`;

/** A new account, and all that an import changes of it, as its Administrator sees it. */
export async function openAccount(server: { url: string }, [scheduledMeeting, liveEngagement]: [number, number]) {
  const { apiKey } = await newAccount({ scheduledMeeting, liveEngagement });
  const ada = client(server, apiKey);
  const all = async <T>(query: string, field: string): Promise<T[]> => {
    const nodes: T[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: { nodes: T[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } = (
        await ada.ask<Record<string, never>, object>(query, { after })
      )[field] as never;
      nodes.push(...page.nodes);
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    return nodes;
  };
  return {
    apiKey,
    ada,
    /** Without Ada, in the order in which they came. */
    async people(): Promise<Somebody[]> {
      type Node = Omit<Somebody, 'licenses'> & { licenses: { kind: Somebody['licenses'][number] }[] };
      const users = await all<Node>(USERS, 'users');
      return users
        .filter(({ email }) => email !== 'ada@acme.example')
        .map(({ licenses, ...user }) => ({
          ...user,
          licenses: licenses
            .map(({ kind }) => kind)
            .sort()
            .reverse(),
        }));
    },
    events: () => all<{ __typename: string; [field: string]: unknown }>(EVENTS, 'events'),
    async cursor(): Promise<string> {
      const query = '{ account { eventCursor } }';
      return (await ada.ask<{ account: { eventCursor: string } }, object>(query)).account.eventCursor;
    },
    async pools(): Promise<Record<string, { assigned: number; available: number }>> {
      const { licensePools } = await ada.ask<
        { licensePools: { kind: string; assigned: number; available: number }[] },
        object
      >('{ licensePools { kind assigned available } }');
      return Object.fromEntries(licensePools.map(({ kind, ...numbers }) => [kind, numbers]));
    },
  };
}

/** The people with the licenses that they get while there are free ones, in the file's order. */
export function provided(people: Somebody[], [scheduledMeeting, liveEngagement]: [number, number]): Somebody[] {
  const free = { SCHEDULED_MEETING: scheduledMeeting, LIVE_ENGAGEMENT: liveEngagement };
  return people.map((somebody) => ({ ...somebody, licenses: somebody.licenses.filter((kind) => free[kind]-- > 0) }));
}
