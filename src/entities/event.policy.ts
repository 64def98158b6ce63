import { EventType } from './account-event.js';
import { seesPage } from './booking-page.policy.js';
import type { AnyEvent } from './events.js';
import { seesAll, type Viewer } from './viewer.js';

/** An Administrator sees the whole log; a Member hears of pages that went dark and were theirs at that moment. */
export function seesEvent(viewer: Viewer, event: AnyEvent): boolean {
  return seesAll(viewer) || (event.type === EventType.PAGE_DISABLED && seesPage(viewer, event));
}

/** The types of events that can take away what a viewer was let in with. */
export const RIGHTS_ENDING = [EventType.API_KEY_REVOKED, EventType.USER_ROLE_CHANGED, EventType.USER_DELETED];

/** Whether an event takes away what the viewer was let in with (A4): their key, the role they had, or themselves. */
export function endsRightsOf(viewer: Viewer, event: AnyEvent): boolean {
  if (event.sequence <= viewer.version) return false;
  if (event.type === EventType.API_KEY_REVOKED) return event.keyId === viewer.keyId;
  const isTheirs = event.type === EventType.USER_ROLE_CHANGED || event.type === EventType.USER_DELETED;
  return isTheirs && event.userId === viewer.userId;
}
