import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { follow } from '../../src/events/follow.js';
import { createBoundedNames } from '../../src/http/bounded-names.js';
import { until } from '../events/support.js';
import { newAccount, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { lockAccount } from '../support/lock-account.js';
import { openAcknowledged, openSocket, subscribe } from '../support/subscriber.js';
import { askByHttp, TRANSPORTS } from './transports.js';

/** Every sample that an app tells, by its name and labels as they are written. */
async function samplesOf(app: { url: string }): Promise<Map<string, number>> {
  const response = await fetch(new URL('/metrics', app.url));
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

describe('/metrics', () => {
  let app: App & { url: string };
  let account: Awaited<ReturnType<typeof newAccount>>;
  let authorization: string;

  beforeAll(async () => {
    app = await startApp({ GUEST_RATE: '3' });
    account = await newAccount({ liveEngagement: 1 });
    authorization = `Bearer ${account.apiKey}`;
  });
  afterAll(() => app.close());

  /** How much each of these grows while `work` lasts. */
  async function growth(names: string[], work: () => Promise<unknown>): Promise<number[]> {
    const before = await samplesOf(app);
    await work();
    const after = await samplesOf(app);
    return names.map((name) => (after.get(name) ?? 0) - (before.get(name) ?? 0));
  }

  const operations = (operation: string, type: string, transport: string, outcome: string) =>
    `seatkeeper_operations_total{operation="${operation}",type="${type}",transport="${transport}",outcome="${outcome}"}`;

  it.each(TRANSPORTS)('counts operations by name, and how long they took, over %s', async (name, ask) => {
    const transport = name.toLowerCase();
    const names = [
      operations('Pools', 'query', transport, 'ok'),
      operations('anonymous', 'query', transport, 'ok'),
      operations('anonymous', 'none', transport, 'refused'),
      operations('refused', 'none', transport, 'refused'),
      `seatkeeper_operation_seconds_count{type="query",transport="${transport}"}`,
      'seatkeeper_errors_total{code="GRAPHQL_VALIDATION_FAILED"}',
      'seatkeeper_sql_total{pool="read",statement="poolsByKinds"}',
    ];
    const grown = await growth(names, async () => {
      for (let times = 0; times < 2; times++) {
        await ask(app, authorization, { query: 'query Pools { licensePools { kind } }' });
      }
      await ask(app, authorization, { query: '{ licensePools { kind } }' });
      await ask(app, authorization, { query: 'query Nothing { nothing }' });
      await askByHttp(app, 'Bearer wrong', { query: 'query Wrong { licensePools { kind } }' });
    });
    // over HTTP the second answer is the first one, given again
    const isHttp = transport === 'http';
    expect(grown).toEqual([2, 1, 1, isHttp ? 1 : 0, 3, 1, isHttp ? 2 : 3]);
  });

  it('gives guests one label, whatever they call their operations, and counts what is refused', async () => {
    const refused = operations('guest', 'none', 'http', 'refused');
    const names = [operations('guest', 'query', 'http', 'refused'), refused, 'seatkeeper_guests_refused_total'];
    const grown = await growth(names, async () => {
      for (let times = 0; times < 5; times++) {
        await askByHttp(app, undefined, { query: `query Guest${times} { licensePools { kind } }` });
      }
    });
    expect(grown).toEqual([3, 2, 2]);
    expect([...(await samplesOf(app)).keys()].filter((name) => name.includes('Guest'))).toEqual([]);
  });

  it('counts what never became an operation of GraphQL, and what Fastify never heard of', async () => {
    const raw = async (...lines: string[]) => {
      const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
      socket.write([...lines, 'Host: a', 'Connection: close', '', ''].join('\r\n'));
      for await (const _answer of socket);
    };
    const names = [
      operations('anonymous', 'none', 'http', 'refused'),
      'seatkeeper_errors_total{code="BAD_REQUEST"}',
      ...[400, 403, 405, 431].map((status) => `seatkeeper_http_responses_total{status="${status}"}`),
    ];
    const grown = await growth(names, async () => {
      const headers = { 'content-type': 'application/json', authorization };
      for (const body of ['[]', '{}', '[{"query":"{ __typename }"}]', '{"query":1}', '{"query":"{a}","variables":1}']) {
        await (await fetch(app.url, { method: 'POST', headers, body })).text();
      }
      await (await fetch(app.url, { headers })).text();
      await fetch(app.url, { method: 'HEAD', headers });
      await raw('GET /%zz HTTP/1.1');
      await raw('no request of HTTP/1.1');
      await raw('GET / HTTP/1.1', `X: ${'x'.repeat(20_000)}`);
      const upgrade = ['Upgrade: websocket', 'Origin: https://elsewhere.example'];
      await raw('GET /graphql HTTP/1.1', ...upgrade, 'Connection: Upgrade');
    });
    expect(grown).toEqual([7, 7, 8, 1, 1, 1]);
  });

  it('counts sockets that were closed, by code, of which clients cannot make more', async () => {
    const names = ['1000', '4401', 'other'].map((code) => `seatkeeper_websockets_closed_total{code="${code}"}`);
    const grown = await growth(names, async () => {
      await (await openSocket(app, 'Bearer wrong')).closed;
      for (const code of [1000, 4999, 3000]) {
        const socket = await openAcknowledged(app, authorization);
        socket.raw.close(code);
        await socket.closed;
      }
      // the server hears of it a moment later
      while ((await samplesOf(app)).get('seatkeeper_websockets_open') !== 0);
    });
    expect(grown).toEqual([1, 1, 2]);
  });

  it('has no more labels for what clients choose than there is room for', () => {
    const labelOf = createBoundedNames(2);
    expect(['One', 'Two', 'Three', 'One', 'Four', 'Two'].map(labelOf)).toEqual([
      ...['One', 'Two', 'other', 'One', 'other', 'Two'],
    ]);
  });

  it('counts events that were written, heard and delivered, and who listens', async () => {
    const query = 'subscription { accountEvents { sequence } }';
    const subscribers = await Promise.all([1, 2].map(() => subscribe(app, account.apiKey, query)));
    await until(async () => (await samplesOf(app)).get('seatkeeper_subscriptions_open') === 2, 'they are open');
    const names = ['written', 'heard', 'delivered'].map((what) => `seatkeeper_events_${what}_total`);
    const grown = await growth([...names, 'seatkeeper_event_delay_seconds_count'], async () => {
      await newUser(app, account.apiKey);
      for (const { socket } of subscribers) expect((await socket.next()).type).toBe('next');
    });
    expect(grown).toEqual([1, 1, 2, 1]);
    const open = await samplesOf(app);
    expect(open.get('seatkeeper_websockets_open')).toBe(2);
    expect(open.get('seatkeeper_subscriptions_open')).toBe(2);
    for (const { socket } of subscribers) socket.close();
    await Promise.all(subscribers.map(({ socket }) => socket.closed));
    for (let left = 1; left > 0; ) {
      const samples = await samplesOf(app);
      left = (samples.get('seatkeeper_subscriptions_open') ?? 1) + (samples.get('seatkeeper_websockets_open') ?? 1);
    }
  });

  it('tells how far behind the streams are', async () => {
    await askByHttp(app, authorization, {
      query: `mutation { ${[...Array(11).keys()].map((index) => `a${index}: resizeLicensePool(input: { kind: LIVE_ENGAGEMENT, capacity: ${index + 2} }) { pool { kind } }`).join(' ')} }`,
    });
    const stream = await follow(app.store, account.accountId, 1);
    const lags = async () => {
      const samples = await samplesOf(app);
      const behind = ['0', '10', '100'].map((most) => samples.get(`seatkeeper_streams_behind{more_than="${most}"}`));
      return [samples.get('seatkeeper_stream_lag_max'), ...behind];
    };
    expect(await lags()).toEqual([11, 1, 1, 0]);
    await stream.next();
    expect(await lags()).toEqual([10, 1, 0, 0]);
    await stream.return();
    expect(await lags()).toEqual([0, 0, 0, 0]);
  });

  it("tells of connections, of those who wait for an account's turn, and of Redis", async () => {
    const lock = await lockAccount(account.accountId);
    const queue = (samples: Map<string, number>) => samples.get('seatkeeper_account_queue{of="longest"}');
    const inUse = 'seatkeeper_database_connections{pool="write",state="in_use"}';
    const waiting = [newUser(app, account.apiKey), newUser(app, account.apiKey)];
    for (let length: number | undefined; length !== 2; ) {
      const samples = await samplesOf(app);
      length = queue(samples);
      if (length === 2) expect(samples.get(inUse)).toBe(1);
    }
    await lock.release();
    await Promise.all(waiting);
    const samples = await samplesOf(app);
    expect([queue(samples), samples.get(inUse)]).toEqual([0, 0]);
    expect(samples.get('seatkeeper_database_connections{pool="write",state="idle"}')).toBeGreaterThan(0);
    expect(samples.get('seatkeeper_redis_connected{for="doorbell"}')).toBe(1);
    expect(samples.get('seatkeeper_redis_connected{for="rates"}')).toBe(1);
  });

  it('tells of the event loop and the process', async () => {
    const samples = await samplesOf(app);
    expect(samples.has('nodejs_eventloop_lag_p99_seconds')).toBe(true);
    expect(samples.get('process_cpu_seconds_total')).toBeGreaterThan(0);
  });

  it('of several servers in one process, each tells its own', async () => {
    const other = await startApp();
    try {
      expect((await samplesOf(other)).get(operations('Pools', 'query', 'http', 'ok'))).toBeUndefined();
      expect((await samplesOf(app)).get(operations('Pools', 'query', 'http', 'ok'))).toBe(2);
    } finally {
      await other.close();
    }
  });
});
