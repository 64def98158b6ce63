import { readFile } from 'node:fs/promises';
import { createApiClient } from './api-client.js';
import { CommandError, readOptions, runCommand } from './command.js';
import { foresee, importPeople } from './import-people.js';
import { importReport } from './import-report.js';
import { type Person, parseRoster } from './roster.js';

const USAGE =
  'usage: npm run --silent users:import -- --file FILE --key KEY [--url http://127.0.0.1:4000/graphql] [--dry-run]';

/**
 * A client of the public API that brings the people of a CSV file into the account of an Administrator's key. Every row is
 * checked before anything is sent. Tells on stderr how far it is, on stdout what it did; ends with 0 when all are there.
 */
async function main(): Promise<void> {
  const { file, key, url, dryRun } = readArguments();
  const people = await readPeople(file);
  const say = (line: string) => console.error(line);
  const api = createApiClient({ url, key, say });
  const { viewer } = await api.read<{ viewer: { role: string } }>('query ImportViewer { viewer { role } }');
  if (viewer.role !== 'ADMINISTRATOR')
    throw new CommandError(`--key is a ${viewer.role}'s: it takes an ADMINISTRATOR's`);

  const report = importReport(dryRun ? await foresee(api, people) : await importPeople(api, people, say));
  if (dryRun) report.unshift('DRY RUN: nothing was changed. This would happen now:');
  console.log(report.join('\n'));
}

function readArguments(): { file: string; key: string; url: string; dryRun: boolean } {
  const options = readOptions(USAGE, ['file', 'key', 'url'], ['dry-run']);
  const { file, key, url = 'http://127.0.0.1:4000/graphql', 'dry-run': dryRun = false } = options;
  if (!file) throw new CommandError(`--file is missing\n${USAGE}`);
  if (!key) throw new CommandError(`--key is missing\n${USAGE}`);
  // no header could carry another
  if (!/^[\x21-\x7e]+$/.test(key)) throw new CommandError(`--key is not a key\n${USAGE}`);
  if (!isHttpUrl(url)) throw new CommandError(`--url is not an http URL: ${url}\n${USAGE}`);
  return { file, key, url, dryRun };
}

/** One that `fetch` takes: it refuses names and passwords. */
function isHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

async function readPeople(file: string): Promise<Person[]> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new CommandError(`--file cannot be read: ${error.message}`);
  });
  const { people, faults } = parseRoster(bytes);
  if (faults.length > 0)
    throw new CommandError(`${faults.join('\n')}\nNothing was sent: mend ${file} and run it again.`);
  return people;
}

runCommand(main);
