import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ConfigError } from '../config.js';
import { connectionFault, MigrationError } from '../database/failures.js';
import { EmbeddedUnavailableError } from '../embedded/binaries.js';

/** A command ends for a reason that its user can mend; the message says how. */
export class CommandError extends Error {}

const MENDABLE = [CommandError, ConfigError, EmbeddedUnavailableError, MigrationError];

/** Runs a command to its end; what it fails with is printed, and the exit code 1. */
export function runCommand(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(explain(error));
    process.exitCode = 1;
  });
}

/**
 * The command line's `--name value` pairs and `--flag`s; throws `CommandError` with the usage for any other. For `--help`
 * it prints the usage, and the process ends.
 */
export function readOptions<Name extends string, Flag extends string = never>(
  usage: string,
  names: readonly Name[],
  flags: readonly Flag[] = [],
): Partial<Record<Name, string> & Record<Flag, boolean>> {
  const options = Object.fromEntries([
    ...names.map((name) => [name, { type: 'string' as const }] as const),
    ...[...flags, 'help'].map((flag) => [flag, { type: 'boolean' as const }] as const),
  ]);
  const values = valuesOf(options, usage);
  if (values.help) {
    console.log(usage);
    process.exit();
  }
  return values as Partial<Record<Name, string> & Record<Flag, boolean>>;
}

function valuesOf(options: ParseArgsConfig['options'], usage: string): Record<string, unknown> {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n${usage}`);
  }
}

/** One clear line for what the user can mend, all that is known for anything else. */
function explain(error: unknown): unknown {
  if (MENDABLE.some((kind) => error instanceof kind)) return (error as Error).message;
  return connectionFault(error) ?? error;
}
