import { rmSync, symlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { basename, join } from 'node:path';
import { findBinary } from './binaries.js';
import type { Service } from './supervise.js';

const ANSWERS_WITHIN_MS = 3_000;

/** Keeps nothing on disk: it passes messages on, and counts guests by the minute. */
export function redisService(folder: string): Service {
  return {
    name: 'redis',
    folder,
    binaries: ['redis-server'],
    prepare: async (socket) => [
      programNamedRedisServer(folder),
      ...['--port', '0', '--unixsocket', socket, '--unixsocketperm', '700'],
      ...['--save', '', '--appendonly', 'no', '--dir', folder, '--daemonize', 'no'],
    ],
    answers,
  };
}

export function redisUrl(socket: string): string {
  return `unix://${socket}`;
}

/** Debian's redis-check-rdb is the server when it is started under that name. */
function programNamedRedisServer(folder: string): string {
  const found = findBinary('redis-server')!;
  if (basename(found) === 'redis-server') return found;
  const link = join(folder, 'redis-server');
  rmSync(link, { force: true });
  symlinkSync(found, link);
  return link;
}

/** Speaks the protocol itself: a client library would also reconnect, and keep timers after a failure. */
function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket, () => connection.write('PING\r\n'));
    connection.setTimeout(ANSWERS_WITHIN_MS, () => connection.destroy());
    connection.once('data', (reply) => {
      resolve(reply.toString().startsWith('+PONG'));
      connection.destroy();
    });
    connection.on('error', () => {}); // followed by close
    connection.once('close', () => resolve(false));
  });
}
