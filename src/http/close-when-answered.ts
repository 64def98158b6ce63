import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How long after it was opened the first request of a connection may be on its way. */
const FRESH_MS = 1_000;

interface Connection {
  unanswered: number;
  /** Zero once it had a request. */
  freshUntil: number;
}

/**
 * Lets a server that stops close each connection once all that was asked over it is answered, to the last byte. Node would
 * drop what is still being written, and whatever was asked after a request whose answer says "close"; and it would wait for
 * connections that never had a request.
 */
export function closeWhenAnswered(server: FastifyInstance, isStopping: () => boolean): void {
  const connections = new Map<Socket, Connection>();
  const know = (socket: Socket): Connection => {
    const connection = { unanswered: 0, freshUntil: performance.now() + FRESH_MS };
    connections.set(socket, connection);
    socket.once('close', () => connections.delete(socket));
    return connection;
  };

  server.server.on('connection', know);
  server.addHook('onRequest', ({ raw: { socket } }, reply, done) => {
    // at "localhost" Fastify has a second server, whose connections nobody tells of
    const connection = connections.get(socket) ?? know(socket);
    connection.unanswered++;
    connection.freshUntil = 0;
    // Fastify says "close" to each
    if (isStopping()) reply.raw.removeHeader('connection');
    done();
  });
  server.addHook('onSend', ({ raw: { socket } }, reply, payload, done) => {
    if (isStopping() && connections.get(socket)?.unanswered === 1) reply.header('connection', 'close');
    done(null, payload);
  });
  server.addHook('onResponse', ({ raw: { socket } }, _reply, done) => {
    const connection = connections.get(socket);
    if (connection) connection.unanswered--;
    done();
  });
  // it is a WebSocket then
  server.server.on('upgrade', (_request, socket) => connections.delete(socket as Socket));
  // Fastify and Node call it, too
  server.server.closeIdleConnections = () => {
    const now = performance.now();
    for (const [socket, { unanswered, freshUntil }] of connections) {
      if (unanswered === 0 && now >= freshUntil) socket.destroy();
    }
  };
}
