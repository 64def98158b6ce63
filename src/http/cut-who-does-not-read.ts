import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { LOOK_MS } from './watch-client.js';

/** Of a connection: a number that changes whenever the system takes more, and since when it has not changed. */
interface Progress {
  taken: number;
  since: number;
}

/**
 * Cuts the connection of a client that has an answer waiting and takes nothing of it for so many seconds: it is held until
 * then. What the client says meanwhile does not count.
 */
export function cutWhoDoesNotRead(server: FastifyInstance, seconds: number): void {
  /** Of each connection that had a request, until it is closed. */
  const connections = new Map<Socket, Progress>();

  server.addHook('onRequest', ({ raw: { socket } }, _reply, done) => {
    if (!connections.has(socket) && !socket.destroyed) {
      connections.set(socket, { taken: 0, since: performance.now() });
      socket.once('close', () => connections.delete(socket));
    }
    done();
  });
  // it is a WebSocket then
  server.server.on('upgrade', (_request, socket) => connections.delete(socket as Socket));
  const look = () => {
    const now = performance.now();
    for (const [socket, progress] of connections) {
      const held = heldBySystem(socket);
      const taken = socket.bytesWritten - socket.writableLength - held;
      const isWaiting = socket.writableLength + held > 0;
      if (!isWaiting || taken !== progress.taken) Object.assign(progress, { taken, since: now });
      if (socket.destroyed || now - progress.since < seconds * 1_000) continue;
      server.log.info({ address: socket.remoteAddress }, 'a client does not read its answer: its connection is closed');
      socket.destroy();
    }
  };
  const looks = setInterval(look, LOOK_MS);
  server.addHook('onClose', async () => clearInterval(looks));
}

/**
 * Bytes of the write that is under way, which Node counts as written only once all of it has left: an answer of megabytes
 * is a single one. Node looks there for its own timeouts.
 */
function heldBySystem(socket: Socket): number {
  const { _handle } = socket as Socket & { _handle?: { writeQueueSize?: number } | null };
  return _handle?.writeQueueSize ?? 0;
}
