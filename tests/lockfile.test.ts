import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

interface Entry {
  optionalDependencies?: Record<string, string>;
}

// npm leaves out what the registry at hand does not serve, and `npm ci` refuses such a lockfile elsewhere, or even there
it('names every optional platform package in package-lock.json, whatever machine wrote it', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});
