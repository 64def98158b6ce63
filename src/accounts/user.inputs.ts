import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { REQUEUED_CONVERSATIONS } from '../conversations/conversation.inputs.js';
import {
  BookingPage,
  Conversation,
  License,
  LicenseKind,
  Role,
  USER_ERRORS,
  User,
  UserError,
} from '../entities/index.js';
import { DRY_RUN } from '../graphql/dry-run.js';
import { KeyedInput } from '../graphql/keyed-input.js';
import { PageArgs } from '../graphql/pagination.js';

export enum UserOrder {
  NAME = 'NAME',
  CREATED_AT = 'CREATED_AT',
}

registerEnumType(UserOrder, {
  name: 'UserOrder',
  description: 'The order of a list of users.',
  valuesConfig: {
    NAME: { description: 'By name, ignoring case and accents; then by id.' },
    CREATED_AT: { description: 'In the order in which they were created, by the time in their ids.' },
  },
});

@InputType({ description: 'Narrows the list; what is left out or null does not.' })
export class UserFilter {
  @Field(() => Role, { nullable: true, description: 'Only users of this role.' })
  role?: Role | null;

  @Field(() => LicenseKind, { nullable: true, description: 'Only holders of such a license.' })
  licensed?: LicenseKind | null;

  @Field(() => LicenseKind, { nullable: true, description: 'Only users without such a license.' })
  unlicensed?: LicenseKind | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only users whose name or e-mail begins so, ignoring case: 1 to 100 characters (else BAD_USER_INPUT).',
  })
  search?: string | null;
}

@ArgsType()
export class UsersArgs extends PageArgs {
  @Field(() => UserFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: UserFilter | null;

  @Field(() => UserOrder, { nullable: true, defaultValue: UserOrder.NAME, description: 'The order of the list.' })
  orderBy?: UserOrder | null;
}

@InputType({ description: 'A user to create.' })
export class CreateUserInput extends KeyedInput {
  @Field({ description: '1 to 200 characters.' })
  name!: string;

  @Field({ description: 'Up to 254 characters; unique within the account, ignoring case (else EMAIL_TAKEN).' })
  email!: string;

  @Field(() => Role, { nullable: true, defaultValue: Role.MEMBER, description: 'What the user may do.' })
  role?: Role | null;

  @Field(() => [LicenseKind], {
    nullable: true,
    description: 'Licenses to give at once; where one is not to be had, nothing is created (NO_FREE_LICENSE).',
  })
  licenses?: LicenseKind[] | null;
}

@ObjectType({ description: 'The answer of `createUser`.' })
export class CreateUserPayload {
  @Field(() => User, { nullable: true, description: 'The new user; null when refused.' })
  user: User | null = null;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}

@InputType({ description: 'Users to create, all or none.' })
export class CreateUsersInput extends KeyedInput {
  @Field(() => [CreateUserInput], {
    description:
      'Up to 1,000 (else BATCH_TOO_LARGE). An `idempotencyKey` is that of the batch; in one of these it is INVALID.',
  })
  users!: CreateUserInput[];
}

@ObjectType({ description: 'The answer of `createUsers`.' })
export class CreateUsersPayload {
  @Field(() => [User], { description: 'The new users, in the order given; empty when refused.' })
  users: User[] = [];

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}

@InputType({ description: 'What to change of a user; what is left out or null stays as it is.' })
export class UpdateUserInput extends KeyedInput {
  @Field(() => ID, { description: 'Whom; a Member only themselves.' })
  userId!: string;

  @Field(() => String, { nullable: true, description: '1 to 200 characters.' })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Up to 254 characters; unique within the account, ignoring case (else EMAIL_TAKEN).',
  })
  email?: string | null;
}

@ObjectType({ description: 'The answer of `updateUser`.' })
export class UpdateUserPayload {
  @Field(() => User, { nullable: true, description: 'The user as they are now; null when refused.' })
  user: User | null = null;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}

@InputType({ description: 'A user to delete.' })
export class DeleteUserInput extends KeyedInput {
  @Field(() => ID, { description: 'Whom.' })
  userId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "Who gets the user's pages: enabled ones stay so if this user is licensed, else they go dark as OWNER_UNLICENSED. Left out, the calling Administrator gets them, the enabled ones disabled as OWNER_DELETED; who deletes themselves must name somebody else (INVALID).",
  })
  pagesTo?: string | null;

  @Field(() => Boolean, DRY_RUN)
  dryRun?: boolean | null;
}

@ObjectType({ description: 'The answer of `deleteUser`.' })
export class DeleteUserPayload {
  @Field(() => ID, { nullable: true, description: 'The id of the deleted user; null when refused.' })
  deletedUserId: string | null = null;

  @Field(() => [License], { description: 'The licenses that they held, free now; empty when refused.' })
  freedLicenses: License[] = [];

  @Field(() => [BookingPage], { description: 'All pages that got another owner; empty when refused.' })
  movedPages: BookingPage[] = [];

  @Field(() => [BookingPage], { description: 'Those of them that went dark; empty when refused.' })
  disabledPages: BookingPage[] = [];

  @Field(() => [Conversation], REQUEUED_CONVERSATIONS)
  requeuedConversations: Conversation[] = [];

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}

@InputType({ description: 'A role to give to a user.' })
export class ChangeUserRoleInput extends KeyedInput {
  @Field(() => ID, { description: 'Whose role.' })
  userId!: string;

  @Field(() => Role, { description: 'The role from now on.' })
  role!: Role;
}

@ObjectType({ description: 'The answer of `changeUserRole`.' })
export class ChangeUserRolePayload {
  @Field(() => User, { nullable: true, description: 'The user as they are now; null when refused.' })
  user: User | null = null;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}
