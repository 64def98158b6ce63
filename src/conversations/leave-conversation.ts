import type { Queries } from '../database/pools.js';
import { Conversation, ConversationStatus, columnsOf, hashOfToken, type Refusal, refuse } from '../entities/index.js';
import type { ChangeContext } from '../events/change-account.js';
import { changeAsGuest } from '../events/change-as-guest.js';
import type { LeaveConversationInput } from './conversation.inputs.js';
import { finish } from './finish.js';

/**
 * Ends a conversation for its visitor, with the token that they were given, whether it waits or is active.
 * Records ConversationEnded. Refusals: NOT_FOUND, CONVERSATION_ENDED.
 */
export async function leaveConversation(
  ctx: ChangeContext,
  { visitorToken }: LeaveConversationInput,
): Promise<{ left: true } | Refusal> {
  return changeAsGuest(
    ctx,
    (db) => findOpen(db, visitorToken),
    async (tx, conversation) => {
      finish(tx, conversation);
      return { left: true };
    },
  );
}

async function findOpen(db: Queries, visitorToken: string): Promise<Conversation | Refusal> {
  const hash = hashOfToken('vt', visitorToken);
  const [conversation] = hash
    ? await db.query<Conversation>(
        `/* findOpen */ SELECT ${columnsOf(Conversation, 'c')} FROM conversations c WHERE c.visitor_token_hash = ?`,
        [hash],
      )
    : [];
  if (conversation === undefined) return refuse('NOT_FOUND', 'No conversation has this token.', 'visitorToken');
  if (conversation.status !== ConversationStatus.ENDED) return conversation;
  return refuse('CONVERSATION_ENDED', 'This conversation is over already.', 'visitorToken');
}
