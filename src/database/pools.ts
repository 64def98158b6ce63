import { type Connection, createPool, type Pool, type PoolConnection, type RowDataPacket } from 'mysql2';
import { connectionOptions, IDLE_CONNECTION_MS, READER_SESSION, WRITER_SESSION } from './connection.js';
import { isBroken, isTooLong, TookTooLong, Unavailable } from './failures.js';
import { findTogether } from './find-together.js';
import { Patience } from './patience.js';
import { statementName, Traffic } from './traffic.js';

export type Value = string | number | boolean | null | Date | Buffer;
export type Values = readonly (Value | readonly Value[] | readonly (readonly Value[])[])[];

/** Whatever can run a statement: a pool, a connection, a change, a snapshot of an account. */
export interface Queries {
  /** One statement: its rows. Several, separated by semicolons: an array of each one's. Rejects with the driver's error. */
  // biome-ignore lint/suspicious/noExplicitAny: the caller names the row
  query<Row = any>(sql: string, values?: Values): Promise<Row[]>;
}

/** A connection that one transaction holds. */
export interface Session extends Queries {
  /** Gives the connection back; one that is `broken`, or may be within a transaction, is closed instead. */
  release(broken?: boolean): void;
}

/** Its own statements stand outside of any transaction. */
export interface SessionPool extends Queries {
  /** The row with this `id`, by a statement `... IN (?)`: those who ask in one turn of the event loop share one. */
  find<Row extends { id: string }>(sql: string, id: string): Promise<Row | undefined>;
  /** Rejects with `Unavailable` when the database cannot be reached or all connections are taken for too long. */
  session(): Promise<Session>;
  end(): Promise<void>;
  readonly traffic: Traffic;
  /** Connections that nobody has. */
  readonly idle: number;
}

/** Writers never wait behind readers: each kind has connections of its own. */
export interface Pools {
  write: SessionPool;
  read: SessionPool;
  end(): Promise<void>;
}

const CONNECTIONS = { write: 16, read: 16 };
const ACQUIRE_MS = 5_000;
/** Above the lock wait. */
const STATEMENT_MS = 10_000;
/** By then the database has ended it: what takes longer still is a connection that swallows our words. */
const SILENCE_MS = 5_000;

/**
 * A statement that takes longer than `statementMs` is ended in the database, and rejects with `TookTooLong`. When
 * nothing is heard of it for `SILENCE_MS` more, it rejects with `Unavailable`, and its connection is given up.
 */
export function createPools(databaseUrl: string, { statementMs = STATEMENT_MS } = {}): Pools {
  const write = createSessionPool(databaseUrl, WRITER_SESSION, {
    connectionLimit: CONNECTIONS.write,
    // below the limit, or idle ones are kept for ever; they go before the database closes them, see `connection.ts`
    maxIdle: CONNECTIONS.write - 1,
    statementMs,
  });
  const read = createSessionPool(databaseUrl, READER_SESSION, { connectionLimit: CONNECTIONS.read, statementMs });
  return {
    write,
    read,
    end: async () => {
      await Promise.all([write.end(), read.end()]);
    },
  };
}

function createSessionPool(
  databaseUrl: string,
  sql: string,
  { statementMs, ...limits }: { connectionLimit: number; maxIdle?: number; statementMs: number },
): SessionPool {
  const pool = createPool({
    ...connectionOptions(databaseUrl),
    ...limits,
    idleTimeout: IDLE_CONNECTION_MS,
    enableKeepAlive: true,
  });
  // what each session is told: queued on the new connection before anything else is
  pool.on('connection', (connection) => {
    connection.query(sql, [statementMs], (error) => {
      if (error) connection.destroy();
    });
  });
  const traffic = new Traffic();
  const forConnections = new Patience(ACQUIRE_MS);
  const forAnswers = new Patience(statementMs + SILENCE_MS);
  const session = async (): Promise<Session> => {
    const connection = await acquire(pool, traffic, forConnections);
    return {
      query: (sql, values) => run(connection, sql, values, { patience: forAnswers, traffic }),
      release(broken = false) {
        traffic.inUse--;
        if (broken) connection.destroy();
        else connection.release();
      },
    };
  };
  const query: Queries['query'] = async (sql, values) => {
    const one = await session();
    try {
      const rows = await one.query(sql, values);
      one.release();
      return rows;
    } catch (error) {
      one.release(isBroken(error));
      throw error;
    }
  };
  return {
    traffic,
    get idle() {
      return (pool as unknown as { _freeConnections: { length: number } })._freeConnections.length;
    },
    session,
    query,
    find: findTogether(query),
    end: () => new Promise((resolve) => pool.end(() => resolve())),
  };
}

/** mysql2 waits for a free connection for ever: a late one goes back to the pool. */
function acquire(pool: Pool, traffic: Traffic, patience: Patience): Promise<PoolConnection> {
  traffic.waiting++;
  return new Promise((resolve, reject) => {
    const stopWaiting = patience.wait(() => {
      traffic.waiting--;
      reject(new Unavailable('no connection to the database became free'));
    });
    pool.getConnection((error, connection) => {
      if (!stopWaiting()) return connection?.release();
      traffic.waiting--;
      // mysql2 has no code for its own refusals, such as that the pool is closed
      if (error) return reject(error.code === undefined ? new Unavailable(error.message, { cause: error }) : error);
      traffic.inUse++;
      resolve(connection);
    });
  });
}

/** When patience is over the connection is of no more use, and what it answers then is not heard. */
function run<Row>(
  connection: Connection,
  sql: string,
  values: Values = [],
  { patience, traffic }: { patience: Patience; traffic: Traffic },
): Promise<Row[]> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const stopWaiting = patience.wait(() => {
      traffic.note(sql, performance.now() - began, true);
      reject(Object.assign(new Unavailable('the database does not answer'), { statement: statementName(sql) }));
    });
    connection.query<RowDataPacket[]>(sql, values as unknown[], (error, rows) => {
      if (!stopWaiting()) return;
      traffic.note(sql, performance.now() - began, Boolean(error));
      if (!error) return resolve(rows as unknown as Row[]);
      // the driver's own has all values in it, and errors are logged
      delete (error as { sql?: string }).sql;
      Object.assign(error, { statement: statementName(sql) });
      // nobody waits as long once more
      reject(isTooLong(error) ? new TookTooLong(error.message, { cause: error }) : error);
    });
  });
}
