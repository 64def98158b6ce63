import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openRaw, type RawSession } from '../database/raw.js';
import { newAccount, newUser } from '../support/accounts.js';
import { client } from '../support/client.js';
import { type Server, startServer } from '../support/server.js';
import { logOf, numbers } from './support.js';

interface Outcome {
  license: { id: string; holder: { id: string } | null } | null;
  availableAfter: number | null;
  userErrors: { code: string }[];
}
const FIELDS = 'license { id holder { id } } availableAfter userErrors { code }';
const ASSIGN = `mutation ($userId: ID!) { outcome: assignLicense(input: { userId: $userId, kind: SCHEDULED_MEETING }) { ${FIELDS} } }`;
const UNASSIGN = ASSIGN.replace('assignLicense', 'unassignLicense');

const SEATS = 10;
const PEOPLE = 60;
const ROUNDS = 15;

describe('L1, L3: a seat is not sold twice', () => {
  let servers: Server[];
  let raw: RawSession;
  beforeAll(async () => {
    servers = await Promise.all([startServer(), startServer()]);
    raw = await openRaw();
  });
  afterAll(async () => {
    await raw.end();
    await Promise.all(servers.map((server) => server.stop()));
  });

  it(`${PEOPLE} requests at once over two processes for ${SEATS} free licenses: ${SEATS} succeed, round after round`, async () => {
    const { accountId, apiKey } = await newAccount({ scheduledMeeting: SEATS });
    const [one, other] = servers.map((server) => client(server, apiKey)) as [Client, Client];
    const people = await Promise.all(numbers(PEOPLE).map(() => newUser(servers[0] as Server, apiKey)));
    let expectedEvents = PEOPLE;

    for (const round of numbers(ROUNDS)) {
      const answers = await Promise.all(
        people.map((userId, index) => send((index + round) % 2 ? one : other, ASSIGN, userId)),
      );
      const given = answers.flatMap(({ license }) => license ?? []);
      const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
      expect(codes).toEqual(Array(PEOPLE - SEATS).fill('NO_FREE_LICENSE'));
      expect(given).toHaveLength(SEATS);
      expect(new Set(given.map(({ id }) => id)).size).toBe(SEATS);
      const left = answers.flatMap(({ availableAfter }) => availableAfter ?? []);
      expect(left.toSorted((a, b) => a - b)).toEqual(numbers(SEATS - 1, 0));

      // who was told that they hold one are those who do, and the pool has counted them
      const holders = given.map(({ holder }) => holder?.id).toSorted();
      expect(await holdersNow(accountId)).toEqual(holders);
      expect(await assignedNow(accountId)).toBe(SEATS);

      const freed = await Promise.all(
        holders.map((userId, index) => send(index % 2 ? one : other, UNASSIGN, userId as string)),
      );
      expect(freed.flatMap(({ userErrors }) => userErrors)).toEqual([]);
      expect(await holdersNow(accountId)).toEqual([]);
      expect(await assignedNow(accountId)).toBe(0);
      expectedEvents += 2 * SEATS;
    }
    // E2: one event for each success, none for a refusal, and no hole
    expect(await logOf(raw, accountId)).toEqual({ version: expectedEvents, log: numbers(expectedEvents) });
  });

  async function send(to: Client, mutation: string, userId: string): Promise<Outcome> {
    return (await to.ask<{ outcome: Outcome }, { userId: string }>(mutation, { userId })).outcome;
  }

  async function holdersNow(accountId: string): Promise<string[]> {
    const rows = await raw.query(
      'SELECT holder_id AS id FROM licenses WHERE account_id = ? AND holder_id IS NOT NULL ORDER BY holder_id',
      [accountId],
    );
    return rows.map(({ id }) => id);
  }

  async function assignedNow(accountId: string): Promise<number> {
    const [pool] = await raw.query(
      "SELECT assigned FROM license_pools WHERE account_id = ? AND kind = 'SCHEDULED_MEETING'",
      [accountId],
    );
    return pool.assigned;
  }
});

type Client = ReturnType<typeof client>;
