import { createApp } from './app.js';
import { CommandError, runCommand } from './commands/command.js';
import { keepDemoAccount } from './commands/demo-account.js';
import { type Config, readConfig } from './config.js';
import { openServices } from './embedded/services.js';

/** A process that is asked to stop is gone by then: more than what its steps may take together. */
const STOP_MS = 9_500;
/** What was sent before the signal is on its way: it is read and served. */
const LAST_CALL_MS = 250;

const say = (line: string) => console.log(line);

/** Starts, and stops on SIGTERM and SIGINT, whenever they come, after finishing what is under way. */
async function main(): Promise<void> {
  const config = readConfig();
  const undo: (() => Promise<void>)[] = [];
  const started = start(config, undo);
  let unwound: Promise<void> | undefined;
  // waited for by whoever asks: a start may fail, and a signal come meanwhile
  const takeBack = () => {
    unwound ??= unwind(undo);
    return unwound;
  };
  const isStopping = stopOnSignals(async () => {
    await started.catch(() => undefined);
    await takeBack();
  });
  try {
    await started;
  } catch (error) {
    await takeBack();
    // a terminal's Ctrl-C also ends the programs that prepare a private database
    if (!isStopping()) throw error;
  }
}

/** Starts the services that have no URL, migrates, serves; `undo` gets how to take each step back. */
async function start(config: Config, undo: (() => Promise<void>)[]): Promise<void> {
  const { host, port, dataDir } = config;
  const services = await openServices({
    dataDir,
    mariadb: config.databaseUrl === undefined,
    redis: config.redisUrl === undefined,
    say,
  }).catch((error: NodeJS.ErrnoException) => {
    // a file system's error; those of the services tell of themselves
    throw error.syscall ? new CommandError(`DATA_DIR ${dataDir} cannot be used: ${error.message}`) : error;
  });
  undo.push(() => services.release());
  const app = await createApp({
    ...config,
    databaseUrl: (config.databaseUrl ?? services.databaseUrl) as string,
    migrationsDatabaseUrl: config.migrationsDatabaseUrl ?? services.migrationsDatabaseUrl,
    redisUrl: (config.redisUrl ?? services.redisUrl) as string,
  });
  undo.push(() => app.close(LAST_CALL_MS));
  const listening = await app.listen().catch((error: Error) => {
    throw new CommandError(`Cannot listen at ${host}:${port} (${error.message}): set HOST and PORT to others.`);
  });
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${listening}`;
  const url = `${origin}/graphql`;
  say(`Seatkeeper listens at ${url} (process ${process.pid})`);
  if (config.landingPage) say(`Open ${origin}/ in a browser to try it.`);
  if (config.databaseUrl === undefined) await keepDemoAccount({ store: app.store, dataDir, url, say });
}

/** The last step first; one that fails does not keep the others from being taken back. */
async function unwind(undo: (() => Promise<void>)[]): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step().catch((error: unknown) => console.error(error));
}

/** Returns whether one has come. */
function stopOnSignals(stop: () => Promise<void>): () => boolean {
  let stopping = false;
  const hear = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    say(`${signal}: stopping`);
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await stop();
    // what still waits for somebody else, such as a receiver of traces that is gone, holds nothing up
    process.exit();
  };
  process.on('SIGTERM', hear);
  process.on('SIGINT', hear);
  return () => stopping;
}

runCommand(main);
