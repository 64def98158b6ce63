import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { WRITER_SESSION } from '../../src/database/connection.js';
import { Unavailable } from '../../src/database/failures.js';
import { LicenseKind } from '../../src/entities/index.js';
import type { Tx } from '../../src/events/change-account.js';
import { openRaw, type RawSession } from '../database/raw.js';
import { newAccount } from '../support/accounts.js';
import { lockAccount } from '../support/lock-account.js';
import { type Changer, changerOf, logOf, type OpenStore, openStore, pageCreated, until } from './support.js';

interface Acting {
  accountId: string;
  userId: string;
}

const renameTo = (tx: Tx, { accountId, userId }: Acting, name: string) =>
  tx.write('UPDATE users SET name = ? WHERE account_id = ? AND id = ?', [name, accountId, userId]);

describe('changeAccount when others hold the locks', () => {
  let store: OpenStore;
  let raw: RawSession;
  let account: Acting;
  let changer: Changer;
  /** Nothing to do in these but to wait: each has an account of its own, and they begin at once. */
  let heldTooLong: Promise<{ runs: number; names: string[] }>;
  let frozen: Promise<{ version: number; log: number[] }>;

  beforeAll(async () => {
    store = await openStore();
    raw = await openRaw();
    const [one, other] = [await newAccount(), await newAccount()];
    heldTooLong = whileRowIsHeld(one);
    frozen = afterWriterFroze(other);
    // their tests come later
    for (const outcome of [heldTooLong, frozen]) outcome.catch(() => {});
  });
  afterAll(async () => {
    await raw.end();
    await store.close();
  });
  beforeEach(async () => {
    account = await newAccount({ scheduledMeeting: 50 });
    changer = changerOf(store, account);
  });

  const nameNow = async ({ accountId, userId }: Acting) =>
    (await raw.query('SELECT name FROM users WHERE account_id = ? AND id = ?', [accountId, userId]))[0].name;

  it('starts again after a deadlock, unseen: nothing is done twice', async () => {
    const { accountId, userId } = account;
    // locks a row first and then wants the account, against our order; with more changed rows, it is not the victim
    const rival = await openRaw();
    await rival.query('START TRANSACTION');
    await rival.query('UPDATE licenses SET free_since = 7 WHERE account_id = ?', [accountId]);
    await rival.query('UPDATE users SET email = ? WHERE account_id = ? AND id = ?', ['a@b.example', accountId, userId]);

    const failures: unknown[] = [];
    let versions: number[] = [];
    let rivalHasTheAccount: Promise<unknown> | undefined;
    const changing = changer.change(async (tx) => {
      versions = [...versions, tx.version];
      tx.record(pageCreated(userId));
      tx.write('UPDATE license_pools SET capacity = capacity + 1 WHERE account_id = ? AND kind = ?', [
        accountId,
        LicenseKind.LIVE_ENGAGEMENT,
      ]);
      renameTo(tx, account, 'Grace');
      const flushed = tx.flush().catch((error: unknown) => {
        failures.push((error as { errno: number }).errno);
        throw error;
      });
      rivalHasTheAccount ??= rival.query('SELECT id FROM accounts WHERE id = ? FOR UPDATE', [accountId]);
      await flushed;
      return 'done';
    });
    // whichever of the two waits first, the rival gets the account, and we begin anew once it lets go
    await until(() => rivalHasTheAccount !== undefined, 'the change began');
    await rivalHasTheAccount;
    await rival.query('COMMIT');
    await rival.end();

    expect(await changing).toBe('done');
    expect(failures).toEqual([1213]);
    expect(versions).toEqual([1, 1]);
    expect(await nameNow(account)).toBe('Grace');
    const [pool] = await raw.query('SELECT capacity FROM license_pools WHERE account_id = ? AND kind = ?', [
      accountId,
      LicenseKind.LIVE_ENGAGEMENT,
    ]);
    expect(pool).toEqual({ capacity: 1 });
    expect(await logOf(raw, accountId)).toEqual({ version: 1, log: [1] });
  });

  it.each([1213, 1205, 1020])(
    'starts again when the database says %d, and gives up as Unavailable when it goes on',
    async (errno) => {
      const conflict = `SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = ${errno}, MESSAGE_TEXT = 'try restarting transaction'`;
      let runs = 0;
      const conflicting = (times: number) =>
        changer.change(async (tx) => {
          runs++;
          renameTo(tx, account, `Grace ${runs}`);
          await tx.flush();
          if (runs <= times) await tx.query(conflict);
          tx.record(pageCreated(account.userId));
        });
      await conflicting(2);
      expect(runs).toBe(3);
      expect(await nameNow(account)).toBe('Grace 3');

      runs = 0;
      await expect(conflicting(Number.POSITIVE_INFINITY)).rejects.toThrow(Unavailable);
      expect(runs).toBeGreaterThan(3);
      expect(await nameNow(account)).toBe('Grace 3');
      expect(await logOf(raw, account.accountId)).toEqual({ version: 1, log: [1] });
    },
  );

  it('lets the changes of a busy account wait in its queue: the others find connections', async () => {
    const [busy, other] = [changer, changerOf(store, await newAccount())];
    const lock = await lockAccount(account.accountId);
    // more than the pool has
    const waiting = Array.from({ length: 40 }, () => busy.record());
    await lock.waitedFor(1);
    await other.record();
    await lock.release();
    await Promise.all(waiting);
    expect((await logOf(raw, account.accountId)).version).toBe(40);
  });

  describe('for long', () => {
    it('1205: a lock wait that timed out has undone its statement only: the change starts anew, and nothing is done twice', async () => {
      expect(await heldTooLong).toEqual({ runs: 2, names: ['Grace', 'made by run 2'] });
    });

    it('a writer that froze in its transaction loses the lock within seconds, and who waits goes on', async () => {
      expect(await frozen).toEqual({ version: 1, log: [1] });
    });
  });

  /** A user's row is held for longer than the lock wait lasts, after the change has written something else. */
  async function whileRowIsHeld(acting: Acting) {
    const { accountId, userId } = acting;
    const holder = await openRaw();
    await holder.query('START TRANSACTION');
    await holder.query('SELECT id FROM users WHERE account_id = ? AND id = ? FOR UPDATE', [accountId, userId]);
    let runs = 0;
    const failures: unknown[] = [];
    const changing = changerOf(store, acting).change(async (tx) => {
      runs++;
      tx.write(
        "INSERT INTO users SET account_id = ?, id = ?, name = ?, email = ?, role = 'MEMBER', created_at = NOW(3)",
        [accountId, `usr_${runs}`, `made by run ${runs}`, `run${runs}@acme.example`],
      );
      renameTo(tx, acting, 'Grace');
      tx.record(pageCreated(userId));
      await tx.flush().catch((error: unknown) => {
        failures.push((error as { errno: number }).errno);
        throw error;
      });
    });
    await until(() => failures.length > 0, 'the lock wait timed out');
    await holder.query('COMMIT');
    await holder.end();
    await changing;
    expect(failures).toEqual([1205]);
    const names = await raw.query('SELECT name FROM users WHERE account_id = ? ORDER BY name', [accountId]);
    return { runs, names: names.map(({ name }) => name) };
  }

  /** Another process's writer has taken the lock and changed something, and says no more, its connection standing. */
  async function afterWriterFroze(acting: Acting) {
    const { accountId, userId } = acting;
    const writer = await openRaw();
    await writer.query(WRITER_SESSION, [10_000]);
    await writer.query('START TRANSACTION');
    await writer.query('SELECT id FROM accounts WHERE id = ? FOR UPDATE', [accountId]);
    await writer.query("UPDATE users SET name = 'Nobody' WHERE account_id = ? AND id = ?", [accountId, userId]);
    await changerOf(store, acting).record();
    expect(await nameNow(acting)).toBe('Ada');
    await expect(writer.query('COMMIT')).rejects.toThrow();
    return logOf(raw, accountId);
  }
});
