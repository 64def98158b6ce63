import { GraphQLError } from 'graphql';
import type { Role } from '../entities/index.js';

// Refusals of a request for good: thrown, told to the caller as they are (`extensions.code`).

/** `required` is the least role that may do it, where that is the reason. */
export function forbidden(required?: Role): GraphQLError {
  const reason = required === undefined ? 'The caller may do this no longer.' : `This takes the role ${required}.`;
  return new GraphQLError(reason, { extensions: { code: 'FORBIDDEN' } });
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
