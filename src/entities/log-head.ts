import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'The newest position of the log.' })
export class LogHead {
  @Field(() => Int, { description: "The newest event's `sequence`, 0 before the first." })
  sequence!: number;

  @Field({ description: 'To resume after it.' })
  cursor!: string;

  @Field({ description: "When that was so, by the database's clock." })
  at!: Date;
}
