import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const RULE = /\b[A-Z]\d\b/g;

describe('the rules', () => {
  const rules = readFileSync('docs/rules.md', 'utf8').match(/(?<=^- \*\*)[A-Z]\d/gm) ?? [];

  it('are each held by a test that names it, and no test names another', () => {
    const named = new Set(testNames().flatMap((name) => name.match(RULE) ?? []));
    expect([...named].sort()).toEqual([...rules].sort());
  });
});

function testNames(): string[] {
  const files = readdirSync('tests', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  return files.flatMap((file) => {
    const text = readFileSync(join('tests', file), 'utf8');
    // a name stands first or, of `each`, behind its table
    const names = [/^\s*(?:it|describe)\b[^'"`]*(['"`])(.*?)\1/gm, /\)\(\s*(['"`])(.*?)\1,/g];
    return names.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[2] as string));
  });
}
