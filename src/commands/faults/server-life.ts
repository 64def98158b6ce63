import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Life } from './victim.js';

/** Beside the command, as `npm run build` puts them. */
const MAIN = join(dirname(process.argv[1] as string), 'main.js');

/** A server's life, as `npm start` begins it, on another free port each time: `url` is where it listened last. */
export interface ServerLife extends Life {
  readonly url: string;
}

/** Its environment is `env` alone. What it tells the operator goes to the file. */
export function serverLife(env: Record<string, string>, logFile: string): ServerLife {
  let url = 'http://127.0.0.1:1/graphql';
  let child: ChildProcess | undefined;
  let ended: Promise<unknown> = Promise.resolve();
  return {
    get url() {
      return url;
    },
    async start() {
      const log = openSync(logFile, 'a', 0o600);
      const started = spawn(process.execPath, [MAIN], { env: { ...env, PORT: '0' }, stdio: ['ignore', 'pipe', log] });
      closeSync(log);
      child = started;
      ended = once(started, 'exit');
      let output = '';
      url = await new Promise<string>((resolve, reject) => {
        started.stdout?.on('data', (chunk) => {
          output += chunk;
          const listening = /listens at (\S+)/.exec(output)?.[1];
          if (listening) resolve(listening);
        });
        ended.then(() => reject(new Error('it ended before it listened')), reject);
      });
    },
    async ended() {
      await ended;
    },
    kill() {
      const isRunning = child !== undefined && child.exitCode === null && child.signalCode === null && !child.killed;
      if (isRunning) child?.kill('SIGKILL');
      return isRunning;
    },
  };
}
