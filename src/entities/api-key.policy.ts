import { seesAll, type Viewer } from './viewer.js';

/** Keys are the Administrators', also those that act as a Member. */
export function seesApiKeys(viewer: Viewer): boolean {
  return seesAll(viewer);
}
