import { pageDisabled, pageReassigned } from '../booking-pages/page-events.js';
import { disablePages, movePages, pagesOf } from '../booking-pages/switch-pages.js';
import {
  activeConversationsOf,
  conversationRequeued,
  requeueConversations,
} from '../conversations/requeue-conversations.js';
import {
  ApiKey,
  BookingPage,
  type Conversation,
  columnsOf,
  EventType,
  fault,
  type License,
  LicenseKind,
  PageDisabledReason,
  Refusal,
  refuse,
} from '../entities/index.js';
import { type ChangeContext, changeOrDryRun } from '../events/change-account.js';
import { findUsers } from '../events/find.js';
import { freeLicenses, seatFreed } from '../licenses/free-licenses.js';
import { licensesHeld } from '../licenses/licenses-held.js';
import { isLastAdministrator } from './is-last-administrator.js';
import type { DeleteUserInput } from './user.inputs.js';

/**
 * Deletes a user; a tombstone stays, and their e-mail is free again (U5). Their licenses are freed, their keys revoked,
 * all their pages handed on: to `pagesTo`, where enabled ones stay so if that user is licensed and else go dark as
 * OWNER_UNLICENSED; without it to the caller, enabled ones dark as OWNER_DELETED. Dark pages keep their reason. Their
 * active conversations wait again (L5); bookings stand, and keep their host (B3).
 * Records ConversationRequeued, page by page PageDisabled and PageReassigned, then SeatFreed, ApiKeyRevoked (each by id),
 * and UserDeleted.
 * Refusals: NOT_FOUND, LAST_ADMINISTRATOR (U3), INVALID (pagesTo: who deletes themselves names somebody else).
 */
export async function deleteUser(
  ctx: ChangeContext,
  { userId, pagesTo, dryRun }: DeleteUserInput,
): Promise<
  | {
      deletedUserId: string;
      freedLicenses: License[];
      movedPages: BookingPage[];
      disabledPages: BookingPage[];
      requeuedConversations: Conversation[];
    }
  | Refusal
> {
  return changeOrDryRun(ctx, dryRun, async (tx) => {
    const receiverId = pagesTo ?? tx.actor.userId;
    const users = await findUsers(tx, [userId, receiverId]);
    const user = users.get(userId);
    if (user === undefined) return refuse('NOT_FOUND', 'There is no such user.', 'userId');
    const receiver = users.get(receiverId);
    if (receiver === undefined) return refuse('NOT_FOUND', 'There is no such user.', 'pagesTo');
    const faults = [];
    if (await isLastAdministrator(tx, user)) {
      faults.push(fault('LAST_ADMINISTRATOR', 'Make somebody else an Administrator first.', 'userId'));
    }
    if (receiver.id === user.id) {
      faults.push(fault('INVALID', "Name who gets the user's pages: somebody else than the user.", 'pagesTo'));
    }
    if (faults.length > 0) return new Refusal(faults);

    const pages = await pagesOf(tx, [user.id]);
    const keys = await tx.query<ApiKey>(
      `/* deleteUser */ SELECT ${columnsOf(ApiKey, 'k')} FROM api_keys k
       WHERE k.account_id = ? AND k.user_id = ? AND k.revoked_at IS NULL ORDER BY k.id`,
      [tx.accountId, user.id],
    );
    const scheduled = await licensesHeld(tx, [user.id, receiver.id], LicenseKind.SCHEDULED_MEETING);
    const live = await licensesHeld(tx, [user.id], LicenseKind.LIVE_ENGAGEMENT);

    const requeuedConversations = requeueConversations(tx, await activeConversationsOf(tx, [user.id]));
    tx.record(...requeuedConversations.map((conversation) => conversationRequeued(conversation, user)));

    const stayEnabled = pagesTo != null && scheduled.held.has(receiver.id);
    const reason = pagesTo == null ? PageDisabledReason.OWNER_DELETED : PageDisabledReason.OWNER_UNLICENSED;
    const disabled = stayEnabled ? [] : disablePages(tx, pages.filter(BookingPage.enabled), reason);
    const darkened = new Map(disabled.map((page) => [page.id, page]));
    const movedPages = movePages(
      tx,
      pages.map((page) => darkened.get(page.id) ?? page),
      receiver,
    );
    for (const page of movedPages) {
      const wentDark = darkened.get(page.id);
      if (wentDark) tx.record(pageDisabled(wentDark));
      tx.record(pageReassigned(page, receiver, user));
    }

    const seats = [scheduled, live]
      .flatMap(({ held, available }) => {
        const license = held.get(user.id);
        return license ? [{ freed: freeLicenses(tx, [license])[0] as License, availableAfter: available + 1 }] : [];
      })
      .sort((one, other) => (one.freed.id < other.freed.id ? -1 : 1));
    for (const { freed, availableAfter } of seats) tx.record(seatFreed(freed, user, availableAfter));

    tx.write(
      '/* deleteUser */ UPDATE api_keys SET revoked_at = ? WHERE account_id = ? AND user_id = ? AND revoked_at IS NULL',
      [tx.now, tx.accountId, user.id],
    );
    tx.write('/* deleteUser */ UPDATE users SET deleted_at = ? WHERE account_id = ? AND id = ?', [
      tx.now,
      tx.accountId,
      user.id,
    ]);
    for (const { id } of keys) tx.record({ type: EventType.API_KEY_REVOKED, keyId: id });
    tx.record({ type: EventType.USER_DELETED, userId: user.id, name: user.name });
    return {
      deletedUserId: user.id,
      freedLicenses: seats.map((seat) => seat.freed),
      movedPages,
      disabledPages: movedPages.filter((page) => darkened.has(page.id)),
      requeuedConversations,
    };
  });
}
