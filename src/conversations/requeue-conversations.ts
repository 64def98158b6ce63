import { idsIn } from '../database/rows.js';
import {
  Conversation,
  ConversationStatus,
  columnsOf,
  type EventDraft,
  EventType,
  LicenseKind,
  type User,
} from '../entities/index.js';
import type { Tx } from '../events/change-account.js';

// Steps within a change: who loses the LIVE_ENGAGEMENT license, or is deleted, loses no visitor (L5). The database
// refuses to free a license under an active conversation; the verb records `conversationRequeued` for each.

/** The active conversations of these users, by id. Without the hint, the account's whole past is read for many users. */
export function activeConversationsOf(tx: Tx, agentIds: string[]): Promise<Conversation[]> {
  return tx.query<Conversation>(
    `/* activeConversationsOf */ SELECT ${columnsOf(Conversation, 'c')} FROM conversations c FORCE INDEX (conversations_taken)
     WHERE c.account_id = ? AND c.taken_by = ? AND c.agent_id IN (?) ORDER BY c.id`,
    [tx.accountId, LicenseKind.LIVE_ENGAGEMENT, idsIn(agentIds)],
  );
}

/** Lets the conversations wait again; returns them so, in the same order. */
export function requeueConversations(tx: Tx, conversations: Conversation[]): Conversation[] {
  if (conversations.length === 0) return [];
  tx.write(
    `/* requeueConversations */ UPDATE conversations SET agent_id = NULL, agent_name = NULL
     WHERE account_id = ? AND id IN (?)`,
    [tx.accountId, conversations.map((conversation) => conversation.id)],
  );
  const waiting = { agentId: null, agentName: null, status: ConversationStatus.WAITING };
  return conversations.map((conversation) => ({ ...conversation, ...waiting }));
}

export function conversationRequeued({ id }: Conversation, formerAgent: User): EventDraft {
  return {
    type: EventType.CONVERSATION_REQUEUED,
    conversationId: id,
    formerAgentId: formerAgent.id,
    formerAgentName: formerAgent.name,
  };
}
