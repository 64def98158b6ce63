import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ulid } from 'ulid';
import type { App } from '../../src/app.js';
import { encodeEventCursor, newId } from '../../src/entities/index.js';
import { openRaw, purgeEvents, type RawSession } from '../database/raw.js';
import { AccountEventsDocument, EventCursorDocument, EventsDocument } from '../generated/operations.js';
import { newAccount, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { openSocket, type Socket, subscribe } from '../support/subscriber.js';
import { numbers } from './support.js';

interface Refused {
  message: string;
  extensions: { code: string; oldestCursor?: string };
}

describe('E4: a cursor of the log', () => {
  let app: App & { url: string };
  let raw: RawSession;
  /** With five events. */
  let account: Awaited<ReturnType<typeof newAccount>>;
  let socket: Socket;
  let operations = 0;

  beforeAll(async () => {
    app = await startApp();
    raw = await openRaw();
    account = await accountWithEvents(5);
    socket = await openSocket(app, `Bearer ${account.apiKey}`);
    await socket.next();
  });
  afterAll(async () => {
    socket.close();
    await raw.end();
    await app.close();
  });

  async function accountWithEvents(count: number) {
    const made = await newAccount();
    for (const _each of numbers(count)) await newUser(app, made.apiKey);
    return made;
  }

  const cursorAt = (sequence: number, { epoch = app.store.epoch, accountId = account.accountId } = {}) =>
    encodeEventCursor({ epoch, accountId, sequence });

  /** How the query and each of the subscriptions, all on one socket, refuse it. */
  async function refusals(after: string): Promise<Refused[]> {
    const { data, errors } = await client(app, account.apiKey).send(EventsDocument, { after });
    expect(data ?? null).toBeNull();
    expect(errors.length).toBe(1);
    const all = [errors[0] as Refused];
    for (const field of ['accountEvents', 'seatFreed', 'pageDisabled']) {
      const id = String(++operations);
      const query = `subscription ($after: String) { ${field}(after: $after) { __typename } }`;
      socket.send({ id, type: 'subscribe', payload: { query, variables: { after } } });
      const message = await socket.next();
      expect(message).toMatchObject({ id, type: 'error', payload: [{ path: [field] }] });
      all.push((message.payload as [Refused])[0]);
    }
    return all;
  }
  const codesOf = async (after: string) => [
    ...new Set((await refusals(after)).map(({ extensions }) => extensions.code)),
  ];

  const malformed = {
    empty: () => '',
    blank: () => ' ',
    'any word': () => 'newest',
    'a number': () => '3',
    'another text in the same coding': () => Buffer.from('log').toString('base64url'),
    'followed by a blank': () => `${cursorAt(3)} `,
    'followed by padding': () => `${cursorAt(3)}=`,
    'cut short': () => cursorAt(3).slice(0, -4),
    'in another coding': () => Buffer.from(cursorAt(3), 'base64url').toString('hex'),
    'of a negative number': () => Buffer.from(`log ${app.store.epoch} ${account.accountId} -1`).toString('base64url'),
    'of a number with a zero before it': () =>
      Buffer.from(`log ${app.store.epoch} ${account.accountId} 03`).toString('base64url'),
    'of a number that no log reaches': () => cursorAt(1e12),
    'very long': () => 'A'.repeat(10_000),
    "an event's id": () => `evt_${account.accountId.slice(4)}_3`,
  };
  it.each(Object.keys(malformed))('that is %s is refused with BAD_CURSOR', async (what) => {
    expect(await codesOf(malformed[what as keyof typeof malformed]())).toEqual(['BAD_CURSOR']);
  });

  it('that belongs to a list is refused with BAD_CURSOR', async () => {
    const { users } = await client(app, account.apiKey).ask<{ users: { pageInfo: { endCursor: string } } }, never>(
      '{ users(first: 1) { pageInfo { endCursor } } }',
    );
    expect(await codesOf(users.pageInfo.endCursor)).toEqual(['BAD_CURSOR']);
  });

  it('that belongs to another account, real or not, is refused with BAD_CURSOR', async () => {
    const other = await accountWithEvents(1);
    const { account: theirs } = await client(app, other.apiKey).ask(EventCursorDocument);
    expect(await codesOf(theirs.eventCursor)).toEqual(['BAD_CURSOR']);
    expect(await codesOf(cursorAt(1, { accountId: newId('acc') }))).toEqual(['BAD_CURSOR']);
  });

  it('ahead of the log is refused with CURSOR_AHEAD, and never taken for now', async () => {
    expect(await codesOf(cursorAt(6))).toEqual(['CURSOR_AHEAD']);
    expect(await codesOf(cursorAt(9_999_999_999))).toEqual(['CURSOR_AHEAD']);
  });

  it('of another epoch is refused with CURSOR_AHEAD: what it knows of was lost', async () => {
    expect(await codesOf(cursorAt(3, { epoch: ulid() }))).toEqual(['CURSOR_AHEAD']);
  });

  it('is taken at 0, where the log begins, in its middle, and at its newest event', async () => {
    for (const sequence of [0, 3, 5]) {
      const { events } = await client(app, account.apiKey).ask(EventsDocument, { after: cursorAt(sequence) });
      expect(events.nodes.map((event) => event.sequence)).toEqual(numbers(5, sequence + 1));
      expect(events.pageInfo).toMatchObject({ hasPreviousPage: sequence > 0, endCursor: cursorAt(5) });
    }
    const subscriber = await subscribe(app, account.apiKey, AccountEventsDocument, { after: cursorAt(0) });
    const heard = await subscriber.take(5);
    expect(heard.map(({ accountEvents }) => accountEvents.cursor)).toEqual(numbers(5).map((at) => cursorAt(at)));
    subscriber.socket.close();
  });

  it('of a new account, whose log is empty, is valid: its first event is 1', async () => {
    const fresh = await newAccount();
    const { account: read } = await client(app, fresh.apiKey).ask(EventCursorDocument);
    expect(read.eventCursor).toBe(cursorAt(0, { accountId: fresh.accountId }));
    const subscriber = await subscribe(app, fresh.apiKey, AccountEventsDocument, { after: read.eventCursor });
    await newUser(app, fresh.apiKey);
    expect((await subscriber.next()).accountEvents).toMatchObject({ sequence: 1, __typename: 'UserCreated' });
    subscriber.socket.close();
  });

  describe('before what is kept', () => {
    beforeAll(() => purgeEvents(raw, account.accountId, 4));

    it('is refused with CURSOR_EXPIRED and the oldest that can be used, which then misses nothing that is kept', async () => {
      for (const sequence of [0, 1, 2]) {
        for (const { extensions } of await refusals(cursorAt(sequence))) {
          expect(extensions).toEqual({ code: 'CURSOR_EXPIRED', oldestCursor: cursorAt(3) });
        }
      }
      const { events } = await client(app, account.apiKey).ask(EventsDocument, { after: cursorAt(3) });
      expect(events.nodes.map((event) => event.sequence)).toEqual([4, 5]);
      const subscriber = await subscribe(app, account.apiKey, AccountEventsDocument, { after: cursorAt(3) });
      const heard = await subscriber.take(2);
      expect(heard.map(({ accountEvents }) => accountEvents.sequence)).toEqual([4, 5]);
      subscriber.socket.close();
    });

    it('is not needed: the log without one begins with the oldest event that is kept', async () => {
      const { events } = await client(app, account.apiKey).ask(EventsDocument, {});
      expect(events.nodes.map((event) => event.sequence)).toEqual([4, 5]);
    });
  });

  it('a socket on which all were refused lives on', async () => {
    const id = String(++operations);
    const { query } = { query: 'subscription ($after: String) { accountEvents(after: $after) { sequence } }' };
    socket.send({ id, type: 'subscribe', payload: { query, variables: { after: cursorAt(4) } } });
    expect(await socket.next()).toEqual({ id, type: 'next', payload: { data: { accountEvents: { sequence: 5 } } } });
  });
});
