import { createHash } from 'node:crypto';
import { createAccount, type NewAccount } from '../../src/accounts/create-account.js';
import { createPools, type Values } from '../../src/database/pools.js';
import { LICENSE_KINDS } from '../../src/entities/index.js';

/** An account of many rows of each kind; ids of its rows by their place. */
export interface LargeAccount extends NewAccount {
  /** Of both kinds of license, the users from this place on hold none. */
  unlicensedFrom: number;
  userIds: string[];
  pageIds: string[];
  bookingIds: string[];
  conversationIds: string[];
}

const YEAR = 365 * 24 * 60 * 60 * 1_000;

/** Loaded by few statements: so many users, pages, licenses of a kind, keys, bookings, conversations and events. */
export async function newLargeAccount(databaseUrl: string, letter: string, size: number): Promise<LargeAccount> {
  const pools = createPools(databaseUrl);
  const account = await createAccount(pools, {
    name: letter,
    adminName: 'Ada',
    adminEmail: 'ada@acme.example',
    capacity: { SCHEDULED_MEETING: size, LIVE_ENGAGEMENT: size },
  });
  const { accountId } = account;
  const ids = (prefix: string) =>
    Array.from({ length: size }, (_, place) => `${prefix}_${letter}${String(place).padStart(25, '0')}`);
  const [userIds, pageIds, bookingIds, conversationIds, keyIds] = ['usr', 'pag', 'bkg', 'cnv', 'key'].map(ids) as [
    string[],
    string[],
    string[],
    string[],
    string[],
  ];
  const unlicensedFrom = Math.floor(size / 2);
  const hash = (place: number, of: string) => createHash('sha256').update(`${letter} ${of} ${place}`).digest();
  const places = [...userIds.keys()];
  const insert = (table: string, columns: string, rows: (place: number) => Values) =>
    pools.write.query(`INSERT INTO ${table} (account_id, ${columns}) VALUES ?`, [
      places.map((place) => [accountId, ...rows(place)]) as never,
    ]);

  await insert('users', 'id, name, email, role, created_at', (place) => [
    userIds[place] as string,
    `User ${(place * 7) % size}`,
    `user${place}@acme.example`,
    'MEMBER',
    new Date(),
  ]);
  for (const kind of LICENSE_KINDS) {
    await pools.write.query(
      `UPDATE licenses l JOIN (
         SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS place FROM licenses WHERE account_id = ? AND kind = ?) s ON s.id = l.id
       SET l.holder_id = CONCAT(?, LPAD(s.place - 1, 25, '0')), l.assigned_at = NOW(3), l.free_since = NULL
       WHERE l.account_id = ? AND s.place <= ?`,
      [accountId, kind, `usr_${letter}`, accountId, unlicensedFrom],
    );
    await pools.write.query('UPDATE license_pools SET assigned = ? WHERE account_id = ? AND kind = ?', [
      unlicensedFrom,
      accountId,
      kind,
    ]);
  }
  await insert(
    'booking_pages',
    'id, slug, title, duration_minutes, owner_id, disabled_reason, disabled_at, created_at',
    (place) => [
      pageIds[place] as string,
      `${letter.toLowerCase()}-page-${place}`,
      'Introduction',
      30,
      userIds[place] as string,
      place < unlicensedFrom ? null : 'OWNER_UNLICENSED',
      place < unlicensedFrom ? null : new Date(),
      new Date(),
    ],
  );
  await insert(
    'bookings',
    'id, page_id, page_slug, page_title, host_id, host_name, guest_name, guest_email, starts_at, ends_at, cancel_token_hash',
    // most are of one page, and over
    (place) => {
      const startsAt = Date.now() + (place % 10 === 0 ? 1 : -1) * (YEAR / 2) + place * 60 * 60_000;
      const owner = place % 4 === 0 ? place : 0;
      return [
        ...[
          bookingIds[place],
          pageIds[owner],
          'page',
          'Introduction',
          userIds[owner],
          'Host',
          'Bob',
          'bob@guests.example',
        ],
        ...[new Date(startsAt), new Date(startsAt + 30 * 60_000), hash(place, 'booking')],
      ] as Values;
    },
  );
  await insert(
    'conversations',
    'id, kind, visitor_name, agent_id, agent_name, started_at, ended_at, visitor_token_hash',
    // a few wait, some are active, most are over
    (place) => [
      ...[conversationIds[place] as string, 'LIVE_CHAT', 'Bob'],
      ...(place % 100 === 0 ? [null, null] : [userIds[place % unlicensedFrom] as string, 'Agent']),
      ...[new Date(), place % 10 === 0 ? null : new Date(), hash(place, 'conversation')],
    ],
  );
  await insert('api_keys', 'id, user_id, label, secret_hash, created_at', (place) => [
    keyIds[place] as string,
    userIds[place % 100] as string,
    'A key',
    hash(place, 'key'),
    new Date(),
  ]);
  await insert('api_key_uses', 'key_id, used_at', (place) => [keyIds[place] as string, new Date()]);
  await insert('events', 'sequence, type, occurred_at, request_id, data', (place) => [
    place + 1,
    'USER_UPDATED',
    new Date(Date.now() - YEAR),
    'a request',
    JSON.stringify({ userId: userIds[place] }),
  ]);
  await insert('idempotency_keys', 'id, scope, input_hash, result, created_at', (place) => [
    `idk_${letter}${String(place).padStart(25, '0')}`,
    hash(place, 'scope'),
    hash(place, 'input'),
    '{}',
    new Date(),
  ]);
  await pools.write.query('UPDATE accounts SET sequence = ? WHERE id = ?', [size, accountId]);
  await pools.end();
  return { ...account, unlicensedFrom, userIds, pageIds, bookingIds, conversationIds };
}
