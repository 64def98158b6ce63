import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyIdOfSecret } from '../../src/entities/index.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { type Copy, copiesOf, lookAt } from './account.js';
import type { Fate } from './database-proxy.js';
import { stepOf } from './lane.js';
import { type Course, courseOf, type Ground, openGround, operationOf, outcomeOf, toldBy } from './points.js';

const ACT = 'unassignLicense';

/**
 * Where a mutation's connection freezes, and what its caller is told in the end: its key is looked up, its change begins,
 * goes on and ends, its answer is read. Whether it stands is looked up then.
 */
const FROZEN = [
  ['authenticate', 'before', 'try again'],
  ['lockAccount', 'before', 'try again'],
  ['lockAccount', 'after', 'try again'],
  ['disablePages ... COMMIT', 'before', 'try again'],
  ['disablePages ... COMMIT', 'after', 'the right answer'],
  ['readAccount', 'before', 'try again'],
] as const;

describe('connections to the database', () => {
  let ground: Ground;
  /** A server whose own connections are good. */
  let other: Awaited<ReturnType<typeof startApp>>;
  let course: Course;
  let log: string[];
  /** Nothing to do in these but to wait: they begin at once. */
  let frozen: ReturnType<typeof freeze>;

  beforeAll(async () => {
    ground = await openGround();
    other = await startApp();
    const [undisturbed, ...copies] = await copiesOf(ground, 1 + FROZEN.length);
    course = await courseOf({
      lane: ground.lanes[1]!,
      ground,
      act: ACT,
      copy: undisturbed!,
      idempotencyKey: randomUUID(),
    });
    log = await logOf(undisturbed!);
    frozen = freeze(copies);
    // their tests come later
    for (const outcome of frozen) outcome.catch(() => {});
  });
  afterAll(async () => {
    await other.close();
    await ground.close();
  });

  const logOf = async ({ accountId }: Copy): Promise<string[]> => {
    const events = await ground.raw.query('SELECT type FROM events WHERE account_id = ?', [accountId]);
    return events.map(({ type }) => type).sort();
  };

  it.each([
    ['a reader', 0],
    ['a reader', 1],
    ['a writer', 0],
    ['a writer', 1],
  ])('E1: %s that is cut while it is new (%d) costs nobody more than to ask again', async (kind, cut) => {
    const [copy] = await copiesOf(ground, 1);
    const lane = ground.lanes[1]!;
    const turn = { lane, ground, act: ACT, copy: copy!, idempotencyKey: randomUUID() };
    let isCut = false;
    lane.beside = (sql) => {
      const isWriter = sql.includes('innodb_lock_wait_timeout');
      if (stepOf(sql).name !== 'connection' || isCut || isWriter !== (kind === 'a writer')) return 'passed';
      isCut = true;
      return { cut };
    };
    lane.proxy.drop();
    let outcome = await outcomeOf(turn, course);
    for (let tries = 1; outcome.told === 'try again' && tries < 5; tries++) {
      expect(outcome.stands).toBe('before');
      outcome = await outcomeOf(turn, course);
    }
    expect(outcome).toEqual({ told: 'the right answer', stands: 'after' });
    expect(isCut).toBe(true);
  });

  it.each(FROZEN.map((point, index) => [...point, index] as const))(
    'E1: one that freezes at %s, %s its answer, holds others up for seconds only; its caller is told: %s',
    async (_step, _when, expected, index) => {
      expect(await frozen[index]).toEqual({
        other: [],
        told: expected,
        again: 'the right answer',
        log: [...log, 'POOL_RESIZED'].sort(),
      });
    },
  );

  /** An act that freezes; meanwhile another server changes the account; then the act is asked for again. */
  function freeze(copies: Copy[]) {
    const { server, proxy } = ground.lanes[0]!;
    const whenFrozen = new Map<string, () => void>();
    proxy.fateOf = (sql): Fate => {
      const index = FROZEN.findIndex(
        ([step], place) =>
          step === stepOf(sql).name && isAbout(copies[place]!, sql) && whenFrozen.has(copies[place]!.accountId),
      );
      if (index < 0) return 'passed';
      const { accountId } = copies[index]!;
      whenFrozen.get(accountId)!();
      whenFrozen.delete(accountId);
      return { frozen: FROZEN[index]![1] };
    };
    let last: Promise<void> = Promise.resolve();
    return copies.map(async (copy) => {
      const operation = operationOf({ ground, act: ACT, copy, idempotencyKey: randomUUID() });
      const send = () => client(server, operation.key).send(operation.document, { input: operation.input });
      const tell = async (answer: Awaited<ReturnType<typeof send>>) =>
        toldBy(answer, (await lookAt(ground, copy, answer.data)).answer, course);

      const isFrozen = new Promise<void>((resolve) => whenFrozen.set(copy.accountId, resolve));
      // one after the other: whoever asks at once is authenticated by one statement, and would freeze with it
      const before = last;
      last = isFrozen;
      await before;
      const freezing = send();
      await isFrozen;
      const resize = operationOf({ ground, act: 'resizeLicensePool of conversations', copy });
      const { errors } = await client(other, copy.apiKey).send(resize.document, { input: resize.input });
      const told = await tell(await freezing);
      return { other: errors, told, again: await tell(await send()), log: await logOf(copy) };
    });
  }

  function isAbout(copy: Copy, sql: string): boolean {
    return sql.includes(copy.accountId) || sql.includes(keyIdOfSecret(copy.apiKey)!);
  }
});
