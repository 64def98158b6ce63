import { EventType } from '../../entities/index.js';
import { asciiIn, type Check, eventName, isOf, isWhole, newestOf } from './check.js';

const USER_FIELDS = ['userId', 'holderId', 'formerHolderId', 'ownerId', 'formerOwnerId', 'agentId', 'formerAgentId'];

/** What each guest does without an actor, and nobody else. */
const GUESTS = ['BOOKING_CREATED', 'CONVERSATION_STARTED'] as const;
const ANYBODY = ['BOOKING_CANCELED', 'CONVERSATION_ENDED'] as const;

/** The log in itself, and what it names. */
export const logChecks: Check[] = [
  {
    rules: 'E2',
    what: 'the event before it is missing in the log',
    sql: `SELECT e.account_id AS accountId, ${eventName('e')} AS ids, NULL AS detail
      FROM events e LEFT JOIN events p ON p.account_id = e.account_id AND p.sequence = e.sequence - 1
      WHERE e.account_id IN (:accounts) AND e.sequence > 1 AND p.sequence IS NULL AND (NOT e.oldest
        OR EXISTS (SELECT 1 FROM events b WHERE b.account_id = e.account_id AND b.sequence < e.sequence - 1))`,
  },
  {
    rules: 'E2',
    what: "the account's sequence is not that of its newest event",
    sql: `SELECT a.id AS accountId, a.id AS ids, CONCAT(a.sequence, ', not ', COALESCE(e.newest, 0)) AS detail
      FROM accounts a LEFT JOIN (SELECT account_id, MAX(sequence) AS newest FROM events
        WHERE account_id IN (:accounts) GROUP BY account_id) e ON e.account_id = a.id
      WHERE a.id IN (:accounts) AND a.sequence <> COALESCE(e.newest, 0)`,
  },
  {
    rules: 'E1',
    what: 'the event is of no known type, or its data cannot be read',
    sql: `SELECT e.account_id AS accountId, ${eventName('e')} AS ids, e.type AS detail FROM events e
      WHERE e.account_id IN (:accounts) AND (NOT ${isOf('e', Object.values(EventType))}
        OR NOT JSON_VALID(e.data) OR JSON_TYPE(e.data) <> 'OBJECT')`,
  },
  {
    rules: 'A2',
    what: "the event's actor is no user of the account",
    sql: `SELECT e.account_id AS accountId, CONCAT_WS(' ', ${eventName('e')}, e.actor_id) AS ids, NULL AS detail
      FROM events e LEFT JOIN users u ON u.account_id = e.account_id AND u.id = e.actor_id
      WHERE e.account_id IN (:accounts) AND e.actor_id IS NOT NULL AND u.id IS NULL`,
  },
  {
    rules: 'A2',
    what: "the event's key is not its actor's",
    sql: `SELECT e.account_id AS accountId, CONCAT_WS(' ', ${eventName('e')}, e.api_key_id) AS ids, NULL AS detail
      FROM events e LEFT JOIN api_keys k ON k.account_id = e.account_id AND k.id = e.api_key_id
      WHERE e.account_id IN (:accounts) AND e.api_key_id IS NOT NULL AND NOT (k.user_id <=> e.actor_id)`,
  },
  {
    rules: 'A2',
    what: 'only guests act without an actor, and they always do',
    sql: `SELECT e.account_id AS accountId, ${eventName('e')} AS ids, CONCAT_WS(' by ', e.type, e.actor_id) AS detail
      FROM events e WHERE e.account_id IN (:accounts) AND NOT ${isOf('e', ANYBODY)}
        AND (e.actor_id IS NULL) <> (${isOf('e', GUESTS)})`,
  },
  {
    rules: 'A2 U5',
    what: 'the event names somebody who is no user of the account',
    sql: `SELECT e.account_id AS accountId, CONCAT_WS(' ', ${eventName('e')}, n.id) AS ids, e.type AS detail
      FROM events e JOIN JSON_TABLE(
        JSON_EXTRACT(e.data, ${USER_FIELDS.map((field) => `'$.${field}'`).join(', ')}),
        '$[*]' COLUMNS (id VARCHAR(30) CHARACTER SET ascii PATH '$')) n
      LEFT JOIN users u ON u.account_id = e.account_id AND u.id = n.id COLLATE ascii_bin
      WHERE e.account_id IN (:accounts) AND u.id IS NULL`,
  },
  {
    rules: 'A2 E1',
    what: 'the log tells of something that is not in the account',
    sql: [
      lost('licenses', 'licenseId', ['SEAT_ASSIGNED', 'SEAT_FREED', 'SEAT_TRANSFERRED']),
      lost('api_keys', 'keyId', ['API_KEY_CREATED', 'API_KEY_REVOKED']),
      lost('bookings', 'bookingId', ['BOOKING_CREATED', 'BOOKING_CANCELED']),
      lost('conversations', 'conversationId', [
        'CONVERSATION_STARTED',
        'CONVERSATION_JOINED',
        'CONVERSATION_REQUEUED',
        'CONVERSATION_ENDED',
      ]),
    ].join('\nUNION ALL '),
  },
  {
    rules: 'E1',
    what: 'what there is was never told by the log',
    sql: [
      untold('booking_pages', 'pageId', 'PAGE_CREATED'),
      untold('bookings', 'bookingId', 'BOOKING_CREATED'),
      untold('conversations', 'conversationId', 'CONVERSATION_STARTED'),
      // opening the account, which no event tells, made its first user and their key
      untoldButFirst('users', 'userId', 'USER_CREATED'),
      untoldButFirst('api_keys', 'keyId', 'API_KEY_CREATED'),
    ].join('\nUNION ALL '),
  },
];

function lost(table: string, field: Parameters<typeof newestOf>[0], types: Parameters<typeof newestOf>[1]): string {
  return `SELECT n.account_id AS accountId, CONCAT_WS(' ', CONCAT('#', n.sequence), n.id) AS ids, NULL AS detail
    FROM ${newestOf(field, types)} n LEFT JOIN ${table} t ON t.account_id = n.account_id AND t.id = n.id
    WHERE t.id IS NULL`;
}

function untold(table: string, field: Parameters<typeof asciiIn>[1], type: `${EventType}`, more = ''): string {
  return `SELECT t.account_id AS accountId, t.id AS ids, NULL AS detail ${more}
    FROM ${table} t LEFT JOIN ${newestOf(field, [type])} n ON n.account_id = t.account_id AND n.id = t.id
    WHERE t.account_id IN (:accounts) AND n.id IS NULL AND ${isWhole('t.account_id')}`;
}

/** The same, without the first row of each account by the clock of the database: ids tell those of processes. */
function untoldButFirst(table: string, field: Parameters<typeof asciiIn>[1], type: `${EventType}`): string {
  const place = ', ROW_NUMBER() OVER (PARTITION BY t.account_id ORDER BY t.created_at, t.id) AS place';
  return `SELECT r.accountId, r.ids, r.detail FROM (${untold(table, field, type, place)}) r WHERE r.place > 1`;
}
