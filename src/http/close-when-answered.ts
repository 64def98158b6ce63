import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Lets a server that stops close each connection once all that was asked over it is answered, to the last byte. Node would
 * drop what is still being written, and whatever was asked after a request whose answer says "close".
 */
export function closeWhenAnswered(server: FastifyInstance, isStopping: () => boolean): void {
  /** Of each connection that had a request. */
  const unanswered = new Map<Socket, number>();
  const count = (socket: Socket, by: number) => unanswered.set(socket, (unanswered.get(socket) ?? 0) + by);

  server.addHook('onRequest', async ({ raw: { socket } }, reply) => {
    if (!unanswered.has(socket)) socket.once('close', () => unanswered.delete(socket));
    count(socket, 1);
    // Fastify says "close" to each
    if (isStopping()) reply.raw.removeHeader('connection');
  });
  server.addHook('onSend', async ({ raw: { socket } }, reply) => {
    if (isStopping() && unanswered.get(socket) === 1) reply.header('connection', 'close');
  });
  server.addHook('onResponse', async ({ raw: { socket } }) => {
    if (unanswered.has(socket)) count(socket, -1);
  });
  // it is a WebSocket then
  server.server.on('upgrade', (_request, socket) => unanswered.delete(socket as Socket));
  // Fastify and Node call it, too
  server.server.closeIdleConnections = () => {
    for (const [socket, requests] of unanswered) if (requests === 0) socket.destroy();
  };
}
