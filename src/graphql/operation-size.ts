import {
  type ArgumentNode,
  type ExecutionArgs,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql';
import { MOST_IN_BATCH } from '../entities/index.js';
import { checkIds, firstOf } from './pagination.js';

/** How much an operation asks for, with its fragments in place and without what @skip and @include leave out. */
export interface OperationSize {
  /** Fields within each other; introspection, of which graphql-js bounds the depth, is one. */
  depth: number;
  aliases: number;
  directives: number;
  /**
   * How many values its answer can hold, in the time that one takes: an object counts `OBJECT`, a field that takes a
   * statement `STATEMENT` more, and a row of a mutation's batch `CHANGED_ROW`.
   */
  cost: number;
}

const OBJECT = 5;
const STATEMENT = 200;
const CHANGED_ROW = 50;
/** What introspection tells is there already; aliases in it repeat lists within lists whose lengths are not looked up. */
const INTROSPECTED = 0.2;
/** A cursor is of the list of one parent: for each of the others it is an error, which takes long to tell. */
const OWN_CURSOR = 100;
/** Of a list whose length is not asked for, such as the pages that a mutation makes dark. */
const UNKNOWN_LENGTH = 100;
/** Lists whose length is known; that of introspection is our schema's mean. */
const LENGTHS: Record<string, number> = { 'User.licenses': 2, 'Query.licensePools': 2, '__Type.fields': 4 };

/** Throws BAD_USER_INPUT for a page size or a number of ids that no field takes. */
export function measureOperation(operation: OperationDefinitionNode, args: ExecutionArgs): OperationSize {
  const { schema, document, variableValues } = args;
  const variables: Record<string, unknown> = Object.create(null);
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    if (variableValues && Object.hasOwn(variableValues, name)) variables[name] = variableValues[name];
    else if (defaultValue) variables[name] = valueFromASTUntyped(defaultValue);
  }
  const definitions = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const fragments = new Map((definitions as FragmentDefinitionNode[]).map((one) => [one.name.value, one]));
  const root = schema.getRootType(operation.operation) as GraphQLNamedType;
  const walk: Walk = { schema, root, variables, fragments, answer: null, known: new Map() };
  const size = sizeOfSet(walk, operation.selectionSet, root, 1);
  return {
    depth: size.depth,
    aliases: size.aliases,
    directives: size.directives + (operation.directives?.length ?? 0),
    cost: costOf(size),
  };
}

/** The cost of a mutation's field by itself, once it is known how many rows the lists of its payload have. */
export function measureAnswer(info: GraphQLResolveInfo, payload: object): number {
  const { schema, parentType: root, variableValues: variables } = info;
  const fragments = new Map(Object.entries(info.fragments));
  const answer = { type: getNamedType(info.returnType), payload };
  const walk: Walk = { schema, root, variables, fragments, answer, known: new Map() };
  return info.fieldNodes.reduce((sum, node) => sum + costOf(sizeOfField(walk, node, root, 1)), 0);
}

function costOf({ values, statements }: Part): number {
  return values + statements * STATEMENT;
}

interface Walk {
  schema: GraphQLSchema;
  root: GraphQLNamedType;
  variables: Record<string, unknown>;
  fragments: Map<string, FragmentDefinitionNode>;
  /** Of a mutation's field, if it is known already. */
  answer: { type: GraphQLNamedType; payload: object } | null;
  /** By fragment and page: a fragment that is spread a thousand times is looked through once. */
  known: Map<string, Part>;
}

interface Part extends Omit<OperationSize, 'cost'> {
  /** Of one parent. */
  values: number;
  /** However many parents there are: see `links.ts`. */
  statements: number;
}

/** `page` is how many rows a list has that is selected here. */
function sizeOfSet(walk: Walk, set: SelectionSetNode, parent: GraphQLNamedType, page: number): Part {
  const sum: Part = { depth: 0, aliases: 0, directives: 0, values: 0, statements: 0 };
  /** What is selected on objects of one type only is not in the others. */
  const ofType = new Map<GraphQLNamedType, number>();
  for (const selection of set.selections) {
    sum.directives += selection.directives?.length ?? 0;
    if (isLeftOut(walk, selection)) continue;
    const [type, part] = sizeOfSelection(walk, selection, parent, page);
    sum.depth = Math.max(sum.depth, part.depth);
    sum.aliases += part.aliases;
    sum.directives += part.directives;
    sum.statements += part.statements;
    if (type !== parent && isObjectType(type)) ofType.set(type, (ofType.get(type) ?? 0) + part.values);
    else sum.values += part.values;
  }
  sum.values += Math.max(0, ...ofType.values());
  return sum;
}

