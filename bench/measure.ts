import { cpuOf } from './child.js';
import { type Answered, drive } from './client.js';
import type { Contestant } from './contestants.js';
import { CONNECTIONS, changeEverySecond, type Workload } from './workloads.js';

export interface Measured extends Answered {
  /** Microseconds for each request. */
  serverCpu: number;
  databaseCpu: number;
}

export interface Plan {
  rounds: number;
  seconds: number;
  warmUpSeconds: number;
}

/** Each contestant in turn, round after round, so that they share the machine's moods. */
export async function measureInTurn(
  contestants: Contestant[],
  workload: Pick<Workload, 'requests' | 'changed'>,
  database: { pid: number },
  { rounds, seconds, warmUpSeconds }: Plan,
): Promise<Map<Contestant, Measured[]>> {
  const measured = new Map(contestants.map((contestant) => [contestant, [] as Measured[]]));
  for (const contestant of contestants) await measure(contestant, workload, database, warmUpSeconds);
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) {
      measured.get(contestant)?.push(await measure(contestant, workload, database, seconds));
    }
  }
  return measured;
}

async function measure(
  contestant: Contestant,
  { requests, changed }: Pick<Workload, 'requests' | 'changed'>,
  database: { pid: number },
  seconds: number,
): Promise<Measured> {
  const next = requests(contestant);
  const stop = changed && changeEverySecond(contestant, changed);
  const [server, data] = [cpuOf(contestant.child), cpuOf(database)];
  const answered = await drive(contestant.url, CONNECTIONS, seconds, next);
  const each = 1e6 / answered.count;
  const [serverCpu, databaseCpu] = [(cpuOf(contestant.child) - server) * each, (cpuOf(database) - data) * each];
  await stop?.();
  return { ...answered, serverCpu, databaseCpu };
}

/** Of each number, the median of all rounds. */
export function median(all: number[]): number {
  const sorted = [...all].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
