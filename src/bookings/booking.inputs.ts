import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Booking, USER_ERRORS, UserError } from '../entities/index.js';
import { KeyedInput } from '../graphql/keyed-input.js';
import { PageArgs } from '../graphql/pagination.js';

@ArgsType()
export class BookingsArgs extends PageArgs {
  @Field(() => Date, { nullable: true, description: 'Only bookings that start at this instant or later.' })
  from?: Date | null;
}

@InputType({ description: 'An appointment to book.' })
export class BookAppointmentInput extends KeyedInput {
  @Field({ description: 'The page, which must be enabled (else PAGE_DISABLED).' })
  slug!: string;

  @Field({
    description:
      'When it begins: in the future, and within 365 days (else INVALID). It lasts as long as the page says.',
  })
  startsAt!: Date;

  @Field({ description: 'Who comes: 1 to 200 characters.' })
  guestName!: string;

  @Field({ description: 'Up to 254 characters; nobody verifies it.' })
  guestEmail!: string;
}

@ObjectType({ description: 'The answer of `bookAppointment`.' })
export class BookAppointmentPayload {
  @Field(() => ID, { nullable: true, description: 'The id of the booking; null when refused.' })
  bookingId: string | null = null;

  @Field(() => Date, { nullable: true, description: 'The first instant of the appointment; null when refused.' })
  startsAt: Date | null = null;

  @Field(() => Date, { nullable: true, description: 'The first instant after it; null when refused.' })
  endsAt: Date | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'The secret by which the guest cancels it (`cancelAppointment`), told this once; null when refused.',
  })
  cancelToken: string | null = null;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}

@InputType({ description: 'A booking to cancel, by its guest.' })
export class CancelAppointmentInput extends KeyedInput {
  @Field({ description: 'What `bookAppointment` answered.' })
  cancelToken!: string;
}

@ObjectType({ description: 'The answer of `cancelAppointment`.' })
export class CancelAppointmentPayload {
  @Field(() => Boolean, { description: 'The booking is canceled by this; false when refused.' })
  canceled = false;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}

@InputType({ description: 'A booking to cancel, by its host or an Administrator.' })
export class CancelBookingInput extends KeyedInput {
  @Field(() => ID, { description: 'The booking.' })
  bookingId!: string;
}

@ObjectType({ description: 'The answer of `cancelBooking`.' })
export class CancelBookingPayload {
  @Field(() => Booking, { nullable: true, description: 'The booking as it is now; null when refused.' })
  booking: Booking | null = null;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}
