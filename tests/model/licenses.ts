import { badBatch, badNumber, type Change, type Fault, fault, findUser, refuse, refuseAll, userAt } from './change.js';
import { darkenPage, enablePage, movePage } from './pages.js';
import { freeLicense, giveLicense, moveLicense, requeueConversations } from './seats.js';
import {
  freeOf,
  type Kind,
  type License,
  licenseName,
  licenseOf,
  type Page,
  pagesOf,
  poolName,
  poolOf,
  type User,
} from './world.js';

type Flag = boolean | null | undefined;

/** L3, L6. */
export function assignLicense(
  change: Change,
  { userId, kind, restorePages }: { userId: string; kind: Kind; restorePages?: Flag },
) {
  refuseAll(badOption('restorePages', restorePages, kind));
  const user = userAt(change, 'userId', userId);
  const license = giveLicense(change, user, kind) ?? refuse('NO_FREE_LICENSE', 'kind');
  const restoredPages = restorePages ? restore(change, unlicensedPages(change, user)) : [];
  return { license, restoredPages, availableAfter: freeOf(change.world, kind).length };
}

/** The same for several, one after the other, all or none; a repeated user counts once. */
export function assignLicenses(
  change: Change,
  { userIds, kind, restorePages }: { userIds: string[]; kind: Kind; restorePages?: Flag },
) {
  const option = badOption('restorePages', restorePages, kind);
  refuseBatch(userIds, option);
  const faults: Fault[] = [];
  const licenses: License[] = [];
  const restoredPages: Page[] = [];
  for (const [place, userId] of firstPlaces(userIds)) {
    const user = findUser(change, userId);
    const license = user && giveLicense(change, user, kind);
    if (!user) faults.push(fault('NOT_FOUND', 'userIds', place));
    else if (!license) faults.push(fault('NO_FREE_LICENSE', 'userIds', place));
    else licenses.push(license);
    if (user && restorePages) restoredPages.push(...restore(change, unlicensedPages(change, user)));
  }
  refuseAll(faults, option);
  return { licenses, restoredPages, availableAfter: freeOf(change.world, kind).length };
}

interface Unassign {
  kind: Kind;
  pagesTo?: string | null;
}

/** L4, L5. */
export function unassignLicense(change: Change, { userId, kind, pagesTo }: Unassign & { userId: string }) {
  refuseAll(badPagesTo(pagesTo, kind, [userId]));
  const user = userAt(change, 'userId', userId);
  const receiver = pagesTo == null ? null : userAt(change, 'pagesTo', pagesTo);
  if (!licenseOf(change.world, user.id, kind)) refuse('LICENSE_NOT_HELD', 'userId');
  if (receiver && !licenseOf(change.world, receiver.id, kind)) refuse('OWNER_UNLICENSED', 'pagesTo');
  return { ...takeLicense(change, user, kind, receiver), availableAfter: freeOf(change.world, kind).length };
}

/** The same for several, one after the other, all or none; a repeated user counts once. */
export function unassignLicenses(change: Change, { userIds, kind, pagesTo }: Unassign & { userIds: string[] }) {
  const option = badPagesTo(pagesTo, kind, userIds);
  refuseBatch(userIds, option);
  const receiver = pagesTo == null ? null : findUser(change, pagesTo);
  const isUnlicensed = receiver && !licenseOf(change.world, receiver.id, kind);
  const faults = firstPlaces(userIds).flatMap(([place, userId]) => {
    if (!findUser(change, userId)) return fault('NOT_FOUND', 'userIds', place);
    return licenseOf(change.world, userId, kind) ? [] : fault('LICENSE_NOT_HELD', 'userIds', place);
  });
  if (option.length > 0) faults.push(...option);
  else if (receiver === undefined) faults.push(fault('NOT_FOUND', 'pagesTo'));
  else if (isUnlicensed) faults.push(fault('OWNER_UNLICENSED', 'pagesTo'));
  refuseAll(faults);

  const taken = firstPlaces(userIds).map(([, userId]) =>
    takeLicense(change, findUser(change, userId) as User, kind, receiver ?? null),
  );
  return {
    licenses: taken.map((one) => one.license),
    disabledPages: taken.flatMap((one) => one.disabledPages),
    movedPages: taken.flatMap((one) => one.movedPages),
    requeuedConversations: taken.flatMap((one) => one.requeuedConversations),
    availableAfter: freeOf(change.world, kind).length,
  };
}

