import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

const INSTEAD = /\bUse `[^`]+`|\bNothing replaces it\b/;
const DATE = /\b\d{4}-\d{2}-\d{2}\b/;

/** Where something is deprecated and its reason lacks the date from which it may be gone, or what to use instead. */
export function loneDeprecations(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .flatMap(placesOf)
    .flatMap(([place, { deprecationReason: reason }]) => {
      if (reason === undefined || reason === null) return [];
      return INSTEAD.test(reason) && isDay(DATE.exec(reason)?.[0]) ? [] : `${place}: ${reason}`;
    });
}

type Place = [name: string, definition: { deprecationReason?: string | null }];

function placesOf(type: GraphQLNamedType): Place[] {
  const named = ({ name }: { name: string }) => `${type.name}.${name}`;
  if (isEnumType(type)) return type.getValues().map((value) => [named(value), value]);
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => [named(field), field]);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    [named(field), field] as Place,
    ...field.args.map((arg): Place => [`${named(field)}(${arg.name}:)`, arg]),
  ]);
}

function isDay(text: string | undefined): boolean {
  const time = new Date(text ?? '').getTime();
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text as string);
}
