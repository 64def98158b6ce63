import type { User } from './user.js';
import { seesAll, type Viewer } from './viewer.js';

/** A Member sees and updates themselves, an Administrator everybody, tombstones included. */
export function seesUser(viewer: Viewer, user: Pick<User, 'id'>): boolean {
  return seesAll(viewer) || user.id === viewer.userId;
}

/** Where a verified e-mail lets in whoever has it, a Member must not take one: its owner would come in as them. */
export function mayChangeEmail(viewer: Viewer, signsInByEmail: boolean): boolean {
  return !signsInByEmail || seesAll(viewer);
}
