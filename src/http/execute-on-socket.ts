import { formatError } from '../graphql/errors.js';
import { executeOperation } from '../graphql/execute.js';
import { stringifyResult } from '../graphql/write-answer.js';
import { nextOf } from './frames.js';
import { finished, isAwaited, never, type SocketOperation, sayLast } from './socket-session.js';

/** Answers a query or mutation: its answer comes written, which graphql-ws knows nothing of. */
export async function executeOnSocket(operation: SocketOperation): Promise<never> {
  const { session, id, contextValue } = operation;
  const { errors, ...rest } = await executeOperation(operation).finally(() => finished(session, operation));
  contextValue.observation?.answered(errors);
  if (isAwaited(operation)) {
    const payload = stringifyResult(errors ? { ...rest, errors: errors.map(formatError) } : rest);
    void session.outbox.send(nextOf(id, payload));
  }
  sayLast(operation, { type: 'complete' });
  return never();
}
