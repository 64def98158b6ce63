import {
  GraphQLBoolean,
  type GraphQLEnumType,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Context } from './context.js';
import { DateTimeISO, isoOf } from './date-time.js';
import type { PlannedField, Selection } from './plan.js';

/** Writes a value as JSON. Throws `Irregular` where it is not what its type wants. */
export type Write = (value: unknown, ctx: Context) => string;

/** Something is wrong with an answer: graphql-js tells what, and where. */
class Irregular extends Error {}

const irregular = new Irregular();

/** How values of this type are written: as graphql-js would complete them and `JSON.stringify` write that. */
export function writerOf(type: GraphQLOutputType, below: Selection | undefined): Write {
  if (isNonNullType(type)) {
    const write = writerOfNullable(type.ofType, below);
    return (value, ctx) => {
      if (value == null) throw irregular;
      return write(value, ctx);
    };
  }
  const write = writerOfNullable(type, below);
  return (value, ctx) => (value == null ? 'null' : write(value, ctx));
}

function writerOfNullable(type: GraphQLOutputType, below: Selection | undefined): Write {
  if (isListType(type)) return listWriter(writerOf(type.ofType, below));
  if (isLeafType(type)) return leafWriter(type);
  return objectWriter(below as Selection);
}

function listWriter(write: Write): Write {
  return (values, ctx) => {
    if (!Array.isArray(values)) throw irregular;
    let text = '[';
    for (let index = 0; index < values.length; index++) {
      if (index > 0) text += ',';
      text += write(values[index], ctx);
    }
    return `${text}]`;
  };
}

function objectWriter(below: Selection): Write {
  const writers = new Map<GraphQLObjectType, Write>();
  return (row, ctx) => {
    const type = typeof row === 'object' && !(row instanceof Error) ? below.typeOf(row) : undefined;
    if (type === undefined) throw irregular;
    let write = writers.get(type);
    if (write === undefined) {
      write = fieldsWriter(below.fieldsOf(type));
      writers.set(type, write);
    }
    return write(row, ctx);
  };
}

function fieldsWriter(fields: readonly PlannedField[]): Write {
  const heads = fields.map(({ key }, index) => `${index > 0 ? ',' : '{'}${JSON.stringify(key)}:`);
  if (fields.length === 0) return () => '{}';
  return (row, ctx) => {
    let text = '';
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index] as PlannedField;
      text += heads[index] + field.write(field.read(row, ctx), ctx);
    }
    return `${text}}`;
  };
}

function leafWriter(type: GraphQLLeafType): Write {
  if (isEnumType(type)) return enumWriter(type);
  return SCALARS.get(type.name) ?? ((value) => written(type.serialize(value)));
}

function enumWriter(type: GraphQLEnumType): Write {
  const texts = new Map(type.getValues().map(({ value, name }) => [value, JSON.stringify(name)]));
  return (value) => texts.get(value) ?? fail();
}

const SCALARS = new Map<string, Write>([
  [GraphQLString.name, (value) => (typeof value === 'string' ? textOf(value) : fail())],
  [GraphQLID.name, (value) => (typeof value === 'string' ? textOf(value) : fail())],
  [GraphQLBoolean.name, (value) => (typeof value === 'boolean' ? String(value) : fail())],
  [GraphQLInt.name, (value) => ((value as number) === ((value as number) | 0) ? String(value) : fail())],
  [
    DateTimeISO.name,
    (value) => (value instanceof Date && !Number.isNaN(value.getTime()) ? `"${isoOf(value)}"` : fail()),
  ],
]);

/** Most texts have nothing that must be escaped. */
function textOf(text: string): string {
  return /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/.test(text) ? `"${text}"` : JSON.stringify(text);
}

function written(value: unknown): string {
  return value == null ? fail() : (JSON.stringify(value) ?? fail());
}

function fail(): never {
  throw irregular;
}
