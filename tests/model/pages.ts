import { badName, badNumber, badSlug, type Change, refuse, refuseAll, sees, userAt } from './change.js';
import { FOREIGN_SLUG, licenseOf, type Page, type Reason, type User } from './world.js';

interface PageInput {
  title?: string | null;
  slug?: string | null;
  durationMinutes?: number | null;
}

/** P1, P2. A dark page adds no PageDisabled. */
export function createBookingPage(
  change: Change,
  input: PageInput & { title: string; slug: string; ownerId?: string | null },
) {
  refuseAll(badPage(input));
  const owner = userAt(change, 'ownerId', input.ownerId ?? (change.actor as User).id);
  const { slug } = input;
  if (isTaken(change, slug)) refuse('SLUG_TAKEN', 'slug');
  const page: Page = {
    id: change.newId('page'),
    slug,
    title: input.title.trim(),
    durationMinutes: input.durationMinutes ?? 30,
    owner: owner.id,
    dark: isLicensed(change, owner.id) ? null : { reason: 'OWNER_UNLICENSED', since: change.now },
    createdAt: change.now,
  };
  change.world.pages.push(page);
  change.record('PageCreated', { page: page.id, slug });
  return { page };
}

/** U6. */
export function updateBookingPage(change: Change, { pageId, ...input }: PageInput & { pageId: string }) {
  refuseAll(badPage(input));
  const page = pageAt(change, pageId);
  const title = input.title?.trim() ?? page.title;
  const slug = input.slug ?? page.slug;
  const durationMinutes = input.durationMinutes ?? page.durationMinutes;
  if (isTaken(change, slug, page)) refuse('SLUG_TAKEN', 'slug');
  if (title !== page.title || slug !== page.slug || durationMinutes !== page.durationMinutes) {
    Object.assign(page, { title, slug, durationMinutes });
    change.record('PageUpdated', { page: page.id, slug });
  }
  return { page };
}

/** P2, U6. */
export function enableBookingPage(change: Change, { pageId }: { pageId: string }) {
  const page = pageAt(change, pageId);
  if (page.dark !== null) {
    if (!isLicensed(change, page.owner)) refuse('OWNER_UNLICENSED', 'pageId');
    enablePage(change, page);
  }
  return { page };
}

/** L6: dark for another reason, it is BY_USER from then on. */
export function disableBookingPage(change: Change, { pageId }: { pageId: string }) {
  const page = pageAt(change, pageId);
  if (page.dark?.reason !== 'BY_USER') darkenPage(change, page, 'BY_USER');
  return { page };
}

export function deleteBookingPage(change: Change, { pageId }: { pageId: string }) {
  const page = pageAt(change, pageId);
  change.world.pages = change.world.pages.filter((one) => one !== page);
  change.record('PageDeleted', { slug: page.slug });
  return { deletedPageId: page.id };
}

/** P4, U6: an enabled page goes to a licensed user only, a dark one to anybody, and keeps its reason. */
export function reassignBookingPage(
  change: Change,
  { pageId, ownerId, enable }: { pageId: string; ownerId: string; enable?: boolean | null },
) {
  const page = pageAt(change, pageId);
  const owner = userAt(change, 'ownerId', ownerId);
  const shines = page.dark === null || enable === true;
  if (shines && !isLicensed(change, owner.id)) refuse('OWNER_UNLICENSED', 'ownerId');
  if (page.owner !== owner.id) movePage(change, page, owner);
  if (shines && page.dark !== null) enablePage(change, page);
  return { page };
}

// Steps of the mutations, which record them.

export function enablePage(change: Change, page: Page): void {
  page.dark = null;
  change.record('PageEnabled', { page: page.id, slug: page.slug });
}

/** Of a page that is dark already: for this reason from then on. */
export function darkenPage(change: Change, page: Page, reason: Reason): void {
  page.dark = { reason, since: page.dark?.since ?? change.now };
  change.record('PageDisabled', { page: page.id, slug: page.slug, reason });
}

export function movePage(change: Change, page: Page, owner: User): void {
  const former = change.world.users.find((user) => user.id === page.owner) as User;
  page.owner = owner.id;
  change.record('PageReassigned', {
    page: page.id,
    slug: page.slug,
    owner: owner.id,
    ownerName: owner.name,
    formerOwner: former.id,
    formerOwnerName: former.name,
  });
}

/** A Member finds their own only. */
function pageAt({ world, actor }: Change, id: string): Page {
  const page = world.pages.find((one) => one.id === id);
  return page && sees(actor, page.owner) ? page : refuse('NOT_FOUND', 'pageId');
}

function badPage({ title, slug, durationMinutes }: PageInput) {
  return [
    ...badName('title', title),
    ...badSlug('slug', slug),
    ...badNumber('durationMinutes', durationMinutes, 5, 1_440),
  ];
}

function isTaken({ world }: Change, slug: string, by?: Page): boolean {
  return slug === FOREIGN_SLUG || world.pages.some((page) => page !== by && page.slug === slug);
}

function isLicensed({ world }: Change, userId: string): boolean {
  return licenseOf(world, userId, 'SCHEDULED_MEETING') !== undefined;
}
