import { createAccount, type NewAccount } from '../../src/accounts/create-account.js';
import { createPools } from '../../src/database/pools.js';
import type { LicenseKind } from '../../src/entities/index.js';
import type { ApiKeyScope, Role } from '../generated/operations.js';
import {
  CreateApiKeyDocument,
  CreateBookingPageDocument,
  CreateUserDocument,
  EventCursorDocument,
} from '../generated/operations.js';
import { client } from './client.js';
import { services } from './services.js';

/** A new account, as `account:create` opens it: Ada, or who is named, is its Administrator, and `apiKey` theirs. */
export async function newAccount(
  options: {
    name?: string;
    adminName?: string;
    adminEmail?: string;
    scheduledMeeting?: number;
    liveEngagement?: number;
    databaseUrl?: string;
  } = {},
): Promise<NewAccount> {
  const pools = createPools(options.databaseUrl ?? services().databaseUrl);
  try {
    return await createAccount(pools, {
      name: options.name ?? 'Acme',
      adminName: options.adminName ?? 'Ada',
      adminEmail: options.adminEmail ?? 'ada@acme.example',
      capacity: {
        SCHEDULED_MEETING: options.scheduledMeeting ?? 0,
        LIVE_ENGAGEMENT: options.liveEngagement ?? 0,
      } as Record<LicenseKind, number>,
    });
  } finally {
    await pools.end();
  }
}

let count = 0;

/** Unique within the run, for e-mails and slugs. */
export function unique(prefix: string): string {
  return `${prefix}-${process.pid.toString(36)}-${(count++).toString(36)}-${Date.now().toString(36)}`;
}

/** Makes a user through the API and returns their id. */
export async function newUser(
  server: { url: string },
  adminKey: string,
  user: { name?: string; role?: Role; licenses?: `${LicenseKind}`[] } = {},
): Promise<string> {
  const { createUser } = await client(server, adminKey).ask(CreateUserDocument, {
    input: {
      name: user.name ?? 'Grace',
      email: `${unique('user')}@acme.example`,
      role: user.role,
      licenses: user.licenses,
    },
  });
  if (!createUser.user) throw new Error(`no user was made: ${JSON.stringify(createUser.userErrors)}`);
  return createUser.user.id;
}

/** Makes a key for a user through the API and returns its secret and id. */
export async function newKey(
  server: { url: string },
  adminKey: string,
  userId: string,
  scope: ApiKeyScope = 'FULL',
): Promise<{ secret: string; id: string }> {
  const { createApiKey } = await client(server, adminKey).ask(CreateApiKeyDocument, {
    input: { userId, label: 'Test', scope },
  });
  return { secret: createApiKey.secret as string, id: createApiKey.apiKey?.id as string };
}

/** Makes a page through the API and returns it. Its appointments last 30 minutes unless told. */
export async function newPage(server: { url: string }, key: string, ownerId?: string, durationMinutes?: number) {
  const { createBookingPage } = await client(server, key).ask(CreateBookingPageDocument, {
    input: { title: 'Introduction', slug: unique('page'), ownerId, durationMinutes },
  });
  if (!createBookingPage.page) throw new Error(`no page was made: ${JSON.stringify(createBookingPage.userErrors)}`);
  return createBookingPage.page;
}

/** Where the log of the key's account ends by now. */
export async function cursorOf(server: { url: string }, key: string): Promise<string> {
  return (await client(server, key).ask(EventCursorDocument)).account.eventCursor;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** The same for all of a test file, also where an hour ends meanwhile. */
const HOUR = Math.floor(Date.now() / 3_600_000) * 3_600_000;

/** An instant some days ahead, on the full hour: when appointments are booked. */
export function daysAhead(days: number, minutes = 0): string {
  return new Date(HOUR + days * DAY_MS + minutes * 60_000).toISOString();
}
