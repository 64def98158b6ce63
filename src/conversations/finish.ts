import { type Conversation, ConversationStatus, EventType } from '../entities/index.js';
import type { Tx } from '../events/change-account.js';

/** Ends a conversation that waits or is active. A step within a change. Records ConversationEnded. */
export function finish(tx: Tx, conversation: Conversation): Conversation {
  tx.write('/* finish */ UPDATE conversations SET ended_at = ? WHERE account_id = ? AND id = ?', [
    tx.now,
    tx.accountId,
    conversation.id,
  ]);
  tx.record({ type: EventType.CONVERSATION_ENDED, conversationId: conversation.id });
  return { ...conversation, endedAt: tx.now, status: ConversationStatus.ENDED };
}
