import type { Queries } from '../database/pools.js';
import { rowsByIds } from '../database/rows.js';
import {
  ApiKey,
  Booking,
  BookingPage,
  Conversation,
  columnsOf,
  License,
  type LicenseKind,
  seesApiKeys,
  seesBooking,
  seesPage,
  seesUser,
  User,
} from '../entities/index.js';
import type { Tx, UserTx } from './change-account.js';

// Rows under the lock of a change; undefined where there is none or the actor may not see it: the two are not told apart.

export async function findUser(tx: UserTx, userId: string): Promise<User | undefined> {
  return (await findUsers(tx, [userId])).get(userId);
}

/** By id, in the order of the ids; without tombstones. */
export async function findUsers(tx: UserTx, userIds: readonly string[]): Promise<Map<string, User>> {
  const rows = await rowsByIds(tx, User, tx.accountId, userIds);
  const users = new Map<string, User>();
  for (const id of userIds) {
    const user = rows.get(id);
    if (user && user.deletedAt === null && seesUser(tx.actor, user)) users.set(id, user);
  }
  return users;
}

export async function findPage(tx: UserTx, pageId: string): Promise<BookingPage | undefined> {
  const page = (await rowsByIds(tx, BookingPage, tx.accountId, [pageId])).get(pageId);
  return page !== undefined && seesPage(tx.actor, page) ? page : undefined;
}

export async function findBooking(tx: UserTx, bookingId: string): Promise<Booking | undefined> {
  const booking = (await rowsByIds(tx, Booking, tx.accountId, [bookingId])).get(bookingId);
  return booking !== undefined && seesBooking(tx.actor, booking) ? booking : undefined;
}

/** Every user of the account sees its conversations. */
export async function findConversation(tx: UserTx, conversationId: string): Promise<Conversation | undefined> {
  return (await rowsByIds(tx, Conversation, tx.accountId, [conversationId])).get(conversationId);
}

export async function findApiKey(tx: UserTx, apiKeyId: string): Promise<ApiKey | undefined> {
  const apiKey = (await rowsByIds(tx, ApiKey, tx.accountId, [apiKeyId])).get(apiKeyId);
  return seesApiKeys(tx.actor) ? apiKey : undefined;
}

/** The license of this kind that the user holds; also outside of a change. */
export async function findLicenseOf(
  tx: Queries & Pick<Tx, 'accountId'>,
  userId: string,
  kind: LicenseKind,
): Promise<License | undefined> {
  const [license] = await tx.query<License>(
    `/* findLicenseOf */ SELECT ${columnsOf(License, 'l')} FROM licenses l
     WHERE l.account_id = ? AND l.kind = ? AND l.holder_id = ?`,
    [tx.accountId, kind, userId],
  );
  return license;
}
