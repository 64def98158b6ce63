import { isIP } from 'node:net';
import { resolve } from 'node:path';
import {
  allowedOrigins,
  databaseUrl,
  migrationsDatabaseUrl,
  type OpenIdConfig,
  openId,
  redisUrl,
} from './config/urls.js';
import { ConfigError, integer, onOrOff, text } from './config/values.js';

export type { OpenIdConfig };
export { ConfigError };

/** The settings of one process; `README.md` lists the variables. */
export interface Config {
  port: number;
  host: string;
  /** Undefined: a private MariaDB runs in `dataDir`. */
  databaseUrl: string | undefined;
  /** The same database, as a user who may change its tables. Undefined: the user of `databaseUrl` migrates. */
  migrationsDatabaseUrl: string | undefined;
  /** Undefined: a private Redis runs in `dataDir`. */
  redisUrl: string | undefined;
  /** Absolute. */
  dataDir: string;
  logLevel: (typeof LOG_LEVELS)[number];
  /** The standard variables of OpenTelemetry say where traces go; its library reads them. */
  tracing: boolean;
  /** Whose web pages may ask, besides our own: origins as browsers write them, or all. */
  allowedOrigins: string[] | '*';
  /** `GET /` is a page to try the API with. */
  landingPage: boolean;
  /** As Fastify takes it: whose `X-Forwarded-*` headers are believed. */
  trustProxy: boolean | string[];
  /** How many writers of one account may wait in this process before it answers SERVICE_UNAVAILABLE. */
  accountQueueLimit: number;
  /** How many requests guests may make of one address in a minute; 0 is as many as they like. */
  guestRate: number;
  /** How much cost the operations of a key may have in a minute; 0 is as much as they like. */
  rateBudget: number;
  /** How many conversations of an account may wait at once; further visitors are told RATE_LIMITED. */
  waitingLimit: number;
  /** How many days events are kept at least; 0 is for ever. */
  eventRetentionDays: number;
  /** How much memory answers may take that are kept to be given again; 0 keeps none. */
  answersMb: number;
  /** The largest request, over HTTP or as one message of a WebSocket. */
  messageMb: number;
  /** How long a client may take to send a whole HTTP request. */
  requestSeconds: number;
  /** WebSockets of this process. */
  sockets: {
    /** How many an account may have open. */
    perAccount: number;
    /** How many guests may have open from one address. */
    perAddress: number;
    /** How many subscriptions one may have open. */
    subscriptions: number;
    /** How long a client may take to introduce itself. */
    initSeconds: number;
    /** After how long a silent client gets a ping, and how long it may take to answer. */
    pingSeconds: number;
    /** How long a client may take none of what waits for it: no message, or nothing of the answer to an HTTP request. */
    behindSeconds: number;
  };
  /** Whose access tokens are taken; undefined: of nobody. */
  openId: OpenIdConfig | undefined;
  /** How much one operation may ask for. */
  limits: { tokens: number; fields: number; depth: number; aliases: number; directives: number; cost: number };
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Reads the settings: the only place that looks at the environment. Throws `ConfigError`. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const rateBudget = integer(env, 'RATE_BUDGET', 500_000_000, 0, 999_999_999);
  const cost = integer(env, 'QUERY_COST', 100_000, 1, 100_000_000);
  return {
    port: integer(env, 'PORT', 4000, 0, 65_535),
    host: text(env, 'HOST') ?? '127.0.0.1',
    databaseUrl: databaseUrl(env, 'DATABASE_URL'),
    migrationsDatabaseUrl: migrationsDatabaseUrl(env),
    redisUrl: redisUrl(env),
    dataDir: resolve(text(env, 'DATA_DIR') ?? '.data'),
    logLevel: logLevel(env),
    tracing: tracing(env),
    allowedOrigins: allowedOrigins(env),
    landingPage: onOrOff(env, 'LANDING_PAGE', text(env, 'NODE_ENV') !== 'production'),
    trustProxy: trustProxy(env),
    accountQueueLimit: integer(env, 'ACCOUNT_QUEUE_LIMIT', 1_000, 1, 1_000_000),
    guestRate: integer(env, 'GUEST_RATE', 300, 0, 1_000_000),
    rateBudget,
    waitingLimit: integer(env, 'WAITING_CONVERSATIONS', 1_000, 1, 1_000_000),
    eventRetentionDays: integer(env, 'EVENT_RETENTION_DAYS', 400, 0, 36_500),
    answersMb: integer(env, 'ANSWERS_MB', 64, 0, 4_096),
    messageMb: integer(env, 'MESSAGE_MB', 1, 1, 64),
    requestSeconds: integer(env, 'REQUEST_SECONDS', 30, 1, 600),
    sockets: {
      perAccount: integer(env, 'SOCKETS_PER_ACCOUNT', 10_000, 1, 1_000_000),
      perAddress: integer(env, 'SOCKETS_PER_ADDRESS', 1_000, 1, 1_000_000),
      subscriptions: integer(env, 'SUBSCRIPTIONS_PER_SOCKET', 100, 1, 10_000),
      initSeconds: integer(env, 'SOCKET_INIT_SECONDS', 3, 1, 600),
      pingSeconds: integer(env, 'SOCKET_PING_SECONDS', 15, 1, 600),
      behindSeconds: integer(env, 'SOCKET_BEHIND_SECONDS', 30, 1, 600),
    },
    openId: openId(env),
    limits: {
      tokens: integer(env, 'QUERY_TOKENS', 20_000, 1, 1_000_000),
      fields: integer(env, 'QUERY_FIELDS', 1_000, 1, 10_000),
      depth: integer(env, 'QUERY_DEPTH', 15, 1, 1_000),
      aliases: integer(env, 'QUERY_ALIASES', 50, 0, 10_000),
      directives: integer(env, 'QUERY_DIRECTIVES', 50, 0, 10_000),
      // what is dearer than the budget would never pass
      cost: rateBudget === 0 ? cost : Math.min(cost, rateBudget),
    },
  };
}

function logLevel(env: NodeJS.ProcessEnv): Config['logLevel'] {
  const value = text(env, 'LOG_LEVEL') ?? 'info';
  const level = LOG_LEVELS.find((known) => known === value);
  if (level === undefined)
    throw new ConfigError(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not ${JSON.stringify(value)}`);
  return level;
}

const TRACES_GO = ['OTEL_TRACES_EXPORTER', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'];

function tracing(env: NodeJS.ProcessEnv): boolean {
  if (text(env, 'OTEL_SDK_DISABLED')?.toLowerCase() === 'true' || text(env, 'OTEL_TRACES_EXPORTER') === 'none')
    return false;
  return TRACES_GO.some((name) => text(env, name) !== undefined);
}

function trustProxy(env: NodeJS.ProcessEnv): Config['trustProxy'] {
  const value = text(env, 'TRUST_PROXY') ?? 'off';
  if (value === 'off') return false;
  if (value === 'on') return true;
  const addresses = value.split(',').map((address) => address.trim());
  if (addresses.every(isAddressOrRange)) return addresses;
  throw new ConfigError(`TRUST_PROXY must be off, on or a list of addresses, not ${JSON.stringify(value)}`);
}

function isAddressOrRange(value: string): boolean {
  const [address = '', bits = '1', ...rest] = value.split('/');
  const version = isIP(address);
  const most = version === 4 ? 32 : 128;
  return version !== 0 && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most;
}
