import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process, told apart from a later one that was given the same number. */
export interface ProcessIdentity {
  pid: number;
  startedAt: string;
}

let ourselves: ProcessIdentity | undefined;

export function currentProcess(): ProcessIdentity {
  ourselves ??= identify(process.pid);
  if (!ourselves) throw new Error('Cannot tell when this process started: neither /proc nor ps answers.');
  return ourselves;
}

/** Undefined when no such process runs; one that ended and was not reaped yet does not run. */
export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt = process.platform === 'linux' ? startFromProc(pid) : startFromPs(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

export function isRunning({ pid, startedAt }: ProcessIdentity): boolean {
  return identify(pid)?.startedAt === startedAt;
}

function startFromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // field 2 is the program's name in parentheses, which may itself hold blanks and parentheses
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return undefined;
    // field 22 counts from boot, so without the boot's id the next boot could repeat it
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}/${rest[18]}`;
  } catch {
    return undefined;
  }
}

function startFromPs(pid: number): string | undefined {
  // the time is printed in the zone and language of whoever asks
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { env, encoding: 'utf8' });
  const [state, ...start] = stdout.trim().split(/\s+/);
  return !state || state.startsWith('Z') ? undefined : start.join(' ');
}
