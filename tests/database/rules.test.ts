import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { newId } from '../../src/entities/index.js';
import { newAccount, newPage, newUser, unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { openRaw, type RawSession } from './raw.js';
import { at, newBooking, newConversation } from './rows.js';

describe('the database defends the rules by itself', () => {
  let app: App & { url: string };
  let raw: RawSession;
  let accountId: string;
  let apiKey: string;
  /** Holds a SCHEDULED_MEETING and a LIVE_ENGAGEMENT license. */
  let graceId: string;
  /** Holds a LIVE_ENGAGEMENT license only. */
  let linusId: string;

  beforeAll(async () => {
    app = await startApp();
    raw = await openRaw();
  });
  afterAll(async () => {
    await raw.end();
    await app.close();
  });
  beforeEach(async () => {
    ({ accountId, apiKey } = await newAccount({ scheduledMeeting: 3, liveEngagement: 3 }));
    graceId = await newUser(app, apiKey, { licenses: ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'] });
    linusId = await newUser(app, apiKey, { name: 'Linus', licenses: ['LIVE_ENGAGEMENT'] });
  });

  describe('L1: a pool holds its licenses, and each is held, free or retired', () => {
    const setPool = (assignment: string) =>
      raw.query(`UPDATE license_pools SET ${assignment} WHERE account_id = ? AND kind = 'SCHEDULED_MEETING'`, [
        accountId,
      ]);
    const setLicense = (which: string, assignment: string) =>
      raw.query(
        `UPDATE licenses SET ${assignment} WHERE account_id = ? AND kind = 'SCHEDULED_MEETING' AND ${which} LIMIT 1`,
        [accountId],
      );

    it('refuses more assigned than there are, and fewer than none', async () => {
      await expect(setPool('assigned = capacity + 1')).rejects.toThrow('license_pools_assigned');
      await expect(setPool('assigned = -1')).rejects.toThrow('license_pools_assigned');
      await setPool('assigned = capacity');
    });

    it('L8: refuses a capacity below what is assigned, below 0 and above 100,000', async () => {
      await expect(setPool('capacity = 0')).rejects.toThrow('license_pools_assigned');
      await expect(setPool('assigned = 0, capacity = -1')).rejects.toThrow(/license_pools_(capacity|assigned)/);
      await expect(setPool('capacity = 100001')).rejects.toThrow('license_pools_capacity');
      await setPool('capacity = 100000');
    });

    it.each([
      ['held and free', 'holder_id IS NOT NULL', 'free_since = 1'],
      ['held and retired', 'holder_id IS NOT NULL', 'retired_at = NOW(3)'],
      ['free and retired', 'free_since IS NOT NULL', 'retired_at = NOW(3)'],
      ['neither held nor free nor retired', 'free_since IS NOT NULL', 'free_since = NULL'],
    ])('refuses a license that is %s', async (_state, which, assignment) => {
      await expect(setLicense(which, assignment)).rejects.toThrow('licenses_held_free_or_retired');
    });

    it('refuses a license that is held since never, or free and still held since some time', async () => {
      await expect(setLicense('holder_id IS NOT NULL', 'assigned_at = NULL')).rejects.toThrow('licenses_assigned_at');
      await expect(setLicense('free_since IS NOT NULL', 'assigned_at = NOW(3)')).rejects.toThrow(
        'licenses_assigned_at',
      );
      await setLicense('free_since IS NOT NULL', 'free_since = NULL, retired_at = NOW(3)');
    });

    it('refuses a license of a kind without a pool, and a second pool of a kind', async () => {
      await expect(setLicense('free_since IS NOT NULL', "kind = 'CATERING'")).rejects.toThrow('licenses_pool');
      const insertPool = 'INSERT INTO license_pools (account_id, id, kind, capacity) VALUES (?, ?, ?, 1)';
      await expect(raw.query(insertPool, [accountId, newId('pol'), 'CATERING'])).rejects.toThrow(
        'license_pools_known_kind',
      );
      await expect(raw.query(insertPool, [accountId, newId('pol'), 'LIVE_ENGAGEMENT'])).rejects.toThrow(
        'license_pools_kind',
      );
    });
  });

  describe('L2: a license has one holder at most, and a user one license of a kind', () => {
    it('has room for one holder: a second row of the same license is refused', async () => {
      const [{ state: _state, ...license }] = await raw.query(
        'SELECT * FROM licenses WHERE account_id = ? AND holder_id = ? LIMIT 1',
        [accountId, graceId],
      );
      await expect(raw.query('INSERT INTO licenses SET ?', [{ ...license, holder_id: linusId }])).rejects.toThrow(
        /Duplicate entry .* for key '(licenses\.)?PRIMARY'/,
      );
    });

    it('refuses a second license of one kind, and takes one of each kind and any number of free ones', async () => {
      const give = (kind: string, userId: string) =>
        raw.query(
          `UPDATE licenses SET holder_id = ?, assigned_at = NOW(3), free_since = NULL
           WHERE account_id = ? AND kind = ? AND free_since IS NOT NULL LIMIT 1`,
          [userId, accountId, kind],
        );
      const free = await raw.query(
        'SELECT kind, COUNT(*) AS count FROM licenses WHERE account_id = ? AND free_since IS NOT NULL GROUP BY kind',
        [accountId],
      );
      expect(free).toEqual([
        { kind: 'LIVE_ENGAGEMENT', count: 1 },
        { kind: 'SCHEDULED_MEETING', count: 2 },
      ]);
      await expect(give('SCHEDULED_MEETING', graceId)).rejects.toThrow('licenses_holder');
      await expect(give('LIVE_ENGAGEMENT', linusId)).rejects.toThrow('licenses_holder');
      await give('SCHEDULED_MEETING', linusId);
    });
  });

  describe('P2: an enabled page has a licensed owner', () => {
    const REFUSED = 'booking_pages_enabled_by_license';
    const setPage = (id: string, assignment: string, values: unknown[] = []) =>
      raw.query(`UPDATE booking_pages SET ${assignment} WHERE account_id = ? AND id = ?`, [...values, accountId, id]);
    const setLicense = (assignment: string, values: unknown[] = []) =>
      raw.query(
        `UPDATE licenses SET ${assignment} WHERE account_id = ? AND kind = 'SCHEDULED_MEETING' AND holder_id = ?`,
        [...values, accountId, graceId],
      );

    it('refuses to enable a page of an owner without a SCHEDULED_MEETING license', async () => {
      const page = await newPage(app, apiKey, linusId);
      expect(page.enabled).toBe(false);
      await expect(setPage(page.id, 'disabled_reason = NULL, disabled_at = NULL')).rejects.toThrow(REFUSED);
    });

    it('refuses to add an enabled page for an unlicensed owner', async () => {
      const add = (ownerId: string) =>
        raw.query(
          `INSERT INTO booking_pages (account_id, id, slug, title, duration_minutes, owner_id, created_at)
           VALUES (?, ?, ?, 'Introduction', 30, ?, NOW(3))`,
          [accountId, newId('pag'), unique('page'), ownerId],
        );
      await expect(add(linusId)).rejects.toThrow(REFUSED);
      await add(graceId);
    });

    it('refuses to move an enabled page to an unlicensed user, and moves a dark one', async () => {
      const page = await newPage(app, apiKey, graceId);
      expect(page.enabled).toBe(true);
      await expect(setPage(page.id, 'owner_id = ?', [linusId])).rejects.toThrow(REFUSED);
      await setPage(page.id, "disabled_reason = 'BY_USER', disabled_at = NOW(3), owner_id = ?", [linusId]);
    });

    it('refuses to free, transfer, retire, convert or delete the license under an enabled page', async () => {
      const page = await newPage(app, apiKey, graceId);
      const free = 'holder_id = NULL, assigned_at = NULL, free_since = 1';
      await expect(setLicense(free)).rejects.toThrow(REFUSED);
      await expect(setLicense('holder_id = ?', [linusId])).rejects.toThrow(REFUSED);
      await expect(setLicense('holder_id = NULL, assigned_at = NULL, retired_at = NOW(3)')).rejects.toThrow(REFUSED);
      await raw.query("DELETE FROM licenses WHERE account_id = ? AND kind = 'LIVE_ENGAGEMENT'", [accountId]);
      await expect(setLicense("kind = 'LIVE_ENGAGEMENT'")).rejects.toThrow(REFUSED);
      await expect(
        raw.query('DELETE FROM licenses WHERE account_id = ? AND holder_id = ?', [accountId, graceId]),
      ).rejects.toThrow(REFUSED);

      await setPage(page.id, "disabled_reason = 'OWNER_UNLICENSED', disabled_at = NOW(3)");
      await setLicense(free);
    });

    it('lets nobody write the column by which it is kept', async () => {
      const page = await newPage(app, apiKey, graceId);
      await expect(setPage(page.id, 'enabled_by = NULL, owner_id = ?', [linusId])).rejects.toThrow('enabled_by');
    });

    it('refuses a page that is dark without a reason or a time, or for an unknown reason', async () => {
      const page = await newPage(app, apiKey, graceId);
      await expect(setPage(page.id, 'disabled_at = NOW(3)')).rejects.toThrow('booking_pages_dark_since');
      await expect(setPage(page.id, "disabled_reason = 'BY_USER'")).rejects.toThrow('booking_pages_dark_since');
      await expect(setPage(page.id, "disabled_reason = 'BORED', disabled_at = NOW(3)")).rejects.toThrow(
        'booking_pages_reason',
      );
    });
  });

  describe('B2: of one host, no two confirmed bookings begin at once', () => {
    const add = (booking: Record<string, unknown> = {}) =>
      raw.query('INSERT INTO bookings SET ?', [newBooking({ account_id: accountId, host_id: graceId, ...booking })]);

    it('refuses the second, through whatever page; not a canceled one, nor one of somebody else', async () => {
      await add();
      await expect(add()).rejects.toThrow('bookings_slot');
      await expect(add({ page_id: newId('pag'), ends_at: at(45) })).rejects.toThrow('bookings_slot');
      await add({ canceled_at: at(0) });
      await add({ canceled_at: at(1) });
      await add({ host_id: linusId });
      await add({ starts_at: at(30), ends_at: at(60) });
      const confirm = (which: string) =>
        raw.query(`UPDATE bookings SET canceled_at = NULL WHERE account_id = ? AND ${which}`, [accountId]);
      await expect(confirm('canceled_at IS NOT NULL')).rejects.toThrow('bookings_slot');
      await raw.query('UPDATE bookings SET canceled_at = NOW(3) WHERE account_id = ? AND canceled_at IS NULL', [
        accountId,
      ]);
      await add();
    });

    it('lets nobody write the columns by which it is kept', async () => {
      await expect(add({ confirmed_start: at(60) })).rejects.toThrow('confirmed_start');
      await expect(add({ status: 'CANCELED' })).rejects.toThrow('status');
    });

    it('refuses a length below 5 minutes and above a day, and one that ends before it begins', async () => {
      const lasting = (ms: number) => add({ ends_at: new Date(at(0).getTime() + ms), canceled_at: at(0) });
      const [shortest, longest] = [5 * 60_000, 1_440 * 60_000];
      for (const ms of [0, -30 * 60_000, shortest - 1, longest + 1]) {
        await expect(lasting(ms)).rejects.toThrow('bookings_duration');
      }
      for (const ms of [shortest, longest]) await lasting(ms);
    });

    it('refuses a token that another booking has', async () => {
      const cancel_token_hash = randomBytes(32);
      await add({ cancel_token_hash });
      await expect(add({ cancel_token_hash, host_id: linusId })).rejects.toThrow('bookings_cancel_token');
    });
  });

  describe('C2, L5: an active conversation has an agent with a LIVE_ENGAGEMENT license', () => {
    const REFUSED = 'conversations_taken_by_license';
    const add = async (conversation: Record<string, unknown> = {}) => {
      const id = newId('cnv');
      await raw.query('INSERT INTO conversations SET ?', [
        newConversation({ account_id: accountId, id, ...conversation }),
      ]);
      return id;
    };
    const set = (id: string, assignment: string, values: unknown[] = []) =>
      raw.query(`UPDATE conversations SET ${assignment} WHERE account_id = ? AND id = ?`, [...values, accountId, id]);
    const setLicense = (assignment: string, values: unknown[] = []) =>
      raw.query(
        `UPDATE licenses SET ${assignment} WHERE account_id = ? AND kind = 'LIVE_ENGAGEMENT' AND holder_id = ?`,
        [...values, accountId, linusId],
      );
    /** Holds a license of the other kind only. */
    let maryId: string;
    beforeEach(async () => {
      maryId = await newUser(app, apiKey, { name: 'Mary', licenses: ['SCHEDULED_MEETING'] });
    });

    it('refuses one that an unlicensed user has, be it new or taken; not one that ended', async () => {
      const agent = { agent_id: maryId, agent_name: 'Mary' };
      await expect(add(agent)).rejects.toThrow(REFUSED);
      const id = await add();
      await expect(set(id, 'agent_id = ?, agent_name = ?', [maryId, 'Mary'])).rejects.toThrow(REFUSED);
      await set(id, 'agent_id = ?, agent_name = ?', [linusId, 'Linus']);
      await expect(set(id, 'agent_id = ?', [maryId])).rejects.toThrow(REFUSED);
      const ended = await add({ ...agent, ended_at: at(0) });
      await expect(set(ended, 'ended_at = NULL')).rejects.toThrow(REFUSED);
    });

    it('refuses to free, transfer, retire, convert or delete the license under it', async () => {
      const id = await add({ agent_id: linusId, agent_name: 'Linus' });
      const free = 'holder_id = NULL, assigned_at = NULL, free_since = 1';
      await expect(setLicense(free)).rejects.toThrow(REFUSED);
      await expect(setLicense('holder_id = ?', [maryId])).rejects.toThrow(REFUSED);
      await expect(setLicense('holder_id = NULL, assigned_at = NULL, retired_at = NOW(3)')).rejects.toThrow(REFUSED);
      await expect(setLicense("kind = 'SCHEDULED_MEETING'")).rejects.toThrow(REFUSED);
      await expect(
        raw.query("DELETE FROM licenses WHERE account_id = ? AND kind = 'LIVE_ENGAGEMENT' AND holder_id = ?", [
          accountId,
          linusId,
        ]),
      ).rejects.toThrow(REFUSED);

      await set(id, 'agent_id = NULL, agent_name = NULL');
      await setLicense(free);
    });

    it('lets go of the license when it ends, and keeps its agent', async () => {
      const id = await add({ agent_id: linusId, agent_name: 'Linus' });
      await set(id, 'ended_at = NOW(3)');
      await setLicense('holder_id = NULL, assigned_at = NULL, free_since = 1');
      const [row] = await raw.query('SELECT agent_id AS agentId, status FROM conversations WHERE id = ?', [id]);
      expect(row).toEqual({ agentId: linusId, status: 'ENDED' });
    });

    it('lets nobody write the columns by which it is kept', async () => {
      await expect(add({ taken_by: 'SCHEDULED_MEETING' })).rejects.toThrow('taken_by');
      await expect(add({ status: 'ENDED' })).rejects.toThrow('status');
    });

    it('refuses an agent without a name, a name without an agent, and an unknown kind', async () => {
      await expect(add({ agent_id: linusId })).rejects.toThrow('conversations_agent_name');
      await expect(add({ agent_name: 'Linus' })).rejects.toThrow('conversations_agent_name');
      await expect(add({ kind: 'SEANCE' })).rejects.toThrow('conversations_known_kind');
    });

    it('refuses a token that another conversation has', async () => {
      const visitor_token_hash = randomBytes(32);
      await add({ visitor_token_hash });
      await expect(add({ visitor_token_hash })).rejects.toThrow('conversations_visitor_token');
    });
  });

  describe('U4: an e-mail is unique within its account, ignoring case', () => {
    const add = (email: string, account = accountId, deleted = false) =>
      raw.query(
        `INSERT INTO users (account_id, id, name, email, role, created_at, deleted_at)
         VALUES (?, ?, 'Somebody', ?, 'MEMBER', NOW(3), ${deleted ? 'NOW(3)' : 'NULL'})`,
        [account, newId('usr'), email],
      );

    it('refuses the same e-mail in other letters', async () => {
      await add('Margaret@Acme.example');
      await expect(add('margaret@acme.example')).rejects.toThrow('users_email');
      await add('MÜLLER@acme.example');
      await expect(add('müller@acme.example')).rejects.toThrow('users_email');
    });

    it('tells accents apart, and takes the same e-mail in another account', async () => {
      await add('müller@acme.example');
      await add('muller@acme.example');
      const other = await newAccount();
      await add('müller@acme.example', other.accountId);
    });

    it("U5: a tombstone's e-mail is free, any number of times", async () => {
      await add('margaret@acme.example', accountId, true);
      await add('margaret@acme.example', accountId, true);
      await add('margaret@acme.example');
      await expect(
        raw.query('UPDATE users SET deleted_at = NULL WHERE account_id = ? AND email = ?', [
          accountId,
          'margaret@acme.example',
        ]),
      ).rejects.toThrow('users_email');
    });

    it('refuses an unknown role', async () => {
      await expect(
        raw.query("UPDATE users SET role = 'OWNER' WHERE account_id = ? AND id = ?", [accountId, graceId]),
      ).rejects.toThrow('users_role');
    });
  });
});
