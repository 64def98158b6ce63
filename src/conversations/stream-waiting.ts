import {
  type ConversationRequeued,
  type ConversationStarted,
  isWaiting,
  LICENSE_LOSING,
  LicenseKind,
  losesLicense,
} from '../entities/index.js';
import { forbidden } from '../events/errors.js';
import { findLicenseOf } from '../events/find.js';
import { streamEvents } from '../events/stream-events.js';
import { type Context, viewerOf } from '../graphql/context.js';

/**
 * The visitors who wait, for a holder of a LIVE_ENGAGEMENT license; others are refused with FORBIDDEN, and so ends the
 * stream of one who loses it (A4).
 */
export async function streamWaiting(
  ctx: Context,
  after: string | null | undefined,
): Promise<AsyncIterableIterator<ConversationStarted | ConversationRequeued>> {
  const { reads } = ctx;
  const viewer = viewerOf(ctx);
  const license = await findLicenseOf(reads, viewer.userId, LicenseKind.LIVE_ENGAGEMENT);
  if (license === undefined) throw forbidden('This takes a LIVE_ENGAGEMENT license.');
  return streamEvents(ctx, viewer, after, isWaiting, {
    since: await reads.version(),
    types: LICENSE_LOSING,
    ends: (event) => losesLicense(viewer, LicenseKind.LIVE_ENGAGEMENT, event),
  });
}
