import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLObjectType,
  getOperationAST,
  Kind,
  OperationTypeNode,
} from 'graphql';
import { getArgumentValues, getVariableValues } from 'graphql/execution/values.js';
import type { OperationArgs } from './context.js';
import { formatError } from './errors.js';
import { type Planned, type PlannedField, planOf } from './plan.js';

/** The `data` of an answer, as JSON already. */
export class Written {
  [key: string]: unknown;

  constructor(readonly text: string) {}
}

/** A result as JSON: what is written already is not read again. */
export function stringifyResult(result: { data?: unknown; errors?: unknown }): string {
  const { data, ...rest } = result;
  if (!(data instanceof Written)) return JSON.stringify(result);
  const more = JSON.stringify(rest);
  return `{"data":${data.text}${more === '{}' ? '' : `,${more.slice(1, -1)}`}}`;
}

/** The same as it leaves over a WebSocket; over HTTP Apollo formats its errors. */
export function payloadOf({ errors, ...rest }: ExecutionResult): string {
  return stringifyResult(errors ? { ...rest, errors: errors.map(formatError) } : rest);
}

/** Of an operation, what it is executed with. */
type Args = Omit<OperationArgs, 'limits'>;

/**
 * Executes an operation and writes its `data` as JSON at once, without the objects and promises in between that most of
 * graphql-js's time goes into. Undefined when anything is irregular: an error, a value that is not what its type wants,
 * or a look at the schema. graphql-js tells what it is then, and finds in `ctx.rootValues` what was done so far.
 */
export async function writeAnswer(args: Args): Promise<Written | undefined> {
  const planned = plannedOf(args);
  if (planned === undefined) return undefined;
  try {
    const { fields, introspects } = planOf(planned);
    if (introspects) return undefined;
    const isMutation = planned.operation.operation === OperationTypeNode.MUTATION;
    const texts = isMutation ? await inTurn(fields, args, planned) : await together(fields, args, planned);
    return new Written(`{${texts.map((text, index) => `${JSON.stringify(fields[index]?.key)}:${text}`).join(',')}}`);
  } catch {
    return undefined;
  }
}

/** Undefined where there is no such operation, or a variable does not fit. */
function plannedOf({ schema, document, operationName, variableValues }: Args): Planned | undefined {
  const operation = getOperationAST(document, operationName);
  if (!operation) return undefined;
  const { variableDefinitions = [] } = operation;
  const { coerced } = getVariableValues(schema, variableDefinitions, variableValues ?? {}, { maxErrors: 1 });
  return coerced && { schema, operation, fragments: fragmentsOf(document), variableValues: coerced };
}

const known = new WeakMap<DocumentNode, Planned['fragments']>();

function fragmentsOf(document: DocumentNode): Planned['fragments'] {
  let fragments = known.get(document);
  if (fragments === undefined) {
    fragments = Object.create(null) as Planned['fragments'];
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
    }
    known.set(document, fragments);
  }
  return fragments;
}

type Fields = readonly PlannedField[];

async function together(fields: Fields, args: Args, planned: Planned): Promise<string[]> {
  const values = await Promise.all(fields.map((field) => resolveRoot(field, args, planned)));
  return fields.map((field, index) => field.write(values[index], args.contextValue));
}

/** A mutation's field begins when the one before it is answered; none does after one that is irregular. */
async function inTurn(fields: Fields, args: Args, planned: Planned): Promise<string[]> {
  const texts: string[] = [];
  for (const field of fields) texts.push(field.write(await resolveRoot(field, args, planned), args.contextValue));
  return texts;
}

async function resolveRoot(
  { field, key, name, nodes }: PlannedField,
  { rootValue, contextValue }: Args,
  planned: Planned,
): Promise<unknown> {
  const { schema, operation, fragments, variableValues } = planned;
  if (field === undefined) return null;
  const parentType = schema.getRootType(operation.operation) as GraphQLObjectType;
  return field.resolve?.(rootValue, getArgumentValues(field, nodes[0], variableValues), contextValue, {
    fieldName: name,
    fieldNodes: nodes,
    returnType: field.type,
    parentType,
    path: { prev: undefined, key, typename: parentType.name },
    ...{ schema, fragments, rootValue, operation, variableValues },
  });
}
