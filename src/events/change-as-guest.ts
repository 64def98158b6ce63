import { Unavailable } from '../database/failures.js';
import type { Queries } from '../database/pools.js';
import { Refusal } from '../entities/index.js';
import { type ChangeContext, runChange, type Tx } from './change-account.js';

/** How often what a guest names may go to another account while they wait. */
const MOVES = 5;

/**
 * The one way for guests to write, who name an account only through a page's slug or a secret token (A2). `look` finds
 * what that leads to, or refuses: first without a lock, so that most refusals cost the account nothing, then again under
 * its lock. What has moved to another account in between is looked for there. No event of it has an actor, whoever
 * calls. Otherwise as `changeAccount`.
 */
export async function changeAsGuest<Found extends { accountId: string }, T>(
  ctx: ChangeContext,
  look: (db: Queries) => Promise<Found | Refusal>,
  body: (tx: Tx, found: Found) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  for (let move = 0; move < MOVES; move++) {
    const named = await look(ctx.store.pools.read);
    if (named instanceof Refusal) return named;
    const lookAgain = async (tx: Tx) => {
      const found = await look(tx);
      if (found instanceof Refusal) return found;
      return found.accountId === tx.accountId ? body(tx, found) : MOVED;
    };
    const author = { accountId: named.accountId };
    const outcome = await runChange(ctx, { author, body: lookAgain, ending: 'COMMIT', readsFirst: true });
    if (outcome !== MOVED) return outcome;
  }
  throw new Unavailable('what a guest names goes from account to account');
}

const MOVED = new Refusal([]);
