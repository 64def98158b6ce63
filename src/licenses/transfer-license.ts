import { pageDisabled, pageEnabled, pageReassigned } from '../booking-pages/page-events.js';
import { disablePages, enablePages, movePages, pagesOf } from '../booking-pages/switch-pages.js';
import {
  activeConversationsOf,
  conversationRequeued,
  requeueConversations,
} from '../conversations/requeue-conversations.js';
import {
  type BookingPage,
  type Conversation,
  EventType,
  fault,
  type License,
  LicenseKind,
  PageDisabledReason,
  Refusal,
  refuse,
} from '../entities/index.js';
import { type ChangeContext, readThenChange } from '../events/change-account.js';
import { findUsers } from '../events/find.js';
import type { TransferLicenseInput } from './license.inputs.js';
import { licensesHeld } from './licenses-held.js';
import { checkPageOption } from './page-options.js';

/**
 * Moves the same license from a user to another in one step: it is never free in between (L7). The giver's enabled pages
 * go along with `movePages` and stay enabled, else they go dark as OWNER_UNLICENSED; `restorePages` brings back those of
 * the receiver that are dark so (L6). The giver's active conversations wait again with LIVE_ENGAGEMENT (L5). Records
 * PageReassigned or PageDisabled for each page, ConversationRequeued for each conversation, by id, SeatTransferred, then
 * PageEnabled for each restored page. Refusals: INVALID, NOT_FOUND, LICENSE_NOT_HELD, LICENSE_ALREADY_HELD.
 */
export async function transferLicense(
  ctx: ChangeContext,
  { fromUserId, toUserId, kind, dryRun, ...options }: TransferLicenseInput,
): Promise<
  | {
      license: License;
      movedPages: BookingPage[];
      disabledPages: BookingPage[];
      restoredPages: BookingPage[];
      requeuedConversations: Conversation[];
    }
  | Refusal
> {
  const faults = [
    ...checkPageOption('movePages', options.movePages, kind),
    ...checkPageOption('restorePages', options.restorePages, kind),
  ];
  if (fromUserId === toUserId) faults.push(fault('INVALID', 'Must be somebody else than the giver.', 'toUserId'));
  if (faults.length > 0) return new Refusal(faults);

  return readThenChange(ctx, dryRun, async (tx) => {
    const [users, { held }, pages, dark, active] = await Promise.all([
      findUsers(tx, [fromUserId, toUserId]),
      licensesHeld(tx, [fromUserId, toUserId], kind),
      kind === LicenseKind.SCHEDULED_MEETING ? pagesOf(tx, [fromUserId], null) : [],
      options.restorePages ? pagesOf(tx, [toUserId], PageDisabledReason.OWNER_UNLICENSED) : [],
      kind === LicenseKind.LIVE_ENGAGEMENT ? activeConversationsOf(tx, [fromUserId]) : [],
    ]);
    const giver = users.get(fromUserId);
    if (giver === undefined) return refuse('NOT_FOUND', 'There is no such user.', 'fromUserId');
    const receiver = users.get(toUserId);
    if (receiver === undefined) return refuse('NOT_FOUND', 'There is no such user.', 'toUserId');
    const license = held.get(giver.id);
    if (license === undefined) return refuse('LICENSE_NOT_HELD', `This user holds no ${kind} license.`, 'fromUserId');
    if (held.has(receiver.id)) {
      return refuse('LICENSE_ALREADY_HELD', `This user holds a ${kind} license already.`, 'toUserId');
    }

    // while the license moves, the database lets neither of the two have an enabled page (P2); nobody sees that moment
    const darkened = disablePages(tx, pages, PageDisabledReason.OWNER_UNLICENSED);
    const requeuedConversations = requeueConversations(tx, active);
    const transferred = { ...license, holderId: receiver.id, assignedAt: tx.now };
    tx.write(
      '/* transferLicense */ UPDATE licenses SET holder_id = ?, assigned_at = ? WHERE account_id = ? AND id = ?',
      [receiver.id, tx.now, tx.accountId, license.id],
    );
    const disabledPages = options.movePages ? [] : darkened;
    const movedPages = options.movePages ? enablePages(tx, movePages(tx, darkened, receiver)) : [];
    const restoredPages = enablePages(tx, dark);
    tx.record(
      ...disabledPages.map(pageDisabled),
      ...movedPages.map((page) => pageReassigned(page, receiver, giver)),
      ...requeuedConversations.map((conversation) => conversationRequeued(conversation, giver)),
      {
        type: EventType.SEAT_TRANSFERRED,
        licenseId: license.id,
        kind,
        holderId: receiver.id,
        holderName: receiver.name,
        formerHolderId: giver.id,
        formerHolderName: giver.name,
      },
      ...restoredPages.map(pageEnabled),
    );
    return { license: transferred, movedPages, disabledPages, restoredPages, requeuedConversations };
  });
}
