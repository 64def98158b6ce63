import { type GraphQLField, getNamedType, getNullableType, isEnumType, isListType, isRequiredArgument } from 'graphql';
import { isConnection, objectTypes, ROOTS, type Root, rootsOf, typesBehind } from './emitted-schema.js';

type Field = GraphQLField<unknown, unknown>;

/** A field that can be asked `after` a cursor: each order is a list of its own, and each object's list too. */
export interface PagedList {
  /** Such as `User.bookingPages` or `Query.users(orderBy: NAME)`; the lists of events are one. */
  name: string;
  root: Root;
  /** With a variable `after`. */
  query: string;
}

/** Where an answer has a list, and whose it is: nobody's for one of the account. */
export interface Page {
  edges: { cursor: string }[];
  ownerId: string;
}

/** The list that the event log is, whichever field tells it. */
export const LOG = 'the log';

export const PAGED_LISTS: PagedList[] = [
  ...ROOTS.filter(({ field }) => isPaged(field)).flatMap((root) =>
    choicesOf(root.field).map((choice) => {
      const isLog = root.operation === 'subscription' || getNamedType(root.field.type).name === 'EventConnection';
      const name = isLog ? LOG : `${root.place}${choice && `(${choice})`}`;
      return { name, root, query: `${root.operation} ($after: String) { ${pageOf(root.field, choice)} }` };
    }),
  ),
  ...objectTypes.flatMap((type) =>
    Object.values(type.getFields())
      .filter(isPaged)
      .flatMap((field) => pagesWithin(type.name, field)),
  ),
];

function isPaged({ args }: Field): boolean {
  return args.some(({ name }) => name === 'after');
}

/** A list that objects of a type have, by way of a query that leads to one of them. */
function pagesWithin(typeName: string, field: Field): PagedList[] {
  const leads = rootsOf('query').filter((root) => String(typesBehind(root)) === typeName && !takesMore(root.field));
  // one object rather than many
  const [root] = leads.sort((one, other) => Number(isMany(one.field)) - Number(isMany(other.field)));
  if (!root) throw new Error(`lists.ts finds no way to ${typeName}.${field.name}`);
  const page = `{ id ${pageOf(field, '')} }`;
  const isList = isConnection(getNamedType(root.field.type));
  const within = isList ? `{ nodes ${page} }` : page;
  return choicesOf(root.field).map((choice) => ({
    name: `${typeName}.${field.name}`,
    root,
    query: `query ($after: String) { ${root.name}${argumentsOf(choice, ...(isList ? ['first: 1'] : []))} ${within} }`,
  }));
}

function takesMore({ args }: Field): boolean {
  return args.some((arg) => isRequiredArgument(arg) && !isEnumType(getNamedType(arg.type)));
}

function isMany({ type }: Field): boolean {
  return isListType(getNullableType(type)) || isConnection(getNamedType(type));
}

/** Each value of the argument that makes another list of it. */
function choicesOf({ args }: Field): string[] {
  const arg = args.find(
    (one) => isEnumType(getNamedType(one.type)) && (isRequiredArgument(one) || one.name === 'orderBy'),
  );
  const type = arg && getNamedType(arg.type);
  return isEnumType(type) ? type.getValues().map((value) => `${arg?.name}: ${value.name}`) : [''];
}

function pageOf(field: Field, choice: string): string {
  const isList = isConnection(getNamedType(field.type));
  const selection = isList ? '{ edges { cursor } }' : '{ __typename }';
  return `${field.name}${argumentsOf(choice, ...(isList ? ['first: 1'] : []), 'after: $after')} ${selection}`;
}

function argumentsOf(...given: string[]): string {
  const some = given.filter(Boolean);
  return some.length > 0 ? `(${some.join(', ')})` : '';
}

/** The first list of an answer. */
export function pageIn(value: unknown, ownerId = ''): Page | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('edges' in value) return { edges: value.edges as Page['edges'], ownerId };
  const owner = 'id' in value ? String(value.id) : ownerId;
  return Object.values(value)
    .map((part) => pageIn(part, owner))
    .find(Boolean);
}
