import {
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';

/** The names of the mutations whose input has `dryRun`, each with the other fields of its input, keys left out. */
export function dryRunMutations(schema: GraphQLSchema): Map<string, string[]> {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
  const inputs = fields.map((field) => [field.name, Object.keys(inputOf(field).getFields())] as const);
  const dry = inputs.filter(([, names]) => names.includes('dryRun'));
  return new Map(
    dry.map(([name, names]) => [name, names.filter((other) => other !== 'dryRun' && other !== 'idempotencyKey')]),
  );
}

function inputOf({ name, args }: GraphQLField<unknown, unknown>): GraphQLInputObjectType {
  const type = getNamedType(args[0]?.type);
  if (args.length !== 1 || !isInputObjectType(type)) throw new Error(`${name} takes more than one input object`);
  return type;
}

/**
 * Asks a mutation for its whole payload: of each listed object all that it is, and the ids of those that it leads to,
 * such as a license's holder and a page's owner. What they are beyond that is not the payload's.
 */
export function wholePayload(schema: GraphQLSchema, mutation: string): string {
  const field = schema.getMutationType()?.getFields()[mutation] as GraphQLField<unknown, unknown>;
  const parts = Object.values((getNamedType(field.type) as GraphQLObjectType).getFields()).map((part) => {
    const type = getNamedType(part.type);
    return isObjectType(type) ? `${part.name} { ${wholeObject(type)} }` : part.name;
  });
  return `mutation ($input: ${inputOf(field)}!) { payload: ${mutation}(input: $input) { ${parts.join(' ')} } }`;
}

/** Asks for the same of objects of a type by their ids. */
export function wholeNodes(schema: GraphQLSchema, typeName: string): string {
  const type = schema.getType(typeName) as GraphQLObjectType;
  return `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { ${wholeObject(type)} } } }`;
}

function wholeObject(type: GraphQLObjectType): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.length > 0) return [];
    if (isLeafType(getNamedType(field.type))) return field.name;
    if (isListType(getNullableType(field.type))) throw new Error(`${type}.${field.name}: is it the payload's?`);
    return `${field.name} { id }`;
  });
  return `__typename ${fields.join(' ')}`;
}
