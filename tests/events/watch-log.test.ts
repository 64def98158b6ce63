import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type AnyEvent, EventType } from '../../src/entities/index.js';
import { type Condition, watchLog } from '../../src/events/watch-log.js';
import { openRaw, purgeEvents, type RawSession } from '../database/raw.js';
import { newAccount } from '../support/accounts.js';
import { type Changer, changerOf, NO_REDIS, numbers, type OpenStore, openStore, until } from './support.js';

describe('A4: what held when somebody was let in', () => {
  let here: OpenStore;
  /** Hears of what happens elsewhere by looking at the log only, and so late. */
  let late: OpenStore;
  let raw: RawSession;
  let account: Awaited<ReturnType<typeof newAccount>>;
  let changer: Changer;
  beforeAll(async () => {
    [here, late] = await Promise.all([openStore(), openStore({ redisUrl: NO_REDIS })]);
    raw = await openRaw();
  });
  afterAll(async () => {
    await raw.end();
    await Promise.all([here.close(), late.close()]);
  });
  beforeEach(async () => {
    account = await newAccount();
    changer = changerOf(here, account);
  });

  const PAGE_CREATED = { types: [EventType.PAGE_CREATED], ends: () => true };
  /** Whether it ended, and how to stop. */
  const watch = async (store: OpenStore, condition: Condition) => {
    const watched = { ended: false, stop: () => {} };
    watched.stop = await watchLog(store, account.accountId, condition, () => {
      watched.ended = true;
    });
    return watched;
  };
  /** Everything up to there is known in that process. */
  const known = async (store: OpenStore, sequence: number) => {
    const follower = await store.followers.join(account.accountId);
    await until(() => follower.head >= sequence, `event ${sequence} is known`);
    store.followers.leave(account.accountId);
  };

  it('is ended by what happens from then on', async () => {
    const watched = await watch(here, { since: 0, ...PAGE_CREATED });
    expect(watched.ended).toBe(false);
    await changer.record();
    expect(watched.ended).toBe(true);
    watched.stop();
  });

  it.each(['here', 'late'])(
    'is ended by what happened after it and before the watch began, and by nothing older (%s)',
    async (which) => {
      await changer.record(3);
      for (const [since, ended] of [
        [0, true],
        [2, true],
        [3, false],
      ] as const) {
        const watched = await watch(which === 'here' ? here : late, { since, ...PAGE_CREATED });
        expect([since, watched.ended]).toEqual([since, ended]);
        watched.stop();
      }
    },
  );

  it('is not ended by what happened before it, though this process hears of it only now', async () => {
    const seen: number[] = [];
    const ends = ({ sequence }: AnyEvent) => seen.push(sequence) > 0;
    const first = await late.followers.join(account.accountId);
    expect(first.head).toBe(0);
    await changer.record(2);
    const watched = await watch(late, { since: 2, types: PAGE_CREATED.types, ends });
    await known(late, 2);
    expect([watched.ended, seen]).toEqual([false, []]);
    await changer.record();
    await until(() => watched.ended);
    expect(seen).toEqual([3]);
    watched.stop();
    late.followers.leave(account.accountId);
  });

  it('is ended by no event of which the condition says nothing', async () => {
    const watched = await watch(here, { since: 0, types: PAGE_CREATED.types, ends: ({ sequence }) => sequence === 3 });
    await changer.record(2);
    expect(watched.ended).toBe(false);
    await changer.record();
    expect(watched.ended).toBe(true);
    watched.stop();
  });

  it('is ended where events were purged before this process heard of them: nobody knows what they were', async () => {
    const watched = await watch(late, { since: 0, types: PAGE_CREATED.types, ends: () => false });
    // it cannot look while no connection is free
    const sessions = await Promise.all(numbers(16).map(() => late.pools.read.session()));
    await changer.record(4);
    await purgeEvents(raw, account.accountId, 4);
    for (const session of sessions) session.release();
    await until(() => watched.ended);
    watched.stop();
  });

  it('is ended where events were purged before the watch began', async () => {
    await changer.record(4);
    await purgeEvents(raw, account.accountId, 4);
    for (const [since, ended] of [
      [2, true],
      [3, false],
    ] as const) {
      const watched = await watch(here, { since, types: [EventType.PAGE_DELETED], ends: () => false });
      expect([since, watched.ended]).toEqual([since, ended]);
      watched.stop();
    }
  });

  it('is watched no more after `stop`, and then nobody listens', async () => {
    const watched = await watch(here, { since: 0, ...PAGE_CREATED });
    const other = await watch(here, { since: 0, ...PAGE_CREATED });
    watched.stop();
    for (const _each of numbers(2)) await changer.record();
    expect([watched.ended, other.ended]).toEqual([false, true]);
    other.stop();
  });
});
