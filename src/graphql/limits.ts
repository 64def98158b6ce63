import { type ExecutionArgs, GraphQLError, type GraphQLResolveInfo, getOperationAST } from 'graphql';
import { costOfAnswer, sizeOf } from './known-sizes.js';
import type { OperationSize } from './operation-size.js';

/** The most that an operation may ask for. */
export interface Limits extends OperationSize {
  /** In its document; the parser counts them. */
  tokens: number;
  /** Fields and fragments in its document, as they are written there; see `document-limits.ts`. */
  fields: number;
}

const SEVERAL = 'Ask in several operations.';
const BOUNDS: [name: keyof OperationSize, counted: string, remedy: string][] = [
  ['depth', 'depth', 'Ask for what is deeper in an operation of its own.'],
  ['aliases', 'number of aliases', SEVERAL],
  ['directives', 'number of directives', SEVERAL],
  ['cost', 'cost', 'Ask for smaller pages (`first`), for fewer lists within lists, or in several operations.'],
];

export interface Weighed {
  /** Undefined where a page or a number of ids is out of bounds, and where there is no operation. */
  cost?: number;
  refusal?: GraphQLError;
}

/**
 * What an operation costs, and why it is refused before anything of it is executed, for any caller alike: it asks for more
 * than a limit, or for a page or a number of ids that is out of bounds, or its variables hold more than `most` values.
 * Its document is valid.
 */
export function weigh(args: ExecutionArgs, limits: Limits, most = VALUES): Weighed {
  const operation = getOperationAST(args.document, args.operationName);
  if (!operation) return {};
  if (countValues(args.variableValues, most) > most) return { refusal: tooManyValues(most) };
  try {
    const size = sizeOf(operation, args);
    const bound = BOUNDS.find(([name]) => size[name] > limits[name]);
    if (bound === undefined) return { cost: size.cost };
    const [name, counted, remedy] = bound;
    return { cost: size.cost, refusal: tooMuch(counted, size[name], limits[name], remedy) };
  } catch (error) {
    if (error instanceof GraphQLError) return { refusal: error };
    throw error;
  }
}

/** Within each other, in the variables of one operation: a batch of 1,000 users has 8,000; one too large is told so. */
const VALUES = 100_000;

function tooManyValues(most: number): GraphQLError {
  const limit = most.toLocaleString('en-US');
  return new GraphQLError(`The variables hold more than ${limit} values. Ask in several operations.`, {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
}

/** What the fields of a mutation cost, by their names in the answer, once it is known how many rows they list. */
export type Costs = Map<string | number, number>;

/**
 * Throws for a field whose payload turns out to list more rows than were counted, and too much of each. `outcome` is what
 * the caller has to know then of the change.
 */
export function weighAnswer(
  payload: object,
  info: GraphQLResolveInfo,
  costs: Costs,
  limits: Limits,
  outcome: string,
): void {
  const { key } = info.path;
  costs.set(key, costOfAnswer(info, payload));
  const cost = [...costs.values()].reduce((sum, one) => sum + one);
  if (cost <= limits.cost) return;
  const remedy = `${key} ${outcome} Ask for less of each row.`;
  throw tooMuch(`cost, with all rows that ${key} would answer with,`, cost, limits.cost, remedy);
}

function tooMuch(counted: string, asked: number, most: number, remedy: string): GraphQLError {
  const [count, limit] = [asked, most].map((number) => number.toLocaleString('en-US'));
  return new GraphQLError(`The operation's ${counted} is ${count}; at most ${limit} is allowed. ${remedy}`, {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
}

/** Of the variables at most: each fault of one repeats the whole of it. */
const FAULTS = 5;
const MANY_VALUES = 1_000;

/** Keeps variables that do not fit their types from taking long to tell of. */
export function coercionOptions(variables: unknown): { maxCoercionErrors: number } {
  return { maxCoercionErrors: countValues(variables, MANY_VALUES) > MANY_VALUES ? 1 : FAULTS };
}

/** How many values are within each other, as far as `most`. */
function countValues(variables: unknown, most: number): number {
  const found = [variables];
  for (const value of found) {
    if (typeof value !== 'object' || value === null || found.length > most) continue;
    for (const part of Object.values(value)) found.push(part);
  }
  return found.length;
}
