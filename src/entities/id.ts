import { randomInt } from 'node:crypto';
import { monotonicFactory } from 'ulid';

/** What an id's first letters say. The database's ids are the API's ids. */
export type IdPrefix = 'acc' | 'usr' | 'pol' | 'lic' | 'pag' | 'bkg' | 'cnv' | 'key' | 'idk';

// `randomInt` keeps random bytes in stock: the library's own source asks the system for each letter, 80 us for an id
const ulid = monotonicFactory(() => randomInt(256) / 256);

/** A new id: the prefix of its type and a ULID (48 bits of time, 80 random ones); later ids of a process sort later. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${ulid()}`;
}

/**
 * Whether a text has the form of a stored id. The database is asked about no other: it pads what it compares with
 * blanks, so that 'usr_1 ' would find 'usr_1'.
 */
export function isId(text: string): boolean {
  return /^[a-z]{3}_[0-9A-Z]{26}$/.test(text);
}

/** An event's id is not stored: it names the account and the event's place in its log. */
export function eventId(accountId: string, sequence: number): string {
  return `evt_${accountId.slice(4)}_${sequence}`;
}

/** The place in the account's log that an event's id names; undefined for any other id or another account. */
export function sequenceOfEventId(accountId: string, id: string): number | undefined {
  const sequence = /^evt_[0-9A-Z]{26}_([1-9][0-9]{0,9})$/.exec(id)?.[1];
  return sequence !== undefined && id === eventId(accountId, Number(sequence)) ? Number(sequence) : undefined;
}
