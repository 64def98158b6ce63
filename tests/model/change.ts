import type { User, World } from './world.js';
import { usersOf } from './world.js';

// What the mutations of the model have in common.

/** A mutation under way: the account as it would become, which is thrown away if the mutation is refused. */
export interface Change {
  world: World;
  /** Who asks, as they are in `world`; null for guests. */
  actor: User | null;
  /** The place that its first event would have in the log: its instant. */
  now: number;
  /** What is made by this mutation: `user7`, or `user7.2`, the third of a batch. */
  newId(noun: string, place?: number): string;
  record(type: string, about: object): void;
}

export interface Fault {
  code: string;
  field: string[] | null;
}

/** Refused with these faults: nothing has changed. */
export class Refused extends Error {
  constructor(readonly faults: Fault[]) {
    super(JSON.stringify(faults));
  }
}

/** Refused as the request itself is, not as what it asks for. */
export class Thrown extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

export function fault(code: string, ...field: string[]): Fault {
  return { code, field: field.length > 0 ? field : null };
}

export function refuse(code: string, ...field: string[]): never {
  throw new Refused([fault(code, ...field)]);
}

/** Refuses if there is a fault: all are told. */
export function refuseAll(...faults: Fault[][]): void {
  if (faults.flat().length > 0) throw new Refused(faults.flat());
}

/** A Member finds themselves only. */
export function findUser({ world, actor }: Change, id: string): User | undefined {
  const user = usersOf(world).find((one) => one.id === id);
  return sees(actor, id) ? user : undefined;
}

export function userAt(change: Change, field: string, id: string): User {
  return findUser(change, id) ?? refuse('NOT_FOUND', field);
}

/** Whether what is this user's alone is shown to the viewer. */
export function sees(viewer: User | null, userId: string): boolean {
  return viewer !== null && (viewer.role === 'ADMINISTRATOR' || viewer.id === userId);
}

// Bounds. Each says what is wrong with the value of a field; left out or null, nothing is.

type Given<T> = T | null | undefined;

/** Of names, titles and labels. */
export function badName(field: string, name: Given<string>): Fault[] {
  if (name == null) return [];
  const { length } = [...name.trim()];
  return length >= 1 && length <= 200 && !/\n/.test(name.trim()) ? [] : [fault('INVALID', field)];
}

export function badEmail(field: string, email: Given<string>): Fault[] {
  if (email == null) return [];
  return /^[^\s@]+@[^\s@]+$/.test(email.trim()) && email.trim().length <= 254 ? [] : [fault('INVALID', field)];
}

export function badSlug(field: string, slug: Given<string>): Fault[] {
  return slug == null || /^[a-z0-9-]{3,64}$/.test(slug) ? [] : [fault('INVALID', field)];
}

export function badNumber(field: string, number: Given<number>, least: number, most: number): Fault[] {
  return number == null || (number >= least && number <= most) ? [] : [fault('INVALID', field)];
}

const DAY = 24 * 60 * 60_000;

/** Must be in the future, and within so many days. */
export function badInstant(field: string, instant: Given<string>, days = Number.POSITIVE_INFINITY): Fault[] {
  if (instant == null) return [];
  const ahead = new Date(instant).getTime() - Date.now();
  return ahead > 0 && ahead <= days * DAY ? [] : [fault('INVALID', field)];
}

export function badBatch(field: string, { length }: unknown[]): Fault[] {
  if (length === 0) return [fault('INVALID', field)];
  return length > 1_000 ? [fault('BATCH_TOO_LARGE', field)] : [];
}
