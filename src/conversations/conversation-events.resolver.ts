import {
  Conversation,
  ConversationEnded,
  ConversationJoined,
  ConversationRequeued,
  ConversationStarted,
} from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { eventLink, userEventLink } from '../graphql/event-link.js';
import { conversationsByIds } from '../graphql/loaders.js';

const conversation = { type: () => Conversation, description: 'The conversation as it is now.' };
const conversations = (events: { conversationId: string }[], read: Read) =>
  conversationsByIds(
    read,
    events.map((event) => event.conversationId),
  );

export const conversationEventLinks = [
  eventLink(ConversationStarted, 'conversation', conversation, conversations),
  eventLink(ConversationJoined, 'conversation', conversation, conversations),
  userEventLink(ConversationJoined, 'agent', 'Who took it', (event) => event.agentId),
  eventLink(ConversationRequeued, 'conversation', conversation, conversations),
  userEventLink(ConversationRequeued, 'formerAgent', 'Who had it', (event) => event.formerAgentId),
  eventLink(ConversationEnded, 'conversation', conversation, conversations),
];
