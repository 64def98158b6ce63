import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const LINES = readFileSync('Dockerfile', 'utf8')
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, '')
  .trim()
  .split('\n')
  .filter((line) => line !== '');
const LAST_STAGE = LINES.slice(LINES.findLastIndex((line) => line.startsWith('FROM ')));

/** What it copies from here. */
const COPIED = LINES.filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
  .flatMap((line) => line.split(' ').slice(1, -1))
  .filter((name, index, all) => all.indexOf(name) === index);

const ONLY_BUILDS = 'bundle.ts';

describe('the Dockerfile', () => {
  it('copies what is there, which .dockerignore lets in, and nothing else', () => {
    expect(COPIED.filter((name) => !existsSync(name))).toEqual([]);
    const [all, ...letIn] = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect([all, ...letIn.sort()]).toEqual(['*', ...COPIED.map((name) => `!${name}`).sort()]);
  });

  it('copies all that the server and its commands import, of which every package is a dependency of production', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const breaches = COPIED.filter((name) => name !== ONLY_BUILDS)
      .flatMap(sourcesOf)
      .flatMap((source) =>
        importsOf(source)
          .filter((specifier) =>
            specifier.startsWith('.')
              ? !COPIED.some((name) => join(dirname(source), specifier).replace(/\.js$/, '.ts').startsWith(name))
              : !isBuiltin(specifier) && !(packageOf(specifier) in dependencies),
          )
          .map((specifier) => `${source} imports ${specifier}`),
      );
    expect(breaches).toEqual([]);
  });

  it('runs on a Node.js that the README promises, as nobody in particular, without npm', () => {
    expect(LINES.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ')[1])).toEqual(
      Array(3).fill('node:20-bookworm-slim'),
    );
    const [user, entrypoint] = ['USER node', 'ENTRYPOINT ["node", "dist/bundle/main.js"]'].map((line) =>
      LAST_STAGE.indexOf(line),
    );
    expect(user).toBeGreaterThan(0);
    expect(entrypoint).toBeGreaterThan(user as number);
    expect(LAST_STAGE.filter((line) => /^(RUN|CMD|ENTRYPOINT|HEALTHCHECK)/.test(line)).join('\n')).not.toMatch(
      /apt|npm (ci|install|run|start)/,
    );
    expect(LAST_STAGE.slice(user).filter((line) => /^(USER|COPY|ADD|RUN)/.test(line))).toEqual(['USER node']);
    expect(LINES).toContain('RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund');
  });
});

function sourcesOf(name: string): string[] {
  if (!statSync(name).isDirectory()) return name.endsWith('.ts') ? [name] : [];
  return readdirSync(name, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(name, file));
}

/** As it is compiled: types are imported no more. */
function importsOf(source: string): string[] {
  const code = readFileSync(join('dist', source.replace(/\.ts$/, '.js')), 'utf8');
  return [
    ...code.matchAll(/^(?:import|export)\s[^;'"]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm),
  ].map((match) => (match[1] ?? match[2] ?? match[3]) as string);
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
