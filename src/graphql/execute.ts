import { setTimeout as sleep } from 'node:timers/promises';
import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute, GraphQLError } from 'graphql';
import { pull } from '../events/pull.js';
import { Context } from './context.js';
import { maskError, mayPass } from './errors.js';

export type OperationArgs = ExecutionArgs & { contextValue: Context };

/** Executes a query or mutation for either transport: one state of the account, unexpected errors masked. */
export async function executeOperation(args: OperationArgs): Promise<ExecutionResult> {
  const { contextValue: ctx } = args;
  try {
    return masked(await execute(args), ctx);
  } finally {
    ctx.close();
  }
}

const RETRY_MS = 500;

/**
 * Opens a subscription: its refusal, or the results of its events. Each event is executed with a context of its own, so
 * that links lead to what is there now. Rejects when opening it may succeed later; once open, such failures are waited
 * out, since an error would end the client's stream for ever.
 */
export async function subscribeOperation(
  args: OperationArgs,
): Promise<ExecutionResult | AsyncIterableIterator<ExecutionResult>> {
  const { contextValue: ctx } = args;
  const opened = await createSourceEventStream(args).finally(() => ctx.close());
  if (!(Symbol.asyncIterator in opened)) {
    const passing = opened.errors?.find(mayPass);
    if (passing) throw passing;
    return masked(opened, ctx);
  }
  const source = opened[Symbol.asyncIterator]();
  let open = true;
  const next = async () => {
    const event = await source.next();
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
