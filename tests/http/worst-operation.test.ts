import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Crowd,
  familiesOf,
  isLetIn,
  MANY,
  newCrowd,
  type Operation,
  times,
  worstOf,
} from '../../bench/worst-operations.js';
import type { App } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { newAccount, unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { services } from '../support/services.js';
import { TRANSPORTS } from './transports.js';

describe('the worst operations that the limits let in are answered, all of them', () => {
  let app: App & { url: string };
  let authorization: string;
  let crowd: Crowd;
  beforeAll(async () => {
    app = await startApp();
    const { accountId, apiKey } = await newAccount();
    authorization = `Bearer ${apiKey}`;
    crowd = await newCrowd(services().databaseUrl, accountId);
  });
  afterAll(() => app.close());

  /** The longest of a family that is let in; the next one is not. */
  const worst = (family: (size: number) => Operation) => {
    const size = worstOf(family);
    expect([isLetIn(family(size)), isLetIn(family(size + 1))]).toEqual([true, false]);
    return { size, operation: family(size) };
  };

  describe.each(TRANSPORTS)('over %s', (_transport, ask) => {
    const answer = async <T>(operation: Operation): Promise<T> => {
      const { data, errors } = await ask(app, authorization, operation);
      expect(errors).toEqual([]);
      return data as T;
    };

    it('for their rows: 100 users with 100 pages each, as often as may be', async () => {
      const { size, operation } = worst(familiesOf(crowd, '').rows);
      expect(size).toBeGreaterThanOrEqual(1);
      const { users } = await answer<{ users: { nodes: Record<string, { nodes: { id: string }[] }>[] } }>(operation);
      const shown = users.nodes.map(({ id, ...lists }) => [
        id,
        Object.values(lists).map(({ nodes }) => nodes.map((page) => page.id)),
      ]);
      expect(new Map(shown as [string, string[][]][])).toEqual(
        new Map([...crowd].map(([id, pages]) => [id, times(size, () => pages)])),
      );
    });

    it('for their links: of 10,000 pages the owner, as often as may be', async () => {
      const { size, operation } = worst(familiesOf(crowd, '').links);
      type Page = { id: string; [alias: string]: unknown };
      const { users } = await answer<{ users: { nodes: { bookingPages: { nodes: Page[] } }[] } }>(operation);
      const shown = users.nodes.flatMap(({ bookingPages }) => bookingPages.nodes);
      const expected = [...crowd].flatMap(([owner, pages]) =>
        pages.map((id) => [id, { id, ...Object.fromEntries(times(size, (at) => [`a${at}`, { id: owner }])) }] as const),
      );
      expect(new Map(shown.map((page) => [page.id, page]))).toEqual(new Map(expected));
    });

    it('for their values: of 10,000 pages as many fields as may be', async () => {
      const { size, operation } = worst(familiesOf(crowd, '').values);
      expect(size).toBeGreaterThanOrEqual(2);
      const { users } = await answer<{ users: { nodes: { bookingPages: { nodes: object[] } }[] } }>(operation);
      const shown = users.nodes.flatMap(({ bookingPages }) => bookingPages.nodes);
      expect(shown).toHaveLength(MANY * MANY);
      expect(new Set(shown.map((page) => Object.keys(page).length))).toEqual(new Set([size]));
    });

    it('for their statements: as many users by their ids as there may be aliases, and all that is behind them', async () => {
      const { size, operation } = worst(familiesOf(crowd, '').statements);
      expect(size).toBeGreaterThan(5);
      type User = { id: string; bookingPages: { nodes: { owner: User }[] } };
      const shown = Object.values(await answer<Record<string, User>>(operation));
      const ids = [...crowd.keys()].slice(0, size);
      expect(shown.map(({ id }) => id)).toEqual(ids);
      const deepest = shown.map((user) => {
        let owner: User | undefined = user;
        for (let level = 0; level < 3; level++) owner = owner?.bookingPages.nodes[0]?.owner;
        return owner?.id;
      });
      expect(deepest).toEqual(ids);
    });

    it('for their batches: as many thousands of new users as may be', async () => {
      const prefix = unique('zoe');
      const { size, operation } = worst(familiesOf(crowd, prefix).batches);
      expect(size).toBeGreaterThanOrEqual(1);
      expect(await answer(operation)).toEqual(Object.fromEntries(times(size, (at) => [`a${at}`, { userErrors: [] }])));
      const { users } = await answer<{ users: { totalCount: number } }>({
        query: `{ users(filter: { search: "${prefix}" }) { totalCount } }`,
      });
      expect(users.totalCount).toBe(1_000 * size);
    });

    it('for their validation: as many fragments within each other as there may be fields', async () => {
      const { size, operation } = worst(familiesOf(crowd, '').fragments);
      expect(size).toBeGreaterThan(readConfig({}).limits.fields / 3);
      expect(await answer(operation)).toEqual({ account: { name: 'Acme', id: expect.any(String) } });
    });
  });
});
