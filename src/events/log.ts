import type { Logger } from 'pino';
import type { Pools, Queries } from '../database/pools.js';
import {
  type AnyEvent,
  columnsOf,
  decodeEventCursor,
  type EventDraft,
  EventRow,
  type EventType,
  encodeEventCursor,
  eventId,
} from '../entities/index.js';
import type { Counts } from './counts.js';
import type { Doorbell } from './doorbell.js';
import { badEventCursor, cursorAhead, cursorExpired } from './errors.js';

/** Where the logs of all accounts are, and what tells that they grew. */
export interface LogSource {
  pools: Pools;
  /** Of the row `deployment`, as it was seen last: see `Followers.look`. */
  epoch: string;
  doorbell: Doorbell;
  logger: Logger;
  counts: Counts;
}

/** How many events the account's log has: its version. */
export async function readSequence(db: Queries, accountId: string): Promise<number> {
  const [account] = await db.query<{ sequence: number }>(
    '/* readSequence */ SELECT sequence FROM accounts WHERE id = ?',
    [accountId],
  );
  return account?.sequence ?? 0;
}

/** Up to `limit` events after `sequence`, oldest first, without a hole unless `types` makes it so. */
export async function readLog(
  db: Queries,
  epoch: string,
  accountId: string,
  { after, limit, types }: { after: number; limit: number; types?: readonly EventType[] },
): Promise<AnyEvent[]> {
  const rows = await db.query<EventRow>(
    `/* readLog */ SELECT ${columnsOf(EventRow, 'e')} FROM events e
     WHERE e.account_id = ? AND e.sequence > ? ${types ? 'AND e.type IN (?)' : ''} ORDER BY e.sequence LIMIT ?`,
    types ? [accountId, after, [...types], limit] : [accountId, after, limit],
  );
  return rows.map((row) => toEvent(epoch, row));
}

/** The events with these sequences; unknown ones are left out. */
export async function readEvents(
  db: Queries,
  epoch: string,
  accountId: string,
  sequences: number[],
): Promise<AnyEvent[]> {
  const rows = await db.query<EventRow>(
    `/* readEvents */ SELECT ${columnsOf(EventRow, 'e')} FROM events e WHERE e.account_id = ? AND e.sequence IN (?)`,
    [accountId, sequences],
  );
  return rows.map((row) => toEvent(epoch, row));
}

/** A row of the log as the API tells it. */
export function toEvent(epoch: string, row: EventRow): AnyEvent {
  const { accountId, sequence, type, occurredAt, actorId, apiKeyId, requestId } = row;
  return {
    ...(JSON.parse(row.data) as EventDraft),
    id: eventId(accountId, sequence),
    type,
    sequence,
    cursor: encodeEventCursor({ epoch, accountId, sequence }),
    occurredAt,
    actorId,
    apiKeyId,
    requestId,
  } as AnyEvent;
}

/**
 * The position that a cursor names (E4). Throws BAD_CURSOR, CURSOR_AHEAD or CURSOR_EXPIRED: a position is never guessed.
 * The epoch is that of the database at this moment, whatever this process knows: a cursor of a lost history is not let in
 * where the log has grown past it.
 */
export async function resolveCursor(db: Queries, accountId: string, cursor: string): Promise<number> {
  const position = decodeEventCursor(cursor);
  if (position?.accountId !== accountId) throw badEventCursor();
  const [log] = await db.query<{ epoch: string; sequence: number; oldest: number | null }>(
    `/* resolveCursor */ SELECT d.epoch, a.sequence, (${OLDEST}) AS oldest
     FROM accounts a JOIN deployment d WHERE a.id = ?`,
    [accountId],
  );
  if (log === undefined) throw badEventCursor();
  const { epoch, sequence, oldest } = log;
  if (position.epoch !== epoch || position.sequence > sequence) throw cursorAhead();
  const before = (oldest ?? 1) - 1;
  if (position.sequence < before) throw cursorExpired(encodeEventCursor({ epoch, accountId, sequence: before }));
  return position.sequence;
}

/** Of the account `a`. */
const OLDEST = 'SELECT MIN(e.sequence) FROM events e WHERE e.account_id = a.id';
