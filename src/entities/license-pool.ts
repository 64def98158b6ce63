import { Field, Int, ObjectType } from 'type-graphql';
import { ascii, Column, Entity, idColumn, PrimaryColumn } from './columns.js';
import { Derived } from './derived.js';
import { LicenseKind } from './license-kind.js';
import { Node } from './node.js';

@ObjectType({
  implements: Node,
  description: "An account's licenses of one kind. Each account has one pool of each kind, if only of capacity 0.",
})
@Entity('license_pools')
export class LicensePool {
  @PrimaryColumn({ ...idColumn, name: 'account_id' })
  accountId!: string;

  @PrimaryColumn({ ...idColumn, name: 'id' })
  id!: string;

  @Field(() => LicenseKind, { description: 'The kind of all its licenses.' })
  @Column({ ...ascii(20), name: 'kind' })
  kind!: LicenseKind;

  @Field(() => Int, { description: 'Licenses the subscription paid for: 0 to 100,000.' })
  @Column({ type: 'int', name: 'capacity' })
  capacity!: number;

  @Field(() => Int, { description: 'Licenses that a user holds.' })
  @Column({ type: 'int', name: 'assigned' })
  assigned!: number;

  @Derived(() => Int, { description: 'Licenses that nobody holds: capacity - assigned; never negative.' })
  static available(pool: Pick<LicensePool, 'capacity' | 'assigned'>): number {
    return pool.capacity - pool.assigned;
  }
}
