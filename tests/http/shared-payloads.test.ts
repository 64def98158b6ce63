import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execute, type GraphQLSchema, parse } from 'graphql';
import { type App, createApiSchema } from '../../src/app.js';
import { type AnyEvent, encodeEventCursor, isWaiting, seesEvent, type Viewer } from '../../src/entities/index.js';
import { readLog, readSequence } from '../../src/events/log.js';
import { authenticate } from '../../src/graphql/authenticate.js';
import { Context } from '../../src/graphql/context.js';
import { formatError, maskErrors } from '../../src/graphql/errors.js';
import { until } from '../events/support.js';
import { changesBy, startWorld, type World } from '../isolation/world.js';
import { newKey, newUser, unique } from '../support/accounts.js';
import { openAcknowledged, type Socket } from '../support/subscriber.js';
import { type RandomSubscription, randomSubscriptions } from './random-subscriptions.js';

const OPERATIONS = 10;
const SEED = Number(process.env.SHARED_SEED ?? Math.floor(Math.random() * 1e9));

const TYPES: Record<string, (event: AnyEvent) => boolean> = {
  accountEvents: () => true,
  pageDisabled: ({ type }) => type === 'PAGE_DISABLED',
  seatFreed: ({ type }) => type === 'SEAT_FREED',
  conversationWaiting: isWaiting,
};

interface Subscription extends RandomSubscription {
  id: string;
  viewer: Viewer;
  socket: Socket;
  after: number;
  /** What came, word for word. */
  texts: string[];
}

describe(`payloads that subscribers share (SHARED_SEED=${SEED})`, () => {
  let app: App & { url: string };
  let world: World;
  let close: () => Promise<void>;
  let schema: GraphQLSchema;
  let viewers: { key: string; viewer: Viewer }[];
  let change: ReturnType<typeof changesBy>;

  beforeAll(async () => {
    ({ app, world, close } = await startWorld());
    schema = createApiSchema();
    const { acme, globex } = world;
    change = changesBy(app, acme.ada.key);
    for (const kind of ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT']) {
      await change('resizeLicensePool', { kind, capacity: 20 });
    }
    const ben = await newUser(app, acme.ada.key, { name: 'Ben', role: 'ADMINISTRATOR', licenses: ['LIVE_ENGAGEMENT'] });
    const { secret } = await newKey(app, acme.ada.key, ben);
    await change('assignLicense', { userId: acme.ada.userId, kind: 'LIVE_ENGAGEMENT' });
    const keys = [acme.ada.key, secret, acme.grace.key, acme.linus.key, globex.grace.key];
    viewers = await Promise.all(keys.map(async (key) => ({ key, viewer: await authenticate(app.store, key) })));
  });
  afterAll(() => close());

  const cursor = ({ accountId }: Viewer, sequence: number) =>
    encodeEventCursor({ epoch: app.store.epoch, accountId, sequence });

  /** Each operation by all who may, from the log's beginning and from somewhere. */
  async function subscribeAll(): Promise<Subscription[]> {
    const open: Subscription[] = [];
    const operations = randomSubscriptions(OPERATIONS, SEED);
    for (const { key, viewer } of viewers) {
      const version = await readSequence(app.store.pools.read, viewer.accountId);
      for (const lane of [0, 1]) {
        const socket = await openAcknowledged(app, `Bearer ${key}`);
        const byId = new Map<string, Subscription>();
        socket.raw.on('message', (data) => byId.get(JSON.parse(String(data)).id)?.texts.push(String(data)));
        for (const [index, operation] of operations.entries()) {
          if (operation.root.role === 'ADMINISTRATOR' && viewer.role !== 'ADMINISTRATOR') continue;
          const after = lane * ((index * 7) % version);
          const id = `${index} "${lane}" é\n`;
          const subscription = { ...operation, id, viewer, socket, after, texts: [] };
          byId.set(id, subscription);
          open.push(subscription);
          const variables = { ...operation.variables, [operation.position]: cursor(viewer, after) };
          socket.send({ id, type: 'subscribe', payload: { query: operation.query, variables } });
        }
      }
    }
    return open;
  }

  const known = new Map<string, Promise<string>>();

  /** What graphql-js itself makes of each event for this viewer, and the message around it. */
  async function expectedOf({ id, root, query, variables, viewer, after }: Subscription): Promise<string[]> {
    const log = await readLog(app.store.pools.read, app.store.epoch, viewer.accountId, { after, limit: 10_000 });
    const heard = log.filter(
      (event) =>
        seesEvent(viewer, event) &&
        TYPES[root.name]?.(event) &&
        (variables.kind === undefined || ('kind' in event && event.kind === variables.kind)),
    );
    return Promise.all(
      heard.map(async (event) => {
        const key = JSON.stringify([query, variables, viewer.userId, event.id]);
        const payload = known.get(key) ?? alone(query, variables, viewer, event);
        known.set(key, payload);
        return `{"id":${JSON.stringify(id)},"type":"next","payload":${await payload}}`;
      }),
    );
  }

  async function alone(query: string, variableValues: object, viewer: Viewer, rootValue: AnyEvent): Promise<string> {
    const contextValue = new Context(app.store, viewer, 'alone');
    const result = await execute({
      schema,
      document: parse(query),
      rootValue,
      contextValue,
      variableValues: variableValues as Record<string, unknown>,
    });
    contextValue.close();
    const { errors, ...rest } = maskErrors(result, 'alone', app.store.logger);
    return JSON.stringify(errors ? { ...rest, errors: errors.map(formatError) } : rest);
  }

  /** Whatever is told when all is told; nothing changes meanwhile. */
  async function compare(open: Subscription[]): Promise<number> {
    known.clear();
    const expected: string[][] = [];
    for (const subscription of open) expected.push(await expectedOf(subscription));
    await until(() => open.every(({ texts }, index) => texts.length >= (expected[index]?.length ?? 0)), 'all is told');
    for (const [index, { texts }] of open.entries()) expect(texts).toEqual(expected[index]);
    return expected.flat().length;
  }

  it('are word for word what each would get alone: of the past, and of what happens', async () => {
    const open = await subscribeAll();
    expect(await compare(open)).toBeGreaterThan(open.length);
    for (const subscription of open) {
      subscription.after = await readSequence(app.store.pools.read, subscription.viewer.accountId);
      subscription.texts.length = 0;
    }
    const { acme } = world;
    // Grace's page goes dark, her seat is free
    await change('unassignLicense', { userId: acme.grace.userId, kind: 'SCHEDULED_MEETING' });
    const first = await compare(open);
    for (const slug of [1, 2]) {
      await change('startConversation', { slug: acme.slug, kind: 'LIVE_CHAT', visitorName: unique(`visitor-${slug}`) });
      await compare(open);
    }
    expect(first).toBeGreaterThan(0);
    for (const { socket } of open) socket.cut();
  });
});
