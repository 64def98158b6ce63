import { pageDisabled, pageReassigned } from '../booking-pages/page-events.js';
import { disablePages, movePages, pagesOf } from '../booking-pages/switch-pages.js';
import {
  activeConversationsOf,
  conversationRequeued,
  requeueConversations,
} from '../conversations/requeue-conversations.js';
import {
  type BookingPage,
  type Conversation,
  type License,
  LicenseKind,
  PageDisabledReason,
  Refusal,
  refuse,
  type User,
} from '../entities/index.js';
import { type ChangeContext, readThenChange } from '../events/change-account.js';
import { findUsers } from '../events/find.js';
import { freeLicenses, seatFreed } from './free-licenses.js';
import type { UnassignLicenseInput } from './license.inputs.js';
import { licensesHeld } from './licenses-held.js';
import { checkPagesTo } from './page-options.js';

/**
 * Takes a user's license, which is free from then on. Without SCHEDULED_MEETING, all enabled pages that the user owns
 * go dark as OWNER_UNLICENSED in the same transaction, or stay enabled and go to the licensed user `pagesTo`; dark
 * pages, settings and profile stay (L4). Without LIVE_ENGAGEMENT, their active conversations wait again (L5).
 * Records PageDisabled or PageReassigned for each page, ConversationRequeued for each conversation, by id, then SeatFreed.
 * Refusals: INVALID, NOT_FOUND, LICENSE_NOT_HELD, OWNER_UNLICENSED (pagesTo).
 */
export async function unassignLicense(
  ctx: ChangeContext,
  { userId, kind, pagesTo, dryRun }: UnassignLicenseInput,
): Promise<
  | {
      license: License;
      disabledPages: BookingPage[];
      movedPages: BookingPage[];
      requeuedConversations: Conversation[];
      availableAfter: number;
    }
  | Refusal
> {
  const faults = checkPagesTo(pagesTo, kind, [userId]);
  if (faults.length > 0) return new Refusal(faults);

  return readThenChange(ctx, dryRun, async (tx) => {
    const concerned = pagesTo == null ? [userId] : [userId, pagesTo];
    const [users, { held, available }, pages, active] = await Promise.all([
      findUsers(tx, concerned),
      licensesHeld(tx, concerned, kind),
      kind === LicenseKind.SCHEDULED_MEETING ? pagesOf(tx, [userId], null) : [],
      kind === LicenseKind.LIVE_ENGAGEMENT ? activeConversationsOf(tx, [userId]) : [],
    ]);
    const user = users.get(userId);
    if (user === undefined) return refuse('NOT_FOUND', 'There is no such user.', 'userId');
    const receiver = pagesTo == null ? null : users.get(pagesTo);
    if (receiver === undefined) return refuse('NOT_FOUND', 'There is no such user.', 'pagesTo');
    const license = held.get(user.id);
    if (license === undefined) return refuse('LICENSE_NOT_HELD', `This user holds no ${kind} license.`, 'userId');
    if (receiver !== null && !held.has(receiver.id)) {
      return refuse('OWNER_UNLICENSED', `This user holds no ${kind} license: assign one first.`, 'pagesTo');
    }

    // these first: the database refuses to free a license under an enabled page (P2) or an active conversation (C2)
    const disabledPages = receiver ? [] : disablePages(tx, pages, PageDisabledReason.OWNER_UNLICENSED);
    const movedPages = receiver ? movePages(tx, pages, receiver) : [];
    const requeuedConversations = requeueConversations(tx, active);
    const [freed] = freeLicenses(tx, [license]) as [License];
    const availableAfter = available + 1;
    tx.record(
      ...disabledPages.map(pageDisabled),
      ...movedPages.map((page) => pageReassigned(page, receiver as User, user)),
      ...requeuedConversations.map((conversation) => conversationRequeued(conversation, user)),
      seatFreed(freed, user, availableAfter),
    );
    return { license: freed, disabledPages, movedPages, requeuedConversations, availableAfter };
  });
}
