import { readFile, writeFile } from 'node:fs/promises';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { createApiSchema } from '../app.js';

const FILE = 'schema/schema.graphql';

/** Writes the API's schema with its directives and descriptions; with `--check`, fails when the file is another one. */
async function main(): Promise<void> {
  const sdl = `${printSchemaWithDirectives(createApiSchema())}\n`;
  if (!process.argv.includes('--check')) return writeFile(FILE, sdl);
  if ((await readFile(FILE, 'utf8')) === sdl) return;
  console.error(`${FILE} is not what the code says: run "npm run schema:emit".`);
  process.exitCode = 1;
}

await main();
