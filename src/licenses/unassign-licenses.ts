import { pageDisabled, pageReassigned } from '../booking-pages/page-events.js';
import { disablePages, movePages, pagesOf } from '../booking-pages/switch-pages.js';
import {
  activeConversationsOf,
  conversationRequeued,
  requeueConversations,
} from '../conversations/requeue-conversations.js';
import { grouped } from '../database/rows.js';
import {
  type BookingPage,
  type Conversation,
  checkBatch,
  fault,
  firstPlaces,
  type License,
  LicenseKind,
  PageDisabledReason,
  Refusal,
  type User,
} from '../entities/index.js';
import { type ChangeContext, readThenChange } from '../events/change-account.js';
import { findUsers } from '../events/find.js';
import { freeLicenses, seatFreed } from './free-licenses.js';
import type { UnassignLicensesInput } from './license.inputs.js';
import { licensesHeld } from './licenses-held.js';
import { checkPagesTo } from './page-options.js';

/**
 * Takes the license of the kind from each of up to 1,000 users, as `unassignLicense` does, in the order given: all or
 * none. Records, user by user, PageDisabled or (with `pagesTo`) PageReassigned for each page, ConversationRequeued for
 * each conversation, by id, then SeatFreed.
 * Refusals, each at its place: INVALID, BATCH_TOO_LARGE, NOT_FOUND, LICENSE_NOT_HELD, OWNER_UNLICENSED (pagesTo).
 */
export async function unassignLicenses(
  ctx: ChangeContext,
  { userIds, kind, pagesTo, dryRun }: UnassignLicensesInput,
): Promise<
  | {
      licenses: License[];
      disabledPages: BookingPage[];
      movedPages: BookingPage[];
      requeuedConversations: Conversation[];
      availableAfter: number;
    }
  | Refusal
> {
  const places = firstPlaces(userIds);
  const faults = checkPagesTo(pagesTo, kind, userIds);
  const size = checkBatch('userIds', places.size);
  if (size.length > 0) return new Refusal([...size, ...faults]);

  return readThenChange(ctx, dryRun, async (tx) => {
    const losers = [...places.keys()];
    const concerned = pagesTo == null ? losers : [...losers, pagesTo];
    const [users, { held, available }, pages, active] = await Promise.all([
      findUsers(tx, concerned),
      licensesHeld(tx, concerned, kind),
      kind === LicenseKind.SCHEDULED_MEETING ? pagesOf(tx, losers, null) : [],
      kind === LicenseKind.LIVE_ENGAGEMENT ? activeConversationsOf(tx, losers) : [],
    ]);
    const receiver = pagesTo == null ? null : users.get(pagesTo);
    const refused = [...places].flatMap(([userId, place]) => {
      if (!users.has(userId)) return fault('NOT_FOUND', 'There is no such user.', 'userIds', place);
      if (held.has(userId)) return [];
      return fault('LICENSE_NOT_HELD', `This user holds no ${kind} license.`, 'userIds', place);
    });
    if (faults.length > 0) refused.push(...faults);
    else if (receiver === undefined) refused.push(fault('NOT_FOUND', 'There is no such user.', 'pagesTo'));
    else if (receiver !== null && !held.has(receiver.id)) {
      refused.push(fault('OWNER_UNLICENSED', `This user holds no ${kind} license: assign one first.`, 'pagesTo'));
    }
    if (refused.length > 0) return new Refusal(refused);

    // these first: the database refuses to free a license under an enabled page (P2) or an active conversation (C2)
    const changed = receiver
      ? movePages(tx, pages, receiver)
      : disablePages(tx, pages, PageDisabledReason.OWNER_UNLICENSED);
    const owned = grouped(changed, (_, index) => pages[index]?.ownerId as string);
    const requeued = grouped(requeueConversations(tx, active), (_, index) => active[index]?.agentId as string);
    const freed = freeLicenses(
      tx,
      losers.map((userId) => held.get(userId) as License),
    );
    for (const [index, license] of freed.entries()) {
      const user = users.get(losers[index] as string) as User;
      const ofPages = (owned.get(user.id) ?? []).map((page) =>
        receiver ? pageReassigned(page, receiver, user) : pageDisabled(page),
      );
      const ofConversations = (requeued.get(user.id) ?? []).map((conversation) =>
        conversationRequeued(conversation, user),
      );
      tx.record(...ofPages, ...ofConversations, seatFreed(license, user, available + index + 1));
    }
    const inOrder = losers.flatMap((userId) => owned.get(userId) ?? []);
    return {
      licenses: freed,
      disabledPages: receiver ? [] : inOrder,
      movedPages: receiver ? inOrder : [],
      requeuedConversations: losers.flatMap((userId) => requeued.get(userId) ?? []),
      availableAfter: available + freed.length,
    };
  });
}
