import type { Queries } from '../database/pools.js';
import { allOf, type Condition } from '../database/rows.js';
import { BookingPage, columnsOf, isId, isSlug, ownerOfSeenPages, type PublicBookingPage } from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { type CountedPage, type PageArgs, pageOf, pageOfEach, totalOf } from '../graphql/pagination.js';
import type { BookingPageFilter } from './booking-page.inputs.js';

const LIST = 'bookingPages';

/** The account's pages by id, of which a Member sees their own only (A3). */
export async function listPages(
  read: Read,
  filter: BookingPageFilter,
  args: PageArgs,
): Promise<CountedPage<BookingPage>> {
  const where = conditions(read, filter);
  return pageOf<BookingPage>(read, args, {
    list: LIST,
    rows: ([id = ''], limit) =>
      read.query(
        `/* listPages */ SELECT ${columnsOf(BookingPage, 'p')} FROM booking_pages p
         WHERE ${where.sql} AND p.id > ? ORDER BY p.id LIMIT ?`,
        [...where.values, id, limit],
      ),
    count: () =>
      totalOf(read, `/* listPages */ SELECT COUNT(*) AS total FROM booking_pages p WHERE ${where.sql}`, where.values),
  });
}

function conditions(read: Read, filter: BookingPageFilter): Condition {
  const terms: Condition[] = [{ sql: 'p.account_id = ?', values: [read.accountId] }];
  const owner = ownerOfSeenPages(read.viewer);
  if (owner !== null) terms.push({ sql: 'p.owner_id = ?', values: [owner] });
  if (filter.ownerId != null) {
    terms.push(
      isId(filter.ownerId) ? { sql: 'p.owner_id = ?', values: [filter.ownerId] } : { sql: 'FALSE', values: [] },
    );
  }
  if (filter.enabled === true) terms.push({ sql: "p.enabled_by = 'SCHEDULED_MEETING'", values: [] });
  if (filter.enabled === false) terms.push({ sql: 'p.enabled_by IS NULL', values: [] });
  if (filter.disabledReason != null) terms.push({ sql: 'p.disabled_reason = ?', values: [filter.disabledReason] });
  return allOf(terms);
}

/** Most users have a page or two. */
const FEW = 1_000;

/** The first pages of each of these users, by id, in one statement, or two where they have many. */
export function pagesOfOwners(
  read: Read,
  ownerIds: string[],
  args: PageArgs,
): Promise<(CountedPage<BookingPage> | Error)[]> {
  return pageOfEach<BookingPage>(read, ownerIds, args, {
    list: (ownerId) => `${LIST} ${ownerId}`,
    parentOf: (page) => page.ownerId,
    rows: async (owners, [id = ''], limit) => {
      const all = await read.query<BookingPage>(
        `/* pagesOfOwners */ SELECT ${columnsOf(BookingPage, 'p')} FROM booking_pages p
         WHERE p.account_id = ? AND p.owner_id IN (?) AND p.id > ? ORDER BY p.owner_id, p.id LIMIT ?`,
        [read.accountId, owners, id, FEW],
      );
      if (all.length < FEW) return all;
      // to rank them takes several times as long as to read them
      return read.query(
        `/* pagesOfOwners */ SELECT * FROM (
           SELECT ${columnsOf(BookingPage, 'p')}, ROW_NUMBER() OVER (PARTITION BY p.owner_id ORDER BY p.id) AS place
           FROM booking_pages p WHERE p.account_id = ? AND p.owner_id IN (?) AND p.id > ?) ranked
         WHERE place <= ? ORDER BY id`,
        [read.accountId, owners, id, limit],
      );
    },
    count: (owners) =>
      read.query(
        `/* pagesOfOwners */ SELECT p.owner_id AS parentId, COUNT(*) AS total FROM booking_pages p
         WHERE p.account_id = ? AND p.owner_id IN (?) GROUP BY p.owner_id`,
        [read.accountId, owners],
      ),
  });
}

/** Which of these users own an enabled page; they are licensed then (P2). */
export async function ownersOfEnabledPages(read: Read, userIds: string[]): Promise<Set<string>> {
  const rows = await read.query<{ ownerId: string }>(
    `/* ownersOfEnabledPages */ SELECT DISTINCT p.owner_id AS ownerId FROM booking_pages p
     WHERE p.account_id = ? AND p.enabled_by = 'SCHEDULED_MEETING' AND p.owner_id IN (?)`,
    [read.accountId, userIds],
  );
  return new Set(rows.map(({ ownerId }) => ownerId));
}

/** The page of whatever account that has the slug now, as everybody may see it. */
export async function readPublicPage(queries: Queries, slug: string): Promise<PublicBookingPage | null> {
  if (!isSlug(slug)) return null;
  type Row = Omit<PublicBookingPage, 'acceptsBookings'> & Pick<BookingPage, 'disabledReason'>;
  const [row] = await queries.query<Row>(
    `/* readPublicPage */ SELECT p.slug, p.title, p.duration_minutes AS durationMinutes,
       p.disabled_reason AS disabledReason, u.name AS hostName
     FROM booking_pages p JOIN users u ON u.account_id = p.account_id AND u.id = p.owner_id
     WHERE p.slug = ?`,
    [slug],
  );
  if (row === undefined) return null;
  const { disabledReason, ...page } = row;
  return { ...page, acceptsBookings: BookingPage.enabled({ disabledReason }) };
}
