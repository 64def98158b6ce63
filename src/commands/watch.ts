import { WebSocket } from 'ws';
import { StreamEnded } from '../../clients/typescript/failures.js';
import { createResumableClient } from '../../clients/typescript/resumable-client.js';
import { CommandError, readOptions, runCommand } from './command.js';

const USAGE = 'usage: npm run watch -- --key KEY [--url http://127.0.0.1:4000/graphql] [--after CURSOR]';

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
 * that go dark. Whatever drops in between, no event is missed and none is printed twice. Ends when the server refuses it
 * for good: a wrong key, a bad cursor.
 */
async function main(): Promise<void> {
  const { key, url, after } = readArguments();
  let cursor = after;
  let told = '';
  let leave = () => {};
  const client = createResumableClient({
    url: url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${key}` },
    onInterrupted({ reason, closeCode, cursor: here }) {
      cursor = here ?? cursor;
      if (reason !== told) console.error(`not connected to ${url} (${reason}): trying again`);
      told = reason;
      // an Administrator hears more than a Member: which it is now is found out anew
      if (closeCode === 4403) leave();
    },
    on: {
      connected() {
        told = '';
        console.error(`listening at ${url}`);
      },
    },
  });
  /** False when the key may not hear them. */
  const printAll = async (query: string): Promise<boolean> => {
    const events = client.iterate<{ event: WatchedEvent }>({ query, variables: { after: cursor } });
    leave = () => void events.return?.();
    try {
      for await (const { data } of events) {
        if (!data) continue;
        print(data.event);
        cursor = data.event.cursor;
      }
      return true;
    } catch (error) {
      if (!(error instanceof StreamEnded)) throw error;
      if (error.code === 'FORBIDDEN') return false;
      const { oldestCursor } = error.details;
      if (oldestCursor)
        throw new CommandError(`${error.code}: ${error.message} Or begin at the oldest: --after ${oldestCursor}`);
      const isKey = error.code === 'UNAUTHENTICATED';
      throw new CommandError(isKey ? 'The key is wrong, expired or revoked.' : `${error.code}: ${error.message}`);
    }
  };
  for (;;) {
    if (await printAll(EVENTS)) continue;
    console.error("the key is a Member's: it hears of their own pages that go dark");
    await printAll(PAGES);
  }
}

function readArguments(): { key: string; url: string; after: string | undefined } {
  const { key, url = 'http://127.0.0.1:4000/graphql', after } = readOptions(USAGE, ['key', 'url', 'after']);
  if (!key) throw new CommandError(`--key is missing\n${USAGE}`);
  if (!/^(http|ws)s?:\/\//.test(url) || !URL.canParse(url))
    throw new CommandError(`--url is not a URL: ${url}\n${USAGE}`);
  return { key, url, after };
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
