import { Field, Int, ObjectType } from 'type-graphql';
import { AccountEvent, type EventType } from './account-event.js';
import { PageDisabledReason } from './booking-page.js';
import type {
  BookingCanceled,
  BookingCreated,
  ConversationEnded,
  ConversationJoined,
  ConversationRequeued,
  ConversationStarted,
} from './guest-events.js';
import type { LicenseKind } from './license-kind.js';
import { Role } from './role.js';

// Names are kept beside ids: they stay as they were, and stay readable where a link is null. The `ownerId` of a page's
// event is whose page it was at that moment, by which Members hear of it (A3).

@ObjectType({ implements: AccountEvent, description: 'A user was created.' })
export class UserCreated extends AccountEvent {
  declare type: EventType.USER_CREATED;
  userId!: string;

  @Field({ description: "The user's name." })
  name!: string;

  @Field(() => Role, { description: 'The role the user was created with.' })
  role!: Role;
}

@ObjectType({ implements: AccountEvent, description: "A user's name or e-mail was changed." })
export class UserUpdated extends AccountEvent {
  declare type: EventType.USER_UPDATED;
  userId!: string;

  @Field({ description: "The user's name since then." })
  name!: string;
}

@ObjectType({ implements: AccountEvent, description: "A user's role was changed." })
export class UserRoleChanged extends AccountEvent {
  declare type: EventType.USER_ROLE_CHANGED;
  userId!: string;

  @Field({ description: "The user's name." })
  name!: string;

  @Field(() => Role, { description: 'The role since then.' })
  role!: Role;

  @Field(() => Role, { description: 'The role until then.' })
  previousRole!: Role;
}

@ObjectType({
  implements: AccountEvent,
  description: 'A user was deleted; what that did to their licenses, pages and keys was told before (U5).',
})
export class UserDeleted extends AccountEvent {
  declare type: EventType.USER_DELETED;
  userId!: string;

  @Field({ description: "The user's name." })
  name!: string;
}

const AVAILABLE_AFTER = { description: 'Free licenses of the pool right after the event.' };

@ObjectType({ implements: AccountEvent, description: 'A license was given to a user.' })
export class SeatAssigned extends AccountEvent {
  declare type: EventType.SEAT_ASSIGNED;
  licenseId!: string;
  kind!: LicenseKind;
  holderId!: string;

  @Field({ description: "The holder's name." })
  holderName!: string;

  @Field(() => Int, AVAILABLE_AFTER)
  availableAfter!: number;
}

@ObjectType({ implements: AccountEvent, description: 'A license became free: it can be assigned again.' })
export class SeatFreed extends AccountEvent {
  declare type: EventType.SEAT_FREED;
  licenseId!: string;
  kind!: LicenseKind;
  formerHolderId!: string;

  @Field({ description: 'The name of the user who held it.' })
  formerHolderName!: string;

  @Field(() => Int, AVAILABLE_AFTER)
  availableAfter!: number;
}

@ObjectType({
  implements: AccountEvent,
  description: 'A license went from a user to another in one step: it was never free in between (L7).',
})
export class SeatTransferred extends AccountEvent {
  declare type: EventType.SEAT_TRANSFERRED;
  licenseId!: string;
  kind!: LicenseKind;
  holderId!: string;
  formerHolderId!: string;

  @Field({ description: 'The name of the user who got it.' })
  holderName!: string;

  @Field({ description: 'The name of the user who gave it.' })
  formerHolderName!: string;
}

@ObjectType({ implements: AccountEvent, description: 'Licenses were bought or given back.' })
export class PoolResized extends AccountEvent {
  declare type: EventType.POOL_RESIZED;
  kind!: LicenseKind;

  @Field(() => Int, { description: 'Licenses of the pool since then.' })
  capacity!: number;

  @Field(() => Int, { description: 'Licenses of the pool until then.' })
  previousCapacity!: number;

  @Field(() => Int, AVAILABLE_AFTER)
  availableAfter!: number;
}

const SLUG = { description: "The page's slug at that moment." };

@ObjectType({
  implements: AccountEvent,
  description: 'A page was created: enabled if its owner was licensed, else dark as OWNER_UNLICENSED.',
})
export class PageCreated extends AccountEvent {
  declare type: EventType.PAGE_CREATED;
  pageId!: string;
  ownerId!: string;

  @Field(SLUG)
  slug!: string;
}

@ObjectType({ implements: AccountEvent, description: "A page's title, slug or duration was changed." })
export class PageUpdated extends AccountEvent {
  declare type: EventType.PAGE_UPDATED;
  pageId!: string;
  ownerId!: string;

  @Field({ description: "The page's slug since then." })
  slug!: string;
}

@ObjectType({ implements: AccountEvent, description: 'A page was enabled: it takes bookings.' })
export class PageEnabled extends AccountEvent {
  declare type: EventType.PAGE_ENABLED;
  pageId!: string;
  ownerId!: string;

  @Field(SLUG)
  slug!: string;
}

@ObjectType({
  implements: AccountEvent,
  description: 'A page went dark and takes no more bookings, or, being dark, got the reason BY_USER (L6).',
})
export class PageDisabled extends AccountEvent {
  declare type: EventType.PAGE_DISABLED;
  pageId!: string;
  ownerId!: string;

  @Field(SLUG)
  slug!: string;

  @Field(() => PageDisabledReason, { description: 'Why.' })
  reason!: PageDisabledReason;
}

@ObjectType({ implements: AccountEvent, description: 'A page got another owner.' })
export class PageReassigned extends AccountEvent {
  declare type: EventType.PAGE_REASSIGNED;
  pageId!: string;
  ownerId!: string;
  formerOwnerId!: string;

  @Field(SLUG)
  slug!: string;

  @Field({ description: "The new owner's name." })
  ownerName!: string;

  @Field({ description: "The former owner's name." })
  formerOwnerName!: string;
}

@ObjectType({ implements: AccountEvent, description: 'A page was deleted; its slug is free again.' })
export class PageDeleted extends AccountEvent {
  declare type: EventType.PAGE_DELETED;
  pageId!: string;
  ownerId!: string;

  @Field(SLUG)
  slug!: string;
}

@ObjectType({ implements: AccountEvent, description: 'An API key was created.' })
export class ApiKeyCreated extends AccountEvent {
  declare type: EventType.API_KEY_CREATED;
  keyId!: string;
}

@ObjectType({ implements: AccountEvent, description: 'An API key was revoked.' })
export class ApiKeyRevoked extends AccountEvent {
  declare type: EventType.API_KEY_REVOKED;
  keyId!: string;
}

export type AnyEvent =
  | UserCreated
  | UserUpdated
  | UserRoleChanged
  | UserDeleted
  | SeatAssigned
  | SeatFreed
  | SeatTransferred
  | PoolResized
  | PageCreated
  | PageUpdated
  | PageEnabled
  | PageDisabled
  | PageReassigned
  | PageDeleted
  | BookingCreated
  | BookingCanceled
  | ConversationStarted
  | ConversationJoined
  | ConversationRequeued
  | ConversationEnded
  | ApiKeyCreated
  | ApiKeyRevoked;

type DraftOf<E> = E extends AnyEvent ? Omit<E, Exclude<keyof AccountEvent, 'type'>> : never;

/** What a verb says of an event; its place, time and actor come from the change that records it. */
export type EventDraft = DraftOf<AnyEvent>;
