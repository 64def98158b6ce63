import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';

/** The tables as TypeORM's relations and TypeGraphQL's types: what of them is asked for here. */

export enum LicenseKind {
  SCHEDULED_MEETING = 'SCHEDULED_MEETING',
  LIVE_ENGAGEMENT = 'LIVE_ENGAGEMENT',
}

registerEnumType(LicenseKind, { name: 'LicenseKind' });

const ACCOUNT = 'account_id';
const INSTANT = { type: 'datetime', precision: 3, nullable: true } as const;
const TEXT = { type: 'varchar', nullable: true } as const;

/** Of a user of the same account. */
function userIn(name: string) {
  return [
    { name: ACCOUNT, referencedColumnName: 'accountId' },
    { name, referencedColumnName: 'id' },
  ];
}

@Entity('accounts')
export class Account {
  @PrimaryColumn() id!: string;
  @Column() sequence!: number;
}

@ObjectType()
@Entity('users')
export class User {
  @PrimaryColumn({ name: ACCOUNT }) accountId!: string;
  @Field(() => ID) @PrimaryColumn() id!: string;
  @Field() @Column() name!: string;
  @Field() @Column() email!: string;
  @Field() @Column() role!: string;
  @Column({ ...INSTANT, name: 'deleted_at' }) deletedAt!: Date | null;

  @ManyToOne(() => Account)
  @JoinColumn({ name: ACCOUNT })
  account!: Relation<Account>;

  @OneToMany('License', 'holder')
  licenses!: Relation<License>[];

  @OneToMany('BookingPage', 'owner')
  bookingPages!: Relation<BookingPage>[];
}

@Entity('api_keys')
export class ApiKey {
  @PrimaryColumn({ name: ACCOUNT }) accountId!: string;
  @PrimaryColumn() id!: string;
  @Column() scope!: string;
  @Column({ name: 'secret_hash', type: 'binary', length: 32 }) secretHash!: Buffer;
  @Column({ ...INSTANT, name: 'expires_at' }) expiresAt!: Date | null;
  @Column({ ...INSTANT, name: 'revoked_at' }) revokedAt!: Date | null;

  @ManyToOne(() => User)
  @JoinColumn(userIn('user_id'))
  user!: Relation<User>;
}

@ObjectType()
@Entity('license_pools')
export class LicensePool {
  @PrimaryColumn({ name: ACCOUNT }) accountId!: string;
  @PrimaryColumn() id!: string;
  @Field(() => LicenseKind) @Column({ type: 'varchar' }) kind!: LicenseKind;
  @Field(() => Int) @Column() capacity!: number;
  @Field(() => Int) @Column() assigned!: number;

  @Field(() => Int)
  get available(): number {
    return this.capacity - this.assigned;
  }
}

@ObjectType()
@Entity('licenses')
export class License {
  @PrimaryColumn({ name: ACCOUNT }) accountId!: string;
  @Field(() => ID) @PrimaryColumn() id!: string;
  @Field(() => LicenseKind) @Column({ type: 'varchar' }) kind!: LicenseKind;
  @Field(() => Date, { nullable: true }) @Column({ ...INSTANT, name: 'assigned_at' }) assignedAt!: Date | null;
  @Column({ name: 'free_since', type: 'int', nullable: true }) freeSince!: number | null;

  /** Beside the relation: to null that would null the account. */
  @Column({ ...TEXT, name: 'holder_id' }) holderId!: string | null;

  @ManyToOne(() => User, 'licenses')
  @JoinColumn(userIn('holder_id'))
  holder!: Relation<User> | null;
}

@ObjectType()
@Entity('booking_pages')
export class BookingPage {
  @PrimaryColumn({ name: ACCOUNT }) accountId!: string;
  @Field(() => ID) @PrimaryColumn() id!: string;
  @Field() @Column() title!: string;
  @Field() @Column() slug!: string;
  @Column({ ...TEXT, name: 'disabled_reason' }) disabledReason!: string | null;
  @Column({ ...INSTANT, name: 'disabled_at' }) disabledAt!: Date | null;
  @Column({ name: 'owner_id' }) ownerId!: string;

  @ManyToOne(() => User, 'bookingPages')
  @JoinColumn(userIn('owner_id'))
  owner!: Relation<User>;

  @Field()
  get enabled(): boolean {
    return this.disabledReason === null;
  }
}

@Entity('events')
export class AccountEvent {
  @PrimaryColumn({ name: ACCOUNT }) accountId!: string;
  @PrimaryColumn() sequence!: number;
  @Column() type!: string;
  @Column({ name: 'occurred_at', type: 'datetime', precision: 3 }) occurredAt!: Date;
  @Column({ name: 'actor_id' }) actorId!: string;
  @Column({ name: 'api_key_id' }) apiKeyId!: string;
  @Column({ name: 'request_id' }) requestId!: string;
  @Column({ type: 'json' }) data!: object;
}
