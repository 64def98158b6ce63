import type { FastifyInstance } from 'fastify';

export interface Health {
  /** False from the moment the process begins to stop. */
  serving(): boolean;
  /** What of the database is not as it should be, if it answers queries all the same; rejects if it does not. */
  databaseFault(): Promise<string | null>;
  redisReady(): boolean;
}

/** Who asks whether we are ready does not wait longer for a database that says nothing. */
const ANSWER_MS = 2_000;

/**
 * `GET /healthz`: the process runs. `GET /readyz`: it can answer requests, 200 or 503, within two seconds or so. Without
 * Redis it is "degraded", still 200, since nothing is lost and events of other servers come up to a second later only; so
 * it is where the database takes no changes, since queries and streams are served.
 */
export function addHealthRoutes(server: FastifyInstance, health: Health): void {
  const databaseFault = sharedWithin(ANSWER_MS, () => health.databaseFault());
  server.get('/healthz', async () => ({ status: 'ok' }));

  server.get('/readyz', async (request, reply) => {
    if (!health.serving()) return reply.code(503).send({ status: 'stopping' });
    try {
      const faults = [await databaseFault(), health.redisReady() ? null : 'Redis is away'].filter((fault) => fault);
      return { status: faults.length === 0 ? 'ok' : `degraded: ${faults.join(', ')}` };
    } catch (error) {
      request.log.warn({ err: error, requestId: request.id }, 'not ready');
      const isBehind = (error as Error).name === 'NotMigrated';
      return reply.code(503).send({ status: isBehind ? 'database lacks a migration' : 'database unavailable' });
    }
  });
}

/** Whoever asks while somebody is answered gets the same answer: many who ask take one connection. */
function sharedWithin<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= within(ms, ask()).finally(() => {
      answer = undefined;
    });
    return answer;
  };
}

function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the database did not answer within ${ms} ms`)), ms);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
