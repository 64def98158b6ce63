import { ApiKey, columnsOf } from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import {
  type CountedPage,
  decodeListCursor,
  encodeListCursor,
  firstOf,
  type PageArgs,
  toPage,
} from '../graphql/pagination.js';

const LIST = 'apiKeys';

/** The account's keys by id: the oldest first. Throws BAD_USER_INPUT and BAD_CURSOR. */
export async function listApiKeys(read: Read, args: PageArgs): Promise<CountedPage<ApiKey>> {
  const first = firstOf(args);
  const [after = ''] = args.after == null ? [] : decodeListCursor(LIST, read.accountId, 1, args.after);
  const rows = await read.query<ApiKey>(
    `/* listApiKeys */ SELECT ${columnsOf(ApiKey, 'k')} FROM api_keys k
     WHERE k.account_id = ? AND k.id > ? ORDER BY k.id LIMIT ?`,
    [read.accountId, after, first + 1],
  );
  const page = toPage(rows, first, args.after, ({ id }) => encodeListCursor(LIST, read.accountId, [id]));
  const count = async () => {
    const [row] = await read.query<{ total: number }>(
      '/* listApiKeys */ SELECT COUNT(*) AS total FROM api_keys k WHERE k.account_id = ?',
      [read.accountId],
    );
    return row?.total ?? 0;
  };
  return { ...page, count };
}
