import { asciiIn, type Check, eventName, isOf, isWhole, joinNewest, licensedAt, orNobody, textIn } from './check.js';

const STEPS = ['CONVERSATION_STARTED', 'CONVERSATION_JOINED', 'CONVERSATION_REQUEUED', 'CONVERSATION_ENDED'] as const;
/** Who has it, if anybody. */
const TAKEN = ['CONVERSATION_STARTED', 'CONVERSATION_JOINED', 'CONVERSATION_REQUEUED'] as const;

/** Conversations, and who may have them. */
export const conversationChecks: Check[] = [
  {
    rules: 'C2 L5',
    what: 'the active conversation has an agent without a LIVE_ENGAGEMENT license',
    sql: `SELECT c.account_id AS accountId, CONCAT_WS(' ', c.id, c.agent_id) AS ids, NULL AS detail
      FROM conversations c LEFT JOIN licenses l ON l.account_id = c.account_id AND l.kind = 'LIVE_ENGAGEMENT'
        AND l.holder_id = c.agent_id
      WHERE c.account_id IN (:accounts) AND c.ended_at IS NULL AND c.agent_id IS NOT NULL AND l.id IS NULL`,
  },
  {
    rules: 'C2',
    what: 'the log let somebody join who held no LIVE_ENGAGEMENT license',
    sql: `SELECT m.account_id AS accountId, CONCAT_WS(' ', ${eventName('m')}, m.user_id) AS ids, NULL AS detail
      FROM ${licensedAt('LIVE_ENGAGEMENT', 'CONVERSATION_JOINED', 'agentId')} m
      WHERE m.moved IS NULL AND (m.gained = 0 OR (m.gained IS NULL AND ${isWhole('m.account_id')}))`,
  },
  {
    rules: 'U5',
    what: 'the agent is no user of the account, or was deleted while they had the conversation',
    sql: `SELECT c.account_id AS accountId, CONCAT_WS(' ', c.id, c.agent_id) AS ids,
        IF(u.id IS NULL, 'no user', 'deleted') AS detail
      FROM conversations c LEFT JOIN users u ON u.account_id = c.account_id AND u.id = c.agent_id
      WHERE c.account_id IN (:accounts) AND c.agent_id IS NOT NULL
        AND (u.id IS NULL OR (u.deleted_at IS NOT NULL AND c.ended_at IS NULL))`,
  },
  {
    rules: 'C1 E1',
    what: 'the conversation has another agent than the log told last',
    sql: `SELECT c.account_id AS accountId, c.id AS ids,
        CONCAT(${orNobody("CONCAT(c.agent_id, ' ', c.agent_name)")}, ', not ',
          ${orNobody(`CONCAT(${asciiIn('e', 'agentId')}, ' ', ${textIn('e', 'agentName')})`)}) AS detail
      FROM conversations c ${joinNewest('e', 'c', 'conversationId', TAKEN, 'JOIN')}
      WHERE c.account_id IN (:accounts) AND NOT (c.agent_id <=> ${asciiIn('e', 'agentId')}
        AND c.agent_name COLLATE utf8mb4_bin <=> ${textIn('e', 'agentName')})`,
  },
  {
    rules: 'E1',
    what: 'the log and the row do not agree whether the conversation ended',
    sql: `SELECT c.account_id AS accountId, c.id AS ids,
        IF(e.sequence IS NULL, 'only the row says so', CONCAT('only #', e.sequence, ' says so')) AS detail
      FROM conversations c ${joinNewest('e', 'c', 'conversationId', ['CONVERSATION_ENDED'])}
      WHERE c.account_id IN (:accounts) AND (c.ended_at IS NULL) <> (e.sequence IS NULL)
        AND (e.sequence IS NOT NULL OR ${isWhole('c.account_id')})`,
  },
  {
    rules: 'C1 L5',
    what: 'the event tells of a conversation what cannot follow the one before',
    sql: `SELECT s.account_id AS accountId, CONCAT_WS(' ', ${eventName('s')}, s.conversation_id) AS ids,
        CONCAT(s.type, ' after ', s.previous) AS detail
      FROM (SELECT e.account_id, e.sequence, e.type, ${asciiIn('e', 'conversationId')} AS conversation_id,
          ${asciiIn('e', 'formerAgentId')} AS loser, LAG(e.type) OVER steps AS previous,
          LAG(${asciiIn('e', 'agentId')}) OVER steps AS agent
        FROM events e WHERE e.account_id IN (:accounts) AND ${isOf('e', STEPS)}
        WINDOW steps AS (PARTITION BY e.account_id, ${asciiIn('e', 'conversationId')} ORDER BY e.sequence)) s
      WHERE s.previous IS NOT NULL AND CASE s.type
        WHEN 'CONVERSATION_STARTED' THEN TRUE
        WHEN 'CONVERSATION_JOINED' THEN s.previous NOT IN ('CONVERSATION_STARTED', 'CONVERSATION_REQUEUED')
        WHEN 'CONVERSATION_REQUEUED' THEN s.previous <> 'CONVERSATION_JOINED' OR NOT (s.agent <=> s.loser)
        ELSE s.previous = 'CONVERSATION_ENDED' END`,
  },
];
