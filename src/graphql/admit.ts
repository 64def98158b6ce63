import { BREAK, type DocumentNode, visit } from 'graphql';
import { keyNeeded, type OperationArgs } from './context.js';
import { type Weighed, weigh } from './limits.js';

/**
 * Whether an operation is executed, whichever transport it came by: for its size; where its document asks for the schema,
 * for those only who are no guests (UNAUTHENTICATED); and for the budget of its caller's key (RATE_LIMITED).
 */
export async function admit(args: OperationArgs): Promise<Weighed> {
  const { contextValue: ctx, limits, document } = args;
  const { cost, refusal } = weigh(args, limits, ctx.viewer === null ? GUESTS_VALUES : undefined);
  if (refusal || cost === undefined) return { cost, refusal };
  if (ctx.viewer === null && asksForSchema(document)) return { cost, refusal: keyNeeded() };
  return { cost, refusal: await ctx.spend(cost) };
}

/** What guests send is a booking, or a few. */
const GUESTS_VALUES = 200;

function asksForSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, {
    Field({ name: { value } }) {
      asks ||= value === '__schema' || value === '__type';
      return asks ? BREAK : undefined;
    },
  });
  return asks;
}
