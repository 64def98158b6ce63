import { isId } from '../entities/index.js';
import { badListCursor } from '../events/errors.js';

/**
 * A place in a list: the list's name and order, the account, and the keys of the row that stands there. It names no
 * position in the log, and so no epoch: it leads on from the same keys whatever state of the account there is.
 */
export function encodeListCursor(list: string, accountId: string, keys: string[]): string {
  return Buffer.from(JSON.stringify([list, accountId, ...keys])).toString('base64url');
}

/** Characters: none that we give is as long, and a hundred aliases may each send what one variable holds. */
const LONGEST = 4_000;

/**
 * The keys of the place that a cursor names, the last of which is a row's id. Throws BAD_CURSOR for any cursor that this
 * list of this account did not give.
 */
export function decodeListCursor(list: string, accountId: string, keys: number, cursor: string): string[] {
  const place = cursor.length > LONGEST ? undefined : parse(cursor);
  const [ofList, ofAccount, ...found] = place ?? [];
  if (ofList !== list || ofAccount !== accountId || found.length !== keys) throw badListCursor();
  if (encodeListCursor(list, accountId, found) !== cursor || !isId(found.at(-1) as string)) throw badListCursor();
  return found;
}

/** An instant among the keys of a place. Throws BAD_CURSOR for any other text, and for years that no column can hold. */
export function instantOf(key: string): Date {
  const instant = new Date(key);
  if (!/^\d{4}-/.test(key) || Number.isNaN(instant.getTime()) || instant.toISOString() !== key) throw badListCursor();
  return instant;
}

function parse(cursor: string): string[] | undefined {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(place) && place.every((part) => typeof part === 'string') ? place : undefined;
  } catch {
    return undefined;
  }
}
