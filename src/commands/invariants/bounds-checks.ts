import type { Check } from './check.js';

const WORDS: [table: string, column: string, most: number][] = [
  ['users', 'name', 200],
  ['api_keys', 'label', 200],
  ['booking_pages', 'title', 200],
  ['bookings', 'page_title', 200],
  ['bookings', 'host_name', 200],
  ['bookings', 'guest_name', 200],
  ['conversations', 'visitor_name', 200],
  ['conversations', 'agent_name', 200],
];
const EMAILS: [table: string, column: string][] = [
  ['users', 'email'],
  ['bookings', 'guest_email'],
];
const SLUGS: [table: string, column: string][] = [
  ['booking_pages', 'slug'],
  ['bookings', 'page_slug'],
];
const IDS: [table: string, prefix: string][] = [
  ['users', 'usr'],
  ['api_keys', 'key'],
  ['license_pools', 'pol'],
  ['licenses', 'lic'],
  ['booking_pages', 'pag'],
  ['bookings', 'bkg'],
  ['conversations', 'cnv'],
];
const CONSTANTS: [table: string, column: string, values: string[]][] = [
  ['users', 'role', ['MEMBER', 'ADMINISTRATOR']],
  ['conversations', 'kind', ['LIVE_CHAT', 'INSTANT_CALL']],
];

/** What the API takes, whoever wrote it. */
export const boundsChecks: Check[] = [
  {
    rules: 'bounds',
    what: 'a name, title or label has not 1 to 200 characters, or begins or ends with a blank',
    sql: each(WORDS, (table, column, most) =>
      // a space after the last letter would make no difference to =
      offending(
        table,
        column,
        `CHAR_LENGTH(t.${column}) NOT BETWEEN 1 AND ${most}
        OR CHAR_LENGTH(t.${column}) <> CHAR_LENGTH(TRIM(t.${column}))`,
      ),
    ),
  },
  {
    rules: 'bounds',
    what: 'the e-mail is none',
    sql: each(EMAILS, (table, column) =>
      offending(table, column, `t.${column} NOT REGEXP '^[^[:space:]@]+@[^[:space:]@]+$'`),
    ),
  },
  {
    rules: 'bounds',
    what: 'the slug has not 3 to 64 characters of a to z, 0 to 9 and "-"',
    sql: each(SLUGS, (table, column) =>
      // $ would let a line break follow
      offending(table, column, `t.${column} NOT REGEXP '^[a-z0-9-]{3,64}$' OR t.${column} LIKE '%\\n'`),
    ),
  },
  {
    rules: 'bounds',
    what: 'an appointment would not last 5 to 1,440 minutes',
    sql: offending('booking_pages', 'duration_minutes', 't.duration_minutes NOT BETWEEN 5 AND 1440'),
  },
  {
    rules: 'bounds',
    what: 'the id has another form than the API takes',
    sql: each(IDS, (table, prefix) =>
      offending(table, 'id', `t.id NOT REGEXP '^${prefix}_[0-9A-Z]{26}$' OR LENGTH(t.id) <> 30`),
    ),
  },
  {
    rules: 'bounds',
    what: 'the value is none that we know',
    sql: each(CONSTANTS, (table, column, values) =>
      offending(table, column, `t.${column} NOT IN (${values.map((value) => `'${value}'`).join(', ')})`),
    ),
  },
  {
    rules: 'A2',
    what: "the key's user, or the use's key, is not in the account",
    sql: `SELECT k.account_id AS accountId, CONCAT_WS(' ', k.id, k.user_id) AS ids, 'no user' AS detail
      FROM api_keys k LEFT JOIN users u ON u.account_id = k.account_id AND u.id = k.user_id
      WHERE k.account_id IN (:accounts) AND u.id IS NULL
      UNION ALL SELECT s.account_id, s.key_id, 'no key' FROM api_key_uses s
      LEFT JOIN api_keys k ON k.account_id = s.account_id AND k.id = s.key_id
      WHERE s.account_id IN (:accounts) AND k.id IS NULL`,
  },
];

/** Looks at what lies outside of any account, which no other check finds. */
export const strayCheck: Check = {
  rules: 'A2',
  what: 'rows belong to an account that does not exist',
  sql: each(
    [
      'users',
      'api_keys',
      'api_key_uses',
      'license_pools',
      'licenses',
      'booking_pages',
      'bookings',
      'conversations',
      'events',
    ].map((table): [string] => [table]),
    // the index is skipped through, a step for each account
    (table) => `SELECT t.account_id AS accountId, t.account_id AS ids, '${table}' AS detail
      FROM (SELECT DISTINCT account_id FROM ${table}) t LEFT JOIN accounts a ON a.id = t.account_id WHERE a.id IS NULL`,
  ),
};

function each<Row extends unknown[]>(rows: Row[], sql: (...row: Row) => string): string {
  return rows.map((row) => sql(...row)).join('\nUNION ALL ');
}

function offending(table: string, column: string, fault: string): string {
  return `SELECT t.account_id AS accountId, t.id AS ids, CONCAT_WS(': ', '${column}', t.${column}) AS detail
    FROM ${table} t WHERE t.account_id IN (:accounts) AND (${fault})`;
}
