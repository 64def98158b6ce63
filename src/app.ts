import { pino } from 'pino';
import { AccountResolver } from './accounts/account.resolver.js';
import { ApiKeyResolver } from './accounts/api-key.resolver.js';
import { AccountEventResolver, userEventLinks } from './accounts/event.resolver.js';
import { LogHeadResolver } from './accounts/log-head.resolver.js';
import { NodeResolver } from './accounts/node.resolver.js';
import { UserResolver } from './accounts/user.resolver.js';
import { BookingPageResolver } from './booking-pages/booking-page.resolver.js';
import { pageEventLinks } from './booking-pages/page-events.resolver.js';
import { BookingResolver, BookingsOfPageResolver } from './bookings/booking.resolver.js';
import { bookingEventLinks } from './bookings/booking-events.resolver.js';
import type { Config } from './config.js';
import { ConversationResolver } from './conversations/conversation.resolver.js';
import { conversationEventLinks } from './conversations/conversation-events.resolver.js';
import { loggedError } from './database/logged-error.js';
import { migrate, requireMigrated } from './database/migrate.js';
import { createPools, type Pools } from './database/pools.js';
import type { Deployment } from './entities/index.js';
import { createAccountQueue } from './events/account-queue.js';
import { Counts } from './events/counts.js';
import { createDoorbell } from './events/doorbell.js';
import { createFollowers } from './events/followers.js';
import type { LogSource } from './events/log.js';
import { createPurge, keepPurging } from './events/purge.js';
import { SharedWork } from './events/shared-work.js';
import type { Store } from './events/store.js';
import { createSchema } from './graphql/schema.js';
import { createCostBudget } from './http/cost-budget.js';
import { createGuestRate } from './http/guest-rate.js';
import { createHttpServer } from './http/server.js';
import { createSharedRates } from './http/shared-rates.js';
import { startTracing } from './http/tracing.js';
import { LicensePoolResolver, LicenseResolver } from './licenses/license.resolver.js';
import { seatEventLinks } from './licenses/seat-events.resolver.js';

/** The whole API. */
export function createApiSchema() {
  return createSchema([
    AccountEventResolver,
    AccountResolver,
    ApiKeyResolver,
    BookingPageResolver,
    BookingResolver,
    BookingsOfPageResolver,
    ConversationResolver,
    LicensePoolResolver,
    LicenseResolver,
    LogHeadResolver,
    NodeResolver,
    UserResolver,
    ...bookingEventLinks,
    ...conversationEventLinks,
    ...pageEventLinks,
    ...seatEventLinks,
    ...userEventLinks,
  ]);
}

export type StoreSettings = Pick<Config, 'accountQueueLimit' | 'waitingLimit' | 'logLevel'> & {
  databaseUrl: string;
  migrationsDatabaseUrl?: string | undefined;
  redisUrl: string;
  openId?: Config['openId'];
};

/** What stands behind the doors, on a migrated database. */
export async function createStore(
  settings: StoreSettings,
): Promise<Store & { deploymentId: string; close(): Promise<void> }> {
  // whoever reads it slowly holds nothing up; lines that wait beyond that are lost
  const lines = pino.destination({ dest: 2, sync: false, maxLength: 16 * 1024 * 1024 });
  const logger = pino(
    { level: settings.logLevel, base: { pid: process.pid }, serializers: { err: loggedError } },
    lines,
  );
  const migrated = await migrate(settings.databaseUrl, settings.migrationsDatabaseUrl);
  if (migrated.length > 0) logger.info({ migrated }, 'the database was migrated');
  const pools = createPools(settings.databaseUrl);
  const { id: deploymentId, epoch } = await readDeployment(pools).catch(async (error: unknown) => {
    await pools.end();
    throw error;
  });
  const doorbell = createDoorbell({
    redisUrl: settings.redisUrl,
    deploymentId,
    logger,
    onBack: () => void followers.look(),
  });
  // one object all along, since its epoch may change
  const source: LogSource = { pools, epoch, doorbell, logger, counts: new Counts() };
  const followers = createFollowers(source);
  const { accountQueueLimit, waitingLimit } = settings;
  const queue = createAccountQueue(accountQueueLimit);
  const shared = new SharedWork();
  const store: Store = Object.assign(source, {
    ...{ queue, followers, shared, waitingLimit },
    signsInByEmail: settings.openId !== undefined,
  });
  return Object.assign(store, {
    deploymentId,
    async close() {
      await store.queue.drained();
      followers.close();
      doorbell.close();
      await pools.end();
      await written(lines);
    },
  });
}

const LAST_LINES_MS = 500;

/** Resolves once all lines so far have left, or somebody does not read them. */
function written(lines: ReturnType<typeof pino.destination>): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(resolve, LAST_LINES_MS);
    lines.once('drain', () => {
      clearTimeout(patience);
      resolve();
    });
    // its own flush waits for nothing where each line is written at once
    lines.write('');
  });
}

async function readDeployment(pools: Pools): Promise<Deployment> {
  const [deployment] = await pools.read.query<Deployment>('/* readDeployment */ SELECT id, epoch FROM deployment');
  return deployment as Deployment;
}

export interface App {
  store: Store;
  /** Starts to serve; resolves with the port. */
  listen(): Promise<number>;
  /**
   * Not ready any more, serves on for `lastCall` milliseconds, finishes what is under way, tells sockets to go, and gives
   * everything back.
   */
  close(lastCall?: number): Promise<void>;
}

export async function createApp(config: Config & StoreSettings): Promise<App> {
  const store = await createStore(config);
  const { redisUrl } = config;
  const { deploymentId, logger } = store;
  const rates = createSharedRates({ redisUrl, deploymentId, logger });
  const tracing = config.tracing ? await startTracing() : null;
  const stopPurging = keepPurging(store, createPurge(store, config.eventRetentionDays));
  // what verifies tokens is loaded where there are any: a server starts the sooner
  const tokens = config.openId ? (await import('./http/openid.js')).createTokenVerifier(config.openId, logger) : null;
  let serving = true;
  const server = await createHttpServer({
    store,
    tokens,
    schema: createApiSchema(),
    config,
    guests: createGuestRate(config, rates),
    budget: createCostBudget(config.rateBudget, rates),
    tracing,
    health: {
      serving: () => serving,
      async databaseFault() {
        const { takesChanges } = await requireMigrated(store.pools.read);
        return takesChanges ? null : 'the database takes no changes';
      },
      redisReady: () => store.doorbell.connected && rates.shared,
    },
  });
  return {
    store,
    listen: () => server.listen(),
    async close(lastCall) {
      serving = false;
      await server.close(lastCall);
      rates.close();
      tokens?.close();
      await stopPurging();
      await store.close();
      await tracing?.close();
    },
  };
}
