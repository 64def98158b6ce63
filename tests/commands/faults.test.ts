import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import {
  checkHeard,
  checkMutations,
  checkNumbers,
  type LogEvent,
  type Logs,
} from '../../src/commands/faults/compare.js';
import { Findings } from '../../src/commands/faults/findings.js';
import { type Entry, requestId } from '../../src/commands/faults/ledger.js';
import type { Heard, ListenerOptions } from '../../src/commands/faults/listener.js';
import { type Command, start } from './run.js';

const ACCOUNT = 'acc_1';
const MIA = 'usr_mia';

describe('faults', () => {
  it('for a minute: whatever is killed and whatever Redis does, nothing is lost, doubled or wrong (E1, E2, E3)', async () => {
    const run = start('faults', ['--minutes', '1']);
    const code = await run.ended;
    const told = new Map(run.lines().map((line) => [line.slice(0, 11).trim(), line.slice(12)]));
    // all that it told, where something is not so
    expect({ code, lost: told.get('lost'), told: run.lines() }).toMatchObject({ code: 0, lost: '0' });
    expect([told.get('doubled'), told.get('wrong')]).toEqual(['0', '0']);
    expect(numberIn(told.get('kills'))).toBeGreaterThan(5);
    // more than the opening of the accounts makes by itself: the clients were at work
    expect(numberIn(told.get('mutations'), ' acknowledged')).toBeGreaterThan(300);
    expect(numberIn(told.get('events'))).toBeGreaterThan(400);
    expect(numberIn(told.get('deliveries'))).toBeGreaterThan(800);
    expect(existsSync(folderOf(run))).toBe(false);
  }, 300_000);

  it('leaves nothing behind when it is stopped', async () => {
    const run = start('faults', ['--minutes', '1']);
    await run.told('kills: ');
    const folder = folderOf(run);
    // of the four, one or the other may have been killed just now
    if (existsSync('/proc/self/environ')) expect(processesOf(folder).length).toBeGreaterThan(1);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(1);
    expect(existsSync(folder)).toBe(false);
    // what is killed takes its moment
    while (processesOf(folder).length > 0) await sleep(20);
  }, 120_000);
});

