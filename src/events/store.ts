import type { AccountQueue } from './account-queue.js';
import type { Followers } from './followers.js';
import type { LogSource } from './log.js';
import type { SharedWork } from './shared-work.js';

/** What stands behind every change, read and stream; `app.ts` makes the one of a process. */
export interface Store extends LogSource {
  queue: AccountQueue;
  followers: Followers;
  shared: SharedWork;
  /** How many conversations of an account may wait at once. */
  waitingLimit: number;
  /** Tokens of an identity provider are taken for the user who has their e-mail. */
  signsInByEmail: boolean;
}
