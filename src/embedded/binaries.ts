import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export type BinaryName = keyof typeof PROGRAMS;

/** Where programs are looked for, and how packages are installed, if they can be. */
export interface Machine {
  folders: string[];
  install: ((packages: string[]) => Promise<void>) | undefined;
}

/** A program of MariaDB or Redis is missing, and could not be installed. The message says what to do. */
export class EmbeddedUnavailableError extends Error {
  constructor(missing: string[], packages: string[], reason?: string) {
    super(
      `Cannot run a private database here: ${missing.join(', ')} not found${reason ? ` (${reason})` : ''}. ` +
        `Install MariaDB and Redis (on Debian and Ubuntu the packages ${packages.join(', ')}), ` +
        'or run both as compose.yaml describes, or set DATABASE_URL and REDIS_URL to ones that run elsewhere.',
    );
    this.name = 'EmbeddedUnavailableError';
  }
}

const PROGRAMS = {
  mariadbd: { names: ['mariadbd', 'mysqld'], packages: ['mariadb-server-core', 'mariadb-client-core'] },
  'mariadb-install-db': {
    names: ['mariadb-install-db', 'mysql_install_db'],
    packages: ['mariadb-server-core', 'mariadb-client-core'],
  },
  // Debian's redis-server is redis-check-rdb under another name
  'redis-server': { names: ['redis-server', 'redis-check-rdb'], packages: ['redis-tools'] },
};

const USUAL_FOLDERS = [
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/bin',
  '/usr/libexec',
  '/opt/homebrew/bin',
  '/opt/homebrew/opt/mariadb/bin',
  '/opt/homebrew/opt/redis/bin',
  '/usr/local/opt/mariadb/bin',
  '/usr/local/mariadb/bin',
  '/usr/local/mysql/bin',
  '/opt/local/bin',
];

const INSTALLING_AT_MOST_MS = 120_000;

/**
 * Makes sure that these programs are there: installs the packages of those that are missing, where we may.
 *
 * @throws {EmbeddedUnavailableError}
 */
export async function requireBinaries(
  names: BinaryName[],
  say: (line: string) => void,
  machine = thisMachine(),
): Promise<void> {
  const isMissing = (name: BinaryName) => !findBinary(name, machine);
  const missing = names.filter(isMissing);
  if (missing.length === 0) return;

  const packages = [...new Set(missing.flatMap((name) => PROGRAMS[name].packages))];
  if (!machine.install) throw new EmbeddedUnavailableError(missing, packages);
  say(`${missing.join(', ')} not found: installing ${packages.join(', ')} with apt-get.`);

  let reason = 'their installation changed nothing';
  const deadline = Date.now() + INSTALLING_AT_MOST_MS;
  do {
    try {
      await machine.install(packages);
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    }
    if (!names.some(isMissing)) return;
    // apt's option to wait for its lock does not cover those of its lists and archives
    if (!/could not get lock|unable to lock/i.test(reason)) break;
    await delay(1_000);
  } while (Date.now() < deadline);
  throw new EmbeddedUnavailableError(names.filter(isMissing), packages, reason);
}

/** Its path, or undefined. */
export function findBinary(name: BinaryName, machine = thisMachine()): string | undefined {
  // all folders for the first name, before the second: mysqld may be Oracle's
  const candidates = PROGRAMS[name].names.flatMap((file) => machine.folders.map((folder) => join(folder, file)));
  return candidates.find(isExecutable);
}

function thisMachine(): Machine {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const folders = [...onPath, ...USUAL_FOLDERS];
  const mayInstall =
    process.getuid?.() === 0 && existsSync('/etc/debian_version') && folders.some((f) => isExecutable(`${f}/apt-get`));
  return { folders, install: mayInstall ? aptInstall : undefined };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

async function aptInstall(packages: string[]): Promise<void> {
  const updateFailure = await aptGet(['update']); // the lists may do all the same
  const failure = await aptGet(['install', '--yes', '--no-install-recommends', ...packages]);
  if (failure) throw new Error([updateFailure, failure].filter(Boolean).join('; '));
}

/** What went wrong, with the last lines that apt-get wrote; undefined when nothing did. */
async function aptGet(args: string[]): Promise<string | undefined> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const apt = spawn('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [apt.stdout, apt.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const code = await new Promise((resolve, reject) => apt.once('error', reject).once('close', resolve));
  return code === 0 ? undefined : `apt-get ${args[0]}: ${output.trim().split('\n').slice(-5).join('; ')}`;
}
