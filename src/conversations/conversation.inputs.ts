import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Conversation, ConversationKind, ConversationStatus, USER_ERRORS, UserError } from '../entities/index.js';
import { KeyedInput } from '../graphql/keyed-input.js';
import { PageArgs } from '../graphql/pagination.js';

/** The field `requeuedConversations` of the payloads by which somebody may lose a license. */
export const REQUEUED_CONVERSATIONS = {
  description: 'All conversations that lost their agent and wait again (L5); empty when refused.',
};

@ArgsType()
export class ConversationsArgs extends PageArgs {
  @Field(() => ConversationStatus, { nullable: true, description: 'Only those that stand so; all by default.' })
  status?: ConversationStatus | null;
}

@InputType({ description: 'A conversation that a visitor asks for.' })
export class StartConversationInput extends KeyedInput {
  @Field({ description: 'Any booking page of the account, enabled or not: it names the account.' })
  slug!: string;

  @Field(() => ConversationKind, { description: 'Chat or call.' })
  kind!: ConversationKind;

  @Field({ description: 'Who asks: 1 to 200 characters.' })
  visitorName!: string;
}

@ObjectType({ description: 'The answer of `startConversation`.' })
export class StartConversationPayload {
  @Field(() => ID, { nullable: true, description: 'The id of the conversation; null when refused.' })
  conversationId: string | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'The secret by which the visitor leaves (`leaveConversation`), told this once; null when refused.',
  })
  visitorToken: string | null = null;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}

@InputType({ description: 'A conversation to join.' })
export class JoinConversationInput extends KeyedInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;
}

@ObjectType({ description: 'The answer of `joinConversation`.' })
export class JoinConversationPayload {
  @Field(() => Conversation, { nullable: true, description: 'The conversation as it is now; null when refused.' })
  conversation: Conversation | null = null;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}

@InputType({ description: 'A conversation to end.' })
export class EndConversationInput extends KeyedInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;
}

@ObjectType({ description: 'The answer of `endConversation`.' })
export class EndConversationPayload {
  @Field(() => Conversation, { nullable: true, description: 'The conversation as it is now; null when refused.' })
  conversation: Conversation | null = null;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}

@InputType({ description: 'A conversation to leave, by its visitor.' })
export class LeaveConversationInput extends KeyedInput {
  @Field({ description: 'What `startConversation` answered.' })
  visitorToken!: string;
}

@ObjectType({ description: 'The answer of `leaveConversation`.' })
export class LeaveConversationPayload {
  @Field(() => Boolean, { description: 'The conversation is ended by this; false when refused.' })
  left = false;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}
