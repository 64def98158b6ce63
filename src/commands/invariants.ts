import { connectionFault } from '../database/failures.js';
import { requireMigrated } from '../database/migrate.js';
import { createPools, type Queries } from '../database/pools.js';
import { isId } from '../entities/index.js';
import { CommandError, readOptions, runCommand } from './command.js';
import { type Audit, audit } from './invariants/audit.js';
import { checks } from './invariants/checks.js';
import { withDatabase } from './with-database.js';

const USAGE = 'usage: npm run --silent invariants -- [--account acc_...]';

/** A large account takes its time; what takes longer is a connection that swallows our words. */
const STATEMENT_MS = 10 * 60_000;

/**
 * Checks the rules on a live database: prints a line for whatever breaks one, and how many there are, and ends with 1
 * then, with 0 where all hold. Works beside a running server, with the same environment; it changes nothing, and does
 * not migrate.
 */
async function main(): Promise<void> {
  const { account } = readOptions(USAGE, ['account']);
  await withDatabase(async (databaseUrl) => {
    const pools = createPools(databaseUrl, { statementMs: STATEMENT_MS });
    try {
      await refuseOldSchema(pools.read);
      if (account !== undefined && !isId(account)) throw noSuchAccount(account);
      const audited = await audit(pools.read, account);
      if (account !== undefined && audited.accounts === 0) throw noSuchAccount(account);
      report(audited);
    } finally {
      await pools.end();
    }
  });
}

async function refuseOldSchema(db: Queries): Promise<void> {
  try {
    await requireMigrated(db);
  } catch (error) {
    if (connectionFault(error) !== undefined) throw error;
    throw new CommandError('The database lacks migrations that this version knows: start its server, which migrates.');
  }
}

function noSuchAccount(account: string): CommandError {
  return new CommandError(`--account: there is no account ${JSON.stringify(account)}\n${USAGE}`);
}

function report({ accounts, found }: Audit): void {
  const checked = `${counted(accounts, 'account')}, ${checks.length} checks`;
  if (found.length === 0) {
    console.log(`${checked}: all rules hold`);
    return;
  }
  for (const { count, lines } of found) {
    for (const line of lines) console.log(line);
    if (count > lines.length) console.log(`... and ${count - lines.length} more of these`);
  }
  const findings = found.reduce((sum, { count }) => sum + count, 0);
  console.log(`${checked}: ${counted(findings, 'finding')}`);
  process.exitCode = 1;
}

function counted(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}

runCommand(main);
