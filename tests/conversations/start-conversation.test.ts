import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { type Acme, openAcme } from '../accounts/acme.js';
import { openRaw, type RawSession } from '../database/raw.js';
import {
  type ConversationKind,
  DeleteBookingPageDocument,
  type PageDisabledReason,
  StartConversationDocument,
  UpdateBookingPageDocument,
} from '../generated/operations.js';
import { darkPage } from '../licenses/dark-page.js';
import { unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { lockAccount } from '../support/lock-account.js';
import { openAcknowledged } from '../support/subscriber.js';
import { conversationOf, end, join, type Live, openLive } from './live.js';
import { type Visitor, visitorOf } from './visitor.js';

type Server = App & { url: string };

const REFUSED = { conversationId: null, visitorToken: null };
const refusal = (code: string, ...fields: string[]) => ({
  ...REFUSED,
  userErrors: fields.map((field) => ({ code, field: [field], message: expect.any(String) })),
});

describe('startConversation', () => {
  let app: Server;
  let raw: RawSession;
  let visitor: Visitor;
  beforeAll(async () => {
    app = await startApp();
    raw = await openRaw();
    visitor = visitorOf(app);
  });
  afterAll(async () => {
    await raw.end();
    await app.close();
  });

  /** Nobody is licensed: Ada has a page. */
  const open = async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const page = await acme.page();
    await acme.newEvents();
    return { acme, page };
  };

  it.each(['LIVE_CHAT', 'INSTANT_CALL'] as ConversationKind[])(
    'lets a visitor wait for a %s, tells them the token, and records it without an actor',
    async (kind) => {
      const { acme, page } = await open();
      const before = await acme.state();

      const { conversationId, visitorToken, userErrors } = await visitor.start(page.slug, { kind });

      expect(userErrors).toEqual([]);
      expect(conversationId).toMatch(/^cnv_[0-9A-HJKMNP-TV-Z]{26}$/);
      expect(visitorToken).toMatch(/^vt_[\w-]{43}$/);
      const events = await acme.newEvents();
      expect(events).toMatchObject([
        { __typename: 'ConversationStarted', actor: null, conversation: { id: conversationId } },
      ]);
      const after = await acme.state();
      expect(after.conversations.nodes).toEqual([
        {
          id: conversationId,
          kind,
          visitorName: 'Vera',
          status: 'WAITING',
          agent: null,
          agentName: null,
          startedAt: events[0]?.occurredAt,
          endedAt: null,
        },
      ]);
      expect({ ...after, account: null, conversations: null }).toEqual({
        ...before,
        account: null,
        conversations: null,
      });
    },
  );

  it('keeps of the token its hash alone, and of the visitor nothing in the log', async () => {
    const { acme, page } = await open();
    const { conversationId, visitorToken } = await visitor.started(page.slug, { visitorName: 'Veronica' });
    const [row] = await raw.query('SELECT * FROM conversations WHERE account_id = ?', [acme.accountId]);
    const [{ hash }] = await raw.query('SELECT UNHEX(SHA2(?, 256)) AS hash', [visitorToken]);
    expect(row).toMatchObject({ id: conversationId, visitor_token_hash: hash });
    for (const value of Object.values(row)) expect(String(value)).not.toContain(visitorToken.slice(3));
    const log = JSON.stringify(await raw.query('SELECT * FROM events WHERE account_id = ?', [acme.accountId]));
    expect(log).toContain(conversationId);
    for (const secret of [visitorToken.slice(3), 'Veronica']) expect(log).not.toContain(secret);
  });

  it('gives each conversation an id and a token of its own, however often the same visitor asks', async () => {
    const { acme, page } = await open();
    const started = await Promise.all(Array.from({ length: 10 }, () => visitor.started(page.slug)));
    expect(new Set(started.map(({ conversationId }) => conversationId)).size).toBe(10);
    expect(new Set(started.map(({ visitorToken }) => visitorToken)).size).toBe(10);
    expect(await acme.newEventTypes()).toEqual(Array(10).fill('ConversationStarted'));
  });

  it.each(['BY_USER', 'OWNER_UNLICENSED', 'OWNER_DELETED'] as PageDisabledReason[])(
    'goes by the slug of any page of the account: also one that is dark as %s',
    async (reason) => {
      const { acme } = await open();
      const { slug } = await darkPage(acme, acme.userId, reason);
      await acme.newEvents();
      const { conversationId } = await visitor.started(slug);
      expect(await conversationOf(acme.ada, conversationId)).toMatchObject({ status: 'WAITING' });
      expect(await acme.newEventTypes()).toEqual(['ConversationStarted']);
    },
  );

  it('A2: is of the account that the page belongs to, and acts for nobody, whichever key is sent along', async () => {
    const { acme, page } = await open();
    const other = await openAcme(app);
    await other.unchangedBy(async () => {
      for (const key of [other.apiKey, acme.apiKey, (await acme.member()).key]) {
        await acme.newEvents();
        const { conversationId } = await visitorOf(app, key).started(page.slug);
        expect(await acme.newEvents()).toMatchObject([
          { __typename: 'ConversationStarted', actor: null, conversation: { id: conversationId } },
        ]);
      }
    });
    const events = 'SELECT DISTINCT actor_id, api_key_id FROM events WHERE account_id = ? AND type = ?';
    expect(await raw.query(events, [acme.accountId, 'CONVERSATION_STARTED'])).toEqual([
      { actor_id: null, api_key_id: null },
    ]);
  });

  it('takes a name of 1 to 200 characters, trimmed, and as it was written', async () => {
    const { acme, page } = await open();
    for (const visitorName of ['V', '🎈'.repeat(200), 'Zoë  O’Hara', '<b>%_\\']) {
      const { conversationId } = await visitor.started(page.slug, { visitorName: ` ${visitorName}\t` });
      expect(await conversationOf(acme.ada, conversationId)).toMatchObject({ visitorName });
    }
  });

  it('refuses any other name, and looks nothing up for it: INVALID', async () => {
    const { acme, page } = await open();
    await acme.unchangedBy(async () => {
      for (const visitorName of ['', ' \t ', 'V'.repeat(201), '🎈'.repeat(201), 'Vera\nVera', 'Vera\0']) {
        for (const slug of [page.slug, 'no-such-page', '%']) {
          expect(await visitor.start(slug, { visitorName })).toEqual(refusal('INVALID', 'visitorName'));
        }
      }
    });
  });

  it('answers NOT_FOUND for a slug that no page has', async () => {
    const { acme, page } = await open();
    const gone = await acme.page();
    const renamed = await acme.page();
    await acme.ada.ask(DeleteBookingPageDocument, { input: { pageId: gone.id } });
    await acme.ada.ask(UpdateBookingPageDocument, { input: { pageId: renamed.id, slug: unique('renamed') } });
    await acme.unchangedBy(async () => {
      const near = [` ${page.slug}`, `${page.slug} `, page.slug.toUpperCase(), page.slug.slice(0, -1), page.id];
      for (const slug of [...near, gone.slug, renamed.slug, 'no-such-page', '', '%', 'x'.repeat(1_000), '\ud800']) {
        expect({ slug, ...(await visitor.start(slug)) }).toEqual({ slug, ...refusal('NOT_FOUND', 'slug') });
      }
    });
  });

  describe('when the page goes while the visitor waits for the account', () => {
    const whileWaiting = async (acme: Acme, slug: string, meanwhile: string, values: unknown[]) => {
      const lock = await lockAccount(acme.accountId);
      const asked = visitor.start(slug);
      await lock.waitedFor();
      await lock.query(meanwhile, values);
      await lock.release();
      return asked;
    };

    it('answers NOT_FOUND, and records nothing', async () => {
      const { acme, page } = await open();
      const told = await whileWaiting(acme, page.slug, 'DELETE FROM booking_pages WHERE account_id = ? AND id = ?', [
        ...[acme.accountId, page.id],
      ]);
      expect(told).toEqual(refusal('NOT_FOUND', 'slug'));
      expect(await acme.newEvents()).toEqual([]);
      expect((await acme.state()).conversations.nodes).toEqual([]);
    });

    it('A2: follows the slug to the account that has it by then', async () => {
      const { acme, page } = await open();
      const { acme: other, page: theirs } = await open();
      const { conversationId } = await whileWaiting(
        acme,
        page.slug,
        `DELETE FROM booking_pages WHERE account_id = ? AND id = ?;
         UPDATE booking_pages SET slug = ? WHERE account_id = ? AND id = ?`,
        [acme.accountId, page.id, page.slug, other.accountId, theirs.id],
      );
      expect(await acme.newEvents()).toEqual([]);
      expect((await acme.state()).conversations.nodes).toEqual([]);
      expect(await other.newEvents()).toMatchObject([
        { __typename: 'ConversationStarted', conversation: { id: conversationId } },
      ]);
    });
  });
});

