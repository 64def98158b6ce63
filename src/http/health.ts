import type { FastifyInstance } from 'fastify';

export interface Health {
  /** False from the moment the process begins to stop. */
  serving(): boolean;
  /** Resolves when the database answers and its schema is the one we know; rejects otherwise. */
  databaseReady(): Promise<void>;
  redisReady(): boolean;
}

/**
 * `GET /healthz`: the process runs. `GET /readyz`: it can answer requests, 200 or 503; without Redis it is "degraded",
 * still 200, since nothing is lost and events of other servers come up to a second later only.
 */
export function addHealthRoutes(server: FastifyInstance, health: Health): void {
  server.get('/healthz', async () => ({ status: 'ok' }));

  server.get('/readyz', async (request, reply) => {
    if (!health.serving()) return reply.code(503).send({ status: 'stopping' });
    try {
      await health.databaseReady();
    } catch (error) {
      request.log.warn({ err: error }, 'not ready');
      return reply.code(503).send({ status: 'database unavailable' });
    }
    return { status: health.redisReady() ? 'ok' : 'degraded: Redis is away' };
  });
}
