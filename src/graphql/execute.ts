import {
  createSourceEventStream,
  type ExecutionResult,
  execute,
  GraphQLError,
  getOperationAST,
  OperationTypeNode,
} from 'graphql';
import { pull } from '../events/pull.js';
import { admit } from './admit.js';
import type { OperationArgs } from './context.js';
import { maskError, maskErrors, mayPass } from './errors.js';
import { coercionOptions } from './limits.js';
import { payloadsOf } from './payloads.js';
import { writeAnswer } from './write-answer.js';

/**
 * Executes a query or mutation for either transport, unless it asks for more than the limits: one state of the account,
 * unexpected errors masked.
 */
export async function executeOperation(args: OperationArgs): Promise<ExecutionResult> {
  const { contextValue: ctx, limits } = args;
  try {
    const { cost, refusal } = await admit(args);
    const extensions = cost === undefined ? undefined : { cost };
    if (refusal) return { errors: [refusal], extensions };
    ctx.limits = limits;
    if (isQuery(args)) ctx.expectVersion();
    const result = await executeOnce(args);
    // at most once: nothing is expected then
    const final = ctx.hasMoved ? await executeAnew(args) : result;
    const { data, errors } = maskErrors(final, ctx.requestId, ctx.store.logger);
    return errors ? { errors, data, extensions } : { data, extensions };
  } finally {
    ctx.close();
  }
}

async function executeOnce(args: OperationArgs): Promise<ExecutionResult> {
  const data = await writeAnswer(args);
  if (data || args.contextValue.hasMoved) return { data };
  return execute({ ...args, ...whatIsTold(args) });
}

async function executeAnew(args: OperationArgs): Promise<ExecutionResult> {
  const contextValue = args.contextValue.anew();
  try {
    return await executeOnce({ ...args, contextValue });
  } finally {
    contextValue.close();
  }
}

function isQuery({ document, operationName }: OperationArgs): boolean {
  return getOperationAST(document, operationName)?.operation === OperationTypeNode.QUERY;
}

/** How much graphql-js tells of what is wrong: guests get no suggestions, which would lay open the schema. */
function whatIsTold({ contextValue, variableValues }: OperationArgs) {
  return { options: coercionOptions(variableValues), hideSuggestions: contextValue.viewer === null };
}

/** A subscription is refused, or ends, for good: what its caller is told. */
export class SubscriptionEnded extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super('the subscription has ended');
  }
}

/** Makes the payload of an event, as JSON (see `payloads.ts`); undefined when the database did not answer. */
export type PayloadOfEvent = () => Promise<string | undefined>;

/** `refusal` is what the first `next` will throw. */
export type PayloadStream = AsyncIterableIterator<PayloadOfEvent> & { refusal?: SubscriptionEnded };

/**
 * Opens a subscription. What is refused, or fails, for good is thrown as `SubscriptionEnded`, by the stream or by a payload.
 * Rejects when opening it may succeed later; once open, such failures are waited out, since an error would end the
 * client's stream for ever.
 */
export async function subscribeOperation(args: OperationArgs): Promise<PayloadStream> {
  const { contextValue: ctx } = args;
  const opened = await admit(args)
    .then(({ refusal }) =>
      refusal ? { errors: [refusal] } : createSourceEventStream({ ...args, ...whatIsTold(args) }),
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
    const refused = pull<PayloadOfEvent>(
      () => Promise.reject(refusal),
      () => {},
    );
    return Object.assign(refused, { refusal });
  }
  const source = opened[Symbol.asyncIterator]();
  const payloadOf = payloadsOf(args);
  const end = (error: unknown) => {
    const told = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
    throw new SubscriptionEnded([maskError(told, ctx.requestId, ctx.store.logger)]);
  };
  const next = async () => {
    const event = await source.next().catch(end);
    return event.done ? null : { value: () => payloadOf(event.value).catch(end) };
  };
  return pull(next, async () => void (await source.return?.()));
}
