import { LICENSE_KINDS, type LicenseKind } from '../entities/index.js';
import type { Arrival, Arrivals } from './import-people.js';
import { printable } from './roster.js';

/**
 * What an import did, line by line: who was there already, who did not get a license that the file wants for them, and
 * the numbers. Each list is in the order of the file; a second run names the same people again.
 */
export function importReport({ arrivals, free }: Arrivals): string[] {
  const created = arrivals.filter((arrival) => arrival.created);
  const skipped = arrivals.filter((arrival) => !arrival.created);
  const numbers = (of: Arrival[], kindsOf: (arrival: Arrival) => readonly LicenseKind[]) =>
    LICENSE_KINDS.map((kind) => `${kind} ${of.filter((arrival) => kindsOf(arrival).includes(kind)).length}`).join(', ');
  return [
    ...skipped.map((arrival) => `skipped ${nameOf(arrival)}: exists already`),
    ...arrivals.flatMap((arrival) =>
      lackedBy(arrival).map((kind) => `${reasonOf(arrival, kind, free)} ${kind} ${nameOf(arrival)}`),
    ),
    `rows: ${arrivals.length}`,
    `created: ${created.length}`,
    `skipped: ${skipped.length}`,
    `licenses given: ${numbers(created, ({ holds }) => holds)}`,
    `licenses wanted but not held: ${numbers(arrivals, lackedBy)}`,
  ];
}

function lackedBy({ person, holds }: Arrival): LicenseKind[] {
  return person.licenses.filter((kind) => !holds.includes(kind));
}

/** Nothing is given to who was there before: they may lack a license of which some are free. */
function reasonOf({ created }: Arrival, kind: LicenseKind, free: Arrivals['free']): string {
  return !created && (free.get(kind) ?? 0) > 0 ? 'LICENSE_NOT_HELD' : 'NO_FREE_LICENSE';
}

function nameOf({ person: { name, email, line } }: Arrival): string {
  return printable(`${name} <${email}> (line ${line})`);
}
