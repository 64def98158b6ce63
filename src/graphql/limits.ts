import { type ExecutionArgs, GraphQLError, getOperationAST } from 'graphql';
import { type OperationSize, sizeOf } from './operation-size.js';

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

/**
 * Why an operation is refused before anything of it is executed, for any caller alike: it asks for more than a limit, or
 * for a page or a number of ids that is out of bounds. Its document is valid.
 */
export function exceeded(args: ExecutionArgs, limits: Limits): GraphQLError | undefined {
  const operation = getOperationAST(args.document, args.operationName);
  if (!operation) return undefined;
  try {
    const size = sizeOf(operation, args);
    const bound = BOUNDS.find(([name]) => size[name] > limits[name]);
    return bound && refusal(bound, size, limits);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function refusal([name, counted, remedy]: (typeof BOUNDS)[number], size: OperationSize, limits: Limits): GraphQLError {
  const [asked, most] = [size[name], limits[name]].map((count) => count.toLocaleString('en-US'));
  return new GraphQLError(`The operation's ${counted} is ${asked}; at most ${most} is allowed. ${remedy}`, {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
}
