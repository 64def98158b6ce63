import { Field, ObjectType } from 'type-graphql';
import { ascii, Column, Entity, idColumn, instant, PrimaryColumn } from './columns.js';
import { LicenseKind } from './license-kind.js';
import { Node } from './node.js';

@ObjectType({
  implements: Node,
  description:
    'One license (a seat) of a pool. It exists whether or not somebody holds it, and keeps its id when it is recycled (L1).',
})
@Entity('licenses')
export class License {
  @PrimaryColumn({ ...idColumn, name: 'account_id' })
  accountId!: string;

  @PrimaryColumn({ ...idColumn, name: 'id' })
  id!: string;

  @Field(() => LicenseKind, { description: "Its pool's kind." })
  @Column({ ...ascii(20), name: 'kind' })
  kind!: LicenseKind;

  @Column({ ...idColumn, name: 'holder_id', nullable: true })
  holderId!: string | null;

  @Field(() => Date, { nullable: true, description: 'Since when its holder holds it; null while it is free.' })
  @Column({ ...instant, name: 'assigned_at', nullable: true })
  assignedAt!: Date | null;

  /** The account's version with which it became free: the longest free are given first (L3), whatever clocks say. */
  @Column({ type: 'int', name: 'free_since', nullable: true })
  freeSince!: number | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Set once the pool was resized and the license given back; nobody can hold it again.',
  })
  @Column({ ...instant, name: 'retired_at', nullable: true })
  retiredAt!: Date | null;
}
