import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, idColumn, instant, PrimaryColumn, words } from './columns.js';
import { Node } from './node.js';

@ObjectType({ implements: Node, description: 'The workspace of an organization: the tenant.' })
@Entity('accounts')
export class Account {
  @PrimaryColumn({ ...idColumn, name: 'id' })
  id!: string;

  @Field({ description: "The organization's name." })
  @Column({ ...words(200), name: 'name' })
  name!: string;

  /** The account's version: how many events its log has. It moves with every change and with nothing else (E2). */
  @Column({ type: 'int', name: 'sequence' })
  sequence!: number;

  @Field({ description: 'When the account was opened.' })
  @Column({ ...instant, name: 'created_at' })
  createdAt!: Date;
}
