import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { cursorOf, newAccount, newKey, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { openAcknowledged, openSocket, type Socket, subscribe } from '../support/subscriber.js';

type Server = App & { url: string };

/** Bea, a second Administrator, and a key of hers. */
interface Someone {
  adaKey: string;
  userId: string;
  keyId: string;
  secret: string;
}

async function newAdministrator(server: Server, scheduledMeeting = 0): Promise<Someone> {
  const { apiKey: adaKey } = await newAccount({ scheduledMeeting });
  const userId = await newUser(server, adaKey, { name: 'Bea', role: 'ADMINISTRATOR' });
  const { id: keyId, secret } = await newKey(server, adaKey, userId);
  return { adaKey, userId, keyId, secret };
}

const demote =
  'mutation ($userId: ID!) { changeUserRole(input: { userId: $userId, role: MEMBER }) { userErrors { code } } }';
const revoke = 'mutation ($keyId: ID!) { revokeApiKey(input: { apiKeyId: $keyId }) { userErrors { code } } }';
const remove = 'mutation ($userId: ID!) { deleteUser(input: { userId: $userId }) { userErrors { code } } }';
const createShortKey = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret userErrors { code } } }`;
const freed = 'subscription ($after: String) { seatFreed(after: $after) { sequence } }';

/** How rights end, by a change that Ada makes at a server. */
const LOSSES: [name: string, lose: (server: Server, someone: Someone) => Promise<unknown>][] = [
  ['whose user is demoted', (server, { adaKey, userId }) => client(server, adaKey).ask(demote, { userId })],
  ['whose key is revoked', (server, { adaKey, keyId }) => client(server, adaKey).ask(revoke, { keyId })],
  ['whose user is deleted', (server, { adaKey, userId }) => client(server, adaKey).ask(remove, { userId })],
];

function open(server: Server, secret: string): Promise<Socket> {
  return openAcknowledged(server, `Bearer ${secret}`);
}

describe('A4: losing a role, a key or one’s user ends at once what it allowed on open sockets', () => {
  // without Redis a server learns of changes elsewhere by looking at the log
  describe.each([
    ['Redis at hand', {}],
    ['Redis away', { REDIS_URL: 'redis://127.0.0.1:1' }],
  ])('with %s', (_name, env) => {
    let here: Server;
    let elsewhere: Server;
    beforeAll(async () => {
      [here, elsewhere] = await Promise.all([startApp(env), startApp(env)]);
    });
    afterAll(() => Promise.all([here.close(), elsewhere.close()]));

    describe.each(LOSSES)('an open socket %s', (_how, lose) => {
      it('is closed with 4403: an idle one, and one with a subscription, at each server', async () => {
        const someone = await newAdministrator(here);
        const sockets = await Promise.all([here, here, elsewhere, elsewhere].map((at) => open(at, someone.secret)));
        for (const socket of [sockets[0], sockets[2]]) {
          const query = 'subscription { seatUsage(kind: LIVE_ENGAGEMENT) { capacity } }';
          socket?.send({ id: '1', type: 'subscribe', payload: { query } });
          await socket?.next();
        }
        const [adaHere, adaElsewhere] = [await open(here, someone.adaKey), await open(elsewhere, someone.adaKey)];

        const since = Date.now();
        await lose(elsewhere, someone);

        expect(await Promise.all(sockets.map((socket) => socket.closed))).toEqual([4403, 4403, 4403, 4403]);
        expect(Date.now() - since).toBeLessThan(15_000);
        // and nobody else's
        for (const socket of [adaHere, adaElsewhere]) {
          socket.send({ type: 'ping' });
          expect(await socket.next()).toEqual({ type: 'pong' });
          socket.close();
        }
      });
    });

    it("a demoted Administrator's stream tells of no seat that is freed afterwards", async () => {
      const someone = await newAdministrator(here, 1);
      const ada = client(elsewhere, someone.adaKey);
      const graceId = await newUser(here, someone.adaKey, { licenses: ['SCHEDULED_MEETING'] });
      const subscriber = await subscribe<{ seatFreed: { sequence: number } }, object>(here, someone.secret, freed, {
        after: await cursorOf(here, someone.adaKey),
      });
      const turn = (index: number) => `
        f${index}: unassignLicense(input: { userId: "${graceId}", kind: SCHEDULED_MEETING }) { userErrors { code } }
        a${index}: assignLicense(input: { userId: "${graceId}", kind: SCHEDULED_MEETING }) { userErrors { code } }`;
      const turns = (from: number) => [0, 1, 2, 3, 4].map((index) => turn(from + index)).join('');
      const heard: number[] = [];
      await ada.ask(`mutation { ${turn(0)} }`);
      heard.push((await subscriber.next()).seatFreed.sequence);

      // in one operation, so that nothing gives the server time in between
      await ada.ask(`mutation { ${turns(1)}
        demote: changeUserRole(input: { userId: "${someone.userId}", role: MEMBER }) { userErrors { code } }
        ${turns(6)} }`);

      const listening = (async () => {
        for (;;) heard.push((await subscriber.next()).seatFreed.sequence);
      })();
      await expect(listening).rejects.toThrow('4403');
      const demotion = await sequenceOf(here, someone.adaKey, 'USER_ROLE_CHANGED');
      expect(heard.filter((sequence) => sequence > demotion)).toEqual([]);
    });
  });

  describe('an open socket', () => {
    let app: Server;
    beforeAll(async () => {
      app = await startApp();
    });
    afterAll(() => app.close());

    it('whose key expires is closed with 4403, idle or not', async () => {
      const { adaKey, userId } = await newAdministrator(app);
      const expiresAt = Date.now() + 8_000;
      const input = { userId, label: 'Short', expiresAt: new Date(expiresAt).toISOString() };
      const { createApiKey } = await client(app, adaKey).ask<{ createApiKey: { secret: string } }, object>(
        createShortKey,
        { input },
      );
      const [idle, busy] = [await open(app, createApiKey.secret), await open(app, createApiKey.secret)];
      busy.send({ id: '1', type: 'subscribe', payload: { query: freed } });
      expect(await Promise.all([idle.closed, busy.closed])).toEqual([4403, 4403]);
      expect(Date.now()).toBeGreaterThanOrEqual(expiresAt);
      const late = await openSocket(app, `Bearer ${createApiKey.secret}`);
      expect(await late.closed).toBe(4401);
    });

    it('of a demoted Administrator may come back, as a Member', async () => {
      const someone = await newAdministrator(app);
      const socket = await open(app, someone.secret);
      await client(app, someone.adaKey).ask(demote, { userId: someone.userId });
      expect(await socket.closed).toBe(4403);
      const { viewer } = await client(app, someone.secret).ask<{ viewer: object }, object>('{ viewer { role } }');
      expect(viewer).toEqual({ role: 'MEMBER' });
      await open(app, someone.secret);
      const subscriber = await subscribe(app, someone.secret, freed);
      await expect(subscriber.next()).rejects.toThrow('FORBIDDEN');
    });

    it('of a revoked key may not', async () => {
      const someone = await newAdministrator(app);
      await client(app, someone.adaKey).ask(revoke, { keyId: someone.keyId });
      expect(await (await openSocket(app, `Bearer ${someone.secret}`)).closed).toBe(4401);
      expect(await client(app, someone.secret).refusals('{ viewer { id } }')).toEqual(['UNAUTHENTICATED']);
    });

    it('of a Member who is made an Administrator is closed too, to come back with the new role', async () => {
      const { apiKey } = await newAccount();
      const userId = await newUser(app, apiKey);
      const { secret } = await newKey(app, apiKey, userId);
      const socket = await open(app, secret);
      await client(app, apiKey).ask(demote.replace('MEMBER', 'ADMINISTRATOR'), { userId });
      expect(await socket.closed).toBe(4403);
    });

    it('is closed though its rights went while it was being let in', async () => {
      const someone = await newAdministrator(app);
      const sockets: Promise<Socket>[] = [];
      const opening = async () => {
        for (let index = 0; index < 30; index++) sockets.push(openSocket(app, `Bearer ${someone.secret}`));
        await Promise.all(sockets);
      };
      await Promise.all([opening(), client(app, someone.adaKey).ask(revoke, { keyId: someone.keyId })]);
      for (const socket of sockets) expect([4401, 4403]).toContain(await (await socket).closed);
    });
  });
});

async function sequenceOf(server: Server, key: string, type: string): Promise<number> {
  const query = `{ events(types: [${type}]) { nodes { sequence } } }`;
  const { events } = await client(server, key).ask<{ events: { nodes: { sequence: number }[] } }, object>(query);
  return events.nodes.at(-1)?.sequence as number;
}
