import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '../src/database/migrate.js';
import { type EmbeddedServices, openServices } from '../src/embedded/services.js';
import { type LoadedAccount, loadAccounts, USUAL } from './accounts.js';
import { type Contestant, databaseProcess, startOthers, startOurs } from './contestants.js';
import { benchFanOut } from './fan-out.js';
import { measureInTurn, type Plan, type Runner } from './measure.js';
import { toTable } from './report.js';
import { requireSame } from './same.js';
import { type Workload, workloadsOf } from './workloads.js';

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
  ? { rounds: 1, seconds: 0.8, warmUpSeconds: 0.3 }
  : { rounds: 3, seconds: 8, warmUpSeconds: 5 };
const ACCOUNTS = options.quick ? 100 : 1_000;
/** Accounts of so many users, and as many licenses of each kind, half of them held. */
const GROWN = options.quick ? [100, 10_000] : [100, 10_000, 100_000];

const say = (line: string) => console.error(line);

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'seatkeeper-bench-'));
  const services = await openServices({ dataDir: folder, mariadb: true, redis: true, say });
  const databaseUrl = services.databaseUrl as string;
  const started: Contestant[] = [];
  try {
    await migrate(databaseUrl, services.migrationsDatabaseUrl);
    const [accounts, grown] = await load(databaseUrl);
    started.push(await startOurs(services), ...(await startOthers(services)));
    await requireSame(databaseUrl, started, accounts);
    say('all answer the same');
    const [processor] = cpus();
    console.log(
      `${new Date().toISOString().slice(0, 10)}, ${cpus().length} x ${processor?.model}, Node ${process.version}\n`,
    );
    for (const workload of workloadsOf(accounts, grown)) {
      if (workload.name.startsWith(options.only)) await measure(workload, services, folder, started);
    }
  } finally {
    for (const { child } of started) child.kill('SIGKILL');
    await services.release();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function load(databaseUrl: string): Promise<[LoadedAccount[], Map<number, LoadedAccount>]> {
  const began = performance.now();
  const shapes = GROWN.map((users) => ({ users, capacity: users, held: users / 2 }));
  const grown = await loadAccounts(databaseUrl, 'grown', shapes);
  const accounts = await loadAccounts(databaseUrl, 'usual', new Array(ACCOUNTS).fill(USUAL));
  say(`loaded within ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  return [accounts, new Map(GROWN.map((users, index) => [users, grown[index] as LoadedAccount]))];
}

async function measure(
  { title, counted = 'requests', nothingStored, runners, base }: Workload,
  services: EmbeddedServices,
  folder: string,
  started: Contestant[],
): Promise<void> {
  const [ours, ...others] = started as [Contestant, ...Contestant[]];
  const forgetful = nothingStored ? await startOurs(services, { ANSWERS_MB: '0' }) : undefined;
  try {
    const running = runners([forgetful ?? ours, ...others]);
    const measured = await measureInTurn(running, databaseProcess(folder), PLAN);
    const reference = running.find(({ name }) => name === base) as Runner;
    console.log(toTable(title, counted, measured, reference));
  } finally {
    forgetful?.child.kill('SIGKILL');
  }
}

if (options.only === '' || !'fan-out'.startsWith(options.only)) await main();
if ('fan-out'.startsWith(options.only)) await benchFanOut({ quick: options.quick });
