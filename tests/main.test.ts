import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

describe('a server that is told to stop while it starts', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'seatkeeper-main-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('takes back what it had started, and leaves no service behind', async () => {
    const { DATABASE_URL: _database, REDIS_URL: _redis, ...env } = process.env;
    const child = spawn(process.execPath, ['dist/src/main.js'], {
      env: { ...env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    await once(child.stdout, 'data');
    expect(existsSync(join(dataDir, 'mariadb.process.json'))).toBe(false);
    child.kill('SIGTERM');
    expect((await exited)[0]).toBe(0);
    expect(readdirSync(dataDir).filter((file) => file.endsWith('.process.json'))).toEqual([]);
  });
});
