import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket, WebSocketServer } from 'ws';
import { createAccount } from '../src/accounts/create-account.js';
import { migrate } from '../src/database/migrate.js';
import { createPools } from '../src/database/pools.js';
import { openServices } from '../src/embedded/services.js';
import type { LicenseKind } from '../src/entities/index.js';
import { cpuOf, startChild } from './child.js';

/**
 * What sharing the work gives: events told to a thousand subscribers of one account, messages a second and the server's CPU
 * for each. Compared are one operation for all ("shared"), the same under a name of its own for each socket, so that nothing is
 * shared ("for each"), and a bare `ws` server that sends one ready string ("raw"), in turn, on this machine.
 */
const [SOCKETS, EVENTS, ROUNDS] = [1_000, 50, 3];

const SELECTIONS = {
  'six scalars': 'id sequence cursor occurredAt formerHolderName availableAfter',
  'with pool and formerHolder':
    'id sequence cursor occurredAt formerHolderName availableAfter pool { id kind capacity available } formerHolder { id name }',
};
const CONTESTANTS = ['shared', 'for each', 'raw'] as const;

interface Server {
  url: string;
  child: ChildProcess;
  /** Where the log ends. */
  cursor(): Promise<string>;
  /** Makes it send `EVENTS` messages to each socket. */
  trigger(): Promise<void>;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'seatkeeper-bench-'));
  const services = await openServices({ dataDir: folder, mariadb: true, redis: true, say: console.error });
  const servers: Server[] = [];
  try {
    const { databaseUrl, migrationsDatabaseUrl, redisUrl } = services;
    await migrate(databaseUrl as string, migrationsDatabaseUrl);
    const [ours, key] = await startOurs(databaseUrl as string, redisUrl as string);
    servers.push(ours);
    for (const [what, selection] of Object.entries(SELECTIONS)) {
      const results = new Map(CONTESTANTS.map((name) => [name, [] as Measured[]]));
      let message = '';
      for (let round = 0; round < ROUNDS; round++) {
        for (const contestant of CONTESTANTS) {
          const isRaw = contestant === 'raw';
          const server = isRaw ? await startRaw(message) : ours;
          if (isRaw) servers.push(server);
          const measured = await measure(server, key, selection, contestant === 'for each');
          if (isRaw) server.child.kill();
          message = measured.message;
          results.get(contestant)?.push(measured);
        }
      }
      console.log(`${what} (${message.length} bytes)`);
      const [shared, , raw] = CONTESTANTS.map((name) => median(results.get(name), 'perSecond'));
      for (const name of CONTESTANTS) {
        const [rate, cpu] = [median(results.get(name), 'perSecond'), median(results.get(name), 'cpuUs')];
        const ratios = `shared is ${((shared ?? 0) / rate).toFixed(2)} of it, it is ${(rate / (raw ?? 1)).toFixed(2)} of raw`;
        console.log(`  ${name.padEnd(9)} ${rate.toFixed(0)} messages a second, ${cpu.toFixed(0)} us each; ${ratios}`);
      }
    }
  } finally {
    for (const { child } of servers) child.kill('SIGKILL');
    await services.release();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Measured {
  perSecond: number;
  cpuUs: number;
  /** As it came last. */
  message: string;
}

async function measure({ url, child, cursor, trigger }: Server, key: string, selection: string, alone: boolean) {
  const variables = { after: await cursor() };
  let [heard, message] = [0, ''];
  let hearAll = () => {};
  const all = new Promise<void>((resolve) => {
    hearAll = resolve;
  });
  const sockets: WebSocket[] = [];
  while (sockets.length < SOCKETS) {
    const query = `subscription S${alone ? sockets.length : ''}($after: String) { seatFreed(after: $after) { ${selection} } }`;
    const socket = await subscribe(url, key, { query, variables });
    socket.on('message', (data) => {
      if (++heard === SOCKETS * EVENTS) hearAll();
      message = String(data);
    });
    sockets.push(socket);
  }
  const [began, cpuBefore] = [performance.now(), cpuOf(child)];
  await trigger();
  await all;
  const seconds = (performance.now() - began) / 1_000;
  const cpuUs = ((cpuOf(child) - cpuBefore) * 1e6) / heard;
  for (const socket of sockets) socket.terminate();
  return { perSecond: heard / seconds, cpuUs, message };
}

/** Resolves once the subscription is open. */
async function subscribe(url: string, key: string, payload: object): Promise<WebSocket> {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } }));
  await once(socket, 'message');
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
  // answered when the subscription is taken
  socket.send(JSON.stringify({ id: '2', type: 'subscribe', payload: { query: '{ account { id } }' } }));
  await new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      if (String(data).includes('complete')) resolve();
    });
  });
  socket.removeAllListeners('message');
  return socket;
}

/** The server as a user starts it, with an account whose seats are freed all at once, and given back. */
async function startOurs(databaseUrl: string, redisUrl: string): Promise<[Server, key: string]> {
  const pools = createPools(databaseUrl);
  const capacity = { SCHEDULED_MEETING: EVENTS, LIVE_ENGAGEMENT: 0 } as Record<LicenseKind, number>;
  const opened = { name: 'Acme', adminName: 'Ada', adminEmail: 'ada@acme.example', capacity };
  const { apiKey } = await createAccount(pools, opened);
  await pools.end();
  const env = { ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, PORT: '0', LOG_LEVEL: 'warn' };
  const { url, child } = await startChild('../bundle/main.js', [], env);
  const ask = async (query: string, variables: object) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return ((await response.json()) as { data: Asked }).data;
  };
  const users = Array.from({ length: EVENTS }, (_, index) => ({ name: 'User', email: `user${index}@acme.example` }));
  const made = await ask(
    'mutation ($users: [CreateUserInput!]!) { made: createUsers(input: { users: $users }) { users { id } } }',
    { users },
  );
  const userIds = made.made?.users.map(({ id }) => id);
  const change = (verb: string) =>
    ask(
      `mutation ($userIds: [ID!]!) { ${verb}(input: { userIds: $userIds, kind: SCHEDULED_MEETING }) { userErrors { code } } }`,
      { userIds },
    );
  await change('assignLicenses');
  const trigger = async () => {
    await change('unassignLicenses');
    await change('assignLicenses');
  };
  const cursor = async () => (await ask('{ account { eventCursor } }', {})).account?.eventCursor as string;
  return [{ url, child, cursor, trigger }, apiKey];
}

interface Asked {
  made?: { users: { id: string }[] };
  account?: { eventCursor: string };
}

async function startRaw(message: string): Promise<Server> {
  const { url, child } = await startChild('./fan-out.js', ['--raw', message], process.env);
  return { url, child, cursor: async () => '', trigger: async () => void (await fetch(url)) };
}

/** Answers whatever it is told as the real one would; a request makes it send its message to all. */
async function serveRaw(message: string): Promise<void> {
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer((_request, response) => {
    response.end();
    for (let event = 0; event < EVENTS; event++) for (const socket of sockets.clients) socket.send(message);
  });
  server.on('upgrade', (request, stream, head) => {
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('message', (data) => {
        if (!String(data).includes('seatFreed')) socket.send('{"type":"connection_ack complete"}');
      });
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  console.log(`listens at http://127.0.0.1:${(server.address() as { port: number }).port}/graphql`);
}

function median(all: Measured[] | undefined, of: 'perSecond' | 'cpuUs'): number {
  const sorted = (all ?? []).map((measured) => measured[of]).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const [flag, message = ''] = process.argv.slice(2);
await (flag === '--raw' ? serveRaw(message) : main());
