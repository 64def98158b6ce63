import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { isConnection, isEdge, objectTypesOf, type Root, typesBehind } from './emitted-schema.js';

// Depth and fields stay below what the server lets in; the cost of so many lists within lists must be let in.
const DEPTH = 14;
const FIRST = { list: 20, listWithin: 8 };
export const SETTINGS = { QUERY_COST: '10000000' };

export interface Operation {
  query: string;
  /** Where the root field leads to objects of several types: the one whose fields are asked for. */
  on: string | undefined;
}

/**
 * Operations that ask a root field for all that it leads to: all fields of each object on the way, and each step from an
 * object to another by a link (`BookingPage.owner`) after each link (`License.holder`, ...) by which one can come there.
 * Where it leads to objects of several types, one operation asks for what they share, and one for each type for the rest.
 * `links` is how many may follow each other.
 */
export function operationsOf(root: Root, { links = Number.POSITIVE_INFINITY } = {}): Operation[] {
  const key = `${root.place} ${links}`;
  const before = known.get(key);
  if (before) return before;
  const types = typesBehind(root);
  const operations = [undefined, ...(types.length > 1 ? types : [])].map((on) => {
    return { on, query: operationFor(root, print(grow(root, on, links))) };
  });
  known.set(key, operations);
  return operations;
}

/** Each caller is asked with the same ones: they are long, and made once. */
const known = new Map<string, Operation[]>();

/** All arguments are variables; one that is not given has its default. */
export function operationFor(root: Root, selection: string): string {
  const { args } = root.field;
  const variables = args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const given = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const field = `${root.name}${given && `(${given})`} ${selection}`;
  return `${root.operation}${variables && ` (${variables})`} { ${field} }`;
}

interface Branch {
  leaves: string[];
  below: Map<string, Branch>;
}

interface Place {
  type: GraphQLNamedType;
  branch: Branch;
  /** The link that leads here. */
  via: string;
  links: number;
  depth: number;
  leavesOnly?: boolean;
}

/** Breadth first, so that each step is taken where the fewest links lead to it. */
function grow(root: Root, on: string | undefined, mostLinks: number): Branch {
  const trunk: Branch = { leaves: [], below: new Map() };
  const steps = new Set<string>();
  const places: Place[] = [{ type: getNamedType(root.field.type), branch: trunk, via: root.place, links: 0, depth: 1 }];
  // grows while it is gone through
  for (const place of places) {
    const { type, branch, via, links, depth } = place;
    const add = (key: string, more: Partial<Place> & Pick<Place, 'type'>) => {
      const next: Branch = { leaves: [], below: new Map() };
      branch.below.set(key, next);
      places.push({ ...place, branch: next, depth: depth + 1, ...more });
    };
    if (isInterfaceType(type)) {
      branch.leaves.push(...leavesOf(type.getFields()));
      const object = objectTypesOf(type).find(({ name }) => name === on);
      if (object) add(`... on ${object.name}`, { type: object, depth });
      continue;
    }
    if (!isObjectType(type)) continue;
    branch.leaves.push(...leavesOf(type.getFields()));
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type);
      if (isLeafType(target) || depth + 2 > DEPTH) continue;
      if (isConnection(type) || isEdge(type)) {
        // the links are followed from `nodes`
        add(field.name, { type: target, leavesOnly: place.leavesOnly || isEdge(type) });
        continue;
      }
      const link = `${type.name}.${field.name}`;
      const step = `${via} > ${link}`;
      if (place.leavesOnly || links >= mostLinks || steps.has(step)) continue;
      steps.add(step);
      add(`${field.name}${pageOf(field)}`, { type: target, via: link, links: links + 1 });
    }
  }
  return trunk;
}

function leavesOf(fields: Record<string, GraphQLField<unknown, unknown>>): string[] {
  return Object.values(fields).flatMap((field) => (isLeafType(getNamedType(field.type)) ? [field.name] : []));
}

function pageOf(field: GraphQLField<unknown, unknown>): string {
  return hasFirst(field) ? `(first: ${FIRST.listWithin})` : '';
}

/** The variables that make the lists of a root field of that size. */
export function firstOf(root: Root): { first?: number } {
  return hasFirst(root.field) ? { first: FIRST.list } : {};
}

function hasFirst(field: GraphQLField<unknown, unknown>): boolean {
  return field.args.some(({ name }) => name === 'first');
}

function print({ leaves, below }: Branch): string {
  const branches = [...below].map(([key, branch]) => `${key} ${print(branch)}`);
  return `{ ${['__typename', ...leaves, ...branches].join(' ')} }`;
}
