import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import type { Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { StreamEnded } from '../../clients/typescript/failures.js';
import type { App } from '../../src/app.js';
import { encodeEventCursor } from '../../src/entities/index.js';
import { openRaw, purgeEvents, type RawSession } from '../database/raw.js';
import { changerOf, numbers } from '../events/support.js';
import { EventCursorDocument, RevokeApiKeyDocument } from '../generated/operations.js';
import { newAccount, newKey, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client as http } from '../support/client.js';
import { freePort } from '../support/free-port.js';
import { lockAccount } from '../support/lock-account.js';
import { startServer } from '../support/server.js';
import { ALL, connect, type Told, take } from './support.js';

describe('the client for TypeScript', () => {
  let one: App & { url: string };
  let other: App & { url: string };
  let raw: RawSession;
  beforeAll(async () => {
    [one, other, raw] = await Promise.all([startApp(), startApp(), openRaw()]);
  });
  const clients: Client[] = [];
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose();
  });
  afterAll(() => Promise.all([one.close(), other.close(), raw.end()]));

  const connected = (...args: Parameters<typeof connect>) => {
    const opened = connect(...args);
    clients.push(opened.client);
    return opened;
  };
  const listen = (client: Client, after?: string, query = ALL) => client.iterate<Told>({ query, variables: { after } });
  /** An account, the cursor where its log begins, and what records events there. */
  async function newLog() {
    const account = await newAccount();
    const at = (sequence: number) =>
      encodeEventCursor({ epoch: one.store.epoch, accountId: account.accountId, sequence });
    return { ...account, at, record: changerOf(one.store, account).record };
  }

  /** What a stream ends with; it must not tell anything before. */
  async function endOf(events: AsyncIterableIterator<unknown>): Promise<unknown> {
    const error = await events.next().then(
      (result) => Promise.reject(new Error(`it went on: ${JSON.stringify(result)}`)),
      (error: unknown) => error,
    );
    expect(await events.next()).toEqual({ done: true, value: undefined });
    return error;
  }

  it('E3: has each event once and in order, though its line is cut again and again, at two servers', async () => {
    const { apiKey, at, record } = await newLog();
    const { client, interruptions, sockets } = connected([one, other], apiKey);
    const events = listen(client, at(0));
    const heard: number[] = [];
    for (const _round of numbers(6)) {
      await record(5);
      heard.push(...(await take(events, 5)));
      client.terminate();
      await record(3);
      heard.push(...(await take(events, 3)));
    }
    expect(heard).toEqual(numbers(48));
    expect(sockets()).toBe(7);
    expect(interruptions.map(({ closeCode }) => closeCode)).toEqual(numbers(6).map(() => 4499));
  });

  it('E3: goes on where it was when its server has stopped and comes back', async () => {
    const { apiKey, at, record } = await newLog();
    const PORT = String(await freePort());
    const first = await startApp({ PORT });
    const { client, interruptions } = connected([first], apiKey);
    const events = listen(client, at(0));
    await record(2);
    expect(await take(events, 2)).toEqual([1, 2]);
    await first.close();
    await record(2);
    const second = await startApp({ PORT });
    expect(await take(events, 2)).toEqual([3, 4]);
    expect(interruptions[0]?.closeCode).toBe(1001);
    await client.dispose();
    await second.close();
  });

  it('gives up a server that does not answer any more, and goes on at another one', async () => {
    const { apiKey, at, record } = await newLog();
    const frozen = await startServer();
    const { client, interruptions, sockets } = connected([frozen, one], apiKey, { keepAlive: 2_000 });
    const events = listen(client, at(0));
    await record();
    expect(await take(events, 1)).toEqual([1]);
    expect(sockets()).toBe(1);
    frozen.child.kill('SIGSTOP');
    await record(2);
    expect(await take(events, 2)).toEqual([2, 3]);
    expect(interruptions).toMatchObject([{ closeCode: 4499 }]);
    await frozen.stop('SIGKILL');
  });

  it('misses nothing from the first moment on, though it is given no cursor and is cut off before the first event', async () => {
    const { apiKey, record } = await newLog();
    await record(2);
    let answered = () => {};
    const start = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const { client, sockets } = connected([one], apiKey, {
      on: { message: ({ type }) => type === 'next' && answered() },
    });
    const events = listen(client);
    await start;
    expect(sockets()).toBe(1);
    client.terminate();
    await record(2);
    expect(await take(events, 2)).toEqual([3, 4]);
  });

  it('drops what it is told again', async () => {
    const { apiKey, at, record } = await newLog();
    /** Asks from the beginning each time, as the client of graphql-ws does by itself. */
    class ForgetfulSocket extends WebSocket {
      override send(data: string) {
        super.send(data.replace(/"after":"[^"]*"/, `"after":"${at(0)}"`));
      }
    }
    let told = 0;
    const { client } = connected([one], apiKey, {
      webSocketImpl: ForgetfulSocket,
      on: { message: ({ type }) => type === 'next' && told++ },
    });
    const events = listen(client, at(0));
    await record(3);
    expect(await take(events, 3)).toEqual([1, 2, 3]);
    client.terminate();
    await record(2);
    expect(await take(events, 2)).toEqual([4, 5]);
    expect(told).toBe(8);
  });

  describe('of events that are missing in a stream of all events', () => {
    let apiKey: string;
    let at: (sequence: number) => string;
    beforeAll(async () => {
      const log = await newLog();
      ({ apiKey, at } = log);
      await log.record(5);
      // as a purge that went wrong leaves it: nothing else takes an event out of the middle
      await raw.query('UPDATE events SET oldest = TRUE WHERE account_id = ? AND sequence = 4', [log.accountId]);
      await raw.query('DELETE FROM events WHERE account_id = ? AND sequence = 3', [log.accountId]);
    });

    it('tells by its end, GAP', async () => {
      const events = listen(connected([one], apiKey).client, at(0));
      expect(await take(events, 2)).toEqual([1, 2]);
      const error = await endOf(events);
      expect(error).toBeInstanceOf(StreamEnded);
      expect(error).toMatchObject({ code: 'GAP', details: { gap: { after: 2, before: 4 }, cursor: at(2) } });
    });

    it('tells who asks for it, and goes on', async () => {
      const gaps: object[] = [];
      const { client } = connected([one], apiKey, { onGap: (gap) => gaps.push(gap) });
      expect(await take(listen(client, at(0)), 4)).toEqual([1, 2, 4, 5]);
      expect(gaps).toEqual([{ after: 2, before: 4 }]);
    });
  });

  it('takes it that a stream of some events leaves others out', async () => {
    const { apiKey, at, record } = await newLog();
    await record();
    await newUser(one, apiKey);
    await record();
    const filtered = ALL.replace('after: $after)', 'after: $after, types: [PAGE_CREATED])');
    expect(await take(listen(connected([one], apiKey).client, at(0), filtered), 2)).toEqual([1, 3]);
  });

  describe('ends for good, with a typed error', () => {
    it.each([
      ['BAD_CURSOR', () => 'nonsense'],
      ['CURSOR_AHEAD', (at: (sequence: number) => string) => at(1_000)],
    ])('where the cursor is refused: %s (E4)', async (code, cursorOf) => {
      const { apiKey, at } = await newLog();
      const { client, interruptions } = connected([one], apiKey);
      const cursor = cursorOf(at);
      const error = await endOf(listen(client, cursor));
      expect(error).toBeInstanceOf(StreamEnded);
      expect(error).toMatchObject({ code, details: { cursor, errors: [{ path: ['event'], extensions: { code } }] } });
      expect(interruptions).toEqual([]);
    });

    it('where the events are no longer kept, with the cursor from which they are: CURSOR_EXPIRED (E4)', async () => {
      const { apiKey, accountId, at, record } = await newLog();
      await record(5);
      await purgeEvents(raw, accountId, 3);
      const { client } = connected([one], apiKey);
      const error = (await endOf(listen(client, at(1)))) as StreamEnded;
      expect(error).toMatchObject({ code: 'CURSOR_EXPIRED', details: { cursor: at(1) } });
      expect(await take(listen(client, error.details.oldestCursor), 3)).toEqual([3, 4, 5]);
    });

    it('where the caller may not hear it: FORBIDDEN (A1)', async () => {
      const { apiKey } = await newLog();
      const member = await newKey(one, apiKey, await newUser(one, apiKey));
      const error = await endOf(listen(connected([one], member.secret).client));
      expect(error).toMatchObject({ code: 'FORBIDDEN', details: { errors: [{ path: ['event'] }] } });
    });

    it('where the key is wrong: UNAUTHENTICATED', async () => {
      const error = await endOf(listen(connected([one], 'wrong').client));
      expect(error).toBeInstanceOf(StreamEnded);
      expect(error).toMatchObject({ code: 'UNAUTHENTICATED', details: { closeCode: 4401 } });
    });
  });

  it('comes back with another key when the one it had ends (A4), and ends when there is none', async () => {
    const { apiKey, userId, at, record } = await newLog();
    const keys = [await newKey(one, apiKey, userId), await newKey(one, apiKey, userId)];
    const secrets = keys.map(({ secret }) => secret);
    const { client, interruptions } = connected([one], () => secrets[0] as string);
    const events = listen(client, at(0));
    const revoke = async (index: number) => {
      const { id } = keys[index] as { id: string };
      await http(one, apiKey).ask(RevokeApiKeyDocument, { input: { apiKeyId: id } });
    };
    expect(await take(events, 2)).toEqual([1, 2]);
    secrets.shift();
    await revoke(0);
    expect(await take(events, 1)).toEqual([3]);
    await record();
    expect(await take(events, 1)).toEqual([4]);
    await revoke(1);
    expect(await endOf(events)).toMatchObject({ code: 'UNAUTHENTICATED', details: { cursor: at(4) } });
    expect(interruptions.map(({ closeCode }) => closeCode)).toEqual([4403, 4403]);
  });

  it('goes on trying while nobody listens there, and tells why', async () => {
    const { apiKey } = await newLog();
    const { client, interruptions } = connected([{ url: 'http://127.0.0.1:9/graphql' }, one], apiKey);
    const pools = 'subscription { seatUsage(kind: LIVE_ENGAGEMENT) { capacity } }';
    const { value } = await client.iterate({ query: pools }).next();
    expect(value?.data).toEqual({ seatUsage: { capacity: 0 } });
    expect(interruptions).toMatchObject([{ reason: expect.stringContaining('ECONNREFUSED') }]);
  });

  it('asks for what there is now again, where that is what a subscription tells', async () => {
    const { apiKey } = await newLog();
    const { client } = connected([one, other], apiKey);
    const usage = client.iterate({ query: 'subscription { seatUsage(kind: LIVE_ENGAGEMENT) { capacity } }' });
    const first = await usage.next();
    client.terminate();
    expect(await usage.next()).toEqual(first);
  });

  it('follows each subscription of the schema: state as it is asked for, events by their cursor only', async () => {
    const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
    const fields = Object.values(schema.getSubscriptionType()?.getFields() ?? {});
    const isResumed = ({ args }: (typeof fields)[number]) => args.some(({ name }) => name === 'after');
    const states = fields.filter((field) => !isResumed(field));
    expect(states.length).toBeGreaterThan(1);
    const { apiKey } = await newLog();
    const { client, interruptions } = connected([one], apiKey);
    for (const { name, args } of states) {
      const given = args.some(({ name }) => name === 'kind') ? '(kind: LIVE_ENGAGEMENT)' : '';
      const told = client.iterate({ query: `subscription { ${name}${given} { __typename } }` });
      const first = await told.next();
      expect(first.value?.data).toMatchObject({ [name]: { __typename: expect.any(String) } });
      client.terminate();
      expect((await told.next()).value?.data).toEqual(first.value?.data);
      await told.return?.();
    }
    expect(interruptions).toHaveLength(states.length);
    for (const { name } of fields.filter(isResumed)) {
      const query = `subscription { ${name} { __typename } }`;
      expect(await endOf(client.iterate({ query }))).toBeInstanceOf(TypeError);
    }
  });

  it.each([
    ['declares no cursor', ALL.replace('($after: String)', '').replace('(after: $after)', '')],
    ['asks for no cursor', ALL.replace(' cursor', '')],
    ['asks for no sequence', ALL.replace(' sequence', '')],
  ])('refuses to follow events by a document that %s', async (_what, query) => {
    const { apiKey, at, record } = await newLog();
    await record();
    expect(await endOf(listen(connected([one], apiKey).client, at(0), query))).toBeInstanceOf(TypeError);
  });

  it.each([
    'query subscription { account { name } }',
    '{ account { name } user(id: "subscription") { id } }',
    'fragment subscriptionName on Account { name } query { account { ...subscriptionName } }',
  ])('takes for a subscription only what is one: not %s', async (query) => {
    const { apiKey } = await newLog();
    const { value } = await connected([one], apiKey).client.iterate({ query }).next();
    expect(value?.data).toMatchObject({ account: { name: 'Acme' } });
  });

  it('stays while its mutations wait: the server answers its pings', async () => {
    const { apiKey, accountId, at, record } = await newLog();
    let pongs = 0;
    let hear = () => {};
    const { client, interruptions } = connected([one], apiKey, {
      keepAlive: 2_000,
      on: {
        pong: (received) => {
          if (received) pongs++;
          hear();
        },
      },
    });
    const events = listen(client, at(0));
    await record();
    expect(await take(events, 1)).toEqual([1]);
    const lock = await lockAccount(accountId);
    const query = (capacity: number) =>
      `mutation { resizeLicensePool(input: { kind: LIVE_ENGAGEMENT, capacity: ${capacity} }) { pool { capacity } } }`;
    const resized = numbers(10).map((capacity) => client.iterate({ query: query(capacity) }).next());
    await lock.waitedFor();
    const before = pongs;
    while (pongs < before + 3) {
      await new Promise<void>((resolve) => {
        hear = resolve;
      });
    }
    await lock.release();
    expect((await Promise.all(resized)).map(({ value }) => value?.data)).toEqual(
      numbers(10).map((capacity) => ({ resizeLicensePool: { pool: { capacity } } })),
    );
    expect(await take(events, 10)).toEqual(numbers(11).slice(1));
    expect(interruptions).toEqual([]);
  });

  it('lets queries through, over the same socket', async () => {
    const { apiKey, at, record } = await newLog();
    await record();
    const { client, sockets } = connected([one], apiKey);
    const events = listen(client, at(0));
    await take(events, 1);
    const { value } = await client.iterate({ query: '{ account { eventCursor } }' }).next();
    expect(value?.data).toEqual({ account: { eventCursor: at(1) } });
    expect(sockets()).toBe(1);
  });

  it('ends one stream, and no other, when the one who listens fails', async () => {
    const { apiKey, at, record } = await newLog();
    const { client, interruptions } = connected([one], apiKey);
    const events = listen(client, at(0));
    const failed = new Promise((resolve) => {
      const next = () => {
        throw new Error('what was heard is of no use');
      };
      client.subscribe({ query: ALL, variables: { after: at(0) } }, { next, error: resolve, complete() {} });
    });
    await record(2);
    expect(await failed).toEqual(new Error('what was heard is of no use'));
    expect(await take(events, 2)).toEqual([1, 2]);
    expect(interruptions).toEqual([]);
  });

  it('can be left while it waits for an event or for a server, and has its socket closed with the last stream', async () => {
    const { apiKey } = await newLog();
    const { account } = await http(one, apiKey).ask(EventCursorDocument);
    let closed: (event: unknown) => void = () => {};
    const left = new Promise((resolve) => {
      closed = resolve;
    });
    let opened: (socket: unknown) => void = () => {};
    const open = new Promise((resolve) => {
      opened = resolve;
    });
    const { client } = connected([one], apiKey, { on: { closed, connected: opened } });
    const events = listen(client, account.eventCursor);
    const waiting = events.next();
    await open;
    await events.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await left).toMatchObject({ code: 1000 });

    let interrupted = () => {};
    const lost = new Promise<void>((resolve) => {
      interrupted = resolve;
    });
    const nowhere = connected([{ url: 'http://127.0.0.1:9/graphql' }], apiKey, { onInterrupted: interrupted });
    const never = listen(nowhere.client, account.eventCursor).next();
    await lost;
    await nowhere.client.dispose();
    expect(await never).toEqual({ done: true, value: undefined });
    expect(nowhere.sockets()).toBe(1);
  });
});
