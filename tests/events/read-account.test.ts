import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { AccountReads } from '../../src/events/read-account.js';
import { openRaw, type RawSession } from '../database/raw.js';
import { newAccount, newPage, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { type Changer, changerOf, meanwhile, numbers, pageCreated, viewerOf } from './support.js';

interface Answer {
  account: { eventCursor: string };
  licensePool: { assigned: number; licenses: { totalCount: number; nodes: unknown[] } };
  users: { nodes: { licenses: unknown[] }[] };
}

describe('readAccount', () => {
  let app: App & { url: string };
  let raw: RawSession;
  let account: Awaited<ReturnType<typeof newAccount>>;
  let changer: Changer;

  beforeAll(async () => {
    app = await startApp({ QUERY_COST: '1000000' });
    raw = await openRaw();
  });
  afterAll(async () => {
    await raw.end();
    await app.close();
  });
  beforeEach(async () => {
    account = await newAccount({ scheduledMeeting: 4 });
    changer = changerOf(app.store, account);
  });

  /** One change in two tables: whoever sees one half sees the other. */
  const rename = (name: string) =>
    changer.change(async (tx) => {
      tx.write('UPDATE accounts SET name = ? WHERE id = ?', [name, tx.accountId]);
      tx.write('UPDATE users SET name = ? WHERE account_id = ?', [name, tx.accountId]);
      tx.record(pageCreated(account.userId));
    });
  const namesIn = async (reads: AccountReads) => {
    const [one] = await reads.query('SELECT name FROM accounts WHERE id = ?', [account.accountId]);
    const [other] = await reads.query('SELECT name FROM users WHERE account_id = ?', [account.accountId]);
    return [one.name, other.name];
  };
  /** All that the pool has can be had: none is held by a read that is over. */
  const expectAllFree = async () => {
    const sessions = await Promise.all(numbers(16).map(() => app.store.pools.read.session()));
    for (const session of sessions) session.release();
  };

  it('sees one state with all of its statements, whatever is committed meanwhile', async () => {
    await rename('before');
    const reads = new AccountReads(app.store, viewerOf(account));
    const version = await reads.version();
    expect(version).toBe(1);
    for (const name of ['after', 'later']) {
      await rename(name);
      expect(await namesIn(reads)).toEqual(['before', 'before']);
    }
    expect(await reads.version()).toBe(1);
    reads.close();
  });

  it('sees the newest state with its next statement once it is renewed, as after a change of its own', async () => {
    const reads = new AccountReads(app.store, viewerOf(account));
    expect(await namesIn(reads)).toEqual(['Acme', 'Ada']);
    await rename('after');
    reads.renew();
    expect(await namesIn(reads)).toEqual(['after', 'after']);
    expect(await reads.version()).toBe(1);
    reads.close();
  });

  it('sees whole changes only while a writer changes as fast as it can', async () => {
    let count = 0;
    const seen = new Set<string>();
    await meanwhile(
      () => rename(`name ${++count}`),
      async () => {
        for (const _round of numbers(40)) {
          const reads = new AccountReads(app.store, viewerOf(account));
          const [one, other] = await namesIn(reads);
          const version = await reads.version();
          reads.close();
          // the n-th change is the account's n-th event
          if (version > 0) expect([one, other]).toEqual([`name ${version}`, `name ${version}`]);
          seen.add(one);
        }
      },
    );
    expect(seen.size).toBeGreaterThan(1);
  });

  it('takes no connection before it is asked, one however many statements it sends, and gives it back', async () => {
    const idle = numbers(50).map(() => new AccountReads(app.store, viewerOf(account)));
    await expectAllFree();
    const busy = new AccountReads(app.store, viewerOf(account));
    await Promise.all(numbers(50).map(() => busy.query('SELECT SLEEP(0.001)')));
    expect(busy.statements).toBe(50);
    for (const reads of [...idle, busy]) reads.close();
    await expectAllFree();
  });

  it('takes no connection once it is over, also to tell its version', async () => {
    const reads = new AccountReads(app.store, viewerOf(account));
    reads.close();
    await expect(reads.version()).rejects.toThrow('answered already');
    await expectAllFree();
  });

  it('goes on after a statement that the database refused, and writes nothing', async () => {
    const reads = new AccountReads(app.store, viewerOf(account));
    await expect(reads.query('SELECT nonsense')).rejects.toThrow('nonsense');
    await expect(reads.query("UPDATE users SET name = 'Nobody'")).rejects.toThrow(/read.only/i);
    expect(await namesIn(reads)).toEqual(['Acme', 'Ada']);
    reads.close();
    await expectAllFree();
  });

  it('answers a query with one state: the cursor, the numbers and the rows go together', async () => {
    const people = [await newUser(app, account.apiKey), await newUser(app, account.apiKey)];
    const ada = client(app, account.apiKey);
    const [first] = await raw.query('SELECT sequence FROM accounts WHERE id = ?', [account.accountId]);
    const move = async () => {
      for (const verb of ['assignLicense', 'unassignLicense']) {
        for (const userId of people) {
          await ada.ask(
            `mutation ($userId: ID!) {
              ${verb}(input: { userId: $userId, kind: SCHEDULED_MEETING }) { userErrors { code } } }`,
            { userId },
          );
        }
      }
    };
    const query = `{
      account { eventCursor }
      licensePool(kind: SCHEDULED_MEETING) { assigned licenses(assigned: true) { totalCount nodes { holder { id } } } }
      users { nodes { licenses { id } } } }`;
    const held = new Set<number>();
    await meanwhile(move, async () => {
      for (const _round of numbers(30)) {
        const data = await ada.ask<Answer, never>(query);
        const { assigned, licenses } = data.licensePool;
        const holders = data.users.nodes.filter((user) => user.licenses.length > 0);
        const version = Number(Buffer.from(data.account.eventCursor, 'base64url').toString().split(' ').at(-1));
        // assigned, assigned, freed, freed, ...
        const expected = [0, 1, 2, 1][(version - first.sequence) % 4];
        expect([assigned, licenses.totalCount, licenses.nodes.length, holders.length]).toEqual(Array(4).fill(expected));
        held.add(assigned);
      }
    });
    expect(held.size).toBeGreaterThan(1);
  });

  it('keeps no connection of a query that failed in one field while others were still being read', async () => {
    const graceId = await newUser(app, account.apiKey, { licenses: ['SCHEDULED_MEETING'] });
    await newPage(app, account.apiKey, graceId);
    const query = `{
      users { nodes { licenses { pool { licenses { nodes { holder { id } } } } } bookingPages { nodes { owner { id } } } } }
      events(after: "no cursor") { nodes { id } } }`;
    // more than the pool has
    for (const _each of numbers(20)) {
      expect(await client(app, account.apiKey).refusals(query)).toEqual(['BAD_CURSOR']);
    }
    await expectAllFree();
  });
});
