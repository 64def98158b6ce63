import { GraphQLError } from 'graphql';

// Refusals of a request for good: thrown, told to the caller as they are (`extensions.code`).

export function forbidden(): GraphQLError {
  return new GraphQLError('The caller may not do this, or no longer.', { extensions: { code: 'FORBIDDEN' } });
}

export function badCursor(): GraphQLError {
  return new GraphQLError('This cursor was not given by this list of this account: start without one.', {
    extensions: { code: 'BAD_CURSOR' },
  });
}

export function cursorAhead(): GraphQLError {
  return new GraphQLError(
    'This cursor is of another history than the log: an older state was restored. Read a snapshot anew.',
    {
      extensions: { code: 'CURSOR_AHEAD' },
    },
  );
}

export function cursorExpired(oldestCursor: string): GraphQLError {
  return new GraphQLError('Events after this cursor are no longer kept. Read a snapshot anew.', {
    extensions: { code: 'CURSOR_EXPIRED', oldestCursor },
  });
}
