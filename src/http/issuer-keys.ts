import { setTimeout as sleep } from 'node:timers/promises';
import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import { serviceUnavailable } from '../graphql/errors.js';

/** After so long the issuer is asked again: a key that it took back is taken no longer than that. */
const REFRESH_MS = 5 * 60_000;
/** It is never asked more often, whatever tokens come. */
const PAUSE_MS = 2_000;
const TIMEOUT_MS = 3_000;
/** Bytes of its answer. */
const LARGEST_SET = 256 * 1024;
/** Keys that it could not be asked about for longer verify no more tokens. */
const KEPT_MS = 24 * 60 * 60_000;

export interface IssuerKeys {
  /**
   * The key that a token names. One that is not known may be new: then the issuer is asked, and the token waits. Throws
   * SERVICE_UNAVAILABLE when the issuer does not answer and it takes its answer to tell.
   */
  keyOf: JWTVerifyGetKey;
  close(): void;
}

/** The public keys of an issuer, fetched at once and every five minutes. Calls `onChange` when they are others. */
export function createIssuerKeys(
  url: string,
  logger: Logger,
  onChange: () => void,
  refreshMs = REFRESH_MS,
): IssuerKeys {
  const closing = new AbortController();
  // it is told when to fetch, since by itself it would forget what it knows while the issuer is away
  const remote = createRemoteJWKSet(new URL(url), {
    // by the next time it would be a dead one
    headers: { connection: 'close' },
    timeoutDuration: TIMEOUT_MS,
    cooldownDuration: Number.POSITIVE_INFINITY,
    cacheMaxAge: Number.POSITIVE_INFINITY,
    [customFetch]: (url, { signal, ...options }) =>
      fetchSmall(url, { ...options, signal: AbortSignal.any([signal, closing.signal]) }),
  });
  let known: string | undefined;
  let [askedAt, answeredAt] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let asking: Promise<void> | null = null;
  let away = false;

  const fetchKeys = async () => {
    try {
      await sleep(Math.max(0, askedAt + PAUSE_MS - performance.now()), null, { signal: closing.signal, ref: false });
      askedAt = performance.now();
      await remote.reload();
    } catch (error) {
      if (!away && !closing.signal.aborted)
        logger.warn({ err: error }, 'the keys of the OpenID issuer cannot be fetched');
      away = true;
      throw serviceUnavailable();
    }
    if (away) logger.info('the keys of the OpenID issuer can be fetched again');
    away = false;
    answeredAt = performance.now();
    const keys = JSON.stringify(remote.jwks());
    if (known !== undefined && keys !== known) onChange();
    known = keys;
  };
  const ask = () => {
    asking ??= fetchKeys().finally(() => {
      asking = null;
    });
    return asking;
  };
  const refresh = () => void ask().catch(() => {});
  refresh();
  const refreshing = setInterval(refresh, refreshMs).unref();

  return {
    async keyOf(header, token) {
      const since = performance.now();
      if (answeredAt + KEPT_MS < since) await ask();
      for (;;) {
        try {
          return await remote(header, token);
        } catch (error) {
          if (!(error instanceof errors.JWKSNoMatchingKey) || askedAt > since) throw error;
          await ask();
        }
      }
    },
    close() {
      clearInterval(refreshing);
      closing.abort();
    },
  };
}

/** The whole of an answer, so long as it may be one. */
async function fetchSmall(url: string, options: RequestInit): Promise<Response> {
  const { status, headers, body } = await fetch(url, options);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body ?? []) {
    size += piece.length;
    if (size > LARGEST_SET) throw new Error(`the key set has more than ${LARGEST_SET} bytes`);
    pieces.push(piece);
  }
  return new Response(Buffer.concat(pieces), { status, headers });
}
