import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { BookingPage, PageDisabledReason, USER_ERRORS, UserError } from '../entities/index.js';
import { KeyedInput } from '../graphql/keyed-input.js';

@InputType({ description: 'Narrows the list; what is left out or null does not.' })
export class BookingPageFilter {
  @Field(() => ID, { nullable: true, description: "Only this user's pages." })
  ownerId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only enabled pages, or only dark ones.' })
  enabled?: boolean | null;

  @Field(() => PageDisabledReason, { nullable: true, description: 'Only pages dark for this reason.' })
  disabledReason?: PageDisabledReason | null;
}

@InputType({ description: 'A page to create.' })
export class CreateBookingPageInput extends KeyedInput {
  @Field({ description: '1 to 200 characters.' })
  title!: string;

  @Field({ description: '`[a-z0-9-]{3,64}`, unique across all accounts (else SLUG_TAKEN).' })
  slug!: string;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 30,
    description: 'Length of an appointment in minutes, 5 to 1,440.',
  })
  durationMinutes?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Whose page; the caller by default. Others only by an Administrator.',
  })
  ownerId?: string | null;
}

@InputType({ description: 'What to change of a page; what is left out or null stays as it is.' })
export class UpdateBookingPageInput extends KeyedInput {
  @Field(() => ID, { description: 'The page.' })
  pageId!: string;

  @Field(() => String, { nullable: true, description: '1 to 200 characters.' })
  title?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '`[a-z0-9-]{3,64}`, unique across all accounts (else SLUG_TAKEN).',
  })
  slug?: string | null;

  @Field(() => Int, { nullable: true, description: 'Length of an appointment in minutes, 5 to 1,440.' })
  durationMinutes?: number | null;
}

@InputType({ description: 'A page to enable.' })
export class EnableBookingPageInput extends KeyedInput {
  @Field(() => ID, { description: 'The page.' })
  pageId!: string;
}

@InputType({ description: 'A page to disable.' })
export class DisableBookingPageInput extends KeyedInput {
  @Field(() => ID, { description: 'The page.' })
  pageId!: string;
}

@InputType({ description: 'A page to delete.' })
export class DeleteBookingPageInput extends KeyedInput {
  @Field(() => ID, { description: 'The page.' })
  pageId!: string;
}

@ObjectType({ description: 'The answer of `deleteBookingPage`.' })
export class DeleteBookingPagePayload {
  @Field(() => ID, { nullable: true, description: 'The id that the page had; null when refused.' })
  deletedPageId: string | null = null;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}

@InputType({ description: 'A page to hand to another owner.' })
export class ReassignBookingPageInput extends KeyedInput {
  @Field(() => ID, { description: 'The page.' })
  pageId!: string;

  @Field(() => ID, { description: 'Its owner from now on.' })
  ownerId!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Enable a dark page with the move; its new owner must be licensed then (OWNER_UNLICENSED).',
  })
  enable?: boolean | null;
}

/** What the mutations of one page answer. */
export interface PagePayload {
  page: BookingPage | null;
  userErrors: UserError[];
}

export const CreateBookingPagePayload = pagePayload('createBookingPage');
export const UpdateBookingPagePayload = pagePayload('updateBookingPage');
export const EnableBookingPagePayload = pagePayload('enableBookingPage');
export const DisableBookingPagePayload = pagePayload('disableBookingPage');
export const ReassignBookingPagePayload = pagePayload('reassignBookingPage');

/** Types that differ in nothing but their names. */
function pagePayload(mutation: string): new () => PagePayload {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Payload`;

  @ObjectType(name, { description: `The answer of \`${mutation}\`.` })
  class Payload implements PagePayload {
    @Field(() => BookingPage, { nullable: true, description: 'The page as it is now; null when refused.' })
    page: BookingPage | null = null;

    @Field(() => [UserError], USER_ERRORS)
    userErrors: UserError[] = [];
  }
  return Payload;
}
