import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { migrate } from '../src/database/migrate.js';
import { openServices } from '../src/embedded/services.js';
import { cpuOf } from './child.js';
import type { Order, Reply, Request } from './fan-out-client.js';
import { newAccount, type Server, startOurs, startRaw } from './fan-out-servers.js';

/** What was measured of both, and ours as a share of raw. */
export interface FanOutRow {
  what: string;
  unit: string;
  ours: number;
  raw: number;
  ratio: number;
}

const SELECTIONS = {
  scalars: 'id sequence cursor occurredAt formerHolderName availableAfter',
  links:
    'id sequence cursor occurredAt formerHolderName availableAfter pool { id kind capacity available } formerHolder { id name }',
};
/** Events of a burst, and licenses to free. */
const EVENTS = 50;
const EACH_MS = 50;

/**
 * Events told to all subscribers of an account's `seatFreed`, and to as many sockets of a bare `ws` server that sends one
 * ready string of the same length ("raw"), in turn, on this machine: messages a second and the server's CPU for each when 50
 * events happen at once; what an idle subscriber takes of memory; and at 20 events a second the time from the answer of what
 * caused an event (for raw: that it was sent) until the last subscriber has it.
 */
export async function benchFanOut({ quick }: { quick: boolean }): Promise<FanOutRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'seatkeeper-bench-'));
  const services = await openServices({ dataDir: folder, mariadb: true, redis: true, say: console.error });
  const clients = new Clients();
  const bench = new Bench(clients, services as { databaseUrl: string; redisUrl: string }, quick ? 1 : 3);
  try {
    await migrate(services.databaseUrl as string, services.migrationsDatabaseUrl);
    await bench.start();
    await bench.burst('1,000 subscribers, six scalars', { sockets: 1_000, selection: SELECTIONS.scalars });
    await bench.burst('1,000, each with an id of its own', {
      sockets: 1_000,
      selection: SELECTIONS.scalars,
      ownIds: true,
    });
    await bench.burst('1,000, with pool and formerHolder', { sockets: 1_000, selection: SELECTIONS.links });
    if (!quick) await bench.burst('5,000, six scalars', { sockets: 5_000, selection: SELECTIONS.scalars });
    await bench.paced(quick ? 100 : 400);
    await bench.memory(quick ? 1_000 : 5_000);
    return bench.rows;
  } finally {
    bench.stop();
    clients.process.kill();
    await services.release();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Sockets {
  sockets: number;
  selection: string;
  ownIds?: boolean;
}

class Bench {
  readonly rows: FanOutRow[] = [];
  private key = '';
  private servers: { ours: Server; raw: Server } | null = null;

  constructor(
    private readonly clients: Clients,
    private readonly services: { databaseUrl: string; redisUrl: string },
    private readonly rounds: number,
  ) {}

  async start(): Promise<void> {
    this.key = await newAccount(this.services.databaseUrl, EVENTS);
    const ours = await startOurs(this.services, this.key, EVENTS);
    await this.open(ours, { sockets: 1, selection: SELECTIONS.scalars });
    const heard = this.clients.hear(1, 1);
    await ours.trigger(1);
    const { sample } = await heard;
    await this.clients.close();
    await ours.restore();
    this.servers = { ours, raw: await startRaw(sample) };
  }

  stop(): void {
    for (const server of Object.values(this.servers ?? {})) server.child.kill('SIGKILL');
  }

  async burst(what: string, sockets: Sockets): Promise<void> {
    const messages = sockets.sockets * EVENTS;
    await this.both(what, async (server) => {
      await this.open(server, sockets);
      const heard = this.clients.hear(messages, messages);
      const [began, cpuBefore] = [process.hrtime.bigint(), cpuOf(server.child)];
      await server.trigger(EVENTS);
      const { times } = await heard;
      const seconds = Number(BigInt(times[0] as string) - began) / 1e9;
      const cpu = ((cpuOf(server.child) - cpuBefore) * 1e6) / messages;
      await this.clients.close();
      await server.restore();
      return { 'messages a second': messages / seconds, 'us of CPU per message': cpu };
    });
  }

  async paced(events: number): Promise<void> {
    const sockets = 1_000;
    await this.both('1,000, 20 events a second', async (server) => {
      await this.open(server, { sockets, selection: SELECTIONS.scalars });
      const answered: bigint[] = [];
      const latencies: number[] = [];
      const cpuBefore = cpuOf(server.child);
      for (let told = 0; told < events; told += EVENTS) {
        answered.length = 0;
        const heard = this.clients.hear(sockets * EVENTS, sockets);
        for (let event = 0; event < EVENTS; event++) {
          const next = sleep(EACH_MS);
          await server.trigger(1);
          answered.push(process.hrtime.bigint());
          await next;
        }
        const { times } = await heard;
        latencies.push(...times.map((time, index) => Number(BigInt(time) - (answered[index] as bigint)) / 1e6));
        await server.restore();
      }
      const cpu = ((cpuOf(server.child) - cpuBefore) * 1e6) / (events * sockets);
      await this.clients.close();
      latencies.sort((one, other) => one - other);
      const at = (share: number) => latencies[Math.floor(latencies.length * share)] as number;
      return { 'ms p50': at(0.5), 'ms p99': at(0.99), 'us of CPU per message, mutations included': cpu };
    });
  }

  /** Of servers that have told nothing yet. */
  async memory(sockets: number): Promise<void> {
    this.stop();
    const ours = await startOurs(this.services, this.key, EVENTS);
    this.servers = { ours, raw: await startRaw('') };
    const rounds = 1;
    const what = `${sockets.toLocaleString('en-US')} idle subscribers`;
    await this.both(
      what,
      async (server) => {
        await this.open(server, { sockets: 500, selection: SELECTIONS.scalars });
        await this.clients.close();
        await sleep(500);
        const before = await memoryOf(server.child);
        await this.open(server, { sockets, selection: SELECTIONS.scalars });
        const after = await memoryOf(server.child);
        await this.clients.close();
        const each = (of: keyof NodeJS.MemoryUsage) => (after[of] - before[of]) / sockets / 1024;
        return { 'KB resident each': each('rss'), 'KB of heap each': each('heapUsed') };
      },
      rounds,
    );
  }

  private open({ port }: Server, { sockets, selection, ownIds = false }: Sockets): Promise<void> {
    const query = `subscription { seatFreed { ${selection} } }`;
    const payload = { query, variables: {} };
    return this.clients.open({ port, sockets, authorization: `Bearer ${this.key}`, payload, ownIds });
  }

  /** Both, in turn, and the medians of what `measure` finds. */
  private async both(
    what: string,
    measure: (server: Server) => Promise<Record<string, number>>,
    rounds = this.rounds,
  ): Promise<void> {
    const { ours, raw } = this.servers as { ours: Server; raw: Server };
    const found: [Record<string, number>, Record<string, number>][] = [];
    for (let round = 0; round < rounds; round++) found.push([await measure(ours), await measure(raw)]);
    for (const unit of Object.keys(found[0]?.[0] ?? {})) {
      const [of, to] = [0, 1].map((which) => median(found.map((pair) => pair[which as 0 | 1][unit] as number)));
      const row = { what, unit, ours: of as number, raw: to as number, ratio: (of as number) / (to as number) };
      this.rows.push(row);
      console.log(`${what}: ${row.ours.toFixed(1)} ${unit}, raw ${row.raw.toFixed(1)}; ${row.ratio.toFixed(2)} of raw`);
    }
  }
}

/** The process of the subscribers. */
class Clients {
  readonly process: ChildProcess = fork(fileURLToPath(new URL('fan-out-client.js', import.meta.url)));

  async open(open: Order): Promise<void> {
    await this.ask({ open });
  }

  /** Resolves when so many messages have come, with the times at which each `every` more had. */
  async hear(messages: number, every: number): Promise<{ times: string[]; sample: string }> {
    return (await this.ask({ watch: { messages, every } })) as { times: string[]; sample: string };
  }

  async close(): Promise<void> {
    await this.ask({ close: true });
  }

  private async ask(request: Request): Promise<Reply> {
    const [reply] = await Promise.all([once(this.process, 'message'), this.process.send(request)]);
    return reply[0] as Reply;
  }
}

async function memoryOf(child: ChildProcess): Promise<NodeJS.MemoryUsage> {
  const said = new Promise<string>((resolve) => {
    const hear = (text: Buffer) => {
      const found = /collected (\{.*\})/.exec(String(text))?.[1];
      if (!found) return;
      child.stdout?.off('data', hear);
      resolve(found);
    };
    child.stdout?.on('data', hear);
  });
  child.kill('SIGUSR2');
  const memory = JSON.parse(await said) as NodeJS.MemoryUsage;
  const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
  return { ...memory, rss: Number(resident) * 1024 };
}

function median(values: number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchFanOut({ quick: process.argv.includes('--quick') });
