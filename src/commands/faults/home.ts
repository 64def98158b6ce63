import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireBinaries } from '../../embedded/binaries.js';
import { databaseUrl, mariadbService, ROOT, SERVER } from '../../embedded/mariadb.js';
import { redisService } from '../../embedded/redis.js';
import { socketFolder } from '../../embedded/socket-folder.js';
import { startProxy, type TcpProxy } from './proxy.js';
import { serverLife } from './server-life.js';
import { serviceLife, Victim } from './victim.js';

/** Two servers, a MariaDB and a Redis, which are started again whenever they end, in a folder of their own. */
export interface Home {
  folder: string;
  databaseUrl: string;
  victims: readonly Victim[];
  redis: Victim;
  /** In front of Redis: the servers reach it only here. */
  proxy: TcpProxy;
  servers: readonly { readonly url: string }[];
  /** Ends all four and removes the folder, unless it is to be kept. */
  close(): Promise<void>;
}

/** Nothing of it is left behind when this process ends, however it does but by `kill -9`. */
export async function openHome({ keep, say }: { keep: boolean; say: (line: string) => void }): Promise<Home> {
  const folder = mkdtempSync(join(tmpdir(), 'seatkeeper-faults-'));
  const services = [mariadbService(folder, say), redisService(folder)] as const;
  await requireBinaries(
    services.flatMap(({ binaries }) => binaries),
    say,
  );
  const [mariadbSocket, redisSocket] = services.map(({ name }) => join(socketFolder(folder), `${name}.sock`));
  const proxy = await startProxy({ path: redisSocket as string });
  const url = databaseUrl(mariadbSocket as string, SERVER);
  const env = {
    DATABASE_URL: url,
    MIGRATIONS_DATABASE_URL: databaseUrl(mariadbSocket as string, ROOT),
    REDIS_URL: `redis://127.0.0.1:${proxy.port}`,
    LOG_LEVEL: 'warn',
    // a machine that stands still for a while is no fault of theirs
    SOCKET_INIT_SECONDS: '60',
    // guests are counted in Redis, and none is refused
    GUEST_RATE: '1000000',
  };
  const servers = [1, 2].map((number) => serverLife(env, join(folder, `server-${number}.log`)));
  const lives = [...services.map(serviceLife), ...servers];
  const killAll = () => {
    for (const life of lives) life.kill();
    if (!keep) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', killAll);
  const [mariadb, redis] = services.map((service, index) => new Victim(NAMES[service.name], lives[index]!));
  await Promise.all([mariadb?.up(), redis?.up()]);
  const victims = [mariadb!, redis!, ...servers.map((server, index) => new Victim(`server ${index + 1}`, server))];
  return {
    ...{ folder, databaseUrl: url, victims, redis: redis!, proxy, servers },
    async close() {
      for (const victim of [...victims].reverse()) await victim.close();
      await proxy.close();
      process.off('exit', killAll);
      killAll();
    },
  };
}

const NAMES = { mariadb: 'MariaDB', redis: 'Redis' };
