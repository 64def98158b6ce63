import { Field, ObjectType } from 'type-graphql';
import { AccountEvent, type EventType } from './account-event.js';

// What guests and visitors begin, and what becomes of it. What they wrote of themselves is in the noun behind the link.

@ObjectType({ implements: AccountEvent, description: 'A guest booked an appointment.' })
export class BookingCreated extends AccountEvent {
  declare type: EventType.BOOKING_CREATED;
  bookingId!: string;
  pageId!: string;

  @Field({ description: "The page's slug at that moment." })
  slug!: string;
}

@ObjectType({ implements: AccountEvent, description: 'A booking was canceled; its time is free again.' })
export class BookingCanceled extends AccountEvent {
  declare type: EventType.BOOKING_CANCELED;
  bookingId!: string;
  pageId!: string;

  @Field({ description: "The page's slug at that moment or, of a deleted page, when the booking was made." })
  slug!: string;
}

@ObjectType({ implements: AccountEvent, description: 'A visitor asked for a conversation and waits.' })
export class ConversationStarted extends AccountEvent {
  declare type: EventType.CONVERSATION_STARTED;
  conversationId!: string;
}

@ObjectType({ implements: AccountEvent, description: 'A user took a waiting conversation.' })
export class ConversationJoined extends AccountEvent {
  declare type: EventType.CONVERSATION_JOINED;
  conversationId!: string;
  agentId!: string;

  @Field({ description: "The agent's name." })
  agentName!: string;
}

@ObjectType({
  implements: AccountEvent,
  description: 'Its agent lost the LIVE_ENGAGEMENT license, or was deleted: the visitor waits for another one (L5).',
})
export class ConversationRequeued extends AccountEvent {
  declare type: EventType.CONVERSATION_REQUEUED;
  conversationId!: string;
  formerAgentId!: string;

  @Field({ description: 'The name of the user who had it.' })
  formerAgentName!: string;
}

@ObjectType({
  implements: AccountEvent,
  description: 'A conversation was ended by its agent or an Administrator, or left by its visitor.',
})
export class ConversationEnded extends AccountEvent {
  declare type: EventType.CONVERSATION_ENDED;
  conversationId!: string;
}
