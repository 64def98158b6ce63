import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import type { Context } from './context.js';
import type { LinkValues } from './links.js';
import { type Write, writerOf } from './write-json.js';

/** What an operation selects, worked out once for all times that it is executed. */
export interface Plan {
  fields: readonly PlannedField[];
  /** It asks for the schema, which only graphql-js can answer. */
  introspects: boolean;
}

/** A field of an answer: all places of the document that select it under one key. */
export interface PlannedField {
  key: string;
  name: string;
  nodes: readonly [FieldNode, ...FieldNode[]];
  /** Undefined for `__typename`, and for what asks for the schema. */
  field: GraphQLField<unknown, unknown> | undefined;
  link: LinkValues | undefined;
  /** Undefined for a leaf. */
  below: Selection | undefined;
  read(row: unknown, ctx: Context): unknown;
  write: Write;
}

/** Of an operation whose document is valid; values of variables matter where they decide what is left out. */
export interface Planned {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: Record<string, FragmentDefinitionNode>;
  variableValues: Record<string, unknown>;
}

/** Fields that the plans of all operations may have, at some 600 bytes each: those that were made first go first. */
const MOST_FIELDS = 100_000;
/** What a plan takes beside its fields. */
const EACH = 10;

interface Known {
  /** The variables that decide what is left out. */
  conditions: string[];
  variants: Map<string, Plan>;
}

/** How many fields a plan has by now: rows of further types add theirs. */
interface Size {
  fields: number;
  isKept: boolean;
}

type Measured = Planned & { size: Size };

const known = new WeakMap<OperationDefinitionNode, Known>();
/** How to forget the plans that are kept, in the order in which they were made. */
const kept = new Map<Size, () => void>();
let keptFields = 0;

export function planOf(planned: Planned): Plan {
  const { operation, variableValues } = planned;
  let of = known.get(operation);
  if (of === undefined) {
    of = { conditions: conditionsOf(planned), variants: new Map() };
    known.set(operation, of);
  }
  const { conditions, variants } = of;
  const variant = conditions.map((name) => String(variableValues[name])).join(' ');
  let plan = variants.get(variant);
  if (plan === undefined) {
    const size = { fields: EACH, isKept: false };
    plan = makePlan({ ...planned, variableValues: pick(variableValues, conditions), size });
    keep(size, () => variants.delete(variant));
    variants.set(variant, plan);
  }
  return plan;
}

function keep(size: Size, forget: () => void): void {
  for (const [oldest, forgetOldest] of kept) {
    if (keptFields + size.fields <= MOST_FIELDS) break;
    forgetOldest();
    kept.delete(oldest);
    oldest.isKept = false;
    keptFields -= oldest.fields;
  }
  kept.set(size, forget);
  size.isKept = true;
  keptFields += size.fields;
}

function count(size: Size, fields: number): void {
  size.fields += fields;
  if (size.isKept) keptFields += fields;
}

function makePlan(planned: Measured): Plan {
  const { schema, operation, fragments, variableValues } = planned;
  const root = schema.getRootType(operation.operation) as GraphQLObjectType;
  const nodes = collectFields(schema, fragments, variableValues, root, operation.selectionSet);
  const introspects = [...nodes.values()].some(([node]) => /^__(schema|type)$/.test(node?.name.value ?? ''));
  return { fields: plannedFields(planned, root, nodes), introspects };
}

/** What is selected on a value that is no leaf: the fields of each type of objects that it may be of. */
export class Selection {
  private readonly known = new Map<GraphQLObjectType, readonly PlannedField[]>();
  private leadsOn: boolean | undefined;

  constructor(
    private readonly planned: Measured,
    readonly type: GraphQLNamedType,
    private readonly nodes: readonly FieldNode[],
  ) {}

  fieldsOf(type: GraphQLObjectType): readonly PlannedField[] {
    let fields = this.known.get(type);
    if (fields === undefined) {
      const { schema, fragments, variableValues } = this.planned;
      const nodes = collectSubfields(schema, fragments, variableValues, type, this.nodes);
      fields = plannedFields(this.planned, type, nodes);
      this.known.set(type, fields);
    }
    return fields;
  }

  /** Somewhere behind it may be a link: its rows are to be looked through. */
  get leads(): boolean {
    const { type } = this;
    this.leadsOn ??= !isObjectType(type) || this.fieldsOf(type).some(({ link, below }) => link || below?.leads);
    return this.leadsOn;
  }

  /** The type of one of its objects; undefined where nobody knows. */
  typeOf(row: unknown): GraphQLObjectType | undefined {
    if (isObjectType(this.type)) return this.type;
    if (!isAbstractType(this.type)) return undefined;
    const name = this.type.resolveType?.(row, undefined, undefined as never, this.type);
    const type = typeof name === 'string' ? this.planned.schema.getType(name) : undefined;
    return isObjectType(type) ? type : undefined;
  }
}

function plannedFields(
  planned: Measured,
  type: GraphQLObjectType,
  nodes: ReadonlyMap<string, readonly FieldNode[]>,
): PlannedField[] {
  count(planned.size, nodes.size);
  return [...nodes].map(([key, ofKey]) => plannedField(planned, type, key, ofKey as PlannedField['nodes']));
}

function plannedField(
  planned: Measured,
  parent: GraphQLObjectType,
  key: string,
  nodes: PlannedField['nodes'],
): PlannedField {
  const [node] = nodes;
  const name = node.name.value;
  const field = parent.getFields()[name] as PlannedField['field'];
  if (field === undefined) {
    const typename = JSON.stringify(parent.name);
    const ofAll = { link: undefined, below: undefined };
    return { key, name, nodes, field, ...ofAll, read: () => null, write: () => typename };
  }
  const named = getNamedType(field.type);
  const below = isLeafType(named) ? undefined : new Selection(planned, named, nodes);
  const { link, derive } = field.extensions as { link?: LinkValues; derive?: (row: unknown) => unknown };
  const read = (row: unknown, ctx: Context) => {
    if (link) return ctx.links.get(node)?.get(row);
    return derive ? derive(row) : (row as Record<string, unknown>)[name];
  };
  return { key, name, nodes, field, link, below, read, write: writerOf(field.type, below) };
}

function conditionsOf({ operation, fragments }: Planned): string[] {
  const names = new Set<string>();
  const Directive = ({ name, arguments: given = [] }: DirectiveNode) => {
    if (name.value !== 'skip' && name.value !== 'include') return;
    for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
  };
  for (const definition of [operation, ...Object.values(fragments)]) visit(definition, { Directive });
  return [...names];
}

function pick(values: Record<string, unknown>, names: string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}
