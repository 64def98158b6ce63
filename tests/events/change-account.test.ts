import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventType, newId, Refusal, Role, refuse } from '../../src/entities/index.js';
import { changeAccount, type Tx } from '../../src/events/change-account.js';
import { openRaw, type RawSession } from '../database/raw.js';
import { newAccount } from '../support/accounts.js';
import { lockAccount } from '../support/lock-account.js';
import { type Changer, changerOf, logOf, numbers, type OpenStore, openStore, pageCreated } from './support.js';

describe('changeAccount', () => {
  let store: OpenStore;
  let raw: RawSession;
  let account: { accountId: string; userId: string; apiKey: string };
  let changer: Changer;

  beforeAll(async () => {
    store = await openStore();
    raw = await openRaw();
  });
  afterAll(async () => {
    await raw.end();
    await store.close();
  });
  beforeEach(async () => {
    account = await newAccount({ scheduledMeeting: 50 });
    changer = changerOf(store, account);
  });

  const rename = (tx: Tx, name: string) =>
    tx.write('UPDATE users SET name = ? WHERE account_id = ? AND id = ?', [name, tx.accountId, account.userId]);
  const nameNow = async () => {
    const [user] = await raw.query('SELECT name FROM users WHERE account_id = ? AND id = ?', [
      account.accountId,
      account.userId,
    ]);
    return user.name;
  };
  /** The change was never there; the next one is the first. */
  const expectNothing = async () => {
    expect(await nameNow()).toBe('Ada');
    expect(await logOf(raw, account.accountId)).toEqual({ version: 0, log: [] });
    await changer.record();
    expect(await logOf(raw, account.accountId)).toEqual({ version: 1, log: [1] });
  };

  it('E1: commits what was written together with its events, in their order, and who did it', async () => {
    const result = await changer.change(async (tx) => {
      expect(tx).toMatchObject({ accountId: account.accountId, version: 1, actor: { userId: account.userId } });
      rename(tx, 'Grace');
      tx.record(pageCreated(account.userId, 'one'), pageCreated(account.userId, 'two'));
      tx.record(pageCreated(account.userId, 'three'));
      return 'done';
    });
    expect(result).toBe('done');
    expect(await nameNow()).toBe('Grace');
    const events = await raw.query('SELECT * FROM events WHERE account_id = ? ORDER BY sequence', [account.accountId]);
    expect(events.map(({ sequence, data }) => [sequence, JSON.parse(data).slug])).toEqual([
      [1, 'one'],
      [2, 'two'],
      [3, 'three'],
    ]);
    const common = { type: EventType.PAGE_CREATED, actor_id: account.userId, api_key_id: null, request_id: 'test' };
    for (const event of events) expect(event).toMatchObject(common);
    expect((await logOf(raw, account.accountId)).version).toBe(3);
  });

  it('E1: a refusal undoes what was written, and records nothing', async () => {
    const refusal = await changer.change(async (tx) => {
      rename(tx, 'Grace');
      await tx.flush();
      tx.record(pageCreated(account.userId));
      rename(tx, 'Linus');
      return refuse('NOT_FOUND', 'There is no such user.');
    });
    expect(refusal).toBeInstanceOf(Refusal);
    await expectNothing();
  });

  it('E1: what is thrown undoes what was written, records nothing and is passed on', async () => {
    const failing = changer.change(async (tx) => {
      rename(tx, 'Grace');
      await tx.flush();
      tx.record(pageCreated(account.userId));
      throw new Error('it broke');
    });
    await expect(failing).rejects.toThrow('it broke');
    await expectNothing();
  });

  it('E1: so does a statement that the database refuses, be it sent with the COMMIT', async () => {
    const failing = changer.change(async (tx) => {
      rename(tx, 'Grace');
      tx.record(pageCreated(account.userId));
      tx.write('UPDATE license_pools SET assigned = capacity + 1 WHERE account_id = ?', [tx.accountId]);
    });
    await expect(failing).rejects.toThrow('license_pools_assigned');
    await expectNothing();
  });

  it('U6: what changes nothing records nothing and has its result', async () => {
    expect(await changer.change(async () => 'as it was')).toBe('as it was');
    await expectNothing();
  });

  it.each([
    ['put off', async () => {}],
    ['sent', (tx: Tx) => tx.flush()],
    ['sent with a read', (tx: Tx) => tx.query('SELECT 1')],
  ])(
    'E1: a write without an event, %s, is an error and undone: nobody is told that it was done',
    async (_how, send) => {
      const silent = changer.change(async (tx) => {
        rename(tx, 'Grace');
        await send(tx);
        return 'done';
      });
      await expect(silent).rejects.toThrow('records no event');
      await expectNothing();
    },
  );

  it('E2: numbers the changes of two processes 1, 2, 3, ... in the order of their commits', async () => {
    const elsewhere = await openStore();
    const changers = [changer, changerOf(elsewhere, account)];
    const changes = numbers(60).map((count) => (changers[count % 2] as Changer).record(1 + (count % 3)));
    await Promise.all(changes);
    await elsewhere.close();

    const events = await raw.query('SELECT occurred_at AS at FROM events WHERE account_id = ? ORDER BY sequence', [
      account.accountId,
    ]);
    expect(await logOf(raw, account.accountId)).toEqual({ version: 120, log: numbers(120) });
    const times = events.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });

  it('E1, E2: commits more events at once than the database takes as one packet, or none of them', async () => {
    const [{ bytes }] = (await raw.query('SELECT @@max_allowed_packet AS bytes')) as [{ bytes: number }];
    const slug = 'x'.repeat(2_000);
    const count = Math.ceil(bytes / slug.length) + 1;
    const record = (tx: Tx) => {
      rename(tx, 'Grace');
      for (let made = 0; made < count; made++) tx.record(pageCreated(account.userId, slug));
    };
    const refused = await changer
      .change(async (tx) => {
        record(tx);
        // what the database refuses is in the last packet
        tx.record({ ...pageCreated(account.userId), type: 'x'.repeat(100) as EventType.PAGE_CREATED });
        return 'done';
      })
      .catch((error: Error) => error);
    expect(refused).toBeInstanceOf(Error);
    await expectNothing();

    await changer.change(async (tx) => {
      record(tx);
      return 'done';
    });

    expect(await logOf(raw, account.accountId)).toEqual({ version: count + 1, log: numbers(count + 1) });
    expect(await nameNow()).toBe('Grace');
  });

  it('tells the time in the lock, not that of waiting for it', async () => {
    const lock = await lockAccount(account.accountId);
    const changing = changer.change(async (tx) => {
      tx.record(pageCreated(account.userId));
      return tx.now;
    });
    await lock.waitedFor();
    const [{ released }] = (await lock.query('SELECT NOW(3) AS released')) as [{ released: Date }];
    await lock.release();
    expect(((await changing) as Date).getTime()).toBeGreaterThanOrEqual(released.getTime());
  });

  it('gives its connection back, whatever happened, and outside of any transaction', async () => {
    const outcomes: ((tx: Tx) => Promise<unknown>)[] = [
      async (tx) => tx.record(pageCreated(account.userId)),
      async () => refuse('NOT_FOUND', 'There is no such user.'),
      async (tx) => tx.query('SELECT nonsense'),
      async () => {
        throw new Error('it broke');
      },
      async () => 'as it was',
    ];
    for (const outcome of outcomes) await changer.change(outcome).catch(() => {});
    // nobody holds the lock, and the pool gives out all that it has
    await raw.query('SELECT id FROM accounts WHERE id = ? FOR UPDATE NOWAIT', [account.accountId]);
    const sessions = await Promise.all(numbers(16).map(() => store.pools.write.session()));
    for (const session of sessions) session.release();
  });

  it('A1: refuses a guest, an unknown user and one who lacks the role, before anything runs', async () => {
    const { ctx } = changer;
    const never = async () => {
      throw new Error('it ran');
    };
    const viewer = ctx.viewer!;
    await raw.query(
      "INSERT INTO users SET account_id = ?, id = ?, name = 'M', email = 'm@m', role = ?, created_at = NOW(3)",
      [account.accountId, 'usr_MEMBER', Role.MEMBER],
    );
    const nobodies = [
      null,
      { ...viewer, userId: newId('usr') },
      { ...viewer, accountId: newId('acc') },
      { ...viewer, userId: 'usr_MEMBER' },
      { ...viewer, keyId: newId('key') },
    ];
    for (const nobody of nobodies) {
      await expect(changeAccount({ ...ctx, viewer: nobody }, never)).rejects.toMatchObject({
        extensions: { code: 'FORBIDDEN' },
      });
    }
    await expectNothing();
  });
});
