import { allOf, type Condition } from '../database/rows.js';
import { columnsOf, User } from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { badUserInput } from '../graphql/errors.js';
import { type CountedPage, pageOf, totalOf } from '../graphql/pagination.js';
import { type UserFilter, UserOrder, type UsersArgs } from './user.inputs.js';

/** The account's users without tombstones. Throws BAD_USER_INPUT and BAD_CURSOR. */
export async function listUsers(read: Read, args: UsersArgs): Promise<CountedPage<User>> {
  const order = args.orderBy ?? UserOrder.NAME;
  const where = conditions(read, args.filter ?? {});
  return pageOf<User>(read, args, {
    list: `users ${order}`,
    keys: ['name', 'id'],
    rows: ([name = '', id = ''], limit) => {
      const start = startAfter(order, name, id);
      return read.query(
        `/* listUsers */ SELECT ${columnsOf(User, 'u')} FROM users u WHERE ${where.sql} AND ${start.sql}
         ORDER BY ${order === UserOrder.NAME ? 'u.name, u.id' : 'u.id'} LIMIT ?`,
        [...where.values, ...start.values, limit],
      );
    },
    count: () =>
      totalOf(read, `/* listUsers */ SELECT COUNT(*) AS total FROM users u WHERE ${where.sql}`, where.values),
  });
}

/** Ids are ordered by time. The range on the name alone lets the index be used; the rest decides among equal names. */
function startAfter(order: UserOrder, name: string, id: string): Condition {
  if (order === UserOrder.CREATED_AT) return { sql: 'u.id > ?', values: [id] };
  return { sql: 'u.name >= ? AND (u.name > ? OR u.id > ?)', values: [name, name, id] };
}

function conditions(read: Read, filter: UserFilter): Condition {
  const terms: Condition[] = [
    { sql: 'u.account_id = ?', values: [read.accountId] },
    { sql: 'u.deleted_at IS NULL', values: [] },
  ];
  const held = 'FROM licenses l WHERE l.account_id = u.account_id AND l.kind = ? AND l.holder_id = u.id';
  if (filter.role != null) terms.push({ sql: 'u.role = ?', values: [filter.role] });
  if (filter.licensed != null) terms.push({ sql: `EXISTS (SELECT 1 ${held})`, values: [filter.licensed] });
  // for NOT EXISTS, MariaDB reads the licenses of all accounts first
  if (filter.unlicensed != null) terms.push({ sql: `(SELECT COUNT(*) ${held}) = 0`, values: [filter.unlicensed] });
  if (filter.search != null) {
    const length = [...filter.search].length;
    if (length < 1 || length > 100) throw badUserInput('"search" must have 1 to 100 characters.');
    const prefix = `${filter.search.replace(/[\\%_]/g, '\\$&')}%`;
    terms.push({ sql: '(u.name LIKE ? OR u.email LIKE ?)', values: [prefix, prefix] });
  }
  return allOf(terms);
}
