import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { connectionOptions } from '../../src/database/connection.js';
import { migrate } from '../../src/database/migrate.js';
import { SERVER } from '../../src/embedded/mariadb.js';
import { openServices } from '../../src/embedded/services.js';

/** A MariaDB and a Redis of the test run's own, in a folder that goes with it; tests find them by `services()`. */
export default async function setUp(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'seatkeeper-test-'));
  const services = await openServices({ dataDir, mariadb: true, redis: true, say: (line) => console.log(line) });
  process.env.TEST_DATABASE_URL = services.databaseUrl;
  process.env.TEST_REDIS_URL = services.redisUrl;
  globalThis.testRun = { dataDir, services };
  const owner = services.migrationsDatabaseUrl as string;
  await migrate(services.databaseUrl as string, owner);
  const connection = await createConnection(connectionOptions(owner));
  // databases that tests make for themselves
  await connection.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON \`test\\_%\`.* TO ${SERVER}@localhost`);
  await connection.end();
}

declare global {
  var testRun: { dataDir: string; services: Awaited<ReturnType<typeof openServices>> };
}
