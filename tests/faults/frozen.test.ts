import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { client } from '../support/client.js';
import { copiesOf } from './account.js';
import { ACTS } from './acts.js';
import type { Fate } from './database-proxy.js';
import {
  courseOf,
  type Ground,
  type Outcome,
  onLanes,
  openGround,
  operationOf,
  outcomeBy,
  type Turn,
} from './points.js';

/** Every act but a refusal: that ends with no more than ROLLBACK, which does not say whose it is. */
const FROZEN = Object.keys(ACTS).filter((act) => !act.endsWith('refused'));
const DRY = FROZEN.filter((act) => act.endsWith('dry'));

/** The database does not get the end of the transaction, or the server does not hear that it was carried out. */
const WHEN = ['before', 'after'] as const;

/** Each freezes less of its connections than it has: those are given up only after a while, all at the same time. */
const SERVERS = 5;

const RIGHT: Outcome = { told: 'the right answer', stands: 'after' };

describe('a connection that freezes at the end of a transaction', () => {
  let ground: Ground;
  const secretive = new Set<string>();
  /** Nothing to do in these but to wait: they begin at once. */
  const outcomes = new Map<string, Promise<Outcome[]>>();

  beforeAll(async () => {
    ground = await openGround(SERVERS);
    const copies = await copiesOf(ground, FROZEN.length * (1 + WHEN.length));
    const turnOf = (act: string, lane = ground.lanes[0]!): Turn => {
      return { lane, ground, act, copy: copies.pop()!, idempotencyKey: randomUUID() };
    };
    const courses = await onLanes(ground, FROZEN, (lane, act) => courseOf(turnOf(act, lane)));

    const fates = new Map<string, Fate>();
    const fateOf = (sql: string): Fate => {
      const accountId = /\b(COMMIT|ROLLBACK)$/.test(sql) && [...fates.keys()].find((id) => sql.includes(id));
      const fate = accountId && fates.get(accountId);
      if (!fate) return 'passed';
      fates.delete(accountId);
      return fate;
    };
    for (const { proxy } of ground.lanes) proxy.fateOf = fateOf;

    for (const [index, act] of FROZEN.entries()) {
      const course = courses[index]!;
      if (course.hasSecret) secretive.add(act);
      for (const [place, frozen] of WHEN.entries()) {
        const turn = turnOf(act, ground.lanes[(index * WHEN.length + place) % SERVERS]);
        const { accountId } = turn.copy;
        const { document, key, input } = operationOf(turn);
        const ask = async () => outcomeBy(turn, course, await client(turn.lane.server, key).send(document, { input }));
        const outcome = (async () => {
          fates.set(accountId, { frozen });
          const first = await ask();
          if (fates.has(accountId)) throw new Error(`${act} did not freeze`);
          return first.told === 'try again' ? [first, await ask()] : [first];
        })();
        // its test comes later
        outcome.catch(() => {});
        outcomes.set(`${act} ${frozen}`, outcome);
      }
    }
  }, 120_000);
  afterAll(() => ground.close());

  it.each(FROZEN)('E1: %s is done once or not at all, and answered right or to be asked again', async (act) => {
    const [before, after] = await Promise.all(WHEN.map((frozen) => outcomes.get(`${act} ${frozen}`)));
    const again = [{ told: 'try again', stands: DRY.includes(act) ? 'after' : 'before' }, RIGHT];
    expect(before).toEqual(again);
    // what stands is recalled by its key
    const recalled = secretive.has(act) ? { ...RIGHT, told: 'the right answer, without secrets' } : RIGHT;
    expect(after).toEqual(DRY.includes(act) ? again : [recalled]);
  });
});
