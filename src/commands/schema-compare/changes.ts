import { getDirective } from '@graphql-tools/utils';
import {
  DangerousChangeType,
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLField,
  type GraphQLInputField,
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

/** Of fields of inputs, and of arguments that had none: graphql-js looks at those only that arguments had. */
function otherDefaults(type: GraphQLNamedType, current: GraphQLSchema): string[] {
  const is = current.getType(type.name);
  if (isInputObjectType(type) && isInputObjectType(is)) {
    const fields = is.getFields();
    return Object.values(type.getFields()).flatMap((field) => otherDefault(type.name, field, fields[field.name]));
  }
  if (!isObjectType(type) || !isObjectType(is)) return [];
  return Object.values(type.getFields()).flatMap(({ name, args }) => {
    const now = is.getFields()[name]?.args ?? [];
    return args.flatMap((arg) => {
      if (arg.defaultValue !== undefined) return [];
      const same = now.find((other) => other.name === arg.name);
      return otherDefault(`${type.name}.${name}`, arg, same);
    });
  });
}

type Defaulted = Pick<GraphQLInputField, 'name' | 'defaultValue'>;

function otherDefault(place: string, released: Defaulted, current: Defaulted | undefined): string[] {
  const [before, after] = [released, current].map((one) => JSON.stringify(one?.defaultValue));
  if (current === undefined || before === after) return [];
  return [`${place}.${released.name} has changed its default from ${before ?? 'none'} to ${after ?? 'none'}.`];
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
