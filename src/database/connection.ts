import type { ConnectionOptions } from 'mysql2';

/**
 * How every session talks to the database, given the URL `mysql://user:password@host:port/database`; a socket's path
 * may be given as `?socketPath=`, and `?ssl=true` asks for TLS with a certificate that is verified.
 */
export function connectionOptions(databaseUrl: string): ConnectionOptions {
  const url = new URL(databaseUrl);
  const socketPath = url.searchParams.get('socketPath');
  return {
    ...(socketPath === null
      ? { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 3306) }
      : { socketPath }),
    ...(url.searchParams.get('ssl') === 'true' && { ssl: {} }),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    charset: 'utf8mb4_unicode_ci',
    timezone: 'Z',
    connectTimeout: 5_000,
    // JSON columns arrive as text on MySQL as they do on MariaDB
    jsonStrings: true,
    // an object where a text was meant is quoted, not spread into `column = value`
    stringifyObjects: true,
    // a change's writes and its COMMIT go out as one packet; values are always bound by the driver
    multipleStatements: true,
  };
}

/**
 * A transaction that stays idle for this long is one whose server has vanished: the database ends it, and so frees the
 * account's lock. MySQL knows a limit for whole sessions only, so that idle connections are given up before it.
 */
const IDLE_TRANSACTION_SECONDS = 8;
export const IDLE_CONNECTION_MS = (IDLE_TRANSACTION_SECONDS / 2) * 1_000;

/**
 * What a new session is told first; the `?` is how many milliseconds a statement may take. `/*M!` is read by MariaDB
 * only, `/*!80000` by MySQL only. MariaDB ends whatever takes longer, MySQL a SELECT: what writes there is limited
 * in its wait for locks alone.
 */
const SESSION = `/* connection */ SET @statement_ms = ?; SET time_zone = '+00:00',
  sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO,NO_ZERO_DATE,NO_ZERO_IN_DATE'
  /*M! , max_statement_time = @statement_ms / 1000 */ /*!80000 , max_execution_time = @statement_ms */`;

export const READER_SESSION = `${SESSION}; SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ`;
export const WRITER_SESSION = `${SESSION}, innodb_lock_wait_timeout = 5
  /*M! , idle_transaction_timeout = ${IDLE_TRANSACTION_SECONDS} */
  /*!80000 , wait_timeout = ${IDLE_TRANSACTION_SECONDS} */;
  SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED`;
