import type { IncomingMessage } from 'node:http';
import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { Config } from '../config.js';
import { refused } from './bad-requests.js';
import { trustOf } from './guest-address.js';

/** Whether the web page that a browser shows may use the API; who names no `Origin` is no web page, and may. */
export type MayAsk = (request: IncomingMessage) => boolean;

/** Our own pages may, and those of `ALLOWED_ORIGINS`. */
export function originCheck(config: Pick<Config, 'allowedOrigins' | 'trustProxy'>): MayAsk {
  const { allowedOrigins } = config;
  const trusted = trustOf(config.trustProxy);
  return ({ headers, socket }) => {
    const { origin } = headers;
    if (origin === undefined || allowedOrigins === '*' || allowedOrigins.includes(origin)) return true;
    const isTold = trusted(socket.remoteAddress ?? '', 0);
    const host = (isTold && lastOf(headers['x-forwarded-host'])) || headers.host;
    return isOwn(origin, host, isTold ? lastOf(headers['x-forwarded-proto']) : undefined);
  };
}

export function foreignOrigin(origin: string | undefined): GraphQLError {
  const page = origin?.slice(0, 200);
  return refused('FORBIDDEN', `Web pages of ${page} may not use this API: see the setting ALLOWED_ORIGINS.`);
}

const HOUR = 3_600;

/** Tells browsers the same at `path` (CORS). No cookie counts here, so none is asked for. */
export async function tellBrowsers(server: FastifyInstance, path: string, mayAsk: MayAsk): Promise<void> {
  await server.register(cors, {
    delegator(request, decide) {
      const { method, url, headers, raw } = request;
      // it hears of preflights for all paths; elsewhere there is nothing for web pages
      if (url.split('?')[0] !== path) return decide(null, { origin: false });
      const isAllowed = mayAsk(raw);
      if (method === 'OPTIONS' && !isAllowed) {
        return decide(Object.assign(foreignOrigin(headers.origin), { statusCode: 403 }));
      }
      decide(null, {
        origin: headers.origin !== undefined && isAllowed,
        methods: ['GET', 'POST'],
        allowedHeaders: ['content-type', 'authorization', 'apollo-require-preflight', 'if-none-match', 'x-request-id'],
        exposedHeaders: ['etag', 'retry-after', 'x-request-id'],
        maxAge: HOUR,
        strictPreflight: false,
      });
    },
  });
}

/** Where no proxy tells, we do not know whether there is TLS in front of us. */
function isOwn(origin: string, host: string | undefined, scheme: string | undefined): boolean {
  // "null" is what sandboxed pages and files are: nobody's
  const own = /^(https?):\/\//.exec(origin)?.[1];
  if (own === undefined || host === undefined) return false;
  const url = `${scheme?.replace(/^ws/, 'http') ?? own}://${host}`;
  return URL.canParse(url) && new URL(url).origin === origin;
}

/** Of the nearest proxy; those before it may be anybody. */
function lastOf(header: string | string[] | undefined): string | undefined {
  return (
    String(header ?? '')
      .split(',')
      .at(-1)
      ?.trim() || undefined
  );
}