describe('what faults compares', () => {
  const log: LogEvent[] = [
    logged(1, 'USER_CREATED', requestId(0, 1)),
    logged(2, 'SEAT_ASSIGNED', requestId(0, 1)),
    logged(3, 'PAGE_DISABLED', requestId(1, 2), MIA),
    logged(4, 'PAGE_DISABLED', requestId(1, 2), 'usr_other'),
    logged(5, 'SEAT_FREED', requestId(1, 2)),
  ];
  const entries = [entry('createUser', 1), entry('unassignLicense', 2)];

  it('is content with what is as it should be, and knows what was done without an answer', () => {
    const asked = [entry('createUser', 1), entry('unassignLicense', 3)];
    expect(mutationsAgainst(asked, log)).toEqual(sums(0, 0, 0));
    expect(asked.map(({ wasDoneUnheard }) => wasDoneUnheard ?? false)).toEqual([false, true]);
    expect(heardAgainst('accountEvents', [1, 2, 3, 4, 5])).toEqual(sums(0, 0, 0));
    expect(heardAgainst('seatFreed', [5])).toEqual(sums(0, 0, 0));
    expect(heardAgainst('pageDisabled', [3, 4])).toEqual(sums(0, 0, 0));
    expect(heardAgainst('pageDisabled', [3], MIA)).toEqual(sums(0, 0, 0));
  });

  it.each<[what: string, field: ListenerOptions['field'], heard: number[], memberId: string | undefined, sums: object]>(
    [
      ['an event that was not heard', 'accountEvents', [1, 2, 4, 5], undefined, sums(1, 0, 0)],
      ['the last ones that were not heard', 'accountEvents', [1, 2, 3], undefined, sums(2, 0, 0)],
      ['an event that was heard twice', 'accountEvents', [1, 2, 2, 3, 4, 5], undefined, sums(0, 1, 0)],
      ['events in another order', 'accountEvents', [1, 3, 2, 4, 5], undefined, sums(0, 0, 1)],
      ['an event that the log does not have', 'accountEvents', [1, 2, 3, 4, 5, 6], undefined, sums(0, 0, 1)],
      ['an event of another kind', 'seatFreed', [4, 5], undefined, sums(0, 0, 1)],
      ["another one's page", 'pageDisabled', [3, 4], MIA, sums(0, 0, 1)],
    ],
  )('tells of %s (E3)', (_what, field, heard, memberId, found) => {
    expect(heardAgainst(field, heard, memberId)).toEqual(found);
  });

  it.each<[what: string, entries: Entry[], log: LogEvent[], sums: object]>([
    ['an acknowledged mutation that is not in the log', [...entries, entry('createUser', 1)], log, sums(1, 0, 0)],
    ['one that was done by two attempts', entries, [...log, logged(6, 'SEAT_FREED', requestId(1, 1))], sums(0, 1, 0)],
    ['one that was done in two pieces', entries, [...log, logged(6, 'USER_CREATED', requestId(0, 1))], sums(0, 1, 0)],
    ['a refusal that was done', [entries[0]!, { ...entries[1]!, outcome: 'refused' }], log, sums(0, 0, 1)],
    ['a dry run that was done', [entries[0]!, { ...entries[1]!, isDryRun: true }], log, sums(0, 0, 1)],
    ['one that nobody answered', [entries[0]!, { ...entries[1]!, outcome: undefined }], log, sums(0, 0, 1)],
    ['a request of nobody', entries, [...log, logged(6, 'USER_CREATED', 'somebody')], sums(0, 0, 1)],
    ['a change of another account', [entries[0]!, { ...entries[1]!, accountId: 'acc_2' }], log, sums(0, 0, 1)],
  ])('tells of %s (E1)', (_what, asked, logs, found) => {
    expect(mutationsAgainst(asked, logs)).toEqual(found);
  });

  it('tells of a hole in the log (E2)', () => {
    const findings = new Findings();
    checkNumbers(new Map([[ACCOUNT, log.filter(({ sequence }) => sequence !== 2 && sequence !== 3)]]), findings);
    expect(findings).toMatchObject(sums(2, 0, 0));
  });

  function heardAgainst(field: ListenerOptions['field'], sequences: number[], memberId?: string) {
    const heard: Heard[] = sequences.map((sequence) => {
      return { sequence, type: log[sequence - 1]?.type ?? 'SEAT_FREED', at: 0 };
    });
    const findings = new Findings();
    checkHeard(
      { accountId: ACCOUNT, field, name: 'Ada', key: '', memberId, cursor: '', servers: [] },
      heard,
      log,
      findings,
    );
    return sums(findings.lost, findings.doubled, findings.wrong);
  }
});

function mutationsAgainst(entries: readonly Entry[], log: LogEvent[]) {
  const findings = new Findings();
  const logs: Logs = new Map([[ACCOUNT, log]]);
  checkMutations(entries, logs, findings);
  return sums(findings.lost, findings.doubled, findings.wrong);
}

function sums(lost: number, doubled: number, wrong: number) {
  return { lost, doubled, wrong };
}

function logged(sequence: number, type: LogEvent['type'], request: string, ownerId: string | null = null): LogEvent {
  return { sequence, type, requestId: request, ownerId };
}

function entry(mutation: string, attempts: number): Entry {
  return { mutation, input: {}, accountId: ACCOUNT, phase: 'kills', attempts, outcome: 'done' };
}

/** The first number of a line, or the one that this follows. */
function numberIn(text = '', what = ''): number {
  return Number(new RegExp(`([\\d,]+)${what}`).exec(text)?.[1]?.replaceAll(',', ''));
}

/** Where it has its data, as it said when it made them. */
function folderOf(run: Command): string {
  const [folder] = /\S+seatkeeper-faults-\w+/.exec(run.stderr()) ?? [];
  if (folder === undefined) throw new Error(run.stderr());
  return folder;
}

/** Those that were started with it, by their arguments or environment; where there is no /proc, none. */
function processesOf(folder: string): string[] {
  if (!existsSync('/proc/self/environ')) return [];
  const startedWith = (pid: string) => readIfThere(`/proc/${pid}/cmdline`) + readIfThere(`/proc/${pid}/environ`);
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && startedWith(pid).includes(folder));
}

/** Processes come and go. */
function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
