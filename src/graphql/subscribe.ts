import { createSourceEventStream, type GraphQLError } from 'graphql';
import { Pulled } from '../events/pull.js';
import { LiveEvents } from '../events/stream-events.js';
import { admit } from './admit.js';
import type { OperationArgs } from './context.js';
import { maskError, maskErrors, mayPass, toGraphQLError } from './errors.js';
import { whatIsTold } from './execute.js';
import { Payloads } from './payloads.js';

/** A subscription is refused, or ends, for good: what its caller is told. */
export class SubscriptionEnded extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super('the subscription has ended');
  }
}

/** Makes the payload of an event, as JSON (see `payloads.ts`); undefined when the database did not answer. */
export type PayloadOfEvent = () => Promise<string | undefined>;

/**
 * Opens a subscription, or tells why not. What fails for good later is thrown as `SubscriptionEnded`, by the stream or by a
 * payload. Rejects when opening it may succeed later; once open, such failures are waited out, since an error would end the
 * client's stream for ever.
 */
export async function subscribeOperation(args: OperationArgs): Promise<PayloadStream | SubscriptionEnded> {
  const { contextValue: ctx } = args;
  const opened = await admit(args)
    .then(({ refusal }) =>
      refusal ? { errors: [refusal] } : createSourceEventStream({ ...args, ...whatIsTold(args) }),
    )
    .catch((error: Error) => {
      if (mayPass(error)) throw error;
      // graphql-js fails so for an operation whose one field is skipped
      return { errors: [toGraphQLError(error)] };
    })
    .finally(() => ctx.close());
  if (Symbol.asyncIterator in opened) {
    return new PayloadStream(opened[Symbol.asyncIterator](), new Payloads(args));
  }
  const passing = opened.errors?.find(mayPass);
  if (passing) throw passing;
  return new SubscriptionEnded(maskErrors(opened, ctx.requestId, ctx.store.logger).errors ?? []);
}

/** The payloads of an open subscription, in order. */
export class PayloadStream extends Pulled<PayloadOfEvent> {
  constructor(
    private readonly source: AsyncIterator<unknown>,
    readonly payloads: Payloads,
  ) {
    super();
  }

  /** There for streams of events, which may be told together with others. */
  get live(): LiveEvents | null {
    return this.source instanceof LiveEvents ? this.source : null;
  }

  protected async pull(): Promise<{ value: PayloadOfEvent } | null> {
    const event = await this.source.next().catch((error) => this.end(error));
    return event.done ? null : { value: () => this.payloads.textOf(event.value).catch((error) => this.end(error)) };
  }

  protected async close(): Promise<void> {
    await this.source.return?.();
  }

  private end(error: unknown): never {
    const { requestId, store } = this.payloads.by;
    throw new SubscriptionEnded([maskError(toGraphQLError(error), requestId, store.logger)]);
  }
}
