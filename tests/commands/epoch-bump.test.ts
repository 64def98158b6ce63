import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { encodeEventCursor } from '../../src/entities/index.js';
import { follow } from '../../src/events/follow.js';
import { openRaw, type RawSession } from '../database/raw.js';
import { changerOf, NO_REDIS, numbers, openStore, take, until } from '../events/support.js';
import { AccountEventsDocument, EventCursorDocument, EventsDocument } from '../generated/operations.js';
import { newAccount, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { dump } from '../support/dump.js';
import { newDatabase } from '../support/services.js';
import { subscribe } from '../support/subscriber.js';
import { run } from './run.js';

describe('E4: after an older state was restored', () => {
  let databaseUrl: string;
  let raw: RawSession;
  let account: Awaited<ReturnType<typeof newAccount>>;
  beforeAll(async () => {
    databaseUrl = await newDatabase();
    raw = await openRaw(databaseUrl);
    account = await newAccount({ databaseUrl });
  });
  afterAll(() => raw.end());

  type Server = App & { url: string };
  const start = () => startApp({ DATABASE_URL: databaseUrl });
  const grow = async (server: Server, events: number) => {
    for (const _each of numbers(events)) await newUser(server, account.apiKey);
  };
  const cursorOf = async (server: Server) =>
    (await client(server, account.apiKey).ask(EventCursorDocument)).account.eventCursor;
  const bump = () => run('epoch-bump', [], { DATABASE_URL: databaseUrl });
  /** How the query and a subscription refuse it. */
  const refusals = async (server: Server, after: string) => {
    const asked = await client(server, account.apiKey).refusals(EventsDocument, { after });
    const subscriber = await subscribe(server, account.apiKey, AccountEventsDocument, { after });
    const heard = await subscriber.next().catch((error) => error.errors[0].extensions.code);
    subscriber.socket.close();
    return [...asked, heard];
  };

  it('and the epoch was bumped, all cursors given before are CURSOR_AHEAD, also where the log has grown past them', async () => {
    const before = await start();
    await grow(before, 3);
    const old = await cursorOf(before);
    const restore = await dump(raw);
    await grow(before, 3);
    const lost = await cursorOf(before);
    await before.close();

    await restore();
    const { code, lines } = await bump();
    expect([code, lines]).toEqual([0, [expect.stringMatching(/^[0-9A-Z]{26}$/)]]);

    const after = await start();
    const zero = encodeEventCursor({ epoch: before.store.epoch, accountId: account.accountId, sequence: 0 });
    for (const cursor of [zero, old, lost]) {
      expect(await refusals(after, cursor)).toEqual(['CURSOR_AHEAD', 'CURSOR_AHEAD']);
    }
    await grow(after, 5);
    for (const cursor of [zero, old, lost]) {
      expect(await refusals(after, cursor)).toEqual(['CURSOR_AHEAD', 'CURSOR_AHEAD']);
    }

    const anew = await cursorOf(after);
    await grow(after, 1);
    const { events } = await client(after, account.apiKey).ask(EventsDocument, { after: anew });
    expect(events.nodes.map(({ sequence }) => sequence)).toEqual([9]);
    await after.close();
  });

  it('a server that was left running closes its sockets once the epoch is bumped, and takes no cursor of the lost time', async () => {
    const server = await start();
    const restore = await dump(raw);
    const stale = await start();
    // it notices nothing by itself any more
    stale.store.followers.close();
    await grow(server, 2);
    const lost = await cursorOf(server);
    const subscriber = await subscribe(server, account.apiKey, AccountEventsDocument, { after: lost });
    await grow(server, 1);
    await subscriber.next();

    await restore();
    expect((await bump()).code).toBe(0);
    expect(await subscriber.socket.closed).toBe(4403);
    await grow(server, 5);
    // when it looks, it closes what was let in before
    await until(() => server.store.epoch !== stale.store.epoch, 'the new epoch is known');
    for (const asked of [server, stale]) {
      expect(await refusals(asked, lost)).toEqual(['CURSOR_AHEAD', 'CURSOR_AHEAD']);
    }
    const anew = await cursorOf(server);
    const resumed = await subscribe(server, account.apiKey, AccountEventsDocument, { after: anew });
    await grow(server, 1);
    const { sequence, cursor } = (await resumed.next()).accountEvents;
    expect({ sequence, cursor }).toEqual({ sequence: expect.any(Number), cursor: await cursorOf(server) });
    resumed.socket.close();
    await Promise.all([server.close(), stale.close()]);
  });

  it('a server that was left running closes its sockets also before that, where the log is shorter than it was', async () => {
    const server = await start();
    const restore = await dump(raw);
    const subscriber = await subscribe(server, account.apiKey, AccountEventsDocument, {
      after: await cursorOf(server),
    });
    await grow(server, 2);
    await subscriber.take(2);
    await restore();
    expect(await subscriber.socket.closed).toBe(4403);
    await server.close();
  });

  it('a stream of a server that was left running ends with CURSOR_AHEAD, wherever it is', async () => {
    const store = await openStore({ databaseUrl, redisUrl: NO_REDIS });
    const changer = changerOf(store, account);
    const [row] = await raw.query('SELECT sequence FROM accounts');
    const restore = await dump(raw);
    await changer.record(300);
    const ahead = await follow(store, account.accountId, row.sequence + 300);
    const behind = await follow(store, account.accountId, row.sequence);
    expect(await take(behind, 1)).toEqual([row.sequence + 1]);
    const waiting = expect(take(ahead, 1)).rejects.toMatchObject({ extensions: { code: 'CURSOR_AHEAD' } });
    await restore();
    await waiting;
    // it has events of the lost time in hand
    await expect(take(behind, 1)).rejects.toMatchObject({ extensions: { code: 'CURSOR_AHEAD' } });

    // and the next one goes on with the log as it is
    const next = await follow(store, account.accountId, row.sequence);
    await changer.record();
    expect(await take(next, 1)).toEqual([row.sequence + 1]);
    await store.close();
  });

  it('events that are rung with another epoch are read anew from the log', async () => {
    const store = await openStore({ databaseUrl });
    const stale = await openStore({ databaseUrl });
    stale.epoch = 'STALE'.padEnd(26, '0');
    stale.followers.close();
    const [row] = await raw.query('SELECT sequence FROM accounts');
    const stream = await follow(store, account.accountId, row.sequence);
    await changerOf(stale, account).record();
    const { value } = await stream.next();
    const { accountId } = account;
    expect(value?.cursor).toBe(encodeEventCursor({ epoch: store.epoch, accountId, sequence: row.sequence + 1 }));
    await stream.return();
    await Promise.all([store.close(), stale.close()]);
  });

  it('the command refuses a database that is none of Seatkeeper', async () => {
    const empty = await newDatabase({ migrated: false });
    const { code, stderr } = await run('epoch-bump', [], { DATABASE_URL: empty });
    expect([code, stderr]).toEqual([1, 'This is no database of Seatkeeper: restore it first.\n']);
  });
});
