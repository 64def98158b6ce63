import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { ownersOfEnabledPages, pagesOfOwners } from '../booking-pages/booking-page.reads.js';
import { BookingPageConnection } from '../booking-pages/booking-page.resolver.js';
import { type BookingPage, License, Role, User } from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { carryOut } from '../graphql/carry-out.js';
import { type Context, viewerOf } from '../graphql/context.js';
import { Link } from '../graphql/links.js';
import { usersByIds } from '../graphql/loaders.js';
import { connectionOf, type Page, PageArgs } from '../graphql/pagination.js';
import { RequiresRole } from '../graphql/requires-role.js';
import { holdersOfLiveEngagement, licensesOfHolders } from '../licenses/license.reads.js';
import { changeUserRole } from './change-user-role.js';
import { createUser } from './create-user.js';
import { createUsers } from './create-users.js';
import { deleteUser } from './delete-user.js';
import { updateUser } from './update-user.js';
import {
  ChangeUserRoleInput,
  ChangeUserRolePayload,
  CreateUserInput,
  CreateUserPayload,
  CreateUsersInput,
  CreateUsersPayload,
  DeleteUserInput,
  DeleteUserPayload,
  UpdateUserInput,
  UpdateUserPayload,
  UsersArgs,
} from './user.inputs.js';
import { listUsers } from './user.reads.js';

const UserConnection = connectionOf(User, 'User');

const INPUT = { description: 'What to do.' };
const idsOf = (users: User[]) => users.map((user) => user.id);

@Resolver(() => User)
export class UserResolver {
  @RequiresRole(Role.MEMBER)
  @Query(() => User, { description: "The user that the caller's key acts as." })
  async viewer(@Ctx() ctx: Context): Promise<User> {
    const [user] = await usersByIds(ctx.reads, [viewerOf(ctx).userId]);
    return user as User;
  }

  @RequiresRole(Role.MEMBER)
  @Query(() => User, {
    nullable: true,
    description:
      'Null when there is no such user, or the caller may not see them: a Member may look up only themselves.',
  })
  async user(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'The id of a user.' }) id: string,
  ): Promise<User | null> {
    const [user] = await usersByIds(ctx.reads, [id]);
    return user?.deletedAt === null ? user : null;
  }

  @RequiresRole(Role.ADMINISTRATOR)
  @Query(() => UserConnection, { description: "The account's users, without deleted ones." })
  users(@Ctx() ctx: Context, @Args(() => UsersArgs) args: UsersArgs): Promise<Page<User>> {
    return listUsers(ctx.reads, args);
  }

  @Link(() => [License], { description: 'The licenses this user holds: at most one of each kind (L2).' })
  licenses(users: User[], read: Read): Promise<License[][]> {
    return licensesOfHolders(read, idsOf(users));
  }

  @Link(() => BookingPageConnection, { description: 'The pages this user owns; the oldest first.' })
  bookingPages(
    users: User[],
    read: Read,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<(Page<BookingPage> | Error)[]> {
    return pagesOfOwners(read, idsOf(users), args);
  }

  @Link(() => Boolean, {
    description: 'True when the user holds a SCHEDULED_MEETING license and owns an enabled booking page.',
  })
  async canAcceptBookings(users: User[], read: Read): Promise<boolean[]> {
    const owners = await ownersOfEnabledPages(read, idsOf(users));
    return users.map((user) => owners.has(user.id));
  }

  @Link(() => Boolean, { description: 'True when the user holds a LIVE_ENGAGEMENT license.' })
  async canJoinConversations(users: User[], read: Read): Promise<boolean[]> {
    const holders = await holdersOfLiveEngagement(read, idsOf(users));
    return users.map((user) => holders.has(user.id));
  }

  @RequiresRole(Role.ADMINISTRATOR)
  @Mutation(() => CreateUserPayload, {
    description:
      'Creating a user never uses a license unless `licenses` asks for one. Records UserCreated, then SeatAssigned for each license.',
  })
  async createUser(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateUserInput, INPUT) input: CreateUserInput,
  ): Promise<CreateUserPayload> {
    return carryOut(ctx, CreateUserPayload, createUser, input);
  }

  @RequiresRole(Role.ADMINISTRATOR)
  @Mutation(() => CreateUsersPayload, {
    description:
      'Up to 1,000 users, all or none. Every fault of the batch is listed, by its place: ["users", "3", "email"]; where licenses run out, NO_FREE_LICENSE for each row beyond the free ones, in the order given; a repeated e-mail is EMAIL_TAKEN at the later row. Records, user by user, what `createUser` does.',
  })
  async createUsers(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateUsersInput, INPUT) input: CreateUsersInput,
  ): Promise<CreateUsersPayload> {
    return carryOut(ctx, CreateUsersPayload, createUsers, input);
  }

  @RequiresRole(Role.MEMBER)
  @Mutation(() => UpdateUserPayload, {
    description: 'Changes a name or an e-mail: a Member their own, an Administrator anybody’s. Records UserUpdated.',
  })
  async updateUser(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateUserInput, INPUT) input: UpdateUserInput,
  ): Promise<UpdateUserPayload> {
    return carryOut(ctx, UpdateUserPayload, updateUser, input);
  }

  @RequiresRole(Role.ADMINISTRATOR)
  @Mutation(() => DeleteUserPayload, {
    description:
      "Frees the user's licenses, hands over their pages, lets their conversations wait again and revokes their keys; bookings stand. The last Administrator cannot be deleted (LAST_ADMINISTRATOR). Records ConversationRequeued for each conversation, PageDisabled and PageReassigned page by page, SeatFreed for each license, ApiKeyRevoked for each key, then UserDeleted.",
  })
  async deleteUser(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteUserInput, INPUT) input: DeleteUserInput,
  ): Promise<DeleteUserPayload> {
    return carryOut(ctx, DeleteUserPayload, deleteUser, input);
  }

  @RequiresRole(Role.ADMINISTRATOR)
  @Mutation(() => ChangeUserRolePayload, {
    description:
      'The last Administrator cannot be demoted (LAST_ADMINISTRATOR). Open sockets of the user are closed with 4403, to come back with the new role. Records UserRoleChanged.',
  })
  async changeUserRole(
    @Ctx() ctx: Context,
    @Arg('input', () => ChangeUserRoleInput, INPUT) input: ChangeUserRoleInput,
  ): Promise<ChangeUserRolePayload> {
    return carryOut(ctx, ChangeUserRolePayload, changeUserRole, input);
  }
}
