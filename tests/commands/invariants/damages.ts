import { type EventType, newId } from '../../../src/entities/index.js';
import type { RawSession } from '../../database/raw.js';
import { unique } from '../../support/accounts.js';
import type { LivedInAccount } from './lived-in-account.js';

/** What a check must find once the account was damaged so: at which ids, and the detail in brackets. */
type Finds = string[];

/** What is found: all of it, and nothing else. */
export type Damage = (damaged: Damaged) => Promise<Finds>;

/** An account, and hands that nothing holds back. */
export interface Damaged extends LivedInAccount {
  raw: RawSession;
  /** Changes rows of the account; `assignment` is followed by a condition. */
  set(table: string, assignment: string, values?: unknown[]): Promise<void>;
  insert(table: string, row: object): Promise<void>;
  /** The newest event of a type, or that names an id: its sequence. */
  event(type: `${EventType}`, naming?: string, order?: 'first' | 'last'): Promise<number>;
  setEvent(sequence: number, assignment: string, values?: unknown[]): Promise<void>;
  told(sequence: number, field: string): Promise<string>;
  /** Changes what an event tells. */
  retell(sequence: number, field: string, value: string | number): Promise<void>;
  one(sql: string, values?: unknown[]): Promise<string>;
  license(which: string): Promise<string>;
}

const stranger = newId('usr');

const LIVE = "kind = 'LIVE_ENGAGEMENT'";
const SCHEDULED = "kind = 'SCHEDULED_MEETING'";

/** What belongs together in the rows and in the log is found twice, if only one of the two is damaged. */
const LICENSE_BY_LOG = 'the license is not held by whom the log told last';
const LEFT_BY_LOG = 'the log told last that another number of licenses is left';
const ASSIGNED = "the pool's assigned is not the number of its licenses that are held";

