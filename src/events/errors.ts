import { GraphQLError } from 'graphql';
import type { Role } from '../entities/index.js';

// Refusals of a request: thrown, told to the caller as they are (`extensions.code`); for good, but for `rateLimited`.

export function forbidden(reason = 'The caller may do this no longer.'): GraphQLError {
  return new GraphQLError(reason, { extensions: { code: 'FORBIDDEN' } });
}

/** `required` is the least role that may do it. */
export function roleRequired(required: Role): GraphQLError {
  return forbidden(`This takes the role ${required}.`);
}

/** Of a key whose scope is READ. */
export function readOnlyKey(): GraphQLError {
  return forbidden('This API key is for reading only: mutations take one of the scope FULL.');
}

export function badListCursor(): GraphQLError {
  return badCursor('This cursor was not given by this list of this account: start without one.');
}

export function badEventCursor(): GraphQLError {
  return badCursor(`This cursor was not given by this account's log. ${ANEW}`);
}

function badCursor(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_CURSOR' } });
}

/** What to do with a cursor of the log that leads nowhere. */
const ANEW = 'Read a snapshot anew, with `account { eventCursor }`, and go on after that.';

export function cursorAhead(): GraphQLError {
  return new GraphQLError(`This cursor is of another history than the log: an older state was restored. ${ANEW}`, {
    extensions: { code: 'CURSOR_AHEAD' },
  });
}

export function cursorExpired(oldestCursor: string): GraphQLError {
  return new GraphQLError(`Events after this cursor are no longer kept. ${ANEW}`, {
    extensions: { code: 'CURSOR_EXPIRED', oldestCursor },
  });
}

/** There was too much of something; it is worth trying again after so many whole seconds, 1 or more. */
export function rateLimited(message: string, retryAfter: number): GraphQLError {
  const http = { status: 429, headers: new Map([['retry-after', String(retryAfter)]]) };
  return new GraphQLError(message, { extensions: { code: 'RATE_LIMITED', retryAfter, http } });
}
