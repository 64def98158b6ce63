import { parse, validate } from 'graphql';
import { createConnection } from 'mysql2/promise';
import { createApiSchema } from '../src/app.js';
import { readConfig } from '../src/config.js';
import { connectionOptions } from '../src/database/connection.js';
import { newId } from '../src/entities/index.js';
import { documentLimits } from '../src/graphql/document-limits.js';
import { weigh } from '../src/graphql/limits.js';

// Families of operations, each of which takes long in a way of its own; the longest of each that the limits let in.

const schema = createApiSchema();
const { limits } = readConfig({});
export const MANY = 100;

export const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
export const aliased = (count: number, field: string) => times(count, (at) => `a${at}: ${field}`).join(' ');

/** Of each user who owns pages, the pages' ids. */
export type Crowd = Map<string, string[]>;

/** 100 users of one name with 100 pages each, besides the Administrator: more than any list shows. */
export async function newCrowd(databaseUrl: string, accountId: string): Promise<Crowd> {
  const now = new Date();
  const pages = new Map(times(MANY, () => [newId('usr') as string, times(MANY, () => newId('pag') as string)]));
  const users = [...pages.keys()].map((id) => [accountId, id, 'Aaron', `${id}@acme.example`, 'MEMBER', now]);
  const rows = [...pages].flatMap(([owner, ids]) =>
    ids.map((id) => {
      const slug = id.toLowerCase().replace('_', '-');
      return [accountId, id, slug, 'Introduction', 30, owner, 'BY_USER', now, now];
    }),
  );
  const connection = await createConnection(connectionOptions(databaseUrl));
  await connection.query('INSERT INTO users (account_id, id, name, email, role, created_at) VALUES ?', [users]);
  const columns = 'account_id, id, slug, title, duration_minutes, owner_id, disabled_reason, disabled_at, created_at';
  await connection.query(`INSERT INTO booking_pages (${columns}) VALUES ?`, [rows]);
  await connection.end();
  return pages;
}

export interface Operation {
  query: string;
  variables?: Record<string, unknown>;
}

/** By what they take: an operation of each size. */
export function familiesOf(crowd: Crowd, prefix: string) {
  const ids = [...crowd.keys()];
  const pagesOf = (fields: string) =>
    `{ users(first: 100) { nodes { id bookingPages(first: 100) { nodes { ${fields} } } } } }`;
  const next = (name: string) => `bookingPages(first: 1) { nodes { owner { id ${name} } } }
    licenses { holder { ${name} } } canAcceptBookings canJoinConversations`;
  const chain = times(3, (at) => `fragment F${at} on User { ${next(`...F${at + 1}`)} }`).join(' ');
  const batch = (turn: number) =>
    times(1_000, (at) => ({ name: 'Zoe', email: `${prefix}-${turn}-${at}@acme.example` }));
  return {
    rows: (size: number): Operation => ({
      query: `{ users(first: 100) { nodes { id ${aliased(size, 'bookingPages(first: 100) { nodes { id } }')} } } }`,
    }),
    links: (size: number): Operation => ({ query: pagesOf(`id ${aliased(size, 'owner { id }')}`) }),
    values: (size: number): Operation => ({ query: pagesOf(aliased(size, 'createdAt')) }),
    statements: (size: number): Operation => ({
      query: `{ ${times(size, (at) => `a${at}: user(id: "${ids[at]}") { id ...F0 }`).join(' ')} }
        ${chain} fragment F3 on User { id }`,
    }),
    batches: (size: number): Operation => ({
      query: `mutation (${times(size, (at) => `$users${at}: [CreateUserInput!]!`).join(' ')}) {
        ${times(size, (at) => `a${at}: createUsers(input: { users: $users${at} }) { userErrors { code } }`).join(' ')} }`,
      variables: Object.fromEntries(times(Math.min(size, 10), (turn) => [`users${turn}`, batch(turn)])),
    }),
    fragments: (size: number): Operation => ({
      query: `{ account { ...F0 } } ${times(size, (at) => `fragment F${at} on Account { name ...F${at + 1} }`).join(' ')}
        fragment F${size} on Account { id }`,
    }),
  };
}

/** The largest size of a family that the limits by default let in. */
export function worstOf(family: (size: number) => Operation): number {
  let [size, refused] = [0, 600];
  while (refused - size > 1) {
    const middle = Math.floor((size + refused) / 2);
    if (isLetIn(family(middle))) size = middle;
    else refused = middle;
  }
  return size;
}

export function isLetIn({ query, variables }: Operation): boolean {
  const document = parse(query, { maxTokens: limits.tokens });
  if (validate(schema, document, [documentLimits(limits)]).length > 0) return false;
  return weigh({ schema, document, variableValues: variables }, limits).refusal === undefined;
}
