import { Arg, Args, ArgsType, Ctx, Field, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import {
  AccountEvent,
  type AnyEvent,
  ApiKey,
  ApiKeyCreated,
  ApiKeyRevoked,
  EventType,
  Role,
  seesAudit,
  User,
  UserCreated,
  UserDeleted,
  UserRoleChanged,
  UserUpdated,
} from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { streamEvents } from '../events/stream-events.js';
import { type Context, viewerOf } from '../graphql/context.js';
import { eventLink, userEventLink } from '../graphql/event-link.js';
import { Link } from '../graphql/links.js';
import { apiKeysByIds, usersByIds } from '../graphql/loaders.js';
import { connectionOf, type Page } from '../graphql/pagination.js';
import { RequiresRole } from '../graphql/requires-role.js';
import { listEvents, typesOf } from './event.reads.js';

const EventConnection = connectionOf(AccountEvent, 'Event', { counted: false });

const TYPES = {
  nullable: true,
  description: 'Only events of these types; all by default. An empty list is BAD_USER_INPUT.',
};

@ArgsType()
export class EventsArgs {
  @Field(() => String, { nullable: true, description: 'A cursor of the log: what follows it.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, defaultValue: 100, description: 'How many, 1 to 100; else BAD_USER_INPUT.' })
  first?: number | null;

  @Field(() => [EventType], TYPES)
  types?: EventType[] | null;
}

@Resolver(() => AccountEvent)
export class AccountEventResolver {
  @RequiresRole(Role.ADMINISTRATOR)
  @Query(() => EventConnection, {
    description:
      "The account's event log, oldest first: the same events, order and cursors as the subscriptions. `endCursor` is the last position looked at, also when `types` left nothing to show there (then it can be past the last edge).",
  })
  events(@Ctx() ctx: Context, @Args(() => EventsArgs) args: EventsArgs): Promise<Page<AnyEvent>> {
    return listEvents(ctx.reads, args);
  }

  @Link(() => User, {
    nullable: true,
    description: 'Who did it; null for a guest or the system, or where the caller may not see them.',
  })
  actor(events: AnyEvent[], read: Read): Promise<(User | null)[]> {
    return usersByIds(
      read,
      events.map((event) => event.actorId),
    );
  }

  @Link(() => ApiKey, {
    nullable: true,
    description:
      'By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members.',
  })
  via(events: AnyEvent[], read: Read): Promise<(ApiKey | null)[]> {
    return apiKeysByIds(
      read,
      events.map((event) => event.apiKeyId),
    );
  }

  @Link(() => String, {
    nullable: true,
    description:
      'In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members.',
  })
  async requestId(events: AnyEvent[], read: Read): Promise<(string | null)[]> {
    return events.map((event) => (seesAudit(read.viewer) ? event.requestId : null));
  }

  @RequiresRole(Role.ADMINISTRATOR)
  @Subscription(() => AccountEvent, {
    description:
      'Every event of the account. With `after`, first those past that cursor, then the live ones: in order, none missing, none twice. Without it, from now on.',
    subscribe: ({ context, args }) => {
      const types = typesOf(args.types);
      const accepts = (event: AnyEvent): event is AnyEvent => !types || types.includes(event.type);
      return streamEvents(context, viewerOf(context), args.after, accepts);
    },
  })
  accountEvents(
    @Root() event: AccountEvent,
    @Arg('types', () => [EventType], TYPES) _types: EventType[] | null,
    @Arg('after', () => String, { nullable: true, description: 'A cursor of the event log.' }) _after: string | null,
  ): AccountEvent {
    return event;
  }
}

const apiKey = { type: () => ApiKey, description: 'The key as it is now.' };
const apiKeys = (events: { keyId: string }[], read: Read) =>
  apiKeysByIds(
    read,
    events.map((event) => event.keyId),
  );

export const userEventLinks = [
  userEventLink(UserCreated, 'user', 'The user', (event) => event.userId),
  userEventLink(UserUpdated, 'user', 'The user', (event) => event.userId),
  userEventLink(UserRoleChanged, 'user', 'The user', (event) => event.userId),
  userEventLink(UserDeleted, 'user', 'The tombstone of the user', (event) => event.userId),
  eventLink(ApiKeyCreated, 'apiKey', apiKey, apiKeys),
  eventLink(ApiKeyRevoked, 'apiKey', apiKey, apiKeys),
];
