import { Refusal, type UserError } from '../entities/index.js';

/** The field `dryRun` of an input. */
export const DRY_RUN = {
  nullable: true,
  defaultValue: false,
  description:
    'Change nothing, and answer with what would happen: whatever the payload lists as it would be, holder and owner included, and its numbers. What is reached through that is as it is now.',
};

/** A mutation's answer: what the verb returned, or its refusal, with every other part null or empty. */
export function payload<P extends { userErrors: UserError[] }>(
  type: new () => P,
  outcome: Omit<P, 'userErrors'> | Refusal,
): P {
  const empty = new type();
  if (outcome instanceof Refusal) return Object.assign(empty, { userErrors: outcome.userErrors });
  return Object.assign(empty, outcome);
}
