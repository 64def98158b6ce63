import { randomUUID } from 'node:crypto';
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { refused } from './bad-requests.js';

/** How long a client may go on sending after it was told that nothing of it is read. */
const LINGER_MS = 1_000;

interface ClientError extends Error {
  code?: string;
  reason?: string;
}

/**
 * Tells of requests that Node could not read, or that did not arrive in time, as of all others, and closes the connection.
 * What was asked before over the same one is answered first: the answers are told apart by their order only.
 */
export class ClientErrors {
  /** Of each connection. */
  private readonly newest = new WeakMap<Socket, ServerResponse>();
  private readonly told = new WeakSet<Socket>();

  constructor(
    private readonly requestSeconds: number,
    private readonly logger: Logger,
    private readonly hangUp: HangUp,
  ) {}

  watch(server: FastifyInstance): void {
    server.addHook('onRequest', ({ raw: { socket } }, reply, done) => {
      this.newest.set(socket, reply.raw);
      done();
    });
  }

  tell(error: ClientError, socket: Socket): void {
    // Node tells again of each piece that comes after it
    if (this.told.has(socket)) return;
    this.told.add(socket);
    const before = this.newest.get(socket);
    const isBehind = before?.req.complete && !before.writableFinished;
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else if (isBehind) before.once('close', () => this.refuse(error, socket));
    else this.refuse(error, socket);
  }

  private refuse(error: ClientError, socket: Socket): void {
    const requestId = randomUUID();
    const [status, message] = this.faultOf(error);
    // the error as a whole would have what was sent, and its secrets
    this.logger.debug({ code: error.code, requestId }, 'a request could not be read');
    this.hangUp(socket, status, refused('BAD_REQUEST', message), requestId);
  }

  private faultOf({ code, reason }: ClientError): [status: number, message: string] {
    switch (code) {
      case 'ERR_HTTP_REQUEST_TIMEOUT':
        return [408, `A request has to arrive as a whole within ${this.requestSeconds} s.`];
      case 'HPE_HEADER_OVERFLOW':
        return [431, 'The URL and the headers of a request hold at most 16 KB. Send long queries by POST.'];
      default:
        return [400, `This is no request in HTTP/1.1${reason ? `: ${reason}` : ''}.`];
    }
  }
}

/** Answers over the bare connection, and closes it. */
export type HangUp = (stream: Duplex, status: number, told: GraphQLError, requestId: string) => void;

/** Fastify does not know of these answers: each is told to `responded`. */
export function createHangUp(responded: (status: number) => void): HangUp {
  return (stream, status, told, requestId) => {
    if (!stream.writable) return void stream.destroy();
    responded(status);
    const body = JSON.stringify({ errors: [told.toJSON()] });
    const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'Connection: close', `X-Request-Id: ${requestId}`];
    head.push('Content-Type: application/json; charset=utf-8', `Content-Length: ${Buffer.byteLength(body)}`);
    stream.on('error', () => stream.destroy());
    stream.end(`${head.join('\r\n')}\r\n\r\n${body}`);
    // were it closed while the client sends, the answer could get lost in the reset
    stream.resume();
    const patience = setTimeout(() => stream.destroy(), LINGER_MS);
    stream.once('close', () => clearTimeout(patience));
  };
}
