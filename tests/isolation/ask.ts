import { openSocket } from '../support/subscriber.js';

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

/** Asks with a key, or as a guest. */
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
      return { text: `${response.status} ${withoutCost(body)}`, data, errors };
    },
    close() {},
  };
}

/** One socket for each key. Of a subscription the first message is told. */
export function overWebSocket(server: { url: string }): Door {
  const lines = new Map<string | undefined, Promise<Line | number>>();
  return {
    async ask(key, request) {
      const opening = lines.get(key) ?? openLine(server, key);
      lines.set(key, opening);
      const line = await opening;
      if (typeof line === 'number') return { text: `closed ${line}`, data: null, errors: [] };
      const { type, payload } = await line.ask(request);
      const text = `${type} ${withoutCost(JSON.stringify(payload))}`;
      if (type === 'error') return { text, data: null, errors: payload as Told['errors'] };
      const { data = null, errors = [] } = payload as Partial<Told>;
      return { text, data, errors };
    },
    close() {
      for (const opening of lines.values()) opening.then((line) => typeof line !== 'number' && line.close());
    },
  };
}

/** It is of what was asked, and not of what there is. */
function withoutCost(text: string): string {
  return text.replace(/,"extensions":\{"cost":\d+\}/, '');
}

interface Line {
  ask(request: Request): Promise<{ type: string; payload?: unknown }>;
  close(): void;
}

/** The close code, where the key is not let in. */
async function openLine(server: { url: string }, key: string | undefined): Promise<Line | number> {
  const socket = await openSocket(server, key === undefined ? undefined : `Bearer ${key}`);
  const acknowledged = await socket.next().catch(() => undefined);
  if (acknowledged === undefined) return socket.closed;
  const waiting = new Map<string | undefined, (message: { type: string; payload?: unknown }) => void>();
  const hear = async () => {
    for (;;) {
      const message = await socket.next();
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    }
  };
  hear().catch(() => {});
  let count = 0;
  return {
    ask: async (payload) => {
      const id = String(count++);
      const answer = new Promise<{ type: string; payload?: unknown }>((resolve) => waiting.set(id, resolve));
      socket.send({ id, type: 'subscribe', payload });
      return answer.finally(() => socket.send({ id, type: 'complete' }));
    },
    close: () => socket.close(),
  };
}
