/** The database cannot answer now; the same request may succeed later. */
export class Unavailable extends Error {
  override name = 'Unavailable';
}

/** The database ended a statement that took too long: its connection is still of use, its transaction still open. */
export class TookTooLong extends Unavailable {
  override name = 'TookTooLong';
}

/** The database cannot be brought up to date. The message is one line, for the operator. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

interface DriverError {
  errno?: number;
  code?: string;
  fatal?: boolean;
  sqlState?: string;
  syscall?: string;
}

/** 1213 deadlock, 1205 lock wait timeout, 1020 record changed: the transaction starts again from its beginning. */
const CONFLICTS = new Set([1213, 1205, 1020]);

/**
 * 1040, 1203 and 1226 too many connections, 1047 and 3168 not ready, 1053 shutdown, 1129 host blocked, 1290 and 1836 read
 * only, 1317, 1927 and 3169 killed, 4031 idle for too long.
 */
const AWAY = new Set([1040, 1203, 1226, 1047, 3168, 1053, 1129, 1290, 1836, 1317, 1927, 3169, 4031]);

/** 1969 on MariaDB, 3024 on MySQL; 1028 when it was sorting. */
const TOO_LONG = new Set([1969, 3024, 1028]);

const NETWORK = /^(PROTOCOL_\w+|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

export function isConflict(error: unknown): boolean {
  return CONFLICTS.has((error as DriverError)?.errno ?? 0);
}

export function isTooLong(error: unknown): boolean {
  return TOO_LONG.has((error as DriverError)?.errno ?? 0);
}

/** The connection is of no more use, and what it was doing unknown to us. */
export function isBroken(error: unknown): boolean {
  return isUnavailable(error) && !(error instanceof TookTooLong);
}

/** The database cannot answer now: it or the connection is lost, or it took too long. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof Unavailable) return true;
  const { code = '', errno, fatal, sqlState, syscall } = (error ?? {}) as DriverError;
  if (AWAY.has(errno ?? 0)) return true;
  if (sqlState !== undefined) return false;
  return fatal === true || syscall === 'connect' || NETWORK.test(code);
}

/** A row with such a key exists already: the name of the key, without the table's. */
export function duplicateKey(error: unknown): string | undefined {
  if ((error as DriverError)?.errno !== 1062) return undefined;
  return /for key '(?:[^'.]*\.)?([^'.]+)'/.exec((error as Error).message)?.[1];
}

export function isMissingTable(error: unknown): boolean {
  return (error as DriverError)?.errno === 1146;
}

/** 1044, 1142, 1143 and 1227: the user's rights do not reach so far. */
export function isDenied(error: unknown): boolean {
  return [1044, 1142, 1143, 1227].includes((error as DriverError)?.errno ?? 0);
}

/** What is wrong with the connection to the database, in one line for the operator; undefined for any other error. */
export function connectionFault(error: unknown): string | undefined {
  const { errno, code } = (error ?? {}) as DriverError;
  const { message } = error as Error;
  // 1044, 1045 access denied, 1049 unknown database
  if (errno === 1044 || errno === 1045 || errno === 1049) return `The database refuses us: ${message}`;
  if (isUnavailable(error)) return `The database does not answer: ${message || code}`;
  return undefined;
}
