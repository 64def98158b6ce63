import { bookingChecks } from './booking-checks.js';
import { boundsChecks } from './bounds-checks.js';
import type { Check } from './check.js';
import { conversationChecks } from './conversation-checks.js';
import { licenseChecks } from './license-checks.js';
import { logChecks } from './log-checks.js';
import { pageChecks } from './page-checks.js';
import { userChecks } from './user-checks.js';

/** Each looks at the accounts it is given, by one statement. */
export const checks: readonly Check[] = [
  ...logChecks,
  ...userChecks,
  ...licenseChecks,
  ...pageChecks,
  ...bookingChecks,
  ...conversationChecks,
  ...boundsChecks,
];
