import { Conversation, columnsOf } from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { type CountedPage, pageOf, totalOf } from '../graphql/pagination.js';
import type { ConversationsArgs } from './conversation.inputs.js';

/** Behind the first place of a list that goes backwards: above all ids. */
const NEWEST = '~';

/** The account's conversations, the newest first, by the time in their ids; every user sees them. */
export function listConversations(read: Read, args: ConversationsArgs): Promise<CountedPage<Conversation>> {
  const { status } = args;
  const sql = `c.account_id = ? ${status == null ? '' : 'AND c.status = ?'}`;
  const values = status == null ? [read.accountId] : [read.accountId, status];
  return pageOf<Conversation>(read, args, {
    list: 'conversations',
    rows: ([id = NEWEST], limit) =>
      read.query(
        `/* listConversations */ SELECT ${columnsOf(Conversation, 'c')} FROM conversations c
         WHERE ${sql} AND c.id < ? ORDER BY c.id DESC LIMIT ?`,
        [...values, id, limit],
      ),
    count: () =>
      totalOf(read, `/* listConversations */ SELECT COUNT(*) AS total FROM conversations c WHERE ${sql}`, values),
  });
}
