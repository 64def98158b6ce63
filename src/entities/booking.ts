import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { ascii, Column, Entity, idColumn, instant, PrimaryColumn, words } from './columns.js';
import { Node } from './node.js';

export enum BookingStatus {
  CONFIRMED = 'CONFIRMED',
  CANCELED = 'CANCELED',
}

registerEnumType(BookingStatus, {
  name: 'BookingStatus',
  description: 'Whether an appointment takes place.',
  valuesConfig: {
    CONFIRMED: { description: 'It takes place, or took place: the time is the host’s no longer (B2).' },
    CANCELED: { description: 'It was canceled by the guest, the host or an Administrator.' },
  },
});

@ObjectType({
  implements: Node,
  description: 'An appointment that a guest made through a booking page, of the length that the page had then.',
})
@Entity('bookings')
export class Booking {
  @PrimaryColumn({ ...idColumn, name: 'account_id' })
  accountId!: string;

  @PrimaryColumn({ ...idColumn, name: 'id' })
  id!: string;

  /** The page may be deleted: bookings made stand. */
  @Column({ ...idColumn, name: 'page_id' })
  pageId!: string;

  @Column({ ...ascii(64), name: 'page_slug' })
  pageSlug!: string;

  @Field({ description: "The page's title when the booking was made." })
  @Column({ ...words(200), name: 'page_title' })
  pageTitle!: string;

  @Column({ ...idColumn, name: 'host_id' })
  hostId!: string;

  @Field({ description: "The host's name when the booking was made." })
  @Column({ ...words(200), name: 'host_name' })
  hostName!: string;

  @Field({ description: '1 to 200 characters.' })
  @Column({ ...words(200), name: 'guest_name' })
  guestName!: string;

  @Field({ description: 'As the guest wrote it; nobody has verified it.' })
  @Column({ ...words(254), name: 'guest_email' })
  guestEmail!: string;

  @Field({ description: 'The first instant of the appointment.' })
  @Column({ ...instant, name: 'starts_at' })
  startsAt!: Date;

  @Field({ description: 'The first instant after it: the next one may start then.' })
  @Column({ ...instant, name: 'ends_at' })
  endsAt!: Date;

  @Column({ ...instant, name: 'canceled_at', nullable: true })
  canceledAt!: Date | null;

  @Column({ type: 'binary', length: 32, name: 'cancel_token_hash' })
  cancelTokenHash!: Buffer;

  /** The database derives it: CONFIRMED until `canceledAt`. */
  @Field(() => BookingStatus, { description: 'Whether it takes place.' })
  @Column({ ...ascii(20), name: 'status', nullable: true })
  status!: BookingStatus;
}
