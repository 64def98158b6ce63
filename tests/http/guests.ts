import { expect } from '@jest/globals';
import type { App } from '../../src/app.js';
import { until } from '../events/support.js';
import { startApp } from '../support/app.js';
import { askByHttp, type Request, type Told } from './transports.js';

type Guest = Told & { headers: Headers };

/** A server that lets guests ask so often in a minute, behind a proxy that tells their addresses. It shares its counts. */
export async function startLimited(rate: number, env: Record<string, string> = {}): Promise<App & { url: string }> {
  const app = await startApp({ GUEST_RATE: String(rate), TRUST_PROXY: 'on', ...env });
  await until(() => isWhole(app), 'Redis is there');
  return app;
}

/** Redis is there, for the doorbell and for the counts. */
export async function isWhole(app: { url: string }): Promise<boolean> {
  const response = await fetch(new URL('/readyz', app.url));
  return ((await response.json()) as { status: string }).status === 'ok';
}

let last = 0;

/** One that no guest had before; the counts of another run are another installation's. */
export function newAddress(): string {
  last++;
  return `198.51.${last >> 8}.${last & 255}`;
}

/** Guests of these addresses, behind the proxy. */
export const guestOf = (app: { url: string }, address: string) => {
  const headers = { 'x-forwarded-for': address };
  return {
    headers,
    ask: (request: Request | string): Promise<Guest> =>
      askByHttp(app, undefined, typeof request === 'string' ? { query: request } : request, headers),
  };
};

export function expectLimited(told: Guest): void {
  expect(told.data).toBeUndefined();
  expect(told.errors).toHaveLength(1);
  expect(told.errors[0]?.extensions.code).toBe('RATE_LIMITED');
  expect(told.status).toBe(429);
  expectRetryAfter(told);
}

/** A whole number of seconds, in the error as in the header. */
export function expectRetryAfter({ errors, headers }: Guest): void {
  const retryAfter = errors.find(({ extensions }) => extensions.code === 'RATE_LIMITED')?.extensions
    .retryAfter as number;
  expect(Number.isInteger(retryAfter)).toBe(true);
  expect(retryAfter).toBeGreaterThanOrEqual(1);
  expect(retryAfter).toBeLessThanOrEqual(60);
  expect(headers.get('retry-after')).toBe(String(retryAfter));
}
