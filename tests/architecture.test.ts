import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** What each folder of `src` may import, of ours: consequences flow one way. */
const MAY_IMPORT: Record<string, string[]> = {
  config: [],
  entities: [],
  embedded: [],
  database: ['entities'],
  events: ['database', 'entities'],
  graphql: ['events', 'database', 'entities'],
  'booking-pages': ['graphql', 'events', 'database', 'entities'],
  conversations: ['graphql', 'events', 'database', 'entities'],
  bookings: ['graphql', 'events', 'database', 'entities', 'booking-pages'],
  licenses: ['graphql', 'events', 'database', 'entities', 'booking-pages', 'conversations'],
  accounts: ['graphql', 'events', 'database', 'entities', 'booking-pages', 'conversations', 'licenses'],
  http: ['graphql', 'events', 'config'],
};

/** They may import everything, and only they each other. */
const ENTRIES = ['app', 'main', 'commands'];

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join('src', file));

describe('the house', () => {
  it('lets imports point the way consequences flow', () => {
    const breaches = files.flatMap((file) => {
      const from = placeOf(file);
      if (ENTRIES.includes(from)) return [];
      const allowed = MAY_IMPORT[from];
      if (allowed === undefined) return [`${file}: the table does not know "${from}"`];
      return importsOf(file)
        .filter((target) => target !== from && !allowed.includes(target))
        .map((target) => `${file} imports ${target}`);
    });
    expect(breaches).toEqual([]);
  });

  it('reads imports of every form, so that a breach is seen', () => {
    const source = [
      "import { a } from '../licenses/a.js';",
      "import type { B } from '../accounts/b.js';",
      "export * from '../http/c.js';",
      "const d = await import('../commands/d.js');",
      "import '../config.js';",
      "import {\n  e,\n} from '../events/e.js';",
      "import { ours } from './f.js';",
      "import { theirs } from 'graphql';",
    ].join('\n');
    expect(placesImported('src/entities/x.ts', source)).toEqual([
      'licenses',
      'accounts',
      'http',
      'commands',
      'config',
      'events',
      'entities',
    ]);
  });

  it('keeps the client for third parties free of everything of ours', () => {
    const imported = readdirSync('clients', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [
        ...readFileSync(join('clients', file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g),
      ])
      .map((match) => match[1] as string);
    expect(new Set(imported.filter((specifier) => !specifier.startsWith('./')))).toEqual(
      new Set(['graphql', 'graphql-ws']),
    );
  });

  it('has one barrel', () => {
    expect(files.filter((file) => file.endsWith('/index.ts'))).toEqual(['src/entities/index.ts']);
  });

  it('has no file that is longer than 250 lines', () => {
    const lengths = files.map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }));
    expect(lengths.filter(({ lines }) => lines > 250)).toEqual([]);
  });

  it('reads settings in one place; the embedded services only hand the environment on to their programs', () => {
    const readers = files.filter((file) => readFileSync(file, 'utf8').includes('process.env'));
    expect(readers.filter((file) => placeOf(file) !== 'embedded')).toEqual(['src/config.ts']);
  });
});

function importsOf(file: string): string[] {
  return placesImported(file, readFileSync(file, 'utf8'));
}

function placesImported(file: string, source: string): string[] {
  const specifiers = [...source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1] as string);
  return specifiers
    .map((specifier) => relative('.', join(dirname(file), specifier)))
    .filter((target) => target.startsWith('src/'))
    .map(placeOf);
}

/** The folder of `src`, or the file that stands beside them. */
function placeOf(path: string): string {
  return (path.split('/')[1] as string).replace(/\.[jt]s$/, '');
}
