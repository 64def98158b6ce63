import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Copy, copiesOf } from './account.js';
import type { Fate } from './database-proxy.js';
import type { Point, Step } from './lane.js';
import {
  type Course,
  courseOf,
  type Ground,
  type Outcome,
  onLanes,
  openGround,
  outcomeOf,
  type Turn,
} from './points.js';

/**
 * Lets each of these acts fail at every point at the database: it is done once or not at all, account and log, and its
 * caller is told what is right, or to try again. Who was told that asks again.
 */
export function describePoints(acts: string[]): void {
  let ground: Ground;
  beforeAll(async () => {
    ground = await openGround();
  });
  afterAll(() => ground.close());

  describe('with a key', () => {
    it.each(acts)(
      'E1: %s is done once or not at all wherever a connection is cut, and answered right or to be asked again',
      async (act) => {
        await expectAtPoints(act, {
          idempotencyKey: randomUUID,
          points: (course) => {
            const { first, last } = transactionOf(course);
            return course.steps.flatMap(({ statements }, place) => {
              const cuts = Array.from({ length: statements + 1 }, (_, cut) => cut);
              const isReading = place < first || place > last;
              return (isReading ? [0, statements] : cuts).map((cut) => ({ place, fate: { cut } }));
            });
          },
          expected: afterCut,
          async outcomes(turn, course, at) {
            const outcome = await outcomeOf(turn, course, at);
            return outcome.told === 'try again' ? [outcome, await outcomeOf(turn, course)] : [outcome];
          },
        });
      },
    );
  });

  describe('without a key', () => {
    it.each(acts)(
      'E1: %s begins anew at 1213, 1205 and 1020, unseen; if its COMMIT gets no answer, nobody knows',
      async (act) => {
        await expectAtPoints(act, {
          points(course) {
            const { first, last } = transactionOf(course);
            return course.steps.slice(first, last + 1).flatMap(({ name, statements }, offset) => {
              const place = first + offset;
              if (name.endsWith('ROLLBACK')) return [];
              const fates: Point['fate'][] = [{ error: 1213 }, { error: 1205 }, { error: 1020 }];
              if (place === last) fates.push({ cut: statements - 1 }, { cut: statements });
              return fates.map((fate) => ({ place, fate }));
            });
          },
          expected({ steps }, { place, fate }) {
            if ('error' in fate) return [RIGHT];
            return [{ told: 'try again', stands: isWhole(steps[place]!, fate) ? 'after' : 'before' }];
          },
          outcomes: async (turn, course, at) => [await outcomeOf(turn, course, at)],
        });
      },
    );
  });

  async function expectAtPoints(
    act: string,
    plan: {
      idempotencyKey?: () => string;
      points(course: Course): Point[];
      outcomes(turn: Turn, course: Course, at: Point): Promise<Outcome[]>;
      expected(course: Course, at: Point): Outcome[];
    },
  ) {
    const turnOf = (copy: Copy, lane = ground.lanes[0]!): Turn => {
      return { lane, ground, act, copy, idempotencyKey: plan.idempotencyKey?.() };
    };
    const [undisturbed] = await copiesOf(ground, 1);
    const course = await courseOf(turnOf(undisturbed!));
    const points = plan.points(course);
    const copies = await copiesOf(ground, points.length);
    const outcomes = await onLanes(ground, points, (lane, at, index) =>
      plan.outcomes(turnOf(copies[index]!, lane), course, at),
    );
    const told = (all: Outcome[][]) =>
      Object.fromEntries(
        points.map(({ place, fate }, index) => [
          `${place} ${course.steps[place]?.name}: ${JSON.stringify(fate)}`,
          all[index],
        ]),
      );
    expect(told(outcomes)).toEqual(told(points.map((at) => plan.expected(course, at))));
  }
}

const RIGHT: Outcome = { told: 'the right answer', stands: 'after' };

/**
 * Until COMMIT is sent, the server itself begins anew, and afterwards it looks the key up; while it only reads, and where
 * the key is not there, its caller is told to ask again.
 */
function afterCut(course: Course, { place, fate }: Point): Outcome[] {
  const { steps, isUnchanged, hasSecret } = course;
  const step = steps[place]!;
  const { first, last } = transactionOf(course);
  const replayed = hasSecret ? { ...RIGHT, told: 'the right answer, without secrets' } : RIGHT;
  if (place === last && step.name.endsWith('COMMIT')) {
    return isWhole(step, fate) ? [replayed] : [{ told: 'try again', stands: 'before' }, RIGHT];
  }
  if (place >= first && place <= last) return [RIGHT];
  // the end of the snapshot from which an answer is read comes after the answer
  if (place > last && step.name === 'COMMIT') return [RIGHT];
  if (place > last) return [{ told: 'try again', stands: 'after' }, replayed];
  return [{ told: 'try again', stands: isUnchanged ? 'after' : 'before' }, RIGHT];
}

/** Whether the database did all of it. */
function isWhole({ statements }: Step, fate: Fate): boolean {
  return isDeepStrictEqual(fate, { cut: statements });
}

/** The places of the first and last step of the change's transaction. */
function transactionOf({ steps }: Course): { first: number; last: number } {
  const first = steps.findIndex(({ name }) => name === 'lockAccount');
  return { first, last: steps.findIndex(({ name }, place) => place > first && /(COMMIT|ROLLBACK)$/.test(name)) };
}
