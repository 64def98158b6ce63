import { type App, createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { services } from './services.js';

/** A server within the test's own process, for tests that look behind its doors. `close` it in the end. */
export async function startApp(env: Record<string, string> = {}): Promise<App & { url: string }> {
  const { databaseUrl, redisUrl } = services();
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    PORT: '0',
    LOG_LEVEL: 'fatal',
    // all tests are guests of one address
    GUEST_RATE: '0',
    ...env,
  });
  const app = await createApp({
    ...config,
    databaseUrl: config.databaseUrl as string,
    redisUrl: config.redisUrl as string,
  });
  const port = await app.listen();
  return Object.assign(app, { url: `http://127.0.0.1:${port}/graphql` });
}
