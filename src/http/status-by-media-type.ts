import type { FastifyReply, FastifyRequest } from 'fastify';

/** What GraphQL finds wrong with a request that is well-formed as one of HTTP. */
const FOUND_BY_GRAPHQL: unknown[] = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
];

/**
 * GraphQL over HTTP, 6.4: the status of an answer in `application/graphql-response+json` tells what became of it; that of
 * one in `application/json` is 200 for any well-formed request, whatever GraphQL finds wrong with it, since 4xx there is
 * as well what a proxy says. Who may not ask, or not now, is told by status in both (401, 429, 503).
 */
export function statusByMediaType(
  _request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: null, payload: unknown) => void,
): void {
  if (reply.statusCode === 400 && isPlainJson(reply) && isFoundByGraphQL(payload)) reply.code(200);
  done(null, payload);
}

function isPlainJson(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-type')).startsWith('application/json');
}

function isFoundByGraphQL(payload: unknown): boolean {
  const { errors } = JSON.parse(String(payload)) as { errors: { extensions?: { code?: unknown } }[] };
  return errors.every(({ extensions }) => FOUND_BY_GRAPHQL.includes(extensions?.code));
}
