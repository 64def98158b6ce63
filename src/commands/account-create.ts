import { createAccount } from '../accounts/create-account.js';
import { migrate } from '../database/migrate.js';
import { createPools } from '../database/pools.js';
import { checkEmail, checkName, checkRange, LicenseKind, type UserError } from '../entities/index.js';
import { CommandError, readOptions, runCommand } from './command.js';
import { withDatabase } from './with-database.js';

const USAGE =
  'usage: npm run --silent account:create -- --name N --admin-name A --admin-email E [--scheduled-meeting 10] [--live-engagement 5]';

/**
 * Opens an account and prints one line of JSON, `{"accountId", "userId", "apiKey"}`: its first Administrator, who holds
 * no license, and their key, which is told this once. Works beside a running server, with the same environment.
 */
async function main(): Promise<void> {
  const account = readArguments();
  await withDatabase(async (databaseUrl, migrationsDatabaseUrl) => {
    await migrate(databaseUrl, migrationsDatabaseUrl);
    const pools = createPools(databaseUrl);
    try {
      console.log(JSON.stringify(await createAccount(pools, account)));
    } finally {
      await pools.end();
    }
  });
}

const REQUIRED = ['name', 'admin-name', 'admin-email'] as const;

function readArguments(): Parameters<typeof createAccount>[1] {
  const values = readOptions(USAGE, [...REQUIRED, 'scheduled-meeting', 'live-engagement']);
  const name = values.name?.trim() ?? '';
  const adminName = values['admin-name']?.trim() ?? '';
  const adminEmail = values['admin-email']?.trim() ?? '';
  const scheduledMeeting = capacityOf(values['scheduled-meeting']);
  const liveEngagement = capacityOf(values['live-engagement']);
  const missing = REQUIRED.filter((option) => values[option] === undefined);
  if (missing.length > 0)
    throw new CommandError(`missing: ${missing.map((option) => `--${option}`).join(', ')}\n${USAGE}`);
  const faults: UserError[] = [
    ...checkName('--name', name),
    ...checkName('--admin-name', adminName),
    ...checkEmail('--admin-email', adminEmail),
    ...checkRange('--scheduled-meeting', scheduledMeeting, 0, 100_000),
    ...checkRange('--live-engagement', liveEngagement, 0, 100_000),
  ];
  if (faults.length > 0) {
    throw new CommandError([...faults.map(({ field, message }) => `${field?.[0]}: ${message}`), USAGE].join('\n'));
  }
  const capacity = {
    [LicenseKind.SCHEDULED_MEETING]: scheduledMeeting,
    [LicenseKind.LIVE_ENGAGEMENT]: liveEngagement,
  };
  return { name, adminName, adminEmail, capacity };
}

function capacityOf(text: string | undefined): number {
  return text === undefined ? 0 : Number(text.trim() || Number.NaN);
}

runCommand(main);
