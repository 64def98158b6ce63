import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { follow } from '../../src/events/follow.js';
import { openRaw } from '../database/raw.js';
import { newAccount } from '../support/accounts.js';
import { newDatabase } from '../support/services.js';
import { changerOf, type OpenStore, openStore, take } from './support.js';

describe('two installations on one Redis', () => {
  let ours: OpenStore;
  let theirs: OpenStore;
  let account: { accountId: string; userId: string };

  beforeAll(async () => {
    const databaseUrl = await newDatabase();
    [ours, theirs] = await Promise.all([openStore(), openStore({ databaseUrl })]);
    // the worst case: both know an account of this id
    account = await newAccount();
    const raw = await openRaw(databaseUrl);
    await raw.query("INSERT INTO accounts (id, name, created_at) VALUES (?, 'Acme', NOW(3))", [account.accountId]);
    await raw.query(
      "INSERT INTO users SET account_id = ?, id = ?, name = 'Ada', email = 'a@b', role = 'ADMINISTRATOR', created_at = NOW(3)",
      [account.accountId, account.userId],
    );
    await raw.end();
  });
  afterAll(async () => {
    await Promise.all([ours.close(), theirs.close()]);
  });

  it('never hear each other, be it of the same account', async () => {
    const { accountId } = account;
    const [here, there] = [await follow(ours, accountId, 0), await follow(theirs, accountId, 0)];
    await changerOf(ours, account).record(3);
    expect(await take(here, 3)).toEqual([1, 2, 3]);

    const waiting = there.next();
    await changerOf(theirs, account).record(1);
    const { value: theirFirst } = await waiting;
    expect(theirFirst).toMatchObject({ sequence: 1, actorId: account.userId });
    // its cursor tells whose it is, too
    expect(theirFirst.cursor).not.toBe((await takeFirst(ours, accountId)).cursor);
    expect(there.behind()).toBe(false);
    await Promise.all([here.return(), there.return()]);
  });

  async function takeFirst(store: OpenStore, accountId: string) {
    const stream = await follow(store, accountId, 0);
    const { value } = await stream.next();
    await stream.return();
    return value;
  }
});
