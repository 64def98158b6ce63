import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EmbeddedServices } from '../src/embedded/services.js';
import { startChild } from './child.js';

export interface Contestant {
  name: string;
  url: string;
  child: ChildProcess;
  /** The others have a path for each operation. */
  graphql: boolean;
}

export const OURS = 'Seatkeeper';
export const BY_HAND = 'L, by hand';

/** As a user starts it, but for these settings; its log goes nowhere. */
export async function startOurs(services: EmbeddedServices, settings: NodeJS.ProcessEnv = {}): Promise<Contestant> {
  const { databaseUrl, redisUrl } = services;
  const env = { ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, PORT: '0', ...settings };
  return { name: OURS, graphql: true, ...(await startChild('../bundle/main.js', [], env, { quiet: true })) };
}

export async function startOthers({ databaseUrl }: EmbeddedServices): Promise<Contestant[]> {
  const start = async (name: string, file: string) => {
    const env = { ...process.env, NODE_ENV: 'production' };
    return { name, graphql: name !== BY_HAND, ...(await startChild(file, [databaseUrl as string], env)) };
  };
  return Promise.all([
    start(BY_HAND, './by-hand.js'),
    start('Mercurius, JIT', './mercurius.js'),
    start('straightforward', './straightforward.js'),
  ]);
}

/** Of the private MariaDB in this folder. */
export function databaseProcess(folder: string): { pid: number } {
  return { pid: Number(readFileSync(join(folder, 'mariadb.pid'), 'utf8')) };
}