/** Of each check, by what it says: how its rule is broken, and all that is found then. */
export const damages: Record<string, (at: Damaged) => Promise<Finds | Record<string, Finds>>> = {
  'the event before it is missing in the log': async (at) => {
    const gone = await at.event('USER_ROLE_CHANGED', at.linus, 'first');
    await at.raw.query('DELETE FROM events WHERE account_id = ? AND sequence = ?', [at.accountId, gone]);
    return [`#${gone + 1}`];
  },
  "the account's sequence is not that of its newest event": async (at) => {
    const sequence = Number(await at.one('SELECT sequence FROM accounts WHERE id = ?', [at.accountId]));
    await at.raw.query('UPDATE accounts SET sequence = sequence + 1 WHERE id = ?', [at.accountId]);
    return [`${at.accountId} (${sequence + 1}, not ${sequence})`];
  },
  'the event is of no known type, or its data cannot be read': async (at) => {
    const first = await at.event('USER_ROLE_CHANGED', at.linus, 'first');
    await at.setEvent(first, "type = 'USER_PROMOTED'");
    await at.setEvent(first + 1, "data = '{'");
    return [`#${first} (USER_PROMOTED)`, `#${first + 1} (USER_ROLE_CHANGED)`];
  },
  "the event's actor is no user of the account": async (at) => {
    const event = await at.event('USER_ROLE_CHANGED');
    await at.setEvent(event, 'actor_id = ?, api_key_id = NULL', [stranger]);
    return [`#${event} ${stranger}`];
  },
  "the event's key is not its actor's": async (at) => {
    const event = await at.event('USER_ROLE_CHANGED');
    await at.setEvent(event, 'api_key_id = ?', [at.keys[0]]);
    return [`#${event} ${at.keys[0]}`];
  },
  'only guests act without an actor, and they always do': async (at) => {
    const changed = await at.event('USER_ROLE_CHANGED');
    const started = await at.event('CONVERSATION_STARTED');
    await at.setEvent(changed, 'actor_id = NULL, api_key_id = NULL');
    await at.setEvent(started, 'actor_id = ?', [at.ada]);
    return [`#${changed} (USER_ROLE_CHANGED)`, `#${started} (CONVERSATION_STARTED by ${at.ada})`];
  },
  'the event names somebody who is no user of the account': async (at) => {
    const event = await at.event('USER_ROLE_CHANGED', at.linus, 'first');
    await at.retell(event, 'userId', stranger);
    return [`#${event} ${stranger} (USER_ROLE_CHANGED)`];
  },
  'the log tells of something that is not in the account': async (at) => {
    for (const [table, id] of Object.entries({
      conversations: at.ended,
      api_keys: at.keys[1],
      bookings: at.canceled[1],
    })) {
      await at.raw.query(`DELETE FROM ${table} WHERE account_id = ? AND id = ?`, [at.accountId, id]);
    }
    // under another id, so that the pool does not lack one
    const freed = await at.event('SEAT_FREED', at.mia);
    const license = await at.told(freed, 'licenseId');
    await at.set('licenses', 'id = ? WHERE id = ?', [newId('lic'), license]);
    return [
      `#${await at.event('CONVERSATION_ENDED', at.ended)} ${at.ended}`,
      `#${await at.event('API_KEY_REVOKED', at.keys[1])} ${at.keys[1]}`,
      `#${await at.event('BOOKING_CANCELED', at.canceled[1])} ${at.canceled[1]}`,
      `#${freed} ${license}`,
    ];
  },
  'what there is was never told by the log': async (at) => {
    const ids = ['usr', 'key', 'pag', 'bkg', 'cnv'].map((prefix) => newId(prefix as 'usr')) as Five;
    const [user, key, page, booking, conversation] = ids;
    const now = new Date();
    const words = { title: 'Untold', slug: unique('untold'), duration_minutes: 30 };
    await at.insert('users', { id: user, name: 'Una', email: 'una@acme.example', role: 'MEMBER', created_at: now });
    await at.insert('api_keys', { id: key, user_id: at.ada, label: 'Untold', secret_hash: hash(1), created_at: now });
    await at.insert('booking_pages', { id: page, ...words, owner_id: at.grace, created_at: now });
    const [starts, ends] = [new Date('2100-01-01T00:00:00Z'), new Date('2100-01-01T01:00:00Z')];
    await at.insert('bookings', {
      ...{ id: booking, page_id: page, page_slug: words.slug, page_title: words.title, host_id: at.grace },
      ...{ host_name: 'Grace', guest_name: 'Guest', guest_email: 'guest@home.example' },
      ...{ starts_at: starts, ends_at: ends, cancel_token_hash: hash(2) },
    });
    await at.insert('conversations', {
      ...{ id: conversation, kind: 'LIVE_CHAT', visitor_name: 'Visitor', started_at: now, visitor_token_hash: hash(3) },
    });
    return ids;
  },

  'the account has no Administrator': async (at) => {
    await at.set('users', "role = 'MEMBER' WHERE id = ?", [at.ada]);
    return [at.accountId];
  },
  'several users have the same e-mail': async (at) => {
    await at.set('users', "email = 'Twins@acme.example' WHERE id = ?", [at.linus]);
    await at.set('users', "email = 'twins@ACME.example' WHERE id = ?", [at.mia]);
    return [`${at.linus} ${at.mia} (twins@acme.example)`];
  },
  'the role is not what the log last told': async (at) => {
    await at.set('users', "role = 'ADMINISTRATOR' WHERE id IN (?)", [[at.linus, at.mia]]);
    return [at.linus, at.mia].map((id) => `${id} (ADMINISTRATOR, not MEMBER)`);
  },
  'the name is not what the log last told': async (at) => {
    await at.set('users', "name = 'mia' WHERE id = ?", [at.mia]);
    return [`${at.mia} (mia, not Mia)`];
  },
  'the log and the row do not agree whether the user was deleted': async (at) => {
    await at.set('users', 'deleted_at = NULL WHERE id = ?', [at.dan]);
    await at.set('users', 'deleted_at = NOW(3) WHERE id = ?', [at.eve]);
    return [`${at.dan} (only #${await at.event('USER_DELETED')} says so)`, `${at.eve} (only the row says so)`];
  },
  'the key of a deleted user is not revoked': async (at) => {
    const key = await at.one('SELECT id FROM api_keys WHERE account_id = ? AND user_id = ?', [at.accountId, at.dan]);
    await at.set('api_keys', 'revoked_at = NULL WHERE id = ?', [key]);
    await at.setEvent(await at.event('API_KEY_REVOKED', key), "type = 'API_KEY_CREATED'");
    return [`${key} ${at.dan}`];
  },
  'the log and the row do not agree whether the key was revoked': async (at) => {
    await at.set('api_keys', 'revoked_at = NOW(3) WHERE id = ?', [at.keys[0]]);
    await at.set('api_keys', 'revoked_at = NULL WHERE id = ?', [at.keys[1]]);
    return [
      `${at.keys[0]} (only the row says so)`,
      `${at.keys[1]} (only #${await at.event('API_KEY_REVOKED', at.keys[1])} says so)`,
    ];
  },

  'the account has not one pool of each kind': async (at) => {
    await at.insert('license_pools', { id: newId('pol'), kind: 'CATERING', capacity: 0 });
    return [`${at.accountId} (3 pools)`];
  },
  'the license belongs to no pool': async (at) => {
    const license = await at.license('retired_at IS NOT NULL');
    await at.set('licenses', "kind = 'CATERING' WHERE id = ?", [license]);
    return [`${license} (CATERING)`];
  },
  "the pool's capacity is not the number of its licenses, without retired ones": async (at) => {
    await at.set('licenses', 'retired_at = NULL, free_since = 0 WHERE id = ?', [
      await at.license('retired_at IS NOT NULL'),
    ]);
    return [`${await pool(at, LIVE)} (3, not 4)`];
  },
  [ASSIGNED]: async (at) => {
    await at.set('license_pools', `assigned = 0 WHERE ${LIVE}`);
    const live = await pool(at, LIVE);
    return {
      [ASSIGNED]: [`${live} (0, not 1)`],
      [LEFT_BY_LOG]: [`${live} #${await at.event('SEAT_ASSIGNED', 'LIVE_ENGAGEMENT')} (3, not 2)`],
    };
  },
  'more of the pool is assigned than there is, or a number is out of bounds': async (at) => {
    await at.set('license_pools', `assigned = 4 WHERE ${LIVE}`);
    const live = await pool(at, LIVE);
    return {
      'more of the pool is assigned than there is, or a number is out of bounds': [`${live} (4 of 3)`],
      [ASSIGNED]: [`${live} (4, not 1)`],
      [LEFT_BY_LOG]: [`${live} #${await at.event('SEAT_ASSIGNED', 'LIVE_ENGAGEMENT')} (-1, not 2)`],
    };
  },
  'the license is not one of held (since some time), free and retired': async (at) => {
    const [retired, held] = [await at.license('retired_at IS NOT NULL'), await at.license('holder_id IS NOT NULL')];
    await at.set('licenses', 'free_since = 0 WHERE id = ?', [retired]);
    await at.set('licenses', 'assigned_at = NULL WHERE id = ?', [held]);
    return [`${retired} (free, retired)`, `${held} (held)`];
  },
  'the license is free since a version that lies after that in which it became free': async (at) => {
    const freed = await at.told(await at.event('SEAT_FREED', at.mia), 'licenseId');
    const never = await at.license(`free_since > 0 AND id <> '${freed}'`);
    await at.set('licenses', 'free_since = 100000 WHERE id IN (?)', [[never, freed]]);
    const version = await at.one('SELECT sequence FROM accounts WHERE id = ?', [at.accountId]);
    return [
      `${never} (100000, not ${version} or before)`,
      `${freed} (100000, not ${await at.event('SEAT_FREED', freed)} or before)`,
    ];
  },
  'the user holds several licenses of one kind': async (at) => {
    const [two, one] = [await holding(at, at.linus), await holding(at, at.grace)];
    await at.set('licenses', 'holder_id = ? WHERE id = ?', [at.grace, two]);
    return {
      'the user holds several licenses of one kind': [`${at.grace} ${[one, two].sort().join(' ')} (SCHEDULED_MEETING)`],
      [LICENSE_BY_LOG]: [`${two} (${at.grace}, not ${at.linus})`],
    };
  },
  "the license's holder is deleted, or no user of the account": async (at) => {
    await at.set('users', 'deleted_at = NOW(3) WHERE id = ?', [at.linus]);
    await at.setEvent(await at.event('USER_ROLE_CHANGED', at.linus, 'first'), "type = 'USER_DELETED'");
    return [`${await holding(at, at.linus)} ${at.linus} (deleted)`];
  },
  [LICENSE_BY_LOG]: async (at) => {
    const license = await holding(at, at.linus);
    await at.set('licenses', 'holder_id = ? WHERE id = ?', [at.eve, license]);
    return [`${license} (${at.eve}, not ${at.linus})`];
  },
  'the event does not take the license from whom the log told before, or gives one that is held': async (at) => {
    const event = await at.event('SEAT_FREED', at.linus);
    await at.retell(event, 'formerHolderId', at.eve);
    const license = await at.told(event, 'licenseId');
    return [`#${event} ${license} (SEAT_FREED)`];
  },
  "the pool's capacity is not what the log told last": async (at) => {
    const event = await at.event('POOL_RESIZED');
    await at.retell(event, 'capacity', 4);
    await at.retell(event, 'previousCapacity', 6);
    return [`${await pool(at, LIVE)} (3, not 4)`];
  },
  [LEFT_BY_LOG]: async (at) => {
    await at.set(
      'events',
      `data = JSON_SET(data, '$.availableAfter', JSON_VALUE(data, '$.availableAfter') + 1)
      WHERE JSON_VALUE(data, '$.kind') = 'LIVE_ENGAGEMENT' AND JSON_VALUE(data, '$.availableAfter') IS NOT NULL`,
    );
    return [`${await pool(at, LIVE)} #${await at.event('SEAT_ASSIGNED', 'LIVE_ENGAGEMENT')} (2, not 3)`];
  },
  'the event does not leave as many licenses as it takes from or adds to those that were left': async (at) => {
    const [first, second] = await at.raw.query(
      `SELECT sequence, JSON_VALUE(data, '$.availableAfter') AS available FROM events
       WHERE account_id = ? AND JSON_VALUE(data, '$.kind') = 'LIVE_ENGAGEMENT' ORDER BY sequence LIMIT 2`,
      [at.accountId],
    );
    await at.retell(first.sequence, 'availableAfter', 0);
    return [`#${second.sequence} (${second.available} after 0)`];
  },

  'the enabled page has an owner without a SCHEDULED_MEETING license': async (at) => {
    await at.set('booking_pages', 'disabled_reason = NULL, disabled_at = NULL WHERE id = ?', [at.miaPage]);
    return [`${at.miaPage} ${at.mia} (${await slugOf(at, at.miaPage)})`];
  },
  'the log enabled a page while its owner held no SCHEDULED_MEETING license': async (at) => {
    const event = await at.event('PAGE_UPDATED', at.miaPage);
    await at.setEvent(event, "type = 'PAGE_ENABLED'");
    return {
      'the log enabled a page while its owner held no SCHEDULED_MEETING license': [`#${event} ${at.mia}`],
      'the page is not enabled, or dark for the reason, as the log told last': [
        `${at.miaPage} #${event} (OWNER_UNLICENSED, not enabled)`,
      ],
    };
  },
  "the page's owner is deleted, or no user of the account": async (at) => {
    await at.set('users', 'deleted_at = NOW(3) WHERE id = ?', [at.mia]);
    return {
      "the page's owner is deleted, or no user of the account": [`${at.miaPage} ${at.mia} (deleted)`],
      'the log and the row do not agree whether the user was deleted': [`${at.mia} (only the row says so)`],
    };
  },
  'the page is not owned by whom the log told last': async (at) => {
    await at.set('booking_pages', 'owner_id = ? WHERE id = ?', [at.eve, at.miaPage]);
    return [`${at.miaPage} (${at.eve}, not ${at.mia})`];
  },
  "the page's slug is not what the log told last": async (at) => {
    const slug = await slugOf(at, at.miaPage);
    await at.set('booking_pages', 'slug = ? WHERE id = ?', [`${slug}-other`, at.miaPage]);
    return [`${at.miaPage} (${slug}-other, not ${slug})`];
  },
  'the page is not enabled, or dark for the reason, as the log told last': async (at) => {
    await at.set('booking_pages', "disabled_reason = 'OWNER_DELETED' WHERE id IN (?)", [[at.darkPage, at.miaPage]]);
    await at.set('booking_pages', "disabled_reason = 'BY_USER', disabled_at = NOW(3) WHERE id = ?", [at.page]);
    const [enabled, dark] = [await at.event('PAGE_ENABLED', at.page), await at.event('PAGE_DISABLED', at.darkPage)];
    return [
      `${at.page} #${enabled} (BY_USER, not enabled)`,
      `${at.darkPage} #${dark} (OWNER_DELETED, not BY_USER)`,
      `${at.miaPage} #${await at.event('PAGE_CREATED', at.miaPage)} (OWNER_DELETED)`,
    ];
  },
  'the page is dark without a time, or enabled with one, or dark for no known reason': async (at) => {
    await at.set('booking_pages', 'disabled_at = NULL WHERE id = ?', [at.darkPage]);
    await at.set('booking_pages', 'disabled_at = NOW(3) WHERE id = ?', [at.page]);
    return [at.page, `${at.darkPage} (BY_USER)`];
  },
  'the event tells of a page what does not follow from the one before: another owner, or it was deleted': async (
    at,
  ) => {
    const event = await at.event('PAGE_REASSIGNED');
    const page = await at.told(event, 'pageId');
    await at.retell(event, 'formerOwnerId', at.eve);
    return [`#${event} ${page} (PAGE_REASSIGNED)`];
  },
  'the log and the row do not agree whether the page was deleted': async (at) => {
    await at.raw.query('DELETE FROM booking_pages WHERE account_id = ? AND id = ?', [at.accountId, at.darkPage]);
    const deleted = await at.event('PAGE_UPDATED', at.miaPage);
    await at.setEvent(deleted, "type = 'PAGE_DELETED'");
    return [
      `${at.darkPage} #${await at.event('PAGE_DISABLED', at.darkPage)} (it is gone, and no event says so)`,
      `${at.miaPage} #${deleted} (it is there)`,
    ];
  },

  'the booking begins while an earlier one of its host lasts': async (at) => {
    await at.set('bookings', 'starts_at = starts_at - INTERVAL 1 SECOND WHERE id = ?', [at.bookings[1]]);
    const [starts, ends] = [await time(at, 'starts_at', at.bookings[1]), await time(at, 'ends_at', at.bookings[0])];
    return [`${at.bookings[1]} ${at.grace} (${starts}, the other one ends ${ends})`];
  },
  'the booking does not last 5 to 1,440 minutes': async (at) => {
    await at.set('bookings', 'ends_at = starts_at WHERE id = ?', [at.bookings[0]]);
    const starts = await time(at, 'starts_at', at.bookings[0]);
    return [`${at.bookings[0]} (${starts} to ${starts})`];
  },
  'the booking did not begin within 365 days after it was made': async (at) => {
    const [past, far] = at.bookings;
    await at.set(
      'bookings',
      'starts_at = starts_at - INTERVAL 30 DAY, ends_at = ends_at - INTERVAL 30 DAY WHERE id = ?',
      [past],
    );
    await at.set(
      'bookings',
      'starts_at = starts_at + INTERVAL 1 YEAR, ends_at = ends_at + INTERVAL 1 YEAR WHERE id = ?',
      [far],
    );
    const made = (booking: string) =>
      at.one("SELECT occurred_at FROM events WHERE account_id = ? AND type = 'BOOKING_CREATED' AND data LIKE ?", [
        at.accountId,
        `%${booking}%`,
      ]);
    return [
      `${past} (${await time(at, 'starts_at', past)}, made ${await made(past)})`,
      `${far} (${await time(at, 'starts_at', far)}, made ${await made(far)})`,
    ];
  },
  "the booking's host is no user of the account, nor a deleted one": async (at) => {
    await at.set('bookings', 'host_id = ? WHERE id = ?', [stranger, at.bookings[0]]);
    return {
      "the booking's host is no user of the account, nor a deleted one": [`${at.bookings[0]} ${stranger}`],
      "the booking's host is not who owned the page when it was made": [
        `${at.bookings[0]} (${stranger}, not ${at.grace})`,
      ],
    };
  },
  "the booking's host is not who owned the page when it was made": async (at) => {
    await at.set('bookings', 'host_id = ? WHERE id = ?', [at.linus, at.bookings[0]]);
    return [`${at.bookings[0]} (${at.linus}, not ${at.grace})`];
  },
  'the booking was made through a page that was dark, deleted or not there': async (at) => {
    const dark = await at.event('PAGE_UPDATED', at.page);
    await at.setEvent(dark, "type = 'PAGE_DISABLED'");
    const made = await at.raw.query(
      `SELECT sequence, JSON_VALUE(data, '$.bookingId') AS id FROM events
       WHERE account_id = ? AND type = 'BOOKING_CREATED' AND JSON_VALUE(data, '$.pageId') = ?`,
      [at.accountId, at.page],
    );
    return made.map(({ sequence, id }) => `#${sequence} ${id} (#${dark} PAGE_DISABLED)`);
  },
  'the booking names another page than the log': async (at) => {
    await at.set('bookings', 'page_id = ? WHERE id = ?', [at.darkPage, at.bookings[0]]);
    return [`${at.bookings[0]} (${at.darkPage}, not ${at.page})`];
  },
  'the log and the row do not agree whether the booking was canceled': async (at) => {
    await at.set('bookings', 'canceled_at = NOW(3) WHERE id = ?', [at.bookings[0]]);
    await at.set('bookings', 'canceled_at = NULL WHERE id = ?', [at.canceled[1]]);
    return [
      `${at.bookings[0]} (only the row says so)`,
      `${at.canceled[1]} (only #${await at.event('BOOKING_CANCELED', at.canceled[1])} says so)`,
    ];
  },
  'the event tells of a booking what cannot follow the one before': async (at) => {
    const event = await at.event('BOOKING_CANCELED', at.canceled[0]);
    await at.setEvent(event, "type = 'BOOKING_CREATED'");
    return {
      'the event tells of a booking what cannot follow the one before': [
        `#${event} ${at.canceled[0]} (BOOKING_CREATED after BOOKING_CREATED)`,
      ],
      'the log and the row do not agree whether the booking was canceled': [`${at.canceled[0]} (only the row says so)`],
    };
  },

  'the active conversation has an agent without a LIVE_ENGAGEMENT license': async (at) => {
    const agent = `${at.grace} ${await nameOf(at, at.grace)}`;
    await at.set('conversations', "agent_id = ?, agent_name = 'Linus' WHERE id = ?", [at.linus, at.active]);
    return {
      'the active conversation has an agent without a LIVE_ENGAGEMENT license': [`${at.active} ${at.linus}`],
      'the conversation has another agent than the log told last': [`${at.active} (${at.linus} Linus, not ${agent})`],
    };
  },
  'the log let somebody join who held no LIVE_ENGAGEMENT license': async (at) => {
    const event = await at.event('CONVERSATION_JOINED', at.ended);
    await at.retell(event, 'agentId', at.linus);
    await at.set('conversations', 'agent_id = ? WHERE id = ?', [at.linus, at.ended]);
    return [`#${event} ${at.linus}`];
  },
  'the agent is no user of the account, or was deleted while they had the conversation': async (at) => {
    const name = await nameOf(at, at.grace);
    await at.set('conversations', 'agent_id = ? WHERE id = ?', [stranger, at.ended]);
    return {
      'the agent is no user of the account, or was deleted while they had the conversation': [
        `${at.ended} ${stranger} (no user)`,
      ],
      'the conversation has another agent than the log told last': [
        `${at.ended} (${stranger} ${name}, not ${at.grace} ${name})`,
      ],
    };
  },
  'the conversation has another agent than the log told last': async (at) => {
    await at.set('conversations', 'agent_id = NULL, agent_name = NULL WHERE id = ?', [at.active]);
    await at.set('conversations', "agent_id = ?, agent_name = 'Grace' WHERE id = ?", [at.grace, at.waiting]);
    return [
      `${at.active} (nobody, not ${at.grace} ${await nameOf(at, at.grace)})`,
      `${at.waiting} (${at.grace} Grace, not nobody)`,
    ];
  },
  'the log and the row do not agree whether the conversation ended': async (at) => {
    await at.set('conversations', 'ended_at = NOW(3) WHERE id = ?', [at.waiting]);
    await at.set('conversations', 'ended_at = NULL WHERE id = ?', [at.ended]);
    return [
      `${at.waiting} (only the row says so)`,
      `${at.ended} (only #${await at.event('CONVERSATION_ENDED', at.ended)} says so)`,
    ];
  },
  'the event tells of a conversation what cannot follow the one before': async (at) => {
    const event = await at.event('CONVERSATION_REQUEUED', at.active);
    await at.retell(event, 'formerAgentId', at.eve);
    return [`#${event} ${at.active} (CONVERSATION_REQUEUED after CONVERSATION_JOINED)`];
  },

  'a name, title or label has not 1 to 200 characters, or begins or ends with a blank': async (at) => {
    await at.set('api_keys', "label = '' WHERE id = ?", [at.keys[0]]);
    await at.set('bookings', "guest_name = 'Guest ' WHERE id = ?", [at.bookings[0]]);
    return [`${at.keys[0]} (label: )`, `${at.bookings[0]} (guest_name: Guest )`];
  },
  'the e-mail is none': async (at) => {
    await at.set('users', "email = 'nobody' WHERE id = ?", [at.eve]);
    await at.set('bookings', "guest_email = 'a@b c' WHERE id = ?", [at.bookings[0]]);
    return [`${at.eve} (email: nobody)`, `${at.bookings[0]} (guest_email: a@b c)`];
  },
  'the slug has not 3 to 64 characters of a to z, 0 to 9 and "-"': async (at) => {
    await at.set('bookings', "page_slug = 'Intro' WHERE id = ?", [at.bookings[0]]);
    await at.set('bookings', "page_slug = 'intro\\n' WHERE id = ?", [at.bookings[1]]);
    return [`${at.bookings[0]} (page_slug: Intro)`, `${at.bookings[1]} (page_slug: intro\\u{a})`];
  },
  'an appointment would not last 5 to 1,440 minutes': async (at) => {
    await at.set('booking_pages', 'duration_minutes = 1441 WHERE id = ?', [at.page]);
    return [`${at.page} (duration_minutes: 1441)`];
  },
  'the id has another form than the API takes': async (at) => {
    await at.set('license_pools', `id = 'pol_1' WHERE ${SCHEDULED}`);
    return ['pol_1 (id: pol_1)'];
  },
  'the value is none that we know': async (at) => {
    await at.set('conversations', "kind = 'TELEGRAM' WHERE id = ?", [at.waiting]);
    return [`${at.waiting} (kind: TELEGRAM)`];
  },
  "the key's user, or the use's key, is not in the account": async (at) => {
    const key = newId('key');
    await at.set('api_keys', 'user_id = ? WHERE id = ?', [stranger, at.keys[1]]);
    await at.insert('api_key_uses', { key_id: key, used_at: new Date() });
    return [`${at.keys[1]} ${stranger} (no user)`, `${key} (no key)`];
  },
};

