import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ulid } from 'ulid';
import type { App } from '../../src/app.js';
import { encodeEventCursor, newId } from '../../src/entities/index.js';
import { openRaw, purgeEvents, type RawSession } from '../database/raw.js';
import {
  AccountEventsDocument,
  AssignLicenseDocument,
  EventCursorDocument,
  EventsDocument,
} from '../generated/operations.js';
import { DOORS, type Door } from '../isolation/ask.js';
import { LOG, PAGED_LISTS } from '../isolation/lists.js';
import { newAccount, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { openSocket, subscribe } from '../support/subscriber.js';
import { numbers } from './support.js';

interface Refused {
  message: string;
  extensions: { code: string; oldestCursor?: string };
}

/** Whatever the schema has that takes a cursor of the log: what is new is tried as well. */
const FIELDS = PAGED_LISTS.filter(({ name }) => name === LOG);
const SUBSCRIPTIONS = FIELDS.filter(({ root }) => root.operation === 'subscription');

describe('E4: a cursor of the log', () => {
  let app: App & { url: string };
  let raw: RawSession;
  let doors: { name: string; door: Door }[];
  /** With five events. */
  let account: Awaited<ReturnType<typeof newAccount>>;

  beforeAll(async () => {
    app = await startApp();
    raw = await openRaw();
    doors = DOORS.map(([name, open]) => ({ name, door: open(app) }));
    account = await accountWithEvents(5);
  });
  afterAll(async () => {
    for (const { door } of doors) door.close();
    await raw.end();
    await app.close();
  });

  /** Its Administrator may open every subscription: the first event gives them a license. */
  async function accountWithEvents(count: number) {
    const made = await newAccount({ liveEngagement: 1 });
    const { assignLicense } = await client(app, made.apiKey).ask(AssignLicenseDocument, {
      input: { userId: made.userId, kind: 'LIVE_ENGAGEMENT' },
    });
    expect(assignLicense.userErrors).toEqual([]);
    for (const _each of numbers(count - 1)) await newUser(app, made.apiKey);
    return made;
  }

  const cursorAt = (sequence: number, { epoch = app.store.epoch, accountId = account.accountId } = {}) =>
    encodeEventCursor({ epoch, accountId, sequence });

  /** How each field refuses it, over each transport that serves it. */
  async function refusals(after: string): Promise<Refused[]> {
    const all: Refused[] = [];
    for (const { name: transport, door } of doors) {
      for (const { root, query } of FIELDS) {
        if (root.operation === 'subscription' && transport === 'HTTP') continue;
        const { data, errors } = await door.ask(account.apiKey, { query, variables: { after } });
        expect([root.place, transport, data, errors.length]).toEqual([root.place, transport, null, 1]);
        all.push(errors[0] as Refused);
      }
    }
    expect(all.length).toBe(2 * FIELDS.length - SUBSCRIPTIONS.length);
    return all;
  }
  const codesOf = async (after: string) => [
    ...new Set((await refusals(after)).map(({ extensions }) => extensions.code)),
  ];

  /** No field refuses it. */
  async function expectTaken(after: string, { apiKey } = account) {
    for (const { root, query } of FIELDS) {
      if (root.operation === 'subscription') continue;
      for (const { door } of doors) {
        expect((await door.ask(apiKey, { query, variables: { after } })).errors).toEqual([]);
      }
    }
    const socket = await openSocket(app, `Bearer ${apiKey}`);
    await socket.next();
    for (const { root, query } of SUBSCRIPTIONS) {
      socket.send({ id: root.name, type: 'subscribe', payload: { query, variables: { after } } });
    }
    // once it is told, the others are open or refused
    socket.send({ id: 'head', type: 'subscribe', payload: { query: 'subscription { logHead { sequence } }' } });
    for (let id: string | undefined; id !== 'head'; ) {
      const message = await socket.next();
      expect(message.type).toBe('next');
      id = message.id;
    }
    socket.close();
  }

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
      await expectTaken(cursorAt(sequence));
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
    const fresh = await newAccount({ liveEngagement: 1 });
    // behind the log's back: not even this is told
    await raw.query('UPDATE licenses SET holder_id = ?, assigned_at = NOW(3), free_since = NULL WHERE account_id = ?', [
      fresh.userId,
      fresh.accountId,
    ]);
    const { account: read } = await client(app, fresh.apiKey).ask(EventCursorDocument);
    expect(read.eventCursor).toBe(cursorAt(0, { accountId: fresh.accountId }));
    await expectTaken(read.eventCursor, fresh);
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

  it('of the newest event is valid, and so is the one before it, where all that may go was purged', async () => {
    const old = await accountWithEvents(5);
    await purgeEvents(raw, old.accountId, 5);
    const { account: read } = await client(app, old.apiKey).ask(EventCursorDocument);
    expect(read.eventCursor).toBe(cursorAt(5, { accountId: old.accountId }));
    await expectTaken(read.eventCursor, old);
    await expectTaken(cursorAt(4, { accountId: old.accountId }), old);
    const { errors } = await client(app, old.apiKey).send(EventsDocument, {
      after: cursorAt(3, { accountId: old.accountId }),
    });
    expect(errors[0]?.extensions).toEqual({
      code: 'CURSOR_EXPIRED',
      oldestCursor: cursorAt(4, { accountId: old.accountId }),
    });
  });

  it('a socket on which all were refused lives on', async () => {
    const socket = await openSocket(app, `Bearer ${account.apiKey}`);
    await socket.next();
    const query = 'subscription ($after: String) { accountEvents(after: $after) { sequence } }';
    const ask = (id: string, after: string) =>
      socket.send({ id, type: 'subscribe', payload: { query, variables: { after } } });
    for (const [id, after] of Object.entries({ bad: 'any', ahead: cursorAt(6), expired: cursorAt(0) })) {
      ask(id, after);
      expect(await socket.next()).toMatchObject({ id, type: 'error' });
    }
    ask('good', cursorAt(4));
    const payload = { data: { accountEvents: { sequence: 5 } } };
    expect(await socket.next()).toEqual({ id: 'good', type: 'next', payload });
    socket.close();
  });
});
