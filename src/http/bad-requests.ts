import { isUtf8 } from 'node:buffer';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { internalServerError } from '../graphql/errors.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of its body, as it came. */
    text: string;
  }
}

/** Of faults that Fastify only names. */
const PLAINER: Record<string, string> = {
  FST_ERR_CTP_INVALID_JSON_BODY:
    'The body is no JSON, or has a key that JavaScript keeps to itself, such as "__proto__".',
  FST_ERR_BAD_URL: 'The URL has a "%" that escapes nothing.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send JSON, with the header "content-type: application/json".',
};
const SEND_UTF8 = 'Send JSON in UTF-8, as "content-type: application/json" alone says.';

/**
 * What never reached GraphQL (broken JSON, a body too large, an unknown path) is told in the same form. A body is JSON in
 * UTF-8 as it is: none is decompressed, nor read in another charset.
 */
export function answerInGraphQLForm(server: FastifyInstance, options: { path: string; messageMb: number }): void {
  const { path, messageMb } = options;
  /** Most requests name the same host as the last one. */
  let named: string | null = null;
  server.addHook('onRequest', async ({ headers, hostname, raw }) => {
    // some load balancers ask for /healthz in HTTP/1.0, of no host
    const needsHost = raw.httpVersion !== '1.0' || raw.url?.startsWith(path);
    if (needsHost && hostname !== named) {
      if (!URL.canParse(`http://${hostname}/`)) throw fault(400, 'The header "host" must name a host.');
      named = hostname;
    }
    const encoding = headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity') throw fault(415, 'Send the body as it is: compressed ones are not taken.');
    const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(headers['content-type'] ?? '')?.[1];
    if (charset !== undefined && !/^utf-?8$/i.test(charset)) throw fault(415, SEND_UTF8);
  });
  server.decorateRequest('text', '');
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    // or what is none would be kept as "\ufffd"
    if (!isUtf8(body)) return done(fault(400, SEND_UTF8));
    request.text = body.toString();
    parse(request, request.text, done);
  });
  server.setErrorHandler<FastifyError>((error, request, reply) => {
    const tooLarge = `A request holds at most ${messageMb} MB. Ask in several.`;
    // the rest of it is read over: were the connection closed, the answer could get lost in the reset
    if (error.statusCode === 413) reply.removeHeader('connection');
    tellFault(error.statusCode === 413 ? fault(413, tooLarge) : error, request, reply);
  });
  server.setNotFoundHandler((request, reply) => {
    if (request.url.split('?')[0] === path) {
      reply.header('allow', 'GET, POST');
      answer(request, reply, 405, refused('BAD_REQUEST', 'GraphQL takes POST, and GET for queries.'));
    } else {
      answer(request, reply, 404, refused('NOT_FOUND', `There is nothing here: GraphQL is at ${path}.`));
    }
  });
}

/** Of a fault that is ours, only that it happened, and the request id under which the log has the rest. */
export function tellFault(error: FastifyError | Fault, request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 500;
  if (status >= 500) {
    request.log.error({ err: error, requestId: request.id }, 'unexpected error');
    answer(request, reply, status, internalServerError(request.id));
  } else {
    const message = PLAINER[error.code ?? ''] ?? error.message;
    answer(request, reply, status, refused(status === 403 ? 'FORBIDDEN' : 'BAD_REQUEST', message));
  }
}

type Fault = Error & { statusCode: number; code?: string };

function fault(statusCode: number, message: string): Fault {
  return Object.assign(new Error(message), { statusCode });
}

/** Of what is asked in a way that no operation comes of. */
export function refused(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

function answer({ id, headers }: FastifyRequest, reply: FastifyReply, status: number, told: GraphQLError): void {
  const form = headers.accept?.includes('application/graphql-response+json') ? 'graphql-response+json' : 'json';
  // a text, since Fastify would make none of an object by this type
  const body = JSON.stringify({ errors: [told.toJSON()] });
  reply.code(status).type(`application/${form}; charset=utf-8`).header('x-request-id', id).send(body);
}
