import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { requireBinaries } from './binaries.js';
import { withLock } from './lock.js';
import { databaseUrl, mariadbService, ROOT, SERVER } from './mariadb.js';
import { currentProcess } from './process-identity.js';
import { redisService, redisUrl } from './redis.js';
import { readUsers, writeUsers } from './registry.js';
import { endIfLost, isStarted, type Service, type Started, startService, stopService } from './supervise.js';

export interface EmbeddedServices {
  /** For mysql2, as a user who cannot change tables; undefined when MariaDB was not asked for. */
  databaseUrl: string | undefined;
  /** The same database as root, who migrates. */
  migrationsDatabaseUrl: string | undefined;
  /** `unix://` and the socket's absolute path, for `new Redis(path)`; undefined when Redis was not asked for. */
  redisUrl: string | undefined;
  /** Stops each service that no other living process has open. Repeated calls do nothing more. */
  release(): Promise<void>;
}

const NOTHING = { databaseUrl: undefined, migrationsDatabaseUrl: undefined, redisUrl: undefined };

type StartedByName = { [name in Service['name']]?: Started };

/**
 * Runs a private MariaDB and Redis in `dataDir`, which is created (mode 0700) where it is missing, and resolves once
 * they answer. Services that already run there are adopted: those of other processes, and those a killed process left
 * behind. The database `seatkeeper` exists, and its data is kept from one start to the next. Only this user of the
 * operating system reaches them, over Unix sockets. Processes that open or release the same folder wait for each other.
 *
 * @param options.say receives lines for a human: that something is installed, initialized or waited for
 * @throws {EmbeddedUnavailableError} when a program is missing and cannot be installed
 * @throws {Error} when a service ends early or does not answer within a minute; the message quotes its log
 */
export async function openServices(options: {
  dataDir: string;
  mariadb: boolean;
  redis: boolean;
  say?: (line: string) => void;
}): Promise<EmbeddedServices> {
  const { mariadb, redis, say = () => {} } = options;
  if (!mariadb && !redis) return { ...NOTHING, release: async () => {} };

  const folder = privateFolder(options.dataDir);
  const services = [mariadbService(folder, say), redisService(folder)];
  const wanted = services.filter(({ name }) => options[name]);
  const user = { ...currentProcess(), id: randomUUID(), services: wanted.map(({ name }) => name) };

  const started = await withLock(folder, say, async () => {
    try {
      const all = await startAll(wanted, say);
      writeUsers(folder, [...readUsers(folder), user]);
      return all;
    } catch (error) {
      await stopUnused(services, folder);
      throw error;
    }
  });

  const stop = async () => {
    const others = readUsers(folder).filter(({ id }) => id !== user.id);
    writeUsers(folder, others);
    await stopUnused(services, folder);
  };
  const release = async () => {
    if (existsSync(folder)) await withLock(folder, say, stop);
    await Promise.all(wanted.map((service) => endIfLost(service, started[service.name]!)));
  };
  let released: Promise<void> | undefined;
  return {
    databaseUrl: started.mariadb && databaseUrl(started.mariadb.socket, SERVER),
    migrationsDatabaseUrl: started.mariadb && databaseUrl(started.mariadb.socket, ROOT),
    redisUrl: started.redis && redisUrl(started.redis.socket),
    release: () => {
      released ??= release();
      return released;
    },
  };
}

function privateFolder(dataDir: string): string {
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return realpathSync(folder); // one name for one folder: the short socket folder's name derives from it
}

/** Resolves once all answer. Waits for every service even when one fails: cleaning up must not race with starting. */
async function startAll(wanted: Service[], say: (line: string) => void): Promise<StartedByName> {
  const missing = wanted.filter((service) => !isStarted(service));
  await requireBinaries(
    missing.flatMap(({ binaries }) => binaries),
    say,
  );
  const started: StartedByName = {};
  const outcomes = await Promise.allSettled(
    wanted.map(async (service) => {
      started[service.name] = await startService(service);
    }),
  );
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return started;
}

async function stopUnused(services: Service[], folder: string): Promise<void> {
  const used = new Set(readUsers(folder).flatMap(({ services }) => services));
  await Promise.all(services.filter(({ name }) => !used.has(name)).map(stopService));
}
