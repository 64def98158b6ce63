import { cpuOf } from './child.js';
import { type Answered, drive, type Next } from './client.js';
import type { Contestant } from './contestants.js';

export const CONNECTIONS = 32;

/** One of those who take turns. */
export interface Runner {
  name: string;
  contestant: Contestant;
  requests(): Next;
  /** Begins what goes on beside the requests; the function that it returns ends it. */
  beside?(): () => Promise<void>;
  connections?: number;
  /** How much each request counts for. */
  worth?: number;
}

export interface Measured extends Answered {
  /** Microseconds for each of what is counted. */
  serverCpu: number;
  databaseCpu: number;
}

export interface Plan {
  rounds: number;
  seconds: number;
  warmUpSeconds: number;
}

/** Each in turn, round after round, so that they share the machine's moods. */
export async function measureInTurn(
  runners: Runner[],
  database: { pid: number },
  { rounds, seconds, warmUpSeconds }: Plan,
): Promise<Map<Runner, Measured[]>> {
  const measured = new Map(runners.map((runner) => [runner, [] as Measured[]]));
  for (const runner of runners) await measure(runner, database, warmUpSeconds);
  for (let round = 0; round < rounds; round++) {
    for (const runner of runners) measured.get(runner)?.push(await measure(runner, database, seconds));
  }
  return measured;
}

async function measure(
  { contestant, requests, beside, connections = CONNECTIONS, worth = 1 }: Runner,
  database: { pid: number },
  seconds: number,
): Promise<Measured> {
  const next = requests();
  const end = beside?.();
  const [server, data] = [cpuOf(contestant.child), cpuOf(database)];
  const answered = await drive(contestant.url, connections, seconds, next);
  const each = 1e6 / (answered.count * worth);
  const [serverCpu, databaseCpu] = [(cpuOf(contestant.child) - server) * each, (cpuOf(database) - data) * each];
  await end?.();
  return { ...answered, perSecond: answered.perSecond * worth, serverCpu, databaseCpu };
}

export function median(all: number[]): number {
  const sorted = [...all].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
