import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { EventType } from '../../src/entities/index.js';
import { openRaw } from '../database/raw.js';
import { changerOf, until } from '../events/support.js';
import { cursorOf, newAccount, newKey, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { MUCH } from '../support/much.js';
import { openAcknowledged, type Socket, streamsOpened } from '../support/subscriber.js';

const EVENTS = 'subscription Events { event: accountEvents { sequence } }';
const TYPES = 'subscription Types { event: accountEvents { sequence type } }';
const RESIZED = 'subscription Resized { event: accountEvents(types: [POOL_RESIZED]) { sequence } }';

interface Told {
  id: string;
  sequence: number;
}

let app: App & { url: string };
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const resizes = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)
    .map(
      (capacity) =>
        `r${capacity}: resizeLicensePool(input: { kind: LIVE_ENGAGEMENT, capacity: ${capacity} }) { pool { id } }`,
    )
    .join(' ');
const resize = (key: string, from: number, to: number) =>
  client(app, key).ask<object, object>(`mutation { ${resizes(from, to)} }`);
const createUsers = (key: string, count: number) => {
  const users = Array.from({ length: count }, (_, index) => ({ name: 'Grace', email: `g${index}@acme.example` }));
  const query = 'mutation ($users: [CreateUserInput!]!) { createUsers(input: { users: $users }) { users { id } } }';
  return client(app, key).ask<{ createUsers: { users: { id: string }[] } }, object>(query, { users });
};

/** With these subscriptions open; all that it is told of events goes into the list. */
async function listen(key: string, subscriptions: Record<string, string>): Promise<{ socket: Socket; told: Told[] }> {
  const socket = await openAcknowledged(app, `Bearer ${key}`);
  for (const [id, query] of Object.entries(subscriptions)) socket.send({ id, type: 'subscribe', payload: { query } });
  await streamsOpened(socket);
  return { socket, told: [] };
}

/** Reads on until all of its subscriptions were told of this event, which is one that they hear. */
async function hearUntil({ socket, told }: { socket: Socket; told: Told[] }, ids: string[], last: number) {
  const isDone = () => ids.every((id) => told.some((one) => one.id === id && one.sequence >= last));
  while (!isDone()) {
    const { id, type, payload } = await socket.next();
    if (id === undefined || !ids.includes(id)) continue;
    expect(type).toBe('next');
    told.push({ id, sequence: (payload as { data: { event: { sequence: number } } }).data.event.sequence });
  }
}