/** With the type of the objects on which it is selected. */
function sizeOfSelection(
  walk: Walk,
  selection: SelectionNode,
  parent: GraphQLNamedType,
  page: number,
): [GraphQLNamedType, Part] {
  if (selection.kind === Kind.FIELD) return [parent, sizeOfField(walk, selection, parent, page)];
  const fragment =
    selection.kind === Kind.INLINE_FRAGMENT
      ? selection
      : (walk.fragments.get(selection.name.value) as FragmentDefinitionNode);
  const condition = fragment.typeCondition?.name.value;
  const type = condition === undefined ? parent : (walk.schema.getType(condition) as GraphQLNamedType);
  if (selection.kind === Kind.INLINE_FRAGMENT) return [type, sizeOfSet(walk, fragment.selectionSet, type, page)];
  const key = `${selection.name.value} ${page}`;
  const part = walk.known.get(key) ?? sizeOfSet(walk, fragment.selectionSet, type, page);
  walk.known.set(key, part);
  return [type, part];
}

function sizeOfField(walk: Walk, node: FieldNode, parent: GraphQLNamedType, page: number): Part {
  const name = node.name.value;
  const fields = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : {};
  const meta = name === '__schema' ? SchemaMetaFieldDef : name === '__type' ? TypeMetaFieldDef : undefined;
  const field = meta ?? fields[name];
  const aliases = node.alias ? 1 : 0;
  // __typename
  if (!field) return { depth: 1, aliases, directives: 0, values: 1, statements: 0 };
  const statements = parent === walk.root || field.extensions.link ? 1 : 0;
  if (!node.selectionSet) return { depth: 1, aliases, directives: 0, values: 1, statements };
  const batch = parent === walk.schema.getMutationType() ? batchOf(walk, node) : 0;
  const below = sizeOfSet(walk, node.selectionSet, getNamedType(field.type), pageOf(walk, field, node, batch));
  const isNested = parent !== walk.root && argumentOf(walk, node, 'after') != null;
  const each = OBJECT + below.values + (isNested ? OWN_CURSOR : 0);
  const values = lengthOf(walk, field, node, parent, page) * each;
  return {
    depth: meta ? 1 : 1 + below.depth,
    aliases: aliases + below.aliases,
    directives: below.directives,
    values: Math.ceil(meta ? values * INTROSPECTED * (1 + below.aliases) : values) + batch * CHANGED_ROW,
    statements: statements + below.statements,
  };
}

/** The longest list of a mutation's input, as far as a batch goes: a longer one is refused as it comes in. */
function batchOf(walk: Walk, node: FieldNode): number {
  let longest = 0;
  for (const argument of node.arguments ?? []) {
    const input = givenTo(walk, argument);
    // each character of a text would be a value
    const values = typeof input === 'object' && input !== null ? Object.values(input) : [];
    for (const value of values) {
      if (Array.isArray(value)) longest = Math.max(longest, value.length);
    }
  }
  return Math.min(longest, MOST_IN_BATCH);
}

/** How many rows the lists of a field's value have: a connection's `first`; of a batch's payload, those of the batch. */
function pageOf(walk: Walk, field: GraphQLField<unknown, unknown>, node: FieldNode, batch: number): number {
  const first = field.args.find(({ name }) => name === 'first');
  if (!first) return Math.max(UNKNOWN_LENGTH, batch);
  const size = argumentOf(walk, node, 'first') ?? first.defaultValue;
  return typeof size === 'number' ? firstOf({ first: size }, 0, node) : UNKNOWN_LENGTH;
}

function lengthOf(
  walk: Walk,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  parent: GraphQLNamedType,
  page: number,
): number {
  if (!isListType(getNullableType(field.type)) || isLeafType(getNamedType(field.type))) return 1;
  const ids = argumentOf(walk, node, 'ids');
  if (Array.isArray(ids)) {
    checkIds(ids, node);
    // what is selected behind none is executed none the less
    return Math.max(1, ids.length);
  }
  if (parent === walk.answer?.type) {
    const rows = (walk.answer.payload as Record<string, unknown>)[field.name];
    return Array.isArray(rows) ? rows.length : 0;
  }
  const place = `${parent.name}.${field.name}`;
  if (place === '__Schema.types') return Object.keys(walk.schema.getTypeMap()).length;
  if (place in LENGTHS) return LENGTHS[place] as number;
  if (place.startsWith('__')) return 1;
  return page > UNKNOWN_LENGTH && field !== firstListOf(parent) ? UNKNOWN_LENGTH : page;
}

/** Of a batch's payload it is the one that has a row for each of the batch. */
function firstListOf(type: GraphQLNamedType): GraphQLField<unknown, unknown> | undefined {
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  return fields.find((field) => isListType(getNullableType(field.type)));
}

function argumentOf(walk: Walk, node: FieldNode, name: string): unknown {
  const argument = node.arguments?.find((one) => one.name.value === name);
  return argument && givenTo(walk, argument);
}

function givenTo(walk: Walk, { value }: ArgumentNode): unknown {
  return valueFromASTUntyped(value, walk.variables);
}

function isLeftOut(walk: Walk, { directives = [] }: SelectionNode): boolean {
  return directives.some(({ name, arguments: given = [] }) => {
    const condition = given.find((argument) => argument.name.value === 'if');
    const value = condition && givenTo(walk, condition);
    return (name.value === 'skip' && value === true) || (name.value === 'include' && value === false);
  });
}
