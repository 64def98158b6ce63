import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Config } from '../config.js';
import type { Store } from '../events/store.js';
import { Documents } from '../graphql/documents.js';
import { mayPass, serviceUnavailable } from '../graphql/errors.js';
import { Audiences } from './audiences.js';
import type { Gate } from './authentication.js';
import { refused } from './bad-requests.js';
import type { HangUp } from './client-errors.js';
import type { CostBudget } from './cost-budget.js';
import { executeOnSocket } from './execute-on-socket.js';
import { addressReader } from './guest-address.js';
import type { GuestRate } from './guest-rate.js';
import { hearClient } from './hear-client.js';
import { letIn } from './let-in.js';
import type { Metrics } from './metrics.js';
import type { Observe } from './observe.js';
import { foreignOrigin, type MayAsk } from './origins.js';
import { newRequestId, requestIdOf } from './request-id.js';
import { createSocketPlaces } from './socket-places.js';
import {
  answered,
  CLOSE,
  closeAnswered,
  end,
  finished,
  MB,
  never,
  newSession,
  operationOf,
  type Session,
  type SocketOperation,
  STOPPING,
  sayLast,
} from './socket-session.js';
import { subscribeOnSocket, withRoom } from './subscribe-on-socket.js';
import { isGone, LOOK_MS } from './watch-client.js';

export interface WebSockets {
  /**
   * Tells each client that the server goes (1001), so that it comes back to another one, as soon as its queries and
   * mutations are answered, or at `finishBy`; resolves when all are gone.
   */
  close(finishBy: number): Promise<void>;
}

/** A message of 1 MB comes in far fewer pieces, each of which takes memory of its own. */
const PIECES = { maxBufferedChunks: 8 * 1024, maxFragments: 1024 };
/** How long a client may take to hear that the server stops. Of other closes ws cuts it off after 30 s. */
const GRACE_MS = 1_000;

