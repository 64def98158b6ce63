import { setTimeout as sleep } from 'node:timers/promises';
import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute, GraphQLError } from 'graphql';
import { pull } from '../events/pull.js';
import { Context } from './context.js';
import { maskError, mayPass } from './errors.js';
import { coercionOptions, exceeded, type Limits } from './limits.js';

export type OperationArgs = ExecutionArgs & { contextValue: Context; limits: Limits };

/**
 * Executes a query or mutation for either transport, unless it asks for more than the limits: one state of the account,
 * unexpected errors masked.
 */
export async function executeOperation(args: OperationArgs): Promise<ExecutionResult> {
  const { contextValue: ctx, limits } = args;
  try {
    const refusal = exceeded(args, limits);
    if (refusal) return { errors: [refusal] };
    ctx.limits = limits;
    return masked(await execute({ ...args, options: coercionOptions(args.variableValues) }), ctx);
  } finally {
    ctx.close();
  }
}

const RETRY_MS = 500;

/** A subscription is refused, or ends, for good: what its caller is told. */
export class SubscriptionEnded extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super('the subscription has ended');
  }
}

/**
 * Opens a subscription: the results of its events, each executed with a context of its own, so that links lead to what
 * is there now. Where it is refused, the first of them throws `SubscriptionEnded`. Rejects when opening it may succeed
 * later; once open, such failures are waited out, since an error would end the client's stream for ever.
 */
export async function subscribeOperation(args: OperationArgs): Promise<AsyncIterableIterator<ExecutionResult>> {
  const { contextValue: ctx, limits } = args;
  const exceeding = exceeded(args, limits);
  const options = coercionOptions(args.variableValues);
  const opened = await (exceeding
    ? Promise.resolve({ errors: [exceeding] })
    : createSourceEventStream({ ...args, options })
  )
    .catch((error: Error) => {
      if (mayPass(error)) throw error;
      // graphql-js fails so for an operation whose one field is skipped
      return { errors: [new GraphQLError('', { originalError: error })] };
    })
    .finally(() => ctx.close());
  if (!(Symbol.asyncIterator in opened)) {
    const passing = opened.errors?.find(mayPass);
    if (passing) throw passing;
    const refusal = new SubscriptionEnded(masked(opened, ctx).errors ?? []);
    return pull<ExecutionResult>(
      () => Promise.reject(refusal),
      () => {},
    );
  }
  const source = opened[Symbol.asyncIterator]();
  let open = true;
  const nextEvent = async () => {
    try {
      return await source.next();
    } catch (error) {
      const told = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
      throw new SubscriptionEnded([maskError(told, ctx.requestId, ctx.store.logger)]);
    }
  };
  const next = async () => {
    const event = await nextEvent();
    while (open && !event.done) {
      const result = await executeEvent(args, event.value);
      if (result !== undefined) return { value: result };
      await sleep(RETRY_MS);
    }
    return null;
  };
  return pull(next, async () => {
    open = false;
    await source.return?.();
  });
}

/** Undefined when the database did not answer. */
async function executeEvent(args: OperationArgs, event: unknown): Promise<ExecutionResult | undefined> {
  const { store, viewer, requestId } = args.contextValue;
  const ctx = new Context(store, viewer, requestId);
  try {
    const result = await execute({ ...args, rootValue: event, contextValue: ctx });
    return result.errors?.some(mayPass) ? undefined : masked(result, ctx);
  } finally {
    ctx.close();
  }
}

function masked(result: ExecutionResult, ctx: Context): ExecutionResult {
  if (result.errors === undefined) return result;
  const errors = result.errors.map((error: GraphQLError) => maskError(error, ctx.requestId, ctx.store.logger));
  return { ...result, errors };
}
