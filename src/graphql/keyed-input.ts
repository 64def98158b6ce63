import { Field, InputType } from 'type-graphql';

/** What every mutation's input has besides its own fields. */
@InputType()
export abstract class KeyedInput {
  @Field(() => String, {
    nullable: true,
    description:
      'A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again.',
  })
  idempotencyKey?: string | null;
}
