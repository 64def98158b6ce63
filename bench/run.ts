import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '../src/database/migrate.js';
import { type EmbeddedServices, openServices } from '../src/embedded/services.js';
import { type LoadedAccount, loadAccounts, USUAL } from './accounts.js';
import { BY_HAND, type Contestant, databaseProcess, startOthers, startOurs } from './contestants.js';
import { measureInTurn, type Plan } from './measure.js';
import { toTable } from './report.js';
import { requireSame } from './same.js';
import { workloadsOf } from './workloads.js';

/** `npm run bench`: see docs/performance.md. */
const { values: options } = parseArgs({
  options: {
    /** About a minute for all: fewer accounts, one short round. */
    quick: { type: 'boolean', default: false },
    /** Only workloads whose names begin so. */
    only: { type: 'string', default: '' },
  },
});

const PLAN: Plan = options.quick
  ? { rounds: 1, seconds: 1.5, warmUpSeconds: 0.5 }
  : { rounds: 3, seconds: 8, warmUpSeconds: 3 };
const ACCOUNTS = options.quick ? 100 : 1_000;

const say = (line: string) => console.error(line);

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'seatkeeper-bench-'));
  const services = await openServices({ dataDir: folder, mariadb: true, redis: true, say });
  const started: Contestant[] = [];
  try {
    await migrate(services.databaseUrl as string, services.migrationsDatabaseUrl);
    const began = performance.now();
    const shapes = [...Array.from({ length: ACCOUNTS }, () => USUAL), { users: 10_000, capacity: 10_000, held: 5_000 }];
    const accounts = await loadAccounts(services.databaseUrl as string, shapes);
    const busy = accounts.pop() as LoadedAccount;
    say(`loaded within ${((performance.now() - began) / 1_000).toFixed(0)} s`);
    started.push(await startOurs(services), ...(await startOthers(services)));
    await requireSame(services.databaseUrl as string, started, accounts);
    say('all answer the same');
    await measureAll(services, folder, started, accounts, busy);
  } finally {
    for (const { child } of started) child.kill('SIGKILL');
    await services.release();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function measureAll(
  services: EmbeddedServices,
  folder: string,
  contestants: Contestant[],
  accounts: LoadedAccount[],
  busy: LoadedAccount,
): Promise<void> {
  const [ours, ...others] = contestants as [Contestant, ...Contestant[]];
  const byHand = others.find(({ name }) => name === BY_HAND) as Contestant;
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}\n`,
  );
  for (const workload of workloadsOf(accounts, busy)) {
    if (!workload.name.startsWith(options.only)) continue;
    const forgetful = workload.nothingStored ? await startOurs(services, false) : undefined;
    try {
      const measured = await measureInTurn([forgetful ?? ours, ...others], workload, databaseProcess(folder), PLAN);
      console.log(toTable(workload.title, measured, byHand));
    } finally {
      forgetful?.child.kill('SIGKILL');
    }
  }
}

await main();
