import { type ExecutionResult, execute, GraphQLError, getOperationAST, OperationTypeNode } from 'graphql';
import { admit } from './admit.js';
import type { OperationArgs } from './context.js';
import { maskErrors, toGraphQLError } from './errors.js';
import { coercionOptions } from './limits.js';
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
    const result = await executeExactly(args);
    const { data, errors } = maskErrors(result, ctx.requestId, ctx.store.logger);
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

/** Until what is told, and to whom, is of one state: no version is expected again, and roles change rarely. */
async function executeExactly(args: OperationArgs): Promise<ExecutionResult> {
  const result = await executeOnce(args);
  return args.contextValue.hasMoved ? executeAnew(args) : result;
}

async function executeAnew(args: OperationArgs): Promise<ExecutionResult> {
  const contextValue = await args.contextValue.anew().catch(toGraphQLError);
  if (contextValue instanceof GraphQLError) return { errors: [contextValue] };
  return executeExactly({ ...args, contextValue }).finally(() => contextValue.close());
}

function isQuery({ document, operationName }: OperationArgs): boolean {
  return getOperationAST(document, operationName)?.operation === OperationTypeNode.QUERY;
}

/** How much graphql-js tells of what is wrong: guests get no suggestions, which would lay open the schema. */
export function whatIsTold({ contextValue, variableValues }: OperationArgs) {
  return { options: coercionOptions(variableValues), hideSuggestions: contextValue.viewer === null };
}
