import { EventType } from './account-event.js';
import type { BookingPage } from './booking-page.js';
import type { AnyEvent } from './events.js';
import { Role } from './role.js';

/** Who asks: the user a credential acts as, as the database had them when the request was let in (A1, A2). */
export interface Viewer {
  accountId: string;
  userId: string;
  role: Role;
  /** Null for the operator's own commands. */
  keyId: string | null;
  keyExpiresAt: Date | null;
  /** The account's version at that moment. */
  version: number;
}

/** An Administrator may do all that a Member may. */
export function reaches(role: Role, required: Role): boolean {
  return required === Role.MEMBER || role === Role.ADMINISTRATOR;
}

// What a Member sees (A3): themselves, their own pages, the pools' numbers. An Administrator sees the whole account.

export function seesAll(viewer: Viewer): boolean {
  return viewer.role === Role.ADMINISTRATOR;
}

export function seesUser(viewer: Viewer, userId: string): boolean {
  return seesAll(viewer) || viewer.userId === userId;
}

export function seesPage(viewer: Viewer, page: Pick<BookingPage, 'ownerId'>): boolean {
  return seesAll(viewer) || viewer.userId === page.ownerId;
}

export function seesEvent(viewer: Viewer, event: AnyEvent): boolean {
  return seesAll(viewer) || (event.type === EventType.PAGE_DISABLED && viewer.userId === event.ownerId);
}

/** Whether an event takes away what the viewer was let in with (A4): their key, or the role they had. */
export function endsRightsOf(viewer: Viewer, event: AnyEvent): boolean {
  if (event.sequence <= viewer.version) return false;
  if (event.type === EventType.API_KEY_REVOKED) return event.keyId === viewer.keyId;
  return event.type === EventType.USER_ROLE_CHANGED && event.userId === viewer.userId;
}
