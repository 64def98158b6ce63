import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, validate } from 'graphql';
import { createConnection } from 'mysql2/promise';
import { type App, createApiSchema } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { connectionOptions } from '../../src/database/connection.js';
import { newId } from '../../src/entities/index.js';
import { documentLimits } from '../../src/graphql/document-limits.js';
import { weigh } from '../../src/graphql/limits.js';
import { newAccount, unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { services } from '../support/services.js';
import { TRANSPORTS } from './transports.js';

const schema = createApiSchema();
const { limits } = readConfig({});
const MANY = 100;
const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

interface Crowd {
  authorization: string;
  /** Of each user who owns pages, the pages' ids. */
  pages: Map<string, string[]>;
}

/** 100 users of one name with 100 pages each, besides the Administrator: more than any list shows. */
async function newCrowd(): Promise<Crowd> {
  const { accountId, apiKey } = await newAccount();
  const now = new Date();
  const pages = new Map(times(MANY, () => [newId('usr') as string, times(MANY, () => newId('pag') as string)]));
  const users = [...pages.keys()].map((id) => [accountId, id, 'Aaron', `${id}@acme.example`, 'MEMBER', now]);
  const rows = [...pages].flatMap(([owner, ids]) =>
    ids.map((id) => [
      accountId,
      id,
      id.toLowerCase().replace('_', '-'),
      'Introduction',
      30,
      owner,
      'BY_USER',
      now,
      now,
    ]),
  );
  const connection = await createConnection(connectionOptions(services().databaseUrl));
  await connection.query('INSERT INTO users (account_id, id, name, email, role, created_at) VALUES ?', [users]);
  const columns = 'account_id, id, slug, title, duration_minutes, owner_id, disabled_reason, disabled_at, created_at';
  await connection.query(`INSERT INTO booking_pages (${columns}) VALUES ?`, [rows]);
  await connection.end();
  return { authorization: `Bearer ${apiKey}`, pages };
}

/** Whether the limits let an operation in. */
function isLetIn(query: string, variableValues?: Record<string, unknown>): boolean {
  const document = parse(query, { maxTokens: limits.tokens });
  if (validate(schema, document, [documentLimits(limits)]).length > 0) return false;
  return weigh({ schema, document, variableValues }, limits).refusal === undefined;
}

/** The longest of a family of operations that is let in. */
function worst(query: (size: number) => string, variables?: Record<string, unknown>): { size: number; query: string } {
  let [size, refused] = [1, 600];
  while (refused - size > 1) {
    const middle = Math.floor((size + refused) / 2);
    if (isLetIn(query(middle), variables)) size = middle;
    else refused = middle;
  }
  expect([isLetIn(query(size), variables), isLetIn(query(size + 1), variables)]).toEqual([true, false]);
  return { size, query: query(size) };
}

const aliased = (count: number, field: string) => times(count, (at) => `a${at}: ${field}`).join(' ');

describe('the worst operations that the limits let in are answered, all of them', () => {
  let app: App & { url: string };
  let crowd: Crowd;
  beforeAll(async () => {
    app = await startApp();
    crowd = await newCrowd();
  });
  afterAll(() => app.close());

  describe.each(TRANSPORTS)('over %s', (_transport, ask) => {
    const answer = async <T>(query: string, variables?: object): Promise<T> => {
      const { data, errors } = await ask(app, crowd.authorization, { query, variables });
      expect(errors).toEqual([]);
      return data as T;
    };

    it('for their rows: 100 users with 100 pages each, as often as may be', async () => {
      const { size, query } = worst(
        (count) =>
          `{ users(first: 100) { nodes { id ${aliased(count, 'bookingPages(first: 100) { nodes { id } }')} } } }`,
      );
      expect(size).toBeGreaterThan(1);
      const { users } = await answer<{ users: { nodes: Record<string, { nodes: { id: string }[] }>[] } }>(query);
      const shown = users.nodes.map(({ id, ...lists }) => [
        id,
        Object.values(lists).map(({ nodes }) => nodes.map((page) => page.id)),
      ]);
      expect(new Map(shown as [string, string[][]][])).toEqual(
        new Map([...crowd.pages].map(([id, pages]) => [id, times(size, () => pages)])),
      );
    });

    it('for their links: of 10,000 pages the owner, as often as may be', async () => {
      const { size, query } = worst(
        (count) =>
          `{ users(first: 100) { nodes { bookingPages(first: 100) { nodes { id ${aliased(count, 'owner { id }')} } } } } }`,
      );
      type Page = { id: string; [alias: string]: unknown };
      const { users } = await answer<{ users: { nodes: { bookingPages: { nodes: Page[] } }[] } }>(query);
      const shown = users.nodes.flatMap(({ bookingPages }) => bookingPages.nodes);
      const expected = [...crowd.pages].flatMap(([owner, pages]) =>
        pages.map((id) => [id, { id, ...Object.fromEntries(times(size, (at) => [`a${at}`, { id: owner }])) }] as const),
      );
      expect(new Map(shown.map((page) => [page.id, page]))).toEqual(new Map(expected));
    });

    it('for their values: of 10,000 pages as many fields as may be', async () => {
      const { size, query } = worst(
        (count) =>
          `{ users(first: 100) { nodes { bookingPages(first: 100) { nodes { ${aliased(count, 'createdAt')} } } } } }`,
      );
      expect(size).toBeGreaterThan(10);
      const { users } = await answer<{ users: { nodes: { bookingPages: { nodes: object[] } }[] } }>(query);
      const shown = users.nodes.flatMap(({ bookingPages }) => bookingPages.nodes);
      expect(shown).toHaveLength(MANY * MANY);
      expect(new Set(shown.map((page) => Object.keys(page).length))).toEqual(new Set([size]));
    });

    it('for their statements: as many users by their ids as there may be aliases, and all that is behind them', async () => {
      const ids = [...crowd.pages.keys()];
      const next = (name: string) => `bookingPages(first: 1) { nodes { owner { id ${name} } } }
        licenses { holder { ${name} } } canAcceptBookings canJoinConversations`;
      const fragments = times(3, (at) => `fragment F${at} on User { ${next(`...F${at + 1}`)} }`).join(' ');
      const { size, query } = worst(
        (count) =>
          `{ ${times(count, (at) => `a${at}: user(id: "${ids[at]}") { id ...F0 }`).join(' ')} } ${fragments} fragment F3 on User { id }`,
      );
      expect(size).toBeGreaterThan(10);
      type User = { id: string; bookingPages: { nodes: { owner: User }[] } };
      const shown = Object.values(await answer<Record<string, User>>(query));
      expect(shown.map(({ id }) => id)).toEqual(ids.slice(0, size));
      const deepest = shown.map((user) => {
        let owner: User | undefined = user;
        for (let level = 0; level < 3; level++) owner = owner?.bookingPages.nodes[0]?.owner;
        return owner?.id;
      });
      expect(deepest).toEqual(ids.slice(0, size));
    });

    it('for their batches: as many thousands of new users as may be', async () => {
      const prefix = unique('zoe');
      const batch = (turn: number) =>
        times(1_000, (at) => ({ name: 'Zoe', email: `${prefix}-${turn}-${at}@acme.example` }));
      const variables = Object.fromEntries(times(10, (turn) => [`users${turn}`, batch(turn)]));
      const { size, query } = worst((count) => {
        const declared = times(count, (at) => `$users${at}: [CreateUserInput!]!`).join(' ');
        const fields = times(
          count,
          (at) => `a${at}: createUsers(input: { users: $users${at} }) { userErrors { code } }`,
        );
        return `mutation (${declared}) { ${fields.join(' ')} }`;
      }, variables);
      expect(await answer(query, variables)).toEqual(
        Object.fromEntries(times(size, (at) => [`a${at}`, { userErrors: [] }])),
      );
      const { users } = await answer<{ users: { totalCount: number } }>(
        `{ users(filter: { search: "${prefix}" }) { totalCount } }`,
      );
      expect(users.totalCount).toBe(1_000 * size);
    });

    it('for their validation: as many fragments within each other as there may be fields', async () => {
      const { size, query } = worst((count) => {
        const fragments = times(count, (at) => `fragment F${at} on Account { name ...F${at + 1} }`);
        return `{ account { ...F0 } } ${fragments.join(' ')} fragment F${count} on Account { id }`;
      });
      expect(size).toBeGreaterThan(limits.fields / 3);
      expect(await answer(query)).toEqual({ account: { name: 'Acme', id: expect.any(String) } });
    });
  });
});
