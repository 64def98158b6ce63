import type { IncomingMessage, Server } from 'node:http';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { type ExecutionArgs, GraphQLError, type GraphQLSchema, getOperationAST, parse, validate } from 'graphql';
import { handleProtocols, makeServer, type Context as SocketContext, type SubscribePayload } from 'graphql-ws';
import { ulid } from 'ulid';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Store } from '../events/store.js';
import { watchRights } from '../events/watch-rights.js';
import type { Viewer } from '../graphql/authenticate.js';
import { Context } from '../graphql/context.js';
import { formatError, mayPass } from '../graphql/errors.js';
import { executeOperation, type OperationArgs, subscribeOperation } from '../graphql/execute.js';
import { viewerOfAuthorization } from './authentication.js';

export interface WebSockets {
  /**
   * Finishes the queries and mutations under way, then tells every client that the server goes (1001), so that it comes
   * back to another one; resolves when all are gone.
   */
  close(): Promise<void>;
}

/** Close codes as clients of the protocol understand them: 4401 and 1011 are final, after the others they come back. */
const CLOSE = {
  wrongKey: [4401, 'Unauthorized'],
  rightsChanged: [4403, 'Rights changed'],
  unavailable: [1013, 'Try again later'],
  stopping: [1001, 'Going away'],
  failed: [1011, 'Internal error'],
} as const;

const MESSAGE_BYTES = 1024 * 1024;
const INIT_MS = 3_000;
const PING_MS = 15_000;
/** How long queries and mutations may take to finish when the server stops. */
const FINISH_MS = 4_000;
/** How long a client may take to answer a close before it is cut off. */
const GRACE_MS = 2_000;

interface Session {
  socket: WebSocket;
  request: IncomingMessage;
  authorization?: unknown;
  stopWatching?: () => void;
}

type Socket = SocketContext<{ authorization?: unknown } | undefined, Session>;

/** GraphQL over WebSocket (graphql-transport-ws) at `path`, behind the same gate as HTTP. */
export function serveWebSockets(options: {
  store: Store;
  schema: GraphQLSchema;
  server: Server;
  path: string;
}): WebSockets {
  const { store, schema, server, path } = options;
  const underWay = new Set<Promise<unknown>>();
  const protocol = makeServer<{ authorization?: unknown } | undefined, Session>({
    connectionInitWaitTimeout: INIT_MS,
    onConnect: (ctx) => letIn(store, ctx),
    onSubscribe: (ctx, _id, payload) => operationOf(store, schema, ctx, payload),
    execute: (args) => {
      const result = executeOperation(args as OperationArgs).finally(() => underWay.delete(result));
      underWay.add(result);
      return result;
    },
    subscribe: (args) => subscribeOperation(args as OperationArgs),
    onError: (_ctx, _id, _payload, errors) => errors.map(formatError),
    onNext: (_ctx, _id, _payload, _args, { errors, ...result }) =>
      errors ? { ...result, errors: errors.map(formatError) } : result,
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
      const closed = protocol.opened(
        {
          protocol: socket.protocol,
          send: (data) => send(socket, data),
          close: (code, reason) => socket.close(code, reason),
          onMessage: (hear) => {
            socket.on('message', (data) => {
              hear(String(data)).catch((error: unknown) => closeOn(error, socket, store));
            });
          },
        },
        { socket, request },
      );
      const stopPinging = keepAlive(socket);
      socket.on('error', (error) => store.logger.debug({ err: error }, 'a socket failed'));
      socket.once('close', (code, reason) => {
        stopPinging();
        closed(code, String(reason)).catch((error: unknown) => store.logger.error({ err: error }, 'unexpected error'));
      });
    });
  });

  return {
    async close() {
      await Promise.race([Promise.allSettled(underWay), sleep(FINISH_MS, undefined, { ref: false })]);
      // lets the answers leave
      await setImmediate();
      const clients = [...sockets.clients];
      const gone = clients.map((client) => new Promise((resolve) => client.once('close', resolve)));
      for (const client of clients) client.close(...CLOSE.stopping);
      const patience = setTimeout(() => {
        for (const client of clients) client.terminate();
      }, GRACE_MS);
      await Promise.all(gone);
      clearTimeout(patience);
    },
  };
}

/** No authorization at all is a guest, a wrong one never is: it is closed with 4401. */
async function letIn(store: Store, ctx: Socket): Promise<boolean> {
  const session = ctx.extra;
  const { socket } = session;
  session.authorization = ctx.connectionParams?.authorization ?? session.request.headers.authorization;
  try {
    const viewer = await viewerOfAuthorization(store, session.authorization);
    if (viewer === null) return true;
    const stop = await watchRights(store, viewer, () => socket.close(...CLOSE.rightsChanged));
    // a socket that went away meanwhile tells nobody any more
    if (socket.readyState === socket.OPEN) session.stopWatching = stop;
    else stop();
    return true;
  } catch (error) {
    if (!(error instanceof GraphQLError) || mayPass(error)) throw error;
    socket.close(...CLOSE.wrongKey);
    return false;
  }
}

/** The role comes from the database for each operation, as it does for each request over HTTP (A1). */
async function operationOf(
  store: Store,
  schema: GraphQLSchema,
  ctx: Socket,
  payload: SubscribePayload,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  const viewer = await viewerNow(store, ctx);
  try {
    const document = parse(payload.query);
    const errors = validate(schema, document);
    if (errors.length > 0) return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
    const { operationName, variables } = payload;
    if (!getOperationAST(document, operationName)) {
      return [withCode(new GraphQLError('Name one of the operations.'), 'OPERATION_RESOLUTION_FAILURE')];
    }
    const contextValue = new Context(store, viewer, ulid());
    return { schema, document, operationName, variableValues: variables, contextValue };
  } catch (error) {
    if (error instanceof GraphQLError) return [withCode(error, 'GRAPHQL_PARSE_FAILED')];
    throw error;
  }
}

async function viewerNow(store: Store, { extra }: Socket): Promise<Viewer | null> {
  try {
    return await viewerOfAuthorization(store, extra.authorization);
  } catch (error) {
    if (error instanceof GraphQLError && !mayPass(error)) extra.socket.close(...CLOSE.rightsChanged);
    throw error;
  }
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  error.extensions.code = code;
  return error;
}

/** What may pass closes the socket with 1013: an `error` message would end the client's stream for ever. */
function closeOn(error: unknown, socket: WebSocket, store: Store): void {
  if (mayPass(error)) {
    socket.close(...CLOSE.unavailable);
  } else if (socket.readyState === socket.OPEN) {
    store.logger.error({ err: error }, 'unexpected error on a socket');
    socket.close(...CLOSE.failed);
  }
}

/** Resolves when the message has left: a slow client slows down its own streams. */
function send(socket: WebSocket, data: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN) resolve();
    else socket.send(data, () => resolve());
  });
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
