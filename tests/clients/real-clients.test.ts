import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { print } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { iterated } from '../../clients/typescript/iterated.js';
import { type Acme, openAcme } from '../accounts/acme.js';
import {
  DarkPagesDocument,
  type DarkPagesSubscription,
  DisableBookingPageDocument,
  EventCursorDocument,
} from '../generated/operations.js';
import { unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { lockAccount } from '../support/lock-account.js';
import { apolloClient } from './apollo-client.js';
import { graphqlRequest } from './graphql-request.js';
import { graphqlWs } from './graphql-ws.js';
import type { DarkPage, Kind, RealClient } from './real-client.js';
import { relay } from './relay.js';
import { connect } from './support.js';
import { urql } from './urql.js';

/** How each tells of a wrong key: some hide the errors behind the status, or the status behind the errors. */
const CLIENTS: [name: string, kind: Kind, wrongKey: object][] = [
  ['Apollo Client', apolloClient, { codes: ['UNAUTHENTICATED'] }],
  ['urql', urql, { codes: ['UNAUTHENTICATED'], status: 401 }],
  ['graphql-request', graphqlRequest, { codes: ['UNAUTHENTICATED'], status: 401 }],
  ['Relay', relay, { codes: ['UNAUTHENTICATED'] }],
  ['graphql-ws', graphqlWs, { codes: [], status: 4401 }],
];

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe.each(CLIENTS)('%s', (_name, kind, wrongKey) => {
  let acme: Acme;
  let graceId: string;
  beforeAll(async () => {
    acme = await openAcme(app, { scheduledMeeting: 1 });
    graceId = await acme.user({ name: 'Grace', licenses: ['SCHEDULED_MEETING'] });
  });
  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  const open = (key: string = acme.apiKey) => {
    let leave = () => {};
    /** Resolves once a socket is closed for want of a reason to keep it. */
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const closed = (event: unknown) => (event as { code: number }).code === 1000 && leave();
    const { client: overWebSocket, interruptions } = connect([app], key, { on: { closed } });
    const client = kind.open({ url: app.url, authorization: `Bearer ${key}`, overWebSocket });
    closing.push(() => client.close?.(), overWebSocket.dispose);
    return { ...client, terminate: overWebSocket.terminate, interruptions, left };
  };
  const refusalOf = (asked: Promise<unknown>) =>
    asked.then(
      (answer) => Promise.reject(new Error(`it was not refused: ${JSON.stringify(answer)}`)),
      (error: unknown) => kind.refusalOf(error),
    );

  it('asks a query with variables', async () => {
    const { user, people } = open();
    const id = await acme.user({ name: 'Grace' });
    expect(await user(id)).toMatchObject({ id, name: 'Grace' });
    expect(await user('usr_nobody')).toBeNull();
    expect(await people(1)).toBe(1);
  });

  it('carries out a mutation, and is told as data why another is refused', async () => {
    const { rename } = open();
    const userId = await acme.user({ name: 'Grace' });
    expect(await rename({ userId, name: 'Grace Hopper' })).toMatchObject({
      user: { id: userId, name: 'Grace Hopper' },
      userErrors: [],
    });
    expect(await rename({ userId, email: 'ada@acme.example' })).toMatchObject({
      user: null,
      userErrors: [{ code: 'EMAIL_TAKEN', field: ['email'] }],
    });
  });

  it('is told the code of an error: UNAUTHENTICATED, FORBIDDEN (A1), BAD_USER_INPUT', async () => {
    expect(await refusalOf(open('wrong').user(acme.userId))).toEqual(wrongKey);
    const member = await acme.member();
    expect(await refusalOf(open(member.key).people(1))).toMatchObject({ codes: ['FORBIDDEN'] });
    expect(await refusalOf(open().people(0))).toMatchObject({ codes: ['BAD_USER_INPUT'] });
  });

  it('may leave a mutation that waits, and ask for it again by its key: it is done once', async () => {
    const { rename } = open();
    const userId = await acme.user({ name: 'Grace' });
    const input = { userId, name: 'Hopper', idempotencyKey: unique('key') };
    await acme.newEvents();
    const lock = await lockAccount(acme.accountId);
    const leaving = new AbortController();
    const left = rename(input, leaving.signal).catch((error: Error) => error.name);
    await lock.waitedFor();
    leaving.abort();
    expect(await left).toBe('AbortError');
    const again = rename(input);
    await lock.release();
    expect(await again).toMatchObject({ user: { name: 'Hopper' }, userErrors: [] });
    await rename({ userId, name: 'Murray' });
    await rename(input);
    expect(await acme.newEvents()).toMatchObject([{ name: 'Hopper' }, { name: 'Murray' }]);
  });

  // it knows no subscriptions
  if (kind === graphqlRequest) return;

  const listen = ({ darkPages }: RealClient, after: string) =>
    iterated<DarkPage>((sink) => (darkPages as Required<RealClient>['darkPages'])(after, sink));

  it('E3: hears each event once and in order, though its line is cut', async () => {
    const client = open();
    const { account } = await acme.ada.ask(EventCursorDocument);
    const heard = listen(client, account.eventCursor);
    for (const isFirst of [true, false, false]) {
      if (!isFirst) client.terminate();
      const { id, slug } = await acme.page(graceId);
      await acme.ada.ask(DisableBookingPageDocument, { input: { pageId: id } });
      expect((await heard.next()).value).toMatchObject({ slug, reason: 'BY_USER' });
    }
    expect(client.interruptions.map(({ closeCode }) => closeCode)).toEqual([4499, 4499]);
    await heard.return?.();
    await client.left;
  });

  it('is told why a stream ends (E4)', async () => {
    expect(await refusalOf(listen(open(), 'nonsense').next())).toMatchObject({ codes: ['BAD_CURSOR'] });
  });
});

it('E3: graphql-ws resumes by itself where `after` is moved in the variables that it sends again', async () => {
  const acme = await openAcme(app, { scheduledMeeting: 1 });
  const graceId = await acme.user({ licenses: ['SCHEDULED_MEETING'] });
  const { account } = await acme.ada.ask(EventCursorDocument);
  const variables = { after: account.eventCursor };
  const client = createClient({
    url: app.url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${acme.apiKey}` },
    retryWait: async () => {},
  });
  const heard = iterated<string>((sink) =>
    client.subscribe<DarkPagesSubscription>(
      { query: print(DarkPagesDocument), variables },
      {
        ...sink,
        next({ data }) {
          if (!data) return;
          variables.after = data.pageDisabled.cursor;
          sink.next(data.pageDisabled.slug);
        },
      },
    ),
  );
  for (const _round of [1, 2, 3]) {
    const { id, slug } = await acme.page(graceId);
    await acme.ada.ask(DisableBookingPageDocument, { input: { pageId: id } });
    expect((await heard.next()).value).toBe(slug);
    client.terminate();
  }
  await client.dispose();
});
