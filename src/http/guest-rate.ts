import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.js';
import { rateLimited } from '../events/errors.js';
import type { CountRequest } from '../graphql/context.js';
import { addressReader } from './guest-address.js';
import type { SharedRates } from './shared-rates.js';

/** How much guests may ask for: so many requests of one address in a minute. */
export interface GuestRate {
  /** For the address that this request, or the socket that it opens, comes from. */
  counterOf(request: IncomingMessage): CountRequest;
  /** Counts are shared with the other servers. */
  readonly shared: boolean;
  /** How many requests were refused. */
  readonly refused: number;
}

export function createGuestRate(
  { guestRate, trustProxy }: Pick<Config, 'guestRate' | 'trustProxy'>,
  rates: SharedRates,
): GuestRate {
  const rate = guestRate === 0 ? null : rates.rate('guests', guestRate, true);
  const addressOf = addressReader(trustProxy);
  let refused = 0;
  return {
    get shared() {
      return rates.shared;
    },
    get refused() {
      return refused;
    },
    counterOf(request) {
      if (rate === null) return async () => {};
      const address = addressOf(request);
      return async () => {
        const { granted, endsIn } = await rate.take(address, 1);
        if (granted) return;
        refused++;
        throw tooManyRequests(guestRate, endsIn);
      };
    },
  };
}

function tooManyRequests(rate: number, endsIn: number) {
  const seconds = Math.max(1, Math.ceil(endsIn / 1_000));
  return rateLimited(
    `Guests may make ${rate.toLocaleString('en-US')} requests a minute from one address, and each field of an operation is one. Ask in ${seconds} s for what is not answered.`,
    seconds,
  );
}
