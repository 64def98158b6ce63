import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, type ProcessIdentity } from './process-identity.js';
import { replaceFile } from './replace-file.js';

/** One call of openServices that was not released yet. */
export interface User extends ProcessIdentity {
  id: string;
  services: string[];
}

/** The users whose process still runs. To be called, like writeUsers, while holding the folder's lock. */
export function readUsers(folder: string): User[] {
  let users: User[];
  try {
    users = JSON.parse(readFileSync(usersFile(folder), 'utf8'));
  } catch {
    return []; // none yet, or lost in a power failure, which no user outlived
  }
  return users.filter(isRunning);
}

export function writeUsers(folder: string, users: User[]): void {
  replaceFile(usersFile(folder), JSON.stringify(users));
}

function usersFile(folder: string): string {
  return join(folder, 'users.json');
}
