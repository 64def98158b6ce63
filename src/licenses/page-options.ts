import { fault, LicenseKind, type UserError } from '../entities/index.js';

// `pagesTo`, `movePages` and `restorePages`: no page depends on any license but SCHEDULED_MEETING.

export function checkPageOption(field: string, asked: boolean | null | undefined, kind: LicenseKind): UserError[] {
  if (!asked || kind === LicenseKind.SCHEDULED_MEETING) return [];
  return [fault('INVALID', 'Only a SCHEDULED_MEETING license has to do with pages: leave it out.', field)];
}

/** Who gets the pages is none of those who lose their licenses. */
export function checkPagesTo(pagesTo: string | null | undefined, kind: LicenseKind, losers: string[]): UserError[] {
  const faults = checkPageOption('pagesTo', pagesTo != null, kind);
  if (faults.length > 0 || pagesTo == null || !losers.includes(pagesTo)) return faults;
  return [fault('INVALID', 'Must be somebody else than who loses the license.', 'pagesTo')];
}
