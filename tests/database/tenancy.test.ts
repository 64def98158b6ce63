import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { newId } from '../../src/entities/index.js';
import { type newAccount as NewAccount, newAccount, newPage, newUser, unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { openRaw, type RawSession } from './raw.js';
import { newBooking, newConversation } from './rows.js';

describe('A2: the database keeps accounts apart by itself', () => {
  let app: App & { url: string };
  let raw: RawSession;
  let ours: Awaited<ReturnType<typeof NewAccount>>;
  let theirs: Awaited<ReturnType<typeof NewAccount>>;
  let theirUserId: string;

  beforeAll(async () => {
    app = await startApp();
    raw = await openRaw();
    ours = await newAccount({ scheduledMeeting: 2 });
    theirs = await newAccount({ scheduledMeeting: 2, liveEngagement: 1 });
    theirUserId = await newUser(app, theirs.apiKey, { licenses: ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'] });
  });
  afterAll(async () => {
    await raw.end();
    await app.close();
  });

  it("refuses a license that another account's user holds", async () => {
    const give = raw.query(
      `UPDATE licenses SET holder_id = ?, assigned_at = NOW(3), free_since = NULL
       WHERE account_id = ? AND free_since IS NOT NULL LIMIT 1`,
      [theirUserId, ours.accountId],
    );
    await expect(give).rejects.toThrow('licenses_holder_user');
  });

  it("refuses a page that another account's user owns, dark or enabled", async () => {
    const add = (reason: 'BY_USER' | null) =>
      raw.query('INSERT INTO booking_pages SET ?, created_at = NOW(3)', [
        {
          account_id: ours.accountId,
          id: newId('pag'),
          slug: unique('page'),
          title: 'Introduction',
          duration_minutes: 30,
          owner_id: theirUserId,
          disabled_reason: reason,
          disabled_at: reason && new Date(),
        },
      ]);
    await expect(add('BY_USER')).rejects.toThrow('booking_pages_owner');
    await expect(add(null)).rejects.toThrow(/booking_pages_(owner|enabled_by_license)/);

    const page = await newPage(app, ours.apiKey);
    const move = raw.query('UPDATE booking_pages SET owner_id = ? WHERE account_id = ? AND id = ?', [
      theirUserId,
      ours.accountId,
      page.id,
    ]);
    await expect(move).rejects.toThrow('booking_pages_owner');
  });

  it("refuses a key for another account's user, and the use of another account's key", async () => {
    const keyId = newId('key');
    const add = (accountId: string) =>
      raw.query('INSERT INTO api_keys SET ?, created_at = NOW(3)', [
        { account_id: accountId, id: keyId, user_id: theirUserId, label: 'Test', secret_hash: Buffer.alloc(32) },
      ]);
    await expect(add(ours.accountId)).rejects.toThrow('api_keys_user');
    await add(theirs.accountId);
    await expect(raw.query('INSERT INTO api_key_uses VALUES (?, ?, NOW(3))', [ours.accountId, keyId])).rejects.toThrow(
      'api_key_uses_key',
    );
  });

  it("refuses a booking whose host is another account's user", async () => {
    const add = (hostId: string) =>
      raw.query('INSERT INTO bookings SET ?', [newBooking({ account_id: ours.accountId, host_id: hostId })]);
    await expect(add(theirUserId)).rejects.toThrow('bookings_host');
    await add(ours.userId);
    const give = raw.query('UPDATE bookings SET host_id = ? WHERE account_id = ?', [theirUserId, ours.accountId]);
    await expect(give).rejects.toThrow('bookings_host');
    const move = raw.query('UPDATE bookings SET account_id = ? WHERE account_id = ?', [
      theirs.accountId,
      ours.accountId,
    ]);
    await expect(move).rejects.toThrow('bookings_host');
  });

  it("refuses a conversation whose agent is another account's user, licensed there, active or over", async () => {
    const add = (endedAt: Date | null) =>
      raw.query('INSERT INTO conversations SET ?', [
        newConversation({
          ...{ account_id: ours.accountId, agent_id: theirUserId, agent_name: 'Grace' },
          ended_at: endedAt,
        }),
      ]);
    await expect(add(null)).rejects.toThrow(/conversations_(agent|taken_by_license)/);
    await expect(add(new Date())).rejects.toThrow('conversations_agent');
    const ofNobody = raw.query('INSERT INTO conversations SET ?', [newConversation({ account_id: newId('acc') })]);
    await expect(ofNobody).rejects.toThrow('conversations_account');
  });

  it('refuses to move a user, a license or a pool to another account', async () => {
    const move = (table: string, where: string) =>
      raw.query(`UPDATE ${table} SET account_id = ? WHERE account_id = ? AND ${where}`, [
        ours.accountId,
        theirs.accountId,
      ]);
    await expect(move('users', `id = '${theirUserId}'`)).rejects.toThrow(/foreign key/i);
    await expect(move('licenses', 'holder_id IS NOT NULL')).rejects.toThrow(/foreign key/i);
    await expect(move('license_pools', "kind = 'SCHEDULED_MEETING'")).rejects.toThrow(/foreign key|Duplicate/i);
  });

  it('carries the account in every foreign key, at its beginning', async () => {
    const keys = await raw.query<{ name: string; fromColumn: string; toTable: string; toColumn: string }>(
      `SELECT CONSTRAINT_NAME AS name, COLUMN_NAME AS fromColumn, REFERENCED_TABLE_NAME AS toTable,
         REFERENCED_COLUMN_NAME AS toColumn
       FROM information_schema.KEY_COLUMN_USAGE
       WHERE CONSTRAINT_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL AND ORDINAL_POSITION = 1`,
    );
    expect(keys.length).toBeGreaterThanOrEqual(14);
    for (const { name, fromColumn, toTable, toColumn } of keys) {
      const account = toTable === 'accounts' ? 'id' : 'account_id';
      expect({ name, toColumn }).toEqual({ name, toColumn: account });
      expect({ name, fromColumn }).toEqual({
        name,
        fromColumn: name === 'accounts_newest_event' ? 'id' : 'account_id',
      });
    }
  });

  it('begins every primary key with the account', async () => {
    const keys = await raw.query<{ table: string; column: string }>(
      `SELECT TABLE_NAME AS \`table\`, COLUMN_NAME AS \`column\` FROM information_schema.STATISTICS
       WHERE TABLE_SCHEMA = DATABASE() AND INDEX_NAME = 'PRIMARY' AND SEQ_IN_INDEX = 1
         AND TABLE_NAME NOT IN ('accounts', 'deployment', 'migrations')`,
    );
    expect(keys.length).toBeGreaterThanOrEqual(9);
    expect(keys.filter(({ column }) => column !== 'account_id')).toEqual([]);
  });
});
