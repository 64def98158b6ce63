import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';
import { connectionOptions } from '../src/database/connection.js';
import { openServices } from '../src/embedded/services.js';
import { ResizeLicensePoolDocument } from './generated/operations.js';
import { cursorOf, newAccount, newPage, newUser } from './support/accounts.js';
import { startApp } from './support/app.js';
import { client } from './support/client.js';
import { type Server, startServer } from './support/server.js';
import { asOwner, newDatabase, services } from './support/services.js';
import { type Subscriber, subscribe } from './support/subscriber.js';

interface Event {
  __typename: string;
  id: string;
  sequence: number;
  cursor: string;
  capacity?: number;
}

// without links, which lead to what is there now: what stays is compared
const FIELDS = '{ __typename id sequence cursor ... on PoolResized { capacity } }';
const LIVE = `subscription ($after: String) { event: accountEvents(after: $after) ${FIELDS} }`;
const LOG = `query ($after: String) { events(after: $after) { nodes ${FIELDS} pageInfo { endCursor hasNextPage } } }`;

const listen = (server: { url: string }, key: string, after?: string): Promise<Subscriber<{ event: Event }>> =>
  subscribe(server, key, LIVE, { after });

/** Numbers from 0 to 1 that are the same in each run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Reads `count` events, cut off again and again, and comes back by the cursor of what it read last, elsewhere. */
async function readWithCuts(servers: { url: string }[], key: string, after: string, count: number, most: number) {
  const next = random(count);
  const events: Event[] = [];
  let cuts = 0;
  while (events.length < count) {
    const server = servers[cuts % servers.length] as { url: string };
    const subscriber = await listen(server, key, events.at(-1)?.cursor ?? after);
    const wanted = Math.min(count - events.length, Math.ceil(next() * most));
    for (const { event } of await subscriber.take(wanted)) events.push(event);
    subscriber.socket.cut();
    cuts++;
  }
  return { events, cuts };
}

interface LogPage {
  events: { nodes: Event[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
}

/** The whole log after the cursor, by the query. */
async function readLog(server: { url: string }, key: string, cursor: string): Promise<Event[]> {
  const log: Event[] = [];
  for (let after = cursor, more = true; more; ) {
    const { events } = await client(server, key).ask<LogPage, object>(LOG, { after });
    log.push(...events.nodes);
    after = events.pageInfo.endCursor;
    more = events.pageInfo.hasNextPage;
  }
  return log;
}

const kind = 'SCHEDULED_MEETING';

/** An owner whose seat goes and comes: each turn records an event for each of the pages, and one for the seat. */
async function newOwner(server: { url: string }, key: string, pages: number): Promise<string> {
  const userId = await newUser(server, key, { licenses: [kind] });
  for (let page = 0; page < pages; page++) await newPage(server, key, userId);
  return userId;
}

const TURN = `mutation ($userId: ID!) {
  off: unassignLicense(input: { userId: $userId, kind: SCHEDULED_MEETING }) { pages: disabledPages { id } userErrors { code } }
  on: assignLicense(input: { userId: $userId, kind: SCHEDULED_MEETING, restorePages: true }) {
    pages: restoredPages { id } userErrors { code }
  }
}`;

interface Turned {
  pages: { id: string }[];
  userErrors: { code: string }[];
}

async function turnSeat(server: { url: string }, key: string, userId: string): Promise<number> {
  const { off, on } = await client(server, key).ask<{ off: Turned; on: Turned }, object>(TURN, { userId });
  expect([off.userErrors, on.userErrors]).toEqual([[], []]);
  return off.pages.length + on.pages.length + 2;
}

async function resize(server: { url: string }, key: string, capacity: number): Promise<number> {
  const input = { kind: 'LIVE_ENGAGEMENT' as const, capacity };
  expect((await client(server, key).ask(ResizeLicensePoolDocument, { input })).resizeLicensePool.userErrors).toEqual(
    [],
  );
  return 1;
}

describe('E3: a subscriber that resumes by its cursor has every event once, in order', () => {
  const cleanUp: (() => unknown)[] = [];
  afterEach(async () => {
    for (const undo of cleanUp.splice(0).reverse()) await undo();
  });

  describe('at two servers', () => {
    let one: Server;
    let other: Server;
    beforeAll(async () => {
      [one, other] = await Promise.all([startServer(), startServer()]);
    });
    afterAll(() => Promise.all([one.stop(), other.stop()]));

    it('though it is cut off at random while 5,000 events happen', async () => {
      const { apiKey } = await newAccount({ scheduledMeeting: 2 });
      const owners = [await newOwner(one, apiKey, 40), await newOwner(one, apiKey, 15)];
      const start = await cursorOf(one, apiKey);
      let written = 0;
      const count = 5_000;
      const write = async (work: (turn: number) => Promise<number>) => {
        for (let turn = 1; written < count; turn++) {
          const events = await work(turn);
          written += events;
        }
      };

      const [{ events, cuts }] = await Promise.all([
        readWithCuts([one, other], apiKey, start, count, 200),
        write(() => turnSeat(one, apiKey, owners[0] as string)),
        write(() => turnSeat(other, apiKey, owners[1] as string)),
        write((turn) => resize(other, apiKey, turn)),
      ]);

      expect(cuts).toBeGreaterThan(30);
      expect(events).toEqual((await readLog(one, apiKey, start)).slice(0, count));
      const first = events[0]?.sequence as number;
      expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => first + index)); // E2
    });

    it('and each server tells its subscribers what happens at the other', async () => {
      const { apiKey } = await newAccount();
      const after = await cursorOf(one, apiKey);
      const [atOne, atOther] = await Promise.all([one, other].map((server) => listen(server, apiKey, after)));
      const hear = async (subscriber?: Subscriber<{ event: Event }>) => (await subscriber?.next())?.event;
      for (const [capacity, server] of [one, other, one, other].entries()) {
        await resize(server, apiKey, capacity + 1);
        const event = await hear(atOne);
        expect(event).toMatchObject({ __typename: 'PoolResized', capacity: capacity + 1, sequence: capacity + 1 });
        expect(await hear(atOther)).toEqual(event);
      }
      for (const subscriber of [atOne, atOther]) subscriber?.socket.cut();
    });
  });

  it('though Redis is stopped for a while', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'resume-'));
    cleanUp.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const openRedis = () => openServices({ dataDir, mariadb: false, redis: true });
    let redis = await openRedis();
    cleanUp.push(() => redis.release());
    const REDIS_URL = redis.redisUrl as string;
    const [one, other] = await Promise.all([startApp({ REDIS_URL }), startApp({ REDIS_URL })]);
    cleanUp.push(() => Promise.all([one.close(), other.close()]));
    const { apiKey } = await newAccount({ scheduledMeeting: 1 });
    const ownerId = await newOwner(one, apiKey, 25);
    const start = await cursorOf(one, apiKey);
    const steady = await listen(other, apiKey, start);
    const heard: Event[] = [];
    const hear = async (count: number) => {
      for (const { event } of await steady.take(count)) heard.push(event);
    };
    const turns = async (count: number) => {
      let events = 0;
      while (events < count) events += await turnSeat(one, apiKey, ownerId);
      return events;
    };
    const count = 5 * 52;
    const cutting = readWithCuts([one, other], apiKey, start, count, 40);

