import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { isRunning, type ProcessIdentity } from '../../src/embedded/process-identity.js';

type ServiceName = 'mariadb' | 'redis';
type Started = ProcessIdentity & { socket: string };

const folders = new Map<string, string>(); // what to remove, by data folder
const processes = new Set<ChildProcess>();

/** A data folder that cleanUp empties, whatever still runs in it. */
export function newDataDir(...below: string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'embedded-'));
  const dataDir = join(root, ...below);
  folders.set(dataDir, root);
  return dataDir;
}

/** Ends what the test left running, by the processes' own records, and removes its folders. */
export async function cleanUp(): Promise<void> {
  for (const child of processes) await kill(child);
  for (const [folder, root] of folders) {
    for (const started of [record(folder, 'mariadb'), record(folder, 'redis')]) {
      if (!started) continue;
      if (isRunning(started)) process.kill(started.pid, 'SIGKILL');
      if (!started.socket.startsWith(folder)) rmSync(dirname(started.socket), { recursive: true, force: true });
    }
    rmSync(root, { recursive: true, force: true, maxRetries: 20 });
  }
  folders.clear();
}

/** The process that runs the service, as its record tells; undefined when it does not run. */
export function runningPid(dataDir: string, name: ServiceName): number | undefined {
  const started = record(dataDir, name);
  return started && isRunning(started) ? started.pid : undefined;
}

/** Starts a process that opens the folder, without waiting for it. */
export function startOpener(dataDir: string): ChildProcess {
  const opener = fileURLToPath(new URL('./opener.js', import.meta.url));
  const child = spawn(process.execPath, [opener, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  processes.add(child);
  return child;
}

/** Resolves once a process of its own has opened the folder. */
export async function openElsewhere(dataDir: string) {
  const child = startOpener(dataDir);
  const lines = createInterface(child.stdout!);
  const line = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [])]);
  if (!line[0]) throw new Error('The other process ended before it had opened the services.');
  const urls: { databaseUrl: string; redisUrl: string } = JSON.parse(line[0]);
  const release = async () => {
    child.stdin?.end();
    const [code] = await once(child, 'exit');
    processes.delete(child);
    return code;
  };
  return { ...urls, release, kill: () => kill(child) };
}

export async function kill(child: ChildProcess): Promise<void> {
  processes.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

export async function query(databaseUrl: string | undefined, sql: string): Promise<RowDataPacket[]> {
  const connection = await createConnection(databaseUrl!);
  try {
    const [rows] = await connection.query<RowDataPacket[]>(sql);
    return rows;
  } finally {
    await connection.end();
  }
}

export async function ping(redisUrl: string | undefined): Promise<string> {
  const redis = new Redis(redisUrl!.replace('unix://', ''));
  try {
    return await redis.ping();
  } finally {
    redis.disconnect();
  }
}

function record(dataDir: string, name: ServiceName): Started | undefined {
  const file = join(dataDir, `${name}.process.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
