import type { IncomingMessage } from 'node:http';
import type { GraphQLError } from 'graphql';
import { ReplyError } from 'ioredis';
import type { Logger } from 'pino';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../config.js';
import { rateLimited } from '../events/errors.js';
import { connectRedis } from '../events/redis.js';
import type { CountRequest } from '../graphql/context.js';
import { addressReader } from './guest-address.js';

/** How much guests may ask for: so many requests of one address in a minute, at all servers of the installation. */
export interface GuestRate {
  /** For the address that this request, or the socket that it opens, comes from. */
  counterOf(request: IncomingMessage): CountRequest;
  /** Counts are shared with the other servers. */
  readonly shared: boolean;
  close(): void;
}

const SECONDS = 60;
/** Guests wait for Redis no longer. */
const ANSWER_MS = 250;

/**
 * The counts are Redis's. While it is away, or does not answer, each process counts for itself: no request fails or waits
 * for want of it.
 */
export function createGuestRate(options: {
  config: Pick<Config, 'guestRate' | 'trustProxy'>;
  redisUrl: string;
  deploymentId: string;
  logger: Logger;
}): GuestRate {
  const { config, deploymentId, logger } = options;
  if (config.guestRate === 0) return { counterOf: () => async () => {}, shared: true, close() {} };

  const redis = connectRedis(options.redisUrl, { commandTimeout: ANSWER_MS });
  redis.on('error', (error) => logger.debug({ err: error }, 'Redis does not count guests'));
  const rate = { points: config.guestRate, duration: SECONDS };
  const everywhere = new RateLimiterRedis({
    ...rate,
    storeClient: redis,
    // two installations may share one Redis
    keyPrefix: `seatkeeper:${deploymentId}:guests`,
    rejectIfRedisNotReady: true,
    // who has used up the rate does not reach Redis before it is over
    inMemoryBlockOnConsumed: config.guestRate,
  });
  const here = new RateLimiterMemory(rate);
  const addressOf = addressReader(config.trustProxy);
  let away = false;
  let dropped = false;
  redis.on('ready', () => {
    dropped = false;
  });

  const leaveRedis = (error: Error): void => {
    if (!away) logger.warn({ err: error }, 'Redis does not count guests: each process counts those of its own');
    away = true;
    // it said no more: it is not waited for again before it is back. Once for all counts it owes: each call adds a listener
    if (redis.status === 'ready' && !dropped && !(error instanceof ReplyError)) {
      dropped = true;
      redis.disconnect(true);
    }
  };
  const count = async (address: string): Promise<void> => {
    // also while Redis counts: when it goes away, or is only slow, this process knows what it has let in
    const own = await excessOf(here, address);
    const excess = await excessOf(everywhere, address).then(
      (counted) => {
        if (away) logger.info('Redis counts guests again');
        away = false;
        return counted;
      },
      (error: Error) => {
        leaveRedis(error);
        return own;
      },
    );
    if (excess) throw tooManyRequests(config.guestRate, excess);
  };
  return {
    counterOf(request) {
      const address = addressOf(request);
      return () => count(address);
    },
    get shared() {
      return redis.status === 'ready';
    },
    close: () => redis.disconnect(),
  };
}

type Excess = Pick<RateLimiterRes, 'msBeforeNext'>;

/** Counts one more: undefined within the rate. Rejects when it could not be counted. */
async function excessOf(counts: RateLimiterAbstract, address: string): Promise<Excess | undefined> {
  try {
    await counts.consume(address);
    return undefined;
  } catch (told) {
    if (told instanceof RateLimiterRes) return told;
    throw told;
  }
}

function tooManyRequests(rate: number, { msBeforeNext }: Excess): GraphQLError {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1_000));
  return rateLimited(
    `Guests may make ${rate.toLocaleString('en-US')} requests a minute from one address, and each field of an operation is one. Ask in ${seconds} s for what is not answered.`,
    seconds,
  );
}
