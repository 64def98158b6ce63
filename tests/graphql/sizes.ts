import { expect } from '@jest/globals';
import {
  type ExecutionArgs,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { createApiSchema } from '../../src/app.js';
import { sizeOf } from '../../src/graphql/known-sizes.js';
import type { OperationSize } from '../../src/graphql/operation-size.js';

const api = createApiSchema();

/** Of a valid document. */
export function argsOf(
  query: string,
  variableValues?: Record<string, unknown>,
  schema: GraphQLSchema = api,
): ExecutionArgs {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  return { schema, document, variableValues };
}

export function size(query: string, variableValues?: Record<string, unknown>, schema?: GraphQLSchema): OperationSize {
  const args = argsOf(query, variableValues, schema);
  return sizeOf(getOperationAST(args.document) as OperationDefinitionNode, args);
}