/** GraphQL over WebSocket (graphql-transport-ws) at `path`, behind the same gate as HTTP. */
export function serveWebSockets(
  options: Gate & {
    schema: GraphQLSchema;
    config: Pick<Config, 'limits' | 'messageMb' | 'sockets' | 'trustProxy'>;
    guests: GuestRate;
    budget: CostBudget;
    observe: Observe;
    counts: Metrics['sockets'];
    hangUp: HangUp;
    mayAsk: MayAsk;
    server: Server;
    path: string;
  },
): WebSockets {
  const { store, tokens, config, server, path, hangUp } = options;
  const sessions = new Set<Session>();
  const subscriptions = {
    counts: options.counts,
    audiences: new Audiences(),
    failed: (session: Session, error: unknown) => closeOn(error, session, store),
  };
  const door = { store, tokens, config, places: createSocketPlaces() };
  const addressOf = addressReader(config.trustProxy);
  const gate = { ...options, documents: new Documents(options.schema, config.limits) };
  let stopping = false;
  const protocol = makeServer<{ authorization?: unknown } | undefined, Session>({
    connectionInitWaitTimeout: config.sockets.initSeconds * 1_000,
    onConnect: (ctx) => letIn(door, ctx),
    onSubscribe: async (ctx, id, payload) => {
      const session = ctx.extra;
      if (session.ended) return never();
      const turn = { isStream: false, characters: session.characters, progress: session.progress.begin() };
      session.newest.set(id, turn);
      session.underWay.add(turn);
      const observation = options.observe(store, newRequestId(), 'websocket');
      try {
        const operation = await operationOf(gate, ctx, { id, turn, observation }, payload);
        const admitted = 'session' in operation ? withRoom(operation, config) : operation;
        if ('session' in admitted) {
          session.underWay.add(admitted);
          return admitted;
        }
        observation.answered(admitted);
        sayLast({ session, ctx, id, turn }, admitted);
        return never();
      } catch (error) {
        observation.answered([error]);
        throw error;
      } finally {
        if (!turn.isStream) turn.progress.end();
        finished(session, turn);
      }
    },
    execute: (args) => executeOnSocket(args as SocketOperation),
    subscribe: (args) => subscribeOnSocket(args as SocketOperation, subscriptions),
    onClose: ({ extra: session }) => {
      for (const undo of session.undo ?? []) undo();
      session.undo = null;
    },
  });
  const maxPayload = config.messageMb * MB;
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    // frames are written past it
    perMessageDeflate: false,
    maxPayload,
    ...PIECES,
    handleProtocols,
  });

  /** Nothing that is kept as long as the socket is open may hold the request. */
  const serve = (socket: WebSocket, stream: Duplex, request: IncomingMessage) => {
    const session = newSession(socket, stream, {
      address: addressOf(request),
      countRequest: options.guests.counterOf(request),
      authorization: request.headers.authorization,
    });
    sessions.add(session);
    options.counts.open++;
    const left = protocol.opened(
      {
        protocol: socket.protocol,
        // not waited for, lest what was executed is held as well as what was written; streams wait before they go on
        send: (data) => void session.outbox.send(data),
        close: (code = 1000, reason) => end(session, [code, shortened(reason)]),
        onMessage: (hear) => {
          hearClient(session, (message) => {
            hear(message).catch((error: unknown) => closeOn(error, session, store));
          });
        },
      },
      session,
    );
    socket.on('error', (error) => store.logger.debug({ err: error }, 'a socket failed'));
    // it comes once, and `once` would keep a wrapper
    socket.on('close', (code, reason) => {
      session.ended = true;
      session.outbox.tell();
      sessions.delete(session);
      options.counts.open--;
      options.counts.closed(session.code ?? code);
      left(code, String(reason)).catch((error: unknown) => store.logger.error({ err: error }, 'unexpected error'));
    });
  };

  const refusalOf = (request: IncomingMessage): [status: number, told: GraphQLError] | null => {
    if (stopping) return [503, serviceUnavailable()];
    if (request.url?.split('?')[0] !== path) return [404, refused('NOT_FOUND', `WebSockets are at ${path}.`)];
    return options.mayAsk(request) ? null : [403, foreignOrigin(request.headers.origin)];
  };
  sockets.on('wsClientError', ({ message }, stream, request) => {
    hangUp(stream, 400, refused('BAD_REQUEST', `${message}.`), requestIdOf(request.headers['x-request-id']));
  });
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', destroyed);
    const refusal = refusalOf(request);
    if (refusal) return hangUp(stream, ...refusal, requestIdOf(request.headers['x-request-id']));
    sockets.handleUpgrade(request, stream, head, (socket) => serve(socket, stream, request));
  });

  const look = () => {
    for (const session of sessions) {
      if (session.ended || !isGone(session, config.sockets)) continue;
      store.logger.info({ address: session.address }, 'a client does not read: its socket is closed');
      end(session, CLOSE.behind);
    }
  };
  // once what has arrived is read: this process may have been the one that slept
  const looks = setInterval(() => setImmediate(look), LOOK_MS);

  return {
    async close(finishBy) {
      stopping = true;
      await Promise.all([...sessions].map((session) => sendAway(session, finishBy)));
      clearInterval(looks);
    },
  };
}

/** Tells the client that the server goes, once it is answered; one that does not hear it is cut off. */
async function sendAway(session: Session, finishBy: number): Promise<void> {
  const { socket } = session;
  // what it says until it has heard this is answered; who goes on asking would never be quiet
  socket.ping(STOPPING);
  await answered(session, finishBy);
  const patience = setTimeout(() => socket.terminate(), GRACE_MS);
  end(session, CLOSE.stopping);
  await closed(socket);
  clearTimeout(patience);
}

/** A function of its own: one made where the request is known would hold it as long as the socket is open. */
function destroyed(this: Duplex): void {
  this.destroy();
}

/** What graphql-ws throws for a message that the protocol has, but not from clients. */
const SAID_BY_SERVERS = /^Unexpected message of type /;

/** What may pass closes the socket with 1013: an `error` message would end the client's stream for ever. */
function closeOn(error: unknown, session: Session, store: Store): void {
  const { socket } = session;
  if (mayPass(error)) {
    if (!session.ended) void closeAnswered(session, CLOSE.unavailable);
  } else if (error instanceof Error && SAID_BY_SERVERS.test(error.message)) {
    end(session, CLOSE.invalid);
  } else if (socket.readyState === socket.OPEN) {
    store.logger.error({ err: error }, 'unexpected error on a socket');
    end(session, CLOSE.failed);
  }
}

function closed(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState === socket.CLOSED) resolve();
    else socket.once('close', () => resolve());
  });
}

/** The protocol allows 123 bytes; a reason may quote what the client sent. */
function shortened(reason: string | undefined): string | undefined {
  return reason && Buffer.byteLength(reason) > 123 ? reason.slice(0, 30) : reason;
}
