import { ApiKey, columnsOf } from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { type CountedPage, type PageArgs, pageOf, totalOf } from '../graphql/pagination.js';

/** The account's keys by id: the oldest first. Throws BAD_USER_INPUT and BAD_CURSOR. */
export function listApiKeys(read: Read, args: PageArgs): Promise<CountedPage<ApiKey>> {
  return pageOf(read, args, {
    list: 'apiKeys',
    rows: ([id = ''], limit) =>
      read.query<ApiKey>(
        `/* listApiKeys */ SELECT ${columnsOf(ApiKey, 'k')} FROM api_keys k
         WHERE k.account_id = ? AND k.id > ? ORDER BY k.id LIMIT ?`,
        [read.accountId, id, limit],
      ),
    count: () =>
      totalOf(read, '/* listApiKeys */ SELECT COUNT(*) AS total FROM api_keys k WHERE k.account_id = ?', [
        read.accountId,
      ]),
  });
}
