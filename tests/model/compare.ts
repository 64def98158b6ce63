import { expect } from '@jest/globals';
import { type Act, type Answer, outcomeOf } from './model.js';
import { OPENING, type Seen } from './player.js';
import {
  type Eyes,
  showBooking,
  showConversation,
  showEvent,
  showKey,
  showLicense,
  showPage,
  showPool,
  showUser,
} from './shown.js';
import { administratorsOf, KINDS, poolOf, usersOf, type World } from './world.js';

/** What a world becomes by acts that were sent at once, in one of their orders; the answers are in the acts' order. */
interface Course {
  world: World;
  answers: Answer[];
}

/**
 * What the account may be after these acts, that were sent at once and answered so: of each world that it may have been,
 * and each order of the acts, those in which the model answers the same. Throws if there is none.
 */
export function worldsAfter(worlds: World[], acts: Act[], answers: Answer[]): World[] {
  const courses = worlds.flatMap((world) => ordersOf(acts).map((order) => courseOf(world, acts, order)));
  const isAlone = acts.length === 1;
  const actual = isAlone ? answers : answers.map(inCompany);
  const told = courses.map((course) => (isAlone ? course.answers : course.answers.map(inCompany)));
  const possible = courses.filter((_, index) => isSame(told[index], actual));
  if (possible.length === 0) expect(actual).toStrictEqual(told[0]);
  return distinct(possible.map((course) => course.world));
}

function courseOf(before: World, acts: Act[], order: Act[]): Course {
  let world = before;
  const answers = new Map<Act, Answer>();
  for (const act of order) {
    const outcome = outcomeOf(world, act);
    world = outcome.world;
    answers.set(act, outcome.answer);
  }
  return { world, answers: acts.map((act) => answers.get(act) as Answer) };
}

function ordersOf<T>(list: T[]): T[][] {
  if (list.length < 2) return [list];
  return list.flatMap((first) => ordersOf(list.filter((other) => other !== first)).map((rest) => [first, ...rest]));
}

/** What an answer leads to is read after its change, and may be of a later one. */
const READ_LATER: Record<string, string[]> = {
  User: ['licenses', 'canAcceptBookings', 'canJoinConversations'],
  BookingPage: ['upcomingBookings'],
  Booking: ['page'],
};

/** An answer without what other mutations at the same time may have changed. */
function inCompany(answer: Answer): Answer {
  // a key that goes while its mutation waits is as good as one that has gone
  if ('thrown' in answer) return { thrown: answer.thrown === 'UNAUTHENTICATED' ? 'FORBIDDEN' : answer.thrown };
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    const later = READ_LATER[(value as { __typename?: string }).__typename ?? ''] ?? [];
    const parts = Object.entries(value).filter(([field]) => !later.includes(field));
    return Object.fromEntries(parts.map(([field, part]) => [field, strip(part)]));
  };
  return strip(answer) as Answer;
}

function distinct(worlds: World[]): World[] {
  return [...new Map(worlds.map((world) => [worlds.length > 1 ? JSON.stringify(world) : '', world])).values()];
}

/** Which of the worlds the account may be, now that it was seen whole. Throws if it is none. */
export function worldsSeen(worlds: World[], seen: Seen): World[] {
  const shown = worlds.map((world) => showWorld(world, seen));
  const possible = worlds.filter((_, index) => isSame(shown[index], seen));
  if (possible.length === 0) expect(seen).toStrictEqual(shown[0]);
  return possible;
}

function showWorld(world: World, { log }: Seen): Seen {
  const [viewer = null] = administratorsOf(world);
  const time = (at: number) => (at === 0 ? OPENING : (log[at - 1]?.occurredAt ?? `of event ${at}`));
  const eyes: Eyes = { world, viewer, time };
  const list = <T>(rows: T[], show: (eyes: Eyes, row: T) => unknown) => ({
    nodes: rows.map((row) => show(eyes, row)),
    pageInfo: { hasNextPage: false },
  });
  const bookings = [...world.bookings].sort((one, other) =>
    one.startsAt < other.startsAt ? -1 : one.startsAt > other.startsAt ? 1 : 0,
  );
  return {
    state: {
      users: list(usersOf(world), showUser),
      licensePools: KINDS.map((kind) => ({
        ...showPool(eyes, kind),
        licenses: list(poolOf(world, kind), showLicense),
      })),
      bookingPages: list(world.pages, showPage),
      bookings: list(bookings, showBooking),
      conversations: list([...world.conversations].reverse(), showConversation),
      apiKeys: list(world.keys, showKey),
    },
    log: world.log.map((event, place) => showEvent(eyes, event, place)),
  };
}

/** Of what JSON can say; the order of an object's fields does not count. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other || typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other;
  const [fields, others] = [Object.entries(one), other as Record<string, unknown>];
  return (
    Array.isArray(one) === Array.isArray(other) &&
    fields.length === Object.keys(other).length &&
    fields.every(([field, value]) => field in others && isSame(value, others[field]))
  );
}
