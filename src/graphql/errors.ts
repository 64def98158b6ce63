import { type ASTNode, type ExecutionResult, GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import { validationAbortedError } from 'graphql/validation/validationAbortedError.js';
import type { Logger } from 'pino';
import { isConflict, isUnavailable } from '../database/failures.js';

/** Seconds after which a request that failed with SERVICE_UNAVAILABLE is worth trying again. */
const RETRY_AFTER = 1;
const MESSAGE_LENGTH = 1_000;
const SELECTED_TOO_OFTEN =
  'The document selects the same fields too many times. Select each once, or ask in several operations.';

/** No credential came, or none that can be read. */
export function unauthenticated(message: string): GraphQLError {
  return challenge(message, 'Bearer');
}

/** The key or token that came is not taken (RFC 6750). The message holds no quotes: it stands between them. */
export function invalidToken(message: string, more: { expired?: true } = {}): GraphQLError {
  return challenge(message, `Bearer error="invalid_token", error_description="${message}"`, more);
}

function challenge(message: string, header: string, more: object = {}): GraphQLError {
  const http = { status: 401, headers: new Map([['www-authenticate', header]]) };
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', ...more, http } });
}

/** A plain argument that breaks a bound; what is wrong in an input object is told in `userErrors` instead. */
export function badUserInput(message: string, at?: ASTNode): GraphQLError {
  return new GraphQLError(message, { nodes: at, extensions: { code: 'BAD_USER_INPUT' } });
}

/** What became of a change whose answer got lost is known to who asks again with the same `idempotencyKey`. */
export function serviceUnavailable(): GraphQLError {
  const http = { status: 503, headers: new Map([['retry-after', String(RETRY_AFTER)]]) };
  return new GraphQLError(
    'Seatkeeper cannot answer now. Try again; a mutation may have been carried out: repeat it with the same idempotencyKey, or look first.',
    { extensions: { code: 'SERVICE_UNAVAILABLE', retryAfter: RETRY_AFTER, http } },
  );
}

const PASSING: unknown[] = ['SERVICE_UNAVAILABLE', 'RATE_LIMITED'];

/** Whether the same request may succeed later. */
export function mayPass(error: unknown): boolean {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (cause instanceof GraphQLError) return PASSING.includes(cause.extensions.code);
  return isUnavailable(cause) || isConflict(cause);
}

/**
 * What a caller is told of an error: refusals and faults of the request as they are; of anything else only that it
 * happened, and the request id under which the log has the rest.
 */
export function maskError(error: GraphQLError, requestId: string, logger: Logger): GraphQLError {
  const { originalError } = error;
  if (originalError === undefined || originalError === null || originalError instanceof GraphQLError) return error;
  if (mayPass(error)) {
    logger.warn({ err: originalError, requestId, field: fieldOf(error) }, 'the database did not answer');
    return located(error, serviceUnavailable());
  }
  logger.error({ err: originalError, requestId, field: fieldOf(error) }, 'unexpected error');
  return located(error, internalServerError(requestId));
}

/** What was thrown, as an error of the operation. */
export function toGraphQLError(error: unknown): GraphQLError {
  return error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
}

/** As the schema calls it: the error's path is of names that the caller chose. */
function fieldOf({ nodes }: GraphQLError): string | undefined {
  const node = nodes?.[0];
  return node?.kind === Kind.FIELD ? node.name.value : undefined;
}

/** The same for all errors of a result. */
export function maskErrors(result: ExecutionResult, requestId: string, logger: Logger): ExecutionResult {
  if (result.errors === undefined) return result;
  return { ...result, errors: result.errors.map((error) => maskError(error, requestId, logger)) };
}

export function internalServerError(requestId: string): GraphQLError {
  return new GraphQLError('Something went wrong on our side. Tell us the request id if it stays so.', {
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  });
}

/** The form in which an error leaves over a WebSocket; over HTTP Apollo does the same. */
export function formatError(error: GraphQLError): GraphQLFormattedError {
  const { http: _status, ...extensions } = error.extensions;
  return shortened({ ...error.toJSON(), extensions: { code: 'BAD_USER_INPUT', ...extensions } });
}

/** A hundred errors may each repeat the same megabyte of what the caller sent; and one of graphql-js says not what is wrong. */
export function shortened(error: GraphQLFormattedError): GraphQLFormattedError {
  const { message } = error;
  if (message === validationAbortedError.message) return { ...error, message: SELECTED_TOO_OFTEN };
  return message.length > MESSAGE_LENGTH ? { ...error, message: `${message.slice(0, MESSAGE_LENGTH)}...` } : error;
}

function located(at: GraphQLError, error: GraphQLError): GraphQLError {
  const { nodes, source, positions, path } = at;
  return new GraphQLError(error.message, { nodes, source, positions, path, extensions: error.extensions });
}
