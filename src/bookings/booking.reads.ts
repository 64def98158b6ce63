import type { Condition } from '../database/rows.js';
import { Booking, columnsOf, hostOfSeenBookings, LATEST } from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { instantOf } from '../graphql/list-cursors.js';
import { type CountedPage, pageOf, pageOfEach, totalOf } from '../graphql/pagination.js';
import type { BookingsArgs } from './booking.inputs.js';

const LIST = 'bookings';
const KEYS: (keyof Booking)[] = ['startsAt', 'id'];

/** The account's bookings by their start, of which a Member sees those whose host they are (A3). */
export function listBookings(read: Read, args: BookingsArgs): Promise<CountedPage<Booking>> {
  const where = seen(read, args);
  return pageOf<Booking>(read, args, {
    list: LIST,
    keys: KEYS,
    rows: (place, limit) => {
      const behind = startAfter(place);
      return read.query(
        `/* listBookings */ SELECT ${columnsOf(Booking, 'b')} FROM bookings b
         WHERE ${where.sql} AND ${behind.sql} ORDER BY b.starts_at, b.id LIMIT ?`,
        [...where.values, ...behind.values, limit],
      );
    },
    count: () =>
      totalOf(read, `/* listBookings */ SELECT COUNT(*) AS total FROM bookings b WHERE ${where.sql}`, where.values),
  });
}

/** So many pages are in a list; a mutation can answer with more. */
const FEW = 100;

/** The first bookings of each of these pages, in the same order, in one statement. */
export function bookingsOfPages(
  read: Read,
  pageIds: string[],
  args: BookingsArgs,
): Promise<(CountedPage<Booking> | Error)[]> {
  const where = seen(read, args);
  // each reads no more than its own first bookings, however long its history is; one after the other in one packet
  const firstOfEach = async (pages: string[], behind: Condition, limit: number): Promise<Booking[]> => {
    const one = `/* bookingsOfPages */ SELECT ${columnsOf(Booking, 'b')} FROM bookings b FORCE INDEX (bookings_by_page)
      WHERE ${where.sql} AND b.page_id = ? AND ${behind.sql} ORDER BY b.starts_at, b.id LIMIT ?`;
    const found = await read.each<Booking>(
      one,
      pages.map((pageId) => [...where.values, pageId, ...behind.values, limit]),
    );
    return found.flat();
  };
  const firstOfMany = (pages: string[], behind: Condition, limit: number): Promise<Booking[]> =>
    read.query(
      `/* bookingsOfPages */ SELECT * FROM (
         SELECT ${columnsOf(Booking, 'b')},
           ROW_NUMBER() OVER (PARTITION BY b.page_id ORDER BY b.starts_at, b.id) AS place
         FROM bookings b WHERE ${where.sql} AND b.page_id IN (?) AND ${behind.sql}) ranked
       WHERE place <= ? ORDER BY startsAt, id`,
      [...where.values, pages, ...behind.values, limit],
    );
  return pageOfEach<Booking>(read, pageIds, args, {
    list: (pageId) => `${LIST} ${pageId}`,
    parentOf: (booking) => booking.pageId,
    keys: KEYS,
    rows: (pages, place, limit) => {
      const behind = startAfter(place);
      return pages.length > FEW ? firstOfMany(pages, behind, limit) : firstOfEach(pages, behind, limit);
    },
    count: (pages) =>
      read.query(
        `/* bookingsOfPages */ SELECT b.page_id AS parentId, COUNT(*) AS total FROM bookings b
         WHERE ${where.sql} AND b.page_id IN (?) GROUP BY b.page_id`,
        [...where.values, pages],
      ),
  });
}

/** How many confirmed bookings of each page are not over yet, whosever they are. */
export async function countUpcoming(read: Read, pageIds: string[]): Promise<Map<string, number>> {
  read.isVolatile = true;
  const rows = await read.query<{ pageId: string; total: number }>(
    `/* countUpcoming */ SELECT b.page_id AS pageId, COUNT(*) AS total FROM bookings b
     WHERE b.account_id = ? AND b.page_id IN (?) AND b.canceled_at IS NULL
       AND b.starts_at > NOW(3) - INTERVAL 1 DAY AND b.ends_at > NOW(3)
     GROUP BY b.page_id`,
    [read.accountId, pageIds],
  );
  return new Map(rows.map(({ pageId, total }) => [pageId, total]));
}

function seen(read: Read, args: BookingsArgs): Condition {
  const host = hostOfSeenBookings(read.viewer);
  // the database takes a later instant for none, and leaves nothing out
  const from = args.from == null || args.from <= LATEST ? args.from : LATEST;
  return {
    sql: `b.account_id = ? ${host === null ? '' : 'AND b.host_id = ?'} ${from == null ? '' : 'AND b.starts_at >= ?'}`,
    values: [read.accountId, ...(host === null ? [] : [host]), ...(from == null ? [] : [from])],
  };
}

/** The range on the start alone lets the index be used; the rest decides among equal ones. */
function startAfter([startsAt, id = '']: string[]): Condition {
  if (startsAt === undefined) return { sql: 'TRUE', values: [] };
  const start = instantOf(startsAt);
  return { sql: 'b.starts_at >= ? AND (b.starts_at > ? OR b.id > ?)', values: [start, start, id] };
}
