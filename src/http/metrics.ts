import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Store } from '../events/store.js';
import type { Observation } from '../graphql/observation.js';
import { createBoundedNames } from './bounded-names.js';
import type { GuestRate } from './guest-rate.js';
import { gaugeStore } from './store-metrics.js';
import type { StoredAnswers } from './stored-answers.js';

/** What `/metrics` tells of one server; `docs/observing.md` says what each means. */
export interface Metrics {
  answered(observation: Observation): void;
  /** An open subscription has ended. */
  ended(): void;
  responded(status: number): void;
  /** Plain numbers, kept by whoever knows; and by what code a socket was closed, ours if we did. */
  readonly sockets: { open: number; subscriptions: number; delivered: number; closed(code: number): void };
  /** In the text format of Prometheus. */
  text(): Promise<string>;
}

const PREFIX = 'seatkeeper_';
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Of a registry of its own: several servers may live in one process. */
export function createMetrics(store: Store, guests: GuestRate, answers: StoredAnswers): Metrics {
  const registry = new Registry();
  const closings = bound(registry, 'websockets_closed_total', 'WebSockets that were closed.', ['code']);
  const sockets = {
    ...{ open: 0, subscriptions: 0, delivered: 0 },
    closed: (code: number) => closings(CODES.has(code) ? String(code) : 'other').inc(),
  };
  const operations = bound(registry, 'operations_total', 'Operations that were answered or refused.', [
    'operation',
    'type',
    'transport',
    'outcome',
  ]);
  const errors = bound(registry, 'errors_total', 'Operations that ended with this error code.', ['code']);
  const responses = bound(registry, 'http_responses_total', 'HTTP responses, of all paths.', ['status']);
  const seconds = new Histogram({
    name: `${PREFIX}operation_seconds`,
    help: 'From asking to the answer; of subscriptions, to their opening.',
    labelNames: ['type', 'transport'],
    buckets: SECONDS,
    registers: [registry],
  });
  const durations = cached((type: string, transport: string) => seconds.labels(type, transport));
  const delay = new Histogram({
    name: `${PREFIX}event_delay_seconds`,
    help: "From an event's change to when it is handed to this process's streams.",
    buckets: SECONDS,
    registers: [registry],
  });
  store.counts.onHeard = (ms) => delay.observe(ms / 1_000);
  gaugeStore(registry, PREFIX, { store, guests, answers, sockets });
  const boundedName = createBoundedNames();
  const labelOf = ({ viewer, name }: Observation) => {
    if (viewer === undefined) return 'refused';
    if (viewer === null) return 'guest';
    return name === null ? 'anonymous' : boundedName(name);
  };

  return {
    sockets,
    answered(observation) {
      const { transport, codes, ms } = observation;
      const type = observation.type ?? 'none';
      operations(labelOf(observation), type, transport, outcomeOf(codes)).inc();
      durations(type, transport).observe(ms / 1_000);
      for (const code of codes) errors(code).inc();
      if (type === 'subscription' && codes.length === 0) sockets.subscriptions++;
    },
    ended() {
      sockets.subscriptions--;
    },
    responded: (status) => responses(String(status)).inc(),
    text: async () => (await registry.metrics()) + (await processMetrics().metrics()),
  };
}

/** `GET /metrics`. */
export function addMetricsRoute(server: FastifyInstance, metrics: Metrics): void {
  server.addHook('onResponse', (_request, reply, done) => {
    metrics.responded(reply.statusCode);
    done();
  });
  server.get('/metrics', async (_request, reply) => {
    reply.type(Registry.PROMETHEUS_CONTENT_TYPE);
    return metrics.text();
  });
}

/** Ours, and what the ends that clients make mostly come as; they could choose among thousands. */
const CODES = new Set([1000, 1001, 1005, 1006, 1009, 1011, 1013, 4400, 4401, 4403, 4406, 4408, 4409, 4429]);

const OURS = new Set(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE']);

/** "refused" is the caller's to mend, "failed" the operator's. */
function outcomeOf(codes: string[]): 'ok' | 'refused' | 'failed' {
  if (codes.length === 0) return 'ok';
  return codes.some((code) => OURS.has(code)) ? 'failed' : 'refused';
}

function bound(registry: Registry, name: string, help: string, labelNames: string[]) {
  const counter = new Counter({ name: PREFIX + name, help, labelNames, registers: [registry] });
  return cached((...labels: string[]) => counter.labels(...labels));
}

/** Looking labels up costs more than to count. */
function cached<Labels extends string[], T>(make: (...labels: Labels) => T): (...labels: Labels) => T {
  const made = new Map<string, T>();
  return (...labels) => {
    const key = labels.join(' ');
    let one = made.get(key);
    if (one === undefined) {
      one = make(...labels);
      made.set(key, one);
    }
    return one;
  };
}

let ofProcess: Registry | undefined;

/** They watch the event loop and the garbage collector from the first look on, and cannot be stopped: once for all. */
function processMetrics(): Registry {
  if (ofProcess === undefined) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}
