import type { EventType } from '../../entities/index.js';
import { asciiIn, type Check, eventName, isOf, isWhole, joinNewest } from './check.js';

/** Each BookingCreated `c`, and the newest of these events `p` that was told of its page before, if there is one. */
const whenBooked = (types: readonly `${EventType}`[]) => `FROM (SELECT e.account_id, e.sequence, e.type,
    ${asciiIn('e', 'bookingId')} AS booking_id,
    MAX(IF(e.type = 'BOOKING_CREATED', NULL, e.sequence)) OVER (PARTITION BY e.account_id, ${asciiIn('e', 'pageId')}
      ORDER BY e.sequence) AS newest
  FROM events e WHERE e.account_id IN (:accounts) AND ${isOf('e', [...types, 'BOOKING_CREATED'])}) c
  LEFT JOIN events p ON p.account_id = c.account_id AND p.sequence = c.newest`;

/** Bookings, against each other and against the log. */
export const bookingChecks: Check[] = [
  {
    rules: 'B2',
    what: 'the booking begins while an earlier one of its host lasts',
    sql: `SELECT b.account_id AS accountId, CONCAT_WS(' ', b.id, b.host_id) AS ids,
        CONCAT(b.starts_at, ', the other one ends ', b.busy_until) AS detail
      FROM (SELECT b.account_id, b.id, b.host_id, b.starts_at, MAX(b.ends_at) OVER (PARTITION BY b.account_id, b.host_id
          ORDER BY b.starts_at, b.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS busy_until
        FROM bookings b WHERE b.account_id IN (:accounts) AND b.canceled_at IS NULL) b
      WHERE b.busy_until > b.starts_at`,
  },
  {
    rules: 'B2',
    what: 'the booking does not last 5 to 1,440 minutes',
    sql: `SELECT b.account_id AS accountId, b.id AS ids, CONCAT(b.starts_at, ' to ', b.ends_at) AS detail
      FROM bookings b WHERE b.account_id IN (:accounts)
        AND TIMESTAMPDIFF(MICROSECOND, b.starts_at, b.ends_at) NOT BETWEEN 300000000 AND 86400000000`,
  },
  {
    rules: 'B1',
    what: 'the booking did not begin within 365 days after it was made',
    sql: `SELECT b.account_id AS accountId, b.id AS ids, CONCAT(b.starts_at, ', made ', e.occurred_at) AS detail
      FROM bookings b ${joinNewest('e', 'b', 'bookingId', ['BOOKING_CREATED'], 'JOIN')}
      WHERE b.account_id IN (:accounts)
        AND (b.starts_at <= e.occurred_at OR b.starts_at > e.occurred_at + INTERVAL 365 DAY)`,
  },
  {
    rules: 'B3',
    what: "the booking's host is no user of the account, nor a deleted one",
    sql: `SELECT b.account_id AS accountId, CONCAT_WS(' ', b.id, b.host_id) AS ids, NULL AS detail
      FROM bookings b LEFT JOIN users u ON u.account_id = b.account_id AND u.id = b.host_id
      WHERE b.account_id IN (:accounts) AND u.id IS NULL`,
  },
  {
    rules: 'B3',
    what: "the booking's host is not who owned the page when it was made",
    sql: `SELECT b.account_id AS accountId, b.id AS ids, CONCAT(b.host_id, ', not ', ${asciiIn('p', 'ownerId')}) AS detail
      ${whenBooked(['PAGE_CREATED', 'PAGE_UPDATED', 'PAGE_ENABLED', 'PAGE_DISABLED', 'PAGE_REASSIGNED'])}
      JOIN bookings b ON b.account_id = c.account_id AND b.id = c.booking_id
      WHERE c.type = 'BOOKING_CREATED' AND b.host_id <> ${asciiIn('p', 'ownerId')}`,
  },
  {
    rules: 'B1 P3',
    what: 'the booking was made through a page that was dark, deleted or not there',
    sql: `SELECT c.account_id AS accountId, CONCAT_WS(' ', ${eventName('c')}, c.booking_id) AS ids,
        COALESCE(CONCAT(${eventName('p')}, ' ', p.type), 'no such page') AS detail
      ${whenBooked(['PAGE_CREATED', 'PAGE_ENABLED', 'PAGE_DISABLED', 'PAGE_DELETED'])}
      WHERE c.type = 'BOOKING_CREATED' AND (p.type IN ('PAGE_DISABLED', 'PAGE_DELETED')
        OR (p.sequence IS NULL AND ${isWhole('c.account_id')}))`,
  },
  {
    rules: 'A2',
    what: 'the booking names another page than the log',
    sql: `SELECT b.account_id AS accountId, b.id AS ids, CONCAT(b.page_id, ', not ', ${asciiIn('e', 'pageId')}) AS detail
      FROM bookings b ${joinNewest('e', 'b', 'bookingId', ['BOOKING_CREATED', 'BOOKING_CANCELED'], 'JOIN')}
      WHERE b.account_id IN (:accounts) AND b.page_id <> ${asciiIn('e', 'pageId')}`,
  },
  {
    rules: 'E1',
    what: 'the log and the row do not agree whether the booking was canceled',
    sql: `SELECT b.account_id AS accountId, b.id AS ids,
        IF(e.sequence IS NULL, 'only the row says so', CONCAT('only #', e.sequence, ' says so')) AS detail
      FROM bookings b ${joinNewest('e', 'b', 'bookingId', ['BOOKING_CANCELED'])}
      WHERE b.account_id IN (:accounts) AND (b.canceled_at IS NULL) <> (e.sequence IS NULL)
        AND (e.sequence IS NOT NULL OR ${isWhole('b.account_id')})`,
  },
  {
    rules: 'E1',
    what: 'the event tells of a booking what cannot follow the one before',
    sql: `SELECT s.account_id AS accountId, CONCAT_WS(' ', ${eventName('s')}, s.booking_id) AS ids,
        CONCAT(s.type, ' after ', s.previous) AS detail
      FROM (SELECT e.account_id, e.sequence, e.type, ${asciiIn('e', 'bookingId')} AS booking_id,
          LAG(e.type) OVER (PARTITION BY e.account_id, ${asciiIn('e', 'bookingId')} ORDER BY e.sequence) AS previous
        FROM events e WHERE e.account_id IN (:accounts) AND ${isOf('e', ['BOOKING_CREATED', 'BOOKING_CANCELED'])}) s
      WHERE s.previous = 'BOOKING_CANCELED' OR (s.previous IS NOT NULL AND s.type = 'BOOKING_CREATED')`,
  },
];
