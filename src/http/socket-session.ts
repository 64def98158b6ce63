import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLError, type GraphQLSchema, getOperationAST, OperationTypeNode } from 'graphql';
import type { Context as SocketContext, SubscribePayload } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { Progress, type StreamProgress } from '../events/progress.js';
import type { Viewer } from '../graphql/authenticate.js';
import type { CountRequest, OperationArgs } from '../graphql/context.js';
import { type Documents, withCode } from '../graphql/documents.js';
import { formatError } from '../graphql/errors.js';
import type { Limits } from '../graphql/limits.js';
import type { Observation } from '../graphql/observation.js';
import { type Gate, isWrongCredential, viewerOfAuthorization } from './authentication.js';
import type { CostBudget } from './cost-budget.js';
import { Outbox } from './outbox.js';

/** Close codes as clients of the protocol understand them: 4400, 4401 and 1011 are final, after the others they come back. */
export const CLOSE = {
  wrongKey: [4401, 'Unauthorized'],
  rightsChanged: [4403, 'Rights changed'],
  expired: [4403, 'Token expired'],
  unavailable: [1013, 'Try again later'],
  crowded: [1013, 'Too many sockets'],
  behind: [1013, 'Too far behind'],
  stopping: [1001, 'Going away'],
  invalid: [4400, 'Invalid message received'],
  failed: [1011, 'Internal error'],
} as const;

export const MB = 1024 * 1024;
/** How long requests may take to finish when the server stops, or when a socket's rights have ended. */
export const FINISH_MS = 8_000;
/** A ping: what the client says after its answer, it says to a server that stops. */
export const STOPPING = 'stopping';
/** Who has not taken its answers for so long does not get the next one either; nor is a pong waited for any longer. */
const STUCK_MS = 1_000;

/** What is known of an open socket. */
export interface Session {
  socket: WebSocket;
  outbox: Outbox;
  /** Where it comes from. */
  address: string;
  /** Of its address, while it is a guest's. */
  countRequest: CountRequest;
  /** That of its request, until it introduces itself with another. */
  authorization: unknown;
  /** To be called when it has closed; null from then on. */
  undo: (() => void)[] | null;
  /** Queries and mutations that are not answered, and streams that are not open yet. */
  underWay: Set<object>;
  /** By the id that the client gave it, the turn of the operation that has it now. */
  newest: Map<string, Turn>;
  /** How far its streams have told the log. */
  progress: Progress;
  /** It is about to be closed: it takes no more operations, and its streams say nothing more. */
  ended: boolean;
  /** With which we closed it; null while we have not. */
  code: number | null;
  /** What the client has said and nobody has heard yet. */
  unheard: string[];
  /** Of the message that is being heard. */
  characters: number;
  /** The server stops: what the client says from now on was said after it could know. */
  deaf: boolean;
  /** When the client gave the last sign of life, and when it was asked for one. */
  heardAt: number;
  pingedAt: number;
}

/** What an id stands for, until it is given to another operation. */
export interface Turn {
  isStream: boolean;
  /** Of the message that asked for it. */
  characters: number;
  progress: StreamProgress;
}

export interface SocketOperation extends OperationArgs {
  id: string;
  turn: Turn;
  session: Session;
  /** What graphql-ws knows of the socket. */
  ctx: Socket;
  isStream: boolean;
}

export type Socket = SocketContext<{ authorization?: unknown } | undefined, Session>;

export function newSession(
  socket: WebSocket,
  stream: Duplex,
  asked: Pick<Session, 'address' | 'countRequest' | 'authorization'>,
): Session {
  return {
    socket,
    outbox: new Outbox(socket, stream),
    address: asked.address,
    countRequest: asked.countRequest,
    authorization: asked.authorization,
    undo: [],
    underWay: new Set(),
    newest: new Map(),
    progress: new Progress(),
    ended: false,
    code: null,
    unheard: [],
    characters: 0,
    deaf: false,
    heardAt: performance.now(),
    pingedAt: 0,
  };
}

/** Calls `undo` once the socket has closed, now if it has. */
export function whenClosed(session: Session, undo: () => void): void {
  // a list that is appended to takes room for more
  if (session.undo) session.undo = [...session.undo, undo];
  else undo();
}

/** Closes the socket at once. */
export function end(session: Session, close: readonly [code: number, reason?: string]): void {
  session.ended = true;
  session.code ??= close[0];
  session.outbox.tell();
  session.socket.close(...close);
}

