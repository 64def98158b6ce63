import type { Logger } from 'pino';
import type { Pools } from '../database/pools.js';
import type { AccountQueue } from './account-queue.js';
import type { Doorbell } from './doorbell.js';
import type { Followers } from './followers.js';

/** What stands behind every change, read and stream; `app.ts` makes the one of a process. */
export interface Store {
  pools: Pools;
  /** Of the row `deployment`. */
  epoch: string;
  queue: AccountQueue;
  doorbell: Doorbell;
  followers: Followers;
  logger: Logger;
}
