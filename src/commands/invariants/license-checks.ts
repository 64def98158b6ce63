import { asciiIn, type Check, eventName, isOf, isWhole, joinNewest, newestOf, numberIn, orNobody } from './check.js';

const SEATS = ['SEAT_ASSIGNED', 'SEAT_FREED', 'SEAT_TRANSFERRED'] as const;
/** They tell how many of a kind are left. */
const COUNTED = ['SEAT_ASSIGNED', 'SEAT_FREED', 'POOL_RESIZED'] as const;

const COUNT = `SELECT l.account_id, l.kind, SUM(l.retired_at IS NULL) AS kept, SUM(l.holder_id IS NOT NULL) AS held
  FROM licenses l WHERE l.account_id IN (:accounts) GROUP BY l.account_id, l.kind`;

const poolOfLog = (types: readonly (typeof COUNTED)[number][]) => `FROM license_pools p
  JOIN ${newestOf('kind', types)} n ON n.account_id = p.account_id AND n.id = p.kind
  JOIN events e ON e.account_id = n.account_id AND e.sequence = n.sequence`;

/** Pools and who holds what: by the rows, and by the log. */
export const licenseChecks: Check[] = [
  {
    rules: 'L1',
    what: 'the account has not one pool of each kind',
    sql: `SELECT a.id AS accountId, a.id AS ids, CONCAT(COUNT(p.id), ' pools') AS detail
      FROM accounts a LEFT JOIN license_pools p ON p.account_id = a.id
      WHERE a.id IN (:accounts) GROUP BY a.id
      HAVING COUNT(p.id) <> 2 OR SUM(p.kind = 'SCHEDULED_MEETING') <> 1 OR SUM(p.kind = 'LIVE_ENGAGEMENT') <> 1`,
  },
  {
    rules: 'L1',
    what: 'the license belongs to no pool',
    sql: `SELECT l.account_id AS accountId, l.id AS ids, l.kind AS detail
      FROM licenses l LEFT JOIN license_pools p ON p.account_id = l.account_id AND p.kind = l.kind
      WHERE l.account_id IN (:accounts) AND p.id IS NULL`,
  },
  {
    rules: 'L1',
    what: "the pool's capacity is not the number of its licenses, without retired ones",
    sql: `SELECT p.account_id AS accountId, p.id AS ids, CONCAT(p.capacity, ', not ', COALESCE(c.kept, 0)) AS detail
      FROM license_pools p LEFT JOIN (${COUNT}) c ON c.account_id = p.account_id AND c.kind = p.kind
      WHERE p.account_id IN (:accounts) AND p.capacity <> COALESCE(c.kept, 0)`,
  },
  {
    rules: 'L1',
    what: "the pool's assigned is not the number of its licenses that are held",
    sql: `SELECT p.account_id AS accountId, p.id AS ids, CONCAT(p.assigned, ', not ', COALESCE(c.held, 0)) AS detail
      FROM license_pools p LEFT JOIN (${COUNT}) c ON c.account_id = p.account_id AND c.kind = p.kind
      WHERE p.account_id IN (:accounts) AND p.assigned <> COALESCE(c.held, 0)`,
  },
  {
    rules: 'L8',
    what: 'more of the pool is assigned than there is, or a number is out of bounds',
    sql: `SELECT p.account_id AS accountId, p.id AS ids, CONCAT(p.assigned, ' of ', p.capacity) AS detail
      FROM license_pools p WHERE p.account_id IN (:accounts)
        AND (p.assigned NOT BETWEEN 0 AND p.capacity OR p.capacity NOT BETWEEN 0 AND 100000)`,
  },
  {
    rules: 'L1',
    what: 'the license is not one of held (since some time), free and retired',
    sql: `SELECT l.account_id AS accountId, l.id AS ids, CONCAT_WS(', ', IF(l.holder_id IS NULL, NULL, 'held'),
        IF(l.assigned_at IS NULL, NULL, 'since some time'), IF(l.free_since IS NULL, NULL, 'free'),
        IF(l.retired_at IS NULL, NULL, 'retired')) AS detail
      FROM licenses l WHERE l.account_id IN (:accounts)
        AND ((l.holder_id IS NOT NULL) + (l.free_since IS NOT NULL) + (l.retired_at IS NOT NULL) <> 1
          OR (l.holder_id IS NULL) <> (l.assigned_at IS NULL))`,
  },
  {
    rules: 'L3',
    what: 'the license is free since a version that lies after that in which it became free',
    sql: `SELECT l.account_id AS accountId, l.id AS ids,
        CONCAT(l.free_since, ', not ', COALESCE(e.sequence, a.sequence), ' or before') AS detail
      FROM accounts a JOIN licenses l ON l.account_id = a.id ${joinNewest('e', 'l', 'licenseId', ['SEAT_FREED'])}
      WHERE a.id IN (:accounts) AND (l.free_since < 0 OR l.free_since > COALESCE(e.sequence, a.sequence))`,
  },
  {
    rules: 'L2',
    what: 'the user holds several licenses of one kind',
    sql: `SELECT l.account_id AS accountId, CONCAT_WS(' ', l.holder_id, MIN(l.id), MAX(l.id)) AS ids, l.kind AS detail
      FROM licenses l WHERE l.account_id IN (:accounts) AND l.holder_id IS NOT NULL
      GROUP BY l.account_id, l.kind, l.holder_id HAVING COUNT(*) > 1`,
  },
  {
    rules: 'L2 U5',
    what: "the license's holder is deleted, or no user of the account",
    sql: `SELECT l.account_id AS accountId, CONCAT_WS(' ', l.id, l.holder_id) AS ids,
        IF(u.id IS NULL, 'no user', 'deleted') AS detail
      FROM licenses l LEFT JOIN users u ON u.account_id = l.account_id AND u.id = l.holder_id
      WHERE l.account_id IN (:accounts) AND l.holder_id IS NOT NULL AND (u.id IS NULL OR u.deleted_at IS NOT NULL)`,
  },
  {
    rules: 'L2 E1',
    what: 'the license is not held by whom the log told last',
    sql: `SELECT l.account_id AS accountId, l.id AS ids,
        CONCAT(${orNobody('l.holder_id')}, ', not ', ${orNobody(asciiIn('e', 'holderId'))}) AS detail
      FROM licenses l ${joinNewest('e', 'l', 'licenseId', SEATS)}
      WHERE l.account_id IN (:accounts) AND NOT (l.holder_id <=> ${asciiIn('e', 'holderId')})
        AND (e.sequence IS NOT NULL OR ${isWhole('l.account_id')})`,
  },
  {
    rules: 'L2 L7',
    what: 'the event does not take the license from whom the log told before, or gives one that is held',
    // before the first one kept, anybody may have held it, unless the log is whole
    sql: `SELECT s.account_id AS accountId, CONCAT_WS(' ', ${eventName('s')}, s.license_id) AS ids, s.type AS detail
      FROM (SELECT e.account_id, e.sequence, e.type, ${asciiIn('e', 'licenseId')} AS license_id,
          ${asciiIn('e', 'formerHolderId')} AS giver,
          LAG(e.sequence) OVER license AS previous, LAG(${asciiIn('e', 'holderId')}) OVER license AS holder
        FROM events e WHERE e.account_id IN (:accounts) AND ${isOf('e', SEATS)}
        WINDOW license AS (PARTITION BY e.account_id, ${asciiIn('e', 'licenseId')} ORDER BY e.sequence)) s
      WHERE NOT (s.giver <=> s.holder) AND (s.previous IS NOT NULL OR ${isWhole('s.account_id')})`,
  },
  {
    rules: 'L1 E1',
    what: "the pool's capacity is not what the log told last",
    sql: `SELECT p.account_id AS accountId, p.id AS ids, CONCAT(p.capacity, ', not ', ${numberIn('e', 'capacity')}) AS detail
      ${poolOfLog(['POOL_RESIZED'])} WHERE p.account_id IN (:accounts) AND p.capacity <> ${numberIn('e', 'capacity')}`,
  },
  {
    rules: 'L1 E1',
    what: 'the log told last that another number of licenses is left',
    sql: `SELECT p.account_id AS accountId, CONCAT_WS(' ', p.id, ${eventName('e')}) AS ids,
        CONCAT(p.capacity - p.assigned, ', not ', ${numberIn('e', 'availableAfter')}) AS detail
      ${poolOfLog(COUNTED)} WHERE p.account_id IN (:accounts)
        AND p.capacity - p.assigned <> ${numberIn('e', 'availableAfter')}`,
  },
  {
    rules: 'L1',
    what: 'the event does not leave as many licenses as it takes from or adds to those that were left',
    sql: `SELECT s.account_id AS accountId, ${eventName('s')} AS ids, CONCAT(s.available, ' after ', s.previous) AS detail
      FROM (SELECT e.account_id, e.sequence, ${numberIn('e', 'availableAfter')} AS available,
          LAG(${numberIn('e', 'availableAfter')}) OVER (PARTITION BY e.account_id, ${asciiIn('e', 'kind')}
            ORDER BY e.sequence) AS previous,
          CASE e.type WHEN 'SEAT_ASSIGNED' THEN -1 WHEN 'SEAT_FREED' THEN 1
            ELSE ${numberIn('e', 'capacity')} - ${numberIn('e', 'previousCapacity')} END AS difference
        FROM events e WHERE e.account_id IN (:accounts) AND ${isOf('e', COUNTED)}) s
      WHERE s.available < 0 OR s.available <> s.previous + s.difference`,
  },
];
