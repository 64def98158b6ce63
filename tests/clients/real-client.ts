import type { Client as WebSocketClient } from 'graphql-ws';
import type { PageDisabledReason, UpdateUserInput, UserErrorCode } from '../generated/operations.js';

/** What a third party's program does by the client of its choice, with documents of its own that are typed by codegen. */
export interface RealClient {
  user(id: string): Promise<Person | null | undefined>;
  /** How many come with the first page of so many. */
  people(first: number): Promise<number | undefined>;
  /** Rejects when its signal tells that nobody waits any more, which ends the request in the client's own way. */
  rename(input: UpdateUserInput, signal?: AbortSignal): Promise<Renamed>;
  /** Returns how to leave; left out where the client knows no subscriptions. */
  darkPages?(after: string, sink: { next(page: DarkPage): void; error(error: unknown): void }): () => void;
  close?(): void;
}

interface Person {
  readonly id: string;
  readonly name: string;
}

interface Renamed {
  readonly user?: Person | null;
  readonly userErrors: readonly { readonly code: UserErrorCode; readonly field?: readonly string[] | null }[];
}

export interface DarkPage {
  readonly sequence: number;
  readonly cursor: string;
  readonly slug: string;
  readonly reason: PageDisabledReason;
}

export interface Door {
  /** Of GraphQL over HTTP. */
  url: string;
  authorization: string;
  /** The client of `clients/typescript`, for the same caller. */
  overWebSocket: WebSocketClient;
}

/** How a failure is told. */
export interface Refusal {
  codes: unknown[];
  /** Of HTTP, or of the close of a WebSocket; left out where the client does not tell. */
  status?: number | undefined;
}

export interface Kind {
  open(door: Door): RealClient;
  /** What there is to tell of an error that the client rejects with; throws it if it is none of this client's kinds. */
  refusalOf(error: unknown): Refusal;
}

/** The promise of something that tells no end when it is left. */
export function untilAborted<T>(
  signal: AbortSignal | undefined,
  start: (resolve: (value: T) => void, reject: (error: unknown) => void) => () => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = start(resolve, reject);
    signal?.addEventListener('abort', () => {
      leave();
      reject(signal.reason);
    });
  });
}
