import type { ExecutionArgs, GraphQLResolveInfo, OperationDefinitionNode } from 'graphql';
import { measureAnswer, measureOperation, type OperationSize } from './operation-size.js';

/** Of each operation so many sizes are known, by shapes that are short: most are asked again in one of a few. */
const [MOST, SHORT] = [16, 200];

const sizes = new WeakMap<object, Map<string, OperationSize>>();
const costs = new WeakMap<object, Map<string, number>>();

/** Throws BAD_USER_INPUT for a page size or a number of ids that no field takes. */
export function sizeOf(operation: OperationDefinitionNode, args: ExecutionArgs): OperationSize {
  return known(sizes, operation, shapeOf(args.variableValues), () => measureOperation(operation, args));
}

/** The cost of a mutation's field by itself, once it is known how many rows the lists of its payload have. */
export function costOfAnswer(info: GraphQLResolveInfo, payload: object): number {
  const shape = shapeOf(info.variableValues) + lengthsIn(payload);
  return known(costs, info.fieldNodes, shape, () => measureAnswer(info, payload));
}

function known<T>(all: WeakMap<object, Map<string, T>>, of: object, shape: string, measure: () => T): T {
  const byShape = all.get(of) ?? new Map<string, T>();
  const value = byShape.get(shape) ?? measure();
  if (shape.length <= SHORT && byShape.size < MOST) all.set(of, byShape.set(shape, value));
  return value;
}

/** All of variables that sizes depend on: numbers and conditions, and how long lists are, also those of an input. */
function shapeOf(variables: Readonly<Record<string, unknown>> | null | undefined): string {
  let shape = '';
  for (const [name, value] of Object.entries(variables ?? {})) {
    shape += `${JSON.stringify(name)}:${lengthsIn(value)} `;
  }
  return shape;
}

/** How long a list is, or each of the lists in an object; numbers and conditions as they are. */
function lengthsIn(value: unknown): string {
  if (typeof value === 'string') return 'text';
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.length}]`;
  let lengths = '{';
  for (const [name, part] of Object.entries(value)) {
    if (Array.isArray(part)) lengths += `${JSON.stringify(name)}:${part.length} `;
  }
  return lengths;
}
