import { type AnyEvent, type EventType, encodeEventCursor } from '../entities/index.js';
import { readLog, resolveCursor } from '../events/log.js';
import type { Read } from '../events/read-account.js';
import { badUserInput } from '../graphql/errors.js';
import { firstOf, type Page } from '../graphql/pagination.js';

/**
 * A page of the log, oldest first. `endCursor` is the last position looked at: the page's last event or, on the last
 * page, the account's version, past which nothing was there. Throws BAD_USER_INPUT, BAD_CURSOR, CURSOR_AHEAD,
 * CURSOR_EXPIRED.
 */
export async function listEvents(
  read: Read,
  args: { after?: string | null; first?: number | null; types?: EventType[] | null },
): Promise<Page<AnyEvent>> {
  const { epoch, accountId } = read;
  // old events are purged in between
  read.isVolatile = true;
  const first = firstOf(args, 100);
  const types = typesOf(args.types);
  const after = args.after == null ? 0 : await resolveCursor(read, accountId, args.after);
  const events = await readLog(read, epoch, accountId, { after, limit: first + 1, types });
  const nodes = events.slice(0, first);
  const hasNextPage = events.length > first;
  return {
    edges: nodes.map((node) => ({ cursor: node.cursor, node })),
    nodes,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: after > 0,
      startCursor: nodes[0]?.cursor ?? null,
      endCursor: hasNextPage
        ? (nodes.at(-1)?.cursor ?? null)
        : encodeEventCursor({ epoch, accountId, sequence: await read.version() }),
    },
  };
}

/** Undefined for all types; throws BAD_USER_INPUT for an empty list. */
export function typesOf(types: EventType[] | null | undefined): EventType[] | undefined {
  if (types?.length === 0) throw badUserInput('"types" must name at least one type; leave it out for all.');
  return types ?? undefined;
}
