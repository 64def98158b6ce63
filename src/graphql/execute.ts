import { setTimeout as sleep } from 'node:timers/promises';
import { createSourceEventStream, type ExecutionResult, execute, GraphQLError } from 'graphql';
import { pull } from '../events/pull.js';
import type { OperationArgs } from './context.js';
import { maskError, maskErrors, mayPass } from './errors.js';
import { coercionOptions, exceeded } from './limits.js';
import { payloadsOf } from './payloads.js';

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
    const result = await execute({ ...args, options: coercionOptions(args.variableValues) });
    return maskErrors(result, ctx.requestId, ctx.store.logger);
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
 * Opens a subscription: the payloads of its events, as JSON (see `payloads.ts`). Where it is refused, the first of them
 * throws `SubscriptionEnded`. Rejects when opening it may succeed later; once open, such failures are waited out, since
 * an error would end the client's stream for ever.
 */
export async function subscribeOperation(args: OperationArgs): Promise<AsyncIterableIterator<string>> {
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
    const refusal = new SubscriptionEnded(maskErrors(opened, ctx.requestId, ctx.store.logger).errors ?? []);
    return pull<string>(
      () => Promise.reject(refusal),
      () => {},
    );
  }
  const source = opened[Symbol.asyncIterator]();
  const payloadOf = payloadsOf(args);
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
      const payload = await payloadOf(event.value);
      if (payload !== undefined) return { value: payload };
      await sleep(RETRY_MS);
    }
    return null;
  };
  return pull(next, async () => {
    open = false;
    await source.return?.();
  });
}
