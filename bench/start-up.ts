import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openServices } from '../src/embedded/services.js';
import { cpuOf, startChild } from './child.js';

/**
 * How long a start takes until `/readyz` answers 200, and the process's CPU until then: of the built server alone, beside
 * a database and Redis that run, and on a data folder that is there, whose MariaDB and Redis start with it. In turn,
 * medians of `STARTS` each. `src` is the server as tsc left it, before it was bundled.
 */
const STARTS = Number(process.argv[2] ?? 11);

const KINDS = ['bundle alone', 'src alone', 'bundle on a data folder', 'src on a data folder'] as const;

interface Measured {
  seconds: number;
  cpu: number;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'seatkeeper-bench-'));
  const services = await openServices({ dataDir: join(folder, 'services'), mariadb: true, redis: true });
  const { databaseUrl, migrationsDatabaseUrl, redisUrl } = services;
  const alone = { DATABASE_URL: databaseUrl, MIGRATIONS_DATABASE_URL: migrationsDatabaseUrl, REDIS_URL: redisUrl };
  const onFolder = { DATA_DIR: join(folder, 'data'), DATABASE_URL: undefined, REDIS_URL: undefined };
  const results = new Map(KINDS.map((kind) => [kind, [] as Measured[]]));
  try {
    // both databases are migrated, and the demo account is there, before anything is timed
    for (let round = -1; round < STARTS; round++) {
      for (const [kind, measured] of results) {
        const one = await start(kind.startsWith('src'), kind.endsWith('alone') ? alone : onFolder);
        if (round >= 0) measured.push(one);
      }
    }
  } finally {
    await services.release();
    rmSync(folder, { recursive: true, force: true });
  }
  for (const [kind, measured] of results) {
    const median = (of: keyof Measured) => measured.map((one) => one[of]).sort((a, b) => a - b)[STARTS >> 1] ?? 0;
    const fastest = Math.min(...measured.map(({ seconds }) => seconds));
    const wait = `ready in ${median('seconds').toFixed(2)} s (at best ${fastest.toFixed(2)} s)`;
    console.log(`${kind.padEnd(24)} ${wait}, CPU ${median('cpu').toFixed(2)} s`);
  }
}

async function start(isSource: boolean, env: NodeJS.ProcessEnv): Promise<Measured> {
  const began = performance.now();
  const program = isSource ? '../src/main.js' : '../bundle/main.js';
  const { url, child } = await startChild(program, [], { ...process.env, ...env, PORT: '0', LOG_LEVEL: 'warn' });
  while ((await fetch(new URL('/readyz', url))).status !== 200) await sleep(2);
  const measured = { seconds: (performance.now() - began) / 1_000, cpu: cpuOf(child) };
  child.kill();
  await once(child, 'exit');
  return measured;
}

await main();
