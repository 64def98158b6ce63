import { once } from 'node:events';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { WebSocket } from 'ws';

interface Message {
  type: string;
  id?: string;
  payload?: unknown;
}

/**
 * A plain graphql-transport-ws client: what the server says is read from a queue, so that no test sleeps.
 */
export async function openSocket(
  server: { url: string },
  authorization?: string | null,
  headers: Record<string, string> = {},
): Promise<Socket> {
  const socket = new WebSocket(server.url.replace(/^http/, 'ws'), 'graphql-transport-ws', { headers });
  await once(socket, 'open');
  const opened = new Socket(socket);
  if (authorization !== null) opened.send({ type: 'connection_init', payload: authorization ? { authorization } : {} });
  return opened;
}

/** The same, of who is let in: resolves once the server has acknowledged it. */
export async function openAcknowledged(...caller: Parameters<typeof openSocket>): Promise<Socket> {
  const socket = await openSocket(...caller);
  const ack = await socket.next();
  if (ack.type !== 'connection_ack') throw new Error(`not acknowledged: ${JSON.stringify(ack)}`);
  return socket;
}

export class Socket {
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
  private readonly messages: Message[] = [];
  private wake = () => {};

  constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Message;
      if (message.type === 'ping') return this.send({ type: 'pong' });
      this.messages.push(message);
      this.wake();
    });
    this.closed = once(socket, 'close').then(([code]) => code as number);
    this.closed.then(() => this.wake());
  }

  send(message: Message): void {
    this.socket.send(JSON.stringify(message));
  }

  /** The next message; rejects when the socket closes first. */
  async next(): Promise<Message> {
    for (;;) {
      const message = this.messages.shift();
      if (message) return message;
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error(`the socket closed with ${await this.closed}`);
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  /** Cuts the line without a word. */
  cut(): void {
    this.socket.terminate();
  }

  close(): void {
    this.socket.close(1000);
  }

  get raw(): WebSocket {
    return this.socket;
  }
}

/** Resolves once all streams that were asked for before are open, or refused: `logHead` waits for them. */
export async function streamsOpened(socket: Socket): Promise<void> {
  socket.send({ id: 'head', type: 'subscribe', payload: { query: 'subscription { logHead { sequence } }' } });
  const message = await socket.next();
  if (message.id !== 'head' || message.type !== 'next') throw new Error(`said before: ${JSON.stringify(message)}`);
  socket.send({ id: 'head', type: 'complete' });
}

/** A subscription on a socket of its own. */
export interface Subscriber<T> {
  /** The data of the next result; rejects with the errors of a refusal, or when the socket closes first. */
  next(): Promise<T>;
  /** The data of the next `count` results. */
  take(count: number): Promise<T[]>;
  socket: Socket;
}

/** Resolves once the server has acknowledged the socket. */
export async function subscribe<T, V>(
  server: { url: string },
  key: string,
  document: TypedDocumentNode<T, V> | string,
  variables?: V,
): Promise<Subscriber<T>> {
  const socket = await openAcknowledged(server, `Bearer ${key}`);
  const query = typeof document === 'string' ? document : print(document);
  socket.send({ id: '1', type: 'subscribe', payload: { query, variables } });
  const next = async () => {
    const { type, payload } = await socket.next();
    if (type !== 'next') throw Object.assign(new Error(`${type}: ${JSON.stringify(payload)}`), { errors: payload });
    const { data, errors } = payload as { data: T; errors?: unknown };
    if (errors) throw Object.assign(new Error(JSON.stringify(errors)), { errors });
    return data;
  };
  return {
    socket,
    next,
    async take(count) {
      const results: T[] = [];
      while (results.length < count) results.push(await next());
      return results;
    },
  };
}
