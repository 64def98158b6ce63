import { setTimeout as sleep } from 'node:timers/promises';
import { type ExecutionResult, GraphQLError } from 'graphql';
import type { Config } from '../config.js';
import { pull } from '../events/pull.js';
import { type PayloadOfEvent, type PayloadStream, SubscriptionEnded, subscribeOperation } from '../graphql/execute.js';
import { finished, isReplaced, MB, never, type SocketOperation } from './socket-session.js';

/** When an event is told again for which the database did not answer. */
const RETRY_MS = 500;

/**
 * A subscription beyond what a socket may have open is refused: it would pass only if the client closed others. So is one
 * whose message, with those of the others, is more than one message may hold: graphql-ws keeps them as long as they are open.
 */
export function withRoom(
  operation: SocketOperation,
  { sockets, messageMb }: Pick<Config, 'sockets' | 'messageMb'>,
): SocketOperation | readonly GraphQLError[] {
  const { isStream, session, turn } = operation;
  if (!isStream) return operation;
  const open = [...session.newest.values()].filter((other) => other.isStream);
  const most = sockets.subscriptions;
  if (open.length >= most) return [tooMany(`${most.toLocaleString('en-US')} subscriptions`)];
  const characters = open.reduce((sum, other) => sum + other.characters, turn.characters);
  if (characters > messageMb * MB)
    return [tooMany(`subscriptions of ${messageMb} MB, with all that their messages hold,`)];
  turn.isStream = true;
  return operation;
}

function tooMany(what: string): GraphQLError {
  return new GraphQLError(`A socket holds ${what} at most. Complete others, or open another socket.`, {
    extensions: { code: 'BAD_REQUEST' },
  });
}

/**
 * graphql-ws knows operations by their ids only: one that ends after its id was given to another would end that one. So
 * a stream that the client has left never says that it ended, and one that was replaced while it opened is closed here.
 * Payloads come written, which graphql-ws knows nothing of: a stream sends them itself, and gives it its end only.
 */
export async function subscribeOnSocket(operation: SocketOperation, counts: { delivered: number }) {
  const { session, id, turn } = operation;
  const { observation } = operation.contextValue;
  const stream = await openStream(operation);
  let left = isReplaced(operation);
  const leave = async () => {
    left = true;
    observation?.ended();
    turn.progress.end();
    if (!isReplaced(operation)) session.newest.delete(id);
    await stream.return?.();
  };
  if (left) {
    await leave();
    return never();
  }
  const { outbox } = session;
  const opening = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  const isOver = () => left || session.ended || !outbox.open;
  /** False when the database did not answer. */
  const tell = async (payloadOf: PayloadOfEvent) => {
    const payload = isOver() ? undefined : await payloadOf();
    if (payload === undefined || isOver()) return false;
    counts.delivered++;
    if (observation) observation.events++;
    await outbox.send(`${opening}${payload}}`);
    return true;
  };
  const tellAll = async () => {
    for (;;) {
      // nothing is executed for a client who does not take what was executed before
      await outbox.cleared();
      const event = await stream.next();
      if (event.done && !isOver()) return null;
      while (!isOver() && !(await outbox.oneByOne(() => tell(event.value)))) await sleep(RETRY_MS);
      if (isOver()) return never();
    }
  };
  const next = async () => {
    try {
      return await tellAll();
    } catch (error) {
      if (left) return never();
      observation?.ended(error instanceof SubscriptionEnded ? error.errors : [error]);
      throw error;
    }
  };
  return pull<ExecutionResult>(next, leave);
}

async function openStream(operation: SocketOperation): Promise<PayloadStream> {
  const { session, turn, contextValue } = operation;
  const { observation } = contextValue;
  try {
    const stream = await subscribeOperation(operation);
    if (stream.refusal) observation?.answered(stream.refusal.errors);
    else observation?.opened();
    return stream;
  } catch (error) {
    observation?.answered([error]);
    throw error;
  } finally {
    finished(session, operation);
    turn.progress.settle();
  }
}
