import { executeOperation } from '../graphql/execute.js';
import { payloadOf } from '../graphql/write-answer.js';
import { nextOf } from './frames.js';
import { finished, isAwaited, never, type SocketOperation, sayLast } from './socket-session.js';

/** Answers a query or mutation: its answer comes written, which graphql-ws knows nothing of. */
export async function executeOnSocket(operation: SocketOperation): Promise<never> {
  const { session, id, contextValue } = operation;
  const result = await executeOperation(operation).finally(() => finished(session, operation));
  contextValue.observation?.answered(result.errors);
  if (isAwaited(operation)) void session.outbox.send(nextOf(id, payloadOf(result)));
  sayLast(operation);
  return never();
}
