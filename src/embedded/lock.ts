import { mkdirSync, readlinkSync, rmSync, statSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { currentProcess, isRunning, type ProcessIdentity } from './process-identity.js';

/**
 * Does the work while no other process, and no other call in this one, does any in this folder. Waits as long as the
 * holder lives; the lock of a dead one is taken over.
 */
export async function withLock<T>(folder: string, say: (line: string) => void, work: () => Promise<T>): Promise<T> {
  const path = join(folder, 'lock');
  for (let attempt = 0; !tryLock(path); attempt++) {
    const holder = readHolder(path);
    if (holder && !isRunning(holder)) breakStaleLock(path);
    else {
      if (attempt === 60) say(`Waiting for process ${holder?.pid}, which starts or stops the services in ${folder}.`);
      await delay(50);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** A symbolic link appears atomically together with its target, so a lock never stands there without its holder. */
function tryLock(path: string): boolean {
  try {
    symlinkSync(JSON.stringify(currentProcess()), path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function readHolder(path: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readlinkSync(path));
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined; // released just now
    throw error;
  }
}

/**
 * Of two processes that saw the same dead holder, the slower must not remove the lock that the faster has taken since:
 * one at a time looks again and removes. Synchronous, hence over in no time.
 */
function breakStaleLock(path: string): void {
  const guard = `${path}.breaking`;
  try {
    mkdirSync(guard);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    const since = statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    // its maker died in between
    if (Date.now() - since > 10_000) rmSync(guard, { recursive: true, force: true });
    return;
  }
  try {
    const holder = readHolder(path);
    if (holder && !isRunning(holder)) unlinkSync(path);
  } finally {
    rmSync(guard, { recursive: true, force: true });
  }
}

function isCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
