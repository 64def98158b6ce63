import { EventType } from './account-event.js';
import { seesPage } from './booking-page.policy.js';
import type { AnyEvent } from './events.js';
import type { ConversationRequeued, ConversationStarted } from './guest-events.js';
import type { LicenseKind } from './license-kind.js';
import { seesAll, type Viewer } from './viewer.js';

/**
 * An Administrator sees the whole log; a Member hears of pages that went dark and were theirs at that moment, and of
 * visitors who wait.
 */
export function seesEvent(viewer: Viewer, event: AnyEvent): boolean {
  if (seesAll(viewer) || isWaiting(event)) return true;
  return event.type === EventType.PAGE_DISABLED && seesPage(viewer, event);
}

/** By which key and in which request something was done is for auditors. */
export function seesAudit(viewer: Viewer): boolean {
  return seesAll(viewer);
}

/** Whether a visitor waits since then. */
export function isWaiting(event: AnyEvent): event is ConversationStarted | ConversationRequeued {
  return event.type === EventType.CONVERSATION_STARTED || event.type === EventType.CONVERSATION_REQUEUED;
}

/** The types of events that can take away what a viewer was let in with. */
export const RIGHTS_ENDING = [
  EventType.API_KEY_REVOKED,
  EventType.USER_ROLE_CHANGED,
  EventType.USER_DELETED,
  EventType.USER_UPDATED,
];

/**
 * Whether an event takes away what the viewer was let in with (A4): their key, the role they had, themselves, or, where
 * they signed in by their e-mail, perhaps that.
 */
export function endsRightsOf(viewer: Viewer, event: AnyEvent): boolean {
  if (event.type === EventType.API_KEY_REVOKED) return event.keyId === viewer.keyId;
  const isTheirs =
    event.type === EventType.USER_ROLE_CHANGED ||
    event.type === EventType.USER_DELETED ||
    (event.type === EventType.USER_UPDATED && viewer.email !== null);
  return isTheirs && event.userId === viewer.userId;
}

/** The types of events by which a license goes from its holder. */
export const LICENSE_LOSING = [EventType.SEAT_FREED, EventType.SEAT_TRANSFERRED];

/** Whether an event takes the license of this kind from the viewer. */
export function losesLicense(viewer: Viewer, kind: LicenseKind, event: AnyEvent): boolean {
  const isLoss = event.type === EventType.SEAT_FREED || event.type === EventType.SEAT_TRANSFERRED;
  return isLoss && event.kind === kind && event.formerHolderId === viewer.userId;
}
