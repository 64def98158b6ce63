import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ascii, Column, Entity, idColumn, instant, PrimaryColumn, words } from './columns.js';
import { Derived } from './derived.js';
import { Node } from './node.js';

export enum PageDisabledReason {
  OWNER_UNLICENSED = 'OWNER_UNLICENSED',
  BY_USER = 'BY_USER',
  OWNER_DELETED = 'OWNER_DELETED',
}

registerEnumType(PageDisabledReason, {
  name: 'PageDisabledReason',
  description:
    'Why a page is dark. OWNER_UNLICENSED pages are those that `restorePages` brings back, whether the owner lost a license or never had one (L6).',
  valuesConfig: {
    OWNER_UNLICENSED: { description: 'Its owner held no SCHEDULED_MEETING license.' },
    BY_USER: { description: 'Somebody disabled it; only `enableBookingPage` and the like bring it back.' },
    OWNER_DELETED: { description: 'Its owner was deleted, and an Administrator has it until somebody decides (U5).' },
  },
});

@ObjectType({ implements: Node, description: 'A page through which guests book appointments with its owner.' })
@Entity('booking_pages')
export class BookingPage {
  @PrimaryColumn({ ...idColumn, name: 'account_id' })
  accountId!: string;

  @PrimaryColumn({ ...idColumn, name: 'id' })
  id!: string;

  @Field({ description: 'Unique across all accounts; guests book through it. `[a-z0-9-]{3,64}`.' })
  @Column({ ...ascii(64), name: 'slug' })
  slug!: string;

  @Field({ description: '1 to 200 characters.' })
  @Column({ ...words(200), name: 'title' })
  title!: string;

  @Field(() => Int, { description: 'Length of an appointment in minutes, 5 to 1,440.' })
  @Column({ type: 'int', name: 'duration_minutes' })
  durationMinutes!: number;

  @Column({ ...idColumn, name: 'owner_id' })
  ownerId!: string;

  /** Null means enabled: there is no second column that could say otherwise. */
  @Field(() => PageDisabledReason, { nullable: true, description: 'Null while the page is enabled.' })
  @Column({ ...ascii(20), name: 'disabled_reason', nullable: true })
  disabledReason!: PageDisabledReason | null;

  @Field(() => Date, { nullable: true, description: 'Since when the page is dark; null while it is enabled.' })
  @Column({ ...instant, name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;

  @Field({ description: 'When the page was created.' })
  @Column({ ...instant, name: 'created_at' })
  createdAt!: Date;

  @Derived(() => Boolean, { description: 'Takes bookings. An enabled page has a licensed owner, always (P2).' })
  static enabled(page: Pick<BookingPage, 'disabledReason'>): boolean {
    return page.disabledReason === null;
  }
}
