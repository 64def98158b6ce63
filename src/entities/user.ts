import { Field, ObjectType } from 'type-graphql';
import { ascii, Column, Entity, idColumn, instant, PrimaryColumn, words } from './columns.js';
import { Node } from './node.js';
import { Role } from './role.js';

@ObjectType({
  implements: Node,
  description: 'A person of the account. Any number of them may exist; few of them need a license (U1).',
})
@Entity('users')
export class User {
  @PrimaryColumn({ ...idColumn, name: 'account_id' })
  accountId!: string;

  @PrimaryColumn({ ...idColumn, name: 'id' })
  id!: string;

  @Field({ description: '1 to 200 characters.' })
  @Column({ ...words(200), name: 'name' })
  name!: string;

  @Field({ description: 'Unique within the account, ignoring case (U4); kept as it was written.' })
  @Column({ ...words(254), name: 'email' })
  email!: string;

  @Field(() => Role, { description: 'What the user may do, licensed or not (U2).' })
  @Column({ ...ascii(20), name: 'role' })
  role!: Role;

  @Field({ description: 'When the user was created.' })
  @Column({ ...instant, name: 'created_at' })
  createdAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'Set on the tombstone of a deleted user, to which old events still lead (U5); null for all others.',
  })
  @Column({ ...instant, name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;
}
