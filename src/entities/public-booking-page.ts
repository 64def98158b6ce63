import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What a guest sees of a booking page, and all that they see.' })
export class PublicBookingPage {
  @Field({ description: 'By which it is booked.' })
  slug!: string;

  @Field({ description: '1 to 200 characters.' })
  title!: string;

  @Field(() => Int, { description: 'Length of an appointment in minutes, 5 to 1,440.' })
  durationMinutes!: number;

  @Field({ description: 'The name of its owner, who takes the appointments.' })
  hostName!: string;

  @Field({ description: 'False while the page is disabled (PAGE_DISABLED).' })
  acceptsBookings!: boolean;
}
