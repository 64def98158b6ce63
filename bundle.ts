import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { BuildOptions, OutputFile, Plugin } from 'esbuild';

// The last step of `npm run build`: makes of tsc's output, in dist, what users run, in dist/bundle (docs/decisions/0026).

const FOLDER = 'dist/bundle';
const CHUNKS = join(FOLDER, 'chunks');
/** Tells when what the last build was made from had changed. */
const STAMP = join(FOLDER, 'made-from');
const MADE_FROM = ['dist/.tsbuildinfo', 'dist/bundle.js', 'node_modules/.package-lock.json'];
/** How long chunks of earlier builds stay: a server that still runs may ask for them. */
const KEPT_MS = 24 * 60 * 60 * 1_000;

const COMMANDS = ['account-create', 'epoch-bump', 'faults', 'invariants', 'migrate', 'users-import', 'watch'];

/** tsc writes `let User = class User {`, of which esbuild would make a `User2`; names are in the schema and the database. */
const namesOfClasses: Plugin = {
  name: 'names of classes',
  setup(build) {
    build.onLoad({ filter: /\/dist\/(src|migrations)\/.*\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/^let (\w+) = class \1 /gm, 'let $1 = class '),
    }));
  },
};

/**
 * The ES modules of graphql, whoever asks for it and however: a second copy would not know the types of the first one. From
 * CommonJS each name is got at each use, by a getter that V8 does not inline.
 */
const oneGraphql: Plugin = {
  name: 'one graphql',
  setup(build) {
    build.onResolve({ filter: /^graphql(\/.+)?$/ }, ({ path }) => {
      const module = path === 'graphql' ? 'graphql/index' : path.replace(/\.js$/, '');
      return { path: resolve('node_modules', `${module}.mjs`) };
    });
  },
};

const OPTIONS: BuildOptions & { write: false } = {
  entryPoints: ['dist/src/main.js', ...COMMANDS.map((name) => `dist/src/commands/${name}.js`)],
  entryNames: '[name]',
  chunkNames: 'chunks/[hash]',
  outdir: FOLDER,
  bundle: true,
  // what is imported where it is needed stays a file that is loaded then
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // as Node does
  mainFields: ['main'],
  // packages that find files beside their own, or are not there
  external: ['@opentelemetry/sdk-node', 'altair-static', 'class-validator'],
  // before any decorator: esbuild loads packages of the older kind after all others
  inject: ['reflect-metadata'],
  // else graphql-js looks at each value more than once
  define: { 'process.env.NODE_ENV': '"production"' },
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  },
  plugins: [namesOfClasses, oneGraphql],
  logLevel: 'warning',
  write: false,
};

// each time anew where nothing was made of it yet
const madeFrom = MADE_FROM.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs).join(' ');
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== madeFrom) {
  const { build } = await import('esbuild');
  await keep((await build(OPTIONS)).outputFiles);
  replace(STAMP, madeFrom);
}

/** The programs last: others start or build meanwhile. */
async function keep(files: OutputFile[]): Promise<void> {
  mkdirSync(CHUNKS, { recursive: true });
  const [chunks, programs] = [files.filter(isChunk), files.filter((file) => !isChunk(file))];
  for (const { path, contents } of [...chunks, ...programs]) replace(path, contents);
  const ours = new Set(chunks.map(({ path }) => basename(path)));
  for (const name of readdirSync(CHUNKS).filter((name) => !ours.has(name))) {
    const path = join(CHUNKS, name);
    const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - made > KEPT_MS) rmSync(path, { force: true });
  }
}

/** Whole or not at all, whoever else writes it. */
function replace(path: string, contents: string | Uint8Array): void {
  const whole = `${path}.${process.pid}`;
  writeFileSync(whole, contents);
  renameSync(whole, path);
}

function isChunk({ path }: OutputFile): boolean {
  return basename(dirname(path)) === basename(CHUNKS);
}
