import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { BinaryName } from './binaries.js';
import { identify, isRunning, type ProcessIdentity } from './process-identity.js';
import { replaceFile } from './replace-file.js';
import { socketFolder } from './socket-folder.js';

const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 8_000;

export interface Service {
  name: 'mariadb' | 'redis';
  /** The data folder, where its log and the record of its process are. */
  folder: string;
  binaries: BinaryName[];
  /** Prepares what the program needs, and returns its path and arguments. */
  prepare(socket: string): Promise<string[]>;
  /** Whether a real client, after a real question, gets the answer. Never rejects, and takes a few seconds at most. */
  answers(socket: string): Promise<boolean>;
  /** Done each time it is opened, once it answers. */
  whenReady?(socket: string): Promise<void>;
}

/** A process we started. Its socket is kept, too: the next to come may have another folder for temporary files. */
export interface Started extends ProcessIdentity {
  socket: string;
  isStopping?: boolean;
}

/** Whether its process runs, be it ready or not. Like all functions here, to be called while holding the lock. */
export function isStarted(service: Service): boolean {
  const started = readStarted(service);
  return started !== undefined && !started.isStopping;
}

/**
 * The process that answers: the running one is adopted, or one is started.
 *
 * @throws {Error} with the last lines of its log when it ends early or does not answer in time
 */
export async function startService(service: Service): Promise<Started> {
  // whoever began to stop it was killed meanwhile: it may still answer, but not for long
  if (readStarted(service)?.isStopping) await stopService(service);
  const found = readStarted(service);
  let started = found ?? (await launch(service));
  let failure = await waitForAnswer(service, started);
  if (found && failure === 'ended early') {
    // it was dying as we found it
    started = await launch(service);
    failure = await waitForAnswer(service, started);
  }
  if (failure) throw new Error(`The private ${service.name} ${failure}. The end of its log:\n${endOfLog(service)}`);
  await service.whenReady?.(started.socket);
  return started;
}

/** Resolves when it has ended, by force if need be; does nothing when it does not run. */
export async function stopService(service: Service): Promise<void> {
  const started = readStarted(service);
  if (!started) return;
  replaceFile(startedFile(service), JSON.stringify({ ...started, isStopping: true }));
  signal(started, 'SIGTERM');
  if (!(await untilEnded(started, STOPPED_WITHIN_MS))) {
    signal(started, 'SIGKILL');
    await untilEnded(started, STOPPED_WITHIN_MS);
  }
  rmSync(startedFile(service), { force: true });
}

/** Ends it at once, as a crash would; false when it does not run. */
export function killService(service: Service): boolean {
  const started = readStarted(service);
  if (started) signal(started, 'SIGKILL');
  return started !== undefined;
}

/** Ends the process of a service that nobody finds any more, as its folder was removed or replaced meanwhile. */
export async function endIfLost(service: Service, started: Started): Promise<void> {
  if (readStarted(service)?.pid === started.pid) return;
  signal(started, 'SIGKILL'); // ended gently, it would remove the socket of the one that took its place
  await untilEnded(started, STOPPED_WITHIN_MS);
}

async function launch(service: Service): Promise<Started> {
  const socket = join(socketFolder(service.folder), `${service.name}.sock`);
  const command = await service.prepare(socket);
  const log = openSync(logFile(service), 'a', 0o600);
  // The program begins only when its record is written: killed in between, we leave no process nobody knows of.
  const gated = ['-c', 'read -r _ && exec "$@" </dev/null', 'sh', ...command];
  // detached: a process group and session of its own, which Ctrl-C and the terminal's end do not reach
  const child = spawn('sh', gated, { cwd: service.folder, detached: true, stdio: ['pipe', log, log] });
  closeSync(log);
  await once(child, 'spawn');
  const started: Started = { ...identify(child.pid!)!, socket };
  replaceFile(startedFile(service), JSON.stringify(started));
  child.stdin?.on('error', () => {}); // it was killed already: whoever waits for its answer will say so
  child.stdin?.end('\n');
  child.unref();
  return started;
}

/** Undefined once it answers, else what went wrong. */
async function waitForAnswer(service: Service, started: Started): Promise<string | undefined> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await service.answers(started.socket))) {
    if (!isRunning(started)) return 'ended early';
    if (Date.now() > deadline) return 'does not answer';
    await delay(25);
  }
  return undefined;
}

function readStarted(service: Service): Started | undefined {
  try {
    const started: Started = JSON.parse(readFileSync(startedFile(service), 'utf8'));
    return isRunning(started) ? started : undefined;
  } catch {
    return undefined; // never started, or the record was lost in a power failure, which the process did not outlive
  }
}

function endOfLog(service: Service): string {
  return readFileSync(logFile(service), 'utf8').trimEnd().split('\n').slice(-15).join('\n');
}

function signal(started: Started, name: NodeJS.Signals): void {
  try {
    if (isRunning(started)) process.kill(started.pid, name);
  } catch (error) {
    if (isRunning(started)) throw error; // else it ended by itself just now
  }
}

async function untilEnded(started: Started, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (isRunning(started)) {
    if (Date.now() > deadline) return false;
    await delay(20);
  }
  return true;
}

function startedFile(service: Service): string {
  return join(service.folder, `${service.name}.process.json`);
}

function logFile(service: Service): string {
  return join(service.folder, `${service.name}.log`);
}
