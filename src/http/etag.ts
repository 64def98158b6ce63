import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Gives each answer to a GET its name, and who has it already is told so instead (RFC 9110: ETag, If-None-Match, 304). No
 * cache may give it to others, or without asking.
 */
export function tellWhetherModified(
  { method, headers }: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: null, payload: unknown) => void,
): void {
  const isNamed = method === 'GET' && reply.statusCode === 200 && typeof payload === 'string';
  if (isNamed && name(reply, payload, headers['if-none-match'])) done(null, null);
  else done(null, payload);
}

/** Returns whether the client has the answer. */
function name(reply: FastifyReply, payload: string, known = ''): boolean {
  const etag = `"${createHash('sha256').update(payload).digest('base64url')}"`;
  reply.header('etag', etag).header('cache-control', 'private, no-cache');
  reply.header('vary', [reply.getHeader('vary'), 'accept, authorization'].filter(Boolean).join(', '));
  // weak ones too: a proxy may have compressed what we sent
  const isKnown = known.split(',').some((one) => [etag, '*'].includes(one.trim().replace(/^W\//, '')));
  if (isKnown) reply.code(304).removeHeader('content-type');
  return isKnown;
}
