import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { changeSeat } from './by-hand-changes.js';
import {
  authenticate,
  type Database,
  LICENSES,
  openDatabase,
  PAGES,
  POOLS,
  query,
  toInstant,
  USERS,
  type Viewer,
} from './rows.js';

/** What all others are compared with: `node:http` and mysql2, a few statements and as few packets, no GraphQL. */

type Answer = (database: Database, viewer: Viewer, request: IncomingMessage) => Promise<object>;

const ROUTES: Record<string, Answer> = {
  'GET /seat-usage': seatUsage,
  'GET /dashboard': dashboard,
  'POST /assign-license': async (database, viewer, request) => ({
    assignLicense: await changeSeat(database, viewer, 'assign', await userIdOf(request)),
  }),
  'POST /unassign-license': async (database, viewer, request) => ({
    unassignLicense: await changeSeat(database, viewer, 'unassign', await userIdOf(request)),
  }),
};

const [PAGE, PAGES_EACH] = [50, 10];

async function main(databaseUrl: string): Promise<void> {
  const database = openDatabase(databaseUrl);
  const server = createServer(async (request, response) => {
    const reply = (status: number, answer: object) => {
      const body = JSON.stringify(answer);
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      response.writeHead(status, headers).end(body);
    };
    try {
      const answer = ROUTES[`${request.method} ${request.url}`];
      const viewer = await authenticate(database, request.headers);
      if (answer === undefined) return reply(404, { errors: ['There is nothing here.'] });
      if (viewer === undefined) return reply(401, { errors: ['This API key is wrong, expired or revoked.'] });
      reply(200, { data: await answer(database, viewer, request) });
    } catch (error) {
      reply(500, { errors: [String(error)] });
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  console.log(`listens at http://127.0.0.1:${(server.address() as { port: number }).port}/`);
}

async function seatUsage({ read }: Database, { accountId }: Viewer) {
  return { licensePools: await query(read, POOLS, [accountId]) };
}

async function dashboard({ read }: Database, { accountId }: Viewer) {
  const [licensePools, users] = await query(read, `${POOLS};${USERS}`, [accountId, accountId, PAGE]);
  const nodes = new Map<string, Node>();
  for (const { id, name, email, role } of users) {
    nodes.set(id, { id, name, email, role, licenses: [], bookingPages: { nodes: [] } });
  }
  if (nodes.size > 0) await fill(read, accountId, nodes);
  return { licensePools, users: { nodes: [...nodes.values()] } };
}

interface Node {
  id: string;
  name: string;
  email: string;
  role: string;
  licenses: object[];
  bookingPages: { nodes: object[] };
}

async function fill(read: Database['read'], accountId: string, nodes: Map<string, Node>): Promise<void> {
  const ids = [...nodes.keys()];
  const [licenses, pages] = await query(read, `${LICENSES};${PAGES}`, [accountId, ids, accountId, ids]);
  for (const { holder_id, id, kind, assigned_at } of licenses) {
    const license = { id, kind, assignedAt: toInstant(assigned_at) };
    const held = nodes.get(holder_id)?.licenses;
    if (kind === 'SCHEDULED_MEETING') held?.unshift(license);
    else held?.push(license);
  }
  for (const { owner_id, id, title, slug, disabled_reason } of pages) {
    const owned = nodes.get(owner_id)?.bookingPages.nodes;
    if (owned && owned.length < PAGES_EACH) owned.push({ id, title, slug, enabled: disabled_reason === null });
  }
}

async function userIdOf(request: IncomingMessage): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const text of request) body += text;
  return JSON.parse(body).userId;
}

await main(process.argv[2] as string);