    await hear(await turns(52));
    await redis.release();
    // while it is away: nothing is lost, and changes are unaffected
    await hear(await turns(52));
    await turns(52);
    redis = await openRedis();
    await hear((await turns(104)) + 52);

    const log = await readLog(one, apiKey, start);
    expect(log).toHaveLength(count);
    expect(heard).toEqual(log);
    const { events, cuts } = await cutting;
    expect(events).toEqual(log);
    expect(cuts).toBeGreaterThan(5);
    steady.socket.cut();
  });

  it('and never one of another installation on the same Redis', async () => {
    const urls = [await newDatabase(), await newDatabase()] as [string, string];
    const { apiKey } = await newAccount({ databaseUrl: urls[0] });
    await copyAccounts(urls);
    const [mine, foreign] = await Promise.all(urls.map((url) => startApp({ DATABASE_URL: url })));
    cleanUp.push(() => Promise.all([mine?.close(), foreign?.close()]));
    if (!mine || !foreign) throw new Error('both are started');

    // the same account, as after a restored dump, so that nothing but the installation differs
    const subscriber = await listen(mine, apiKey, await cursorOf(mine, apiKey));
    const foreigner = await listen(foreign, apiKey, await cursorOf(foreign, apiKey));
    for (const capacity of [1, 2, 3]) await resize(foreign, apiKey, capacity);
    await foreigner.take(3);
    await resize(mine, apiKey, 100);

    expect((await subscriber.next()).event).toMatchObject({ sequence: 1, capacity: 100 });
    const theirs = await cursorOf(foreign, apiKey);
    expect(await client(mine, apiKey).refusals(LOG, { after: theirs })).toEqual(['CURSOR_AHEAD']);
    for (const { socket } of [subscriber, foreigner]) socket.cut();
  });
});

async function copyAccounts([from, to]: [string, string]): Promise<void> {
  const [source, target] = [from, to].map((url) => new URL(url).pathname.slice(1));
  const connection = await createConnection(connectionOptions(asOwner(services().databaseUrl)));
  // IGNORE: generated columns are not taken over
  for (const table of ['accounts', 'users', 'api_keys', 'license_pools']) {
    await connection.query(`INSERT IGNORE INTO ${target}.${table} SELECT * FROM ${source}.${table}`);
  }
  await connection.end();
}
