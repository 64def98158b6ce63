import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.js';
import type { Phase } from './ledger.js';
import type { TcpProxy } from './proxy.js';
import type { Victim } from './victim.js';

/** What the phases work on. */
export interface Stage {
  victims: readonly Victim[];
  redis: Victim;
  /** In front of Redis. */
  proxy: TcpProxy;
  servers: readonly { readonly url: string }[];
  chance: Chance;
  /** From now on, what happens belongs to this phase. */
  begin(phase: Phase): void;
  /** How many mutations were answered so far. */
  answered(): number;
  /** It did not come back by itself. */
  wrong(text: string): void;
}

const BETWEEN_KILLS_MS = { mean: 1_600, least: 100, most: 5_000 };
const ANSWERS_BETWEEN_KILLS = 40;
const RECOVERY_MS = 60_000;
const FLAP_MS = { least: 100, most: 1_500 };

/**
 * Kills any of the four at random moments, also while others are down or about to come back. Most times something was
 * done since the last kill: else a busy machine would see nothing but restarts.
 */
export async function killAtRandom(stage: Stage, lastsMs: number): Promise<void> {
  const { victims, chance, begin, answered } = stage;
  begin('kills');
  const end = performance.now() + lastsMs;
  while (performance.now() < end) {
    const enough = answered() + (chance.oneIn(3) ? 0 : ANSWERS_BETWEEN_KILLS);
    const { mean, least, most } = BETWEEN_KILLS_MS;
    await sleep(Math.min(most, Math.max(least, -mean * Math.log(1 - chance.share()))));
    while (answered() < enough && performance.now() < end) await sleep(10);
    while (!chance.of(victims)?.kill()) await sleep(10);
  }
}

/** How long it took, after each kind of trouble with Redis, until both servers told that they are whole again. */
export type Recoveries = Map<Phase, number>;

/** Redis well, stopped, coming and going, and silent though its connections stand. */
export async function troubleRedis(stage: Stage, lastsMs: number): Promise<Recoveries> {
  const { redis, proxy, chance, begin } = stage;
  const recoveries: Recoveries = new Map();
  const recover = async (phase: Phase) => {
    begin('coming back');
    const from = performance.now();
    if (await whole(stage)) recoveries.set(phase, performance.now() - from);
    else stage.wrong(`a minute after "${phase}" not all are ready`);
  };
  await recover('kills');
  begin('Redis calm');
  await sleep(lastsMs);

  begin('Redis stopped');
  redis.hold();
  await sleep(lastsMs);
  redis.release();
  await recover('Redis stopped');

  begin('Redis flapping');
  const end = performance.now() + lastsMs;
  while (performance.now() < end) {
    if (chance.oneIn(2)) proxy.cut();
    else redis.kill();
    await sleep(FLAP_MS.least + chance.share() * (FLAP_MS.most - FLAP_MS.least));
  }
  await recover('Redis flapping');

  begin('Redis half-open');
  proxy.swallow();
  await sleep(lastsMs);
  proxy.restore();
  await recover('Redis half-open');
  return recoveries;
}

/** Waits until all run, and each server says that it is ready and not degraded; false when that takes too long. */
export async function whole({ victims, servers }: Pick<Stage, 'victims' | 'servers'>): Promise<boolean> {
  const deadline = performance.now() + RECOVERY_MS;
  while (performance.now() < deadline) {
    const told = await Promise.all(servers.map(({ url }) => isWhole(url)));
    if (victims.every(({ isUp }) => isUp) && told.every((well) => well)) return true;
    await sleep(50);
  }
  return false;
}

async function isWhole(url: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/readyz', url));
    return ((await response.json()) as { status: string }).status === 'ok';
  } catch {
    return false;
  }
}
