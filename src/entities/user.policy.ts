import type { User } from './user.js';
import { seesAll, type Viewer } from './viewer.js';

/** A Member sees and updates themselves, an Administrator everybody, tombstones included. */
export function seesUser(viewer: Viewer, user: Pick<User, 'id'>): boolean {
  return seesAll(viewer) || user.id === viewer.userId;
}
