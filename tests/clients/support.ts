import { WebSocket } from 'ws';
import { createResumableClient, type ResumableClientOptions } from '../../clients/typescript/resumable-client.js';
import type { Interruption } from '../../clients/typescript/resumable-stream.js';

export interface Told {
  event: { __typename: string; sequence: number; cursor: string };
}

export const ALL =
  'subscription ($after: String) { event: accountEvents(after: $after) { __typename sequence cursor } }';

/**
 * A client of servers that take turns, one for each socket. It never waits for a second, and keeps what it was told of
 * interruptions.
 */
export function connect(
  servers: { url: string }[],
  key: string | (() => string),
  options: Partial<ResumableClientOptions> = {},
) {
  const interruptions: Interruption[] = [];
  let sockets = 0;
  const client = createResumableClient({
    url: () => (servers[sockets++ % servers.length] as { url: string }).url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: () => ({ authorization: `Bearer ${typeof key === 'string' ? key : key()}` }),
    onInterrupted: (interruption) => interruptions.push(interruption),
    ...options,
  });
  return { client, interruptions, sockets: () => sockets };
}

/** The sequences of the next `count` events. */
export async function take(events: AsyncIterableIterator<{ data?: Told | null }>, count: number): Promise<number[]> {
  const sequences: number[] = [];
  while (sequences.length < count) sequences.push((await events.next()).value?.data?.event.sequence as number);
  return sequences;
}
