import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Server, startServer } from './support/server.js';

const README = readFileSync('README.md', 'utf8');

/** What a newcomer pastes: the `sh` blocks of the story. */
const BLOCKS = [...README.matchAll(/```sh\n([^`]*)```/g)].map((match) => match[1] as string).slice(1);

describe('the README', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'seatkeeper-readme-'));
  let server: Server;
  let keys: string[];
  const watchers: ChildProcess[] = [];

  beforeAll(async () => {
    // as `npm start` does without settings: a private MariaDB and Redis, and the demo account
    server = await startServer({ DATA_DIR: dataDir, DATABASE_URL: '', REDIS_URL: '' });
    keys = await until(() => {
      const printed = server.output().match(/sk_\S{75}/g) ?? [];
      return printed.length >= 2 && printed;
    });
  });
  afterAll(async () => {
    for (const watcher of watchers) watcher.kill();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('gets a newcomer through the story to a live seatFreed by pasting its blocks', async () => {
    const live = watch(keys[0] as string);
    await until(() => live.errors().includes('listening'));
    const script = BLOCKS.join('\n')
      .replace('KEY=sk_...', `KEY=${keys[0]}`)
      .replace('http://127.0.0.1:4000/graphql', server.url);
    const answers = execFileSync('sh', ['-eu', '-c', script], { encoding: 'utf8' }).trim().split('\n');

    const resume = answers.find((line) => line.startsWith('npm run watch'))?.split('--after ')[1] as string;
    const replies = answers.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
    expect(replies.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    const refused = replies
      .flatMap(({ data }) => Object.values(data as object))
      .flatMap(({ userErrors }) => userErrors ?? []);
    expect(refused).toMatchObject([{ code: 'PAGE_DISABLED' }, { code: 'NO_FREE_LICENSE' }]);

    const told = [
      'BookingCreated',
      ...['PageDisabled', 'PageDisabled', 'SeatFreed'],
      ...['SeatAssigned', 'PageReassigned', 'PageEnabled', 'BookingCreated'],
      ...['PoolResized', 'SeatAssigned', 'PageEnabled'],
      ...['PageDisabled', 'SeatFreed'],
      ...['SeatAssigned', 'ConversationStarted', 'ConversationJoined', 'ConversationRequeued', 'SeatFreed'],
    ];
    /** From the page that was disabled while nobody listened. */
    const missed = 7;
    const lines = await until(() => live.lines().length >= told.length && live.lines());
    expect(lines.map((line) => line.split(' ')[2])).toEqual(told);
    expect(lines.at(-6)).toContain('formerHolderName=Linus');
    expect(lines.at(-2)).toContain('formerAgentName=Ada');

    const resumed = watch(keys[0] as string, resume);
    expect(await until(() => resumed.lines().length >= missed && resumed.lines())).toEqual(lines.slice(-missed));
  });

  it('keeps the demo account and its keys from one start to the next', async () => {
    await server.stop();
    server = await startServer({ DATA_DIR: dataDir, DATABASE_URL: '', REDIS_URL: '', NODE_ENV: '' });
    await until(() => server.output().includes('Try:'));
    expect(
      server
        .output()
        .match(/sk_\S{75}/g)
        ?.slice(0, 2),
    ).toEqual(keys.slice(0, 2));
  });

  it('prints the address of the page to try things with', async () => {
    const address = await until(() => /Open (\S+) /.exec(server.output())?.[1] ?? false);
    expect(address).toBe(new URL('/', server.url).href);
    expect(await (await fetch(address)).text()).toMatch(/^<!doctype html>/);
  });

  function watch(key: string, after?: string) {
    const child = spawn(process.execPath, [
      'dist/bundle/watch.js',
      ...['--key', key, '--url', server.url],
      ...(after ? ['--after', after] : []),
    ]);
    watchers.push(child);
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    return { lines: () => out.split('\n').filter((line) => line !== ''), errors: () => err };
  }
});

/** Polls what a child process has printed so far. */
async function until<T>(look: () => T | false): Promise<T> {
  for (let tries = 0; tries < 600; tries++) {
    const seen = look();
    if (seen) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('waited for 30 s');
}
