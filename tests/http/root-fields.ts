import { getDirective } from '@graphql-tools/utils';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

export interface RootField {
  name: string;
  kind: 'query' | 'mutation' | 'subscription';
  /** What @requiresRole asks for; undefined for a @public one. */
  role: string | undefined;
  /** An operation that is valid and asks for this field only. */
  operation: string;
}

/** All of the schema. */
export function rootFieldsOf(schema: GraphQLSchema): RootField[] {
  const roots = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  };
  return Object.entries(roots).flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({
      name: field.name,
      kind: kind as RootField['kind'],
      role: getDirective(schema, field, 'requiresRole')?.[0]?.role,
      operation: `${kind} { ${ask(field)} }`,
    })),
  );
}

function ask(field: GraphQLField<unknown, unknown>): string {
  const args = field.args.filter(isRequiredArgument).map((arg) => `${arg.name}: ${some(arg.type)}`);
  const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  return `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${selection}`;
}

/** A value of the type, as it is written in an operation. */
function some(type: GraphQLInputType): string {
  if (isNonNullType(type)) return some(type.ofType);
  if (isListType(type)) return `[${some(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name as string;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map((field) => `${field.name}: ${some(field.type)}`).join(', ')} }`;
  }
  return { Int: '1', Boolean: 'true', DateTimeISO: '"2030-01-01T00:00:00.000Z"' }[type.name] ?? '"some"';
}
