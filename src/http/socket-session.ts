import type { IncomingMessage } from 'node:http';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import {
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { Context as SocketContext, SubscribePayload } from 'graphql-ws';
import { ulid } from 'ulid';
import type { WebSocket } from 'ws';
import type { Store } from '../events/store.js';
import { watchRights } from '../events/watch-rights.js';
import type { Viewer } from '../graphql/authenticate.js';
import { Context, type CountRequest } from '../graphql/context.js';
import { documentLimits, NESTED_TOO_DEEPLY, tooManyLines } from '../graphql/document-limits.js';
import { type OperationArgs, SubscriptionEnded } from '../graphql/execute.js';
import type { Limits } from '../graphql/limits.js';
import { viewerOfAuthorization } from './authentication.js';
import type { Outbox } from './outbox.js';

/** Close codes as clients of the protocol understand them: 4401 and 1011 are final, after the others they come back. */
export const CLOSE = {
  wrongKey: [4401, 'Unauthorized'],
  rightsChanged: [4403, 'Rights changed'],
  unavailable: [1013, 'Try again later'],
  stopping: [1001, 'Going away'],
  failed: [1011, 'Internal error'],
} as const;

/** How long queries and mutations may take to finish when the server stops. */
const FINISH_MS = 4_000;

/** What is known of an open socket. */
export interface Session {
  socket: WebSocket;
  outbox: Outbox;
  request: IncomingMessage;
  /** Of its address, while it is a guest's. */
  countRequest: CountRequest;
  authorization?: unknown;
  stopWatching?: () => void;
  /** Queries and mutations that are not answered, and streams that are not open yet. */
  underWay: Set<object>;
  /** By the id that the client gave it, the turn of the operation that has it now. */
  newest: Map<string, object>;
  /** It is about to be closed: it takes no more operations, and its streams say nothing more. */
  ended: boolean;
}

export interface SocketOperation extends OperationArgs {
  id: string;
  turn: object;
  session: Session;
  isStream: boolean;
}

export type Socket = SocketContext<{ authorization?: unknown } | undefined, Session>;

/** No authorization at all is a guest, a wrong one never is: it is closed with 4401. */
export async function letIn(store: Store, ctx: Socket): Promise<boolean> {
  const session = ctx.extra;
  const { socket } = session;
  session.authorization = ctx.connectionParams?.authorization ?? session.request.headers.authorization;
  try {
    const viewer = await viewerOfAuthorization(store, session.authorization, ulid());
    if (viewer === null) return true;
    const stop = await watchRights(store, viewer, () => void closeAnswered(session, CLOSE.rightsChanged));
    // a socket that went away meanwhile tells nobody any more
    if (socket.readyState === socket.OPEN) session.stopWatching = stop;
    else stop();
    return true;
  } catch (error) {
    if (!isWrongKey(error)) throw error;
    socket.close(...CLOSE.wrongKey);
    return false;
  }
}

/** Closes the socket once what is under way is answered, such as a mutation; streams fall silent at once. */
export async function closeAnswered(session: Session, close: readonly [code: number, reason: string]): Promise<void> {
  session.ended = true;
  await answered(session);
  session.socket.close(...close);
}

/** Resolves when the socket's queries and mutations are answered, or have taken too long. */
export async function answered({ underWay }: Session): Promise<void> {
  const deadline = Date.now() + FINISH_MS;
  while (underWay.size > 0 && Date.now() < deadline) await sleep(5);
  // lets the answers leave
  await setImmediate();
}

/** What is neither answered nor refused, since the socket is about to close or the client has given it up. */
export function never(): Promise<never> {
  return new Promise(() => {});
}

/** The client has completed this operation and given its id to another one. */
export function isReplaced(operation: SocketOperation): boolean {
  return operation.session.newest.get(operation.id) !== operation.turn;
}

/** The role comes from the database for each operation, as it does for each request over HTTP (A1). */
export async function operationOf(
  { store, schema, limits }: { store: Store; schema: GraphQLSchema; limits: Limits },
  ctx: Socket,
  { id, turn }: { id: string; turn: object },
  payload: SubscribePayload,
): Promise<SocketOperation | readonly GraphQLError[]> {
  const requestId = ulid();
  const session = ctx.extra;
  const viewer = await viewerNow(store, ctx, requestId);
  // before anything looks at the document; throws RATE_LIMITED, which closes the socket
  if (viewer === null) await session.countRequest();
  try {
    const told = tooManyLines(payload.query);
    if (told) return [told];
    const document = parse(payload.query, { maxTokens: limits.tokens });
    const errors = validate(schema, document, [documentLimits(limits), ...specifiedRules]);
    if (errors.length > 0) return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
    const { operationName, variables } = payload;
    const operation = getOperationAST(document, operationName);
    if (!operation) {
      return [withCode(new GraphQLError('Name one of the operations.'), 'OPERATION_RESOLUTION_FAILURE')];
    }
    const contextValue = new Context(store, viewer, requestId, session.countRequest);
    const isStream = operation.operation === OperationTypeNode.SUBSCRIPTION;
    const args = { schema, document, operationName, variableValues: variables, contextValue, limits };
    return { ...args, id, turn, session, isStream };
  } catch (error) {
    if (error instanceof GraphQLError) return [withCode(error, 'GRAPHQL_PARSE_FAILED')];
    // the parser's stack has its end
    if (error instanceof RangeError) {
      return [withCode(new GraphQLError(NESTED_TOO_DEEPLY), 'GRAPHQL_PARSE_FAILED')];
    }
    throw error;
  }
}

async function viewerNow(store: Store, { extra }: Socket, requestId: string): Promise<Viewer | null> {
  try {
    return await viewerOfAuthorization(store, extra.authorization, requestId);
  } catch (error) {
    if (isWrongKey(error)) extra.socket.close(...CLOSE.rightsChanged);
    throw error;
  }
}

function isWrongKey(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions.code === 'UNAUTHENTICATED';
}

/** graphql-ws wraps what a stream throws. */
export function toldOf(error: GraphQLError): readonly GraphQLError[] {
  return error.originalError instanceof SubscriptionEnded ? error.originalError.errors : [error];
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  error.extensions.code = code;
  return error;
}
