import type { Queries } from '../database/pools.js';
import {
  ConversationStatus,
  checkName,
  EventType,
  isSlug,
  newId,
  newToken,
  Refusal,
  refuse,
  ShownOnce,
} from '../entities/index.js';
import type { ChangeContext } from '../events/change-account.js';
import { changeAsGuest } from '../events/change-as-guest.js';
import { rateLimited } from '../events/errors.js';
import type { StartConversationInput } from './conversation.inputs.js';

/**
 * Lets a visitor of an account, which any of its pages names, wait for somebody to join. Only the hash of the token to
 * leave is kept: it is told this once. Records ConversationStarted. Refusals: INVALID, NOT_FOUND. Throws RATE_LIMITED
 * while as many wait as the setting WAITING_CONVERSATIONS allows an account.
 */
export async function startConversation(
  ctx: ChangeContext,
  { slug, kind, visitorName }: StartConversationInput,
): Promise<{ conversationId: string; visitorToken: ShownOnce } | Refusal> {
  const faults = checkName('visitorName', visitorName);
  if (faults.length > 0) return new Refusal(faults);

  return changeAsGuest(
    ctx,
    (db) => findRoom(db, slug, ctx.store.waitingLimit),
    async (tx) => {
      const conversationId = newId('cnv');
      const { token, hash } = newToken('vt');
      tx.write(
        `/* startConversation */ INSERT INTO conversations
           (account_id, id, kind, visitor_name, started_at, visitor_token_hash)
         VALUES (?, ?, ?, ?, ?, ?)`,
        [tx.accountId, conversationId, kind, visitorName.trim(), tx.now, hash],
      );
      tx.record({ type: EventType.CONVERSATION_STARTED, conversationId });
      return { conversationId, visitorToken: new ShownOnce(token) };
    },
  );
}

/** Somebody may have joined by then. */
const RETRY_AFTER = 10;

/** The account that the page names, if one more may wait there. */
async function findRoom(db: Queries, slug: string, limit: number): Promise<{ accountId: string } | Refusal> {
  const [page] = isSlug(slug)
    ? await db.query<{ accountId: string; waiting: number }>(
        `/* findRoom */ SELECT p.account_id AS accountId,
           (SELECT COUNT(*) FROM conversations c WHERE c.account_id = p.account_id AND c.status = ?) AS waiting
         FROM booking_pages p WHERE p.slug = ?`,
        [ConversationStatus.WAITING, slug],
      )
    : [];
  if (page === undefined) return refuse('NOT_FOUND', 'There is no such page.', 'slug');
  if (page.waiting >= limit) throw rateLimited('Too many visitors wait already. Try again later.', RETRY_AFTER);
  return page;
}
