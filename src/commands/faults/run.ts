import { setTimeout as sleep } from 'node:timers/promises';
import { createPools } from '../../database/pools.js';
import { type Asking, mutate } from './ask.js';
import { checkBooks, readLogs } from './books.js';
import { type Chance, createChances } from './chance.js';
import { due, type Logs } from './compare.js';
import type { Findings } from './findings.js';
import { type Home, openHome } from './home.js';
import { type Lag, lags } from './lags.js';
import { Ledger, type Phase } from './ledger.js';
import { Listener } from './listener.js';
import { killAtRandom, type Recoveries, troubleRedis, whole } from './phases.js';
import { nextStep } from './steps.js';
import { lookAgain, openTeam, type Team } from './team.js';

/** What was done in a run, and what came of it. */
export interface Run {
  seconds: number;
  victims: readonly { name: string; kills: number }[];
  ledger: Ledger;
  logs: Logs;
  listeners: readonly Listener[];
  findings: Findings;
  lags: Map<Phase, Lag>;
  recoveries: Recoveries;
}

const TEAMS = ['Acme', 'Bolt', 'Coal'];
/** Of each team. */
const CLIENTS = 4;
const LOOK_MS = 1_000;
/** Between two mutations of a client: while Redis is troubled the machine has time, or lags would tell of its load. */
const PAUSE_MS = { kills: 10, redis: 150 };
const SAY_MS = 60_000;
const CATCH_UP_MS = 120_000;

/**
 * Kills servers, MariaDB and Redis at random, then troubles Redis in four ways, while seats move and dashboards listen;
 * then checks that nothing was lost, doubled or wrong. `say` hears how it goes.
 */
export async function runFaults(options: {
  minutes: number;
  seed: number;
  keep: boolean;
  say: (line: string) => void;
}): Promise<Run> {
  const started = performance.now();
  const home = await openHome(options);
  const pools = createPools(home.databaseUrl);
  const ledger = new Ledger();
  const listeners: Listener[] = [];
  const work = { servers: home.servers, ledger, on: true, over: false, pauseMs: PAUSE_MS.kills };
  const say = (what: string) => options.say(`${what}${progress(started, home.victims, ledger, listeners)}`);
  const reporting = setInterval(() => say(''), SAY_MS);
  try {
    if (!(await whole(home))) throw new Error('the servers do not start');
    const chances = createChances(options.seed);
    const teams = await Promise.all(TEAMS.map((name) => openTeam(work, chances(), pools, name)));
    listeners.push(...teams.flatMap((team) => listenersOf(team, home.servers)));
    const working = teams.flatMap((team) => workOn(team, work, chances));

    const recoveries = await trouble(home, work, chances(), options.minutes * 60_000, say);
    work.on = false;
    await within(CATCH_UP_MS, Promise.all(working));
    const ids = teams.map(({ accountId }) => accountId);
    const logs = await readLogs(pools, ids);
    await caughtUp(listeners, logs);
    const seconds = (performance.now() - started) / 1_000;
    await Promise.all(listeners.map((listener) => listener.stop()));
    const findings = await checkBooks(pools, logs, ledger, listeners);
    const { victims } = home;
    return { seconds, victims, ledger, logs, listeners, findings, lags: lags(ledger, logs, listeners), recoveries };
  } finally {
    clearInterval(reporting);
    Object.assign(work, { on: false, over: true });
    await Promise.all(listeners.map((listener) => listener.stop()));
    await pools.end();
    await home.close();
  }
}

/** Clients go on while `on`, and wait for answers until it is `over`. */
interface Work extends Asking {
  on: boolean;
  pauseMs: number;
}

/** First kills, then Redis: a minute of each trouble, less in a short run. */
async function trouble(
  home: Home,
  work: Work,
  chance: Chance,
  totalMs: number,
  say: (what: string) => void,
): Promise<Recoveries> {
  const redisMs = Math.min(60_000, totalMs / 12);
  const { ledger } = work;
  const stage = {
    ...home,
    chance,
    begin(phase: Phase) {
      ledger.phase = phase;
      say(`${phase}: `);
    },
    answered: () => ledger.answered,
    wrong: (text: string) => void ledger.wrong.push(text),
  };
  await killAtRandom(stage, totalMs - 4 * redisMs);
  work.pauseMs = PAUSE_MS.redis;
  return troubleRedis(stage, redisMs);
}

/** On each server the whole log; and those who go wherever they are let in. */
function listenersOf({ accountId, cursor, ada, bob, mia }: Team, servers: Asking['servers']): Listener[] {
  return servers.flatMap((server, index) => {
    const elsewhere = [...servers.slice(index), ...servers.slice(0, index)];
    const listen = (
      more: Pick<Listener['options'], 'field' | 'name' | 'key' | 'byClient' | 'memberId' | 'server'>,
      to = elsewhere,
    ) => new Listener({ accountId, cursor, servers: to, ...more });
    return [
      listen({ field: 'accountEvents', name: 'Ada', key: ada.key, server: index }, [server]),
      listen({ field: 'accountEvents', name: 'Bob', key: bob.key, byClient: true }),
      listen({ field: 'seatFreed', name: 'Bob', key: bob.key }),
      listen({ field: 'pageDisabled', name: 'Bob', key: bob.key, byClient: true }),
      listen({ field: 'pageDisabled', name: 'Mia', key: mia.key, memberId: mia.id }),
    ];
  });
}

/** Clients who change the account without a rest, and one who looks how it is. */
function workOn(team: Team, work: Work, chances: () => Chance): Promise<void>[] {
  const change = async () => {
    const chance = chances();
    while (work.on) {
      const step = nextStep(team, chance);
      const payload = await mutate(work, chance, team.accountId, step);
      if (payload) step.learn?.(payload);
      await sleep(work.pauseMs * 2 * chance.share());
    }
  };
  const look = async () => {
    const chance = chances();
    while (work.on) {
      await lookAgain(work, chance, team);
      await sleep(LOOK_MS);
    }
  };
  return [look(), ...Array.from({ length: CLIENTS }, change)];
}

/** Waits until all have heard what they should, or for so long that they never will. */
async function caughtUp(listeners: readonly Listener[], logs: Logs): Promise<void> {
  const isBehind = ({ options, heard }: Listener) => {
    const last = due(options, logs.get(options.accountId) ?? []).at(-1)?.sequence ?? 0;
    return (heard.at(-1)?.sequence ?? 0) < last;
  };
  const deadline = performance.now() + CATCH_UP_MS;
  while (listeners.some(isBehind) && performance.now() < deadline) await sleep(100);
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  await Promise.race([work, sleep(ms, undefined, { ref: false })]);
}

function progress(
  started: number,
  victims: Run['victims'],
  { entries, unanswered }: Ledger,
  listeners: readonly Listener[],
): string {
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  const kills = victims.reduce((sum, victim) => sum + victim.kills, 0);
  const heard = listeners.reduce((sum, listener) => sum + listener.heard.length, 0);
  return `${minutes} minutes: ${kills} kills, ${entries.length} mutations, ${unanswered} answers that never came, ${heard} deliveries`;
}
