import { openSocket, type Socket } from '../support/subscriber.js';

/** What a caller is told, to the byte: an HTTP answer's status and body, or a WebSocket's message or close code. */
export interface Told {
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the answers of all fields
  data: any;
  errors: { message: string; extensions: { code: string } }[];
}

export interface Request {
  query: string;
  variables?: object;
}

/** Asks with a key, or as a guest. Questions of one key are put one after the other. */
export interface Door {
  ask(key: string | undefined, request: Request): Promise<Told>;
  close(): void;
}

/** Where there are two doors, both are tried. */
export const DOORS: [name: string, open: (server: { url: string }) => Door][] = [
  ['HTTP', overHttp],
  ['WebSocket', overWebSocket],
];

export function overHttp(server: { url: string }): Door {
  return {
    async ask(key, request) {
      const response = await fetch(server.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) },
        body: JSON.stringify(request),
      });
      const body = await response.text();
      const { data = null, errors = [] } = JSON.parse(body);
      return { text: `${response.status} ${body}`, data, errors };
    },
    close() {},
  };
}

/** One socket for each key. Of a subscription the first message is told. */
export function overWebSocket(server: { url: string }): Door {
  const sockets = new Map<string | undefined, Promise<Socket | number>>();
  let count = 0;
  const open = async (key: string | undefined) => {
    const socket = await openSocket(server, key === undefined ? undefined : `Bearer ${key}`);
    return socket.next().then(
      () => socket,
      () => socket.closed,
    );
  };
  return {
    async ask(key, request) {
      const opening = sockets.get(key) ?? open(key);
      sockets.set(key, opening);
      const socket = await opening;
      if (typeof socket === 'number') return { text: `closed ${socket}`, data: null, errors: [] };
      const id = String(count++);
      socket.send({ id, type: 'subscribe', payload: request });
      let message = await socket.next();
      // what a completed subscription still had to say
      while (message.id !== id) message = await socket.next();
      socket.send({ id, type: 'complete' });
      const { type, payload } = message;
      const text = `${type} ${JSON.stringify(payload)}`;
      if (type === 'error') return { text, data: null, errors: payload as Told['errors'] };
      const { data = null, errors = [] } = payload as Partial<Told>;
      return { text, data, errors };
    },
    close() {
      for (const opening of sockets.values()) {
        opening.then((socket) => typeof socket !== 'number' && socket.close()).catch(() => {});
      }
    },
  };
}
