import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AssignLicenseDocument,
  EventCursorDocument,
  EventsDocument,
  type EventsQueryVariables,
  ResizeLicensePoolDocument,
} from '../generated/operations.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { type Acme, openAcme } from './acme.js';

const kind = 'SCHEDULED_MEETING';

describe('events', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const events = async (acme: Acme, variables: EventsQueryVariables = {}) =>
    (await acme.ada.ask(EventsDocument, variables)).events;
  const cursorOf = async (acme: Acme) => (await acme.ada.ask(EventCursorDocument)).account.eventCursor;

  /** Seven events: three users, a seat, another user, a page, a resize. */
  const openWithEvents = async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    for (let count = 0; count < 3; count++) await acme.user();
    await acme.ada.ask(AssignLicenseDocument, { input: { userId: acme.userId, kind } });
    await acme.user();
    await acme.page();
    await acme.ada.ask(ResizeLicensePoolDocument, { input: { kind, capacity: 2 } });
    return acme;
  };

  it('E2: are the whole log, oldest first, numbered without a hole', async () => {
    const acme = await openWithEvents();
    const { nodes, pageInfo } = await events(acme);
    expect(nodes.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(nodes.map(({ type }) => type)).toEqual([
      ...['USER_CREATED', 'USER_CREATED', 'USER_CREATED', 'SEAT_ASSIGNED'],
      ...['USER_CREATED', 'PAGE_CREATED', 'POOL_RESIZED'],
    ]);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(7);
    const times = nodes.map(({ occurredAt }) => occurredAt);
    expect(times).toEqual([...times].sort());
    expect(times[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: nodes[0]?.cursor,
      endCursor: nodes[6]?.cursor,
    });
    expect(pageInfo.endCursor).toBe(await cursorOf(acme));
  });

  it('are told with edges of the same cursors', async () => {
    const acme = await openWithEvents();
    const { nodes } = await events(acme);
    const query = '{ events { edges { cursor node { id cursor } } } }';
    expect(await acme.ada.ask(query)).toEqual({
      events: { edges: nodes.map(({ id, cursor }) => ({ cursor, node: { id, cursor } })) },
    });
  });

  it('are read on after a cursor, in pages of any size', async () => {
    const acme = await openWithEvents();
    const all = (await events(acme)).nodes;
    for (const first of [1, 2, 3, 6, 7, 100]) {
      const read: typeof all = [];
      let after: string | null = null;
      for (;;) {
        const page: Awaited<ReturnType<typeof events>> = await events(acme, { first, after });
        expect(page.pageInfo).toEqual({
          hasNextPage: read.length + page.nodes.length < 7,
          hasPreviousPage: read.length > 0,
          startCursor: page.nodes[0]?.cursor,
          endCursor: page.nodes.at(-1)?.cursor,
        });
        read.push(...page.nodes);
        after = page.pageInfo.endCursor;
        if (!page.pageInfo.hasNextPage) break;
      }
      expect(read).toEqual(all);
    }
  });

  it('are none after the newest, whose cursor stays the end', async () => {
    const acme = await openWithEvents();
    const newest = await cursorOf(acme);
    expect(await events(acme, { after: newest })).toEqual({
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: newest },
    });
  });

  it('are none in a new account, whose cursor is valid all the same', async () => {
    const acme = await openAcme(app);
    const start = await cursorOf(acme);
    const none = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: start };
    expect(await events(acme)).toEqual({ nodes: [], pageInfo: none });
    expect(await events(acme, { after: start })).toEqual({ nodes: [], pageInfo: none });
    await acme.user();
    expect((await events(acme, { after: start })).nodes).toMatchObject([{ sequence: 1 }]);
  });

  it('are narrowed by type; the end is the last position looked at, past the last of them', async () => {
    const acme = await openWithEvents();
    const all = (await events(acme)).nodes;
    const newest = await cursorOf(acme);

    const users = await events(acme, { types: ['USER_CREATED'] });
    expect(users.nodes).toEqual([all[0], all[1], all[2], all[4]]);
    expect(users.pageInfo).toMatchObject({ hasNextPage: false, startCursor: all[0]?.cursor, endCursor: newest });

    const two = await events(acme, { types: ['PAGE_CREATED', 'SEAT_ASSIGNED'] });
    expect(two.nodes).toEqual([all[3], all[5]]);
    const none = await events(acme, { types: ['PAGE_DISABLED'] });
    expect(none).toEqual({
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: newest },
    });
    expect((await events(acme, { types: null })).nodes).toEqual(all);

    // on from where the first page ended, none is missed and none told twice
    const page = await events(acme, { types: ['USER_CREATED'], first: 3 });
    expect(page.nodes).toEqual([all[0], all[1], all[2]]);
    expect(page.pageInfo.hasNextPage).toBe(true);
    const rest = await events(acme, { types: ['USER_CREATED'], first: 3, after: page.pageInfo.endCursor });
    expect(rest.nodes).toEqual([all[4]]);
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true, endCursor: newest });
    // the cursor of any list of the log is one of the log
    expect((await events(acme, { after: page.pageInfo.endCursor })).nodes).toEqual(all.slice(3));
  });

  it('refuse an empty list of types, and a `first` outside 1 to 100', async () => {
    const acme = await openWithEvents();
    expect(await acme.ada.refusals(EventsDocument, { types: [] })).toEqual(['BAD_USER_INPUT']);
    for (const first of [0, -1, 101, 2_147_483_647]) {
      expect(await acme.ada.refusals(EventsDocument, { first })).toEqual(['BAD_USER_INPUT']);
    }
    expect((await events(acme, { first: null })).nodes).toHaveLength(7);
  });

  it('E4: refuse a cursor that is malformed, of another account or ahead of the log', async () => {
    const acme = await openWithEvents();
    const other = await openWithEvents();
    const cursor = await cursorOf(acme);
    const text = Buffer.from(cursor, 'base64url').toString();
    const written = (position: string) => Buffer.from(position).toString('base64url');
    expect(written(text)).toBe(cursor);
    const list = await acme.ada.ask<{ users: { pageInfo: { endCursor: string } } }, object>(
      '{ users { pageInfo { endCursor } } }',
    );
    const malformed = [
      ...['', ' ', 'x', 'null', '7', '😀', '\0', 'x'.repeat(100_000)],
      ...[`${cursor}x`, `${cursor}=`, `${cursor} `, ` ${cursor}`, cursor.slice(0, -2), cursor.slice(1)],
      ...[` ${text}`, `${text} `, text.replace(/7$/, '07'), text.replace(/7$/, '-7'), text.replace(/7$/, '7.0')].map(
        written,
      ),
      await cursorOf(other),
      list.users.pageInfo.endCursor,
    ];
    for (const after of malformed) {
      expect([after, await acme.ada.refusals(EventsDocument, { after })]).toEqual([after, ['BAD_CURSOR']]);
    }
    for (const ahead of [text.replace(/7$/, '8'), text.replace(/7$/, '4000000000')]) {
      expect(await acme.ada.refusals(EventsDocument, { after: written(ahead) })).toEqual(['CURSOR_AHEAD']);
    }
    expect((await events(acme, { after: written(text.replace(/7$/, '6')) })).nodes).toMatchObject([{ sequence: 7 }]);
  });

  it('are for Administrators', async () => {
    const acme = await openAcme(app);
    const grace = await acme.member();
    expect(await grace.refusals(EventsDocument)).toEqual(['FORBIDDEN']);
    expect(await client(app).refusals(EventsDocument)).toEqual(['UNAUTHENTICATED']);
  });
});
