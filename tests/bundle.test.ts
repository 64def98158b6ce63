import { execFile } from 'node:child_process';
import { existsSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import {
  buildClientSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { createApiSchema } from '../src/app.js';
import { newAccount } from './support/accounts.js';
import { startServer } from './support/server.js';

const FOLDER = 'dist/bundle';

describe('what users run', () => {
  it('has the schema of the sources, word by word', async () => {
    const { apiKey } = await newAccount();
    const server = await startServer();
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ query: getIntrospectionQuery() }),
    });
    const { data } = (await response.json()) as { data: Parameters<typeof buildClientSchema>[0] };
    await server.stop();
    expect(print(buildClientSchema(data))).toBe(print(createApiSchema()));
  });

  it('is made anew only of something else, and what a server that runs may still load stays for a day', async () => {
    const build = () => promisify(execFile)(process.execPath, ['dist/bundle.js']);
    const madeAt = () => statSync(join(FOLDER, 'main.js')).mtimeMs;
    const [yesterdays, todays] = [50, 1].map((hours) => {
      const path = join(FOLDER, 'chunks', `of-${hours}-hours-ago.js`);
      writeFileSync(path, '');
      utimesSync(path, new Date(), new Date(Date.now() - hours * 3_600_000));
      return path;
    }) as [string, string];
    const before = madeAt();
    await build();
    expect(madeAt()).toBe(before);
    rmSync(join(FOLDER, 'made-from'));
    await build();
    expect(madeAt()).toBeGreaterThan(before);
    expect([yesterdays, todays].map((path) => existsSync(path))).toEqual([false, true]);
    rmSync(todays);
  });
});

function print(schema: GraphQLSchema): string {
  return printSchema(lexicographicSortSchema(schema));
}
