import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { newAccount, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { openRaw, purgeEvents, type RawSession } from './raw.js';

describe('E2: the database keeps the log without a hole by itself', () => {
  let app: App & { url: string };
  let raw: RawSession;
  let accountId: string;
  let apiKey: string;

  beforeAll(async () => {
    app = await startApp();
    raw = await openRaw();
  });
  afterAll(async () => {
    await raw.end();
    await app.close();
  });
  beforeEach(async () => {
    ({ accountId, apiKey } = await newAccount());
    for (let count = 0; count < 5; count++) await newUser(app, apiKey);
  });

  const add = (sequence: number) =>
    raw.query(
      `INSERT INTO events (account_id, sequence, type, occurred_at, request_id, data)
       VALUES (?, ?, 'USER_CREATED', NOW(3), 'test', '{}')`,
      [accountId, sequence],
    );
  const remove = (which: string) => raw.query(`DELETE FROM events WHERE account_id = ? AND ${which}`, [accountId]);
  const setSequence = (sequence: number) =>
    raw.query('UPDATE accounts SET sequence = ? WHERE id = ?', [sequence, accountId]);
  const sequences = async () =>
    (await raw.query('SELECT sequence FROM events WHERE account_id = ? ORDER BY sequence', [accountId])).map(
      (event) => event.sequence,
    );

  it('refuses an event that leaves a hole, and takes the next one', async () => {
    await expect(add(7)).rejects.toThrow('events_without_hole');
    await add(6);
  });

  it('refuses a second event of one number, and numbers below 1', async () => {
    await expect(add(5)).rejects.toThrow(/Duplicate entry .* for key '(events\.)?PRIMARY'/);
    await expect(add(0)).rejects.toThrow('events_sequence');
    await expect(add(-1)).rejects.toThrow('events_sequence');
  });

  it('refuses to renumber an event', async () => {
    for (const sequence of [1, 3, 5]) {
      const renumber = raw.query('UPDATE events SET sequence = 99 WHERE account_id = ? AND sequence = ?', [
        accountId,
        sequence,
      ]);
      await expect(renumber).rejects.toThrow(/events_without_hole|accounts_newest_event/);
    }
  });

  it("refuses to advance an account's sequence without its event", async () => {
    await expect(setSequence(6)).rejects.toThrow('accounts_newest_event');
    await expect(setSequence(-1)).rejects.toThrow('accounts_sequence');
    await add(6);
    await setSequence(6);
  });

  it('refuses to delete an event at the beginning, in the middle and at the end', async () => {
    await expect(remove('sequence = 1')).rejects.toThrow('events_without_hole');
    await expect(remove('sequence = 3')).rejects.toThrow('events_without_hole');
    await expect(remove('sequence = 5')).rejects.toThrow('accounts_newest_event');
    await expect(remove('sequence <= 3')).rejects.toThrow('events_without_hole');
    await expect(remove('TRUE ORDER BY sequence DESC')).rejects.toThrow('accounts_newest_event');
    expect(await sequences()).toEqual([1, 2, 3, 4, 5]);
  });

  it('lets old events go in order: the first one kept is marked, and those before it go from the newest to the oldest', async () => {
    await expect(remove('sequence < 4 ORDER BY sequence DESC')).rejects.toThrow('events_without_hole');
    await purgeEvents(raw, accountId, 4);
    expect(await sequences()).toEqual([4, 5]);

    // and the log goes on
    await newUser(app, apiKey);
    expect(await sequences()).toEqual([4, 5, 6]);
    await expect(add(8)).rejects.toThrow('events_without_hole');
    await expect(remove('sequence = 4')).rejects.toThrow('events_without_hole');

    await purgeEvents(raw, accountId, 6);
    expect(await sequences()).toEqual([6]);
    await expect(remove('sequence = 6')).rejects.toThrow('accounts_newest_event');
    const { events } = await client(app, apiKey).ask<{ events: { nodes: { sequence: number }[] } }, unknown>(
      '{ events { nodes { sequence } } }',
    );
    expect(events.nodes).toEqual([{ sequence: 6 }]);
  });

  it('has events of known accounts only, and keeps the account of an event', async () => {
    const [event] = await raw.query('SELECT * FROM events WHERE account_id = ? AND sequence = 1', [accountId]);
    const { previous: _generated, ...first } = event;
    await expect(
      raw.query('INSERT INTO events SET ?', [{ ...first, account_id: accountId.toLowerCase() }]),
    ).rejects.toThrow('events_account');
    await expect(raw.query('DELETE FROM accounts WHERE id = ?', [accountId])).rejects.toThrow(/foreign key/i);
  });
});
