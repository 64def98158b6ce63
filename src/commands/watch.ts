import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

const USAGE = `usage: npm run watch -- --key KEY [--url http://127.0.0.1:4000/graphql] [--after CURSOR] [--pages]

Prints the account's events as they happen. A Member's key hears of their pages that go dark (--pages).`;

interface WatchedEvent {
  __typename: string;
  sequence: number;
  cursor: string;
  occurredAt: string;
  [field: string]: unknown;
}

const EVENTS = `subscription Watch($after: String) {
  event: accountEvents(after: $after) {
    __typename sequence cursor occurredAt actor { name }
    ... on UserCreated { name role }
    ... on UserRoleChanged { name role previousRole }
    ... on SeatAssigned { pool { kind } holderName availableAfter }
    ... on SeatFreed { pool { kind } formerHolderName availableAfter }
    ... on PoolResized { pool { kind } capacity previousCapacity availableAfter }
    ... on PageCreated { slug }
    ... on PageEnabled { slug }
    ... on PageDisabled { slug reason }
    ... on PageReassigned { slug ownerName formerOwnerName }
    ... on ApiKeyCreated { apiKey { label } }
    ... on ApiKeyRevoked { apiKey { label } }
  }
}`;

const PAGES = `subscription Watch($after: String) {
  event: pageDisabled(after: $after) { __typename sequence cursor occurredAt slug reason }
}`;

/**
 * A client of the public API. It moves its cursor with each event, so that whatever drops in between, no event is missed
 * and none printed twice. Ends when the server refuses it for good (a wrong key, a missing role, a bad cursor).
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      key: { type: 'string' },
      url: { type: 'string', default: 'http://127.0.0.1:4000/graphql' },
      after: { type: 'string' },
      pages: { type: 'boolean', default: false },
    },
  });
  if (!values.key || !URL.canParse(values.url)) throw new TypeError('--key or --url is missing or malformed');
  const client = connect(values.url.replace(/^http/, 'ws'), values.key);
  let cursor = values.after;
  for (;;) {
    // each round is one socket's life: the next one goes on from where it was cut
    for await (const result of events(client, values.pages, cursor)) {
      cursor = result.cursor;
      print(result);
    }
  }
}

function connect(url: string, key: string): Client {
  return createClient({
    url,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${key}` },
    // reconnecting is done here, with a new cursor: the client alone would ask again from the old one
    retryAttempts: 0,
    on: { connected: () => console.error(`listening at ${url}`) },
  });
}

async function* events(client: Client, pages: boolean, after: string | undefined): AsyncGenerator<WatchedEvent> {
  try {
    const results = client.iterate<{ event: WatchedEvent }>({ query: pages ? PAGES : EVENTS, variables: { after } });
    for await (const { data, errors } of results) {
      if (errors?.length) throw errors;
      if (data) yield data.event;
    }
  } catch (error) {
    if (isFinal(error)) throw error;
    console.error('the connection was lost: trying again');
  }
  await sleep(500);
}

/** Refusals come as a list of errors or with close code 4401; anything else is worth another try. */
function isFinal(error: unknown): boolean {
  return Array.isArray(error) || (error as { code?: number }).code === 4401;
}

function print({ __typename, sequence, cursor, occurredAt, actor, ...rest }: WatchedEvent): void {
  const details = Object.entries(rest).map(([name, value]) => `${name}=${plain(value)}`);
  const by = actor ? [`by=${plain(actor)}`] : [];
  console.log([`#${sequence}`, occurredAt, __typename, ...details, ...by].join(' '));
  if (process.stdout.isTTY !== true) return;
  console.error(`  resume with --after ${cursor}`);
}

function plain(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).map(plain).join(',');
}

main().catch((error: unknown) => {
  if (error instanceof TypeError) console.error(`${error.message}\n${USAGE}`);
  else if (Array.isArray(error)) for (const { message, extensions } of error) console.error(extensions?.code, message);
  else if ((error as { code?: number }).code === 4401) console.error('The key is wrong, expired or revoked.');
  else console.error(error);
  process.exitCode = 1;
});
