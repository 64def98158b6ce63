import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A command in a process of its own, as its npm script runs it. */
export interface Command {
  child: ChildProcess;
  /** The lines it printed so far. */
  lines(): string[];
  /** Resolves with the first `count` of them. */
  firstLines(count: number): Promise<string[]>;
  /** What it told the people at the terminal. */
  stderr(): string;
  /** Resolves once it has told them so. */
  told(what: string): Promise<void>;
  /** Resolves with the exit code; null after a kill. */
  ended: Promise<number | null>;
}

export function start(
  command: 'account-create' | 'epoch-bump' | 'faults' | 'invariants' | 'migrate' | 'users-import' | 'watch',
  args: string[],
  env: Record<string, string> = {},
): Command {
  const child = spawn(process.execPath, [`dist/bundle/${command}.js`, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  let wake = () => {};
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
    wake();
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
    wake();
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const lines = () => stdout.split('\n').slice(0, -1);
  let over = false;
  ended.then(() => {
    over = true;
    wake();
  });
  const until = async (is: () => boolean) => {
    while (!is()) {
      if (over) throw new Error(`it ended:\n${stdout}${stderr}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    child,
    lines,
    async firstLines(count) {
      await until(() => lines().length >= count);
      return lines().slice(0, count);
    },
    stderr: () => stderr,
    told: (what) => until(() => stderr.includes(what)),
    ended,
  };
}

/** Resolves once it has ended. */
export async function run(...args: Parameters<typeof start>) {
  const command = start(...args);
  const code = await command.ended;
  return { code, lines: command.lines(), stderr: command.stderr() };
}
