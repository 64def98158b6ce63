import { ReplyError } from 'ioredis';
import type { Logger } from 'pino';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { connectRedis } from '../events/redis.js';

/** How much somebody may have of something in a minute, which begins with the first that they take. */
export interface SharedRate {
  /** Takes so many points at once, or none. */
  take(key: string, points: number): Promise<Taken>;
}

export interface Taken {
  granted: boolean;
  /** Milliseconds until the minute is over. */
  endsIn: number;
}

/** Rates that hold at all servers of the installation together. */
export interface SharedRates {
  /** `isOneByOne`: who has taken all, a point at a time, does not reach Redis before the minute is over. */
  rate(name: string, most: number, isOneByOne?: boolean): SharedRate;
  /** What is taken is shared with the other servers. */
  readonly shared: boolean;
  close(): void;
}

const SECONDS = 60;
/** Nobody waits for Redis any longer: once, since it is left then. Above the pauses that a busy process makes itself. */
const ANSWER_MS = 1_000;

/**
 * Who has taken how much is Redis's to know. While it is away, or does not answer, each process counts for itself: no
 * request fails or waits for want of it, and none is let in that this process alone would not let in.
 */
export function createSharedRates(options: { redisUrl: string; deploymentId: string; logger: Logger }): SharedRates {
  const { deploymentId, logger } = options;
  const redis = connectRedis(options.redisUrl, { commandTimeout: ANSWER_MS });
  redis.on('error', (error) => logger.debug({ err: error }, 'Redis does not count'));
  let away = false;
  let dropped = false;
  redis.on('ready', () => {
    dropped = false;
  });

  const leaveRedis = (error: Error): void => {
    if (!away) logger.warn({ err: error }, 'Redis does not count who asks how much: each process counts for itself');
    away = true;
    // it said no more: it is not waited for again before it is back. Once for all counts it owes: each call adds a listener
    if (redis.status === 'ready' && !dropped && !(error instanceof ReplyError)) {
      dropped = true;
      redis.disconnect(true);
    }
  };
  const rate = (name: string, most: number, isOneByOne = false): SharedRate => {
    const limits = { points: most, duration: SECONDS };
    const everywhere = new RateLimiterRedis({
      ...limits,
      storeClient: redis,
      // two installations may share one Redis
      keyPrefix: `seatkeeper:${deploymentId}:${name}`,
      rejectIfRedisNotReady: true,
      ...(isOneByOne && { inMemoryBlockOnConsumed: most }),
    });
    const here = new RateLimiterMemory(limits);
    return {
      async take(key, points) {
        // also while Redis counts: when it goes away, or is only slow, this process knows what it has let in
        const own = await takeFrom(here, key, points);
        try {
          const taken = await takeFrom(everywhere, key, points);
          if (away) logger.info('Redis counts again');
          away = false;
          // what Redis refused is not let in
          if (!taken.granted && own.granted && points > 1) await here.reward(key, points);
          return taken;
        } catch (error) {
          leaveRedis(error as Error);
          return own;
        }
      },
    };
  };
  return {
    rate,
    get shared() {
      return redis.status === 'ready';
    },
    close: () => redis.disconnect(),
  };
}

/** Rejects when it could not be counted. */
async function takeFrom(counts: RateLimiterAbstract, key: string, points: number): Promise<Taken> {
  try {
    const { msBeforeNext } = await counts.consume(key, points);
    return { granted: true, endsIn: msBeforeNext };
  } catch (told) {
    if (!(told instanceof RateLimiterRes)) throw told;
    // it has counted them all the same: less of it may still be had
    if (points > 1) await counts.reward(key, points);
    return { granted: false, endsIn: told.msBeforeNext };
  }
}
