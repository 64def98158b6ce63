import { CommandError, readOptions, runCommand } from './command.js';
import { report } from './faults/report.js';
import { runFaults } from './faults/run.js';

const USAGE = 'usage: npm run faults -- [--minutes 1] [--seed N] [--keep]';

/**
 * Runs two servers, a MariaDB and a Redis of its own, kills them at random (`kill -9`), and then troubles Redis, while
 * clients move seats and subscribers resume by their cursors. Prints what it did, and ends with 1 if anything was lost,
 * doubled or wrong. The seed says what is chosen, not when it meets. Everything is gone afterwards, unless it is kept.
 */
async function main(): Promise<void> {
  const { minutes = '1', seed = String(Math.floor(Math.random() * 2 ** 31)), keep = false } = readArguments();
  if (!(Number(minutes) > 0)) throw new CommandError(`--minutes takes a number above 0\n${USAGE}`);
  if (!/^\d{1,10}$/.test(seed)) throw new CommandError(`--seed takes a whole number\n${USAGE}`);
  // what is under way is taken down as the process ends
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  console.log(`seed        ${seed}`);
  const say = (line: string) => console.error(line);
  const run = await runFaults({ minutes: Number(minutes), seed: Number(seed), keep, say });
  for (const line of report(run)) console.log(line);
  const { lost, doubled, wrong } = run.findings;
  if (lost + doubled + wrong > 0) process.exitCode = 1;
}

function readArguments() {
  return readOptions(USAGE, ['minutes', 'seed'], ['keep']);
}

runCommand(main);
