import { type Client, type ClientOptions, createClient, type Sink, type SubscribePayload } from 'graphql-ws';
import { kindOf } from './documents.js';
import { iterated } from './iterated.js';
import { openResumableStream, type StreamOptions } from './resumable-stream.js';

export type ResumableClientOptions = Omit<ClientOptions, 'retryAttempts' | 'retryWait' | 'shouldRetry'> & StreamOptions;

const KEEP_ALIVE_MS = 10_000;

/**
 * A client of graphql-ws whose subscriptions outlive their sockets: each event once and in order, whatever drops in
 * between. It moves the variable `after` with each event, so a document declares it, gives it to its field, and selects
 * `cursor` and `sequence` of the event. Without an `after` the end of the log is asked for first, and nothing is missed from
 * then on. In a stream of all events, `accountEvents(after: $after)`, each sequence must follow the last one.
 *
 * What may pass is waited out for ever (`onInterrupted`); what is for good reaches the sink, or the iterator, as
 * `StreamEnded`. A socket that has not answered a ping when the next one is due (`keepAlive`, 10 seconds) is given up.
 * Queries and mutations go through as they are: they fail with their socket.
 */
export function createResumableClient(options: ResumableClientOptions): Client {
  const { onInterrupted, onGap, keepAlive = KEEP_ALIVE_MS, ...rest } = options;
  // graphql-ws alone would ask again from where the stream once began, and give up some day
  const client = createClient({ ...rest, keepAlive, retryAttempts: 0 });
  giveUpSilentSockets(client, keepAlive);
  const streams = new Set<() => void>();

  const subscribe = (payload: SubscribePayload, sink: Sink) =>
    kindOf(payload.query) === 'operation'
      ? client.subscribe(payload, sink)
      : openResumableStream(client, payload, sink, { onInterrupted, onGap }, streams);
  return {
    ...client,
    subscribe: subscribe as Client['subscribe'],
    iterate: ((payload) => iterated((sink) => subscribe(payload, sink as Sink))) as Client['iterate'],
    dispose() {
      for (const leave of streams) leave();
      return client.dispose();
    },
  };
}

function giveUpSilentSockets(client: Client, patience: number): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isAnswered = () => clearTimeout(timer);
  const isAsked = () => {
    clearTimeout(timer);
    if (patience > 0) timer = setTimeout(client.terminate, patience);
  };
  client.on('opened', isAsked);
  client.on('connected', isAnswered);
  client.on('ping', (received) => received || isAsked());
  client.on('pong', (received) => received && isAnswered());
  client.on('closed', isAnswered);
}
