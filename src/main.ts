import { type App, createApp } from './app.js';
import { runCommand } from './commands/command.js';
import { keepDemoAccount } from './commands/demo-account.js';
import { readConfig } from './config.js';
import { openServices } from './embedded/services.js';

/** A process that is asked to stop is gone by then. */
const STOP_MS = 9_500;

const say = (line: string) => console.log(line);

/** Starts what has no URL, migrates, serves, and stops on SIGTERM and SIGINT after finishing what is under way. */
async function main(): Promise<void> {
  const config = readConfig();
  const services = await openServices({
    dataDir: config.dataDir,
    mariadb: config.databaseUrl === undefined,
    redis: config.redisUrl === undefined,
    say,
  });
  let app: App | undefined;
  const stop = async () => {
    await app?.close();
    await services.release();
  };
  try {
    app = await createApp({
      ...config,
      databaseUrl: (config.databaseUrl ?? services.databaseUrl) as string,
      redisUrl: (config.redisUrl ?? services.redisUrl) as string,
    });
    stopOnSignals(stop);
    const port = await app.listen();
    const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}/graphql`;
    say(`Seatkeeper listens at ${url}`);
    if (config.databaseUrl === undefined) {
      await keepDemoAccount({ store: app.store, dataDir: config.dataDir, url, say });
    }
  } catch (error) {
    await stop();
    throw error;
  }
}

function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const hear = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    say(`${signal}: stopping`);
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await stop();
  };
  process.on('SIGTERM', hear);
  process.on('SIGINT', hear);
}

runCommand(main);
