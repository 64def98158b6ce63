import type { Conversation } from './conversation.js';
import { seesAll, type Viewer } from './viewer.js';

/** Whoever sees a conversation, as every user of the account does, may end it only as its agent or an Administrator. */
export function mayEnd(viewer: Viewer, conversation: Pick<Conversation, 'agentId'>): boolean {
  return seesAll(viewer) || conversation.agentId === viewer.userId;
}
