import { randomUUID } from 'node:crypto';

/** The caller's own `X-Request-Id` where it is of a sane form, so that their log and ours can be held side by side. */
export function requestIdOf(header: unknown): string {
  return typeof header === 'string' && /^[\w.:-]{1,64}$/.test(header) ? header : randomUUID();
}

/** For one that is kept as long as a stream: Node's own is made of twenty pieces, and weighs half a kilobyte. */
export function newRequestId(): string {
  return Buffer.from(randomUUID()).toString('latin1');
}
