import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { EventRow } from '../entities/index.js';
import { connectRedis } from './redis.js';

/**
 * Tells the followers of an account, in this process at once and in the others through Redis, that events were
 * committed. It may lose what it is told: the log is the truth, and who follows asks for its length once a second.
 */
export interface Doorbell {
  /** Never fails and never waits. */
  ring(accountId: string, told: Told): void;
  /**
   * From now on `hear` is called with what is rung for the account, until `stopListening`. Resolves when Redis has
   * acknowledged it, or when it does not answer: then rings of other processes may be missed until it is back.
   */
  listen(accountId: string, hear: (told: Told) => void): Promise<void>;
  stopListening(accountId: string): void;
  /** Redis answers on both connections. */
  readonly connected: boolean;
  /** What was rung, how often Redis did not take it, and what came over it from all servers. */
  readonly counts: { rung: number; failed: number; heard: number };
  close(): void;
}

/** Rows of the log, and of which epoch. Whoever listens makes events of them: mostly nobody does. */
export interface Told {
  epoch: string;
  rows: EventRow[];
}

/** Larger messages are not worth their copies: the listeners read the log. */
const MESSAGE_BYTES = 64 * 1024;
/** So many events are a larger one, however short they are: those who listen elsewhere are told the last one only. */
const MOST_TOLD = 200;
const PING_MS = 1_000;
const ANSWER_MS = 2_000;

/**
 * `deploymentId` is part of the channels' names, since Pub/Sub ignores the database number of a URL. `onBack` is called
 * when the subscriptions stand again after Redis was away.
 */
export function createDoorbell(options: {
  redisUrl: string;
  deploymentId: string;
  logger: Logger;
  onBack: () => void;
}): Doorbell {
  const { logger } = options;
  const listeners = new Map<string, (told: Told) => void>();
  // servers that tell events in another form do not hear each other
  const prefix = `seatkeeper:${options.deploymentId}:3:`;
  const publisher = connect(options.redisUrl, logger);
  const subscriber = connect(options.redisUrl, logger);
  const counts = { rung: 0, failed: 0, heard: 0 };
  const pings = [publisher, subscriber].map(keepHonest);

  subscriber.on('message', (channel: string, message: string) => {
    counts.heard++;
    try {
      listeners.get(channel.slice(prefix.length))?.(parse(message));
    } catch (error) {
      logger.warn({ err: error }, 'a message on the doorbell was not understood');
    }
  });
  // after a reconnect: what was listened to is asked for anew, and what was rung meanwhile is looked up
  subscriber.on('ready', () => {
    const channels = [...listeners.keys()].map((accountId) => prefix + accountId);
    if (channels.length === 0) return;
    subscriber.subscribe(...channels).then(options.onBack, () => subscriber.disconnect(true));
  });

  return {
    counts,
    ring(accountId, told) {
      counts.rung++;
      listeners.get(accountId)?.(told);
      const { rows } = told;
      const whole = rows.length <= MOST_TOLD ? JSON.stringify(told) : undefined;
      const isSmall = whole !== undefined && whole.length <= MESSAGE_BYTES;
      const message = isSmall ? whole : JSON.stringify({ ...told, rows: rows.slice(-1) });
      publisher.publish(prefix + accountId, message).catch((error: Error) => {
        counts.failed++;
        logger.debug({ err: error, accountId }, 'the doorbell was not rung: followers elsewhere look within a second');
      });
    },
    async listen(accountId, hear) {
      listeners.set(accountId, hear);
      const answer = subscriber.subscribe(prefix + accountId).catch(() => undefined);
      await Promise.race([answer, patience()]);
    },
    stopListening(accountId) {
      listeners.delete(accountId);
      subscriber.unsubscribe(prefix + accountId).catch(() => undefined);
    },
    get connected() {
      return publisher.status === 'ready' && subscriber.status === 'ready';
    },
    close() {
      for (const ping of pings) clearInterval(ping);
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

function connect(redisUrl: string, logger: Logger): Redis {
  const redis = connectRedis(redisUrl, { autoResubscribe: false });
  let away = false;
  redis.on('error', (error: Error) => {
    if (!away) logger.warn({ err: error }, 'Redis is away: live events of other servers come up to a second later');
    away = true;
  });
  redis.on('ready', () => {
    if (away) logger.info('Redis is back');
    away = false;
  });
  return redis;
}

/** A half-open connection goes unnoticed for minutes: one that leaves a ping unanswered is made anew. */
function keepHonest(redis: Redis): NodeJS.Timeout {
  let asked = 0;
  const timer = setInterval(() => {
    if (redis.status !== 'ready') {
      asked = 0;
    } else if (asked === 0) {
      asked = Date.now();
      redis.ping().then(
        () => {
          asked = 0;
        },
        () => undefined,
      );
    } else if (Date.now() - asked > ANSWER_MS) {
      asked = 0;
      redis.disconnect(true);
    }
  }, PING_MS);
  return timer.unref();
}

function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ANSWER_MS / 2).unref());
}

function parse(message: string): Told {
  const told = JSON.parse(message) as Told;
  for (const row of told.rows) row.occurredAt = new Date(row.occurredAt);
  return told;
}
