import { createApp } from './app.js';
import { keepDemoAccount } from './commands/demo-account.js';
import { ConfigError, readConfig } from './config.js';
import { EmbeddedUnavailableError } from './embedded/binaries.js';
import { openServices } from './embedded/services.js';

/** A process that is asked to stop is gone by then. */
const STOP_MS = 9_500;

async function start(): Promise<void> {
  const config = readConfig();
  const say = (line: string) => console.log(line);
  const services = await openServices({
    dataDir: config.dataDir,
    mariadb: config.databaseUrl === undefined,
    redis: config.redisUrl === undefined,
    say,
  });
  const app = await createApp({
    ...config,
    databaseUrl: (config.databaseUrl ?? services.databaseUrl) as string,
    redisUrl: (config.redisUrl ?? services.redisUrl) as string,
  }).catch(async (error: unknown) => {
    await services.release();
    throw error;
  });

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    say(`${signal}: stopping`);
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await app.close();
    await services.release();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  const port = await app.listen();
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}/graphql`;
  say(`Seatkeeper listens at ${url}`);
  if (config.databaseUrl === undefined) await keepDemoAccount({ store: app.store, dataDir: config.dataDir, url, say });
}

start().catch((error: unknown) => {
  const told = error instanceof ConfigError || error instanceof EmbeddedUnavailableError;
  console.error(told ? error.message : error);
  process.exitCode = 1;
});
