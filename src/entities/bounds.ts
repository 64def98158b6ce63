import { fault, type UserError } from './user-error.js';

// Bounds of what callers write (product.md). Each check lists what is wrong with the value at that input field.

const NAME_CHARACTERS = 200;
const EMAIL_CHARACTERS = 254;

/** Names, titles and labels: 1 to 200 characters after trimming, on one line. */
export function checkName(field: string, value: string): UserError[] {
  const length = characters(value.trim());
  if (length >= 1 && length <= NAME_CHARACTERS && isPrintable(value.trim())) return [];
  return invalid(field, `Must have 1 to ${NAME_CHARACTERS} characters, without line breaks or control characters.`);
}

export function checkEmail(field: string, value: string): UserError[] {
  const email = value.trim();
  const wellFormed = /^[^\s@]+@[^\s@]+$/.test(email) && isPrintable(email);
  if (wellFormed && characters(email) <= EMAIL_CHARACTERS) return [];
  return invalid(
    field,
    `Must be an e-mail address of at most ${EMAIL_CHARACTERS} characters, such as ada@acme.example.`,
  );
}

export function checkSlug(field: string, value: string): UserError[] {
  if (isSlug(value)) return [];
  return invalid(field, 'Must have 3 to 64 characters of a to z, 0 to 9 and "-".');
}

/** The database is asked about no other: it pads what it compares with blanks. */
export function isSlug(value: string): boolean {
  return /^[a-z0-9-]{3,64}$/.test(value);
}

export function checkRange(field: string, value: number, min: number, max: number): UserError[] {
  if (Number.isInteger(value) && value >= min && value <= max) return [];
  return invalid(
    field,
    `Must be a whole number from ${min.toLocaleString('en-US')} to ${max.toLocaleString('en-US')}.`,
  );
}

/** The last instant that the database can store. */
export const LATEST = new Date('9999-12-31T23:59:59.999Z');

/** An instant that lies after `now`, and which the database can store. */
export function checkFuture(field: string, value: Date, now: Date): UserError[] {
  if (value > now && value <= LATEST) return [];
  return invalid(field, 'Must be in the future, and before the year 10000.');
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;

/** An instant after `now`, and at most 365 days after it. */
export function checkWithinYear(field: string, value: Date, now: Date): UserError[] {
  if (value > now && value.getTime() - now.getTime() <= YEAR_MS) return [];
  return invalid(field, 'Must be in the future, and within 365 days.');
}

export const MOST_IN_BATCH = 1_000;

/** How many a batch names: 1 to 1,000. */
export function checkBatch(field: string, count: number): UserError[] {
  if (count === 0) return invalid(field, 'Must name at least one.');
  if (count <= MOST_IN_BATCH) return [];
  return [
    fault('BATCH_TOO_LARGE', `Must be at most ${MOST_IN_BATCH.toLocaleString('en-US')} at once: send several.`, field),
  ];
}

/** A repeated value counts once: each with the place where it is named first. */
export function firstPlaces(values: string[]): Map<string, string> {
  const places = new Map<string, string>();
  for (const [index, value] of values.entries()) if (!places.has(value)) places.set(value, String(index));
  return places;
}

function invalid(field: string, message: string): UserError[] {
  return [fault('INVALID', message, field)];
}

/** As people count: an emoji outside the BMP is one. */
function characters(value: string): number {
  return [...value].length;
}

/** One line with something to see: no control characters, nor halves of surrogate pairs, which cannot be stored. */
function isPrintable(value: string): boolean {
  return !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(value) && /[^\p{Cf}\p{Z}]/u.test(value);
}
