import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { buildSchema } from 'graphql';
import { openRaw, type RawSession } from '../database/raw.js';
import { mutationDocument } from '../model/documents.js';
import type { Answer } from '../support/client.js';
import { type Copy, lookAt, type Original, openOriginal } from './account.js';
import { ACTS, GUESTS, mutationOf } from './acts.js';
import { type Lane, type Operation, openLane, type Point, type Step } from './lane.js';

/** Servers on one database, and an account to copy. */
export interface Ground {
  lanes: Lane[];
  raw: RawSession;
  original: Original;
  close(): Promise<void>;
}

export async function openGround(servers = 2): Promise<Ground> {
  const lanes = await Promise.all(Array.from({ length: servers }, openLane));
  const raw = await openRaw();
  const original = await openOriginal((lanes[0] as Lane).server, raw);
  return {
    lanes,
    raw,
    original,
    async close() {
      await Promise.all(lanes.map((lane) => lane.close()));
      await raw.end();
    },
  };
}

/** An act, in a copy of its own. */
export interface Turn {
  lane: Lane;
  ground: Ground;
  act: string;
  copy: Copy;
  idempotencyKey?: string;
}

/** An act without harm: what is asked of the database, what is answered, and what the account is before and then. */
export interface Course {
  steps: Step[];
  answer: unknown;
  before: unknown;
  after: unknown;
  isUnchanged: boolean;
  hasSecret: boolean;
}

/** What became of an act. */
export interface Outcome {
  /** Whether its answer is right, or only says to try again; anything else as it came. */
  told: unknown;
  /** Whether the account, with its log, is as before, or as after; anything else as it is. */
  stands: unknown;
}

export async function courseOf(turn: Turn): Promise<Course> {
  const { ground, copy, lane } = turn;
  const { state: before } = await lookAt(ground, copy, null);
  const { answer, steps } = await lane.send(operationOf(turn));
  if (answer.errors.length > 0) throw new Error(`${turn.act}: ${JSON.stringify(answer.errors)}`);
  const { state: after, answer: told } = await lookAt(ground, copy, answer.data);
  const hasSecret = JSON.stringify(told).includes('"a secret"');
  return { steps, answer: told, before, after, isUnchanged: isDeepStrictEqual(before, after), hasSecret };
}

/** The act with a point of failure; without one, as who asks again. */
export async function outcomeOf(turn: Turn, course: Course, at?: Point): Promise<Outcome> {
  const { answer, steps } = await turn.lane.send(operationOf(turn), at);
  const way = (all: Step[]) => all.map(({ name }) => name).join(', ');
  if (at && steps[at.place]?.name !== course.steps[at.place]?.name) {
    throw new Error(`${turn.act} went another way: ${way(steps)} instead of ${way(course.steps)}`);
  }
  return outcomeBy(turn, course, answer);
}

/** What an answer tells, and how the account stands by then. */
export async function outcomeBy({ ground, copy }: Turn, course: Course, answer: Answer<unknown>): Promise<Outcome> {
  const seen = await lookAt(ground, copy, answer.data);
  return { told: toldBy(answer, seen.answer, course), stands: standsAs(seen.state, course) };
}

const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));

export const MUTATIONS = Object.keys(schema.getMutationType()?.getFields() ?? {});

export function operationOf({ ground, act, copy, idempotencyKey }: Omit<Turn, 'lane'>): Operation {
  const mutation = mutationOf(act);
  return {
    document: mutationDocument(schema, mutation),
    key: GUESTS.includes(mutation) ? undefined : copy.apiKey,
    input: { ...ACTS[act]!(ground.original.ids, copy), idempotencyKey },
  };
}

export function toldBy({ status, headers, errors }: Answer<unknown>, data: unknown, course: Course): unknown {
  if (errors.length === 0) {
    if (isDeepStrictEqual(data, course.answer)) return 'the right answer';
    return isDeepStrictEqual(data, withoutSecrets(course)) ? 'the right answer, without secrets' : data;
  }
  const isPassing = errors.every(
    ({ extensions }) => extensions.code === 'SERVICE_UNAVAILABLE' && extensions.retryAfter,
  );
  return isPassing && status === 503 && headers.get('retry-after') ? 'try again' : { status, errors, data };
}

/** As it is told once more: what was told before is not kept. */
function withoutSecrets({ answer, hasSecret }: Course): unknown {
  if (!hasSecret) return undefined;
  const { payload } = answer as { payload: Record<string, unknown> };
  const secrets = Object.keys(payload).filter((part) => payload[part] === 'a secret');
  const userErrors = secrets.map(() => ({ code: 'SECRET_ALREADY_SHOWN', field: null }));
  return { payload: { ...payload, ...Object.fromEntries(secrets.map((part) => [part, null])), userErrors } };
}

function standsAs(state: unknown, { before, after }: Course): unknown {
  if (isDeepStrictEqual(state, after)) return 'after';
  return isDeepStrictEqual(state, before) ? 'before' : state;
}

/** Works on the items in their order, each on a lane that is free. */
export async function onLanes<Item, Result>(
  { lanes }: Ground,
  items: Item[],
  work: (lane: Lane, item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const left = [...items.entries()];
  const ends = await Promise.allSettled(
    lanes.map(async (lane) => {
      for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await work(lane, next[1], next[0]);
    }),
  );
  // when nobody is at work any more: the next items want the lanes
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return results;
}
