import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError, readOptions, runCommand } from './command.js';
import { compare, type Findings, recordLine } from './schema-compare/compare.js';

const USAGE = 'usage: node dist/src/commands/schema-compare.js [--release]';

const CURRENT = 'schema/schema.graphql';
const RELEASED = 'schema/released.graphql';
const DECISIONS = 'docs/decisions';

/**
 * Compares the emitted schema with the last release's. Ends with 1 where it breaks clients without a decision record that
 * says so, or deprecates without a date; what may surprise clients is only told. With `--release`, and where all is well,
 * the schema becomes the released one, under the version of package.json.
 */
async function main(): Promise<void> {
  const { release } = readOptions(USAGE, [], ['release']);
  const [current, released] = await Promise.all([readFile(CURRENT, 'utf8'), readFile(RELEASED, 'utf8')]);
  const version = /^# Released as (\S+)$/m.exec(released)?.[1];
  if (version === undefined) throw new CommandError(`${RELEASED} has no line "# Released as <version>".`);
  const findings = compare({ version, released, current, decisions: await readDecisions() });
  for (const change of findings.decided) console.log(`Breaks clients of ${version}, as decided: ${change}`);
  for (const change of findings.dangerous) console.log(`May surprise clients of ${version}: ${change}`);
  const told = [...tellUndecided(findings.undecided, version), ...tellDeprecations(findings.deprecations)];
  if (told.length > 0) throw new CommandError(told.join('\n'));
  if (release) await writeReleased(version, released, current);
}

async function readDecisions(): Promise<string> {
  const names = (await readdir(DECISIONS)).filter((name) => name.endsWith('.md'));
  return (await Promise.all(names.map((name) => readFile(join(DECISIONS, name), 'utf8')))).join('\n');
}

function tellUndecided(undecided: Findings['undecided'], version: string): string[] {
  if (undecided.length === 0) return [];
  return [
    `${CURRENT} breaks clients of ${version}. Keep what they use, and deprecate it; or decide, in a record in ${DECISIONS} with`,
    ...undecided.map((change) => recordLine(version, change)),
  ];
}

function tellDeprecations(deprecations: Findings['deprecations']): string[] {
  if (deprecations.length === 0) return [];
  return [
    'A deprecation says what to use, and from when it may be gone: "Use `name` instead. May be removed from 2030-01-31."',
    ...deprecations.map((place) => `- ${place}`),
  ];
}

async function writeReleased(before: string, released: string, current: string): Promise<void> {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  const text = `# Released as ${version}\n\n${current}`;
  if (text === released) return;
  if (version === before) throw new CommandError(`${version} is released. Give package.json the next version first.`);
  await writeFile(RELEASED, text);
}

runCommand(main);
