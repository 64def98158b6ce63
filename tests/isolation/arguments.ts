import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
} from 'graphql';
import { ulid } from 'ulid';
import { daysAhead } from '../support/accounts.js';
import { type Root, typesBehind } from './emitted-schema.js';
import { sees } from './promises.js';
import { firstOf } from './walk.js';
import type { Caller, Thing, World } from './world.js';

export type Variables = Record<string, unknown>;

interface Wanted {
  root: Root;
  world: World;
  /** The object types that the field is to lead to. */
  types: string[];
}

/**
 * The variables with which a query is walked: the ids of all things of the types that it leads to, seen or not; each
 * value of an enum; each way to narrow a list, with each value that there is. Where it leads to objects of several types
 * and the fields of one type are asked for, only what leads to that type.
 */
export function variablesFor(root: Root, world: World, on: string | undefined): Variables[] {
  const types = on ? [on] : typesBehind(root);
  const first = firstOf(root);
  const args = root.field.args.filter(({ name }) => name !== 'first' && name !== 'after');
  const each = args.flatMap(({ name, type }) =>
    valuesOf(name, type, { root, world, types }).map((value) => ({ ...first, [name]: value })),
  );
  const required = args.filter(isRequiredArgument);
  if (required.length > 1) throw new Error(`arguments.ts gives one required argument at a time, not ${root.place}'s`);
  // where nothing narrows it to that type, it is asked for in all that it leads to
  return required.length === 1 || (on && each.length > 0) ? each : [first, ...each];
}

function valuesOf(name: string, type: GraphQLInputType, wanted: Wanted): unknown[] {
  const nullable = getNullableType(type);
  if (name === 'types') return wanted.types.map((typeName) => [eventTypeOf(typeName)]);
  if (isListType(nullable)) return chunksOf(valuesOf(name, nullable.ofType, wanted), 50);
  if (isEnumType(nullable)) return nullable.getValues().map((value) => value.name);
  if (isInputObjectType(nullable)) {
    return Object.values(nullable.getFields()).flatMap((field) =>
      valuesOf(field.name, field.type, wanted).map((value) => ({ [field.name]: value })),
    );
  }
  const values = VALUES[nullable.name === 'Boolean' ? 'Boolean' : name];
  if (!values) throw new Error(`arguments.ts does not know what to give to "${name}" of ${wanted.root.place}`);
  return values(wanted);
}

/** What to give for arguments, and fields of filters, of these names. */
const VALUES: Record<string, (wanted: Wanted) => unknown[]> = {
  Boolean: () => [true, false],
  everySeconds: () => [5, null],
  from: ({ world }) => [
    daysAhead(0),
    ...thingsOf(world, ['Booking']).map(instantOf).sort().slice(2, 3),
    daysAhead(365),
  ],
  id: ({ world, types }) => unlike(world, thingsOf(world, types)).map(({ id }) => id),
  ids: ({ world, types }) => thingsOf(world, types).map(({ id }) => id),
  ownerId: ({ world }) => thingsOf(world, ['User']).map(({ id }) => id),
  slug: ({ world }) => [...thingsOf(world, ['BookingPage']).map(({ slug }) => slug), 'no-page'],
  search: ({ world }) => [world.acme, world.globex].flatMap(({ mark }) => [`Ada of ${mark}`, `linus-first@${mark}`]),
};

function thingsOf({ things }: World, types: string[]): Thing[] {
  return [...things.values()].filter(({ type }) => types.includes(type));
}

function instantOf({ startsAt }: Thing): string {
  return (startsAt as Date).toISOString();
}

/** One of those that no caller, and no list, has a reason to tell from each other. */
function unlike({ acme, globex, things }: World, all: Thing[]): Thing[] {
  const callers = [acme, globex].flatMap(({ ada, grace, linus, mia }) => [ada, grace, linus, mia]);
  const kindOf = (thing: Thing) =>
    [thing.type, isGone(thing), ...callers.map((caller) => sees(caller, thing, things))].join();
  return [...new Map(all.map((thing) => [kindOf(thing), thing])).values()];
}

function isEvent({ id }: Thing): boolean {
  return id.startsWith('evt');
}

function isGone({ deletedAt, retiredAt }: Thing): boolean {
  return Boolean(deletedAt || retiredAt);
}

/** SeatFreed is filtered as SEAT_FREED. */
function eventTypeOf(typeName: string): string {
  return typeName.replace(/(?<=.)[A-Z]/g, '_$&').toUpperCase();
}

function chunksOf<T>(values: T[], size: number): T[][] {
  const count = Math.ceil(values.length / size);
  return Array.from({ length: count }, (_, index) => values.slice(index * size, (index + 1) * size));
}

/**
 * Ids that lead this caller nowhere where objects of these types are asked for, by what is wrong with each: all of them
 * must be answered alike.
 */
export function lostIds({ things }: World, caller: Caller, types: readonly string[]): Record<string, string> {
  const lost: Record<string, string> = {};
  for (const thing of things.values()) {
    const { id, accountId } = thing;
    const type = isEvent(thing) && !types.includes(thing.type) ? 'event' : thing.type;
    const gone = isGone(thing) ? 'gone ' : '';
    if (accountId !== caller.accountId) lost[`another account's ${gone}${type}`] = id;
    else if (!types.includes(type)) lost[`their own account's ${gone}${type}`] = id;
    else if (!sees(caller, thing, things)) lost[`an unseen ${gone}${type}`] = id;
    else if (gone) lost[`a ${gone}${type}`] = id;
    lost[`an unknown ${type}`] = isEvent(thing) ? id.replace(/\d+$/, '999999') : `${id.slice(0, 4)}${ulid()}`;
    if (thing.type === 'PageDeleted') lost['a deleted BookingPage'] = thing.pageId as string;
  }
  const { userId } = caller;
  const malformed = [
    '',
    ' ',
    '%',
    `${userId} `,
    ` ${userId}`,
    `${userId}\0`,
    userId.toLowerCase(),
    userId.slice(0, -1),
  ];
  for (const id of [...malformed, 'x'.repeat(1_000), '\ud800']) lost[`the malformed ${JSON.stringify(id)}`] = id;
  return lost;
}
