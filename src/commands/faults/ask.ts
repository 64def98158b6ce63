import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.js';
import { type Ledger, requestId, type Wanted } from './ledger.js';

type Payload = { userErrors: { code: string }[] } & Record<string, unknown>;

type Answer<T> = { data: T } | { none: string } | { wrong: string };

const TIMEOUT_MS = 20_000;
const AGAIN_MS = 200;

export interface Asking {
  servers: readonly { readonly url: string }[];
  ledger: Ledger;
  /** Nobody waits for an answer any more. */
  over: boolean;
}

/**
 * Asks one of the servers, and any of them again with the same key, until one answers. Returns what was done; undefined
 * when it was refused. Whatever is answered is noted in the ledger.
 */
export async function mutate(
  run: Asking,
  chance: Chance,
  accountId: string,
  wanted: Wanted,
): Promise<Payload | undefined> {
  const { ledger } = run;
  const { entry, number } = ledger.open(accountId, wanted);
  const query = documentOf(wanted);
  const input = { ...wanted.input, idempotencyKey: `faults-${number}` };
  while (!run.over) {
    const server = chance.below(run.servers.length);
    const url = run.servers[server]?.url as string;
    const asked = performance.now();
    entry.attempts++;
    const id = requestId(number, entry.attempts);
    const answer = await ask<{ payload: Payload }>(url, query, { input }, { key: wanted.key, id });
    if ('data' in answer) {
      ledger.answered++;
      const { payload } = answer.data;
      const at = performance.now();
      entry.answer = { server, at, tookMs: at - asked };
      const codes = payload.userErrors.map(({ code }) => code).filter((code) => code !== 'SECRET_ALREADY_SHOWN');
      entry.outcome = codes.length > 0 ? 'refused' : 'done';
      if (codes.includes('IDEMPOTENCY_KEY_REUSED')) ledger.wrong.push(`${wanted.mutation} (${id}): its key was reused`);
      return entry.outcome === 'done' ? payload : undefined;
    }
    if ('wrong' in answer) ledger.wrong.push(`${wanted.mutation} (${id}): ${answer.wrong}`);
    ledger.unanswered++;
    await sleep(AGAIN_MS * (0.5 + chance.share()));
  }
  return undefined;
}

/** Asks any of the servers what changes nothing; undefined when it does not answer. */
export async function query<T>(run: Asking, chance: Chance, key: string, text: string): Promise<T | undefined> {
  const url = chance.of(run.servers)?.url as string;
  const answer = await ask<T>(url, text, {}, { key });
  if ('wrong' in answer) run.ledger.wrong.push(`a query: ${answer.wrong}`);
  return 'data' in answer ? answer.data : undefined;
}

function documentOf({ mutation, selection = '' }: Wanted): string {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return `mutation ($input: ${type}!) { payload: ${mutation}(input: $input) { userErrors { code } ${selection} } }`;
}

/** An answer is right, or says to come back, or there is none: anything else is wrong. */
async function ask<T>(
  url: string,
  query: string,
  variables: object,
  { key, id }: { key?: string; id?: string },
): Promise<Answer<T>> {
  let text: string;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key && { authorization: `Bearer ${key}` }),
        ...(id && { 'x-request-id': id }),
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    text = await response.text();
  } catch (error) {
    return { none: String(error) };
  }
  const { data, errors = [] } = parse(text) as {
    data?: T | null;
    errors?: { message: string; extensions?: { code?: string } }[];
  };
  if (errors.some(({ extensions }) => extensions?.code === 'SERVICE_UNAVAILABLE')) return { none: text };
  return errors.length > 0 || data == null ? { wrong: text } : { data };
}

/** What is no JSON is no answer either. */
function parse(text: string): object {
  try {
    return JSON.parse(text) as object;
  } catch {
    return {};
  }
}
