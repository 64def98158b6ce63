import { EventType } from '../../entities/index.js';
import type { Findings } from './findings.js';
import { attemptOf, type Entry } from './ledger.js';
import type { Heard, ListenerOptions } from './listener.js';

export interface LogEvent {
  sequence: number;
  type: `${EventType}`;
  requestId: string;
  /** Whose page it was, of PAGE_DISABLED. */
  ownerId: string | null;
}

/** The logs of the accounts, as the database has them. */
export type Logs = Map<string, LogEvent[]>;

/** What a listener must have heard, each once and in this order. */
export function due({ field, memberId }: ListenerOptions, log: readonly LogEvent[]): LogEvent[] {
  if (field === 'accountEvents') return [...log];
  if (field === 'seatFreed') return log.filter(({ type }) => type === EventType.SEAT_FREED);
  return log.filter(
    ({ type, ownerId }) => type === EventType.PAGE_DISABLED && (memberId === undefined || ownerId === memberId),
  );
}

/** The log has no hole (E2). */
export function checkNumbers(logs: Logs, findings: Findings): void {
  for (const [accountId, log] of logs) {
    const newest = log.at(-1)?.sequence ?? 0;
    const missing = newest - log.length;
    findings.add('lost', `${accountId}: ${missing} of ${newest} events are missing in the log`, missing);
  }
}

/** Every event of its kind once and in order (E3), and none that the log does not have. */
export function checkHeard(
  options: ListenerOptions,
  heard: readonly Heard[],
  log: readonly LogEvent[],
  findings: Findings,
): void {
  const name = `${options.accountId}: ${options.field} for ${options.name}`;
  const wanted = new Map(due(options, log).map(({ sequence, type }) => [sequence, type]));
  let position = 0;
  const known = new Set<number>();
  for (const { sequence, type } of heard) {
    if (wanted.get(sequence) !== type)
      findings.add('wrong', `${name} heard #${sequence} ${type}, which is not in the log`);
    else if (known.has(sequence)) findings.add('doubled', `${name} heard #${sequence} again`);
    else if (sequence < position) findings.add('wrong', `${name} heard #${sequence} after #${position}`);
    known.add(sequence);
    position = Math.max(position, sequence);
  }
  const missed = [...wanted.keys()].filter((sequence) => !known.has(sequence));
  findings.add('lost', `${name} did not hear ${missed.length} events, the first is #${missed[0]}`, missed.length);
}

/** What was acknowledged is in the log, by one attempt and in one piece; what was refused or a dry run is not. */
export function checkMutations(entries: readonly Entry[], logs: Logs, findings: Findings): void {
  const recorded = new Map<number, { accountId: string; attempt: number; first: number; count: number }>();
  for (const [accountId, log] of logs) {
    for (const { sequence, requestId } of log) {
      const asked = attemptOf(requestId);
      if (asked === undefined || entries[asked.entry] === undefined) {
        findings.add('wrong', `${accountId}: #${sequence} is of the unknown request ${requestId}`);
        continue;
      }
      const known = recorded.get(asked.entry);
      if (known === undefined)
        recorded.set(asked.entry, { accountId, attempt: asked.attempt, first: sequence, count: 1 });
      else if (known.attempt === asked.attempt && known.first + known.count === sequence) known.count++;
      else
        findings.add('doubled', `${accountId}: #${sequence} was recorded by ${requestId}, and #${known.first} before`);
    }
  }
  for (const [number, entry] of entries.entries()) {
    const { accountId, attempt = 0 } = recorded.get(number) ?? {};
    const name = `${entry.mutation} (${number}), asked ${entry.attempts} times`;
    if (entry.outcome === undefined) findings.add('wrong', `${name}: nobody answered`);
    else if (accountId === undefined) {
      if (mustRecord(entry)) findings.add('lost', `${name}, was acknowledged and is not in the log`);
    } else if (accountId !== entry.accountId) findings.add('wrong', `${name}, is in the log of ${accountId}`);
    else if (entry.outcome === 'refused' || entry.isDryRun)
      findings.add('wrong', `${name}, was not to be done, and is in the log`);
    else if (attempt < entry.attempts) entry.wasDoneUnheard = true;
  }
}

function mustRecord({ outcome, mayRecordNothing, isDryRun }: Entry): boolean {
  return outcome === 'done' && !mayRecordNothing && !isDryRun;
}