/** L6, L7. */
export function transferLicense(
  change: Change,
  input: { fromUserId: string; toUserId: string; kind: Kind; movePages?: Flag; restorePages?: Flag },
) {
  const { fromUserId, toUserId, kind, movePages, restorePages } = input;
  refuseAll(
    badOption('movePages', movePages, kind),
    badOption('restorePages', restorePages, kind),
    fromUserId === toUserId ? [fault('INVALID', 'toUserId')] : [],
  );
  const giver = userAt(change, 'fromUserId', fromUserId);
  const receiver = userAt(change, 'toUserId', toUserId);
  const license = licenseOf(change.world, giver.id, kind) ?? refuse('LICENSE_NOT_HELD', 'fromUserId');
  if (licenseOf(change.world, receiver.id, kind)) refuse('LICENSE_ALREADY_HELD', 'toUserId');

  const dark = restorePages ? unlicensedPages(change, receiver) : [];
  const lost = loseLicense(change, giver, kind, movePages ? receiver : null);
  moveLicense(change, license, giver, receiver);
  return { license, ...lost, restoredPages: restore(change, dark) };
}

/** L1, L8, U6. */
export function resizeLicensePool(change: Change, { kind, capacity }: { kind: Kind; capacity: number }) {
  refuseAll(badNumber('capacity', capacity, 0, 100_000));
  const { world, now } = change;
  const pool = poolOf(world, kind);
  const free = freeOf(world, kind);
  if (capacity < pool.length - free.length) refuse('CAPACITY_BELOW_ASSIGNED', 'capacity');
  if (capacity === pool.length) return { pool: kind };
  for (const license of free.slice(0, Math.max(0, pool.length - capacity))) license.retired = true;
  for (let count = pool.length; count < capacity; count++) {
    const id = licenseName(world.licenses.length);
    world.licenses.push({ id, kind, holder: null, assignedAt: null, freeSince: now, retired: false });
  }
  change.record('PoolResized', {
    pool: poolName(kind),
    capacity,
    previousCapacity: pool.length,
    availableAfter: freeOf(world, kind).length,
  });
  return { pool: kind };
}

function takeLicense(change: Change, user: User, kind: Kind, pagesTo: User | null) {
  const lost = loseLicense(change, user, kind, pagesTo);
  const license = licenseOf(change.world, user.id, kind) as License;
  freeLicense(change, license, user);
  return { license, ...lost };
}

/** What becomes of the enabled pages, or of the active conversations, of who loses a license. */
function loseLicense(change: Change, user: User, kind: Kind, pagesTo: User | null) {
  const isScheduled = kind === 'SCHEDULED_MEETING';
  const pages = isScheduled ? pagesOf(change.world, user.id).filter((page) => page.dark === null) : [];
  for (const page of pages) {
    if (pagesTo) movePage(change, page, pagesTo);
    else darkenPage(change, page, 'OWNER_UNLICENSED');
  }
  return {
    movedPages: pagesTo ? pages : [],
    disabledPages: pagesTo ? [] : pages,
    requeuedConversations: isScheduled ? [] : requeueConversations(change, user),
  };
}

/** L6: what `restorePages` brings back. */
function unlicensedPages({ world }: Change, owner: User): Page[] {
  return pagesOf(world, owner.id).filter((page) => page.dark?.reason === 'OWNER_UNLICENSED');
}

function restore(change: Change, pages: Page[]): Page[] {
  for (const page of pages) enablePage(change, page);
  return pages;
}

/** Only SCHEDULED_MEETING has to do with pages. */
function badOption(field: string, asked: unknown, kind: Kind): Fault[] {
  return asked && kind !== 'SCHEDULED_MEETING' ? [fault('INVALID', field)] : [];
}

function badPagesTo(pagesTo: string | null | undefined, kind: Kind, losers: string[]): Fault[] {
  if (pagesTo == null) return [];
  return kind !== 'SCHEDULED_MEETING' || losers.includes(pagesTo) ? [fault('INVALID', 'pagesTo')] : [];
}

/** Of a batch that is empty or too large nothing is looked at. */
function refuseBatch(userIds: string[], option: Fault[]): void {
  const size = badBatch('userIds', [...new Set(userIds)]);
  if (size.length > 0) refuseAll(size, option);
}

function firstPlaces(userIds: string[]): [place: string, userId: string][] {
  return [...new Set(userIds)].map((userId) => [String(userIds.indexOf(userId)), userId]);
}
