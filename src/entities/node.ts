import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType({
  description:
    'An object that can be fetched again by its id (`node`, `nodes`), until it is deleted or, of a license, retired.',
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque, unique across all types and accounts, and never reused.' })
  id!: string;
}
