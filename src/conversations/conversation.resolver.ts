import { Arg, Args, Ctx, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { AccountEvent, Conversation, Role, User } from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { carryOut } from '../graphql/carry-out.js';
import type { Context } from '../graphql/context.js';
import { Link } from '../graphql/links.js';
import { usersByIds } from '../graphql/loaders.js';
import { connectionOf, type Page } from '../graphql/pagination.js';
import { Public, RequiresRole } from '../graphql/requires-role.js';
import {
  ConversationsArgs,
  EndConversationInput,
  EndConversationPayload,
  JoinConversationInput,
  JoinConversationPayload,
  LeaveConversationInput,
  LeaveConversationPayload,
  StartConversationInput,
  StartConversationPayload,
} from './conversation.inputs.js';
import { listConversations } from './conversation.reads.js';
import { endConversation } from './end-conversation.js';
import { joinConversation } from './join-conversation.js';
import { leaveConversation } from './leave-conversation.js';
import { startConversation } from './start-conversation.js';
import { streamWaiting } from './stream-waiting.js';

const ConversationConnection = connectionOf(Conversation, 'Conversation');

const INPUT = { description: 'What to do.' };

@Resolver(() => Conversation)
export class ConversationResolver {
  @RequiresRole(Role.MEMBER)
  @Query(() => ConversationConnection, { description: "The account's, for all of its users. Newest first." })
  conversations(
    @Ctx() ctx: Context,
    @Args(() => ConversationsArgs) args: ConversationsArgs,
  ): Promise<Page<Conversation>> {
    return listConversations(ctx.reads, args);
  }

  @Link(() => User, {
    nullable: true,
    description:
      'The licensed user who took it; null while it waits, if it ended so, or when the caller may not see them.',
  })
  agent(conversations: Conversation[], read: Read): Promise<(User | null)[]> {
    return usersByIds(
      read,
      conversations.map((conversation) => conversation.agentId),
    );
  }

  @Public()
  @Mutation(() => StartConversationPayload, {
    description:
      'By a visitor, who waits until somebody joins. RATE_LIMITED while too many wait already. Records ConversationStarted.',
  })
  async startConversation(
    @Ctx() ctx: Context,
    @Arg('input', () => StartConversationInput, INPUT) input: StartConversationInput,
  ): Promise<StartConversationPayload> {
    return carryOut(ctx, StartConversationPayload, startConversation, input, ['slug', 'visitorName']);
  }

  @RequiresRole(Role.MEMBER)
  @Mutation(() => JoinConversationPayload, {
    description:
      'First come, first served (CONVERSATION_TAKEN), and only for a holder of a LIVE_ENGAGEMENT license. Records ConversationJoined.',
  })
  async joinConversation(
    @Ctx() ctx: Context,
    @Arg('input', () => JoinConversationInput, INPUT) input: JoinConversationInput,
  ): Promise<JoinConversationPayload> {
    return carryOut(ctx, JoinConversationPayload, joinConversation, input);
  }

  @RequiresRole(Role.MEMBER)
  @Mutation(() => EndConversationPayload, {
    description:
      'By its agent, or an Administrator, also while it waits; FORBIDDEN for others. Records ConversationEnded.',
  })
  async endConversation(
    @Ctx() ctx: Context,
    @Arg('input', () => EndConversationInput, INPUT) input: EndConversationInput,
  ): Promise<EndConversationPayload> {
    return carryOut(ctx, EndConversationPayload, endConversation, input);
  }

  @Public()
  @Mutation(() => LeaveConversationPayload, {
    description: 'By the visitor, with the token that starting it gave. Records ConversationEnded.',
  })
  async leaveConversation(
    @Ctx() ctx: Context,
    @Arg('input', () => LeaveConversationInput, INPUT) input: LeaveConversationInput,
  ): Promise<LeaveConversationPayload> {
    return carryOut(ctx, LeaveConversationPayload, leaveConversation, input, ['visitorToken']);
  }

  @RequiresRole(Role.MEMBER)
  @Subscription(() => AccountEvent, {
    description:
      'ConversationStarted and ConversationRequeued, for users who hold a LIVE_ENGAGEMENT license. Others are refused with FORBIDDEN, and who loses it hears that as the end.',
    subscribe: ({ context, args }) => streamWaiting(context, args.after),
  })
  conversationWaiting(
    @Root() event: AccountEvent,
    @Arg('after', () => String, {
      nullable: true,
      description:
        'A cursor of the event log: first every such event past it, then the live ones. Without it, from now on.',
    })
    _after: string | null,
  ): AccountEvent {
    return event;
  }
}
