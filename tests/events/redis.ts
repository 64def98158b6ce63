import { Redis } from 'ioredis';
import { services } from '../support/services.js';

/** A connection beside the servers, for tests that go behind their backs. `disconnect` it. */
export function openRedis(url = services().redisUrl): Redis {
  return url.startsWith('unix:') ? new Redis(decodeURIComponent(new URL(url).pathname)) : new Redis(url);
}

/** The channels on which servers listen for the account, of whatever installation. */
export async function channelsOf(redis: Redis, accountId: string): Promise<string[]> {
  return (await redis.pubsub('CHANNELS', `*${accountId}*`)) as string[];
}
