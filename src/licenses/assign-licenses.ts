import { pageEnabled } from '../booking-pages/page-events.js';
import { enablePages, pagesOf } from '../booking-pages/switch-pages.js';
import { grouped } from '../database/rows.js';
import {
  type BookingPage,
  checkBatch,
  fault,
  firstPlaces,
  type License,
  PageDisabledReason,
  Refusal,
} from '../entities/index.js';
import { type ChangeContext, readThenChange } from '../events/change-account.js';
import { findUsers } from '../events/find.js';
import { giveLicenses, seatsFor } from './give-licenses.js';
import type { AssignLicensesInput } from './license.inputs.js';
import { checkPageOption } from './page-options.js';

/**
 * Gives each of up to 1,000 users a license of the kind, as `assignLicense` does, in the order given: all or none.
 * Records, user by user, SeatAssigned, then PageEnabled for each page, by id. Refusals, each at the user's place:
 * INVALID, BATCH_TOO_LARGE, NOT_FOUND, NO_FREE_LICENSE (all users beyond the free licenses).
 */
export async function assignLicenses(
  ctx: ChangeContext,
  { userIds, kind, restorePages, dryRun }: AssignLicensesInput,
): Promise<{ licenses: License[]; restoredPages: BookingPage[]; availableAfter: number } | Refusal> {
  const places = firstPlaces(userIds);
  const faults = checkPageOption('restorePages', restorePages, kind);
  const size = checkBatch('userIds', places.size);
  if (size.length > 0) return new Refusal([...size, ...faults]);

  return readThenChange(ctx, dryRun, async (tx) => {
    const userIds = [...places.keys()];
    const [users, seats, dark] = await Promise.all([
      findUsers(tx, userIds),
      seatsFor(tx, userIds, kind),
      restorePages ? pagesOf(tx, userIds, PageDisabledReason.OWNER_UNLICENSED) : [],
    ]);
    const given = giveLicenses(tx, [...users.values()], seats);
    const refused = [...places].flatMap(([userId, place]) => {
      if (!users.has(userId)) return fault('NOT_FOUND', 'There is no such user.', 'userIds', place);
      if (given.has(userId)) return [];
      const told = `No ${kind} license is left for this user: free one, or resize the pool.`;
      return fault('NO_FREE_LICENSE', told, 'userIds', place);
    });
    refused.push(...faults);
    if (refused.length > 0) return new Refusal(refused);

    const restored = grouped(enablePages(tx, dark), (page) => page.ownerId);
    for (const [userId, { events }] of given) tx.record(...events, ...(restored.get(userId) ?? []).map(pageEnabled));
    const answers = [...given.values()];
    return {
      licenses: answers.map(({ license }) => license),
      restoredPages: [...given.keys()].flatMap((userId) => restored.get(userId) ?? []),
      availableAfter: answers.at(-1)?.availableAfter as number,
    };
  });
}
