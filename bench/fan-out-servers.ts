import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { createAccount } from '../src/accounts/create-account.js';
import { createPools } from '../src/database/pools.js';
import type { LicenseKind } from '../src/entities/index.js';
import { startChild } from './child.js';

/** A server that tells its subscribers of events. */
export interface Server {
  port: number;
  child: Awaited<ReturnType<typeof startChild>>['child'];
  /** Makes it tell of so many events at once: resolves when that is answered. */
  trigger(events: number): Promise<void>;
  /** After `trigger`, so that it can be told again. */
  restore(): Promise<void>;
}

const ENVIRONMENT = {
  ...process.env,
  NODE_OPTIONS: `--import=${fileURLToPath(new URL('collect.js', import.meta.url))}`,
};

/** An account with so many users who hold a license each, and its Administrator's key. */
export async function newAccount(databaseUrl: string, seats: number): Promise<string> {
  const pools = createPools(databaseUrl);
  const capacity = { SCHEDULED_MEETING: seats, LIVE_ENGAGEMENT: 0 } as Record<LicenseKind, number>;
  const opened = { name: 'Acme', adminName: 'Ada', adminEmail: 'ada@acme.example', capacity };
  const { apiKey } = await createAccount(pools, opened);
  await pools.end();
  return apiKey;
}

/** The server as a user starts it; an event is a seat that is freed. */
export async function startOurs(services: { databaseUrl: string; redisUrl: string }, key: string, seats: number) {
  const env = { ...ENVIRONMENT, DATABASE_URL: services.databaseUrl, REDIS_URL: services.redisUrl };
  const { url, child } = await startChild('../bundle/main.js', [], { ...env, PORT: '0', LOG_LEVEL: 'warn' });
  const ask = async (query: string, variables: object) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return ((await response.json()) as { data: { users: { nodes: { id: string; role: string }[] } } }).data;
  };
  const make =
    'mutation ($users: [CreateUserInput!]!) { createUsers(input: { users: $users }) { userErrors { code } } }';
  const names = Array.from({ length: seats }, (_, index) => ({ name: 'User', email: `user${index}@acme.example` }));
  await ask(make, { users: names });
  const { users } = await ask('{ users(first: 100) { nodes { id role } } }', {});
  const userIds = users.nodes.filter(({ role }) => role === 'MEMBER').map(({ id }) => id);
  const change = (verb: string, ids: string[]) =>
    ask(
      `mutation ($ids: [ID!]!) { ${verb}(input: { userIds: $ids, kind: SCHEDULED_MEETING }) { userErrors { code } } }`,
      {
        ids,
      },
    );
  await change('assignLicenses', userIds);
  let freed = 0;
  const server: Server = {
    port: Number(new URL(url).port),
    child,
    async trigger(events) {
      await change('unassignLicenses', userIds.slice(freed, freed + events));
      freed += events;
    },
    async restore() {
      await change('assignLicenses', userIds);
      freed = 0;
    },
  };
  return server;
}

/** A bare `ws` server, which sends one ready string. */
export async function startRaw(message: string): Promise<Server> {
  const { url, child } = await startChild('./fan-out-servers.js', ['--raw', message], ENVIRONMENT);
  const trigger = async (events: number) => void (await (await fetch(`${url}?${events}`)).text());
  return { port: Number(new URL(url).port), child, trigger, restore: async () => {} };
}

/** Answers whatever it is told as the real one would; a request makes it send its message to all. */
async function serveRaw(message: string): Promise<void> {
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer(({ url }, response) => {
    for (let left = Number(url?.split('?')[1]); left > 0; left--) {
      for (const socket of sockets.clients) socket.send(message);
    }
    response.end();
  });
  server.on('upgrade', (request, stream, head) => {
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('message', (data) => {
        const text = String(data);
        if (text.includes('connection_init')) socket.send('{"type":"connection_ack"}');
        else if (text.includes('logHead')) socket.send('{"id":"head"}');
      });
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  console.log(`listens at http://127.0.0.1:${(server.address() as { port: number }).port}/graphql`);
}

if (process.argv[2] === '--raw') await serveRaw(process.argv[3] as string);
