import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { migrations } from '../../migrations/index.js';
import { connectionOptions } from '../../src/database/connection.js';
import { migrate } from '../../src/database/migrate.js';
import { run } from '../commands/run.js';
import { startApp } from '../support/app.js';
import { startServer } from '../support/server.js';
import { asOwner, newDatabase, services } from '../support/services.js';
import { openRaw, type RawSession } from './raw.js';

const NAMES = migrations.map(({ name }) => name);
const DENIED = [1044, 1045, 1142, 1227, 1410, 1698];

/** A session as the user of the URL. */
async function openAs(url: string) {
  const connection = await createConnection(connectionOptions(url));
  const query = async (sql: string) => (await connection.query<RowDataPacket[]>(sql))[0];
  const errno = (sql: string) =>
    query(sql).then(
      () => 0,
      (error: { errno: number }) => error.errno,
    );
  return { query, errno, end: () => connection.end() };
}

describe("the server's user of the database", () => {
  let server: Awaited<ReturnType<typeof openAs>>;
  let raw: RawSession;
  beforeAll(async () => {
    server = await openAs(services().databaseUrl);
    raw = await openRaw();
  });
  afterAll(() => Promise.all([server.end(), raw.end()]));

  it('is the one that all tests start their servers with', async () => {
    const app = await startApp();
    const [row] = await app.store.pools.write.query('SELECT CURRENT_USER() AS user, DATABASE() AS name');
    await app.close();
    expect(row).toEqual({ user: 'seatkeeper_server@localhost', name: 'seatkeeper' });
  });

  it.each([
    'CREATE TABLE more (id INT)',
    'CREATE TABLE more AS SELECT * FROM users',
    'CREATE TEMPORARY TABLE more (id INT)',
    'ALTER TABLE users ADD COLUMN more INT',
    'ALTER TABLE events DROP PRIMARY KEY',
    'DROP TABLE events',
    'TRUNCATE TABLE events',
    'RENAME TABLE events TO more',
    'CREATE INDEX more ON events (type)',
    'DROP INDEX users_email ON users',
    'CREATE VIEW more AS SELECT * FROM users',
    'CREATE TRIGGER more BEFORE INSERT ON events FOR EACH ROW SET NEW.type = 1',
    'CREATE PROCEDURE more() SELECT 1',
    'CREATE DATABASE more',
    'DROP DATABASE seatkeeper',
    'LOCK TABLES users WRITE',
    "CREATE USER more@localhost IDENTIFIED BY ''",
    'GRANT SELECT ON seatkeeper.* TO root@localhost',
    'GRANT ALL ON seatkeeper.* TO seatkeeper_server@localhost',
    "SET PASSWORD FOR root@localhost = PASSWORD('more')",
    'SELECT * FROM mysql.user',
    'SELECT * FROM mysql.global_priv',
    "SELECT * FROM users INTO OUTFILE '/tmp/more'",
    "LOAD DATA INFILE '/etc/passwd' INTO TABLE users",
    'SET GLOBAL max_connections = 10',
    'SHOW MASTER STATUS',
  ])('is denied %s', async (sql) => {
    expect(DENIED).toContain(await server.errno(sql));
  });

  it('has the four rights on rows that it needs, and sees no file and no session of others', async () => {
    expect((await server.query('SHOW GRANTS')).map((row) => Object.values(row)[0])).toEqual([
      'GRANT USAGE ON *.* TO `seatkeeper_server`@`localhost`',
      expect.stringMatching(
        /^GRANT SELECT, INSERT, UPDATE, DELETE ON `(seatkeeper|test\\_%)`\.\* TO `\w+`@`localhost`$/,
      ),
      expect.stringMatching(
        /^GRANT SELECT, INSERT, UPDATE, DELETE ON `(seatkeeper|test\\_%)`\.\* TO `\w+`@`localhost`$/,
      ),
    ]);
    expect(await server.query("SELECT LOAD_FILE('/etc/passwd') AS file")).toEqual([{ file: null }]);
    const [me] = await raw.query('SELECT CONNECTION_ID() AS id');
    expect(await server.query(`SELECT 1 FROM information_schema.PROCESSLIST WHERE ID = ${me.id}`)).toEqual([]);
  });
});

describe('migrations, with MIGRATIONS_DATABASE_URL', () => {
  it('run as its user, and leave nothing to a server that has none', async () => {
    const url = await newDatabase({ migrated: false });
    expect(await migrate(url, asOwner(url))).toEqual(NAMES);
    // with a URL that leads nowhere: where there is nothing to do, nobody asks there
    expect(await migrate(url, 'mysql://nobody@127.0.0.1:1/nowhere')).toEqual([]);
    const app = await startApp({ DATABASE_URL: url });
    await app.close();
  });

  it('start a server only once they have run, and say what to do, in one line', async () => {
    const url = await newDatabase({ migrated: false });
    const refusal = (env: Record<string, string>) => startServer(env).catch(({ message }: Error) => message);
    expect(await refusal({ DATABASE_URL: url })).toMatch(
      /listened:\nThe database has to be migrated, and the user of DATABASE_URL may not \(.*denied.*\): set MIGRATIONS_.*\n$/,
    );
    expect(await refusal({ DATABASE_URL: url, MIGRATIONS_DATABASE_URL: url })).toMatch(
      /listened:\nThe database .* of MIGRATIONS_DATABASE_URL may not \(.*denied.*\): grant it all rights.*\n$/,
    );
  });

  it('run once by "npm run migrate", twice at once', async () => {
    const DATABASE_URL = await newDatabase({ migrated: false });
    const env = { DATABASE_URL, MIGRATIONS_DATABASE_URL: asOwner(DATABASE_URL) };
    const outcomes = await Promise.all([run('migrate', [], env), run('migrate', [], env)]);
    expect(outcomes.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    expect(outcomes.flatMap(({ lines }) => lines)).toEqual(NAMES);
  });
});
