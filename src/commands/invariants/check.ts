import type { EventType, LicenseKind } from '../../entities/index.js';

/** What must never be found in a database. */
export interface Check {
  /** The rules it guards, as `docs/rules.md` numbers them. */
  rules: string;
  /** What is wrong where it finds something. */
  what: string;
  /**
   * The offending rows: `accountId`, `ids` of what is at fault, separated by blanks, and a `detail` or null. It looks at
   * the accounts of `:accounts`; a check of what lies outside of any account has no such place.
   */
  sql: string;
}

type EventField =
  | `${'user' | 'license' | 'page' | 'booking' | 'conversation' | 'key'}Id`
  | `${'holder' | 'formerHolder' | 'owner' | 'formerOwner' | 'agent' | 'formerAgent'}Id`
  | 'name'
  | 'role'
  | 'kind'
  | 'slug'
  | 'reason'
  | 'agentName'
  | 'capacity'
  | 'previousCapacity'
  | 'availableAfter';

/** An id or a constant's name in an event's data, of the same type as its column: it is looked up by the column's index. */
export function asciiIn(event: string, field: EventField): string {
  return `CAST(JSON_UNQUOTE(JSON_EXTRACT(${event}.data, '$.${field}')) AS CHAR(64) CHARACTER SET ascii) COLLATE ascii_bin`;
}

/** A text in an event's data; it is compared letter by letter. */
export function textIn(event: string, field: EventField): string {
  return `CAST(JSON_UNQUOTE(JSON_EXTRACT(${event}.data, '$.${field}')) AS CHAR(254) CHARACTER SET utf8mb4) COLLATE utf8mb4_bin`;
}

export function numberIn(event: string, field: EventField): string {
  return `CAST(JSON_EXTRACT(${event}.data, '$.${field}') AS SIGNED)`;
}

/** Whether the event is of one of these types. */
export function isOf(event: string, types: readonly `${EventType}`[]): string {
  return `${event}.type IN (${types.map((type) => `'${type}'`).join(', ')})`;
}

/**
 * The newest event of these types about each thing that `field` names: a table of `account_id`, `id` and `sequence`.
 * What was purged is older: a newest event says how the thing stands, however much of the log is kept.
 */
export function newestOf(field: EventField, types: readonly `${EventType}`[]): string {
  return `(SELECT e.account_id, ${asciiIn('e', field)} AS id, MAX(e.sequence) AS sequence FROM events e
    WHERE e.account_id IN (:accounts) AND ${isOf('e', types)} GROUP BY e.account_id, id)`;
}

/** Joins the newest event, if there is one, of the row: `newest` names the table, `event` the event. */
export function joinNewest(
  event: string,
  row: string,
  field: EventField,
  types: readonly `${EventType}`[],
  join: 'JOIN' | 'LEFT JOIN' = 'LEFT JOIN',
): string {
  return `${join} ${newestOf(field, types)} newest_${event}
      ON newest_${event}.account_id = ${row}.account_id AND newest_${event}.id = ${row}.id
    ${join} events ${event} ON ${event}.account_id = newest_${event}.account_id AND ${event}.sequence = newest_${event}.sequence`;
}

/** Whether nothing of the account's log was purged: what it does not tell has not happened. */
export function isWhole(accountId: string): string {
  return `COALESCE((SELECT f.sequence FROM events f WHERE f.account_id = ${accountId} ORDER BY f.sequence LIMIT 1), 1) = 1`;
}

/** How an event is named among `ids`. */
export function eventName(event: string): string {
  return `CONCAT('#', ${event}.sequence)`;
}

/** A value that may be null, in words. */
export function orNobody(value: string): string {
  return `COALESCE(${value}, 'nobody')`;
}

/**
 * Events that take a license, with what the log told of the user's license of the kind before: a table of `account_id`,
 * `sequence`, `user_id` and `gained`, 1 if they got one last, 0 if they lost it, null if nothing of the kind is told.
 */
export function licensedAt(kind: `${LicenseKind}`, type: `${EventType}`, field: EventField): string {
  const seats = (types: readonly `${EventType}`[], holder: EventField, gain: 0 | 1) =>
    `SELECT e.account_id, e.sequence, ${asciiIn('e', holder)} AS user_id, e.sequence * 2 + ${gain} AS moved FROM events e
     WHERE e.account_id IN (:accounts) AND ${isOf('e', types)} AND ${asciiIn('e', 'kind')} = '${kind}'`;
  return `(SELECT m.account_id, m.sequence, m.user_id, m.moved,
      MOD(MAX(m.moved) OVER (PARTITION BY m.account_id, m.user_id ORDER BY m.sequence), 2) AS gained
    FROM (${seats(['SEAT_ASSIGNED', 'SEAT_TRANSFERRED'], 'holderId', 1)}
      UNION ALL ${seats(['SEAT_FREED', 'SEAT_TRANSFERRED'], 'formerHolderId', 0)}
      UNION ALL SELECT e.account_id, e.sequence, ${asciiIn('e', field)}, NULL FROM events e
        WHERE e.account_id IN (:accounts) AND ${isOf('e', [type])}) m)`;
}
