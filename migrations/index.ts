import { CreateAccounts1764000000000 } from './1764000000000-create-accounts.js';
import { CreateUsers1764000001000 } from './1764000001000-create-users.js';
import { CreateLicenses1764000002000 } from './1764000002000-create-licenses.js';
import { CreateBookingPages1764000003000 } from './1764000003000-create-booking-pages.js';
import { CreateBookings1764000004000 } from './1764000004000-create-bookings.js';
import { CreateConversations1764000005000 } from './1764000005000-create-conversations.js';
import { CreateIdempotencyKeys1764000006000 } from './1764000006000-create-idempotency-keys.js';
import { AddApiKeyScope1764000007000 } from './1764000007000-add-api-key-scope.js';
import { IndexLists1764000008000 } from './1764000008000-index-lists.js';

/** In the order in which they run. */
export const migrations = [
  CreateAccounts1764000000000,
  CreateUsers1764000001000,
  CreateLicenses1764000002000,
  CreateBookingPages1764000003000,
  CreateBookings1764000004000,
  CreateConversations1764000005000,
  CreateIdempotencyKeys1764000006000,
  AddApiKeyScope1764000007000,
  IndexLists1764000008000,
];
