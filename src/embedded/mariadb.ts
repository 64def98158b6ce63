import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { findBinary } from './binaries.js';
import type { Service } from './supervise.js';

const DATABASE = 'seatkeeper';
export const ROOT = 'root';
/** The server's user, who reads and writes rows, and no more than that. */
export const SERVER = 'seatkeeper_server';
const ANSWERS_WITHIN_MS = 3_000;
const UNFINISHED = 'mariadb-unfinished-';

/** Neither user has a password: the socket's folder lets nobody else in. */
export function mariadbService(folder: string, say: (line: string) => void): Service {
  return {
    name: 'mariadb',
    folder,
    binaries: ['mariadbd', 'mariadb-install-db'],
    prepare: async (socket) => {
      mkdirSync(join(folder, 'tmp'), { recursive: true, mode: 0o700 });
      await removeUnfinished(folder);
      if (!existsSync(join(folder, 'mariadb'))) await initialize(folder, say);
      return [
        findBinary('mariadbd')!,
        ...commonOptions(join(folder, 'mariadb'), join(folder, 'tmp')),
        '--skip-networking',
        `--socket=${socket}`,
        `--pid-file=${join(folder, 'mariadb.pid')}`,
        '--max-connections=500',
        '--skip-log-bin',
        '--innodb-buffer-pool-size=256M',
        '--innodb-flush-log-at-trx-commit=1',
      ];
    },
    answers: (socket) =>
      ask(socket, 'SELECT 1').then(
        () => true,
        () => false,
      ),
    whenReady: (socket) =>
      ask(
        socket,
        `CREATE DATABASE IF NOT EXISTS ${DATABASE} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
         CREATE USER IF NOT EXISTS ${SERVER}@localhost;
         GRANT SELECT, INSERT, UPDATE, DELETE ON ${DATABASE}.* TO ${SERVER}@localhost`,
      ),
  };
}

export function databaseUrl(socket: string, user: typeof ROOT | typeof SERVER): string {
  return `mysql://${user}@localhost/${DATABASE}?socketPath=${encodeURIComponent(socket)}`;
}

/** What killed attempts left. What cannot be removed yet, because they are still at it, is removed next time. */
async function removeUnfinished(folder: string): Promise<void> {
  const names = readdirSync(folder).filter((name) => name.startsWith(UNFINISHED));
  await Promise.allSettled(names.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

/** Whole or not at all: a folder that has its final name is complete. */
async function initialize(folder: string, say: (line: string) => void): Promise<void> {
  say(`Initializing a private MariaDB in ${folder}.`);
  // a new name each time, as the programs of a killed attempt may still be writing to theirs
  const unfinished = mkdtempSync(join(folder, UNFINISHED));
  // relative paths, as this shell script fails on blanks
  await run(unfinished, findBinary('mariadb-install-db')!, [
    ...commonOptions('.', '../tmp'),
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--skip-name-resolve',
  ]);
  renameSync(unfinished, join(folder, 'mariadb'));
}

function commonOptions(dataFolder: string, temporaryFolder: string): string[] {
  return [
    '--no-defaults', // has to be the first
    `--datadir=${dataFolder}`,
    `--tmpdir=${temporaryFolder}`,
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
    '--innodb-log-file-size=96M',
    // it refuses to run as root unless told to
    ...(process.getuid?.() === 0 ? [`--user=${userInfo().username}`] : []),
  ];
}

async function run(cwd: string, file: string, args: string[]): Promise<void> {
  const child = spawn(file, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`${file} failed:\n${output.trimEnd().split('\n').slice(-15).join('\n')}`);
}

async function ask(socketPath: string, sql: string): Promise<void> {
  const connection = await createConnection({
    socketPath,
    user: ROOT,
    connectTimeout: ANSWERS_WITHIN_MS,
    multipleStatements: true,
  });
  try {
    await connection.query({ sql, timeout: ANSWERS_WITHIN_MS });
  } finally {
    connection.destroy();
  }
}
