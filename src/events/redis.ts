import { Redis, type RedisOptions } from 'ioredis';

/** How long Redis may take to let us in, and to answer. */
const PATIENCE_MS = 2_000;

/**
 * A connection to Redis that comes back by itself. While it is away, commands fail at once instead of piling up. Its
 * `error` events want a listener; `disconnect` it in the end.
 */
export function connectRedis(redisUrl: string, more: RedisOptions = {}): Redis {
  const options: RedisOptions = {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: PATIENCE_MS,
    // also for the first question: else a line that is taken and then silent would be waited for, for ever
    commandTimeout: PATIENCE_MS,
    // without it, closing while Redis is away keeps the process for two seconds
    disconnectTimeout: 100,
    retryStrategy: (attempt: number) => Math.min(attempt * 50, 1_000),
    ...more,
  };
  return redisUrl.startsWith('unix:')
    ? new Redis({ ...options, path: decodeURIComponent(new URL(redisUrl).pathname) })
    : new Redis(redisUrl, options);
}
