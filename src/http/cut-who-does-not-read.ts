import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { LOOK_MS } from './watch-client.js';

/** Of what is to be sent over a connection: how many bytes have left as whole answers, and since when no more have. */
interface Progress {
  left: number;
  since: number;
}

/**
 * Cuts the connection of a client that has an answer waiting and takes none for so many seconds: it is held until then.
 * What the client says meanwhile does not count.
 */
export function cutWhoDoesNotRead(server: FastifyInstance, seconds: number): void {
  const waiting = new Map<ServerResponse, Progress>();

  server.addHook('onSend', async (_request, { raw }) => void waiting.set(raw, { left: 0, since: performance.now() }));
  server.addHook('onResponse', async (_request, { raw }) => void waiting.delete(raw));
  const look = () => {
    const now = performance.now();
    for (const [{ socket }, progress] of waiting) {
      // others are sent before it
      if (socket === null) continue;
      const left = socket.bytesWritten - socket.writableLength;
      if (left !== progress.left) Object.assign(progress, { left, since: now });
      if (now - progress.since < seconds * 1_000) continue;
      server.log.info({ address: socket.remoteAddress }, 'a client does not read its answer: its connection is closed');
      socket.destroy();
    }
  };
  const looks = setInterval(look, LOOK_MS);
  server.addHook('onClose', async () => clearInterval(looks));
}
