import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { refuse } from '../../src/entities/index.js';
import { readThenChange, type Tx } from '../../src/events/change-account.js';
import { newAccount } from '../support/accounts.js';
import { lockAccount } from '../support/lock-account.js';
import { type Changer, changerOf, type OpenStore, openStore, pageCreated } from './support.js';

describe('readThenChange', () => {
  let store: OpenStore;
  let account: { accountId: string; userId: string; apiKey: string };
  let changer: Changer;

  beforeAll(async () => {
    store = await openStore();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    account = await newAccount();
    changer = changerOf(store, account);
  });

  const readName = async (tx: Tx): Promise<string> => {
    const [user] = await tx.query('SELECT name FROM users WHERE account_id = ? AND id = ?', [
      tx.accountId,
      account.userId,
    ]);
    return user.name;
  };

  it('reads under the lock: what was changed while it waited is seen, by the clock that it is told, too', async () => {
    const lock = await lockAccount(account.accountId);
    const changing = readThenChange(changer.ctx, false, async (tx) => {
      const names = await Promise.all([readName(tx), readName(tx)]);
      tx.record(pageCreated(account.userId));
      return { names, now: tx.now, version: tx.version };
    });
    await lock.waitedFor();
    await lock.query("UPDATE users SET name = 'Grace' WHERE account_id = ? AND id = ?", [
      account.accountId,
      account.userId,
    ]);
    const [{ released }] = (await lock.query('SELECT NOW(3) AS released')) as [{ released: Date }];
    await lock.release();
    const { names, now, version } = (await changing) as { names: string[]; now: Date; version: number };
    expect({ names, version }).toEqual({ names: ['Grace', 'Grace'], version: 1 });
    expect(now.getTime()).toBeGreaterThanOrEqual(released.getTime());
  });

  it('takes two packets: what is asked for at once goes with the lock, what is written with the COMMIT', async () => {
    const { sent } = store.pools.write.traffic;
    const packets = () => [...sent.values()].reduce((sum, { times }) => sum + times, 0);
    const before = packets();
    await readThenChange(changer.ctx, false, async (tx) => {
      await Promise.all([readName(tx), readName(tx)]);
      tx.write('UPDATE users SET name = ? WHERE account_id = ? AND id = ?', ['Eve', tx.accountId, account.userId]);
      tx.record(pageCreated(account.userId));
    });
    expect(packets() - before).toBe(2);
  });

  it('A4: who lost the right is told nothing of what was read, and may not be refused in any other way', async () => {
    const nobody = { ...changer.ctx, viewer: { ...changer.ctx.viewer!, userId: 'usr_00000000000000000000000000' } };
    let read: string | undefined;
    const reads = readThenChange(nobody, false, async (tx) => {
      read = await readName(tx);
    });
    await expect(reads).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    expect(read).toBeUndefined();
    const refused = readThenChange(nobody, false, async () => refuse('NOT_FOUND', 'There is no such user.'));
    await expect(refused).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });

  it.each<[string, (tx: Tx) => unknown]>([
    ['asks for the time', (tx) => tx.now],
    ['asks for the version', (tx) => tx.version],
    ['writes', (tx) => tx.write('UPDATE users SET name = ? WHERE account_id = ?', ['Eve', tx.accountId])],
  ])('fails where the body %s before it has read', async (_, act) => {
    const changing = readThenChange(changer.ctx, false, async (tx) => {
      act(tx);
      return readName(tx);
    });
    await expect(changing).rejects.toThrow('the account is not locked yet');
    expect(await changer.change(readName)).toBe('Ada');
  });

  it('sends nothing of what was put off when it is refused: that might fail', async () => {
    const refused = await readThenChange(changer.ctx, false, async (tx) => {
      await readName(tx);
      tx.write('UPDATE users SET role = NULL WHERE account_id = ? AND id = ?', [tx.accountId, account.userId]);
      return refuse('NOT_FOUND', 'There is no such user.');
    });
    expect(refused).toEqual(refuse('NOT_FOUND', 'There is no such user.'));
  });

  it('is over once it has ended: nothing more is asked on its connection', async () => {
    let kept: Tx | undefined;
    const changing = readThenChange(changer.ctx, false, async (tx) => {
      kept = tx;
      await readName(tx);
      throw new Error('it broke');
    });
    await expect(changing).rejects.toThrow('it broke');
    await expect(readName(kept as Tx)).rejects.toThrow('the change is over');
  });
});
