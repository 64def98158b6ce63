import type { GraphQLError } from 'graphql';
import { rateLimited } from '../events/errors.js';
import type { Viewer } from '../graphql/authenticate.js';
import type { Spend } from '../graphql/context.js';
import type { SharedRates } from './shared-rates.js';

/** Takes what an operation costs from the budget of its caller's key. */
export type CostBudget = (viewer: Viewer) => Spend;

/** A process takes so many parts of the budget at once: one round trip for each, and what is left of one is lost. */
const SLICES = 50;
/** Of so many callers at once is known what they have. */
const PURSES = 10_000;

/** What this process may still let one caller spend, until the minute is over. */
interface Purse {
  left: number;
  endsAt: number;
  /** What costs as much has been refused in this minute. */
  refusedFrom: number;
  filling: Promise<void> | null;
}

/**
 * Each key may have operations of so much cost executed in a minute, at all servers of the installation together, less what
 * lies unused in slices; who signed in without a key, as a user. An operation waits for Redis only where a slice is used up.
 */
export function createCostBudget(budget: number, rates: SharedRates): CostBudget {
  if (budget === 0) return () => () => undefined;
  const rate = rates.rate('costs', budget);
  const slice = Math.max(1, Math.floor(budget / SLICES));
  const purses = new Map<string, Purse>();

  const fill = async (key: string, purse: Purse, cost: number): Promise<void> => {
    for (const points of new Set([Math.max(slice, cost), cost])) {
      const { granted, endsIn } = await rate.take(key, points);
      renew(purse);
      purse.endsAt = performance.now() + endsIn;
      if (!granted) continue;
      purse.left += points;
      return;
    }
    purse.refusedFrom = Math.min(purse.refusedFrom, cost);
  };
  const spend = async (key: string, purse: Purse, cost: number): Promise<GraphQLError | undefined> => {
    while (!pay(purse, cost)) {
      if (cost >= purse.refusedFrom) return overBudget(budget, cost, purse.endsAt - performance.now());
      purse.filling ??= fill(key, purse, cost).finally(() => {
        purse.filling = null;
      });
      await purse.filling;
    }
    return undefined;
  };
  return ({ keyId, userId }) => {
    const key = keyId ?? userId;
    return (cost) => {
      let purse = purses.get(key);
      if (purse === undefined) {
        if (purses.size >= PURSES) forgetLapsed(purses);
        purse = { left: 0, endsAt: 0, refusedFrom: Number.POSITIVE_INFINITY, filling: null };
        purses.set(key, purse);
      }
      return pay(purse, cost) ? undefined : spend(key, purse, cost);
    };
  };
}

function pay(purse: Purse, cost: number): boolean {
  renew(purse);
  if (purse.left < cost) return false;
  purse.left -= cost;
  return true;
}

/** In a new minute, what is left of the last one is gone. */
function renew(purse: Purse): void {
  if (performance.now() < purse.endsAt) return;
  purse.left = 0;
  purse.refusedFrom = Number.POSITIVE_INFINITY;
}

function forgetLapsed(purses: Map<string, Purse>): void {
  const now = performance.now();
  for (const [key, { endsAt, filling }] of purses) if (endsAt <= now && filling === null) purses.delete(key);
}

function overBudget(budget: number, cost: number, endsIn: number): GraphQLError {
  const seconds = Math.max(1, Math.ceil(endsIn / 1_000));
  const [most, asked] = [budget, cost].map((number) => number.toLocaleString('en-US'));
  return rateLimited(
    `A key may ask for a cost of ${most} a minute, of which less than the ${asked} of this operation is left. Ask again in ${seconds} s, for less at a time, or less often.`,
    seconds,
  );
}
