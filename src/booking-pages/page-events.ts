import { type BookingPage, type EventDraft, EventType, type PageDisabledReason, type User } from '../entities/index.js';

// What a change tells of a page, as the page is right after it. Its owner of that moment hears of it (A3).

export function pageEnabled({ id, ownerId, slug }: BookingPage): EventDraft {
  return { type: EventType.PAGE_ENABLED, pageId: id, ownerId, slug };
}

export function pageDisabled({ id, ownerId, slug, disabledReason }: BookingPage): EventDraft {
  return {
    type: EventType.PAGE_DISABLED,
    pageId: id,
    ownerId,
    slug,
    reason: disabledReason as PageDisabledReason,
  };
}

export function pageReassigned({ id, slug }: BookingPage, owner: User, formerOwner: User): EventDraft {
  return {
    type: EventType.PAGE_REASSIGNED,
    pageId: id,
    slug,
    ownerId: owner.id,
    ownerName: owner.name,
    formerOwnerId: formerOwner.id,
    formerOwnerName: formerOwner.name,
  };
}
