import { readFileSync } from 'node:fs';
import { getDirective } from '@graphql-tools/utils';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql';

/** What callers are told that there is: the tests here know nothing of the API but this. */
export const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));

export interface Root {
  operation: 'query' | 'mutation' | 'subscription';
  name: string;
  /** Such as `Query.users`. */
  place: string;
  field: GraphQLField<unknown, unknown>;
  /** What its @requiresRole asks for; undefined for a @public one. */
  role: 'MEMBER' | 'ADMINISTRATOR' | undefined;
}

export const ROOTS: Root[] = (['query', 'mutation', 'subscription'] as const).flatMap((operation) => {
  const type = schema.getRootType(operation as never) as GraphQLObjectType;
  return Object.values(type.getFields()).map((field) => ({
    operation,
    name: field.name,
    place: `${type.name}.${field.name}`,
    field,
    role: getDirective(schema, field, 'requiresRole')?.[0]?.role,
  }));
});

/** All others. */
export const objectTypes: GraphQLObjectType[] = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType =>
    isObjectType(type) && !type.name.startsWith('__') && !ROOTS.some(({ place }) => place.startsWith(`${type.name}.`)),
);

export function rootsOf(operation: Root['operation']): Root[] {
  return ROOTS.filter((root) => root.operation === operation);
}

export function rootAt(place: string): Root {
  return ROOTS.find((root) => root.place === place) as Root;
}

/** The object types of the objects that a root field leads to, by a list or alone. */
export function typesBehind({ field }: Root): string[] {
  const type = getNamedType(field.type);
  const items = isConnection(type) ? getNamedType(objectTypeOf(type.name).getFields().nodes?.type) : type;
  return objectTypesOf(items as GraphQLNamedType).map(({ name }) => name);
}

/** The object types that a value of this type can be of. */
export function objectTypesOf(type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
}

export function objectTypeOf(name: string): GraphQLObjectType {
  return schema.getType(name) as GraphQLObjectType;
}

/** A page of a list, and a place in it: they only lead on to the objects that the list has. */
export function isConnection(type: GraphQLNamedType): boolean {
  return isObjectType(type) && 'edges' in type.getFields() && 'pageInfo' in type.getFields();
}

export function isEdge(type: GraphQLNamedType): boolean {
  return isObjectType(type) && 'cursor' in type.getFields() && 'node' in type.getFields();
}

/** `Type.field` for each field of each object type that can be reached from a field, or from these types of it only. */
export function fieldsBehind(root: Root, only?: string[]): string[] {
  const first = objectTypesOf(getNamedType(root.field.type)).filter(({ name }) => only?.includes(name) ?? true);
  const types = new Set<GraphQLObjectType>(first);
  // what is found is looked through too
  for (const type of types) {
    for (const field of Object.values(type.getFields())) {
      for (const next of objectTypesOf(getNamedType(field.type))) types.add(next);
    }
  }
  return [...types].flatMap((type) => Object.keys(type.getFields()).map((name) => `${type.name}.${name}`));
}