type Five = [string, string, string, string, string];

function hash(byte: number): Buffer {
  return Buffer.alloc(32, byte);
}

function pool(at: Damaged, which: string): Promise<string> {
  return at.one(`SELECT id FROM license_pools WHERE account_id = ? AND ${which}`, [at.accountId]);
}

function holding(at: Damaged, userId: string): Promise<string> {
  return at.one(`SELECT id FROM licenses WHERE account_id = ? AND ${SCHEDULED} AND holder_id = ?`, [
    at.accountId,
    userId,
  ]);
}

function slugOf(at: Damaged, page: string): Promise<string> {
  return at.one('SELECT slug FROM booking_pages WHERE account_id = ? AND id = ?', [at.accountId, page]);
}

function nameOf(at: Damaged, user: string): Promise<string> {
  return at.one('SELECT name FROM users WHERE account_id = ? AND id = ?', [at.accountId, user]);
}

function time(at: Damaged, column: string, booking: string): Promise<string> {
  return at.one(`SELECT ${column} FROM bookings WHERE account_id = ? AND id = ?`, [at.accountId, booking]);
}

/** For an account within a transaction, on a session that checks neither foreign keys nor CHECKs. */
export function damaged(raw: RawSession, account: LivedInAccount): Damaged {
  const { accountId } = account;
  const one = async (sql: string, values: unknown[] = []): Promise<string> => {
    // as text, as the database writes it
    const [row] = await raw.query(`SELECT CAST((${sql}) AS CHAR) AS value`, values);
    if (row.value === null) throw new Error(`nothing is found by ${sql}`);
    return row.value;
  };
  const set = async (table: string, assignment: string, values: unknown[] = []) => {
    const { affectedRows } = (await raw.query(`UPDATE ${table} SET ${assignment} AND account_id = ?`, [
      ...values,
      accountId,
    ])) as unknown as { affectedRows: number };
    if (affectedRows === 0) throw new Error(`nothing is damaged by ${assignment}`);
  };
  const setEvent = (sequence: number, assignment: string, values: unknown[] = []) =>
    set('events', `${assignment} WHERE sequence = ?`, [...values, sequence]);
  return {
    ...account,
    raw,
    one,
    set,
    setEvent,
    insert: async (table, row) =>
      void (await raw.query(`INSERT INTO ${table} SET ?`, [{ account_id: accountId, ...row }])),
    event: async (type, naming = '', order = 'last') =>
      Number(
        await one(
          `SELECT ${order === 'first' ? 'MIN' : 'MAX'}(sequence) FROM events WHERE account_id = ? AND type = ? AND data LIKE ?`,
          [accountId, type, `%${naming}%`],
        ),
      ),
    told: (sequence, field) =>
      one(`SELECT JSON_VALUE(data, '$.${field}') FROM events WHERE account_id = ? AND sequence = ?`, [
        accountId,
        sequence,
      ]),
    retell: (sequence, field, value) => setEvent(sequence, `data = JSON_SET(data, '$.${field}', ?)`, [value]),
    license: (which) => one(`SELECT MIN(id) FROM licenses WHERE account_id = ? AND ${LIVE} AND ${which}`, [accountId]),
  };
}
