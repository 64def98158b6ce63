import {
  type DocumentNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** `Type.field` for each field of the schema that answers with many rows: a list, or a connection. */
export function listFieldsOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('__')) return [];
    const fields = Object.values(type.getFields()).filter((field) => isMany(field.type));
    return fields.map((field) => `${type.name}.${field.name}`);
  });
}

/** Those of them that an operation asks for. */
export function listFieldsIn(schema: GraphQLSchema, document: DocumentNode): string[] {
  const found: string[] = [];
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const type = types.getType();
        if (type && isMany(type)) found.push(`${types.getParentType()?.name}.${node.name.value}`);
      },
    }),
  );
  return found;
}

/** A UserError is no row: it is the answer of a mutation itself. */
function isMany(type: GraphQLOutputType): boolean {
  const named = getNamedType(type);
  if (named.name === 'UserError' || named.name === 'String') return false;
  return isListType(getNullableType(type)) || named.name.endsWith('Connection');
}
