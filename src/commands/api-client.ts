import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from './command.js';

/** What a command asks the public API with. */
export interface ApiClient {
  /** Asks what changes nothing until it is answered; gives up after a number of tries. Throws `CommandError` only. */
  read<T>(query: string, variables?: object): Promise<T>;
  /** Asks once. Throws `NoAnswer`, or `CommandError` where asking again would not help. */
  ask<T>(query: string, variables?: object): Promise<T>;
}

/** None came, or one that says to come back later. Whether the request was carried out is not known. */
export class NoAnswer extends CommandError {
  constructor(
    reason: string,
    /** Seconds after which it is worth asking again. */
    readonly retryAfter = 1,
  ) {
    super(`no answer: ${reason}`);
  }
}

const TRIES = 20;
const LONGEST_WAIT = 60;
const TIMEOUT_MS = 60_000;

/** Calls the GraphQL endpoint at `url` with a key; what it waits for is said. */
export function createApiClient(options: { url: string; key: string; say: (line: string) => void }): ApiClient {
  const ask = async <T>(query: string, variables?: object): Promise<T> =>
    dataOf<T>(await post(options, query, variables));
  return {
    ask,
    async read<T>(query: string, variables?: object): Promise<T> {
      const patience = createPatience(options.say);
      for (;;) {
        try {
          return await ask<T>(query, variables);
        } catch (error) {
          await patience.wait(error);
        }
      }
    },
  };
}

/** Waits after each `NoAnswer`, a number of times in a row, and gives up then; throws any other error at once. */
export function createPatience(say: (line: string) => void): { wait(error: unknown): Promise<void>; renew(): void } {
  let waits = 0;
  return {
    async wait(error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (waits === TRIES)
        throw new CommandError(`${error.message}; gave up after ${TRIES + 1} tries: run it again later`);
      waits += 1;
      const seconds = Math.min(error.retryAfter, LONGEST_WAIT);
      say(`${error.message}; trying again in ${seconds} s (${waits} of ${TRIES})`);
      await sleep(seconds * 1_000);
    },
    renew() {
      waits = 0;
    },
  };
}

interface Reply {
  status: number;
  retryAfter: number | undefined;
  text: string;
}

async function post({ url, key }: { url: string; key: string }, query: string, variables?: object): Promise<Reply> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const retryAfter = Number(response.headers.get('retry-after')) || undefined;
    return { status: response.status, retryAfter, text: await response.text() };
  } catch (error) {
    const { cause, message } = error as Error & { cause?: Error & { code?: string } };
    throw new NoAnswer(`${url}: ${cause?.message || cause?.code || message}`);
  }
}

interface GraphQLReply {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string; retryAfter?: number; requestId?: string } }[];
}

/** Refusals that pass; those of a proxy have a status only. */
const PASSING = ['SERVICE_UNAVAILABLE', 'RATE_LIMITED'];
const PASSING_STATUS = [429, 502, 503, 504];

function dataOf<T>({ status, retryAfter, text }: Reply): T {
  const { data, errors = [] } = graphQLReply(text) ?? {};
  const passing = errors.find(({ extensions }) => PASSING.includes(extensions?.code ?? ''));
  if (passing) throw new NoAnswer(passing.message, passing.extensions?.retryAfter ?? retryAfter);
  const [error] = errors;
  if (error) {
    const { code = 'ERROR', requestId } = error.extensions ?? {};
    throw new CommandError(`${code}: ${error.message}${requestId ? ` (request ${requestId})` : ''}`);
  }
  if (data !== undefined && data !== null) return data as T;
  if (PASSING_STATUS.includes(status)) throw new NoAnswer(`status ${status}`, retryAfter);
  throw new CommandError(`This is not the GraphQL endpoint of a Seatkeeper: it answers with status ${status}.`);
}

function graphQLReply(text: string): GraphQLReply | undefined {
  try {
    const reply = JSON.parse(text) as GraphQLReply | null;
    return reply?.data !== undefined || Array.isArray(reply?.errors) ? (reply as GraphQLReply) : undefined;
  } catch {
    return undefined;
  }
}
