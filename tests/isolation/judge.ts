import {
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { isConnection, isEdge, objectTypeOf, type Root } from './emitted-schema.js';
import { PARTS, QUERIES, sees, TYPES } from './promises.js';
import type { Caller, Things } from './world.js';

/** Such as `Query.users > License.holder`: somebody came from the one to an object that has the other, and it was told. */
export const covered = new Set<string>();

interface Trial {
  root: Root;
  caller: Caller;
  /** All that there is; nothing of it changes meanwhile. */
  things: Things;
  /** The list of the root field is filtered. */
  isNarrowed: boolean;
  faults: string[];
}

type Row = Record<string, unknown> & { __typename: string; id?: string };
type Ids = (string | null)[];

/** What an answer has that is not promised to its caller, and what it lacks of that. */
export function faultsOf(root: Root, caller: Caller, things: Things, variables: object, data: unknown): string[] {
  const trial: Trial = { root, caller, things, isNarrowed: 'filter' in variables, faults: [] };
  const value = (data as Record<string, unknown>)[root.name];
  covered.add(root.place);
  if (root.operation === 'query') {
    const promised = QUERIES[root.name]?.leadsTo(caller, things, variables) ?? null;
    judgeValue(trial, root.field.type, value, promised, root.place);
  } else {
    judgeObject(trial, value as Row, root.place);
  }
  return trial.faults;
}

/** `promised` are those whom the field leads to, seen by the caller or not. */
function judgeValue(trial: Trial, type: GraphQLOutputType, value: unknown, promised: string | null | Ids, at: string) {
  const { caller, things, faults } = trial;
  const list = getNullableType(type);
  // such as `nodes`, which keeps a place for each id
  const isPlaced = isListType(list) && !isNonNullType(list.ofType);
  const ids = [promised]
    .flat()
    .map((id) => (isSeen(id, caller, things) ? id : null))
    .filter((id) => id !== null || isPlaced || !Array.isArray(promised));
  const rows = rowsOf(value);
  const told = rows.map((row) => row?.id ?? null);
  const isWhole = isConnection(getNamedType(type)) ? judgeConnection(trial, value as Connection, told, ids, at) : true;
  const strange = told.filter((id) => !ids.includes(id));
  const missing = isWhole ? ids.filter((id) => !told.includes(id)) : [];
  if (strange.length + missing.length > 0 || (isPlaced && String(told) !== String(ids))) {
    faults.push(`${at} leads ${caller.name} to [${told}], but should to [${ids}]`);
  }
  for (const row of rows) if (row) judgeObject(trial, row, at);
}

interface Connection extends Row {
  edges: (Row & { node: Row })[];
  pageInfo: Row & { hasNextPage: boolean };
  totalCount?: number;
}

/** Whether the page shows the whole list. */
function judgeConnection(trial: Trial, page: Connection, told: Ids, ids: Ids, at: string): boolean {
  const { edges, pageInfo, totalCount } = page;
  judgePart(trial, page, 'Connection');
  judgePart(trial, pageInfo, 'PageInfo');
  for (const edge of edges) {
    judgePart(trial, edge, 'Edge');
    judgeObject(trial, edge.node, at);
  }
  if (String(edges.map(({ node }) => node.id)) !== String(told)) trial.faults.push(`${at}: edges and nodes differ`);
  const isNarrowed = trial.isNarrowed && at === trial.root.place;
  const total = isNarrowed ? told.length : ids.length;
  if (totalCount !== undefined && totalCount !== total) {
    trial.faults.push(`${at} has ${total} for ${trial.caller.name}, but ${totalCount} as totalCount`);
  }
  return !isNarrowed && !pageInfo.hasNextPage;
}

function judgeObject(trial: Trial, row: Row, at: string): void {
  const { root, caller, things, faults } = trial;
  const { __typename: type, id } = row;
  if (id === undefined) {
    judgePart(trial, row, type.endsWith('Payload') ? 'Payload' : type);
    return;
  }
  const thing = things.get(id);
  if (thing?.type !== type || !sees(caller, thing, things)) {
    faults.push(`${at} shows ${caller.name} ${type} ${id}, which ${thing ? 'they must not see' : 'does not exist'}`);
    return;
  }
  const { own = [], links = {}, told = {} } = TYPES[type] ?? {};
  for (const name of namesOf(row)) {
    const place = `${type}.${name}`;
    covered.add(`${root.place} > ${place}`);
    if (name === 'id' || own.includes(name)) continue;
    if (told[name]) {
      if (row[name] !== told[name](caller, thing)) faults.push(`${at} tells ${caller.name} ${place} ${row[name]}`);
      continue;
    }
    const link = links[name];
    if (link === undefined) {
      faults.push(`promises.ts does not know ${place}`);
      continue;
    }
    const target = typeof link === 'string' ? (thing[link] as string | null) : link(thing, things);
    const field = objectTypeOf(type).getFields()[name] as GraphQLField<unknown, unknown>;
    judgeValue(trial, field.type, row[name], target, `${at} > ${place}`);
  }
}

/** A connection, a place in it, a payload or a refusal; of a payload, the objects are those that the caller may see. */
function judgePart(trial: Trial, row: Row, part: string): void {
  const { root, faults } = trial;
  for (const name of namesOf(row)) {
    const place = `${row.__typename}.${name}`;
    covered.add(`${root.place} > ${place}`);
    if (!PARTS[part]?.includes(name)) faults.push(`promises.ts does not know ${place}`);
    if (part !== 'Payload') continue;
    for (const told of rowsOf(row[name])) if (told) judgeObject(trial, told, `${root.place} > ${place}`);
  }
}

function isSeen(id: string | null, caller: Caller, things: Things): boolean {
  const thing = id === null ? undefined : things.get(id);
  return thing !== undefined && sees(caller, thing, things);
}

function rowsOf(value: unknown): (Row | null)[] {
  if (Array.isArray(value)) return value.filter((item) => item === null || typeof item === 'object');
  if (typeof value !== 'object' || value === null) return [null];
  return 'nodes' in value ? (value.nodes as Row[]) : [value as Row];
}

function namesOf(row: Row): string[] {
  return Object.keys(row).filter((name) => name !== '__typename');
}

/** The fields of an object type of which `promises.ts` says nothing, such as `BookingPage.slug`. */
export function unknownFieldsOf(typeName: string): string[] {
  const type = objectTypeOf(typeName);
  const part = partOf(typeName);
  const { own, links, told = {} } = TYPES[typeName] ?? { own: PARTS[part] ?? [], links: {} };
  return Object.values(type.getFields()).flatMap((field) => {
    const leadsOn = !isLeafType(getNamedType(field.type)) && typeName in TYPES;
    const known = leadsOn ? field.name in links : field.name === 'id' || own.includes(field.name);
    return known || field.name in told ? [] : [`${typeName}.${field.name}`];
  });
}

function partOf(typeName: string): string {
  const type = objectTypeOf(typeName);
  if (isConnection(type)) return 'Connection';
  if (isEdge(type)) return 'Edge';
  return typeName.endsWith('Payload') ? 'Payload' : typeName;
}