describe('WAITING_CONVERSATIONS', () => {
  let servers: [Server, Server];
  beforeAll(async () => {
    const env = { WAITING_CONVERSATIONS: '3' };
    servers = await Promise.all([startApp(env), startApp(env)]);
  });
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  const input = (slug: string, more: object = {}) => ({
    input: { slug, kind: 'LIVE_CHAT' as const, visitorName: 'Vera', ...more },
  });
  const full = async (slug: string) => {
    const { status, headers, data, errors } = await client(servers[0]).send(StartConversationDocument, input(slug));
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([
      { path: ['startConversation'], extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) } },
    ]);
    const retryAfter = errors[0]?.extensions.retryAfter as number;
    expect(Number.isInteger(retryAfter) && retryAfter >= 1).toBe(true);
    expect([status, headers.get('retry-after')]).toEqual([429, String(retryAfter)]);
  };

  it('is how many may wait: the one beyond is told RATE_LIMITED, and when to come again; nothing is recorded', async () => {
    const { acme, slug, waiting } = await openLive(servers[0]);
    await waiting(3);
    await acme.unchangedBy(() => full(slug));
    // through whichever page of the account
    await full((await acme.page()).slug);
    // and whoever asks
    expect(await acme.ada.refusals(StartConversationDocument, input(slug))).toEqual(['RATE_LIMITED']);
  });

  it('is told after what is wrong with what was asked', async () => {
    const { slug, waiting } = await openLive(servers[0]);
    await waiting(3);
    const visitor = visitorOf(servers[0]);
    expect(await visitor.start(slug, { visitorName: '' })).toEqual(refusal('INVALID', 'visitorName'));
    expect(await visitor.start('no-such-page')).toEqual(refusal('NOT_FOUND', 'slug'));
  });

  it('counts for each account alone', async () => {
    const [one, other] = [await openLive(servers[0]), await openLive(servers[0])];
    await one.waiting(3);
    await other.waiting(3);
    await full(one.slug);
    await full(other.slug);
  });

  type Room = (live: Live, started: { conversationId: string; visitorToken: string }) => Promise<unknown>;
  const ROOMS: [string, Room][] = [
    ['joined', ({ grace }, { conversationId }) => join(grace, conversationId)],
    ['ended', ({ acme }, { conversationId }) => end(acme.ada, conversationId)],
    ['left', ({ visitor }, { visitorToken }) => visitor.leave(visitorToken)],
  ];
  it.each(ROOMS)('has room for one again when one is %s', async (_how, makeRoom) => {
    const live = await openLive(servers[0]);
    const [, second] = await live.waiting(3);
    await full(live.slug);
    await makeRoom(live, second as { conversationId: string; visitorToken: string });
    await live.visitor.started(live.slug);
    await full(live.slug);
  });

  it('of many who ask for the last place at once, at two servers, exactly one gets it', async () => {
    for (let round = 0; round < 10; round++) {
      const { acme, slug, waiting } = await openLive(servers[round % 2] as Server);
      await waiting(2);
      await acme.newEvents();
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, turn) =>
          client(servers[turn % 2] as Server).send(StartConversationDocument, input(slug)),
        ),
      );
      const started = answers.flatMap(({ data }) => data?.startConversation.conversationId ?? []);
      expect(started).toHaveLength(1);
      expect(answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code))).toEqual(
        Array(7).fill('RATE_LIMITED'),
      );
      expect(await acme.newEvents()).toMatchObject([
        { __typename: 'ConversationStarted', conversation: { id: started[0] } },
      ]);
      expect((await acme.state()).conversations.totalCount).toBe(3);
    }
  });

  it('is told over WebSocket as the answer of that operation: the socket lives on', async () => {
    const { slug, waiting } = await openLive(servers[0]);
    await waiting(3);
    const socket = await openAcknowledged(servers[0]);
    const query = 'mutation ($input: StartConversationInput!) { startConversation(input: $input) { conversationId } }';
    socket.send({ id: '1', type: 'subscribe', payload: { query, variables: input(slug) } });
    expect(await socket.next()).toMatchObject({
      type: 'next',
      payload: { errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) } }] },
    });
    expect(await socket.next()).toEqual({ id: '1', type: 'complete' });
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    socket.close();
  });

  it('does not hold back those who must wait again (L5)', async () => {
    const { acme, grace, visitor, slug, ...live } = await openLive(servers[0]);
    const [first] = await live.taken(1, grace);
    await live.waiting(3);
    const { unassignLicense } = await acme.ada.ask<{ unassignLicense: { userErrors: object[] } }, object>(
      `mutation ($userId: ID!) { unassignLicense(input: { userId: $userId, kind: LIVE_ENGAGEMENT }) { userErrors { code } } }`,
      { userId: grace.id },
    );
    expect(unassignLicense.userErrors).toEqual([]);
    expect(await conversationOf(acme.ada, first?.conversationId as string)).toMatchObject({ status: 'WAITING' });
    await full(slug);
    // one too many waited: one place is not enough
    await visitor.leave(first?.visitorToken as string);
    await full(slug);
  });
});
