import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';

/** The tables as TypeORM's relations and TypeGraphQL's types: what of them is asked for here. */

export enum LicenseKind {
  SCHEDULED_MEETING = 'SCHEDULED_MEETING',
  LIVE_ENGAGEMENT = 'LIVE_ENGAGEMENT',
}

registerEnumType(LicenseKind, { name: 'LicenseKind' });

@Entity('accounts')
export class Account {
  @PrimaryColumn()
  id!: string;

  @Column()
  sequence!: number;
}

@ObjectType()
@Entity('users')
export class User {
  @PrimaryColumn({ name: 'account_id' })
  accountId!: string;

  @Field(() => ID)
  @PrimaryColumn()
  id!: string;

  @Field()
  @Column()
  name!: string;

  @Field()
  @Column()
  email!: string;

  @Field()
  @Column({ type: 'varchar' })
  role!: string;

  @Column({ name: 'deleted_at', type: 'datetime', precision: 3, nullable: true })
  deletedAt!: Date | null;

  @ManyToOne(() => Account)
  @JoinColumn({ name: 'account_id' })
  account!: Relation<Account>;

  @OneToMany(
    () => License,
    (license) => license.holder,
  )
  licenses!: Relation<License>[];

  @OneToMany(
    () => BookingPage,
    (page) => page.owner,
  )
  bookingPages!: Relation<BookingPage>[];
}

@Entity('api_keys')
export class ApiKey {
  @PrimaryColumn({ name: 'account_id' })
  accountId!: string;

  @PrimaryColumn()
  id!: string;

  @Column({ name: 'secret_hash', type: 'binary', length: 32 })
  secretHash!: Buffer;

  @Column()
  scope!: string;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3, nullable: true })
  expiresAt!: Date | null;

  @Column({ name: 'revoked_at', type: 'datetime', precision: 3, nullable: true })
  revokedAt!: Date | null;

  @ManyToOne(() => User)
  @JoinColumn([
    { name: 'account_id', referencedColumnName: 'accountId' },
    { name: 'user_id', referencedColumnName: 'id' },
  ])
  user!: Relation<User>;
}

@ObjectType()
@Entity('license_pools')
export class LicensePool {
  @PrimaryColumn({ name: 'account_id' })
  accountId!: string;

  @PrimaryColumn()
  id!: string;

  @Field(() => LicenseKind)
  @Column({ type: 'varchar' })
  kind!: LicenseKind;

  @Field(() => Int)
  @Column()
  capacity!: number;

  @Field(() => Int)
  @Column()
  assigned!: number;

  @Field(() => Int)
  get available(): number {
    return this.capacity - this.assigned;
  }
}

@ObjectType()
@Entity('licenses')
export class License {
  @PrimaryColumn({ name: 'account_id' })
  accountId!: string;

  @Field(() => ID)
  @PrimaryColumn()
  id!: string;

  @Field(() => LicenseKind)
  @Column({ type: 'varchar' })
  kind!: LicenseKind;

  @Field(() => Date, { nullable: true })
  @Column({ name: 'assigned_at', type: 'datetime', precision: 3, nullable: true })
  assignedAt!: Date | null;

  @Column({ name: 'free_since', type: 'int', nullable: true })
  freeSince!: number | null;

  // a column beside the relation: to null the relation would null the account
  @Column({ name: 'holder_id', type: 'varchar', nullable: true })
  holderId!: string | null;

  @ManyToOne(
    () => User,
    (user) => user.licenses,
  )
  @JoinColumn([
    { name: 'account_id', referencedColumnName: 'accountId' },
    { name: 'holder_id', referencedColumnName: 'id' },
  ])
  holder!: Relation<User> | null;
}

@ObjectType()
@Entity('booking_pages')
export class BookingPage {
  @PrimaryColumn({ name: 'account_id' })
  accountId!: string;

  @Field(() => ID)
  @PrimaryColumn()
  id!: string;

  @Field()
  @Column()
  title!: string;

  @Field()
  @Column()
  slug!: string;

  @Column({ name: 'disabled_reason', type: 'varchar', nullable: true })
  disabledReason!: string | null;

  @Column({ name: 'disabled_at', type: 'datetime', precision: 3, nullable: true })
  disabledAt!: Date | null;

  @Column({ name: 'owner_id' })
  ownerId!: string;

  @ManyToOne(
    () => User,
    (user) => user.bookingPages,
  )
  @JoinColumn([
    { name: 'account_id', referencedColumnName: 'accountId' },
    { name: 'owner_id', referencedColumnName: 'id' },
  ])
  owner!: Relation<User>;

  @Field()
  get enabled(): boolean {
    return this.disabledReason === null;
  }
}

@Entity('events')
export class AccountEvent {
  @PrimaryColumn({ name: 'account_id' })
  accountId!: string;

  @PrimaryColumn()
  sequence!: number;

  @Column()
  type!: string;

  @Column({ name: 'occurred_at', type: 'datetime', precision: 3 })
  occurredAt!: Date;

  @Column({ name: 'actor_id' })
  actorId!: string;

  @Column({ name: 'api_key_id' })
  apiKeyId!: string;

  @Column({ name: 'request_id' })
  requestId!: string;

  @Column({ type: 'json' })
  data!: object;
}
