import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { type App, createApiSchema } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { createHttpServer } from '../../src/http/server.js';
import { cursorOf, newAccount } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { lockAccount } from '../support/lock-account.js';
import { memoryHeld } from '../support/memory.js';
import { MUCH } from '../support/much.js';
import { openAcknowledged, type Socket, type Subscriber, subscribe } from '../support/subscriber.js';

const RESIZE = `mutation ($capacity: Int!) {
  resizeLicensePool(input: { kind: LIVE_ENGAGEMENT, capacity: $capacity }) { pool { capacity } userErrors { code } }
}`;
const EVENTS = 'subscription ($after: String) { event: accountEvents(after: $after) { sequence cursor } }';
const OPERATION = { query: MUCH };
/** So many of its answers are more than the buffers of the system take. */
const ANSWERS = 120;

interface Event {
  event: { sequence: number; cursor: string };
}

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

/** A server of this process; `givenUp` resolves once it has given up so many clients. */
async function start(env: Record<string, string>) {
  const app: App & { url: string } = await startApp();
  cleanUp.push(() => app.close());
  let count = 0;
  let wake = () => {};
  const write = (line: string) => {
    if (line.includes('does not read')) count++;
    wake();
  };
  const server = await createHttpServer({
    tokens: null,
    store: { ...app.store, logger: pino({ level: 'info' }, { write }) },
    schema: createApiSchema(),
    config: readConfig({ PORT: '0', ...env }),
    guests: { counterOf: () => async () => {}, shared: true, refused: 0 },
    tracing: null,
    budget: () => () => undefined,
    health: { serving: () => true, databaseFault: async () => null, redisReady: () => true },
  });
  cleanUp.push(() => server.close());
  return {
    url: `http://127.0.0.1:${await server.listen()}/graphql`,
    get count() {
      return count;
    },
    givenUp: async (clients: number) => {
      while (count < clients) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

/** Asks for so much that the buffers of the system are full as well, and reads nothing of it. */
function stopReading(socket: Socket, operations: object[]): void {
  socket.raw.pause();
  for (const [index, payload] of operations.entries()) {
    socket.send({ id: `much ${index}`, type: 'subscribe', payload });
  }
}

/** The events of a socket that reads again, until it is closed; and the code of that. */
async function restOf(socket: Socket): Promise<{ events: Event['event'][]; code: number }> {
  const events: Event['event'][] = [];
  socket.raw.resume();
  try {
    for (;;) {
      const { id, payload } = await socket.next();
      if (id === '1') events.push((payload as { data: Event }).data.event);
    }
  } catch {
    return { events, code: await socket.closed };
  }
}

describe('a client that stops reading', () => {
  it('is closed with 1013 when it stays behind, delays nobody, and misses nothing when it resumes (E3)', async () => {
    const server = await start({ SOCKET_BEHIND_SECONDS: '2' });
    const { apiKey } = await newAccount();
    const after = await cursorOf(server, apiKey);
    const [slow, other] = (await Promise.all([1, 2].map(() => subscribe(server, apiKey, EVENTS, { after })))) as [
      Subscriber<Event>,
      Subscriber<Event>,
    ];
    const resize = (capacity: number) => client(server, apiKey).ask(RESIZE, { capacity });
    await resize(1);
    const first = (await slow.next()).event;
    await other.next();

    stopReading(slow.socket, Array(ANSWERS).fill(OPERATION));
    for (let capacity = 2; capacity <= 20; capacity++) {
      await resize(capacity);
      expect((await other.next()).event.sequence).toBe(capacity);
    }
    await server.givenUp(1);
    await resize(21);
    expect((await other.next()).event.sequence).toBe(21);

    const { events, code } = await restOf(slow.socket);
    expect(code).toBe(1013);
    const resumed = await subscribe<Event, object>(server, apiKey, EVENTS, { after: (events.at(-1) ?? first).cursor });
    while (events.length < 20) events.push((await resumed.next()).event);
    expect(events.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 20 }, (_, index) => index + 2));
    for (const { socket } of [other, resumed]) socket.cut();
  });

  it('is left alone as long as it goes on reading, however far behind it is', async () => {
    const server = await start({ SOCKET_BEHIND_SECONDS: '6' });
    const { apiKey } = await newAccount();
    const connect = () => openAcknowledged(server, `Bearer ${apiKey}`);
    const [slow, stuck] = [await connect(), await connect()];
    stopReading(slow, Array(ANSWERS * 3).fill(OPERATION));
    stopReading(stuck, Array(ANSWERS).fill(OPERATION));
    const hear = async () => {
      slow.raw.resume();
      while ((await slow.next()).type !== 'complete');
      slow.raw.pause();
    };
    // for longer than anybody may be stuck there is more for it than it takes
    const given = { up: false };
    void server.givenUp(1).then(() => {
      given.up = true;
    });
    for (; !given.up; await new Promise((resolve) => setTimeout(resolve, 100))) await hear();
    for (let more = 0; more < ANSWERS; more++) await hear();
    expect(slow.raw.readyState).toBe(slow.raw.OPEN);
    for (const socket of [slow, stuck]) socket.cut();
  });

  const memory = () => {
    const { heap, external } = memoryHeld();
    return heap + external;
  };

  it.each([
    ['queries', (): object => OPERATION],
    ['subscriptions', (): object => ({ query: 'subscription { seatUsage(kind: LIVE_ENGAGEMENT) { capacity } }' })],
  ])('costs less than 2 MB, whatever it asks for: %s', async (_what, operation) => {
    const server = await start({ SOCKET_BEHIND_SECONDS: '1' });
    const { apiKey } = await newAccount();
    const stopped: Socket[] = [];
    const stop = async (clients: number) => {
      const sockets: Socket[] = [];
      while (sockets.length < clients) sockets.push(await openAcknowledged(server, `Bearer ${apiKey}`));
      for (const socket of sockets) {
        stopReading(socket, [...Array(ANSWERS).fill(OPERATION), ...Array(200).fill(operation())]);
      }
      stopped.push(...sockets);
      await server.givenUp(stopped.length);
    };
    // the first take what is not their own
    await stop(2);
    const before = memory();
    const clients = 8;
    await stop(clients);
    expect(memory() - before).toBeLessThan(clients * 2);
    for (const socket of stopped) socket.cut();
  });
});

describe('over HTTP', () => {
  it('a client that goes away while it is answered is forgotten, and never told of', async () => {
    const server = await start({ SOCKET_BEHIND_SECONDS: '1' });
    const { apiKey, accountId } = await newAccount();
    const lock = await lockAccount(accountId);
    const gone = [1, 2, 3].map(() => new AbortController());
    const asked = gone.map(({ signal }) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` };
      const body = JSON.stringify({ query: RESIZE, variables: { capacity: 1 } });
      return fetch(server.url, { method: 'POST', headers, body, signal }).catch(() => 'gone');
    });
    await lock.waitedFor();
    for (const controller of gone) controller.abort();
    expect(await Promise.all(asked)).toEqual(['gone', 'gone', 'gone']);
    await lock.release();
    // once it is asked behind them, they are answered
    await client(server, apiKey).ask(RESIZE, { capacity: 2 });
    const stuck = connect(Number(new URL(server.url).port), '127.0.0.1').on('error', () => {});
    cleanUp.push(() => stuck.destroy());
    stuck.pause();
    stuck.write('GET /altair/main.js HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(4));
    // by then they would have been told of
    await server.givenUp(1);
    expect(server.count).toBe(1);
  });
});
