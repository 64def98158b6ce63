import { getDirective } from '@graphql-tools/utils';
import {
  DangerousChangeType,
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { type Role, reaches } from '../../entities/index.js';

/**
 * What breaks clients of the released schema: all that graphql-js finds; another default, since who leaves it out is
 * answered otherwise; and a stricter guard.
 */
export function breakingChanges(released: GraphQLSchema, current: GraphQLSchema): string[] {
  const ofGraphQL = [
    ...findBreakingChanges(released, current),
    ...findDangerousChanges(released, current).filter(isOtherDefault),
  ];
  const ours = Object.values(released.getTypeMap()).flatMap((type) => [
    ...otherDefaults(type, current),
    ...stricterGuards(type, released, current),
  ]);
  return [...ofGraphQL.map(({ description }) => description), ...ours];
}

/** What clients have to be ready for: what is new beside what they know. */
export function dangerousChanges(released: GraphQLSchema, current: GraphQLSchema): string[] {
  return findDangerousChanges(released, current)
    .filter((change) => !isOtherDefault(change))
    .map(({ description }) => description);
}

function isOtherDefault({ type }: { type: string }): boolean {
  return type === DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE;
}

/** Of fields of inputs; graphql-js looks at those of arguments only. */
function otherDefaults(type: GraphQLNamedType, current: GraphQLSchema): string[] {
  const is = current.getType(type.name);
  if (!isInputObjectType(type) || !isInputObjectType(is)) return [];
  return Object.values(type.getFields()).flatMap(({ name, defaultValue }) => {
    const now = is.getFields()[name];
    const [before, after] = [defaultValue, now?.defaultValue].map((value) => JSON.stringify(value));
    if (now === undefined || before === undefined || before === after) return [];
    return `${type.name}.${name} has changed its default from ${before} to ${after ?? 'none'}.`;
  });
}

function stricterGuards(type: GraphQLNamedType, released: GraphQLSchema, current: GraphQLSchema): string[] {
  const is = current.getType(type.name);
  if (!isObjectType(type) || !isObjectType(is)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const now = is.getFields()[field.name];
    const before = roleFor(released, field);
    const after = now && roleFor(current, now);
    if (after === undefined || (before !== undefined && reaches(before, after))) return [];
    return `${type.name}.${field.name} requires the role ${after} instead of ${before ?? 'none'}.`;
  });
}

/** The least role that may use a field; undefined where anybody may. */
function roleFor(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): Role | undefined {
  return getDirective(schema, field, 'requiresRole')?.[0]?.role as Role | undefined;
}
