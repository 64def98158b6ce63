import type { GraphQLFormattedError } from 'graphql';

/** The events between two sequences, neither of which is missing. */
export interface Gap {
  after: number;
  before: number;
}

/** A stream has ended for good: trying again as before is of no use. */
export class StreamEnded extends Error {
  override readonly name = 'StreamEnded';

  constructor(
    /** The server's, such as FORBIDDEN, BAD_CURSOR or CURSOR_AHEAD; UNAUTHENTICATED (4401), CLOSED or GAP. */
    readonly code: string,
    message: string,
    readonly details: {
      /** As the server told them. */
      errors?: readonly GraphQLFormattedError[];
      closeCode?: number;
      gap?: Gap;
      /** With CURSOR_EXPIRED: the oldest cursor after which all events are still kept. */
      oldestCursor?: string | undefined;
      /** Where the stream was: right after the newest event that was handed on, or where it began. */
      cursor?: string | null | undefined;
    } = {},
  ) {
    super(message);
  }
}

/** Of WebSocket (below 2,000) and of the protocol, as graphql-ws sorts them too. */
const PASSING_CLOSES = [1000, 1001, 1005, 1006, 1012, 1013, 1014];
const FINAL_CLOSES = [4004, 4005, 4400, 4401, 4406, 4409, 4429, 4500];
const PASSING_ERRORS: unknown[] = ['SERVICE_UNAVAILABLE', 'RATE_LIMITED'];

/** What there is to tell of a failure that is for good; undefined for one that may pass. */
export function endOf(failure: unknown, cursor: string | null | undefined): StreamEnded | undefined {
  const { reason, closeCode } = toldOf(failure);
  if (isRefusal(failure)) {
    const { code, oldestCursor } = failure[0]?.extensions ?? {};
    if (PASSING_ERRORS.includes(code)) return undefined;
    return new StreamEnded(String(code), reason, { errors: failure, cursor, oldestCursor: oldestCursor as string });
  }
  if (closeCode === undefined) return undefined;
  const isFinal = closeCode < 2_000 ? !PASSING_CLOSES.includes(closeCode) : FINAL_CLOSES.includes(closeCode);
  if (!isFinal) return undefined;
  return new StreamEnded(closeCode === 4401 ? 'UNAUTHENTICATED' : 'CLOSED', reason, { closeCode, cursor });
}

/** For people, and the code of the close if it was one. */
export function toldOf(failure: unknown): { reason: string; closeCode?: number } {
  if (isRefusal(failure)) return { reason: failure.map(({ message }) => message).join('\n') };
  const { message, code, reason } = failure as { message?: string; code?: unknown; reason?: string };
  if (typeof code !== 'number') return { reason: message || 'no connection' };
  return { reason: `closed with ${code} ${reason ?? ''}`.trim(), closeCode: code };
}

/** Waits grow from the first to the second, in milliseconds, and are spread over their upper half. */
const RETRY_MS = [250, 15_000] as const;

/** How long to wait before the next attempt: at least as long as the server asks for. */
export function waitAfter(failure: unknown, attempts: number): number {
  const [first, most] = RETRY_MS;
  const wait = Math.min(most, first * 2 ** Math.min(attempts, 10)) * (0.5 + Math.random() / 2);
  const asked = isRefusal(failure) ? Number(failure[0]?.extensions?.retryAfter ?? 0) * 1_000 : 0;
  return Math.max(wait, asked);
}

/** The errors of an operation; anything else happened to its socket. */
function isRefusal(failure: unknown): failure is readonly GraphQLFormattedError[] {
  return Array.isArray(failure);
}
