import { readConfig } from './src/config.js';
import { createDataSource } from './src/database/data-source.js';
import { openServices } from './src/embedded/services.js';

// For TypeORM's command line: `npm run typeorm -- migration:show`. The server makes the same DataSource.

const { databaseUrl, migrationsDatabaseUrl, dataDir } = readConfig();
const services = await openServices({ dataDir, mariadb: databaseUrl === undefined, redis: false });
process.once('beforeExit', () => void services.release());

export default createDataSource((migrationsDatabaseUrl ?? databaseUrl ?? services.migrationsDatabaseUrl) as string);
