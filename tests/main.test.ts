import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from './events/support.js';

describe('a server that is told to stop while it starts', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'seatkeeper-main-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it.each<[by: string, signal: NodeJS.Signals, toAll: boolean]>([
    ['an operator', 'SIGTERM', false],
    ['Ctrl-C, which the programs that it runs get as well,', 'SIGINT', true],
  ])('by %s takes back what it had started, and leaves no service behind', async (_by, signal, toAll) => {
    const { DATABASE_URL: _database, REDIS_URL: _redis, ...env } = process.env;
    const child = spawn(process.execPath, ['dist/bundle/main.js'], {
      env: { ...env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // a process group of its own, as in a terminal
      detached: true,
    });
    let told = '';
    child.stderr.on('data', (data) => {
      told += data;
    });
    const exited = once(child, 'exit');
    await once(child.stdout, 'data');
    expect(existsSync(join(dataDir, 'mariadb.process.json'))).toBe(false);
    if (toAll) await until(() => isBeingPrepared(dataDir));
    process.kill(toAll ? -(child.pid as number) : (child.pid as number), signal);
    expect((await exited)[0]).toBe(0);
    expect(told).toBe('');
    expect(readdirSync(dataDir).filter((file) => file.endsWith('.process.json'))).toEqual([]);
  });
});

/** A program fills the folder of the private database. */
function isBeingPrepared(dataDir: string): boolean {
  const folder = readdirSync(dataDir).find((name) => name.startsWith('mariadb-unfinished'));
  return folder !== undefined && readdirSync(join(dataDir, folder)).length > 0;
}
