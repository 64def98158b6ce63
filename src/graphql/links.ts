import type { FieldNode, GraphQLField, GraphQLFieldResolver, GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import { Extensions, FieldResolver } from 'type-graphql';
import type { Read } from '../events/read-account.js';
import type { Context } from './context.js';
import { type PlannedField, planOf, type Selection } from './plan.js';

/**
 * Answers a field that leads to other rows for all of its parents at once: one value for each, in their order, in a
 * number of statements that does not depend on theirs. An `Error` as a value fails the field of that parent only.
 */
// biome-ignore lint/suspicious/noExplicitAny: parents, arguments and values are of each field's own types
export type LinkValues = (parents: any[], read: Read, args: any) => Promise<unknown[]>;

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
  const below = planOf(info).fields.find(({ key }) => key === info.path.key)?.below;
  if (below?.leads) await fill(below, [value], ctx, info.variableValues);
}

async function fill(below: Selection, values: unknown[], ctx: Context, variables: Variables): Promise<void> {
  await Promise.all(
    stepsFrom(below, values).map(async ({ planned, parents }) => {
      const { link, name } = planned;
      const children = link
        ? await follow(planned, parents, ctx, variables)
        : parents.map((parent) => (parent as Record<string, unknown>)[name]);
      if (planned.below?.leads) await fill(planned.below, children, ctx, variables);
    }),
  );
}

type Variables = Record<string, unknown>;

/** A field that is selected on some of the objects. */
interface Step {
  planned: PlannedField;
  parents: unknown[];
}

/** Objects of several types share a step where they share the field, as events do their actor. */
function stepsFrom(below: Selection, values: unknown[]): Step[] {
  const steps: Step[] = [];
  for (const [type, parents] of byType(below, values)) {
    for (const planned of below.fieldsOf(type)) {
      if (!planned.link && !planned.below?.leads) continue;
      const same = steps.find(
        ({ planned: other }) => other.link === planned.link && isEqual(other.nodes, planned.nodes),
      );
      if (same) same.parents.push(...parents);
      else steps.push({ planned, parents: [...parents] });
    }
  }
  return steps;
}

function isEqual(one: readonly FieldNode[], other: readonly FieldNode[]): boolean {
  return one.length === other.length && one.every((node, index) => node === other[index]);
}

/** The objects among values and lists of values, each once. */
function byType(
  below: Selection,
  values: unknown[],
  groups = new Map<GraphQLObjectType, Set<object>>(),
): Map<GraphQLObjectType, Set<object>> {
  for (const value of values) {
    if (Array.isArray(value)) byType(below, value, groups);
    if (!isRow(value)) continue;
    const type = below.typeOf(value);
    if (type === undefined) continue;
    const group = groups.get(type);
    if (group) group.add(value);
    else groups.set(type, new Set([value]));
  }
  return groups;
}

function isRow(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Error);
}

/**
 * The same field node can be met twice, through a fragment: what is known of a row is not asked again, whatever more is
 * selected behind it there.
 */
async function follow(
  planned: PlannedField,
  parents: unknown[],
  ctx: Context,
  variables: Variables,
): Promise<unknown[]> {
  const [node] = planned.nodes;
  const known = ctx.links.get(node) ?? new Map<unknown, unknown>();
  ctx.links.set(node, known);
  const missing = parents.filter((parent) => !known.has(parent));
  if (missing.length > 0) {
    const asked = ask(planned, missing, ctx, variables);
    // another place of the operation, which is walked at the same time, waits for these
    for (const parent of missing) known.set(parent, asked);
    const values = await asked;
    for (const [index, parent] of missing.entries()) known.set(parent, values[index]);
  }
  for (const parent of parents) {
    const value = known.get(parent);
    if (value instanceof Promise) await value;
  }
  return parents.map((parent) => known.get(parent));
}

async function ask(
  { field, nodes, link }: PlannedField,
  parents: unknown[],
  ctx: Context,
  variables: Variables,
): Promise<unknown[]> {
  try {
    const args = getArgumentValues(field as GraphQLField<unknown, unknown>, nodes[0], variables);
    return await (link as LinkValues)(parents, ctx.reads, args);
  } catch (error) {
    return parents.map(() => error);
  }
}

/** Reads what `fillLinks` found; graphql-js reports an `Error` at its place. */
export const resolveLink: GraphQLFieldResolver<unknown, Context> = (source, _args, ctx, info) =>
  ctx.links.get(info.fieldNodes[0] as FieldNode)?.get(source);
