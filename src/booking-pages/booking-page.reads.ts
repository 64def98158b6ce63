import { BookingPage, columnsOf, isId, ownerOfSeenPages } from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import {
  type CountedPage,
  decodeListCursor,
  encodeListCursor,
  firstOf,
  type PageArgs,
  pageOf,
  toPage,
  totalOf,
} from '../graphql/pagination.js';
import type { BookingPageFilter } from './booking-page.inputs.js';

const LIST = 'bookingPages';

/** The account's pages by id, of which a Member sees their own only (A3). */
export async function listPages(
  read: Read,
  filter: BookingPageFilter,
  args: PageArgs,
): Promise<CountedPage<BookingPage>> {
  const { where, values } = conditions(read, filter);
  return pageOf<BookingPage>(read, args, {
    list: LIST,
    rows: ([id = ''], limit) =>
      read.query(
        `/* listPages */ SELECT ${columnsOf(BookingPage, 'p')} FROM booking_pages p
         WHERE ${where} AND p.id > ? ORDER BY p.id LIMIT ?`,
        [...values, id, limit],
      ),
    count: () => totalOf(read, `/* listPages */ SELECT COUNT(*) AS total FROM booking_pages p WHERE ${where}`, values),
  });
}

function conditions(read: Read, filter: BookingPageFilter): { where: string; values: (string | null)[] } {
  const terms: { sql: string; values: string[] }[] = [{ sql: 'p.account_id = ?', values: [read.accountId] }];
  const owner = ownerOfSeenPages(read.viewer);
  if (owner !== null) terms.push({ sql: 'p.owner_id = ?', values: [owner] });
  if (filter.ownerId != null) {
    terms.push(
      isId(filter.ownerId) ? { sql: 'p.owner_id = ?', values: [filter.ownerId] } : { sql: 'FALSE', values: [] },
    );
  }
  if (filter.enabled === true) terms.push({ sql: 'p.disabled_reason IS NULL', values: [] });
  if (filter.enabled === false) terms.push({ sql: 'p.disabled_reason IS NOT NULL', values: [] });
  if (filter.disabledReason != null) terms.push({ sql: 'p.disabled_reason = ?', values: [filter.disabledReason] });
  return { where: terms.map(({ sql }) => sql).join(' AND '), values: terms.flatMap(({ values }) => values) };
}

/** The first pages of each of these users, by id, in one statement. */
export async function pagesOfOwners(
  read: Read,
  ownerIds: string[],
  args: PageArgs,
): Promise<(CountedPage<BookingPage> | Error)[]> {
  const first = firstOf(args);
  const starts = ownerIds.map((ownerId) => startOf(read, ownerId, args.after));
  const owners = ownerIds.filter((_, index) => typeof starts[index] === 'string');
  const after = starts.find((start) => typeof start === 'string') ?? '';
  if (owners.length === 0) return starts as Error[];
  const rows = await read.query<BookingPage>(
    `/* pagesOfOwners */ SELECT * FROM (
       SELECT ${columnsOf(BookingPage, 'p')}, ROW_NUMBER() OVER (PARTITION BY p.owner_id ORDER BY p.id) AS place
       FROM booking_pages p WHERE p.account_id = ? AND p.owner_id IN (?) AND p.id > ?) ranked
     WHERE place <= ? ORDER BY id`,
    [read.accountId, owners, after, first + 1],
  );
  let totals: Promise<Map<string, number>> | undefined;
  const countOf = async (ownerId: string) => {
    totals ??= countPagesOfOwners(read, owners);
    return (await totals).get(ownerId) ?? 0;
  };
  const own = new Map<string, BookingPage[]>(owners.map((ownerId) => [ownerId, []]));
  for (const row of rows) own.get(row.ownerId)?.push(row);
  return ownerIds.map((ownerId, index) => {
    const start = starts[index];
    if (start instanceof Error) return start;
    const page = toPage(own.get(ownerId) ?? [], first, args.after, ({ id }) =>
      encodeListCursor(listOf(ownerId), read.accountId, [id]),
    );
    return { ...page, count: () => countOf(ownerId) };
  });
}

function listOf(ownerId: string): string {
  return `${LIST} ${ownerId}`;
}

/** A cursor belongs to the pages of one user: those of the others cannot be asked `after` it. */
function startOf(read: Read, ownerId: string, after: string | null | undefined): string | Error {
  if (after == null) return '';
  try {
    return decodeListCursor(listOf(ownerId), read.accountId, 1, after)[0] as string;
  } catch (error) {
    return error as Error;
  }
}

async function countPagesOfOwners(read: Read, ownerIds: string[]): Promise<Map<string, number>> {
  const counts = await read.query<{ ownerId: string; total: number }>(
    `/* countPagesOfOwners */ SELECT p.owner_id AS ownerId, COUNT(*) AS total FROM booking_pages p
     WHERE p.account_id = ? AND p.owner_id IN (?) GROUP BY p.owner_id`,
    [read.accountId, ownerIds],
  );
  return new Map(counts.map(({ ownerId, total }) => [ownerId, total]));
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
