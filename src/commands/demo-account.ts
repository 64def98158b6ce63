import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAccount } from '../accounts/create-account.js';
import { createApiKey } from '../accounts/create-api-key.js';
import { createUser } from '../accounts/create-user.js';
import { createBookingPage } from '../booking-pages/create-booking-page.js';
import { ApiKeyScope, LicenseKind, Refusal, Role, type Viewer } from '../entities/index.js';
import type { ChangeContext } from '../events/change-account.js';
import type { Store } from '../events/store.js';
import { authenticate } from '../graphql/authenticate.js';
import { assignLicense } from '../licenses/assign-license.js';

interface Keys {
  administrator: string;
  member: string;
}

interface People {
  accountId: string;
  adaId: string;
  graceId: string;
}

const ADA = 'ada@acme.example';
const GRACE = 'grace@acme.example';
const INTRO = 'demo-intro';
const REVIEW = 'demo-review';

/**
 * Keeps an account to try things with, and prints its keys: Acme, where Ada (Administrator) and Grace (Member, with two
 * enabled pages) hold the 2 SCHEDULED_MEETING licenses, and Linus (Member) has none. What was done to it stays; keys that
 * were lost or revoked are made anew. They are kept in DATA_DIR, for this user only.
 */
export async function keepDemoAccount(options: {
  store: Store;
  dataDir: string;
  url: string;
  say: (line: string) => void;
}): Promise<void> {
  const { store, url, say } = options;
  const keys = await oneAtATime(store, () => keysOf(store, join(options.dataDir, 'demo-keys.json')));
  say('');
  say('Demo account Acme:');
  say(`  Administrator (Ada)  ${keys.administrator}`);
  say(`  Member (Grace)       ${keys.member}`);
  say('Try:');
  say(`  curl -s ${url} -H 'content-type: application/json' -H 'authorization: Bearer ${keys.administrator}' \\`);
  say(`    -d '{"query":"{ licensePools { kind capacity assigned available } }"}'`);
}

/** Two servers may start on one database at once. */
async function oneAtATime<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const session = await store.pools.read.session();
  try {
    const [lock] = await session.query("/* oneAtATime */ SELECT GET_LOCK('seatkeeper-demo', 10) AS mine");
    if (lock.mine !== 1) throw new Error('another server has been making the demo account for over 10 s');
    return await work();
  } finally {
    // ends the session, and with it the lock
    session.release(true);
  }
}

async function keysOf(store: Store, file: string): Promise<Keys> {
  const kept = await readKeys(file);
  if (kept !== undefined && (await areGood(store, kept))) return kept;
  const { accountId, adaId, graceId } = (await findPeople(store)) ?? (await createPeople(store));
  const ctx = contextOf(store, accountId, adaId);
  const keys = {
    administrator: done(await createApiKey(ctx, { userId: adaId, label: 'Demo' })).secret.secret,
    member: done(await createApiKey(ctx, { userId: graceId, label: 'Demo' })).secret.secret,
  };
  await writeFile(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  return keys;
}

async function readKeys(file: string): Promise<Keys | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Keys;
  } catch {
    return undefined;
  }
}

async function areGood(store: Store, keys: Keys): Promise<boolean> {
  try {
    const administrator = await authenticate(store, keys.administrator);
    await authenticate(store, keys.member);
    return administrator.role === Role.ADMINISTRATOR;
  } catch {
    return false;
  }
}

/** The account by its page's slug, Ada and Grace by their e-mails. */
async function findPeople(store: Store): Promise<People | undefined> {
  const [people] = await store.pools.read.query<People>(
    `/* findPeople */ SELECT p.account_id AS accountId, ada.id AS adaId, grace.id AS graceId FROM booking_pages p
     JOIN users ada ON ada.account_id = p.account_id AND ada.email_key = ? AND ada.role = ?
     JOIN users grace ON grace.account_id = p.account_id AND grace.email_key = ?
     WHERE p.slug IN (?) LIMIT 1`,
    [ADA, Role.ADMINISTRATOR, GRACE, [INTRO, REVIEW]],
  );
  return people;
}

async function createPeople(store: Store): Promise<People> {
  const { accountId, userId: adaId } = await createAccount(store.pools, {
    name: 'Acme',
    adminName: 'Ada',
    adminEmail: ADA,
    capacity: { [LicenseKind.SCHEDULED_MEETING]: 2, [LicenseKind.LIVE_ENGAGEMENT]: 1 },
  });
  const ctx = contextOf(store, accountId, adaId);
  const kind = LicenseKind.SCHEDULED_MEETING;
  done(await assignLicense(ctx, { userId: adaId, kind }));
  const grace = done(await createUser(ctx, { name: 'Grace', email: GRACE, licenses: [kind] })).user;
  done(await createUser(ctx, { name: 'Linus', email: 'linus@acme.example' }));
  done(await createBookingPage(ctx, { title: 'Introduction', slug: INTRO, ownerId: grace.id }));
  done(await createBookingPage(ctx, { title: 'Review', slug: REVIEW, ownerId: grace.id, durationMinutes: 60 }));
  return { accountId, adaId, graceId: grace.id };
}

function contextOf(store: Store, accountId: string, userId: string): ChangeContext {
  const viewer: Viewer = {
    accountId,
    userId,
    role: Role.ADMINISTRATOR,
    keyId: null,
    email: null,
    expiresAt: null,
    version: 0,
    epoch: store.epoch,
    scope: ApiKeyScope.FULL,
  };
  return { store, viewer, requiredRole: Role.ADMINISTRATOR, requestId: 'demo-account' };
}

function done<T>(outcome: T | Refusal): T {
  if (outcome instanceof Refusal) throw new Error(`the demo account: ${outcome.userErrors[0]?.message}`);
  return outcome;
}
