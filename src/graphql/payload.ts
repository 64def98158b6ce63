import { Refusal, type UserError } from '../entities/index.js';

/** A mutation's answer: what the verb returned, or its refusal, with every other part null or empty. */
export function payload<P extends { userErrors: UserError[] }>(
  type: new () => P,
  outcome: Omit<P, 'userErrors'> | Refusal,
): P {
  const empty = new type();
  if (outcome instanceof Refusal) return Object.assign(empty, { userErrors: outcome.userErrors });
  return Object.assign(empty, outcome);
}
