import type { Server } from 'node:http';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { pull } from '../events/pull.js';
import type { Store } from '../events/store.js';
import { formatError, mayPass } from '../graphql/errors.js';
import { executeOperation, subscribeOperation } from '../graphql/execute.js';
import type { Limits } from '../graphql/limits.js';
import type { GuestRate } from './guest-rate.js';
import { Outbox } from './outbox.js';
import {
  answered,
  CLOSE,
  closeAnswered,
  isReplaced,
  letIn,
  never,
  operationOf,
  type Session,
  type SocketOperation,
  toldOf,
} from './socket-session.js';

export interface WebSockets {
  /**
   * Finishes the queries and mutations under way, then tells every client that the server goes (1001), so that it comes
   * back to another one; resolves when all are gone.
   */
  close(): Promise<void>;
}

const MESSAGE_BYTES = 1024 * 1024;
const INIT_MS = 3_000;
const PING_MS = 15_000;
/** How long a client may take to answer a close before it is cut off. */
const GRACE_MS = 2_000;

/** GraphQL over WebSocket (graphql-transport-ws) at `path`, behind the same gate as HTTP. */
export function serveWebSockets(options: {
  store: Store;
  schema: GraphQLSchema;
  limits: Limits;
  guests: GuestRate;
  server: Server;
  path: string;
}): WebSockets {
  const { store, server, path } = options;
  const sessions = new Set<Session>();
  let stopping = false;
  const protocol = makeServer<{ authorization?: unknown } | undefined, Session>({
    connectionInitWaitTimeout: INIT_MS,
    onConnect: (ctx) => letIn(store, ctx),
    onSubscribe: async (ctx, id, payload) => {
      const session = ctx.extra;
      if (stopping || session.ended) return never();
      const turn = {};
      session.newest.set(id, turn);
      session.underWay.add(turn);
      try {
        const operation = await operationOf(options, ctx, { id, turn }, payload);
        if ('session' in operation) session.underWay.add(operation);
        return operation;
      } finally {
        session.underWay.delete(turn);
      }
    },
    execute: (args) => executeOnSocket(args as SocketOperation),
    subscribe: (args) => subscribeOnSocket(args as SocketOperation),
    onError: (_ctx, _id, _payload, errors) => errors.flatMap(toldOf).map(formatError),
    onNext: async (_ctx, _id, _payload, args, { errors, ...result }) => {
      const { isStream, session } = args as SocketOperation;
      if (isStream && session.ended) await closed(session.socket);
      return errors ? { ...result, errors: errors.map(formatError) } : result;
    },
    onClose: (ctx) => ctx.extra.stopWatching?.(),
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES, handleProtocols });

  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy());
    if (request.url?.split('?')[0] !== path) {
      stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      const session: Session = {
        socket,
        outbox: new Outbox(socket),
        request,
        countRequest: options.guests.counterOf(request),
        underWay: new Set(),
        newest: new Map(),
        ended: false,
      };
      sessions.add(session);
      const left = protocol.opened(
        {
          protocol: socket.protocol,
          send: (data) => session.outbox.send(data),
          close: (code, reason) => socket.close(code, shortened(reason)),
          onMessage: (hear) => {
            socket.on('message', (data) => {
              hear(String(data)).catch((error: unknown) => closeOn(error, session, store));
            });
          },
        },
        session,
      );
      const stopPinging = keepAlive(socket);
      socket.on('error', (error) => store.logger.debug({ err: error }, 'a socket failed'));
      socket.once('close', (code, reason) => {
        stopPinging();
        sessions.delete(session);
        left(code, String(reason)).catch((error: unknown) => store.logger.error({ err: error }, 'unexpected error'));
      });
    });
  });

  return {
    async close() {
      stopping = true;
      await Promise.all([...sessions].map(answered));
      const clients = [...sockets.clients];
      const gone = clients.map(closed);
      for (const client of clients) client.close(...CLOSE.stopping);
      const patience = setTimeout(() => {
        for (const client of clients) client.terminate();
      }, GRACE_MS);
      await Promise.all(gone);
      clearTimeout(patience);
    },
  };
}

async function executeOnSocket(operation: SocketOperation) {
  const { session, id } = operation;
  const result = await executeOperation(operation).finally(() => session.underWay.delete(operation));
  if (isReplaced(operation)) return never();
  session.newest.delete(id);
  return result;
}

/**
 * graphql-ws knows operations by their ids only: one that ends after its id was given to another would end that one. So
 * a stream that the client has left never says that it ended, and one that was replaced while it opened is closed here.
 */
async function subscribeOnSocket(operation: SocketOperation) {
  const { session, id } = operation;
  const stream = await subscribeOperation(operation).finally(() => session.underWay.delete(operation));
  let left = isReplaced(operation);
  const leave = async () => {
    left = true;
    if (!isReplaced(operation)) session.newest.delete(id);
    await stream.return?.();
  };
  if (left) {
    await leave();
    return never();
  }
  const next = async () => {
    const result = await stream.next().catch((error: unknown) => {
      if (!left) throw error;
      return never();
    });
    if (left) return never();
    return result.done ? null : { value: result.value as ExecutionResult };
  };
  return pull<ExecutionResult>(next, leave);
}

/** What may pass closes the socket with 1013: an `error` message would end the client's stream for ever. */
function closeOn(error: unknown, session: Session, store: Store): void {
  const { socket } = session;
  if (mayPass(error)) {
    if (!session.ended) void closeAnswered(session, CLOSE.unavailable);
  } else if (socket.readyState === socket.OPEN) {
    store.logger.error({ err: error }, 'unexpected error on a socket');
    socket.close(...CLOSE.failed);
  }
}

function keepAlive(socket: WebSocket): () => void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, PING_MS);
  return () => clearInterval(timer);
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
