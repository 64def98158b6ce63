import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LONGEST_SOCKET_PATH = 103; // bytes: 107 on Linux, 103 on macOS and the BSDs
const LONGEST_SOCKET_NAME = '/mariadb.sock'.length;

/**
 * The folder for the sockets of this data folder: in it, or, where its path is too long for a socket, in the system's
 * folder for temporary files. Only this user can enter it.
 *
 * @throws {Error} when something else stands in its place, or both paths are too long
 */
export function socketFolder(dataDir: string): string {
  const inside = join(dataDir, 'sockets');
  const folder = [inside, join(tmpdir(), shortName(dataDir))].find(isShortEnough);
  if (!folder)
    throw new Error(`Both ${dataDir} and ${tmpdir()} are too long for a socket. Set DATA_DIR to a shorter path.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  assertPrivate(folder);
  return folder;
}

function isShortEnough(folder: string): boolean {
  return Buffer.byteLength(folder) + LONGEST_SOCKET_NAME <= LONGEST_SOCKET_PATH;
}

function shortName(dataDir: string): string {
  const hash = createHash('sha256').update(`${process.getuid?.()}:${dataDir}`);
  return `seatkeeper-${hash.digest('hex').slice(0, 16)}`;
}

/** In a folder that all users share, anybody may have made ours first, or a link in its place. */
function assertPrivate(folder: string): void {
  const found = lstatSync(folder);
  const isOurs = found.uid === process.getuid?.() && (found.mode & 0o7777) === 0o700;
  if (found.isDirectory() && isOurs) return;
  throw new Error(
    `${folder} is not a folder of this user with mode 0700. Remove it, or set DATA_DIR to a shorter path.`,
  );
}
