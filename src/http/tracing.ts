import type { IncomingHttpHeaders } from 'node:http';
import type { Span } from '@opentelemetry/api';
import type { Observation } from '../graphql/observation.js';

/** Sends traces to where the standard variables of OpenTelemetry say. */
export interface Tracing {
  /** A span of the trace that the headers name, or of a new one. */
  begin(headers: IncomingHttpHeaders): OperationSpan;
  /** Sends what has not been sent yet. */
  close(): Promise<void>;
}

export interface OperationSpan {
  /** Begins a span for what is sent to the database; what it returns ends it. */
  statement(summary: string): (error?: unknown) => void;
  end(observation: Observation): void;
}

/** A receiver that does not answer holds up nobody who stops. */
const CLOSE_MS = 1_000;

/**
 * Nothing of OpenTelemetry is loaded before. Spans know their parents from us: no context follows asynchronous calls, and
 * nothing is instrumented by itself.
 */
export async function startTracing(): Promise<Tracing> {
  const [api, { NodeSDK, resources }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-node'),
  ]);
  const { ROOT_CONTEXT, SpanKind, SpanStatusCode, propagation, trace } = api;
  const sdk = new NodeSDK({
    // OTEL_SERVICE_NAME goes before it
    resource: resources.defaultResource().merge(resources.resourceFromAttributes({ 'service.name': 'seatkeeper' })),
    metricReaders: [],
    logRecordProcessors: [],
    // typed as optional only: null is none
    contextManager: null as never,
  });
  sdk.start();
  const tracer = trace.getTracer('seatkeeper');
  const fail = (span: Span, type: string) => {
    span.setAttribute('error.type', type);
    span.setStatus({ code: SpanStatusCode.ERROR });
  };

  return {
    begin(headers) {
      const parent = propagation.extract(ROOT_CONTEXT, headers);
      const span = tracer.startSpan('GraphQL Operation', { kind: SpanKind.SERVER }, parent);
      const within = trace.setSpan(parent, span);
      return {
        statement(summary) {
          const attributes = { 'db.system.name': 'mysql', 'db.query.summary': summary };
          const child = tracer.startSpan(summary, { kind: SpanKind.CLIENT, attributes }, within);
          return (error) => {
            if (error !== undefined) fail(child, (error as { code?: string }).code ?? 'error');
            child.end();
          };
        },
        end({ name, type, requestId, viewer, transport, codes, sent }) {
          if (type !== null) span.updateName(name === null ? type : `${type} ${name}`);
          span.setAttributes({
            ...(type !== null && { 'graphql.operation.type': type }),
            ...(name !== null && { 'graphql.operation.name': name }),
            ...(viewer && { 'seatkeeper.account.id': viewer.accountId, 'seatkeeper.user.id': viewer.userId }),
            'seatkeeper.request.id': requestId,
            'seatkeeper.transport': transport,
            'seatkeeper.sql': sent,
          });
          if (codes[0] !== undefined) fail(span, codes[0]);
          span.end();
        },
      };
    },
    async close() {
      const patience = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_MS).unref());
      await Promise.race([sdk.shutdown().catch(() => undefined), patience]);
    },
  };
}
