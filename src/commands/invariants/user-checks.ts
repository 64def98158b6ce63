import { asciiIn, type Check, isWhole, joinNewest, textIn } from './check.js';

/** Users, their roles, names and keys. */
export const userChecks: Check[] = [
  {
    rules: 'U3',
    what: 'the account has no Administrator',
    sql: `SELECT a.id AS accountId, a.id AS ids, NULL AS detail FROM accounts a
      WHERE a.id IN (:accounts) AND NOT EXISTS (SELECT 1 FROM users u
        WHERE u.account_id = a.id AND u.role = 'ADMINISTRATOR' AND u.deleted_at IS NULL)`,
  },
  {
    rules: 'U4',
    what: 'several users have the same e-mail',
    sql: `SELECT u.account_id AS accountId, CONCAT_WS(' ', MIN(u.id), MAX(u.id)) AS ids,
        LOWER(u.email) COLLATE utf8mb4_bin AS detail
      FROM users u WHERE u.account_id IN (:accounts) AND u.deleted_at IS NULL
      GROUP BY u.account_id, detail HAVING COUNT(*) > 1`,
  },
  {
    rules: 'A1',
    what: 'the role is not what the log last told',
    sql: `SELECT u.account_id AS accountId, u.id AS ids, CONCAT(u.role, ', not ', ${asciiIn('e', 'role')}) AS detail
      FROM users u ${joinNewest('e', 'u', 'userId', ['USER_CREATED', 'USER_ROLE_CHANGED'], 'JOIN')}
      WHERE u.account_id IN (:accounts) AND u.role <> ${asciiIn('e', 'role')}`,
  },
  {
    rules: 'E1',
    what: 'the name is not what the log last told',
    sql: `SELECT u.account_id AS accountId, u.id AS ids, CONCAT(u.name, ', not ', ${textIn('e', 'name')}) AS detail
      FROM users u ${joinNewest('e', 'u', 'userId', ['USER_CREATED', 'USER_UPDATED', 'USER_ROLE_CHANGED', 'USER_DELETED'], 'JOIN')}
      WHERE u.account_id IN (:accounts) AND u.name COLLATE utf8mb4_bin <> ${textIn('e', 'name')}`,
  },
  {
    rules: 'U5 E1',
    what: 'the log and the row do not agree whether the user was deleted',
    sql: `SELECT u.account_id AS accountId, u.id AS ids,
        IF(e.sequence IS NULL, 'only the row says so', CONCAT('only #', e.sequence, ' says so')) AS detail
      FROM users u ${joinNewest('e', 'u', 'userId', ['USER_DELETED'])}
      WHERE u.account_id IN (:accounts) AND (u.deleted_at IS NULL) <> (e.sequence IS NULL)
        AND (e.sequence IS NOT NULL OR ${isWhole('u.account_id')})`,
  },
  {
    rules: 'U5 A4',
    what: 'the key of a deleted user is not revoked',
    sql: `SELECT k.account_id AS accountId, CONCAT_WS(' ', k.id, u.id) AS ids, NULL AS detail
      FROM api_keys k JOIN users u ON u.account_id = k.account_id AND u.id = k.user_id
      WHERE k.account_id IN (:accounts) AND k.revoked_at IS NULL AND u.deleted_at IS NOT NULL`,
  },
  {
    rules: 'A4 E1',
    what: 'the log and the row do not agree whether the key was revoked',
    sql: `SELECT k.account_id AS accountId, k.id AS ids,
        IF(e.sequence IS NULL, 'only the row says so', CONCAT('only #', e.sequence, ' says so')) AS detail
      FROM api_keys k ${joinNewest('e', 'k', 'keyId', ['API_KEY_REVOKED'])}
      WHERE k.account_id IN (:accounts) AND (k.revoked_at IS NULL) <> (e.sequence IS NULL)
        AND (e.sequence IS NOT NULL OR ${isWhole('k.account_id')})`,
  },
];
