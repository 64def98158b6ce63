import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { services } from './services.js';

/** A server in a process of its own, as a user starts it, on a free port. */
export interface Server {
  /** Of GraphQL over HTTP; the same with `ws:` for WebSocket. */
  url: string;
  child: ChildProcess;
  /** What it printed so far, on both streams. */
  output(): string;
  /** SIGTERM, by default; resolves with the exit code, null after a kill. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Resolves once it listens. Its environment is that of the test run's services, and `env`. */
export async function startServer(env: Record<string, string> = {}): Promise<Server> {
  const { databaseUrl, redisUrl } = services();
  const child = spawn(process.execPath, ['dist/bundle/main.js'], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      PORT: '0',
      LOG_LEVEL: 'warn',
      GUEST_RATE: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk;
      const listening = /listens at (\S+)/.exec(output)?.[1];
      if (listening) resolve(listening);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    exited.then(([code]) => reject(new Error(`the server ended with ${code} before it listened:\n${output}`)));
  });
  return {
    url,
    child,
    output: () => output,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}
