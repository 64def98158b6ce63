import { once } from 'node:events';
import { openServices } from '../../src/embedded/services.js';

// A process of its own for the tests: opens the folder, prints the URLs, and releases when its input ends.
const [dataDir = ''] = process.argv.slice(2);
const { databaseUrl, redisUrl, release } = await openServices({ dataDir, mariadb: true, redis: true });
console.log(JSON.stringify({ databaseUrl, redisUrl }));
process.stdin.resume();
await once(process.stdin, 'end');
await release();
