import { randomUUID } from 'node:crypto';

/** The caller's own `X-Request-Id` where it is of a sane form, so that their log and ours can be held side by side. */
export function requestIdOf(header: unknown): string {
  return typeof header === 'string' && /^[\w.:-]{1,64}$/.test(header) ? header : randomUUID();
}
