import { openSocket } from '../support/subscriber.js';

/** What a caller is told, whichever door they came by. */
export interface Told {
  data?: unknown;
  errors: { message: string; path?: (string | number)[]; extensions: { code: string; [more: string]: unknown } }[];
  extensions?: { cost?: number };
  /** Of the HTTP answer. */
  status?: number;
  /** With which the WebSocket was closed instead of an answer. */
  closed?: number;
}

export interface Request {
  query: string;
  variables?: object;
  operationName?: string;
}

/** The doors to the one gate: each asks a query or mutation with this authorization, none for a guest. */
export const TRANSPORTS: [
  name: string,
  ask: (server: { url: string }, authorization: string | undefined, request: Request) => Promise<Told>,
][] = [
  ['HTTP', askByHttp],
  ['WebSocket', askBySocket],
];

export async function askByHttp(
  server: { url: string },
  authorization: string | undefined,
  request: Request,
  headers: Record<string, string> = {},
): Promise<Told & { headers: Headers }> {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }), ...headers },
    body: JSON.stringify(request),
  });
  const { data, errors = [], extensions } = (await response.json()) as Partial<Told>;
  return { data, errors, extensions, status: response.status, headers: response.headers };
}

/** One answer: of a query or mutation, or the first of a subscription. */
export async function askBySocket(
  server: { url: string },
  authorization: string | undefined,
  request: Request,
): Promise<Told> {
  const socket = await openSocket(server, authorization ?? '');
  try {
    await socket.next();
    socket.send({ id: '1', type: 'subscribe', payload: request });
    const { type, payload } = await socket.next();
    if (type === 'error') return { errors: payload as Told['errors'] };
    const { data, errors = [], extensions } = payload as Partial<Told>;
    return { data, errors, extensions };
  } catch (error) {
    if (socket.raw.readyState === socket.raw.OPEN) throw error;
    return { errors: [], closed: await socket.closed };
  } finally {
    socket.cut();
  }
}

export const codes = (told: Told): string[] => told.errors.map((error) => error.extensions.code);
