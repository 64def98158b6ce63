import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccount } from '../src/accounts/create-account.js';
import { migrate } from '../src/database/migrate.js';
import { createPools } from '../src/database/pools.js';
import { openServices } from '../src/embedded/services.js';
import type { LicenseKind } from '../src/entities/index.js';
import { cpuOf, startChild } from './child.js';
import { familiesOf, newCrowd, type Operation, worstOf } from './worst-operations.js';

/** The CPU of a server for the worst operations that the limits by default let in, over HTTP: medians, in milliseconds. */
const ROUNDS = 9;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'seatkeeper-bench-'));
  const services = await openServices({ dataDir: folder, mariadb: true, redis: true, say: console.error });
  let child: ChildProcess | undefined;
  try {
    const { databaseUrl, redisUrl } = services as { databaseUrl: string; redisUrl: string };
    await migrate(databaseUrl, services.migrationsDatabaseUrl);
    const pools = createPools(databaseUrl);
    const capacity = { SCHEDULED_MEETING: 0, LIVE_ENGAGEMENT: 0 } as Record<LicenseKind, number>;
    const opened = { name: 'Acme', adminName: 'Ada', adminEmail: 'ada@acme.example', capacity };
    const { apiKey, accountId } = await createAccount(pools, opened);
    await pools.end();
    const crowd = await newCrowd(databaseUrl, accountId);
    const env = { ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, PORT: '0', LOG_LEVEL: 'warn' };
    const server = await startChild('../bundle/main.js', [], env);
    child = server.child;
    const ask = async (operation: Operation) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` };
      const before = cpuOf(server.child);
      const response = await fetch(server.url, { method: 'POST', headers, body: JSON.stringify(operation) });
      const { data, extensions } = (await response.json()) as { data?: object; extensions?: { cost: number } };
      if (!data) throw new Error(`refused: ${response.status}`);
      return { ms: (cpuOf(server.child) - before) * 1_000, cost: extensions?.cost };
    };
    const worst = Object.entries(familiesOf(crowd, 'x')).map(([name, family]) => [name, worstOf(family)] as const);
    const told = new Map(worst.map(([name]) => [name, [] as number[]]));
    const costs = new Map<string, number | undefined>();
    // in turn, so that noise is shared; the first round warms up
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [name, family] of Object.entries(familiesOf(crowd, `round${round}`))) {
        const { ms, cost } = await ask(family(worst.find(([one]) => one === name)?.[1] ?? 0));
        costs.set(name, cost);
        if (round > 0) told.get(name)?.push(ms);
      }
    }
    for (const [name, size] of worst) {
      const sorted = (told.get(name) ?? []).sort((one, other) => one - other);
      const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
      console.log(
        `${name.padEnd(10)} ${median.toFixed(0).padStart(5)} ms for ${size}, of a cost of ${costs.get(name)}`,
      );
    }
  } finally {
    child?.kill('SIGKILL');
    await services.release();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

await main();
