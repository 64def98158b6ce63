import { asciiIn, type Check, eventName, isOf, isWhole, joinNewest, licensedAt, newestOf } from './check.js';

const PAGES = [
  'PAGE_CREATED',
  'PAGE_UPDATED',
  'PAGE_ENABLED',
  'PAGE_DISABLED',
  'PAGE_REASSIGNED',
  'PAGE_DELETED',
] as const;
const SWITCHES = ['PAGE_CREATED', 'PAGE_ENABLED', 'PAGE_DISABLED'] as const;

/** Pages: whose they are, and whether they take bookings, by the rows and by the log. */
export const pageChecks: Check[] = [
  {
    rules: 'P2',
    what: 'the enabled page has an owner without a SCHEDULED_MEETING license',
    sql: `SELECT p.account_id AS accountId, CONCAT_WS(' ', p.id, p.owner_id) AS ids, p.slug AS detail
      FROM booking_pages p LEFT JOIN licenses l ON l.account_id = p.account_id AND l.kind = 'SCHEDULED_MEETING'
        AND l.holder_id = p.owner_id
      WHERE p.account_id IN (:accounts) AND p.disabled_reason IS NULL AND l.id IS NULL`,
  },
  {
    rules: 'P2',
    what: 'the log enabled a page while its owner held no SCHEDULED_MEETING license',
    sql: `SELECT m.account_id AS accountId, CONCAT_WS(' ', ${eventName('m')}, m.user_id) AS ids, NULL AS detail
      FROM ${licensedAt('SCHEDULED_MEETING', 'PAGE_ENABLED', 'ownerId')} m
      WHERE m.moved IS NULL AND (m.gained = 0 OR (m.gained IS NULL AND ${isWhole('m.account_id')}))`,
  },
  {
    rules: 'P1 U5',
    what: "the page's owner is deleted, or no user of the account",
    sql: `SELECT p.account_id AS accountId, CONCAT_WS(' ', p.id, p.owner_id) AS ids,
        IF(u.id IS NULL, 'no user', 'deleted') AS detail
      FROM booking_pages p LEFT JOIN users u ON u.account_id = p.account_id AND u.id = p.owner_id
      WHERE p.account_id IN (:accounts) AND (u.id IS NULL OR u.deleted_at IS NOT NULL)`,
  },
  {
    rules: 'P1 E1',
    what: 'the page is not owned by whom the log told last',
    sql: `SELECT p.account_id AS accountId, p.id AS ids, CONCAT(p.owner_id, ', not ', ${asciiIn('e', 'ownerId')}) AS detail
      FROM booking_pages p ${joinNewest('e', 'p', 'pageId', PAGES, 'JOIN')}
      WHERE p.account_id IN (:accounts) AND p.owner_id <> ${asciiIn('e', 'ownerId')}`,
  },
  {
    rules: 'E1',
    what: "the page's slug is not what the log told last",
    sql: `SELECT p.account_id AS accountId, p.id AS ids, CONCAT(p.slug, ', not ', ${asciiIn('e', 'slug')}) AS detail
      FROM booking_pages p ${joinNewest('e', 'p', 'pageId', PAGES, 'JOIN')}
      WHERE p.account_id IN (:accounts) AND p.slug <> ${asciiIn('e', 'slug')}`,
  },
  {
    rules: 'P2 L6',
    what: 'the page is not enabled, or dark for the reason, as the log told last',
    // whether a page was born dark is not told, but then it is for one reason
    sql: `SELECT p.account_id AS accountId, CONCAT_WS(' ', p.id, ${eventName('e')}) AS ids,
        CONCAT_WS(', not ', COALESCE(p.disabled_reason, 'enabled'), IF(e.type = 'PAGE_ENABLED', 'enabled', ${asciiIn('e', 'reason')})) AS detail
      FROM booking_pages p ${joinNewest('e', 'p', 'pageId', SWITCHES, 'JOIN')}
      WHERE p.account_id IN (:accounts) AND IF(e.type = 'PAGE_CREATED', p.disabled_reason <> 'OWNER_UNLICENSED',
        NOT (p.disabled_reason <=> ${asciiIn('e', 'reason')}))`,
  },
  {
    rules: 'P2',
    what: 'the page is dark without a time, or enabled with one, or dark for no known reason',
    sql: `SELECT p.account_id AS accountId, p.id AS ids, p.disabled_reason AS detail
      FROM booking_pages p WHERE p.account_id IN (:accounts)
        AND ((p.disabled_reason IS NULL) <> (p.disabled_at IS NULL)
          OR p.disabled_reason NOT IN ('OWNER_UNLICENSED', 'BY_USER', 'OWNER_DELETED'))`,
  },
  {
    rules: 'P1',
    what: 'the event tells of a page what does not follow from the one before: another owner, or it was deleted',
    sql: `SELECT s.account_id AS accountId, CONCAT_WS(' ', ${eventName('s')}, s.page_id) AS ids, s.type AS detail
      FROM (SELECT e.account_id, e.sequence, e.type, ${asciiIn('e', 'pageId')} AS page_id,
          COALESCE(${asciiIn('e', 'formerOwnerId')}, ${asciiIn('e', 'ownerId')}) AS owner,
          LAG(e.type) OVER page AS previous, LAG(${asciiIn('e', 'ownerId')}) OVER page AS before_it
        FROM events e WHERE e.account_id IN (:accounts) AND ${isOf('e', PAGES)}
        WINDOW page AS (PARTITION BY e.account_id, ${asciiIn('e', 'pageId')} ORDER BY e.sequence)) s
      WHERE s.owner <> s.before_it OR s.previous = 'PAGE_DELETED' OR (s.type = 'PAGE_CREATED' AND s.previous IS NOT NULL)`,
  },
  {
    rules: 'E1',
    what: 'the log and the row do not agree whether the page was deleted',
    sql: `SELECT n.account_id AS accountId, CONCAT_WS(' ', n.id, ${eventName('e')}) AS ids,
        IF(p.id IS NULL, 'it is gone, and no event says so', 'it is there') AS detail
      FROM ${newestOf('pageId', PAGES)} n
      JOIN events e ON e.account_id = n.account_id AND e.sequence = n.sequence
      LEFT JOIN booking_pages p ON p.account_id = n.account_id AND p.id = n.id
      WHERE (p.id IS NULL) <> (e.type = 'PAGE_DELETED')`,
  },
];
