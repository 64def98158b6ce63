import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** None outlives us, however we end. */
const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/**
 * A program of ours beside this file, or above it, in a process of its own; resolves once it listens. What it says on
 * stderr is heard unless it is `quiet`.
 */
export async function startChild(
  file: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  { quiet = false }: { quiet?: boolean } = {},
) {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], {
    env,
    stdio: ['ignore', 'pipe', quiet ? 'ignore' : 'inherit'],
  });
  children.add(child);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      const listening = /listens at (\S+)/.exec(String(text))?.[1];
      if (listening) resolve(listening);
    });
    child.once('exit', (code) => {
      children.delete(child);
      reject(new Error(`${file} ended with ${code} before it listened`));
    });
  });
  return { url, child };
}

/** Seconds that the process has worked so far. */
export function cpuOf({ pid }: Pick<ChildProcess, 'pid'>): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
