import {
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLTypeResolver,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import { getArgumentValues } from 'graphql/execution/values.js';
import { Extensions, FieldResolver } from 'type-graphql';
import type { Read } from '../events/read-account.js';
import type { Context } from './context.js';

/**
 * Answers a field that leads to other rows for all of its parents at once: one value for each, in their order, in a
 * number of statements that does not depend on theirs. An `Error` as a value fails the field of that parent only.
 */
// biome-ignore lint/suspicious/noExplicitAny: parents, arguments and values are of each field's own types
type LinkValues = (parents: any[], read: Read, args: any) => Promise<unknown[]>;

/**
 * Declares a method of a resolver class as such a field: `(parents, read, args) => values`. Operations are
 * looked through before their values are completed, level by level, and each level asks once: see `fillLinks`.
 */
export function Link(type: () => unknown, options: { nullable?: boolean; description: string }) {
  return <T extends LinkValues>(resolver: object, name: string, descriptor: TypedPropertyDescriptor<T>): void => {
    FieldResolver(type as () => never, options)(resolver, name, descriptor as TypedPropertyDescriptor<unknown>);
    Extensions({ link: descriptor.value })(resolver, name);
  };
}

/** Looks ahead from a root field's value and fetches all that is selected behind it, one level after the other. */
export async function fillLinks(value: unknown, ctx: Context, info: GraphQLResolveInfo): Promise<void> {
  await fill(info.returnType, [value], info.fieldNodes, ctx, info);
}

async function fill(
  type: GraphQLOutputType,
  values: unknown[],
  nodes: readonly FieldNode[],
  ctx: Context,
  info: GraphQLResolveInfo,
): Promise<void> {
  const named = getNamedType(type);
  if (isLeafType(named)) return;
  const objects = [...new Set(values.flat(2).filter((value) => isRow(value)))];
  await Promise.all(
    stepsFrom(named, objects, nodes, ctx, info).map(async ({ field, fieldNodes, parents }) => {
      const children = field.extensions.link
        ? await follow(field, parents, fieldNodes[0] as FieldNode, ctx, info)
        : parents.map((parent) => (parent as Record<string, unknown>)[field.name]);
      await fill(field.type, children, fieldNodes, ctx, info);
    }),
  );
}

/** A field that is selected on some of the objects. */
interface Step {
  field: GraphQLField<unknown, unknown>;
  fieldNodes: readonly FieldNode[];
  parents: unknown[];
}

/** Objects of several types share a step where they share the field, as events do their actor. */
function stepsFrom(
  named: ReturnType<typeof getNamedType>,
  objects: unknown[],
  nodes: readonly FieldNode[],
  ctx: Context,
  info: GraphQLResolveInfo,
): Step[] {
  const steps: Step[] = [];
  for (const [objectType, parents] of byType(named, objects, ctx, info)) {
    const fields = collectSubfields(info.schema, info.fragments, info.variableValues, objectType, nodes);
    for (const fieldNodes of fields.values()) {
      const field = objectType.getFields()[fieldNodes[0]?.name.value ?? ''];
      if (field === undefined) continue;
      if (!field.extensions.link && isLeafType(getNamedType(field.type))) continue;
      const same = steps.find(
        (step) => step.field.extensions.link === field.extensions.link && isEqual(step.fieldNodes, fieldNodes),
      );
      if (same) same.parents.push(...parents);
      else steps.push({ field, fieldNodes, parents: [...parents] });
    }
  }
  return steps;
}

function isEqual(one: readonly FieldNode[], other: readonly FieldNode[]): boolean {
  return one.length === other.length && one.every((node, index) => node === other[index]);
}

/**
 * The same field node can be met twice, through a fragment: what is known of a row is not asked again, whatever more is
 * selected behind it there.
 */
async function follow(
  field: GraphQLField<unknown, unknown>,
  parents: unknown[],
  node: FieldNode,
  ctx: Context,
  info: GraphQLResolveInfo,
): Promise<unknown[]> {
  const known = ctx.links.get(node) ?? new Map<unknown, unknown>();
  ctx.links.set(node, known);
  const missing = parents.filter((parent) => !known.has(parent));
  if (missing.length > 0) {
    const asked = ask(field, missing, node, ctx, info);
    // another place of the operation, which is walked at the same time, waits for these
    for (const [index, parent] of missing.entries())
      known.set(
        parent,
        asked.then((values) => values[index]),
      );
    const values = await asked;
    for (const [index, parent] of missing.entries()) known.set(parent, values[index]);
  }
  return Promise.all(parents.map((parent) => known.get(parent)));
}

async function ask(
  field: GraphQLField<unknown, unknown>,
  parents: unknown[],
  node: FieldNode,
  ctx: Context,
  info: GraphQLResolveInfo,
): Promise<unknown[]> {
  try {
    const args = getArgumentValues(field, node, info.variableValues);
    const link = field.extensions.link as LinkValues;
    return await link(parents, ctx.reads, args);
  } catch (error) {
    return parents.map(() => error);
  }
}

/** Reads what `fillLinks` found; graphql-js reports an `Error` at its place. */
export const resolveLink: GraphQLFieldResolver<unknown, Context> = (source, _args, ctx, info) =>
  ctx.links.get(info.fieldNodes[0] as FieldNode)?.get(source);

function byType(
  named: ReturnType<typeof getNamedType>,
  objects: unknown[],
  ctx: Context,
  info: GraphQLResolveInfo,
): Map<GraphQLObjectType, unknown[]> {
  if (isObjectType(named)) return new Map([[named, objects]]);
  const groups = new Map<GraphQLObjectType, unknown[]>();
  if (!isAbstractType(named)) return groups;
  const resolveType = named.resolveType as GraphQLTypeResolver<unknown, Context>;
  for (const object of objects) {
    const type = info.schema.getType(resolveType(object, ctx, info, named) as string) as GraphQLObjectType;
    groups.set(type, [...(groups.get(type) ?? []), object]);
  }
  return groups;
}

function isRow(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Error) && !(value instanceof Date);
}