const sequencesOf = (told: Told[], id: string) => told.filter((one) => one.id === id).map(({ sequence }) => sequence);
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('E3: those who are told together', () => {
  it('hear each event once and in order, whatever their ids, what they ask, and how many events come at once', async () => {
    const { apiKey } = await newAccount();
    const asked = { '1': EVENTS, 'one "more" é': EVENTS, types: TYPES, resized: RESIZED };
    const ids = Object.keys(asked);
    const listeners = await Promise.all([1, 2, 3].map(() => listen(apiKey, asked)));
    // more at once than go out in one piece, among them what some do not hear; then one by one
    await createUsers(apiKey, 100);
    await resize(apiKey, 1, 40);
    for (let capacity = 41; capacity <= 45; capacity++) await resize(apiKey, capacity, capacity);
    for (const listener of listeners) {
      await hearUntil(listener, ids, 145);
      for (const id of ids) {
        expect(sequencesOf(listener.told, id)).toEqual(id === 'resized' ? numbers(101, 145) : numbers(1, 145));
      }
      listener.socket.cut();
    }
  });

  it('wait for nobody who does not read, and who reads again has missed nothing and gets nothing twice', async () => {
    const { apiKey } = await newAccount();
    const [slow, other] = await Promise.all([listen(apiKey, { '1': EVENTS }), listen(apiKey, { '1': EVENTS })]);
    await resize(apiKey, 1, 3);
    await hearUntil(other, ['1'], 3);
    slow.socket.raw.pause();
    for (let index = 0; index < 60; index++) {
      slow.socket.send({ id: `much ${index}`, type: 'subscribe', payload: { query: MUCH } });
    }
    for (let last = 13; last <= 43; last += 10) {
      await resize(apiKey, last - 9, last);
      await hearUntil(other, ['1'], last);
    }
    slow.socket.raw.resume();
    await hearUntil(slow, ['1'], 43);
    // and is told with the other again
    await resize(apiKey, 44, 60);
    for (const one of [slow, other]) {
      await hearUntil(one, ['1'], 60);
      expect(sequencesOf(one.told, '1')).toEqual(numbers(1, 60));
      one.socket.cut();
    }
  });

  it('hear on while others come and go in the middle of it', async () => {
    const { apiKey } = await newAccount();
    const stayer = await listen(apiKey, { '1': EVENTS });
    const start = await cursorOf(app, apiKey);
    const changes = resize(apiKey, 1, 50);
    const resumed = EVENTS.replace('accountEvents', `accountEvents(after: ${JSON.stringify(start)})`);
    const passers = await Promise.all(
      numbers(1, 10).map(async () => ({ socket: await openAcknowledged(app, `Bearer ${apiKey}`), told: [] as Told[] })),
    );
    for (const { socket } of passers) socket.send({ id: '1', type: 'subscribe', payload: { query: resumed } });
    for (const { socket } of passers.slice(5)) socket.send({ id: '1', type: 'complete' });
    for (const { socket } of passers.slice(3, 5)) socket.cut();
    await changes;
    await resize(apiKey, 51, 60);
    for (const one of [stayer, ...passers.slice(0, 3)]) {
      await hearUntil(one, ['1'], 60);
      expect(sequencesOf(one.told, '1')).toEqual(numbers(1, 60));
    }
    for (const { socket } of [stayer, ...passers]) socket.cut();
  });

  it('hear on who come when nobody was left, while the message to those before is still being made', async () => {
    const { accountId, userId, apiKey } = await newAccount();
    const { id: keyId } = await newKey(app, apiKey, userId);
    const query = 'subscription { event: accountEvents { sequence ... on ApiKeyCreated { apiKey { lastUsedAt } } } }';
    const record = () =>
      changerOf(app.store, { accountId, userId }).change(async (tx) => {
        tx.record({ type: EventType.API_KEY_CREATED, keyId });
      });
    const first = await listen(apiKey, { '1': query });
    const raw = await openRaw();
    await raw.query('LOCK TABLES api_key_uses WRITE');
    await record();
    const waiting =
      "SELECT 1 FROM information_schema.processlist WHERE info LIKE '%lastUsedAt%' AND state LIKE 'Waiting%'";
    await until(async () => (await raw.query(waiting)).length > 0);
    first.socket.cut();
    await until(() => app.store.followers.head(accountId) === 0);
    const second = await listen(apiKey, { '1': query });
    await raw.query('UNLOCK TABLES');
    await raw.end();
    await record();
    await hearUntil(second, ['1'], 3);
    expect(sequencesOf(second.told, '1')).toEqual([3]);
    second.socket.cut();
  });

  it('are shown a link that does not go back in time from one event to the next', async () => {
    const { apiKey, userId } = await newAccount();
    const query = 'subscription { event: accountEvents { sequence actor { name } } }';
    const sockets = await Promise.all(numbers(1, 2).map(() => openAcknowledged(app, `Bearer ${apiKey}`)));
    for (const socket of sockets) socket.send({ id: '1', type: 'subscribe', payload: { query } });
    await Promise.all(sockets.map(streamsOpened));
    const renames = numbers(101, 150).map(
      (name) => `r${name}: updateUser(input: { userId: "${userId}", name: "${name}" }) { user { id } }`,
    );
    await Promise.all([
      createUsers(apiKey, 200),
      client(app, apiKey).ask<object, object>(`mutation { ${renames.join(' ')} }`),
    ]);
    for (const socket of sockets) {
      const shown: string[] = [];
      while (shown.length < 250) {
        const { id, payload } = await socket.next();
        if (id !== '1') continue;
        shown.push((payload as { data: { event: { actor: { name: string } } } }).data.event.actor.name);
      }
      const names = shown.filter((name) => name !== 'Ada');
      expect(names).toEqual([...names].sort());
      socket.cut();
    }
  });

  it('A4: all but the one whose role changes in the middle, who hears nothing of what is after that', async () => {
    const { apiKey } = await newAccount();
    const beaId = await newUser(app, apiKey, { name: 'Bea', role: 'ADMINISTRATOR' });
    const { secret } = await newKey(app, apiKey, beaId);
    const start = await cursorOf(app, apiKey);
    const [ada, bea] = [await listen(apiKey, { '1': EVENTS }), await listen(secret, { '1': EVENTS })];
    const demote = `demote: changeUserRole(input: { userId: "${beaId}", role: MEMBER }) { userErrors { code } }`;
    await client(app, apiKey).ask(`mutation { ${resizes(1, 12)} ${demote} ${resizes(13, 24)} }`);
    const { events } = await client(app, apiKey).ask<
      { events: { nodes: { sequence: number; type: string }[] } },
      object
    >('query ($after: String) { events(first: 100, after: $after) { nodes { sequence type } } }', { after: start });
    const demotion = events.nodes.find(({ type }) => type === 'USER_ROLE_CHANGED')?.sequence as number;
    await hearUntil(ada, ['1'], events.nodes.at(-1)?.sequence as number);
    expect(sequencesOf(ada.told, '1')).toEqual(events.nodes.map(({ sequence }) => sequence));
    await expect(hearUntil(bea, ['1'], Number.POSITIVE_INFINITY)).rejects.toThrow('4403');
    expect(sequencesOf(bea.told, '1').filter((sequence) => sequence >= demotion)).toEqual([]);
    ada.socket.cut();
  });
});
