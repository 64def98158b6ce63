import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { encodeEventCursor } from '../../src/entities/index.js';
import { until } from '../events/support.js';
import { newAccount } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { countStatements } from '../support/count-statements.js';
import { LICENSES_OF_POOL } from '../support/much.js';
import { openAcknowledged, type Socket } from '../support/subscriber.js';

const STREAMS = 30;
/** Each event is told with nearly a megabyte; with a name of its own, an operation shares nothing. */
const events = (name: string, after: string) => `subscription {
  ${name}: accountEvents(after: ${after}) { sequence ... on PoolResized { pool { licenses(first: 100) { nodes {
    ${['a', 'b', 'c', 'd'].map((alias) => `${alias}: ${LICENSES_OF_POOL}`).join(' ')}
  } } } } }
}`;

let app: App & { url: string };
beforeAll(async () => {
  app = await startApp({ QUERY_COST: '1000000' });
});
afterAll(() => app.close());

function subscribe(socket: Socket, names: string[], after = 'null'): void {
  for (const id of names) socket.send({ id, type: 'subscribe', payload: { query: events(id, after) } });
}

it('a client that does not read has one message made at a time for all of its streams, and none once it closes', async () => {
  const { apiKey, accountId } = await newAccount({ liveEngagement: 150 });
  const connect = () => openAcknowledged(app, `Bearer ${apiKey}`);
  const [stuck, other] = [await connect(), await connect()];
  let capacity = 150;
  const resize = () =>
    client(app, apiKey).ask<object, object>(
      'mutation ($to: Int!) { resizeLicensePool(input: { kind: LIVE_ENGAGEMENT, capacity: $to }) { pool { id } } }',
      { to: ++capacity },
    );
  /** How many statements it takes until the other client has heard of three more events. */
  const thrice = async (meanwhile = () => {}) => {
    const { reading } = await countStatements(app, async () => {
      meanwhile();
      for (let times = 0; times < 3; times++) {
        await resize();
        await other.next();
      }
    });
    return reading;
  };
  const start = encodeEventCursor({ epoch: app.store.epoch, accountId, sequence: 0 });
  subscribe(other, ['other'], JSON.stringify(start));
  await resize();
  await other.next();
  const alone = await thrice();
  expect(alone).toBeGreaterThan(6);

  const names = Array.from({ length: STREAMS }, (_, index) => `stream${index}`);
  subscribe(stuck, names);
  // heard after them, so that nearly all are open
  stuck.send({ id: 'query', type: 'subscribe', payload: { query: '{ account { name } }' } });
  expect([await stuck.next(), await stuck.next()]).toMatchObject([{ id: 'query' }, { type: 'complete' }]);
  stuck.raw.pause();
  // the buffers of the system take some
  expect(await thrice()).toBeLessThan((alone / 3) * (STREAMS / 2));
  await until(async () => (await thrice()) === alone, 'they are full');
  expect(await thrice(() => stuck.close())).toBe(alone);
  for (const socket of [stuck, other]) socket.cut();
});
