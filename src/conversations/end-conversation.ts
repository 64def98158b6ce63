import { type Conversation, ConversationStatus, mayEnd, type Refusal, refuse } from '../entities/index.js';
import { type ChangeContext, changeAccount } from '../events/change-account.js';
import { forbidden } from '../events/errors.js';
import { findConversation } from '../events/find.js';
import type { EndConversationInput } from './conversation.inputs.js';
import { finish } from './finish.js';

/**
 * Ends a conversation: its agent or an Administrator, also one that waits; throws FORBIDDEN for anybody else.
 * Records ConversationEnded. Refusals: NOT_FOUND, CONVERSATION_ENDED.
 */
export async function endConversation(
  ctx: ChangeContext,
  { conversationId }: EndConversationInput,
): Promise<{ conversation: Conversation } | Refusal> {
  return changeAccount(ctx, async (tx) => {
    const conversation = await findConversation(tx, conversationId);
    if (conversation === undefined) return refuse('NOT_FOUND', 'There is no such conversation.', 'conversationId');
    if (!mayEnd(tx.actor, conversation)) throw forbidden('Only its agent or an Administrator may end a conversation.');
    if (conversation.status === ConversationStatus.ENDED) {
      return refuse('CONVERSATION_ENDED', 'This conversation is over already.', 'conversationId');
    }
    return { conversation: finish(tx, conversation) };
  });
}
