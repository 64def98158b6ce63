import { Field, Int, InterfaceType, registerEnumType } from 'type-graphql';
import { ascii, Column, Entity, idColumn, instant, PrimaryColumn } from './columns.js';
import { Node } from './node.js';

export enum EventType {
  USER_CREATED = 'USER_CREATED',
  USER_UPDATED = 'USER_UPDATED',
  USER_ROLE_CHANGED = 'USER_ROLE_CHANGED',
  USER_DELETED = 'USER_DELETED',
  SEAT_ASSIGNED = 'SEAT_ASSIGNED',
  SEAT_FREED = 'SEAT_FREED',
  SEAT_TRANSFERRED = 'SEAT_TRANSFERRED',
  POOL_RESIZED = 'POOL_RESIZED',
  PAGE_CREATED = 'PAGE_CREATED',
  PAGE_UPDATED = 'PAGE_UPDATED',
  PAGE_ENABLED = 'PAGE_ENABLED',
  PAGE_DISABLED = 'PAGE_DISABLED',
  PAGE_REASSIGNED = 'PAGE_REASSIGNED',
  PAGE_DELETED = 'PAGE_DELETED',
  BOOKING_CREATED = 'BOOKING_CREATED',
  BOOKING_CANCELED = 'BOOKING_CANCELED',
  CONVERSATION_STARTED = 'CONVERSATION_STARTED',
  CONVERSATION_JOINED = 'CONVERSATION_JOINED',
  CONVERSATION_REQUEUED = 'CONVERSATION_REQUEUED',
  CONVERSATION_ENDED = 'CONVERSATION_ENDED',
  API_KEY_CREATED = 'API_KEY_CREATED',
  API_KEY_REVOKED = 'API_KEY_REVOKED',
}

registerEnumType(EventType, {
  name: 'EventType',
  description: 'What happened; the name of the event’s object type, in capitals.',
  valuesConfig: {
    USER_CREATED: { description: '`UserCreated`' },
    USER_UPDATED: { description: '`UserUpdated`' },
    USER_ROLE_CHANGED: { description: '`UserRoleChanged`' },
    USER_DELETED: { description: '`UserDeleted`' },
    SEAT_ASSIGNED: { description: '`SeatAssigned`' },
    SEAT_FREED: { description: '`SeatFreed`' },
    SEAT_TRANSFERRED: { description: '`SeatTransferred`' },
    POOL_RESIZED: { description: '`PoolResized`' },
    PAGE_CREATED: { description: '`PageCreated`' },
    PAGE_UPDATED: { description: '`PageUpdated`' },
    PAGE_ENABLED: { description: '`PageEnabled`' },
    PAGE_DISABLED: { description: '`PageDisabled`' },
    PAGE_REASSIGNED: { description: '`PageReassigned`' },
    PAGE_DELETED: { description: '`PageDeleted`' },
    BOOKING_CREATED: { description: '`BookingCreated`' },
    BOOKING_CANCELED: { description: '`BookingCanceled`' },
    CONVERSATION_STARTED: { description: '`ConversationStarted`' },
    CONVERSATION_JOINED: { description: '`ConversationJoined`' },
    CONVERSATION_REQUEUED: { description: '`ConversationRequeued`' },
    CONVERSATION_ENDED: { description: '`ConversationEnded`' },
    API_KEY_CREATED: { description: '`ApiKeyCreated`' },
    API_KEY_REVOKED: { description: '`ApiKeyRevoked`' },
  },
});

@InterfaceType({
  implements: Node,
  description:
    'Something that happened in the account. Objects behind a link (license, pool, page) are as they are now; numbers and names (availableAfter, formerHolderName) are as they were right after the event.',
  resolveType: (event: AccountEvent) => typeNameOf(event.type),
})
export abstract class AccountEvent extends Node {
  @Field(() => EventType, { description: 'The same as the object type, for filters.' })
  type!: EventType;

  @Field(() => Int, {
    description: 'Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2).',
  })
  sequence!: number;

  @Field({ description: 'The position in the log right after this event: resume `after` it.' })
  cursor!: string;

  @Field({ description: 'When it happened, by the clock of the database.' })
  occurredAt!: Date;

  actorId!: string | null;
  apiKeyId!: string | null;
  requestId!: string;
}

/** A row of the log. What only its type has is in `data`. */
@Entity('events')
export class EventRow {
  @PrimaryColumn({ ...idColumn, name: 'account_id' })
  accountId!: string;

  @PrimaryColumn({ type: 'int', name: 'sequence' })
  sequence!: number;

  @Column({ ...ascii(30), name: 'type' })
  type!: EventType;

  @Column({ ...instant, name: 'occurred_at' })
  occurredAt!: Date;

  @Column({ ...idColumn, name: 'actor_id', nullable: true })
  actorId!: string | null;

  /** With which key, and in which request, the actor did it: for auditors. */
  @Column({ ...idColumn, name: 'api_key_id', nullable: true })
  apiKeyId!: string | null;

  @Column({ ...ascii(64), name: 'request_id' })
  requestId!: string;

  /** JSON text. */
  @Column({ type: 'json', name: 'data' })
  data!: string;
}

/** SEAT_FREED is told as `SeatFreed`. */
export function typeNameOf(type: EventType): string {
  return type
    .toLowerCase()
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
