import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Below which the files of the page are. */
const FOLDER = '/altair/';
const INIT = 'seatkeeper.js';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Nothing but ourselves, whatever its code may know; styles are made as it goes. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache',
};

/**
 * `GET /` is Altair, a page to try the API with, subscriptions included. It comes from our own files, and asks nobody else
 * for anything.
 */
export function serveLandingPage(server: FastifyInstance, endpoint: string): void {
  let page: Promise<Page> | undefined;
  const open = () => {
    page ??= openPage(endpoint).catch((error: unknown) => {
      // the next one who asks may find the files
      page = undefined;
      throw error;
    });
    return page;
  };
  server.get('/', async (request, reply) => {
    return answer(request, reply, '.html', (await open()).html);
  });
  server.get<{ Params: { '*': string } }>(`${FOLDER}*`, async (request, reply) => {
    const name = request.params['*'];
    const content = await (await open()).read(name);
    return content === undefined ? reply.callNotFound() : answer(request, reply, extname(name), content);
  });
}

interface Page {
  html: string;
  /** Undefined for what is none of its files. */
  read(name: string): Promise<string | Buffer | undefined>;
}

/** Read when it is first asked for: who never opens it does not wait for it. */
async function openPage(endpoint: string): Promise<Page> {
  const { getDistDirectory, renderAltair } = await import('altair-static');
  const folder = getDistDirectory();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const pathOf = new Map(files.map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), path]));
  const script = initScript(endpoint);
  return {
    html: renderAltair({ baseURL: FOLDER, serveInitialOptionsInSeperateRequest: INIT }),
    async read(name) {
      const path = pathOf.get(name);
      return name === INIT ? script : path && readFile(path);
    },
  };
}

function answer(request: FastifyRequest, reply: FastifyReply, extension: string, content: string | Buffer) {
  const etag = `"${createHash('sha256').update(content).digest('base64url')}"`;
  reply.headers(HEADERS).header('etag', etag);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.type(TYPES[extension] ?? 'application/octet-stream').send(content);
}

/**
 * Run by the page, since it wants whole URLs and knows its own. The key is set once, as the variable `key` of the
 * environment, for HTTP and WebSocket alike.
 */
function initScript(endpoint: string): string {
  return `
const endpointURL = location.origin + ${JSON.stringify(endpoint)};
const authorization = 'Bearer {{key}}';
const shared = {
  endpointURL,
  subscriptionsEndpoint: endpointURL.replace(/^http/, 'ws'),
  initialHeaders: { Authorization: authorization },
  initialSubscriptionRequestHandlerId: 'graphql-ws',
  initialSubscriptionsPayload: { authorization },
};
AltairGraphQL.init({
  ...shared,
  // the last one is shown
  initialWindows: [
    { ...shared, initialName: 'Live', initialQuery: ${JSON.stringify(LIVE)} },
    { ...shared, initialName: 'Seats', initialQuery: ${JSON.stringify(SEATS)} },
  ],
  initialEnvironments: { base: { title: 'Environment', variables: { key: 'sk_...' } } },
  initialSettings: { 'alert.disableUpdateNotification': true, 'banners.disable': true },
  instanceStorageNamespace: 'seatkeeper_',
  disableAccount: true,
});
`;
}

const SEATS = `# First set your key: "No environment" at the top right, "Environments...", "key".
{
  viewer { name role }
  licensePools { kind capacity assigned available }
}
`;

const LIVE = `# What happens from now on, by the same key.
subscription {
  accountEvents { sequence occurredAt type }
}
`;
