import { randomUUID } from 'node:crypto';
import type { PoolConnection } from 'mysql2';
import { type Database, query, type Viewer } from './rows.js';

/** Gives or takes a SCHEDULED_MEETING license, as the server does, in six round trips besides that of who asks. */
export async function changeSeat(database: Database, viewer: Viewer, verb: 'assign' | 'unassign', userId: string) {
  const connection = await new Promise<PoolConnection>((resolve, reject) => {
    database.write.getConnection((error, free) => (error ? reject(error) : resolve(free)));
  });
  try {
    return await change(connection, viewer, verb, userId);
  } catch (error) {
    await query(connection, 'ROLLBACK', []);
    if (error instanceof Refused) return { license: null, availableAfter: null, userErrors: [{ code: error.message }] };
    throw error;
  } finally {
    connection.release();
  }
}

class Refused extends Error {}

const KIND = 'SCHEDULED_MEETING';

const LOCK = `START TRANSACTION;
  SELECT sequence FROM accounts WHERE id = ? FOR UPDATE;
  SELECT NOW(3) AS now FROM users u JOIN api_keys k ON k.account_id = u.account_id AND k.user_id = u.id
  WHERE u.account_id = ? AND u.id = ? AND u.deleted_at IS NULL AND u.role = 'ADMINISTRATOR' AND k.id = ?
    AND k.scope = 'FULL' AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > NOW(3))`;

async function change(
  connection: PoolConnection,
  { accountId, userId: actorId, keyId }: Viewer,
  verb: 'assign' | 'unassign',
  userId: string,
) {
  const [, [account], [actor]] = await query(connection, LOCK, [accountId, accountId, actorId, keyId]);
  if (actor === undefined) throw new Refused('FORBIDDEN');
  const [user] = await query(
    connection,
    'SELECT name FROM users WHERE account_id = ? AND id = ? AND deleted_at IS NULL',
    [accountId, userId],
  );
  if (user === undefined) throw new Refused('NOT_FOUND');
  const step = { connection, accountId, userId, name: user.name, version: account.sequence + 1, now: actor.now };
  const { license, availableAfter, events } = await (verb === 'assign' ? assign(step) : unassign(step));
  const requestId = randomUUID();
  if (events.length > 0) {
    await query(
      connection,
      `INSERT INTO events (account_id, sequence, type, occurred_at, actor_id, api_key_id, request_id, data) VALUES ?;
       UPDATE accounts SET sequence = ? WHERE id = ?`,
      [
        events.map(({ type, ...data }, index) => {
          return [accountId, step.version + index, type, step.now, actorId, keyId, requestId, JSON.stringify(data)];
        }),
        account.sequence + events.length,
        accountId,
      ],
    );
  }
  await query(connection, 'COMMIT', []);
  return { license, availableAfter, userErrors: [] };
}

interface Step {
  connection: PoolConnection;
  accountId: string;
  userId: string;
  name: string;
  version: number;
  now: string;
}

interface Changed {
  license: { id: string };
  availableAfter: number;
  events: { type: string; [more: string]: unknown }[];
}

async function assign({ connection, accountId, userId, name, now }: Step): Promise<Changed> {
  const [license] = await query(
    connection,
    `SELECT l.id, l.holder_id, p.capacity - p.assigned AS available FROM license_pools p
     JOIN ((SELECT * FROM licenses WHERE account_id = ? AND kind = ? AND holder_id = ?)
       UNION ALL (SELECT * FROM licenses WHERE account_id = ? AND kind = ? AND free_since IS NOT NULL
         ORDER BY free_since, id LIMIT 1)) l
     WHERE p.account_id = ? AND p.kind = ? ORDER BY l.free_since LIMIT 1`,
    [accountId, KIND, userId, accountId, KIND, accountId, KIND],
  );
  if (license === undefined) throw new Refused('NO_FREE_LICENSE');
  const { id, holder_id, available } = license;
  if (holder_id !== null) return { license: { id }, availableAfter: available, events: [] };
  await query(
    connection,
    `UPDATE licenses SET holder_id = ?, assigned_at = ?, free_since = NULL WHERE account_id = ? AND id = ?;
     UPDATE license_pools SET assigned = assigned + 1 WHERE account_id = ? AND kind = ?`,
    [userId, now, accountId, id, accountId, KIND],
  );
  const availableAfter = available - 1;
  const seat = { licenseId: id, kind: KIND, holderId: userId, holderName: name, availableAfter };
  return { license: { id }, availableAfter, events: [{ type: 'SEAT_ASSIGNED', ...seat }] };
}

async function unassign({ connection, accountId, userId, name, version, now }: Step): Promise<Changed> {
  const [[license], pages] = await query(
    connection,
    `SELECT l.id, p.capacity - p.assigned AS available FROM license_pools p
     JOIN licenses l ON l.account_id = p.account_id AND l.kind = p.kind AND l.holder_id = ?
     WHERE p.account_id = ? AND p.kind = ?;
     SELECT id, slug FROM booking_pages
     WHERE account_id = ? AND owner_id = ? AND disabled_reason IS NULL ORDER BY id`,
    [userId, accountId, KIND, accountId, userId],
  );
  if (license === undefined) throw new Refused('LICENSE_NOT_HELD');
  const darken = `UPDATE booking_pages SET disabled_reason = 'OWNER_UNLICENSED', disabled_at = ?
     WHERE account_id = ? AND owner_id = ? AND disabled_reason IS NULL;`;
  await query(
    connection,
    `${pages.length > 0 ? darken : ''}
     UPDATE licenses SET holder_id = NULL, assigned_at = NULL, free_since = ? WHERE account_id = ? AND id = ?;
     UPDATE license_pools SET assigned = assigned - 1 WHERE account_id = ? AND kind = ?`,
    [...(pages.length > 0 ? [now, accountId, userId] : []), version, accountId, license.id, accountId, KIND],
  );
  const { id } = license;
  const availableAfter = license.available + 1;
  const seat = { licenseId: id, kind: KIND, formerHolderId: userId, formerHolderName: name, availableAfter };
  const disabled = pages.map((page: { id: string; slug: string }) => {
    return { type: 'PAGE_DISABLED', pageId: page.id, ownerId: userId, slug: page.slug, reason: 'OWNER_UNLICENSED' };
  });
  return { license: { id }, availableAfter, events: [...disabled, { type: 'SEAT_FREED', ...seat }] };
}
