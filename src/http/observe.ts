import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Store } from '../events/store.js';
import { internalServerError } from '../graphql/errors.js';
import { Observation, type Observer, type Transport } from '../graphql/observation.js';
import { refused } from './bad-requests.js';
import type { Metrics } from './metrics.js';
import type { OperationSpan, Tracing } from './tracing.js';

export interface Observers {
  metrics: Metrics;
  /** Null: nobody wants traces. */
  tracing: Tracing | null;
  logger: Logger;
}

/** Begins to watch an operation: from here on it is in the metrics and the log, and a span where there are traces. */
export type Observe = (
  store: Store,
  requestId: string,
  transport: Transport,
  headers?: IncomingHttpHeaders,
) => Observation;

export function createObserve({ metrics, tracing, logger }: Observers): Observe {
  const observerWith = (span: OperationSpan | undefined): Observer => ({
    answered(observation) {
      metrics.answered(observation);
      if (logger.isLevelEnabled('info')) logger.info(lineOf(observation), 'operation');
      span?.end(observation);
    },
    ended(observation) {
      metrics.ended();
      if (!logger.isLevelEnabled('info')) return;
      logger.info({ ...lineOf(observation), events: observation.events }, 'subscription ended');
    },
  });
  const untraced = observerWith(undefined);
  return (store, requestId, transport, headers = {}) => {
    if (tracing === null) return new Observation(store, requestId, transport, untraced);
    const span = tracing.begin(headers);
    const observation = new Observation(store, requestId, transport, observerWith(span));
    observation.trace = span.statement;
    return observation;
  };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Of the operation that it asks for, once it was looked who does. */
    observation: Observation | null;
  }
}

/** Tells of what Apollo answered before it was an operation, such as a batch, or GET without a query. */
export function tellUnasked(
  { id, observation }: FastifyRequest,
  { statusCode }: FastifyReply,
  payload: unknown,
  done: (error: null, payload: unknown) => void,
): void {
  if (observation && !observation.isAnswered) {
    const isOurs = statusCode >= 500;
    observation.answered([isOurs ? internalServerError(id) : refused('BAD_REQUEST', 'This is no operation.')]);
  }
  done(null, payload);
}

/** Ids only of whoever asked, and nothing of what they sent but the operation's name. */
function lineOf({ requestId, name, type, viewer, ms, sent, codes, transport }: Observation): object {
  return {
    requestId,
    operation: name,
    type,
    accountId: viewer?.accountId ?? null,
    userId: viewer?.userId ?? null,
    transport,
    ms: Math.round(ms * 10) / 10,
    sqlCount: sent,
    outcome: codes.length === 0 ? 'ok' : codes.join(','),
  };
}
