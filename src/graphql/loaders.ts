import type { Queries } from '../database/pools.js';
import { type AccountRow, rowsByIds } from '../database/rows.js';
import {
  ApiKey,
  Booking,
  BookingPage,
  Conversation,
  columnsOf,
  License,
  type LicenseKind,
  LicensePool,
  seesApiKeys,
  seesBooking,
  seesPage,
  seesUser,
  User,
} from '../entities/index.js';
import type { Read } from '../events/read-account.js';

// Rows behind links, one for each id, in one statement; null where there is none or the viewer may not see it (A3).

type Ids = readonly (string | null)[];

/** Tombstones of deleted users are among them. */
export function usersByIds(read: Read, ids: Ids): Promise<(User | null)[]> {
  return visible(read, User, ids, (user) => seesUser(read.viewer, user));
}

export function pagesByIds(read: Read, ids: Ids): Promise<(BookingPage | null)[]> {
  return visible(read, BookingPage, ids, (page) => seesPage(read.viewer, page));
}

export function bookingsByIds(read: Read, ids: Ids): Promise<(Booking | null)[]> {
  return visible(read, Booking, ids, (booking) => seesBooking(read.viewer, booking));
}

export function conversationsByIds(read: Read, ids: Ids): Promise<(Conversation | null)[]> {
  return visible(read, Conversation, ids, () => true);
}

/** Retired licenses are among them. */
export function licensesByIds(read: Read, ids: Ids): Promise<(License | null)[]> {
  return visible(read, License, ids, () => true);
}

export function apiKeysByIds(read: Read, ids: Ids): Promise<(ApiKey | null)[]> {
  return visible(read, ApiKey, ids, () => seesApiKeys(read.viewer));
}

/** Also within a change, under its lock. */
export async function poolsByKinds(
  read: Queries & Pick<Read, 'accountId'>,
  kinds: readonly LicenseKind[],
): Promise<LicensePool[]> {
  const pools = await read.query<LicensePool>(
    `/* poolsByKinds */ SELECT ${columnsOf(LicensePool, 'p')} FROM license_pools p WHERE p.account_id = ?`,
    [read.accountId],
  );
  return kinds.map((kind) => pools.find((pool) => pool.kind === kind) as LicensePool);
}

async function visible<T extends AccountRow>(
  read: Read,
  entity: new () => T,
  ids: Ids,
  sees: (row: T) => boolean,
): Promise<(T | null)[]> {
  const rows = await rowsByIds(
    read,
    entity,
    read.accountId,
    ids.filter((id) => id !== null),
  );
  return ids.map((id) => {
    const row = id === null ? undefined : rows.get(id);
    return row !== undefined && sees(row) ? row : null;
  });
}
