import {
  type BookingPage,
  checkName,
  checkRange,
  checkSlug,
  EventType,
  LicenseKind,
  newId,
  PageDisabledReason,
  Refusal,
  refuse,
} from '../entities/index.js';
import { type ChangeContext, changeAccount } from '../events/change-account.js';
import { findLicenseOf, findUser } from '../events/find.js';
import { isTaken } from '../events/is-taken.js';
import type { CreateBookingPageInput } from './booking-page.inputs.js';

/**
 * Creates a page: enabled if its owner is licensed, else dark as OWNER_UNLICENSED (P2). Records PageCreated.
 * Refusals: INVALID, NOT_FOUND (ownerId: also a Member's naming somebody else), SLUG_TAKEN.
 */
export async function createBookingPage(
  ctx: ChangeContext,
  input: CreateBookingPageInput,
): Promise<{ page: BookingPage } | Refusal> {
  const { slug, title } = input;
  const durationMinutes = input.durationMinutes ?? 30;
  const faults = [
    ...checkName('title', title),
    ...checkSlug('slug', slug),
    ...checkRange('durationMinutes', durationMinutes, 5, 1_440),
  ];
  if (faults.length > 0) return new Refusal(faults);

  return changeAccount(ctx, async (tx) => {
    const owner = await findUser(tx, input.ownerId ?? tx.actor.userId);
    if (owner === undefined) return refuse('NOT_FOUND', 'There is no such user.', 'ownerId');
    const licensed = (await findLicenseOf(tx, owner.id, LicenseKind.SCHEDULED_MEETING)) !== undefined;
    const page: BookingPage = {
      accountId: tx.accountId,
      id: newId('pag'),
      slug,
      title: title.trim(),
      durationMinutes,
      ownerId: owner.id,
      disabledReason: licensed ? null : PageDisabledReason.OWNER_UNLICENSED,
      disabledAt: licensed ? null : tx.now,
      createdAt: tx.now,
    };
    tx.write(
      `/* createBookingPage */ INSERT INTO booking_pages
         (account_id, id, slug, title, duration_minutes, owner_id, disabled_reason, disabled_at, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        page.accountId,
        page.id,
        page.slug,
        page.title,
        page.durationMinutes,
        page.ownerId,
        page.disabledReason,
        page.disabledAt,
        page.createdAt,
      ],
    );
    if (await isTaken(tx, 'booking_pages_slug')) {
      return refuse('SLUG_TAKEN', 'Another page has this slug: choose another one.', 'slug');
    }
    tx.record({ type: EventType.PAGE_CREATED, pageId: page.id, ownerId: owner.id, slug });
    return { page };
  });
}
