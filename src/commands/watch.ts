import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { CommandError, readOptions, runCommand } from './command.js';

const USAGE = 'usage: npm run watch -- --key KEY [--url http://127.0.0.1:4000/graphql] [--after CURSOR]';

interface WatchedEvent {
  __typename: string;
  sequence: number;
  cursor: string;
  occurredAt: string;
  [field: string]: unknown;
}

/** Where the log is now, so that nothing is missed from the first moment on, and what the key may hear. */
const START = '{ viewer { role } account { eventCursor } }';

const EVENTS = `subscription Watch($after: String) {
  event: accountEvents(after: $after) {
    __typename sequence cursor occurredAt actor { name }
    ... on UserCreated { name role }
    ... on UserUpdated { name }
    ... on UserRoleChanged { name role previousRole }
    ... on UserDeleted { name }
    ... on SeatAssigned { pool { kind } holderName availableAfter }
    ... on SeatFreed { pool { kind } formerHolderName availableAfter }
    ... on SeatTransferred { pool { kind } holderName formerHolderName }
    ... on PoolResized { pool { kind } capacity previousCapacity availableAfter }
    ... on PageCreated { slug }
    ... on PageUpdated { slug }
    ... on PageEnabled { slug }
    ... on PageDisabled { slug reason }
    ... on PageReassigned { slug ownerName formerOwnerName }
    ... on PageDeleted { slug }
    ... on BookingCreated { slug booking { startsAt guestName } }
    ... on BookingCanceled { slug booking { startsAt guestName } }
    ... on ConversationStarted { conversation { kind visitorName } }
    ... on ConversationJoined { conversation { kind visitorName } agentName }
    ... on ConversationRequeued { conversation { kind visitorName } formerAgentName }
    ... on ConversationEnded { conversation { kind visitorName } }
    ... on ApiKeyCreated { apiKey { label } }
    ... on ApiKeyRevoked { apiKey { label } }
  }
}`;

const PAGES = `subscription Watch($after: String) {
  event: pageDisabled(after: $after) { __typename sequence cursor occurredAt slug reason }
}`;

/**
 * A client of the public API that prints the account's events as they happen; a Member's key hears of their own pages
 * that go dark. It moves its cursor with each event, so that whatever drops in between, no event is missed and none is
 * printed twice. Ends when the server refuses it for good: a wrong key, a bad cursor.
 */
async function main(): Promise<void> {
  const { key, url, after } = readArguments();
  const client = connect(url.replace(/^http/, 'ws'), key);
  let cursor = after;
  let told = '';
  // each round is one socket's life: the next one goes on from where it was cut
  for (;;) {
    try {
      const start = await take<Start>(client, START);
      cursor ??= start.account.eventCursor;
      told = '';
      const query = start.viewer.role === 'ADMINISTRATOR' ? EVENTS : PAGES;
      for await (const { event } of results<{ event: WatchedEvent }>(client, query, { after: cursor })) {
        cursor = event.cursor;
        print(event);
      }
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal !== undefined) throw new CommandError(refusal);
      const reason = reasonOf(error);
      if (reason !== told) console.error(`not connected to ${url} (${reason}): trying again`);
      told = reason;
    }
    await sleep(500);
  }
}

interface Start {
  viewer: { role: string };
  account: { eventCursor: string };
}

function readArguments(): { key: string; url: string; after: string | undefined } {
  const { key, url = 'http://127.0.0.1:4000/graphql', after } = readOptions(USAGE, ['key', 'url', 'after']);
  if (!key) throw new CommandError(`--key is missing\n${USAGE}`);
  if (!/^(http|ws)s?:\/\//.test(url) || !URL.canParse(url))
    throw new CommandError(`--url is not a URL: ${url}\n${USAGE}`);
  return { key, url, after };
}

function connect(url: string, key: string): Client {
  return createClient({
    url,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${key}` },
    // reconnecting is done here, with a new cursor: the client alone would ask again from the old one
    retryAttempts: 0,
    // the same socket serves the first question and then the stream
    lazyCloseTimeout: 1_000,
    on: { connected: () => console.error(`listening at ${url}`) },
  });
}

/** Throws the errors of a refusal, or what closed the socket. */
async function* results<T>(client: Client, query: string, variables?: Record<string, unknown>): AsyncGenerator<T> {
  for await (const { data, errors } of client.iterate<T>({ query, variables })) {
    if (errors?.length) throw errors;
    if (data) yield data;
  }
}

async function take<T>(client: Client, query: string): Promise<T> {
  for await (const result of results<T>(client, query)) return result;
  throw new Error('no answer');
}

/** Refusals for good come as a list of errors or with close code 4401; anything else is worth another try. */
function refusalOf(error: unknown): string | undefined {
  if (Array.isArray(error)) {
    if (error.some(({ extensions }) => extensions?.code === 'SERVICE_UNAVAILABLE')) return undefined;
    return error.map(({ message, extensions }) => `${extensions?.code}: ${message}`).join('\n');
  }
  return (error as { code?: number }).code === 4401 ? 'The key is wrong, expired or revoked.' : undefined;
}

/** An error of the connection, what closed the socket, or what the server asks to wait for. */
function reasonOf(error: unknown): string {
  const { message, code, reason } = (Array.isArray(error) ? error[0] : error) as {
    message?: string;
    code?: number;
    reason?: string;
  };
  return message || `closed with ${[code, reason].filter(Boolean).join(' ')}`;
}

function print({ __typename, sequence, cursor: _cursor, occurredAt, actor, ...rest }: WatchedEvent): void {
  const details = Object.entries(rest).map(([name, value]) => `${name}=${plain(value)}`);
  const by = actor ? [`by=${plain(actor)}`] : [];
  console.log([`#${sequence}`, occurredAt, __typename, ...details, ...by].join(' '));
}

function plain(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).map(plain).join(',');
}

runCommand(main);
