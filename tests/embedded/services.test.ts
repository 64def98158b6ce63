import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { EmbeddedUnavailableError, requireBinaries } from '../../src/embedded/binaries.js';
import { identify, isRunning } from '../../src/embedded/process-identity.js';
import { openServices } from '../../src/embedded/services.js';
import { socketFolder } from '../../src/embedded/socket-folder.js';
import { cleanUp, kill, newDataDir, openElsewhere, ping, query, runningPid, startOpener } from './support.js';

const open = (dataDir: string) => openServices({ dataDir, mariadb: true, redis: true });
const openRedis = (dataDir: string) => openServices({ dataDir, mariadb: false, redis: true });
const pids = (dataDir: string) => [runningPid(dataDir, 'mariadb'), runningPid(dataDir, 'redis')];
const bothRun = [expect.any(Number), expect.any(Number)];
const noneRuns = [undefined, undefined];
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

afterEach(cleanUp);

describe('openServices', () => {
  it('runs both, only for this user, and keeps the data', async () => {
    const dataDir = newDataDir('not yet', 'there');
    const first = await open(dataDir);
    expect(await ping(first.redisUrl)).toBe('PONG');
    const [database] = await query(
      first.databaseUrl,
      'SELECT DATABASE() AS name, @@character_set_database AS charset, @@collation_database AS collation, @@port AS port',
    );
    const collation = 'utf8mb4_unicode_ci';
    expect(database).toEqual({ name: 'seatkeeper', charset: 'utf8mb4', collation, port: 0 });
    expect(['', 'sockets', 'mariadb', 'tmp'].map((name) => mode(join(dataDir, name)))).toEqual(Array(4).fill('700'));
    expect(readdirSync(join(dataDir, 'sockets')).sort()).toEqual(['mariadb.sock', 'redis.sock']);

    await query(first.migrationsDatabaseUrl, 'CREATE TABLE kept (word VARCHAR(20))');
    await expect(query(first.databaseUrl, 'CREATE TABLE more (word VARCHAR(20))')).rejects.toThrow(/denied/);
    await query(first.databaseUrl, "INSERT INTO kept VALUES ('still here')");
    await Promise.all([first.release(), first.release()]);
    expect(pids(dataDir)).toEqual(noneRuns);

    const second = await open(dataDir);
    expect(await query(second.databaseUrl, 'SELECT word FROM kept')).toEqual([{ word: 'still here' }]);
    await second.release();
  });

  it('makes the user without DDL also where an older version kept its data', async () => {
    const dataDir = newDataDir();
    const older = await open(dataDir);
    await query(older.migrationsDatabaseUrl, 'DROP USER seatkeeper_server@localhost');
    const adopter = await open(dataDir);
    expect(await query(adopter.databaseUrl, 'SELECT CURRENT_USER() AS user')).toEqual([
      { user: 'seatkeeper_server@localhost' },
    ]);
    await Promise.all([older.release(), adopter.release()]);
  });

  it('starts only what is asked for, and nothing when nothing is', async () => {
    const dataDir = newDataDir('new');
    const none = await openServices({ dataDir, mariadb: false, redis: false });
    await none.release();
    expect(existsSync(dataDir)).toBe(false);

    const redis = await openRedis(dataDir);
    expect(redis.databaseUrl).toBeUndefined();
    expect(pids(dataDir)).toEqual([undefined, expect.any(Number)]);
    await redis.release();
  });

  it('shares them between processes, and the last to release stops them', async () => {
    const dataDir = newDataDir();
    const [first, second] = await Promise.all([openElsewhere(dataDir), openElsewhere(dataDir)]);
    const started = pids(dataDir);
    const third = await open(dataDir);
    expect(new Set([first.databaseUrl, second.databaseUrl, third.databaseUrl]).size).toBe(1);

    expect(await first.release()).toBe(0);
    await third.release();
    expect(pids(dataDir)).toEqual(started);
    expect(await ping(second.redisUrl)).toBe('PONG');
    await query(second.databaseUrl, 'SELECT 1');

    expect(await second.release()).toBe(0);
    expect(pids(dataDir)).toEqual(noneRuns);
  });

  it('adopts what a killed process left behind, and stops it in the end', async () => {
    const dataDir = newDataDir();
    await (await openElsewhere(dataDir)).kill();
    const left = pids(dataDir);
    expect(left).toEqual(bothRun);

    const adopter = await open(dataDir);
    expect(pids(dataDir)).toEqual(left);
    await query(adopter.databaseUrl, 'SELECT 1');
    await adopter.release();
    expect(pids(dataDir)).toEqual(noneRuns);
  });

  it('starts again after the services themselves were killed, and after a kill while initializing', async () => {
    const dataDir = newDataDir();
    const initializing = startOpener(dataDir);
    while (!readdirSync(dataDir).some((name) => name.startsWith('mariadb-unfinished-'))) await delay(5);
    await kill(initializing);

    const first = await open(dataDir);
    for (const pid of pids(dataDir)) process.kill(pid!, 'SIGKILL');
    const second = await open(dataDir); // despite the sockets and the pid file that still lie there
    await query(second.databaseUrl, 'SELECT 1');
    expect(await ping(second.redisUrl)).toBe('PONG');
    await first.release();
    await second.release();
    expect(pids(dataDir)).toEqual(noneRuns);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('mariadb-unfinished-'))).toEqual([]);
  });

  it('never hands out a service that another caller is stopping', async () => {
    const dataDir = newDataDir();
    let held = await openRedis(dataDir);
    for (let round = 0; round < 10; round++) {
      const releaseFirst = round % 2 === 0 ? held.release() : undefined;
      const [next] = await Promise.all([openRedis(dataDir), releaseFirst ?? held.release()]);
      expect(await ping(next.redisUrl)).toBe('PONG');
      held = next;
    }
    await held.release();
    expect(pids(dataDir)).toEqual(noneRuns);
  });

  it('counts no user and respects no lock of a dead process whose number was given away', async () => {
    const dataDir = newDataDir();
    const dead = { pid: process.pid, startedAt: 'long ago' };
    writeFileSync(join(dataDir, 'users.json'), JSON.stringify([{ ...dead, id: 'x', services: ['redis'] }]));
    symlinkSync(JSON.stringify(dead), join(dataDir, 'lock'));
    // all see the same dead holder; none may break the lock of another
    const opened = await Promise.all(Array.from({ length: 5 }, () => openRedis(dataDir)));
    await Promise.all(opened.map((services) => services.release()));
    expect(pids(dataDir)).toEqual(noneRuns);
  });

  it('finishes what a killed releaser began to stop, before starting anew', async () => {
    const dataDir = newDataDir();
    const killed = await openElsewhere(dataDir);
    await killed.kill();
    const stopping = runningPid(dataDir, 'redis');
    const file = join(dataDir, 'redis.process.json');
    const started = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...started, isStopping: true }));

    const next = await open(dataDir);
    expect(runningPid(dataDir, 'redis')).not.toBe(stopping);
    expect(await ping(next.redisUrl)).toBe('PONG');
    await next.release();
  });

  it('stops them although their folder was removed and made anew', async () => {
    const dataDir = newDataDir('removed');
    const first = await openRedis(dataDir);
    const lost = identify(runningPid(dataDir, 'redis')!)!;
    rmSync(dataDir, { recursive: true });
    const second = await openRedis(dataDir);
    await first.release();
    expect(isRunning(lost)).toBe(false);
    expect(await ping(second.redisUrl)).toBe('PONG');

    const alsoLost = identify(runningPid(dataDir, 'redis')!)!;
    rmSync(dataDir, { recursive: true });
    await second.release();
    expect(isRunning(alsoLost)).toBe(false);
  });

  it('quotes the log of a service that ends early, and leaves none running', async () => {
    const dataDir = newDataDir();
    mkdirSync(join(dataDir, 'mariadb')); // no database in it
    await expect(open(dataDir)).rejects.toThrow(/mariadb ended early[\s\S]*\[ERROR\]/);
    expect(pids(dataDir)).toEqual(noneRuns);
  });

  it('works in a folder whose path is too long for a socket', async () => {
    const dataDir = newDataDir('x'.repeat(120));
    const { databaseUrl, redisUrl, release } = await open(dataDir);
    await query(databaseUrl, 'SELECT 1');
    expect(await ping(redisUrl)).toBe('PONG');
    const folder = socketFolder(dataDir);
    expect(folder.startsWith(dataDir)).toBe(false);
    expect(mode(folder)).toBe('700');
    await release();

    chmodSync(folder, 0o755);
    expect(() => socketFolder(dataDir)).toThrow(/not a folder of this user with mode 0700/);
    rmdirSync(folder);
  });
});

describe('requireBinaries', () => {
  const nowhere = { folders: [newDataDir()], install: undefined };

  it('tells what to install, or else to set, when a program is missing', async () => {
    const required = requireBinaries(['mariadbd', 'redis-server'], () => {}, nowhere);
    await expect(required).rejects.toThrow(EmbeddedUnavailableError);
    for (const word of ['mariadb-server-core', 'redis-tools', 'compose.yaml', 'DATABASE_URL', 'REDIS_URL']) {
      await expect(required).rejects.toThrow(word);
    }
  });

  it('installs only the packages that are missing, says so first, and gives up when that fails', async () => {
    const told: string[] = [];
    const install = async (packages: string[]) => {
      told.push(packages.join(' '));
      throw new Error('no network');
    };
    const required = requireBinaries(['redis-server'], (line) => told.push(line), { ...nowhere, install });
    await expect(required).rejects.toThrow(/redis-server not found \(no network\)/);
    expect(told).toEqual([expect.stringContaining('installing redis-tools'), 'redis-tools']);
  });
});
