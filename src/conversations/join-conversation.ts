import {
  type Conversation,
  ConversationStatus,
  EventType,
  LicenseKind,
  type Refusal,
  refuse,
} from '../entities/index.js';
import { type ChangeContext, changeAccount } from '../events/change-account.js';
import { findConversation, findLicenseOf, findUser } from '../events/find.js';
import type { JoinConversationInput } from './conversation.inputs.js';

/**
 * Gives a waiting conversation to the caller, if they are the first and hold a LIVE_ENGAGEMENT license (C1, C2).
 * Records ConversationJoined; nothing for who has it already (U6).
 * Refusals: NOT_FOUND, LIVE_ENGAGEMENT_UNLICENSED, CONVERSATION_TAKEN, CONVERSATION_ENDED.
 */
export async function joinConversation(
  ctx: ChangeContext,
  { conversationId }: JoinConversationInput,
): Promise<{ conversation: Conversation } | Refusal> {
  return changeAccount(ctx, async (tx) => {
    const conversation = await findConversation(tx, conversationId);
    if (conversation === undefined) return refuse('NOT_FOUND', 'There is no such conversation.', 'conversationId');
    const agent = await findUser(tx, tx.actor.userId);
    const license = await findLicenseOf(tx, tx.actor.userId, LicenseKind.LIVE_ENGAGEMENT);
    if (agent === undefined || license === undefined) {
      return refuse('LIVE_ENGAGEMENT_UNLICENSED', 'To join takes a LIVE_ENGAGEMENT license: ask for one.');
    }
    if (conversation.status === ConversationStatus.ENDED) {
      return refuse('CONVERSATION_ENDED', 'This conversation is over.', 'conversationId');
    }
    if (conversation.agentId === agent.id) return { conversation };
    if (conversation.agentId !== null) {
      return refuse('CONVERSATION_TAKEN', 'Somebody else was faster.', 'conversationId');
    }
    tx.write(
      '/* joinConversation */ UPDATE conversations SET agent_id = ?, agent_name = ? WHERE account_id = ? AND id = ?',
      [agent.id, agent.name, tx.accountId, conversation.id],
    );
    tx.record({
      type: EventType.CONVERSATION_JOINED,
      conversationId: conversation.id,
      agentId: agent.id,
      agentName: agent.name,
    });
    const joined = { agentId: agent.id, agentName: agent.name, status: ConversationStatus.ACTIVE };
    return { conversation: { ...conversation, ...joined } };
  });
}