/** Closes the socket once what is under way is answered, such as a mutation; streams fall silent at once. */
export async function closeAnswered(session: Session, close: readonly [code: number, reason: string]): Promise<void> {
  session.ended = true;
  session.outbox.tell();
  await answered(session, Date.now() + FINISH_MS);
  end(session, close);
}

/**
 * Resolves when all that the client has asked is answered, or at `finishBy`. Where the server stops, that is what was said
 * before its ping was answered; for that it waits a second.
 */
export async function answered(session: Session, finishBy: number): Promise<void> {
  const { underWay, unheard, outbox } = session;
  const pongBy = Date.now() + STUCK_MS;
  const isHeard = () => session.ended || session.deaf || !outbox.open || Date.now() >= pongBy;
  const isQuiet = () => isHeard() && underWay.size === 0 && (unheard.length === 0 || outbox.stuckMs >= STUCK_MS);
  // twice: what waited to be read arrives meanwhile, and answers leave
  for (let quiet = 0; quiet < 2 && Date.now() < finishBy; quiet = isQuiet() ? quiet + 1 : 0) await sleep(5);
}

/** An operation of the socket is answered, or open. */
export function finished(session: Session, operation: object): void {
  session.underWay.delete(operation);
  session.outbox.tell();
}

/** For a hook of graphql-ws, which is to do nothing more: whatever there is to say we say ourselves. */
export function never(): Promise<never> {
  return new Promise(() => {});
}

type OfSocket = Pick<SocketOperation, 'session' | 'ctx' | 'id' | 'turn'>;

/** The client waits for its answer: it has neither completed it nor given its id to another one. */
export function isAwaited({ session, ctx, id, turn }: OfSocket): boolean {
  return id in ctx.subscriptions && session.newest.get(id) === turn;
}

/** The client has given it up, or it has ended: nothing is known of it any more. */
export function forget({ session, id, turn }: Pick<OfSocket, 'session' | 'id' | 'turn'>): void {
  if (session.newest.get(id) === turn) session.newest.delete(id);
}

/**
 * Ends an operation, as refused or failed if there are errors: its id is free from then on. Nothing is said to a client that
 * does not wait for it.
 */
export function sayLast(operation: OfSocket, errors?: readonly GraphQLError[]): void {
  const { session, ctx, id } = operation;
  const isHeard = isAwaited(operation);
  forget(operation);
  if (!isHeard) return;
  delete ctx.subscriptions[id];
  const message = errors ? { id, type: 'error', payload: errors.map(formatError) } : { id, type: 'complete' };
  void session.outbox.send(JSON.stringify(message));
}

/** What an operation passes before it is executed. */
export interface OperationGate extends Gate {
  schema: GraphQLSchema;
  config: { limits: Limits };
  budget: CostBudget;
  documents: Documents;
}

/** The role comes from the database for each operation, as it does for each request over HTTP (A1). */
export async function operationOf(
  { tokens, schema, config, budget, documents }: OperationGate,
  ctx: Socket,
  { id, turn, observation }: { id: string; turn: Turn; observation: Observation },
  { query, operationName, variables }: SubscribePayload,
): Promise<SocketOperation | readonly GraphQLError[]> {
  const { store, requestId } = observation;
  const session = ctx.extra;
  const viewer = await viewerNow({ store, tokens }, ctx, requestId);
  observation.viewer = viewer;
  // before anything looks at the document; throws RATE_LIMITED, which closes the socket
  if (viewer === null) await session.countRequest();
  const document = documents.read(query, viewer === null);
  if (!('kind' in document)) return document;
  const operation = getOperationAST(document, operationName);
  if (!operation) return [withCode(new GraphQLError('Name one of the operations.'), 'OPERATION_RESOLUTION_FAILURE')];
  const counted = viewer === null ? { request: session.countRequest } : { cost: budget(viewer) };
  observation.isOf(operation);
  const contextValue = observation.context(viewer, counted);
  contextValue.progress = turn.progress;
  const isStream = operation.operation === OperationTypeNode.SUBSCRIPTION;
  const { limits } = config;
  // with all that graphql-ws would add
  const [rootValue, variableValues] = [undefined, variables];
  return {
    schema,
    document,
    operationName,
    rootValue,
    variableValues,
    contextValue,
    limits,
    id,
    turn,
    session,
    ctx,
    isStream,
  };
}

async function viewerNow(gate: Gate, { extra }: Socket, requestId: string): Promise<Viewer | null> {
  try {
    return await viewerOfAuthorization(gate, extra.authorization, requestId);
  } catch (error) {
    if (isWrongCredential(error)) end(extra, CLOSE.rightsChanged);
    throw error;
  }
}
