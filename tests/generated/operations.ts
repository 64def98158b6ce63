import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant, ISO 8601 in UTC with milliseconds, such as 2026-11-24T09:30:00.000Z. */
  DateTimeISO: { input: string; output: string; }
};

/** The workspace of an organization: the tenant. */
export type Account = Node & {
  __typename?: 'Account';
  /** When the account was opened. */
  createdAt: Scalars['DateTimeISO']['output'];
  /** The cursor of the newest event. Read it with a snapshot, subscribe `after` it, and nothing is missed. */
  eventCursor: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** The organization's name. */
  name: Scalars['String']['output'];
};

/** Something that happened in the account. Objects behind a link (license, pool, page) are as they are now; numbers and names (availableAfter, formerHolderName) are as they were right after the event. */
export type AccountEvent = {
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** A credential. It acts as one user of the account, with that user's role of the moment (A1). */
export type ApiKey = Node & {
  __typename?: 'ApiKey';
  /** When the key was created. */
  createdAt: Scalars['DateTimeISO']['output'];
  /** From when on the key is refused; null for never. */
  expiresAt: Maybe<Scalars['DateTimeISO']['output']>;
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** What the key is for, in the words of who made it: 1 to 200 characters. */
  label: Scalars['String']['output'];
  /** When it was last used, to the minute; null until then. */
  lastUsedAt: Maybe<Scalars['DateTimeISO']['output']>;
  /** Since when the key is revoked; null while it is not. */
  revokedAt: Maybe<Scalars['DateTimeISO']['output']>;
  /** What the key allows. */
  scope: ApiKeyScope;
  /** As whom the key acts. */
  user: User;
};

/** A page of a list (GraphQL Cursor Connections, forward only). */
export type ApiKeyConnection = {
  __typename?: 'ApiKeyConnection';
  /** The places of this page, in order. */
  edges: Array<ApiKeyEdge>;
  /** What stands there, without the cursors. */
  nodes: Array<ApiKey>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
  /** How many the whole list has. */
  totalCount: Scalars['Int']['output'];
};

/** An API key was created. */
export type ApiKeyCreated = AccountEvent & Node & {
  __typename?: 'ApiKeyCreated';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** The key as it is now. */
  apiKey: ApiKey;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** A place in a list. */
export type ApiKeyEdge = {
  __typename?: 'ApiKeyEdge';
  /** The place, to ask for what follows `after` it. */
  cursor: Scalars['String']['output'];
  /** What stands there. */
  node: ApiKey;
};

/** An API key was revoked. */
export type ApiKeyRevoked = AccountEvent & Node & {
  __typename?: 'ApiKeyRevoked';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** The key as it is now. */
  apiKey: ApiKey;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** What a key allows of all that its user may. */
export type ApiKeyScope =
  /** All that the user may. */
  | 'FULL'
  /** Queries and subscriptions. Every mutation is FORBIDDEN, those for guests as well. */
  | 'READ';

/** A license to give to a user. */
export type AssignLicenseInput = {
  /** Change nothing, and answer with what would happen: whatever the payload lists as it would be, holder and owner included, and its numbers. What is reached through that is as it is now. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Of which kind. */
  kind: LicenseKind;
  /** Enable again the pages that the user owns and that are disabled as OWNER_UNLICENSED; also for one who holds the license already. Only with SCHEDULED_MEETING (else INVALID). */
  restorePages?: InputMaybe<Scalars['Boolean']['input']>;
  /** Who gets it. */
  userId: Scalars['ID']['input'];
};

/** The answer of `assignLicense`. */
export type AssignLicensePayload = {
  __typename?: 'AssignLicensePayload';
  /** Free licenses of the kind after the change; null when refused. */
  availableAfter: Maybe<Scalars['Int']['output']>;
  /** The license that the user holds now; null when refused. */
  license: Maybe<License>;
  /** All pages that came back; empty when refused. */
  restoredPages: Array<BookingPage>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** Licenses of one kind to give to many users, all or none. */
export type AssignLicensesInput = {
  /** Change nothing, and answer with what would happen: whatever the payload lists as it would be, holder and owner included, and its numbers. What is reached through that is as it is now. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Of which kind. */
  kind: LicenseKind;
  /** Enable again the pages that the user owns and that are disabled as OWNER_UNLICENSED; also for one who holds the license already. Only with SCHEDULED_MEETING (else INVALID). */
  restorePages?: InputMaybe<Scalars['Boolean']['input']>;
  /** Who gets one, in this order; up to 1,000 (else BATCH_TOO_LARGE). A repeated user counts once. */
  userIds: Array<Scalars['ID']['input']>;
};

/** The answer of `assignLicenses`. */
export type AssignLicensesPayload = {
  __typename?: 'AssignLicensesPayload';
  /** Free licenses of the kind after the change; null when refused. */
  availableAfter: Maybe<Scalars['Int']['output']>;
  /** Each user's license, in their order; empty when refused. */
  licenses: Array<License>;
  /** All pages that came back; empty when refused. */
  restoredPages: Array<BookingPage>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** An appointment to book. */
export type BookAppointmentInput = {
  /** Up to 254 characters; nobody verifies it. */
  guestEmail: Scalars['String']['input'];
  /** Who comes: 1 to 200 characters. */
  guestName: Scalars['String']['input'];
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The page, which must be enabled (else PAGE_DISABLED). */
  slug: Scalars['String']['input'];
  /** When it begins: in the future, and within 365 days (else INVALID). It lasts as long as the page says. */
  startsAt: Scalars['DateTimeISO']['input'];
};

/** The answer of `bookAppointment`. */
export type BookAppointmentPayload = {
  __typename?: 'BookAppointmentPayload';
  /** The id of the booking; null when refused. */
  bookingId: Maybe<Scalars['ID']['output']>;
  /** The secret by which the guest cancels it (`cancelAppointment`), told this once; null when refused. */
  cancelToken: Maybe<Scalars['String']['output']>;
  /** The first instant after it; null when refused. */
  endsAt: Maybe<Scalars['DateTimeISO']['output']>;
  /** The first instant of the appointment; null when refused. */
  startsAt: Maybe<Scalars['DateTimeISO']['output']>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** An appointment that a guest made through a booking page, of the length that the page had then. */
export type Booking = Node & {
  __typename?: 'Booking';
  /** The first instant after it: the next one may start then. */
  endsAt: Scalars['DateTimeISO']['output'];
  /** As the guest wrote it; nobody has verified it. */
  guestEmail: Scalars['String']['output'];
  /** 1 to 200 characters. */
  guestName: Scalars['String']['output'];
  /** The page's owner when the booking was made; it stays so if the page changes hands (B3). Null when the caller may not see them. */
  host: Maybe<User>;
  /** The host's name when the booking was made. */
  hostName: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** The page as it is now; null when it is gone, or the caller may not see it. */
  page: Maybe<BookingPage>;
  /** The page's title when the booking was made. */
  pageTitle: Scalars['String']['output'];
  /** The first instant of the appointment. */
  startsAt: Scalars['DateTimeISO']['output'];
  /** Whether it takes place. */
  status: BookingStatus;
};

/** A booking was canceled; its time is free again. */
export type BookingCanceled = AccountEvent & Node & {
  __typename?: 'BookingCanceled';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** The booking as it is now. */
  booking: Booking;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** The page as it is now; null when it is gone, or the caller may not see it. */
  page: Maybe<BookingPage>;
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The page's slug at that moment or, of a deleted page, when the booking was made. */
  slug: Scalars['String']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** A page of a list (GraphQL Cursor Connections, forward only). */
export type BookingConnection = {
  __typename?: 'BookingConnection';
  /** The places of this page, in order. */
  edges: Array<BookingEdge>;
  /** What stands there, without the cursors. */
  nodes: Array<Booking>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
  /** How many the whole list has. */
  totalCount: Scalars['Int']['output'];
};

/** A guest booked an appointment. */
export type BookingCreated = AccountEvent & Node & {
  __typename?: 'BookingCreated';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** The booking as it is now. */
  booking: Booking;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** The page as it is now; null when it is gone, or the caller may not see it. */
  page: Maybe<BookingPage>;
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The page's slug at that moment. */
  slug: Scalars['String']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** A place in a list. */
export type BookingEdge = {
  __typename?: 'BookingEdge';
  /** The place, to ask for what follows `after` it. */
  cursor: Scalars['String']['output'];
  /** What stands there. */
  node: Booking;
};

/** A page through which guests book appointments with its owner. */
export type BookingPage = Node & {
  __typename?: 'BookingPage';
  /** Made through this page, canceled ones too; by startsAt, oldest first. A Member sees those whose host they are. */
  bookings: BookingConnection;
  /** When the page was created. */
  createdAt: Scalars['DateTimeISO']['output'];
  /** Since when the page is dark; null while it is enabled. */
  disabledAt: Maybe<Scalars['DateTimeISO']['output']>;
  /** Null while the page is enabled. */
  disabledReason: Maybe<PageDisabledReason>;
  /** Length of an appointment in minutes, 5 to 1,440. */
  durationMinutes: Scalars['Int']['output'];
  /** Takes bookings. An enabled page has a licensed owner, always (P2). */
  enabled: Scalars['Boolean']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** Who takes the bookings of this page. */
  owner: User;
  /** Unique across all accounts; guests book through it. `[a-z0-9-]{3,64}`. */
  slug: Scalars['String']['output'];
  /** 1 to 200 characters. */
  title: Scalars['String']['output'];
  /** Confirmed bookings that have not ended yet, whoever is their host. */
  upcomingBookings: Scalars['Int']['output'];
};


/** A page through which guests book appointments with its owner. */
export type BookingPageBookingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['DateTimeISO']['input']>;
};

/** A page of a list (GraphQL Cursor Connections, forward only). */
export type BookingPageConnection = {
  __typename?: 'BookingPageConnection';
  /** The places of this page, in order. */
  edges: Array<BookingPageEdge>;
  /** What stands there, without the cursors. */
  nodes: Array<BookingPage>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
  /** How many the whole list has. */
  totalCount: Scalars['Int']['output'];
};

/** A place in a list. */
export type BookingPageEdge = {
  __typename?: 'BookingPageEdge';
  /** The place, to ask for what follows `after` it. */
  cursor: Scalars['String']['output'];
  /** What stands there. */
  node: BookingPage;
};

/** Narrows the list; what is left out or null does not. */
export type BookingPageFilter = {
  /** Only pages dark for this reason. */
  disabledReason?: InputMaybe<PageDisabledReason>;
  /** Only enabled pages, or only dark ones. */
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only this user's pages. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
};

/** Whether an appointment takes place. */
export type BookingStatus =
  /** It was canceled by the guest, the host or an Administrator. */
  | 'CANCELED'
  /** It takes place, or took place: the time is the host’s no longer (B2). */
  | 'CONFIRMED';

/** A booking to cancel, by its guest. */
export type CancelAppointmentInput = {
  /** What `bookAppointment` answered. */
  cancelToken: Scalars['String']['input'];
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The answer of `cancelAppointment`. */
export type CancelAppointmentPayload = {
  __typename?: 'CancelAppointmentPayload';
  /** The booking is canceled by this; false when refused. */
  canceled: Scalars['Boolean']['output'];
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** A booking to cancel, by its host or an Administrator. */
export type CancelBookingInput = {
  /** The booking. */
  bookingId: Scalars['ID']['input'];
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The answer of `cancelBooking`. */
export type CancelBookingPayload = {
  __typename?: 'CancelBookingPayload';
  /** The booking as it is now; null when refused. */
  booking: Maybe<Booking>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** A role to give to a user. */
export type ChangeUserRoleInput = {
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The role from now on. */
  role: Role;
  /** Whose role. */
  userId: Scalars['ID']['input'];
};

/** The answer of `changeUserRole`. */
export type ChangeUserRolePayload = {
  __typename?: 'ChangeUserRolePayload';
  /** The user as they are now; null when refused. */
  user: Maybe<User>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** A live chat or instant call: a visitor waits until the first licensed user joins (C1). */
export type Conversation = Node & {
  __typename?: 'Conversation';
  /** The licensed user who took it; null while it waits, if it ended so, or when the caller may not see them. */
  agent: Maybe<User>;
  /** The agent's name when they joined; null while it waits. */
  agentName: Maybe<Scalars['String']['output']>;
  /** When it ended; null until then. */
  endedAt: Maybe<Scalars['DateTimeISO']['output']>;
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** What the visitor asked for. */
  kind: ConversationKind;
  /** When the visitor asked for it. */
  startedAt: Scalars['DateTimeISO']['output'];
  /** Where it stands. */
  status: ConversationStatus;
  /** As the visitor wrote it: 1 to 200 characters. */
  visitorName: Scalars['String']['output'];
};

/** A page of a list (GraphQL Cursor Connections, forward only). */
export type ConversationConnection = {
  __typename?: 'ConversationConnection';
  /** The places of this page, in order. */
  edges: Array<ConversationEdge>;
  /** What stands there, without the cursors. */
  nodes: Array<Conversation>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
  /** How many the whole list has. */
  totalCount: Scalars['Int']['output'];
};

/** A place in a list. */
export type ConversationEdge = {
  __typename?: 'ConversationEdge';
  /** The place, to ask for what follows `after` it. */
  cursor: Scalars['String']['output'];
  /** What stands there. */
  node: Conversation;
};

/** A conversation was ended by its agent or an Administrator, or left by its visitor. */
export type ConversationEnded = AccountEvent & Node & {
  __typename?: 'ConversationEnded';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** The conversation as it is now. */
  conversation: Conversation;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** A user took a waiting conversation. */
export type ConversationJoined = AccountEvent & Node & {
  __typename?: 'ConversationJoined';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** Who took it; null when the caller may not see them. */
  agent: Maybe<User>;
  /** The agent's name. */
  agentName: Scalars['String']['output'];
  /** The conversation as it is now. */
  conversation: Conversation;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** What a visitor asked for. */
export type ConversationKind =
  /** A call at once. */
  | 'INSTANT_CALL'
  /** A chat in writing. */
  | 'LIVE_CHAT';

/** Its agent lost the LIVE_ENGAGEMENT license, or was deleted: the visitor waits for another one (L5). */
export type ConversationRequeued = AccountEvent & Node & {
  __typename?: 'ConversationRequeued';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** The conversation as it is now. */
  conversation: Conversation;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Who had it; null when the caller may not see them. */
  formerAgent: Maybe<User>;
  /** The name of the user who had it. */
  formerAgentName: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** A visitor asked for a conversation and waits. */
export type ConversationStarted = AccountEvent & Node & {
  __typename?: 'ConversationStarted';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** The conversation as it is now. */
  conversation: Conversation;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** Where a conversation stands. */
export type ConversationStatus =
  /** A holder of a LIVE_ENGAGEMENT license has it (C1, C2). */
  | 'ACTIVE'
  /** It is over. */
  | 'ENDED'
  /** The visitor waits for somebody to join. */
  | 'WAITING';

/** A key to create. */
export type CreateApiKeyInput = {
  /** From when on it is refused, in the future; never by default. */
  expiresAt?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What it is for: 1 to 200 characters. */
  label: Scalars['String']['input'];
  /** What it allows. */
  scope?: InputMaybe<ApiKeyScope>;
  /** As whom it acts. */
  userId: Scalars['ID']['input'];
};

/** The answer of `createApiKey`. */
export type CreateApiKeyPayload = {
  __typename?: 'CreateApiKeyPayload';
  /** The new key; null when refused. */
  apiKey: Maybe<ApiKey>;
  /** The text to send as "Authorization: Bearer <secret>". It is told this once and not stored. */
  secret: Maybe<Scalars['String']['output']>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** A page to create. */
export type CreateBookingPageInput = {
  /** Length of an appointment in minutes, 5 to 1,440. */
  durationMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Whose page; the caller by default. Others only by an Administrator. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** `[a-z0-9-]{3,64}`, unique across all accounts (else SLUG_TAKEN). */
  slug: Scalars['String']['input'];
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
};

/** The answer of `createBookingPage`. */
export type CreateBookingPagePayload = {
  __typename?: 'CreateBookingPagePayload';
  /** The page as it is now; null when refused. */
  page: Maybe<BookingPage>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** A user to create. */
export type CreateUserInput = {
  /** Up to 254 characters; unique within the account, ignoring case (else EMAIL_TAKEN). */
  email: Scalars['String']['input'];
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Licenses to give at once; where one is not to be had, nothing is created (NO_FREE_LICENSE). */
  licenses?: InputMaybe<Array<LicenseKind>>;
  /** 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** What the user may do. */
  role?: InputMaybe<Role>;
};

/** The answer of `createUser`. */
export type CreateUserPayload = {
  __typename?: 'CreateUserPayload';
  /** The new user; null when refused. */
  user: Maybe<User>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** Users to create, all or none. */
export type CreateUsersInput = {
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Up to 1,000 (else BATCH_TOO_LARGE). An `idempotencyKey` is that of the batch; in one of these it is INVALID. */
  users: Array<CreateUserInput>;
};

/** The answer of `createUsers`. */
export type CreateUsersPayload = {
  __typename?: 'CreateUsersPayload';
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
  /** The new users, in the order given; empty when refused. */
  users: Array<User>;
};

/** A page to delete. */
export type DeleteBookingPageInput = {
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The page. */
  pageId: Scalars['ID']['input'];
};

/** The answer of `deleteBookingPage`. */
export type DeleteBookingPagePayload = {
  __typename?: 'DeleteBookingPagePayload';
  /** The id that the page had; null when refused. */
  deletedPageId: Maybe<Scalars['ID']['output']>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** A user to delete. */
export type DeleteUserInput = {
  /** Change nothing, and answer with what would happen: whatever the payload lists as it would be, holder and owner included, and its numbers. What is reached through that is as it is now. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Who gets the user's pages: enabled ones stay so if this user is licensed, else they go dark as OWNER_UNLICENSED. Left out, the calling Administrator gets them, the enabled ones disabled as OWNER_DELETED; who deletes themselves must name somebody else (INVALID). */
  pagesTo?: InputMaybe<Scalars['ID']['input']>;
  /** Whom. */
  userId: Scalars['ID']['input'];
};

/** The answer of `deleteUser`. */
export type DeleteUserPayload = {
  __typename?: 'DeleteUserPayload';
  /** The id of the deleted user; null when refused. */
  deletedUserId: Maybe<Scalars['ID']['output']>;
  /** Those of them that went dark; empty when refused. */
  disabledPages: Array<BookingPage>;
  /** The licenses that they held, free now; empty when refused. */
  freedLicenses: Array<License>;
  /** All pages that got another owner; empty when refused. */
  movedPages: Array<BookingPage>;
  /** All conversations that lost their agent and wait again (L5); empty when refused. */
  requeuedConversations: Array<Conversation>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** A page to disable. */
export type DisableBookingPageInput = {
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The page. */
  pageId: Scalars['ID']['input'];
};

/** The answer of `disableBookingPage`. */
export type DisableBookingPagePayload = {
  __typename?: 'DisableBookingPagePayload';
  /** The page as it is now; null when refused. */
  page: Maybe<BookingPage>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** A page to enable. */
export type EnableBookingPageInput = {
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The page. */
  pageId: Scalars['ID']['input'];
};

/** The answer of `enableBookingPage`. */
export type EnableBookingPagePayload = {
  __typename?: 'EnableBookingPagePayload';
  /** The page as it is now; null when refused. */
  page: Maybe<BookingPage>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** A conversation to end. */
export type EndConversationInput = {
  /** The conversation. */
  conversationId: Scalars['ID']['input'];
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The answer of `endConversation`. */
export type EndConversationPayload = {
  __typename?: 'EndConversationPayload';
  /** The conversation as it is now; null when refused. */
  conversation: Maybe<Conversation>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** A page of a list (GraphQL Cursor Connections, forward only). */
export type EventConnection = {
  __typename?: 'EventConnection';
  /** The places of this page, in order. */
  edges: Array<EventEdge>;
  /** What stands there, without the cursors. */
  nodes: Array<AccountEvent>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** A place in a list. */
export type EventEdge = {
  __typename?: 'EventEdge';
  /** The place, to ask for what follows `after` it. */
  cursor: Scalars['String']['output'];
  /** What stands there. */
  node: AccountEvent;
};

/** What happened; the name of the event’s object type, in capitals. */
export type EventType =
  /** `ApiKeyCreated` */
  | 'API_KEY_CREATED'
  /** `ApiKeyRevoked` */
  | 'API_KEY_REVOKED'
  /** `BookingCanceled` */
  | 'BOOKING_CANCELED'
  /** `BookingCreated` */
  | 'BOOKING_CREATED'
  /** `ConversationEnded` */
  | 'CONVERSATION_ENDED'
  /** `ConversationJoined` */
  | 'CONVERSATION_JOINED'
  /** `ConversationRequeued` */
  | 'CONVERSATION_REQUEUED'
  /** `ConversationStarted` */
  | 'CONVERSATION_STARTED'
  /** `PageCreated` */
  | 'PAGE_CREATED'
  /** `PageDeleted` */
  | 'PAGE_DELETED'
  /** `PageDisabled` */
  | 'PAGE_DISABLED'
  /** `PageEnabled` */
  | 'PAGE_ENABLED'
  /** `PageReassigned` */
  | 'PAGE_REASSIGNED'
  /** `PageUpdated` */
  | 'PAGE_UPDATED'
  /** `PoolResized` */
  | 'POOL_RESIZED'
  /** `SeatAssigned` */
  | 'SEAT_ASSIGNED'
  /** `SeatFreed` */
  | 'SEAT_FREED'
  /** `SeatTransferred` */
  | 'SEAT_TRANSFERRED'
  /** `UserCreated` */
  | 'USER_CREATED'
  /** `UserDeleted` */
  | 'USER_DELETED'
  /** `UserRoleChanged` */
  | 'USER_ROLE_CHANGED'
  /** `UserUpdated` */
  | 'USER_UPDATED';

/** A conversation to join. */
export type JoinConversationInput = {
  /** The conversation. */
  conversationId: Scalars['ID']['input'];
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The answer of `joinConversation`. */
export type JoinConversationPayload = {
  __typename?: 'JoinConversationPayload';
  /** The conversation as it is now; null when refused. */
  conversation: Maybe<Conversation>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** A conversation to leave, by its visitor. */
export type LeaveConversationInput = {
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What `startConversation` answered. */
  visitorToken: Scalars['String']['input'];
};

/** The answer of `leaveConversation`. */
export type LeaveConversationPayload = {
  __typename?: 'LeaveConversationPayload';
  /** The conversation is ended by this; false when refused. */
  left: Scalars['Boolean']['output'];
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** One license (a seat) of a pool. It exists whether or not somebody holds it, and keeps its id when it is recycled (L1). */
export type License = Node & {
  __typename?: 'License';
  /** Since when its holder holds it; null while it is free. */
  assignedAt: Maybe<Scalars['DateTimeISO']['output']>;
  /** Null when the license is free, or when the caller may not see the holder. */
  holder: Maybe<User>;
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** Its pool's kind. */
  kind: LicenseKind;
  /** The pool it belongs to, also once it is retired. */
  pool: LicensePool;
  /** Set once the pool was resized and the license given back; nobody can hold it again. */
  retiredAt: Maybe<Scalars['DateTimeISO']['output']>;
};

/** A page of a list (GraphQL Cursor Connections, forward only). */
export type LicenseConnection = {
  __typename?: 'LicenseConnection';
  /** The places of this page, in order. */
  edges: Array<LicenseEdge>;
  /** What stands there, without the cursors. */
  nodes: Array<License>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
  /** How many the whole list has. */
  totalCount: Scalars['Int']['output'];
};

/** A place in a list. */
export type LicenseEdge = {
  __typename?: 'LicenseEdge';
  /** The place, to ask for what follows `after` it. */
  cursor: Scalars['String']['output'];
  /** What stands there. */
  node: License;
};

/** What a license allows its holder. */
export type LicenseKind =
  /** To join live chats and instant calls. */
  | 'LIVE_ENGAGEMENT'
  /** To take bookings through their enabled booking pages. */
  | 'SCHEDULED_MEETING';

/** An account's licenses of one kind. Each account has one pool of each kind, if only of capacity 0. */
export type LicensePool = Node & {
  __typename?: 'LicensePool';
  /** Licenses that a user holds. */
  assigned: Scalars['Int']['output'];
  /** Licenses that nobody holds: capacity - assigned; never negative. */
  available: Scalars['Int']['output'];
  /** Licenses the subscription paid for: 0 to 100,000. */
  capacity: Scalars['Int']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** The kind of all its licenses. */
  kind: LicenseKind;
  /** Its licenses, without the retired ones; those longest there first. */
  licenses: LicenseConnection;
};


/** An account's licenses of one kind. Each account has one pool of each kind, if only of capacity 0. */
export type LicensePoolLicensesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  assigned?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** The newest position of the log. */
export type LogHead = {
  __typename?: 'LogHead';
  /** When that was so, by the database's clock. */
  at: Scalars['DateTimeISO']['output'];
  /** To resume after it. */
  cursor: Scalars['String']['output'];
  /** The newest event's `sequence`, 0 before the first. */
  sequence: Scalars['Int']['output'];
};

/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Idempotent: a user who holds such a license already keeps it, and nothing is recorded. Records SeatAssigned, then PageEnabled for each restored page. */
  assignLicense: AssignLicensePayload;
  /** Up to 1,000 users, all or none, every fault listed; a repeated user counts once. Records, user by user, what `assignLicense` does. */
  assignLicenses: AssignLicensesPayload;
  /** By a guest, through an enabled page (PAGE_DISABLED), at a time at which its owner has no other booking (SLOT_TAKEN). Records BookingCreated. */
  bookAppointment: BookAppointmentPayload;
  /** By the guest with the token that booking gave, also when the page is disabled (P3). Records BookingCanceled. */
  cancelAppointment: CancelAppointmentPayload;
  /** By the host or an Administrator. Records BookingCanceled. */
  cancelBooking: CancelBookingPayload;
  /** The last Administrator cannot be demoted (LAST_ADMINISTRATOR). Open sockets of the user are closed with 4403, to come back with the new role. Records UserRoleChanged. */
  changeUserRole: ChangeUserRolePayload;
  /** A key acts as one user of the account, with that user's role of the moment. Its secret is shown once. Records ApiKeyCreated. */
  createApiKey: CreateApiKeyPayload;
  /** A Member for themselves, an Administrator for anybody. The page starts enabled if its owner is licensed, else disabled (OWNER_UNLICENSED). Records PageCreated. */
  createBookingPage: CreateBookingPagePayload;
  /** Creating a user never uses a license unless `licenses` asks for one. Records UserCreated, then SeatAssigned for each license. */
  createUser: CreateUserPayload;
  /** Up to 1,000 users, all or none. Every fault of the batch is listed, by its place: ["users", "3", "email"]; where licenses run out, NO_FREE_LICENSE for each row beyond the free ones, in the order given; a repeated e-mail is EMAIL_TAKEN at the later row. Records, user by user, what `createUser` does. */
  createUsers: CreateUsersPayload;
  /** Bookings made stand. The slug becomes free. Records PageDeleted. */
  deleteBookingPage: DeleteBookingPagePayload;
  /** Frees the user's licenses, hands over their pages, lets their conversations wait again and revokes their keys; bookings stand. The last Administrator cannot be deleted (LAST_ADMINISTRATOR). Records ConversationRequeued for each conversation, PageDisabled and PageReassigned page by page, SeatFreed for each license, ApiKeyRevoked for each key, then UserDeleted. */
  deleteUser: DeleteUserPayload;
  /** Makes a page dark (BY_USER) until somebody enables it; a page dark for another reason gets this one. Records PageDisabled. */
  disableBookingPage: DisableBookingPagePayload;
  /** Lets a page take bookings; its owner must be licensed (OWNER_UNLICENSED). Records PageEnabled. */
  enableBookingPage: EnableBookingPagePayload;
  /** By its agent, or an Administrator, also while it waits; FORBIDDEN for others. Records ConversationEnded. */
  endConversation: EndConversationPayload;
  /** First come, first served (CONVERSATION_TAKEN), and only for a holder of a LIVE_ENGAGEMENT license. Records ConversationJoined. */
  joinConversation: JoinConversationPayload;
  /** By the visitor, with the token that starting it gave. Records ConversationEnded. */
  leaveConversation: LeaveConversationPayload;
  /** An enabled page goes only to a licensed user (OWNER_UNLICENSED); a disabled one to anybody, and `enable` enables it with the move. Records PageReassigned, then PageEnabled. */
  reassignBookingPage: ReassignBookingPagePayload;
  /** Buys or gives back licenses, 0 to 100,000. Never takes one from a holder: CAPACITY_BELOW_ASSIGNED. Records PoolResized. */
  resizeLicensePool: ResizeLicensePoolPayload;
  /** Ends a key for good: its requests are refused, its open sockets closed with 4403. Records ApiKeyRevoked. */
  revokeApiKey: RevokeApiKeyPayload;
  /** By a visitor, who waits until somebody joins. RATE_LIMITED while too many wait already. Records ConversationStarted. */
  startConversation: StartConversationPayload;
  /** Moves one license from a user to another in one step: it is never free in between, and keeps its id. Records PageDisabled or PageReassigned for each page of the giver, ConversationRequeued for each of their conversations, SeatTransferred, then PageEnabled for each restored page. */
  transferLicense: TransferLicensePayload;
  /** Frees the license; LICENSE_NOT_HELD if there is none. Losing a SCHEDULED_MEETING license disables every enabled page the user owns, unless `pagesTo` gets them; losing a LIVE_ENGAGEMENT license lets their active conversations wait again. Records PageDisabled or PageReassigned for each page, ConversationRequeued for each conversation, then SeatFreed. */
  unassignLicense: UnassignLicensePayload;
  /** Up to 1,000 users, all or none, every fault listed; a repeated user counts once. Records, user by user, what `unassignLicense` does. */
  unassignLicenses: UnassignLicensesPayload;
  /** Changes what is given of a page. A Member their own, an Administrator any. Records PageUpdated. */
  updateBookingPage: UpdateBookingPagePayload;
  /** Changes a name or an e-mail: a Member their own, an Administrator anybody’s. Records UserUpdated. */
  updateUser: UpdateUserPayload;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationAssignLicenseArgs = {
  input: AssignLicenseInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationAssignLicensesArgs = {
  input: AssignLicensesInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationBookAppointmentArgs = {
  input: BookAppointmentInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationCancelAppointmentArgs = {
  input: CancelAppointmentInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationCancelBookingArgs = {
  input: CancelBookingInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationChangeUserRoleArgs = {
  input: ChangeUserRoleInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationCreateApiKeyArgs = {
  input: CreateApiKeyInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationCreateBookingPageArgs = {
  input: CreateBookingPageInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationCreateUserArgs = {
  input: CreateUserInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationCreateUsersArgs = {
  input: CreateUsersInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationDeleteBookingPageArgs = {
  input: DeleteBookingPageInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationDeleteUserArgs = {
  input: DeleteUserInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationDisableBookingPageArgs = {
  input: DisableBookingPageInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationEnableBookingPageArgs = {
  input: EnableBookingPageInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationEndConversationArgs = {
  input: EndConversationInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationJoinConversationArgs = {
  input: JoinConversationInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationLeaveConversationArgs = {
  input: LeaveConversationInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationReassignBookingPageArgs = {
  input: ReassignBookingPageInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationResizeLicensePoolArgs = {
  input: ResizeLicensePoolInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationRevokeApiKeyArgs = {
  input: RevokeApiKeyInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationStartConversationArgs = {
  input: StartConversationInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationTransferLicenseArgs = {
  input: TransferLicenseInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationUnassignLicenseArgs = {
  input: UnassignLicenseInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationUnassignLicensesArgs = {
  input: UnassignLicensesInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationUpdateBookingPageArgs = {
  input: UpdateBookingPageInput;
};


/** What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`. */
export type MutationUpdateUserArgs = {
  input: UpdateUserInput;
};

/** An object that can be fetched again by its id (`node`, `nodes`), until it is deleted or, of a license, retired. */
export type Node = {
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
};

/** A page was created: enabled if its owner was licensed, else dark as OWNER_UNLICENSED. */
export type PageCreated = AccountEvent & Node & {
  __typename?: 'PageCreated';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** The page as it is now; null when it is gone, or the caller may not see it. */
  page: Maybe<BookingPage>;
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The page's slug at that moment. */
  slug: Scalars['String']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** A page was deleted; its slug is free again. */
export type PageDeleted = AccountEvent & Node & {
  __typename?: 'PageDeleted';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The page's slug at that moment. */
  slug: Scalars['String']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** A page went dark and takes no more bookings, or, being dark, got the reason BY_USER (L6). */
export type PageDisabled = AccountEvent & Node & {
  __typename?: 'PageDisabled';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** The page as it is now; null when it is gone, or the caller may not see it. */
  page: Maybe<BookingPage>;
  /** Why. */
  reason: PageDisabledReason;
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The page's slug at that moment. */
  slug: Scalars['String']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** Why a page is dark. OWNER_UNLICENSED pages are those that `restorePages` brings back, whether the owner lost a license or never had one (L6). */
export type PageDisabledReason =
  /** Somebody disabled it; only `enableBookingPage` and the like bring it back. */
  | 'BY_USER'
  /** Its owner was deleted, and an Administrator has it until somebody decides (U5). */
  | 'OWNER_DELETED'
  /** Its owner held no SCHEDULED_MEETING license. */
  | 'OWNER_UNLICENSED';

/** A page was enabled: it takes bookings. */
export type PageEnabled = AccountEvent & Node & {
  __typename?: 'PageEnabled';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** The page as it is now; null when it is gone, or the caller may not see it. */
  page: Maybe<BookingPage>;
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The page's slug at that moment. */
  slug: Scalars['String']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** Where a page of a list stands in it. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last edge, to ask `after`. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** More follows: ask again `after` endCursor. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Something precedes this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge; null on an empty page. */
  startCursor: Maybe<Scalars['String']['output']>;
};

/** A page got another owner. */
export type PageReassigned = AccountEvent & Node & {
  __typename?: 'PageReassigned';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** The former owner; null when the caller may not see them. */
  formerOwner: Maybe<User>;
  /** The former owner's name. */
  formerOwnerName: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** The new owner; null when the caller may not see them. */
  owner: Maybe<User>;
  /** The new owner's name. */
  ownerName: Scalars['String']['output'];
  /** The page as it is now; null when it is gone, or the caller may not see it. */
  page: Maybe<BookingPage>;
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The page's slug at that moment. */
  slug: Scalars['String']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** A page's title, slug or duration was changed. */
export type PageUpdated = AccountEvent & Node & {
  __typename?: 'PageUpdated';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** The page as it is now; null when it is gone, or the caller may not see it. */
  page: Maybe<BookingPage>;
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The page's slug since then. */
  slug: Scalars['String']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** Licenses were bought or given back. */
export type PoolResized = AccountEvent & Node & {
  __typename?: 'PoolResized';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** Free licenses of the pool right after the event. */
  availableAfter: Scalars['Int']['output'];
  /** Licenses of the pool since then. */
  capacity: Scalars['Int']['output'];
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** The pool as it is now. */
  pool: LicensePool;
  /** Licenses of the pool until then. */
  previousCapacity: Scalars['Int']['output'];
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** What a guest sees of a booking page, and all that they see. */
export type PublicBookingPage = {
  __typename?: 'PublicBookingPage';
  /** False while the page is disabled (PAGE_DISABLED). */
  acceptsBookings: Scalars['Boolean']['output'];
  /** Length of an appointment in minutes, 5 to 1,440. */
  durationMinutes: Scalars['Int']['output'];
  /** The name of its owner, who takes the appointments. */
  hostName: Scalars['String']['output'];
  /** By which it is booked. */
  slug: Scalars['String']['output'];
  /** 1 to 200 characters. */
  title: Scalars['String']['output'];
};

/** What can be asked. All fields of one operation answer from one state of the account. */
export type Query = {
  __typename?: 'Query';
  /** The caller's account. */
  account: Account;
  /** The account's keys, without their secrets: also revoked and expired ones; the oldest first. */
  apiKeys: ApiKeyConnection;
  /** Null when there is no such page, or the caller may not see it: a Member sees their own. */
  bookingPage: Maybe<BookingPage>;
  /** A Member sees their own pages, an Administrator all of the account's; the oldest first. */
  bookingPages: BookingPageConnection;
  /** A Member's own as a host, an Administrator's whole account; canceled ones too; by startsAt, oldest first. */
  bookings: BookingConnection;
  /** The account's, for all of its users. Newest first. */
  conversations: ConversationConnection;
  /** The account's event log, oldest first: the same events, order and cursors as the subscriptions. `endCursor` is the last position looked at, also when `types` left nothing to show there (then it can be past the last edge). */
  events: EventConnection;
  /** The account's pool of this kind. */
  licensePool: LicensePool;
  /** The account's pools, one of each kind. */
  licensePools: Array<LicensePool>;
  /** Null when the id is unknown, belongs to another account, may not be seen by the caller, or is that of a deleted object or a retired license: they are not told apart. */
  node: Maybe<Node>;
  /** One for each id, in their order. Up to 100 (else BAD_USER_INPUT). */
  nodes: Array<Maybe<Node>>;
  /** The page that has this slug, for whoever asks; null when there is none. */
  publicBookingPage: Maybe<PublicBookingPage>;
  /** Null when there is no such user, or the caller may not see them: a Member may look up only themselves. */
  user: Maybe<User>;
  /** The account's users, without deleted ones. */
  users: UserConnection;
  /** The user that the caller's key acts as. */
  viewer: User;
};


/** What can be asked. All fields of one operation answer from one state of the account. */
export type QueryApiKeysArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. All fields of one operation answer from one state of the account. */
export type QueryBookingPageArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. All fields of one operation answer from one state of the account. */
export type QueryBookingPagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<BookingPageFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. All fields of one operation answer from one state of the account. */
export type QueryBookingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['DateTimeISO']['input']>;
};


/** What can be asked. All fields of one operation answer from one state of the account. */
export type QueryConversationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<ConversationStatus>;
};


/** What can be asked. All fields of one operation answer from one state of the account. */
export type QueryEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  types?: InputMaybe<Array<EventType>>;
};


/** What can be asked. All fields of one operation answer from one state of the account. */
export type QueryLicensePoolArgs = {
  kind: LicenseKind;
};


/** What can be asked. All fields of one operation answer from one state of the account. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. All fields of one operation answer from one state of the account. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What can be asked. All fields of one operation answer from one state of the account. */
export type QueryPublicBookingPageArgs = {
  slug: Scalars['String']['input'];
};


/** What can be asked. All fields of one operation answer from one state of the account. */
export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. All fields of one operation answer from one state of the account. */
export type QueryUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<UserOrder>;
};

/** A page to hand to another owner. */
export type ReassignBookingPageInput = {
  /** Enable a dark page with the move; its new owner must be licensed then (OWNER_UNLICENSED). */
  enable?: InputMaybe<Scalars['Boolean']['input']>;
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Its owner from now on. */
  ownerId: Scalars['ID']['input'];
  /** The page. */
  pageId: Scalars['ID']['input'];
};

/** The answer of `reassignBookingPage`. */
export type ReassignBookingPagePayload = {
  __typename?: 'ReassignBookingPagePayload';
  /** The page as it is now; null when refused. */
  page: Maybe<BookingPage>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** How many licenses a pool shall have. */
export type ResizeLicensePoolInput = {
  /** 0 to 100,000 (else INVALID), and at least as many as are assigned. */
  capacity: Scalars['Int']['input'];
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The kind of the pool. */
  kind: LicenseKind;
};

/** The answer of `resizeLicensePool`. */
export type ResizeLicensePoolPayload = {
  __typename?: 'ResizeLicensePoolPayload';
  /** The pool as it is now; null when refused. */
  pool: Maybe<LicensePool>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** A key to revoke. */
export type RevokeApiKeyInput = {
  /** The key. */
  apiKeyId: Scalars['ID']['input'];
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The answer of `revokeApiKey`. */
export type RevokeApiKeyPayload = {
  __typename?: 'RevokeApiKeyPayload';
  /** The key as it is now; null when refused. */
  apiKey: Maybe<ApiKey>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** What a user may do. Independent of licenses (rule U2). */
export type Role =
  /** Sees and changes the whole account; may do all that a MEMBER may. */
  | 'ADMINISTRATOR'
  /** Sees and changes what is their own, and sees the numbers of the pools. */
  | 'MEMBER';

/** A license was given to a user. */
export type SeatAssigned = AccountEvent & Node & {
  __typename?: 'SeatAssigned';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** Free licenses of the pool right after the event. */
  availableAfter: Scalars['Int']['output'];
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Who got it; null when the caller may not see them. */
  holder: Maybe<User>;
  /** The holder's name. */
  holderName: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** The license as it is now. */
  license: License;
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** The pool as it is now. */
  pool: LicensePool;
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** A license became free: it can be assigned again. */
export type SeatFreed = AccountEvent & Node & {
  __typename?: 'SeatFreed';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** Free licenses of the pool right after the event. */
  availableAfter: Scalars['Int']['output'];
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Who held it; null when the caller may not see them. */
  formerHolder: Maybe<User>;
  /** The name of the user who held it. */
  formerHolderName: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** The license as it is now. */
  license: License;
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** The pool as it is now. */
  pool: LicensePool;
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** A license went from a user to another in one step: it was never free in between (L7). */
export type SeatTransferred = AccountEvent & Node & {
  __typename?: 'SeatTransferred';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Who gave it; null when the caller may not see them. */
  formerHolder: Maybe<User>;
  /** The name of the user who gave it. */
  formerHolderName: Scalars['String']['output'];
  /** Who got it; null when the caller may not see them. */
  holder: Maybe<User>;
  /** The name of the user who got it. */
  holderName: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** The license as it is now. */
  license: License;
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** The pool as it is now. */
  pool: LicensePool;
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** A conversation that a visitor asks for. */
export type StartConversationInput = {
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Chat or call. */
  kind: ConversationKind;
  /** Any booking page of the account, enabled or not: it names the account. */
  slug: Scalars['String']['input'];
  /** Who asks: 1 to 200 characters. */
  visitorName: Scalars['String']['input'];
};

/** The answer of `startConversation`. */
export type StartConversationPayload = {
  __typename?: 'StartConversationPayload';
  /** The id of the conversation; null when refused. */
  conversationId: Maybe<Scalars['ID']['output']>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
  /** The secret by which the visitor leaves (`leaveConversation`), told this once; null when refused. */
  visitorToken: Maybe<Scalars['String']['output']>;
};

/** What can be heard, over WebSocket (graphql-transport-ws): events after a cursor, in order, each once. */
export type Subscription = {
  __typename?: 'Subscription';
  /** Every event of the account. With `after`, first those past that cursor, then the live ones: in order, none missing, none twice. Without it, from now on. */
  accountEvents: AccountEvent;
  /** ConversationStarted and ConversationRequeued, for users who hold a LIVE_ENGAGEMENT license. Others are refused with FORBIDDEN, and who loses it hears that as the end. */
  conversationWaiting: AccountEvent;
  /** The log's newest position: at once, after changes (bursts folded) and at least every `everySeconds`. So a client of a filtered stream knows how far it is complete, and from where to resume: before a head is sent, every event up to it was sent that the subscriptions have to tell which were asked for on this socket before `logHead`. Events after it may have been sent already: resume after the furthest of both. */
  logHead: LogHead;
  /** Each page that is disabled. A Member hears of pages that were theirs at that moment, an Administrator of all. */
  pageDisabled: PageDisabled;
  /** Each license that becomes free. With `after`, first every such event past that cursor, then the live ones: in order, none missing, none twice, whatever dropped in between. Without it, from now on. */
  seatFreed: SeatFreed;
  /** The pool now, and again whenever its numbers change: for dashboards. Bursts may be folded into the newest state. */
  seatUsage: LicensePool;
};


/** What can be heard, over WebSocket (graphql-transport-ws): events after a cursor, in order, each once. */
export type SubscriptionAccountEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  types?: InputMaybe<Array<EventType>>;
};


/** What can be heard, over WebSocket (graphql-transport-ws): events after a cursor, in order, each once. */
export type SubscriptionConversationWaitingArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be heard, over WebSocket (graphql-transport-ws): events after a cursor, in order, each once. */
export type SubscriptionLogHeadArgs = {
  everySeconds?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be heard, over WebSocket (graphql-transport-ws): events after a cursor, in order, each once. */
export type SubscriptionPageDisabledArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be heard, over WebSocket (graphql-transport-ws): events after a cursor, in order, each once. */
export type SubscriptionSeatFreedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  kind?: InputMaybe<LicenseKind>;
};


/** What can be heard, over WebSocket (graphql-transport-ws): events after a cursor, in order, each once. */
export type SubscriptionSeatUsageArgs = {
  kind: LicenseKind;
};

/** A license to move from a user to another. */
export type TransferLicenseInput = {
  /** Change nothing, and answer with what would happen: whatever the payload lists as it would be, holder and owner included, and its numbers. What is reached through that is as it is now. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Who holds it (else LICENSE_NOT_HELD). */
  fromUserId: Scalars['ID']['input'];
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Of which kind. */
  kind: LicenseKind;
  /** Move the giver's enabled pages along; they are never disabled in between. Otherwise they are disabled. Only with SCHEDULED_MEETING (else INVALID). */
  movePages?: InputMaybe<Scalars['Boolean']['input']>;
  /** Enable again the receiver's pages that are disabled as OWNER_UNLICENSED: the hand-back at the end of a season. Only with SCHEDULED_MEETING (else INVALID). */
  restorePages?: InputMaybe<Scalars['Boolean']['input']>;
  /** Who gets it: somebody else (else INVALID), who holds none of the kind (else LICENSE_ALREADY_HELD). */
  toUserId: Scalars['ID']['input'];
};

/** The answer of `transferLicense`. */
export type TransferLicensePayload = {
  __typename?: 'TransferLicensePayload';
  /** All pages that went dark; empty when refused. */
  disabledPages: Array<BookingPage>;
  /** The license as the receiver holds it; null when refused. */
  license: Maybe<License>;
  /** All pages that got another owner; empty when refused. */
  movedPages: Array<BookingPage>;
  /** All conversations that lost their agent and wait again (L5); empty when refused. */
  requeuedConversations: Array<Conversation>;
  /** All pages that came back; empty when refused. */
  restoredPages: Array<BookingPage>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** A license to take from a user. */
export type UnassignLicenseInput = {
  /** Change nothing, and answer with what would happen: whatever the payload lists as it would be, holder and owner included, and its numbers. What is reached through that is as it is now. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Of which kind. */
  kind: LicenseKind;
  /** Hand the enabled pages to this licensed user (else OWNER_UNLICENSED) instead of disabling them; nobody who loses a license here. Only with SCHEDULED_MEETING (else INVALID). */
  pagesTo?: InputMaybe<Scalars['ID']['input']>;
  /** Who holds it. */
  userId: Scalars['ID']['input'];
};

/** The answer of `unassignLicense`. */
export type UnassignLicensePayload = {
  __typename?: 'UnassignLicensePayload';
  /** Free licenses of the kind after the change; null when refused. */
  availableAfter: Maybe<Scalars['Int']['output']>;
  /** All pages that went dark; empty when refused. */
  disabledPages: Array<BookingPage>;
  /** The license that is free now; null when refused. */
  license: Maybe<License>;
  /** All pages that got another owner; empty when refused. */
  movedPages: Array<BookingPage>;
  /** All conversations that lost their agent and wait again (L5); empty when refused. */
  requeuedConversations: Array<Conversation>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** Licenses of one kind to take from many users, all or none. */
export type UnassignLicensesInput = {
  /** Change nothing, and answer with what would happen: whatever the payload lists as it would be, holder and owner included, and its numbers. What is reached through that is as it is now. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Of which kind. */
  kind: LicenseKind;
  /** Hand the enabled pages to this licensed user (else OWNER_UNLICENSED) instead of disabling them; nobody who loses a license here. Only with SCHEDULED_MEETING (else INVALID). */
  pagesTo?: InputMaybe<Scalars['ID']['input']>;
  /** Who loses theirs, in this order; up to 1,000 (else BATCH_TOO_LARGE). A repeated user counts once. */
  userIds: Array<Scalars['ID']['input']>;
};

/** The answer of `unassignLicenses`. */
export type UnassignLicensesPayload = {
  __typename?: 'UnassignLicensesPayload';
  /** Free licenses of the kind after the change; null when refused. */
  availableAfter: Maybe<Scalars['Int']['output']>;
  /** All pages that went dark; empty when refused. */
  disabledPages: Array<BookingPage>;
  /** The licenses that are free now, in the order of their holders; empty when refused. */
  licenses: Array<License>;
  /** All pages that got another owner; empty when refused. */
  movedPages: Array<BookingPage>;
  /** All conversations that lost their agent and wait again (L5); empty when refused. */
  requeuedConversations: Array<Conversation>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** What to change of a page; what is left out or null stays as it is. */
export type UpdateBookingPageInput = {
  /** Length of an appointment in minutes, 5 to 1,440. */
  durationMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The page. */
  pageId: Scalars['ID']['input'];
  /** `[a-z0-9-]{3,64}`, unique across all accounts (else SLUG_TAKEN). */
  slug?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** The answer of `updateBookingPage`. */
export type UpdateBookingPagePayload = {
  __typename?: 'UpdateBookingPagePayload';
  /** The page as it is now; null when refused. */
  page: Maybe<BookingPage>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** What to change of a user; what is left out or null stays as it is. */
export type UpdateUserInput = {
  /** Up to 254 characters; unique within the account, ignoring case (else EMAIL_TAKEN). */
  email?: InputMaybe<Scalars['String']['input']>;
  /** A text of your own, new for each change: 1 to 255 characters. Whoever got no answer sends the same again, and is told what became of it: it is done once, however often it is asked for. Remembered for 7 days at least; with another input it is IDEMPOTENCY_KEY_REUSED. What was refused is not remembered, but decided again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Whom; a Member only themselves. */
  userId: Scalars['ID']['input'];
};

/** The answer of `updateUser`. */
export type UpdateUserPayload = {
  __typename?: 'UpdateUserPayload';
  /** The user as they are now; null when refused. */
  user: Maybe<User>;
  /** Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN. */
  userErrors: Array<UserError>;
};

/** A person of the account. Any number of them may exist; few of them need a license (U1). */
export type User = Node & {
  __typename?: 'User';
  /** The pages this user owns; the oldest first. */
  bookingPages: BookingPageConnection;
  /** True when the user holds a SCHEDULED_MEETING license and owns an enabled booking page. */
  canAcceptBookings: Scalars['Boolean']['output'];
  /** True when the user holds a LIVE_ENGAGEMENT license. */
  canJoinConversations: Scalars['Boolean']['output'];
  /** When the user was created. */
  createdAt: Scalars['DateTimeISO']['output'];
  /** Set on the tombstone of a deleted user, to which old events still lead (U5); null for all others. */
  deletedAt: Maybe<Scalars['DateTimeISO']['output']>;
  /** Unique within the account, ignoring case (U4); kept as it was written. */
  email: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** The licenses this user holds: at most one of each kind (L2). */
  licenses: Array<License>;
  /** 1 to 200 characters. */
  name: Scalars['String']['output'];
  /** What the user may do, licensed or not (U2). */
  role: Role;
};


/** A person of the account. Any number of them may exist; few of them need a license (U1). */
export type UserBookingPagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of a list (GraphQL Cursor Connections, forward only). */
export type UserConnection = {
  __typename?: 'UserConnection';
  /** The places of this page, in order. */
  edges: Array<UserEdge>;
  /** What stands there, without the cursors. */
  nodes: Array<User>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
  /** How many the whole list has. */
  totalCount: Scalars['Int']['output'];
};

/** A user was created. */
export type UserCreated = AccountEvent & Node & {
  __typename?: 'UserCreated';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** The user's name. */
  name: Scalars['String']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** The role the user was created with. */
  role: Role;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** The user; null when the caller may not see them. */
  user: Maybe<User>;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** A user was deleted; what that did to their licenses, pages and keys was told before (U5). */
export type UserDeleted = AccountEvent & Node & {
  __typename?: 'UserDeleted';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** The user's name. */
  name: Scalars['String']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** The tombstone of the user; null when the caller may not see them. */
  user: Maybe<User>;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** A place in a list. */
export type UserEdge = {
  __typename?: 'UserEdge';
  /** The place, to ask for what follows `after` it. */
  cursor: Scalars['String']['output'];
  /** What stands there. */
  node: User;
};

/** Why a mutation was refused. Nothing was changed then, and no event recorded (E1); but see SECRET_ALREADY_SHOWN. */
export type UserError = {
  __typename?: 'UserError';
  /** For programs. */
  code: UserErrorCode;
  /** Path of the input field at fault, such as ["userIds", "3"]; null when it is none in particular. */
  field: Maybe<Array<Scalars['String']['output']>>;
  /** For people: what is wrong and what to do. */
  message: Scalars['String']['output'];
};

/** Why a mutation was refused. Codes are for programs and never change their meaning. */
export type UserErrorCode =
  /** More than 1,000 at once: send several batches. */
  | 'BATCH_TOO_LARGE'
  /** The booking was canceled already. */
  | 'BOOKING_NOT_CONFIRMED'
  /** More licenses than that are held; unassign some first (L8). */
  | 'CAPACITY_BELOW_ASSIGNED'
  /** The conversation is over. */
  | 'CONVERSATION_ENDED'
  /** Another user was faster (C1). */
  | 'CONVERSATION_TAKEN'
  /** Another user of the account, or an earlier row of the batch, has this e-mail, ignoring case (U4). */
  | 'EMAIL_TAKEN'
  /** The caller has used this `idempotencyKey` for something else: choose a new one for each change. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** The value breaks a bound, or does not go with the others; the message says which. */
  | 'INVALID'
  /** The account would be left without an Administrator (U3). */
  | 'LAST_ADMINISTRATOR'
  /** The receiver holds a license of this kind already (L2, L7). */
  | 'LICENSE_ALREADY_HELD'
  /** The user holds no license of this kind (L3). */
  | 'LICENSE_NOT_HELD'
  /** Only a holder of a LIVE_ENGAGEMENT license can join a conversation (C2). */
  | 'LIVE_ENGAGEMENT_UNLICENSED'
  /** There is no such object, or the caller may not see it: the two are not told apart. */
  | 'NOT_FOUND'
  /** All licenses of the pool are held (L3): free one, or resize the pool. */
  | 'NO_FREE_LICENSE'
  /** An enabled page needs an owner with a SCHEDULED_MEETING license (P2, P4). */
  | 'OWNER_UNLICENSED'
  /** The page takes no bookings at present (B1, P3). */
  | 'PAGE_DISABLED'
  /** The one code that accompanies a success: the change stands and its ids are filled, but its secret was shown before and is null. */
  | 'SECRET_ALREADY_SHOWN'
  /** The host has another appointment at that time (B2): choose another one. */
  | 'SLOT_TAKEN'
  /** Another page has this slug; slugs are unique across all accounts. */
  | 'SLUG_TAKEN';

/** Narrows the list; what is left out or null does not. */
export type UserFilter = {
  /** Only holders of such a license. */
  licensed?: InputMaybe<LicenseKind>;
  /** Only users of this role. */
  role?: InputMaybe<Role>;
  /** Only users whose name or e-mail begins so, ignoring case: 1 to 100 characters (else BAD_USER_INPUT). */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Only users without such a license. */
  unlicensed?: InputMaybe<LicenseKind>;
};

/** The order of a list of users. */
export type UserOrder =
  /** In the order in which they were created, by the time in their ids. */
  | 'CREATED_AT'
  /** By name, ignoring case and accents; then by id. */
  | 'NAME';

/** A user's role was changed. */
export type UserRoleChanged = AccountEvent & Node & {
  __typename?: 'UserRoleChanged';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** The user's name. */
  name: Scalars['String']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** The role until then. */
  previousRole: Role;
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** The role since then. */
  role: Role;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** The user; null when the caller may not see them. */
  user: Maybe<User>;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/** A user's name or e-mail was changed. */
export type UserUpdated = AccountEvent & Node & {
  __typename?: 'UserUpdated';
  /** Who did it; null for a guest or the system, or where the caller may not see them. */
  actor: Maybe<User>;
  /** The position in the log right after this event: resume `after` it. */
  cursor: Scalars['String']['output'];
  /** Opaque, unique across all types and accounts, and never reused. */
  id: Scalars['ID']['output'];
  /** The user's name since then. */
  name: Scalars['String']['output'];
  /** When it happened, by the clock of the database. */
  occurredAt: Scalars['DateTimeISO']['output'];
  /** In which request: what its answer told as `X-Request-Id`, and the log of the server as `requestId`; null for Members. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Counts the events of the account 1, 2, 3, ... without a hole, in commit order (E2). */
  sequence: Scalars['Int']['output'];
  /** The same as the object type, for filters. */
  type: EventType;
  /** The user; null when the caller may not see them. */
  user: Maybe<User>;
  /** By which key; null where it was none, as for guests, the system and those who signed in with OpenID Connect, and for Members. */
  via: Maybe<ApiKey>;
};

/**
 * A Directive provides a way to describe alternate runtime execution and type validation behavior in a GraphQL document.
 *
 * In some cases, you need to provide options to alter GraphQL's execution behavior in ways field arguments will not suffice, such as conditionally including or skipping a field. Directives provide this by describing additional information to the executor.
 */
export type __Directive = {
  __typename?: '__Directive';
  name: Scalars['String']['output'];
  description: Maybe<Scalars['String']['output']>;
  isRepeatable: Scalars['Boolean']['output'];
  locations: Array<__DirectiveLocation>;
  args: Array<__InputValue>;
  isDeprecated: Scalars['Boolean']['output'];
  deprecationReason: Maybe<Scalars['String']['output']>;
};


/**
 * A Directive provides a way to describe alternate runtime execution and type validation behavior in a GraphQL document.
 *
 * In some cases, you need to provide options to alter GraphQL's execution behavior in ways field arguments will not suffice, such as conditionally including or skipping a field. Directives provide this by describing additional information to the executor.
 */
export type __DirectiveArgsArgs = {
  includeDeprecated?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A Directive can be adjacent to many parts of the GraphQL language, a __DirectiveLocation describes one such possible adjacencies. */
export type __DirectiveLocation =
  /** Location adjacent to a query operation. */
  | 'QUERY'
  /** Location adjacent to a mutation operation. */
  | 'MUTATION'
  /** Location adjacent to a subscription operation. */
  | 'SUBSCRIPTION'
  /** Location adjacent to a field. */
  | 'FIELD'
  /** Location adjacent to a fragment definition. */
  | 'FRAGMENT_DEFINITION'
  /** Location adjacent to a fragment spread. */
  | 'FRAGMENT_SPREAD'
  /** Location adjacent to an inline fragment. */
  | 'INLINE_FRAGMENT'
  /** Location adjacent to a variable definition. */
  | 'VARIABLE_DEFINITION'
  /** Location adjacent to a schema definition. */
  | 'SCHEMA'
  /** Location adjacent to a scalar definition. */
  | 'SCALAR'
  /** Location adjacent to an object type definition. */
  | 'OBJECT'
  /** Location adjacent to a field definition. */
  | 'FIELD_DEFINITION'
  /** Location adjacent to an argument definition. */
  | 'ARGUMENT_DEFINITION'
  /** Location adjacent to an interface definition. */
  | 'INTERFACE'
  /** Location adjacent to a union definition. */
  | 'UNION'
  /** Location adjacent to an enum definition. */
  | 'ENUM'
  /** Location adjacent to an enum value definition. */
  | 'ENUM_VALUE'
  /** Location adjacent to an input object type definition. */
  | 'INPUT_OBJECT'
  /** Location adjacent to an input object field definition. */
  | 'INPUT_FIELD_DEFINITION'
  /** Location adjacent to a directive definition. */
  | 'DIRECTIVE_DEFINITION';

/** One possible value for a given Enum. Enum values are unique values, not a placeholder for a string or numeric value. However an Enum value is returned in a JSON response as a string. */
export type __EnumValue = {
  __typename?: '__EnumValue';
  name: Scalars['String']['output'];
  description: Maybe<Scalars['String']['output']>;
  isDeprecated: Scalars['Boolean']['output'];
  deprecationReason: Maybe<Scalars['String']['output']>;
};

/** Object and Interface types are described by a list of Fields, each of which has a name, potentially a list of arguments, and a return type. */
export type __Field = {
  __typename?: '__Field';
  name: Scalars['String']['output'];
  description: Maybe<Scalars['String']['output']>;
  args: Array<__InputValue>;
  type: __Type;
  isDeprecated: Scalars['Boolean']['output'];
  deprecationReason: Maybe<Scalars['String']['output']>;
};


/** Object and Interface types are described by a list of Fields, each of which has a name, potentially a list of arguments, and a return type. */
export type __FieldArgsArgs = {
  includeDeprecated?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Arguments provided to Fields or Directives and the input fields of an InputObject are represented as Input Values which describe their type and optionally a default value. */
export type __InputValue = {
  __typename?: '__InputValue';
  name: Scalars['String']['output'];
  description: Maybe<Scalars['String']['output']>;
  type: __Type;
  /** A GraphQL-formatted string representing the default value for this input value. */
  defaultValue: Maybe<Scalars['String']['output']>;
  isDeprecated: Scalars['Boolean']['output'];
  deprecationReason: Maybe<Scalars['String']['output']>;
};

/** A GraphQL Schema defines the capabilities of a GraphQL server. It exposes all available types and directives on the server, as well as the entry points for query, mutation, and subscription operations. */
export type __Schema = {
  __typename?: '__Schema';
  description: Maybe<Scalars['String']['output']>;
  /** A list of all types supported by this server. */
  types: Array<__Type>;
  /** The type that query operations will be rooted at. */
  queryType: __Type;
  /** If this server supports mutation, the type that mutation operations will be rooted at. */
  mutationType: Maybe<__Type>;
  /** If this server support subscription, the type that subscription operations will be rooted at. */
  subscriptionType: Maybe<__Type>;
  /** A list of all directives supported by this server. */
  directives: Array<__Directive>;
};


/** A GraphQL Schema defines the capabilities of a GraphQL server. It exposes all available types and directives on the server, as well as the entry points for query, mutation, and subscription operations. */
export type __SchemaDirectivesArgs = {
  includeDeprecated?: Scalars['Boolean']['input'];
};

/**
 * The fundamental unit of any GraphQL Schema is the type. There are many kinds of types in GraphQL as represented by the `__TypeKind` enum.
 *
 * Depending on the kind of a type, certain fields describe information about that type. Scalar types provide no information beyond a name, description and optional `specifiedByURL`, while Enum types provide their values. Object and Interface types provide the fields they describe. Abstract types, Union and Interface, provide the Object types possible at runtime. List and NonNull types compose other types.
 */
export type __Type = {
  __typename?: '__Type';
  kind: __TypeKind;
  name: Maybe<Scalars['String']['output']>;
  description: Maybe<Scalars['String']['output']>;
  specifiedByURL: Maybe<Scalars['String']['output']>;
  fields: Maybe<Array<__Field>>;
  interfaces: Maybe<Array<__Type>>;
  possibleTypes: Maybe<Array<__Type>>;
  enumValues: Maybe<Array<__EnumValue>>;
  inputFields: Maybe<Array<__InputValue>>;
  ofType: Maybe<__Type>;
  isOneOf: Maybe<Scalars['Boolean']['output']>;
};


/**
 * The fundamental unit of any GraphQL Schema is the type. There are many kinds of types in GraphQL as represented by the `__TypeKind` enum.
 *
 * Depending on the kind of a type, certain fields describe information about that type. Scalar types provide no information beyond a name, description and optional `specifiedByURL`, while Enum types provide their values. Object and Interface types provide the fields they describe. Abstract types, Union and Interface, provide the Object types possible at runtime. List and NonNull types compose other types.
 */
export type __TypeFieldsArgs = {
  includeDeprecated?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * The fundamental unit of any GraphQL Schema is the type. There are many kinds of types in GraphQL as represented by the `__TypeKind` enum.
 *
 * Depending on the kind of a type, certain fields describe information about that type. Scalar types provide no information beyond a name, description and optional `specifiedByURL`, while Enum types provide their values. Object and Interface types provide the fields they describe. Abstract types, Union and Interface, provide the Object types possible at runtime. List and NonNull types compose other types.
 */
export type __TypeEnumValuesArgs = {
  includeDeprecated?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * The fundamental unit of any GraphQL Schema is the type. There are many kinds of types in GraphQL as represented by the `__TypeKind` enum.
 *
 * Depending on the kind of a type, certain fields describe information about that type. Scalar types provide no information beyond a name, description and optional `specifiedByURL`, while Enum types provide their values. Object and Interface types provide the fields they describe. Abstract types, Union and Interface, provide the Object types possible at runtime. List and NonNull types compose other types.
 */
export type __TypeInputFieldsArgs = {
  includeDeprecated?: InputMaybe<Scalars['Boolean']['input']>;
};

/** An enum describing what kind of type a given `__Type` is. */
export type __TypeKind =
  /** Indicates this type is a scalar. */
  | 'SCALAR'
  /** Indicates this type is an object. `fields` and `interfaces` are valid fields. */
  | 'OBJECT'
  /** Indicates this type is an interface. `fields`, `interfaces`, and `possibleTypes` are valid fields. */
  | 'INTERFACE'
  /** Indicates this type is a union. `possibleTypes` is a valid field. */
  | 'UNION'
  /** Indicates this type is an enum. `enumValues` is a valid field. */
  | 'ENUM'
  /** Indicates this type is an input object. `inputFields` is a valid field. */
  | 'INPUT_OBJECT'
  /** Indicates this type is a list. `ofType` is a valid field. */
  | 'LIST'
  /** Indicates this type is a non-null. `ofType` is a valid field. */
  | 'NON_NULL';

export type AccountStateQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountStateQuery = { __typename?: 'Query', account: { __typename?: 'Account', eventCursor: string }, licensePools: Array<{ __typename?: 'LicensePool', kind: LicenseKind, capacity: number, assigned: number, available: number, licenses: { __typename?: 'LicenseConnection', nodes: Array<{ __typename?: 'License', id: string, assignedAt: string | null, holder: { __typename?: 'User', id: string } | null }> } }>, users: { __typename?: 'UserConnection', nodes: Array<{ __typename?: 'User', id: string, name: string, email: string, role: Role, licenses: Array<{ __typename?: 'License', id: string }> }> }, bookingPages: { __typename?: 'BookingPageConnection', nodes: Array<{ __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null, owner: { __typename?: 'User', id: string } }> }, bookings: { __typename?: 'BookingConnection', totalCount: number, nodes: Array<{ __typename?: 'Booking', id: string, pageTitle: string, hostName: string, guestName: string, guestEmail: string, startsAt: string, endsAt: string, status: BookingStatus, page: { __typename?: 'BookingPage', id: string } | null, host: { __typename?: 'User', id: string } | null }> }, conversations: { __typename?: 'ConversationConnection', totalCount: number, nodes: Array<{ __typename?: 'Conversation', id: string, kind: ConversationKind, visitorName: string, status: ConversationStatus, agentName: string | null, startedAt: string, endedAt: string | null, agent: { __typename?: 'User', id: string } | null }> } };

export type UserListQueryVariables = Exact<{
  filter?: InputMaybe<UserFilter>;
  orderBy?: InputMaybe<UserOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type UserListQuery = { __typename?: 'Query', users: { __typename?: 'UserConnection', totalCount: number, edges: Array<{ __typename?: 'UserEdge', cursor: string, node: { __typename?: 'User', id: string, name: string } }>, nodes: Array<{ __typename?: 'User', id: string, name: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type PageListQueryVariables = Exact<{
  filter?: InputMaybe<BookingPageFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type PageListQuery = { __typename?: 'Query', bookingPages: { __typename?: 'BookingPageConnection', totalCount: number, edges: Array<{ __typename?: 'BookingPageEdge', cursor: string, node: { __typename?: 'BookingPage', id: string } }>, nodes: Array<{ __typename?: 'BookingPage', id: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type UserPageListQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type UserPageListQuery = { __typename?: 'Query', user: { __typename?: 'User', bookingPages: { __typename?: 'BookingPageConnection', totalCount: number, edges: Array<{ __typename?: 'BookingPageEdge', cursor: string, node: { __typename?: 'BookingPage', id: string } }>, nodes: Array<{ __typename?: 'BookingPage', id: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type PageIdsFragment = { __typename?: 'BookingPageConnection', totalCount: number, edges: Array<{ __typename?: 'BookingPageEdge', cursor: string, node: { __typename?: 'BookingPage', id: string } }>, nodes: Array<{ __typename?: 'BookingPage', id: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export type BookingListQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type BookingListQuery = { __typename?: 'Query', bookings: { __typename?: 'BookingConnection', totalCount: number, edges: Array<{ __typename?: 'BookingEdge', cursor: string, node: { __typename?: 'Booking', id: string } }>, nodes: Array<{ __typename?: 'Booking', id: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type PageBookingListQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type PageBookingListQuery = { __typename?: 'Query', bookingPage: { __typename?: 'BookingPage', bookings: { __typename?: 'BookingConnection', totalCount: number, edges: Array<{ __typename?: 'BookingEdge', cursor: string, node: { __typename?: 'Booking', id: string } }>, nodes: Array<{ __typename?: 'Booking', id: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type BookingIdsFragment = { __typename?: 'BookingConnection', totalCount: number, edges: Array<{ __typename?: 'BookingEdge', cursor: string, node: { __typename?: 'Booking', id: string } }>, nodes: Array<{ __typename?: 'Booking', id: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export type ConversationListQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ConversationListQuery = { __typename?: 'Query', conversations: { __typename?: 'ConversationConnection', totalCount: number, edges: Array<{ __typename?: 'ConversationEdge', cursor: string, node: { __typename?: 'Conversation', id: string } }>, nodes: Array<{ __typename?: 'Conversation', id: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type LicenseListQueryVariables = Exact<{
  kind: LicenseKind;
  assigned?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type LicenseListQuery = { __typename?: 'Query', licensePool: { __typename?: 'LicensePool', licenses: { __typename?: 'LicenseConnection', totalCount: number, edges: Array<{ __typename?: 'LicenseEdge', cursor: string, node: { __typename?: 'License', id: string } }>, nodes: Array<{ __typename?: 'License', id: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } };

export type ApiKeyListQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ApiKeyListQuery = { __typename?: 'Query', apiKeys: { __typename?: 'ApiKeyConnection', totalCount: number, edges: Array<{ __typename?: 'ApiKeyEdge', cursor: string, node: { __typename?: 'ApiKey', id: string } }>, nodes: Array<{ __typename?: 'ApiKey', id: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type ApiKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type ApiKeysQuery = { __typename?: 'Query', apiKeys: { __typename?: 'ApiKeyConnection', totalCount: number, nodes: Array<{ __typename?: 'ApiKey', id: string, label: string, createdAt: string, expiresAt: string | null, revokedAt: string | null, lastUsedAt: string | null, user: { __typename?: 'User', id: string, name: string, deletedAt: string | null } }> } };

export type NodeQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type NodeQuery = { __typename?: 'Query', node:
    | { __typename: 'Account', id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'ApiKeyCreated', id: string }
    | { __typename: 'ApiKeyRevoked', id: string }
    | { __typename: 'Booking', id: string }
    | { __typename: 'BookingCanceled', id: string }
    | { __typename: 'BookingCreated', id: string }
    | { __typename: 'BookingPage', id: string }
    | { __typename: 'Conversation', id: string }
    | { __typename: 'ConversationEnded', id: string }
    | { __typename: 'ConversationJoined', id: string }
    | { __typename: 'ConversationRequeued', id: string }
    | { __typename: 'ConversationStarted', id: string }
    | { __typename: 'License', id: string }
    | { __typename: 'LicensePool', id: string }
    | { __typename: 'PageCreated', id: string }
    | { __typename: 'PageDeleted', id: string }
    | { __typename: 'PageDisabled', id: string }
    | { __typename: 'PageEnabled', id: string }
    | { __typename: 'PageReassigned', id: string }
    | { __typename: 'PageUpdated', id: string }
    | { __typename: 'PoolResized', id: string }
    | { __typename: 'SeatAssigned', id: string }
    | { __typename: 'SeatFreed', id: string }
    | { __typename: 'SeatTransferred', id: string }
    | { __typename: 'User', id: string }
    | { __typename: 'UserCreated', id: string }
    | { __typename: 'UserDeleted', id: string }
    | { __typename: 'UserRoleChanged', id: string }
    | { __typename: 'UserUpdated', id: string }
   | null };

export type NodesQueryVariables = Exact<{
  ids: Array<Scalars['ID']['input']> | Scalars['ID']['input'];
}>;


export type NodesQuery = { __typename?: 'Query', nodes: Array<
    | { __typename: 'Account', id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'ApiKeyCreated', id: string }
    | { __typename: 'ApiKeyRevoked', id: string }
    | { __typename: 'Booking', id: string }
    | { __typename: 'BookingCanceled', id: string }
    | { __typename: 'BookingCreated', id: string }
    | { __typename: 'BookingPage', id: string }
    | { __typename: 'Conversation', id: string }
    | { __typename: 'ConversationEnded', id: string }
    | { __typename: 'ConversationJoined', id: string }
    | { __typename: 'ConversationRequeued', id: string }
    | { __typename: 'ConversationStarted', id: string }
    | { __typename: 'License', id: string }
    | { __typename: 'LicensePool', id: string }
    | { __typename: 'PageCreated', id: string }
    | { __typename: 'PageDeleted', id: string }
    | { __typename: 'PageDisabled', id: string }
    | { __typename: 'PageEnabled', id: string }
    | { __typename: 'PageReassigned', id: string }
    | { __typename: 'PageUpdated', id: string }
    | { __typename: 'PoolResized', id: string }
    | { __typename: 'SeatAssigned', id: string }
    | { __typename: 'SeatFreed', id: string }
    | { __typename: 'SeatTransferred', id: string }
    | { __typename: 'User', id: string }
    | { __typename: 'UserCreated', id: string }
    | { __typename: 'UserDeleted', id: string }
    | { __typename: 'UserRoleChanged', id: string }
    | { __typename: 'UserUpdated', id: string }
   | null> };

export type LicensesOfEventsQueryVariables = Exact<{ [key: string]: never; }>;


export type LicensesOfEventsQuery = { __typename?: 'Query', events: { __typename?: 'EventConnection', nodes: Array<
      | { __typename?: 'ApiKeyCreated' }
      | { __typename?: 'ApiKeyRevoked' }
      | { __typename?: 'BookingCanceled' }
      | { __typename?: 'BookingCreated' }
      | { __typename?: 'ConversationEnded' }
      | { __typename?: 'ConversationJoined' }
      | { __typename?: 'ConversationRequeued' }
      | { __typename?: 'ConversationStarted' }
      | { __typename?: 'PageCreated' }
      | { __typename?: 'PageDeleted' }
      | { __typename?: 'PageDisabled' }
      | { __typename?: 'PageEnabled' }
      | { __typename?: 'PageReassigned' }
      | { __typename?: 'PageUpdated' }
      | { __typename?: 'PoolResized' }
      | { __typename?: 'SeatAssigned', license: { __typename?: 'License', id: string, kind: LicenseKind, assignedAt: string | null, retiredAt: string | null, holder: { __typename?: 'User', id: string } | null, pool: { __typename?: 'LicensePool', kind: LicenseKind } } }
      | { __typename?: 'SeatFreed', license: { __typename?: 'License', id: string, kind: LicenseKind, assignedAt: string | null, retiredAt: string | null, holder: { __typename?: 'User', id: string } | null, pool: { __typename?: 'LicensePool', kind: LicenseKind } } }
      | { __typename?: 'SeatTransferred' }
      | { __typename?: 'UserCreated' }
      | { __typename?: 'UserDeleted' }
      | { __typename?: 'UserRoleChanged' }
      | { __typename?: 'UserUpdated' }
    > } };

export type LicenseFieldsFragment = { __typename?: 'License', id: string, kind: LicenseKind, assignedAt: string | null, retiredAt: string | null, holder: { __typename?: 'User', id: string } | null, pool: { __typename?: 'LicensePool', kind: LicenseKind } };

export type PageInfoFieldsFragment = { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null };

export type BookAppointmentMutationVariables = Exact<{
  input: BookAppointmentInput;
}>;


export type BookAppointmentMutation = { __typename?: 'Mutation', bookAppointment: { __typename?: 'BookAppointmentPayload', bookingId: string | null, startsAt: string | null, endsAt: string | null, cancelToken: string | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CancelAppointmentMutationVariables = Exact<{
  input: CancelAppointmentInput;
}>;


export type CancelAppointmentMutation = { __typename?: 'Mutation', cancelAppointment: { __typename?: 'CancelAppointmentPayload', canceled: boolean, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CancelBookingMutationVariables = Exact<{
  input: CancelBookingInput;
}>;


export type CancelBookingMutation = { __typename?: 'Mutation', cancelBooking: { __typename?: 'CancelBookingPayload', booking: { __typename?: 'Booking', id: string, pageTitle: string, hostName: string, guestName: string, guestEmail: string, startsAt: string, endsAt: string, status: BookingStatus, page: { __typename?: 'BookingPage', id: string } | null, host: { __typename?: 'User', id: string } | null } | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type BookingsQueryVariables = Exact<{
  from?: InputMaybe<Scalars['DateTimeISO']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type BookingsQuery = { __typename?: 'Query', bookings: { __typename?: 'BookingConnection', totalCount: number, nodes: Array<{ __typename?: 'Booking', id: string, pageTitle: string, hostName: string, guestName: string, guestEmail: string, startsAt: string, endsAt: string, status: BookingStatus, page: { __typename?: 'BookingPage', id: string } | null, host: { __typename?: 'User', id: string } | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type BookingsOfPageQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  from?: InputMaybe<Scalars['DateTimeISO']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type BookingsOfPageQuery = { __typename?: 'Query', bookingPage: { __typename?: 'BookingPage', upcomingBookings: number, bookings: { __typename?: 'BookingConnection', totalCount: number, nodes: Array<{ __typename?: 'Booking', id: string, pageTitle: string, hostName: string, guestName: string, guestEmail: string, startsAt: string, endsAt: string, status: BookingStatus, page: { __typename?: 'BookingPage', id: string } | null, host: { __typename?: 'User', id: string } | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } } | null };

export type BookingFieldsFragment = { __typename?: 'Booking', id: string, pageTitle: string, hostName: string, guestName: string, guestEmail: string, startsAt: string, endsAt: string, status: BookingStatus, page: { __typename?: 'BookingPage', id: string } | null, host: { __typename?: 'User', id: string } | null };

export type PersonQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type PersonQuery = { __typename?: 'Query', user: { __typename?: 'User', id: string, name: string } | null };

export type PeopleQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type PeopleQuery = { __typename?: 'Query', users: { __typename?: 'UserConnection', totalCount: number, edges: Array<{ __typename?: 'UserEdge', cursor: string, node: { __typename?: 'User', id: string, name: string } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type RenameMutationVariables = Exact<{
  input: UpdateUserInput;
}>;


export type RenameMutation = { __typename?: 'Mutation', updateUser: { __typename?: 'UpdateUserPayload', user: { __typename?: 'User', id: string, name: string } | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null }> } };

export type DarkPagesSubscriptionVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type DarkPagesSubscription = { __typename?: 'Subscription', pageDisabled: { __typename?: 'PageDisabled', sequence: number, cursor: string, slug: string, reason: PageDisabledReason } };

export type FreeSeatsQueryVariables = Exact<{ [key: string]: never; }>;


export type FreeSeatsQuery = { __typename?: 'Query', licensePools: Array<{ __typename?: 'LicensePool', id: string, kind: LicenseKind, available: number }> };

export type SeatsNowSubscriptionVariables = Exact<{
  kind: LicenseKind;
}>;


export type SeatsNowSubscription = { __typename?: 'Subscription', seatUsage: { __typename?: 'LicensePool', id: string, available: number } };

export type LogByInterfaceQueryVariables = Exact<{ [key: string]: never; }>;


export type LogByInterfaceQuery = { __typename?: 'Query', events: { __typename?: 'EventConnection', nodes: Array<
      | { __typename?: 'ApiKeyCreated', id: string, sequence: number, type: EventType }
      | { __typename?: 'ApiKeyRevoked', id: string, sequence: number, type: EventType }
      | { __typename?: 'BookingCanceled', id: string, sequence: number, type: EventType }
      | { __typename?: 'BookingCreated', id: string, sequence: number, type: EventType }
      | { __typename?: 'ConversationEnded', id: string, sequence: number, type: EventType }
      | { __typename?: 'ConversationJoined', id: string, sequence: number, type: EventType }
      | { __typename?: 'ConversationRequeued', id: string, sequence: number, type: EventType }
      | { __typename?: 'ConversationStarted', id: string, sequence: number, type: EventType }
      | { __typename?: 'PageCreated', id: string, sequence: number, type: EventType }
      | { __typename?: 'PageDeleted', id: string, sequence: number, type: EventType }
      | { __typename?: 'PageDisabled', id: string, sequence: number, type: EventType }
      | { __typename?: 'PageEnabled', id: string, sequence: number, type: EventType }
      | { __typename?: 'PageReassigned', id: string, sequence: number, type: EventType }
      | { __typename?: 'PageUpdated', id: string, sequence: number, type: EventType }
      | { __typename?: 'PoolResized', id: string, sequence: number, type: EventType }
      | { __typename?: 'SeatAssigned', id: string, sequence: number, type: EventType }
      | { __typename?: 'SeatFreed', id: string, sequence: number, type: EventType }
      | { __typename?: 'SeatTransferred', id: string, sequence: number, type: EventType }
      | { __typename?: 'UserCreated', id: string, sequence: number, type: EventType }
      | { __typename?: 'UserDeleted', id: string, sequence: number, type: EventType }
      | { __typename?: 'UserRoleChanged', id: string, sequence: number, type: EventType }
      | { __typename?: 'UserUpdated', id: string, sequence: number, type: EventType }
    > } };

export type PossibleTypesQueryVariables = Exact<{ [key: string]: never; }>;


export type PossibleTypesQuery = { __typename?: 'Query', __schema: { __typename?: '__Schema', types: Array<{ __typename?: '__Type', name: string | null, possibleTypes: Array<{ __typename?: '__Type', name: string | null }> | null }> } };

export type StartConversationMutationVariables = Exact<{
  input: StartConversationInput;
}>;


export type StartConversationMutation = { __typename?: 'Mutation', startConversation: { __typename?: 'StartConversationPayload', conversationId: string | null, visitorToken: string | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type JoinConversationMutationVariables = Exact<{
  input: JoinConversationInput;
}>;


export type JoinConversationMutation = { __typename?: 'Mutation', joinConversation: { __typename?: 'JoinConversationPayload', conversation: { __typename?: 'Conversation', id: string, kind: ConversationKind, visitorName: string, status: ConversationStatus, agentName: string | null, startedAt: string, endedAt: string | null, agent: { __typename?: 'User', id: string } | null } | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type EndConversationMutationVariables = Exact<{
  input: EndConversationInput;
}>;


export type EndConversationMutation = { __typename?: 'Mutation', endConversation: { __typename?: 'EndConversationPayload', conversation: { __typename?: 'Conversation', id: string, kind: ConversationKind, visitorName: string, status: ConversationStatus, agentName: string | null, startedAt: string, endedAt: string | null, agent: { __typename?: 'User', id: string } | null } | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type LeaveConversationMutationVariables = Exact<{
  input: LeaveConversationInput;
}>;


export type LeaveConversationMutation = { __typename?: 'Mutation', leaveConversation: { __typename?: 'LeaveConversationPayload', left: boolean, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ConversationsQueryVariables = Exact<{
  status?: InputMaybe<ConversationStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ConversationsQuery = { __typename?: 'Query', conversations: { __typename?: 'ConversationConnection', totalCount: number, nodes: Array<{ __typename?: 'Conversation', id: string, kind: ConversationKind, visitorName: string, status: ConversationStatus, agentName: string | null, startedAt: string, endedAt: string | null, agent: { __typename?: 'User', id: string } | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type ConversationWaitingSubscriptionVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ConversationWaitingSubscription = { __typename?: 'Subscription', conversationWaiting:
    | { __typename: 'ApiKeyCreated', id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, apiKey: { __typename?: 'ApiKey', id: string }, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'ApiKeyRevoked', id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, apiKey: { __typename?: 'ApiKey', id: string }, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'BookingCanceled', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, booking: { __typename?: 'Booking', id: string }, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'BookingCreated', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, booking: { __typename?: 'Booking', id: string }, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'ConversationEnded', id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, conversation: { __typename?: 'Conversation', id: string }, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'ConversationJoined', agentName: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, conversation: { __typename?: 'Conversation', id: string }, agent: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'ConversationRequeued', formerAgentName: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, conversation: { __typename?: 'Conversation', id: string }, formerAgent: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'ConversationStarted', id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, conversation: { __typename?: 'Conversation', id: string }, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'PageCreated', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'PageDeleted', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'PageDisabled', slug: string, reason: PageDisabledReason, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'PageEnabled', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'PageReassigned', slug: string, ownerName: string, formerOwnerName: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, owner: { __typename?: 'User', id: string } | null, formerOwner: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'PageUpdated', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'PoolResized', capacity: number, previousCapacity: number, availableAfter: number, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, pool: { __typename?: 'LicensePool', kind: LicenseKind }, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'SeatAssigned', holderName: string, availableAfter: number, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, license: { __typename?: 'License', id: string }, holder: { __typename?: 'User', id: string } | null, pool: { __typename?: 'LicensePool', kind: LicenseKind }, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'SeatFreed', formerHolderName: string, availableAfter: number, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, license: { __typename?: 'License', id: string }, formerHolder: { __typename?: 'User', id: string } | null, pool: { __typename?: 'LicensePool', kind: LicenseKind }, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'SeatTransferred', holderName: string, formerHolderName: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, license: { __typename?: 'License', id: string }, holder: { __typename?: 'User', id: string } | null, formerHolder: { __typename?: 'User', id: string } | null, pool: { __typename?: 'LicensePool', kind: LicenseKind }, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'UserCreated', name: string, role: Role, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, user: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'UserDeleted', name: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, user: { __typename?: 'User', id: string, deletedAt: string | null } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'UserRoleChanged', name: string, role: Role, previousRole: Role, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, user: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'UserUpdated', name: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, user: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null }
   };

export type ConversationFieldsFragment = { __typename?: 'Conversation', id: string, kind: ConversationKind, visitorName: string, status: ConversationStatus, agentName: string | null, startedAt: string, endedAt: string | null, agent: { __typename?: 'User', id: string } | null };

export type WalkUsersQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  orderBy?: InputMaybe<UserOrder>;
  search?: InputMaybe<Scalars['String']['input']>;
}>;


export type WalkUsersQuery = { __typename?: 'Query', page: { __typename?: 'UserConnection', totalCount: number, edges: Array<{ __typename?: 'UserEdge', cursor: string, node: { __typename?: 'User', id: string, name: string, role: Role, deletedAt: string | null, licenses: Array<{ __typename?: 'License', kind: LicenseKind }> } }>, nodes: Array<{ __typename?: 'User', id: string, name: string, role: Role, deletedAt: string | null, licenses: Array<{ __typename?: 'License', kind: LicenseKind }> }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, whole: { __typename?: 'UserConnection', totalCount: number, nodes: Array<{ __typename?: 'User', id: string, name: string, role: Role, deletedAt: string | null, licenses: Array<{ __typename?: 'License', kind: LicenseKind }> }> } };

export type WalkPagesQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<BookingPageFilter>;
}>;


export type WalkPagesQuery = { __typename?: 'Query', page: { __typename?: 'BookingPageConnection', totalCount: number, edges: Array<{ __typename?: 'BookingPageEdge', cursor: string, node: { __typename?: 'BookingPage', id: string, enabled: boolean, disabledReason: PageDisabledReason | null, owner: { __typename?: 'User', id: string } } }>, nodes: Array<{ __typename?: 'BookingPage', id: string, enabled: boolean, disabledReason: PageDisabledReason | null, owner: { __typename?: 'User', id: string } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, whole: { __typename?: 'BookingPageConnection', totalCount: number, nodes: Array<{ __typename?: 'BookingPage', id: string, enabled: boolean, disabledReason: PageDisabledReason | null, owner: { __typename?: 'User', id: string } }> } };

export type WalkPagesOfUserQueryVariables = Exact<{
  userId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type WalkPagesOfUserQuery = { __typename?: 'Query', user: { __typename?: 'User', page: { __typename?: 'BookingPageConnection', totalCount: number, edges: Array<{ __typename?: 'BookingPageEdge', cursor: string, node: { __typename?: 'BookingPage', id: string, enabled: boolean, disabledReason: PageDisabledReason | null, owner: { __typename?: 'User', id: string } } }>, nodes: Array<{ __typename?: 'BookingPage', id: string, enabled: boolean, disabledReason: PageDisabledReason | null, owner: { __typename?: 'User', id: string } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null, whole: { __typename?: 'BookingPageConnection', totalCount: number, nodes: Array<{ __typename?: 'BookingPage', id: string, enabled: boolean, disabledReason: PageDisabledReason | null, owner: { __typename?: 'User', id: string } }> } };

export type WalkLicensesQueryVariables = Exact<{
  kind: LicenseKind;
  assigned?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type WalkLicensesQuery = { __typename?: 'Query', licensePool: { __typename?: 'LicensePool', page: { __typename?: 'LicenseConnection', totalCount: number, edges: Array<{ __typename?: 'LicenseEdge', cursor: string, node: { __typename?: 'License', id: string, assignedAt: string | null, retiredAt: string | null } }>, nodes: Array<{ __typename?: 'License', id: string, assignedAt: string | null, retiredAt: string | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, whole: { __typename?: 'LicenseConnection', totalCount: number, nodes: Array<{ __typename?: 'License', id: string, assignedAt: string | null, retiredAt: string | null }> } } };

export type WalkKeysQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type WalkKeysQuery = { __typename?: 'Query', page: { __typename?: 'ApiKeyConnection', totalCount: number, edges: Array<{ __typename?: 'ApiKeyEdge', cursor: string, node: { __typename?: 'ApiKey', id: string } }>, nodes: Array<{ __typename?: 'ApiKey', id: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, whole: { __typename?: 'ApiKeyConnection', totalCount: number, nodes: Array<{ __typename?: 'ApiKey', id: string }> } };

export type WalkBookingsQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['DateTimeISO']['input']>;
}>;


export type WalkBookingsQuery = { __typename?: 'Query', page: { __typename?: 'BookingConnection', totalCount: number, edges: Array<{ __typename?: 'BookingEdge', cursor: string, node: { __typename?: 'Booking', id: string, startsAt: string, page: { __typename?: 'BookingPage', id: string } | null, host: { __typename?: 'User', id: string } | null } }>, nodes: Array<{ __typename?: 'Booking', id: string, startsAt: string, page: { __typename?: 'BookingPage', id: string } | null, host: { __typename?: 'User', id: string } | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, whole: { __typename?: 'BookingConnection', totalCount: number, nodes: Array<{ __typename?: 'Booking', id: string, startsAt: string, page: { __typename?: 'BookingPage', id: string } | null, host: { __typename?: 'User', id: string } | null }> } };

export type WalkBookingsOfPageQueryVariables = Exact<{
  pageId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['DateTimeISO']['input']>;
}>;


export type WalkBookingsOfPageQuery = { __typename?: 'Query', bookingPage: { __typename?: 'BookingPage', page: { __typename?: 'BookingConnection', totalCount: number, edges: Array<{ __typename?: 'BookingEdge', cursor: string, node: { __typename?: 'Booking', id: string, startsAt: string, page: { __typename?: 'BookingPage', id: string } | null, host: { __typename?: 'User', id: string } | null } }>, nodes: Array<{ __typename?: 'Booking', id: string, startsAt: string, page: { __typename?: 'BookingPage', id: string } | null, host: { __typename?: 'User', id: string } | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null, whole: { __typename?: 'BookingConnection', totalCount: number, nodes: Array<{ __typename?: 'Booking', id: string, startsAt: string, page: { __typename?: 'BookingPage', id: string } | null, host: { __typename?: 'User', id: string } | null }> } };

export type WalkConversationsQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<ConversationStatus>;
}>;


export type WalkConversationsQuery = { __typename?: 'Query', page: { __typename?: 'ConversationConnection', totalCount: number, edges: Array<{ __typename?: 'ConversationEdge', cursor: string, node: { __typename?: 'Conversation', id: string, status: ConversationStatus } }>, nodes: Array<{ __typename?: 'Conversation', id: string, status: ConversationStatus }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, whole: { __typename?: 'ConversationConnection', totalCount: number, nodes: Array<{ __typename?: 'Conversation', id: string, status: ConversationStatus }> } };

export type SlugsOfPagesQueryVariables = Exact<{
  filter?: InputMaybe<BookingPageFilter>;
}>;


export type SlugsOfPagesQuery = { __typename?: 'Query', bookingPages: { __typename?: 'BookingPageConnection', nodes: Array<{ __typename?: 'BookingPage', slug: string }> } };

export type WalkEventsQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  types?: InputMaybe<Array<EventType> | EventType>;
}>;


export type WalkEventsQuery = { __typename?: 'Query', page: { __typename?: 'EventConnection', edges: Array<{ __typename?: 'EventEdge', cursor: string, node:
        | { __typename?: 'ApiKeyCreated', id: string }
        | { __typename?: 'ApiKeyRevoked', id: string }
        | { __typename?: 'BookingCanceled', id: string }
        | { __typename?: 'BookingCreated', id: string }
        | { __typename?: 'ConversationEnded', id: string }
        | { __typename?: 'ConversationJoined', id: string }
        | { __typename?: 'ConversationRequeued', id: string }
        | { __typename?: 'ConversationStarted', id: string }
        | { __typename?: 'PageCreated', id: string }
        | { __typename?: 'PageDeleted', id: string }
        | { __typename?: 'PageDisabled', id: string }
        | { __typename?: 'PageEnabled', id: string }
        | { __typename?: 'PageReassigned', id: string }
        | { __typename?: 'PageUpdated', id: string }
        | { __typename?: 'PoolResized', id: string }
        | { __typename?: 'SeatAssigned', id: string }
        | { __typename?: 'SeatFreed', id: string }
        | { __typename?: 'SeatTransferred', id: string }
        | { __typename?: 'UserCreated', id: string }
        | { __typename?: 'UserDeleted', id: string }
        | { __typename?: 'UserRoleChanged', id: string }
        | { __typename?: 'UserUpdated', id: string }
       }>, nodes: Array<
      | { __typename?: 'ApiKeyCreated', id: string }
      | { __typename?: 'ApiKeyRevoked', id: string }
      | { __typename?: 'BookingCanceled', id: string }
      | { __typename?: 'BookingCreated', id: string }
      | { __typename?: 'ConversationEnded', id: string }
      | { __typename?: 'ConversationJoined', id: string }
      | { __typename?: 'ConversationRequeued', id: string }
      | { __typename?: 'ConversationStarted', id: string }
      | { __typename?: 'PageCreated', id: string }
      | { __typename?: 'PageDeleted', id: string }
      | { __typename?: 'PageDisabled', id: string }
      | { __typename?: 'PageEnabled', id: string }
      | { __typename?: 'PageReassigned', id: string }
      | { __typename?: 'PageUpdated', id: string }
      | { __typename?: 'PoolResized', id: string }
      | { __typename?: 'SeatAssigned', id: string }
      | { __typename?: 'SeatFreed', id: string }
      | { __typename?: 'SeatTransferred', id: string }
      | { __typename?: 'UserCreated', id: string }
      | { __typename?: 'UserDeleted', id: string }
      | { __typename?: 'UserRoleChanged', id: string }
      | { __typename?: 'UserUpdated', id: string }
    >, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, account: { __typename?: 'Account', eventCursor: string } };

export type ListedUserFragment = { __typename?: 'User', id: string, name: string, role: Role, deletedAt: string | null, licenses: Array<{ __typename?: 'License', kind: LicenseKind }> };

export type ListedPagesFragment = { __typename?: 'BookingPageConnection', totalCount: number, edges: Array<{ __typename?: 'BookingPageEdge', cursor: string, node: { __typename?: 'BookingPage', id: string, enabled: boolean, disabledReason: PageDisabledReason | null, owner: { __typename?: 'User', id: string } } }>, nodes: Array<{ __typename?: 'BookingPage', id: string, enabled: boolean, disabledReason: PageDisabledReason | null, owner: { __typename?: 'User', id: string } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export type ListedPageFragment = { __typename?: 'BookingPage', id: string, enabled: boolean, disabledReason: PageDisabledReason | null, owner: { __typename?: 'User', id: string } };

export type ListedKeysFragment = { __typename?: 'ApiKeyConnection', totalCount: number, edges: Array<{ __typename?: 'ApiKeyEdge', cursor: string, node: { __typename?: 'ApiKey', id: string } }>, nodes: Array<{ __typename?: 'ApiKey', id: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export type ListedLicenseFragment = { __typename?: 'License', id: string, assignedAt: string | null, retiredAt: string | null };

export type ListedBookingsFragment = { __typename?: 'BookingConnection', totalCount: number, edges: Array<{ __typename?: 'BookingEdge', cursor: string, node: { __typename?: 'Booking', id: string, startsAt: string, page: { __typename?: 'BookingPage', id: string } | null, host: { __typename?: 'User', id: string } | null } }>, nodes: Array<{ __typename?: 'Booking', id: string, startsAt: string, page: { __typename?: 'BookingPage', id: string } | null, host: { __typename?: 'User', id: string } | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export type ListedBookingFragment = { __typename?: 'Booking', id: string, startsAt: string, page: { __typename?: 'BookingPage', id: string } | null, host: { __typename?: 'User', id: string } | null };

export type ListedConversationFragment = { __typename?: 'Conversation', id: string, status: ConversationStatus };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { __typename?: 'Query', viewer: { __typename?: 'User', id: string, name: string, role: Role, canAcceptBookings: boolean, canJoinConversations: boolean, licenses: Array<{ __typename?: 'License', id: string, kind: LicenseKind }> } };

export type EventCursorQueryVariables = Exact<{ [key: string]: never; }>;


export type EventCursorQuery = { __typename?: 'Query', account: { __typename?: 'Account', id: string, eventCursor: string } };

export type PoolsQueryVariables = Exact<{ [key: string]: never; }>;


export type PoolsQuery = { __typename?: 'Query', licensePools: Array<{ __typename?: 'LicensePool', id: string, kind: LicenseKind, capacity: number, assigned: number, available: number }> };

export type UserQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type UserQuery = { __typename?: 'Query', user: { __typename?: 'User', id: string, name: string, email: string, role: Role, canAcceptBookings: boolean, canJoinConversations: boolean, licenses: Array<{ __typename?: 'License', id: string, kind: LicenseKind }> } | null };

export type PageQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type PageQuery = { __typename?: 'Query', bookingPage: { __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null, owner: { __typename?: 'User', id: string, name: string } } | null };

export type EventsQueryVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  types?: InputMaybe<Array<EventType> | EventType>;
}>;


export type EventsQuery = { __typename?: 'Query', events: { __typename?: 'EventConnection', nodes: Array<
      | { __typename: 'ApiKeyCreated', id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, apiKey: { __typename?: 'ApiKey', id: string }, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'ApiKeyRevoked', id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, apiKey: { __typename?: 'ApiKey', id: string }, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'BookingCanceled', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, booking: { __typename?: 'Booking', id: string }, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'BookingCreated', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, booking: { __typename?: 'Booking', id: string }, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'ConversationEnded', id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, conversation: { __typename?: 'Conversation', id: string }, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'ConversationJoined', agentName: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, conversation: { __typename?: 'Conversation', id: string }, agent: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'ConversationRequeued', formerAgentName: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, conversation: { __typename?: 'Conversation', id: string }, formerAgent: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'ConversationStarted', id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, conversation: { __typename?: 'Conversation', id: string }, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'PageCreated', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'PageDeleted', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'PageDisabled', slug: string, reason: PageDisabledReason, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'PageEnabled', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'PageReassigned', slug: string, ownerName: string, formerOwnerName: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, owner: { __typename?: 'User', id: string } | null, formerOwner: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'PageUpdated', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'PoolResized', capacity: number, previousCapacity: number, availableAfter: number, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, pool: { __typename?: 'LicensePool', kind: LicenseKind }, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'SeatAssigned', holderName: string, availableAfter: number, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, license: { __typename?: 'License', id: string }, holder: { __typename?: 'User', id: string } | null, pool: { __typename?: 'LicensePool', kind: LicenseKind }, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'SeatFreed', formerHolderName: string, availableAfter: number, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, license: { __typename?: 'License', id: string }, formerHolder: { __typename?: 'User', id: string } | null, pool: { __typename?: 'LicensePool', kind: LicenseKind }, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'SeatTransferred', holderName: string, formerHolderName: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, license: { __typename?: 'License', id: string }, holder: { __typename?: 'User', id: string } | null, formerHolder: { __typename?: 'User', id: string } | null, pool: { __typename?: 'LicensePool', kind: LicenseKind }, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'UserCreated', name: string, role: Role, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, user: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'UserDeleted', name: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, user: { __typename?: 'User', id: string, deletedAt: string | null } | null, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'UserRoleChanged', name: string, role: Role, previousRole: Role, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, user: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null }
      | { __typename: 'UserUpdated', name: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, user: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    >, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CreateUserMutationVariables = Exact<{
  input: CreateUserInput;
}>;


export type CreateUserMutation = { __typename?: 'Mutation', createUser: { __typename?: 'CreateUserPayload', user: { __typename?: 'User', id: string, name: string, email: string, role: Role, licenses: Array<{ __typename?: 'License', id: string, kind: LicenseKind }> } | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CreateUsersMutationVariables = Exact<{
  input: CreateUsersInput;
}>;


export type CreateUsersMutation = { __typename?: 'Mutation', createUsers: { __typename?: 'CreateUsersPayload', users: Array<{ __typename?: 'User', id: string, name: string, email: string, role: Role, createdAt: string, licenses: Array<{ __typename?: 'License', id: string, kind: LicenseKind }> }>, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type UpdateUserMutationVariables = Exact<{
  input: UpdateUserInput;
}>;


export type UpdateUserMutation = { __typename?: 'Mutation', updateUser: { __typename?: 'UpdateUserPayload', user: { __typename?: 'User', id: string, name: string, email: string, role: Role, createdAt: string, deletedAt: string | null } | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type DeleteUserMutationVariables = Exact<{
  input: DeleteUserInput;
}>;


export type DeleteUserMutation = { __typename?: 'Mutation', deleteUser: { __typename?: 'DeleteUserPayload', deletedUserId: string | null, freedLicenses: Array<{ __typename?: 'License', id: string, kind: LicenseKind, assignedAt: string | null, holder: { __typename?: 'User', id: string } | null }>, movedPages: Array<{ __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null, owner: { __typename?: 'User', id: string } }>, disabledPages: Array<{ __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null, owner: { __typename?: 'User', id: string } }>, requeuedConversations: Array<{ __typename?: 'Conversation', id: string, kind: ConversationKind, visitorName: string, status: ConversationStatus, agentName: string | null, startedAt: string, endedAt: string | null, agent: { __typename?: 'User', id: string } | null }>, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ChangeUserRoleMutationVariables = Exact<{
  input: ChangeUserRoleInput;
}>;


export type ChangeUserRoleMutation = { __typename?: 'Mutation', changeUserRole: { __typename?: 'ChangeUserRolePayload', user: { __typename?: 'User', id: string, role: Role } | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type AssignLicenseMutationVariables = Exact<{
  input: AssignLicenseInput;
}>;


export type AssignLicenseMutation = { __typename?: 'Mutation', assignLicense: { __typename?: 'AssignLicensePayload', availableAfter: number | null, license: { __typename?: 'License', id: string, kind: LicenseKind, assignedAt: string | null, holder: { __typename?: 'User', id: string } | null } | null, restoredPages: Array<{ __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null }>, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type UnassignLicenseMutationVariables = Exact<{
  input: UnassignLicenseInput;
}>;


export type UnassignLicenseMutation = { __typename?: 'Mutation', unassignLicense: { __typename?: 'UnassignLicensePayload', availableAfter: number | null, license: { __typename?: 'License', id: string, kind: LicenseKind, assignedAt: string | null, holder: { __typename?: 'User', id: string } | null } | null, disabledPages: Array<{ __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null }>, movedPages: Array<{ __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null, owner: { __typename?: 'User', id: string } }>, requeuedConversations: Array<{ __typename?: 'Conversation', id: string, kind: ConversationKind, visitorName: string, status: ConversationStatus, agentName: string | null, startedAt: string, endedAt: string | null, agent: { __typename?: 'User', id: string } | null }>, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type TransferLicenseMutationVariables = Exact<{
  input: TransferLicenseInput;
}>;


export type TransferLicenseMutation = { __typename?: 'Mutation', transferLicense: { __typename?: 'TransferLicensePayload', license: { __typename?: 'License', id: string, kind: LicenseKind, assignedAt: string | null, holder: { __typename?: 'User', id: string } | null } | null, movedPages: Array<{ __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null, owner: { __typename?: 'User', id: string } }>, disabledPages: Array<{ __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null, owner: { __typename?: 'User', id: string } }>, restoredPages: Array<{ __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null, owner: { __typename?: 'User', id: string } }>, requeuedConversations: Array<{ __typename?: 'Conversation', id: string, kind: ConversationKind, visitorName: string, status: ConversationStatus, agentName: string | null, startedAt: string, endedAt: string | null, agent: { __typename?: 'User', id: string } | null }>, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type AssignLicensesMutationVariables = Exact<{
  input: AssignLicensesInput;
}>;


export type AssignLicensesMutation = { __typename?: 'Mutation', assignLicenses: { __typename?: 'AssignLicensesPayload', availableAfter: number | null, licenses: Array<{ __typename?: 'License', id: string, kind: LicenseKind, assignedAt: string | null, holder: { __typename?: 'User', id: string } | null }>, restoredPages: Array<{ __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null, owner: { __typename?: 'User', id: string } }>, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type UnassignLicensesMutationVariables = Exact<{
  input: UnassignLicensesInput;
}>;


export type UnassignLicensesMutation = { __typename?: 'Mutation', unassignLicenses: { __typename?: 'UnassignLicensesPayload', availableAfter: number | null, licenses: Array<{ __typename?: 'License', id: string, kind: LicenseKind, assignedAt: string | null, holder: { __typename?: 'User', id: string } | null }>, disabledPages: Array<{ __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null, owner: { __typename?: 'User', id: string } }>, movedPages: Array<{ __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null, owner: { __typename?: 'User', id: string } }>, requeuedConversations: Array<{ __typename?: 'Conversation', id: string, kind: ConversationKind, visitorName: string, status: ConversationStatus, agentName: string | null, startedAt: string, endedAt: string | null, agent: { __typename?: 'User', id: string } | null }>, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ResizeLicensePoolMutationVariables = Exact<{
  input: ResizeLicensePoolInput;
}>;


export type ResizeLicensePoolMutation = { __typename?: 'Mutation', resizeLicensePool: { __typename?: 'ResizeLicensePoolPayload', pool: { __typename?: 'LicensePool', id: string, kind: LicenseKind, capacity: number, assigned: number, available: number } | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CreateBookingPageMutationVariables = Exact<{
  input: CreateBookingPageInput;
}>;


export type CreateBookingPageMutation = { __typename?: 'Mutation', createBookingPage: { __typename?: 'CreateBookingPagePayload', page: { __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null } | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type UpdateBookingPageMutationVariables = Exact<{
  input: UpdateBookingPageInput;
}>;


export type UpdateBookingPageMutation = { __typename?: 'Mutation', updateBookingPage: { __typename?: 'UpdateBookingPagePayload', page: { __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null, owner: { __typename?: 'User', id: string } } | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type DeleteBookingPageMutationVariables = Exact<{
  input: DeleteBookingPageInput;
}>;


export type DeleteBookingPageMutation = { __typename?: 'Mutation', deleteBookingPage: { __typename?: 'DeleteBookingPagePayload', deletedPageId: string | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type EnableBookingPageMutationVariables = Exact<{
  input: EnableBookingPageInput;
}>;


export type EnableBookingPageMutation = { __typename?: 'Mutation', enableBookingPage: { __typename?: 'EnableBookingPagePayload', page: { __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null } | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type DisableBookingPageMutationVariables = Exact<{
  input: DisableBookingPageInput;
}>;


export type DisableBookingPageMutation = { __typename?: 'Mutation', disableBookingPage: { __typename?: 'DisableBookingPagePayload', page: { __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null } | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ReassignBookingPageMutationVariables = Exact<{
  input: ReassignBookingPageInput;
}>;


export type ReassignBookingPageMutation = { __typename?: 'Mutation', reassignBookingPage: { __typename?: 'ReassignBookingPagePayload', page: { __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null, owner: { __typename?: 'User', id: string } } | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { __typename?: 'Mutation', createApiKey: { __typename?: 'CreateApiKeyPayload', secret: string | null, apiKey: { __typename?: 'ApiKey', id: string, label: string, createdAt: string, expiresAt: string | null, revokedAt: string | null, lastUsedAt: string | null, user: { __typename?: 'User', id: string } } | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { __typename?: 'Mutation', revokeApiKey: { __typename?: 'RevokeApiKeyPayload', apiKey: { __typename?: 'ApiKey', id: string, revokedAt: string | null } | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type SeatFreedSubscriptionVariables = Exact<{
  kind?: InputMaybe<LicenseKind>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type SeatFreedSubscription = { __typename?: 'Subscription', seatFreed: { __typename: 'SeatFreed', formerHolderName: string, availableAfter: number, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, license: { __typename?: 'License', id: string }, formerHolder: { __typename?: 'User', id: string } | null, pool: { __typename?: 'LicensePool', kind: LicenseKind }, actor: { __typename?: 'User', id: string } | null } };

export type PageDisabledSubscriptionVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type PageDisabledSubscription = { __typename?: 'Subscription', pageDisabled: { __typename: 'PageDisabled', slug: string, reason: PageDisabledReason, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null } };

export type AccountEventsSubscriptionVariables = Exact<{
  types?: InputMaybe<Array<EventType> | EventType>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type AccountEventsSubscription = { __typename?: 'Subscription', accountEvents:
    | { __typename: 'ApiKeyCreated', id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, apiKey: { __typename?: 'ApiKey', id: string }, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'ApiKeyRevoked', id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, apiKey: { __typename?: 'ApiKey', id: string }, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'BookingCanceled', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, booking: { __typename?: 'Booking', id: string }, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'BookingCreated', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, booking: { __typename?: 'Booking', id: string }, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'ConversationEnded', id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, conversation: { __typename?: 'Conversation', id: string }, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'ConversationJoined', agentName: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, conversation: { __typename?: 'Conversation', id: string }, agent: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'ConversationRequeued', formerAgentName: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, conversation: { __typename?: 'Conversation', id: string }, formerAgent: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'ConversationStarted', id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, conversation: { __typename?: 'Conversation', id: string }, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'PageCreated', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'PageDeleted', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'PageDisabled', slug: string, reason: PageDisabledReason, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'PageEnabled', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'PageReassigned', slug: string, ownerName: string, formerOwnerName: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, owner: { __typename?: 'User', id: string } | null, formerOwner: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'PageUpdated', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'PoolResized', capacity: number, previousCapacity: number, availableAfter: number, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, pool: { __typename?: 'LicensePool', kind: LicenseKind }, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'SeatAssigned', holderName: string, availableAfter: number, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, license: { __typename?: 'License', id: string }, holder: { __typename?: 'User', id: string } | null, pool: { __typename?: 'LicensePool', kind: LicenseKind }, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'SeatFreed', formerHolderName: string, availableAfter: number, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, license: { __typename?: 'License', id: string }, formerHolder: { __typename?: 'User', id: string } | null, pool: { __typename?: 'LicensePool', kind: LicenseKind }, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'SeatTransferred', holderName: string, formerHolderName: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, license: { __typename?: 'License', id: string }, holder: { __typename?: 'User', id: string } | null, formerHolder: { __typename?: 'User', id: string } | null, pool: { __typename?: 'LicensePool', kind: LicenseKind }, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'UserCreated', name: string, role: Role, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, user: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'UserDeleted', name: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, user: { __typename?: 'User', id: string, deletedAt: string | null } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'UserRoleChanged', name: string, role: Role, previousRole: Role, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, user: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null }
    | { __typename: 'UserUpdated', name: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, user: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null }
   };

export type SeatUsageSubscriptionVariables = Exact<{
  kind: LicenseKind;
}>;


export type SeatUsageSubscription = { __typename?: 'Subscription', seatUsage: { __typename?: 'LicensePool', kind: LicenseKind, capacity: number, assigned: number, available: number } };

export type UserErrorFieldsFragment = { __typename?: 'UserError', code: UserErrorCode, field: Array<string> | null, message: string };

export type PageFieldsFragment = { __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null };

export type OwnedPageFieldsFragment = { __typename?: 'BookingPage', id: string, slug: string, title: string, durationMinutes: number, enabled: boolean, disabledReason: PageDisabledReason | null, disabledAt: string | null, owner: { __typename?: 'User', id: string } };

export type HeldLicenseFieldsFragment = { __typename?: 'License', id: string, kind: LicenseKind, assignedAt: string | null, holder: { __typename?: 'User', id: string } | null };

type EventFields_ApiKeyCreated_Fragment = { __typename: 'ApiKeyCreated', id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, apiKey: { __typename?: 'ApiKey', id: string }, actor: { __typename?: 'User', id: string } | null };

type EventFields_ApiKeyRevoked_Fragment = { __typename: 'ApiKeyRevoked', id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, apiKey: { __typename?: 'ApiKey', id: string }, actor: { __typename?: 'User', id: string } | null };

type EventFields_BookingCanceled_Fragment = { __typename: 'BookingCanceled', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, booking: { __typename?: 'Booking', id: string }, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null };

type EventFields_BookingCreated_Fragment = { __typename: 'BookingCreated', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, booking: { __typename?: 'Booking', id: string }, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null };

type EventFields_ConversationEnded_Fragment = { __typename: 'ConversationEnded', id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, conversation: { __typename?: 'Conversation', id: string }, actor: { __typename?: 'User', id: string } | null };

type EventFields_ConversationJoined_Fragment = { __typename: 'ConversationJoined', agentName: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, conversation: { __typename?: 'Conversation', id: string }, agent: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null };

type EventFields_ConversationRequeued_Fragment = { __typename: 'ConversationRequeued', formerAgentName: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, conversation: { __typename?: 'Conversation', id: string }, formerAgent: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null };

type EventFields_ConversationStarted_Fragment = { __typename: 'ConversationStarted', id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, conversation: { __typename?: 'Conversation', id: string }, actor: { __typename?: 'User', id: string } | null };

type EventFields_PageCreated_Fragment = { __typename: 'PageCreated', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null };

type EventFields_PageDeleted_Fragment = { __typename: 'PageDeleted', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, actor: { __typename?: 'User', id: string } | null };

type EventFields_PageDisabled_Fragment = { __typename: 'PageDisabled', slug: string, reason: PageDisabledReason, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null };

type EventFields_PageEnabled_Fragment = { __typename: 'PageEnabled', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null };

type EventFields_PageReassigned_Fragment = { __typename: 'PageReassigned', slug: string, ownerName: string, formerOwnerName: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, owner: { __typename?: 'User', id: string } | null, formerOwner: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null };

type EventFields_PageUpdated_Fragment = { __typename: 'PageUpdated', slug: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, page: { __typename?: 'BookingPage', id: string } | null, actor: { __typename?: 'User', id: string } | null };

type EventFields_PoolResized_Fragment = { __typename: 'PoolResized', capacity: number, previousCapacity: number, availableAfter: number, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, pool: { __typename?: 'LicensePool', kind: LicenseKind }, actor: { __typename?: 'User', id: string } | null };

type EventFields_SeatAssigned_Fragment = { __typename: 'SeatAssigned', holderName: string, availableAfter: number, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, license: { __typename?: 'License', id: string }, holder: { __typename?: 'User', id: string } | null, pool: { __typename?: 'LicensePool', kind: LicenseKind }, actor: { __typename?: 'User', id: string } | null };

type EventFields_SeatFreed_Fragment = { __typename: 'SeatFreed', formerHolderName: string, availableAfter: number, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, license: { __typename?: 'License', id: string }, formerHolder: { __typename?: 'User', id: string } | null, pool: { __typename?: 'LicensePool', kind: LicenseKind }, actor: { __typename?: 'User', id: string } | null };

type EventFields_SeatTransferred_Fragment = { __typename: 'SeatTransferred', holderName: string, formerHolderName: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, license: { __typename?: 'License', id: string }, holder: { __typename?: 'User', id: string } | null, formerHolder: { __typename?: 'User', id: string } | null, pool: { __typename?: 'LicensePool', kind: LicenseKind }, actor: { __typename?: 'User', id: string } | null };

type EventFields_UserCreated_Fragment = { __typename: 'UserCreated', name: string, role: Role, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, user: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null };

type EventFields_UserDeleted_Fragment = { __typename: 'UserDeleted', name: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, user: { __typename?: 'User', id: string, deletedAt: string | null } | null, actor: { __typename?: 'User', id: string } | null };

type EventFields_UserRoleChanged_Fragment = { __typename: 'UserRoleChanged', name: string, role: Role, previousRole: Role, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, user: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null };

type EventFields_UserUpdated_Fragment = { __typename: 'UserUpdated', name: string, id: string, type: EventType, sequence: number, cursor: string, occurredAt: string, user: { __typename?: 'User', id: string } | null, actor: { __typename?: 'User', id: string } | null };

export type EventFieldsFragment =
  | EventFields_ApiKeyCreated_Fragment
  | EventFields_ApiKeyRevoked_Fragment
  | EventFields_BookingCanceled_Fragment
  | EventFields_BookingCreated_Fragment
  | EventFields_ConversationEnded_Fragment
  | EventFields_ConversationJoined_Fragment
  | EventFields_ConversationRequeued_Fragment
  | EventFields_ConversationStarted_Fragment
  | EventFields_PageCreated_Fragment
  | EventFields_PageDeleted_Fragment
  | EventFields_PageDisabled_Fragment
  | EventFields_PageEnabled_Fragment
  | EventFields_PageReassigned_Fragment
  | EventFields_PageUpdated_Fragment
  | EventFields_PoolResized_Fragment
  | EventFields_SeatAssigned_Fragment
  | EventFields_SeatFreed_Fragment
  | EventFields_SeatTransferred_Fragment
  | EventFields_UserCreated_Fragment
  | EventFields_UserDeleted_Fragment
  | EventFields_UserRoleChanged_Fragment
  | EventFields_UserUpdated_Fragment
;

export type PublicBookingPageQueryVariables = Exact<{
  slug: Scalars['String']['input'];
}>;


export type PublicBookingPageQuery = { __typename?: 'Query', publicBookingPage: { __typename?: 'PublicBookingPage', slug: string, title: string, durationMinutes: number, hostName: string, acceptsBookings: boolean } | null };

export const PageInfoFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<PageInfoFieldsFragment, unknown>;
export const PageIdsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageIds"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPageConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<PageIdsFragment, unknown>;
export const BookingIdsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BookingIds"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<BookingIdsFragment, unknown>;
export const LicenseFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LicenseFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"License"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"assignedAt"}},{"kind":"Field","name":{"kind":"Name","value":"retiredAt"}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]} as unknown as DocumentNode<LicenseFieldsFragment, unknown>;
export const BookingFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BookingFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageTitle"}},{"kind":"Field","name":{"kind":"Name","value":"host"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hostName"}},{"kind":"Field","name":{"kind":"Name","value":"guestName"}},{"kind":"Field","name":{"kind":"Name","value":"guestEmail"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]} as unknown as DocumentNode<BookingFieldsFragment, unknown>;
export const ConversationFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConversationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conversation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"visitorName"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}}]} as unknown as DocumentNode<ConversationFieldsFragment, unknown>;
export const ListedUserFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"licenses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]} as unknown as DocumentNode<ListedUserFragment, unknown>;
export const ListedPageFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedPage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ListedPageFragment, unknown>;
export const ListedPagesFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedPages"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPageConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedPage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedPage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<ListedPagesFragment, unknown>;
export const ListedKeysFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedKeys"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<ListedKeysFragment, unknown>;
export const ListedLicenseFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedLicense"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"License"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"assignedAt"}},{"kind":"Field","name":{"kind":"Name","value":"retiredAt"}}]}}]} as unknown as DocumentNode<ListedLicenseFragment, unknown>;
export const ListedBookingFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedBooking"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"host"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ListedBookingFragment, unknown>;
export const ListedBookingsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedBookings"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedBooking"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedBooking"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedBooking"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"host"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<ListedBookingsFragment, unknown>;
export const ListedConversationFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedConversation"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conversation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]} as unknown as DocumentNode<ListedConversationFragment, unknown>;
export const UserErrorFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<UserErrorFieldsFragment, unknown>;
export const PageFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}}]}}]} as unknown as DocumentNode<PageFieldsFragment, unknown>;
export const OwnedPageFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnedPageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageFields"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}}]}}]} as unknown as DocumentNode<OwnedPageFieldsFragment, unknown>;
export const HeldLicenseFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HeldLicenseFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"License"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"assignedAt"}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<HeldLicenseFieldsFragment, unknown>;
export const EventFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserDeleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserRoleChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"previousRole"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatAssigned"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holderName"}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatFreed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formerHolderName"}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerHolder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatTransferred"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holderName"}},{"kind":"Field","name":{"kind":"Name","value":"formerHolderName"}},{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerHolder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PoolResized"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"previousCapacity"}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageDeleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageEnabled"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageDisabled"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageReassigned"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"ownerName"}},{"kind":"Field","name":{"kind":"Name","value":"formerOwnerName"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerOwner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"booking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingCanceled"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"booking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationJoined"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationRequeued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formerAgentName"}},{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerAgent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyRevoked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<EventFieldsFragment, unknown>;
export const AccountStateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AccountState"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eventCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"licensePools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"assigned"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"licenses"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"assignedAt"}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"licenses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"bookingPages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageFields"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"bookings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BookingFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conversations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConversationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BookingFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageTitle"}},{"kind":"Field","name":{"kind":"Name","value":"host"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hostName"}},{"kind":"Field","name":{"kind":"Name","value":"guestName"}},{"kind":"Field","name":{"kind":"Name","value":"guestEmail"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConversationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conversation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"visitorName"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}}]} as unknown as DocumentNode<AccountStateQuery, AccountStateQueryVariables>;
export const UserListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UserList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UserFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UserOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<UserListQuery, UserListQueryVariables>;
export const PageListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PageList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPageFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bookingPages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageIds"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageIds"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPageConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]} as unknown as DocumentNode<PageListQuery, PageListQueryVariables>;
export const UserPageListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UserPageList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bookingPages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageIds"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageIds"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPageConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]} as unknown as DocumentNode<UserPageListQuery, UserPageListQueryVariables>;
export const BookingListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BookingList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bookings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BookingIds"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BookingIds"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]} as unknown as DocumentNode<BookingListQuery, BookingListQueryVariables>;
export const PageBookingListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PageBookingList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bookingPage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bookings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BookingIds"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BookingIds"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]} as unknown as DocumentNode<PageBookingListQuery, PageBookingListQueryVariables>;
export const ConversationListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConversationList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<ConversationListQuery, ConversationListQueryVariables>;
export const LicenseListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LicenseList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LicenseKind"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"assigned"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"licensePool"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"licenses"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"assigned"},"value":{"kind":"Variable","name":{"kind":"Name","value":"assigned"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<LicenseListQuery, LicenseListQueryVariables>;
export const ApiKeyListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApiKeyList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKeys"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedKeys"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedKeys"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]} as unknown as DocumentNode<ApiKeyListQuery, ApiKeyListQueryVariables>;
export const ApiKeysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApiKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<ApiKeysQuery, ApiKeysQueryVariables>;
export const NodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Node"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<NodeQuery, NodeQueryVariables>;
export const NodesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Nodes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<NodesQuery, NodesQueryVariables>;
export const LicensesOfEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LicensesOfEvents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"types"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"SEAT_ASSIGNED"},{"kind":"EnumValue","value":"SEAT_FREED"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatAssigned"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LicenseFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatFreed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LicenseFields"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LicenseFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"License"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"assignedAt"}},{"kind":"Field","name":{"kind":"Name","value":"retiredAt"}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]} as unknown as DocumentNode<LicensesOfEventsQuery, LicensesOfEventsQueryVariables>;
export const BookAppointmentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BookAppointment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BookAppointmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bookAppointment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bookingId"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"cancelToken"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<BookAppointmentMutation, BookAppointmentMutationVariables>;
export const CancelAppointmentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelAppointment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelAppointmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelAppointment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"canceled"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<CancelAppointmentMutation, CancelAppointmentMutationVariables>;
export const CancelBookingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelBooking"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelBookingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelBooking"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"booking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BookingFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BookingFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageTitle"}},{"kind":"Field","name":{"kind":"Name","value":"host"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hostName"}},{"kind":"Field","name":{"kind":"Name","value":"guestName"}},{"kind":"Field","name":{"kind":"Name","value":"guestEmail"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<CancelBookingMutation, CancelBookingMutationVariables>;
export const BookingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Bookings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTimeISO"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bookings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BookingFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BookingFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageTitle"}},{"kind":"Field","name":{"kind":"Name","value":"host"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hostName"}},{"kind":"Field","name":{"kind":"Name","value":"guestName"}},{"kind":"Field","name":{"kind":"Name","value":"guestEmail"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]} as unknown as DocumentNode<BookingsQuery, BookingsQueryVariables>;
export const BookingsOfPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BookingsOfPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTimeISO"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bookingPage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upcomingBookings"}},{"kind":"Field","name":{"kind":"Name","value":"bookings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BookingFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BookingFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageTitle"}},{"kind":"Field","name":{"kind":"Name","value":"host"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hostName"}},{"kind":"Field","name":{"kind":"Name","value":"guestName"}},{"kind":"Field","name":{"kind":"Name","value":"guestEmail"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]} as unknown as DocumentNode<BookingsOfPageQuery, BookingsOfPageQueryVariables>;
export const PersonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Person"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<PersonQuery, PersonQueryVariables>;
export const PeopleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"People"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"CREATED_AT"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<PeopleQuery, PeopleQueryVariables>;
export const RenameDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Rename"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateUserInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<RenameMutation, RenameMutationVariables>;
export const DarkPagesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"DarkPages"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageDisabled"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<DarkPagesSubscription, DarkPagesSubscriptionVariables>;
export const FreeSeatsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FreeSeats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"licensePools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}}]} as unknown as DocumentNode<FreeSeatsQuery, FreeSeatsQueryVariables>;
export const SeatsNowDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"SeatsNow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LicenseKind"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seatUsage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}}]} as unknown as DocumentNode<SeatsNowSubscription, SeatsNowSubscriptionVariables>;
export const LogByInterfaceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LogByInterface"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Node"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]}}]}}]} as unknown as DocumentNode<LogByInterfaceQuery, LogByInterfaceQueryVariables>;
export const PossibleTypesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PossibleTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__schema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"types"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"possibleTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PossibleTypesQuery, PossibleTypesQueryVariables>;
export const StartConversationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartConversation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartConversationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startConversation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversationId"}},{"kind":"Field","name":{"kind":"Name","value":"visitorToken"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<StartConversationMutation, StartConversationMutationVariables>;
export const JoinConversationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"JoinConversation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"JoinConversationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"joinConversation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConversationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConversationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conversation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"visitorName"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<JoinConversationMutation, JoinConversationMutationVariables>;
export const EndConversationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndConversation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EndConversationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endConversation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConversationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConversationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conversation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"visitorName"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<EndConversationMutation, EndConversationMutationVariables>;
export const LeaveConversationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LeaveConversation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LeaveConversationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leaveConversation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"left"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<LeaveConversationMutation, LeaveConversationMutationVariables>;
export const ConversationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Conversations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"status"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationStatus"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"Variable","name":{"kind":"Name","value":"status"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConversationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConversationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conversation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"visitorName"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}}]} as unknown as DocumentNode<ConversationsQuery, ConversationsQueryVariables>;
export const ConversationWaitingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ConversationWaiting"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversationWaiting"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EventFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserDeleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserRoleChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"previousRole"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatAssigned"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holderName"}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatFreed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formerHolderName"}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerHolder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatTransferred"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holderName"}},{"kind":"Field","name":{"kind":"Name","value":"formerHolderName"}},{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerHolder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PoolResized"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"previousCapacity"}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageDeleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageEnabled"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageDisabled"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageReassigned"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"ownerName"}},{"kind":"Field","name":{"kind":"Name","value":"formerOwnerName"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerOwner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"booking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingCanceled"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"booking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationJoined"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationRequeued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formerAgentName"}},{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerAgent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyRevoked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ConversationWaitingSubscription, ConversationWaitingSubscriptionVariables>;
export const WalkUsersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WalkUsers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UserFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UserOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"page"},"name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedUser"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedUser"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"whole"},"name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedUser"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"licenses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<WalkUsersQuery, WalkUsersQueryVariables>;
export const WalkPagesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WalkPages"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPageFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"page"},"name":{"kind":"Name","value":"bookingPages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedPages"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"whole"},"name":{"kind":"Name","value":"bookingPages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedPage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedPages"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPageConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedPage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]} as unknown as DocumentNode<WalkPagesQuery, WalkPagesQueryVariables>;
export const WalkPagesOfUserDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WalkPagesOfUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"page"},"name":{"kind":"Name","value":"bookingPages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedPages"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"whole"},"name":{"kind":"Name","value":"bookingPages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedPage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedPages"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPageConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedPage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]} as unknown as DocumentNode<WalkPagesOfUserQuery, WalkPagesOfUserQueryVariables>;
export const WalkLicensesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WalkLicenses"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LicenseKind"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"assigned"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"licensePool"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"page"},"name":{"kind":"Name","value":"licenses"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"assigned"},"value":{"kind":"Variable","name":{"kind":"Name","value":"assigned"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedLicense"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedLicense"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"whole"},"name":{"kind":"Name","value":"licenses"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedLicense"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedLicense"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"License"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"assignedAt"}},{"kind":"Field","name":{"kind":"Name","value":"retiredAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<WalkLicensesQuery, WalkLicensesQueryVariables>;
export const WalkKeysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WalkKeys"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"page"},"name":{"kind":"Name","value":"apiKeys"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedKeys"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"whole"},"name":{"kind":"Name","value":"apiKeys"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedKeys"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]} as unknown as DocumentNode<WalkKeysQuery, WalkKeysQueryVariables>;
export const WalkBookingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WalkBookings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTimeISO"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"page"},"name":{"kind":"Name","value":"bookings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedBookings"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"whole"},"name":{"kind":"Name","value":"bookings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedBooking"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedBooking"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"host"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedBookings"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedBooking"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedBooking"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]} as unknown as DocumentNode<WalkBookingsQuery, WalkBookingsQueryVariables>;
export const WalkBookingsOfPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WalkBookingsOfPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pageId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTimeISO"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bookingPage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pageId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"page"},"name":{"kind":"Name","value":"bookings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedBookings"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"whole"},"name":{"kind":"Name","value":"bookings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedBooking"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedBooking"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"host"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedBookings"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedBooking"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedBooking"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]} as unknown as DocumentNode<WalkBookingsOfPageQuery, WalkBookingsOfPageQueryVariables>;
export const WalkConversationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WalkConversations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"status"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationStatus"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"page"},"name":{"kind":"Name","value":"conversations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"Variable","name":{"kind":"Name","value":"status"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedConversation"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedConversation"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"whole"},"name":{"kind":"Name","value":"conversations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedConversation"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedConversation"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conversation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<WalkConversationsQuery, WalkConversationsQueryVariables>;
export const SlugsOfPagesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SlugsOfPages"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPageFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bookingPages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}}]}}]}}]} as unknown as DocumentNode<SlugsOfPagesQuery, SlugsOfPagesQueryVariables>;
export const WalkEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WalkEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"types"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EventType"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"page"},"name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"types"},"value":{"kind":"Variable","name":{"kind":"Name","value":"types"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoFields"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eventCursor"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<WalkEventsQuery, WalkEventsQueryVariables>;
export const ViewerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"canAcceptBookings"}},{"kind":"Field","name":{"kind":"Name","value":"canJoinConversations"}},{"kind":"Field","name":{"kind":"Name","value":"licenses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
export const EventCursorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EventCursor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"eventCursor"}}]}}]}}]} as unknown as DocumentNode<EventCursorQuery, EventCursorQueryVariables>;
export const PoolsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Pools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"licensePools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"assigned"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}}]} as unknown as DocumentNode<PoolsQuery, PoolsQueryVariables>;
export const UserDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"User"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"canAcceptBookings"}},{"kind":"Field","name":{"kind":"Name","value":"canJoinConversations"}},{"kind":"Field","name":{"kind":"Name","value":"licenses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}}]} as unknown as DocumentNode<UserQuery, UserQueryVariables>;
export const PageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Page"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bookingPage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageFields"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}}]}}]} as unknown as DocumentNode<PageQuery, PageQueryVariables>;
export const EventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Events"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"types"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EventType"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"types"},"value":{"kind":"Variable","name":{"kind":"Name","value":"types"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EventFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserDeleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserRoleChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"previousRole"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatAssigned"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holderName"}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatFreed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formerHolderName"}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerHolder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatTransferred"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holderName"}},{"kind":"Field","name":{"kind":"Name","value":"formerHolderName"}},{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerHolder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PoolResized"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"previousCapacity"}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageDeleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageEnabled"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageDisabled"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageReassigned"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"ownerName"}},{"kind":"Field","name":{"kind":"Name","value":"formerOwnerName"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerOwner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"booking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingCanceled"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"booking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationJoined"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationRequeued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formerAgentName"}},{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerAgent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyRevoked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<EventsQuery, EventsQueryVariables>;
export const CreateUserDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateUserInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"licenses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<CreateUserMutation, CreateUserMutationVariables>;
export const CreateUsersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateUsers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateUsersInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createUsers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"licenses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<CreateUsersMutation, CreateUsersMutationVariables>;
export const UpdateUserDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateUserInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<UpdateUserMutation, UpdateUserMutationVariables>;
export const DeleteUserDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteUserInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedUserId"}},{"kind":"Field","name":{"kind":"Name","value":"freedLicenses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"HeldLicenseFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"movedPages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnedPageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"disabledPages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnedPageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requeuedConversations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConversationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HeldLicenseFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"License"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"assignedAt"}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnedPageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageFields"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConversationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conversation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"visitorName"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<DeleteUserMutation, DeleteUserMutationVariables>;
export const ChangeUserRoleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeUserRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeUserRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeUserRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<ChangeUserRoleMutation, ChangeUserRoleMutationVariables>;
export const AssignLicenseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AssignLicense"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AssignLicenseInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assignLicense"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"assignedAt"}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"restoredPages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<AssignLicenseMutation, AssignLicenseMutationVariables>;
export const UnassignLicenseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnassignLicense"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnassignLicenseInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unassignLicense"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"assignedAt"}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"disabledPages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"movedPages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnedPageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"requeuedConversations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConversationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnedPageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageFields"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConversationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conversation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"visitorName"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<UnassignLicenseMutation, UnassignLicenseMutationVariables>;
export const TransferLicenseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TransferLicense"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TransferLicenseInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transferLicense"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"HeldLicenseFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"movedPages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnedPageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"disabledPages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnedPageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"restoredPages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnedPageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requeuedConversations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConversationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HeldLicenseFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"License"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"assignedAt"}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnedPageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageFields"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConversationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conversation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"visitorName"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<TransferLicenseMutation, TransferLicenseMutationVariables>;
export const AssignLicensesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AssignLicenses"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AssignLicensesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assignLicenses"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"licenses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"HeldLicenseFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"restoredPages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnedPageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HeldLicenseFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"License"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"assignedAt"}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnedPageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageFields"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<AssignLicensesMutation, AssignLicensesMutationVariables>;
export const UnassignLicensesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnassignLicenses"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnassignLicensesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unassignLicenses"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"licenses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"HeldLicenseFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"disabledPages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnedPageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"movedPages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnedPageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"requeuedConversations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConversationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HeldLicenseFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"License"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"assignedAt"}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnedPageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageFields"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConversationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conversation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"visitorName"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<UnassignLicensesMutation, UnassignLicensesMutationVariables>;
export const ResizeLicensePoolDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResizeLicensePool"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResizeLicensePoolInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resizeLicensePool"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"assigned"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<ResizeLicensePoolMutation, ResizeLicensePoolMutationVariables>;
export const CreateBookingPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateBookingPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateBookingPageInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createBookingPage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<CreateBookingPageMutation, CreateBookingPageMutationVariables>;
export const UpdateBookingPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateBookingPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateBookingPageInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateBookingPage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnedPageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnedPageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageFields"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<UpdateBookingPageMutation, UpdateBookingPageMutationVariables>;
export const DeleteBookingPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteBookingPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteBookingPageInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteBookingPage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedPageId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<DeleteBookingPageMutation, DeleteBookingPageMutationVariables>;
export const EnableBookingPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EnableBookingPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EnableBookingPageInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enableBookingPage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<EnableBookingPageMutation, EnableBookingPageMutationVariables>;
export const DisableBookingPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DisableBookingPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DisableBookingPageInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"disableBookingPage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<DisableBookingPageMutation, DisableBookingPageMutationVariables>;
export const ReassignBookingPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReassignBookingPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReassignBookingPageInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reassignBookingPage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageFields"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<ReassignBookingPageMutation, ReassignBookingPageMutationVariables>;
export const CreateApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateApiKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeApiKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const SeatFreedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"SeatFreed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"LicenseKind"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seatFreed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EventFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserDeleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserRoleChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"previousRole"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatAssigned"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holderName"}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatFreed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formerHolderName"}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerHolder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatTransferred"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holderName"}},{"kind":"Field","name":{"kind":"Name","value":"formerHolderName"}},{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerHolder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PoolResized"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"previousCapacity"}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageDeleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageEnabled"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageDisabled"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageReassigned"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"ownerName"}},{"kind":"Field","name":{"kind":"Name","value":"formerOwnerName"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerOwner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"booking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingCanceled"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"booking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationJoined"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationRequeued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formerAgentName"}},{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerAgent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyRevoked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<SeatFreedSubscription, SeatFreedSubscriptionVariables>;
export const PageDisabledDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"PageDisabled"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageDisabled"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EventFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserDeleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserRoleChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"previousRole"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatAssigned"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holderName"}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatFreed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formerHolderName"}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerHolder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatTransferred"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holderName"}},{"kind":"Field","name":{"kind":"Name","value":"formerHolderName"}},{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerHolder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PoolResized"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"previousCapacity"}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageDeleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageEnabled"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageDisabled"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageReassigned"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"ownerName"}},{"kind":"Field","name":{"kind":"Name","value":"formerOwnerName"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerOwner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"booking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingCanceled"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"booking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationJoined"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationRequeued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formerAgentName"}},{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerAgent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyRevoked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<PageDisabledSubscription, PageDisabledSubscriptionVariables>;
export const AccountEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"AccountEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"types"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EventType"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"types"},"value":{"kind":"Variable","name":{"kind":"Name","value":"types"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EventFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserDeleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserRoleChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"previousRole"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatAssigned"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holderName"}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatFreed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formerHolderName"}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerHolder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatTransferred"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holderName"}},{"kind":"Field","name":{"kind":"Name","value":"formerHolderName"}},{"kind":"Field","name":{"kind":"Name","value":"license"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerHolder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PoolResized"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"previousCapacity"}},{"kind":"Field","name":{"kind":"Name","value":"availableAfter"}},{"kind":"Field","name":{"kind":"Name","value":"pool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageDeleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageEnabled"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageDisabled"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageReassigned"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"ownerName"}},{"kind":"Field","name":{"kind":"Name","value":"formerOwnerName"}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerOwner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"booking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingCanceled"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"booking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"page"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationJoined"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationRequeued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formerAgentName"}},{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formerAgent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyRevoked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<AccountEventsSubscription, AccountEventsSubscriptionVariables>;
export const SeatUsageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"SeatUsage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LicenseKind"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seatUsage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"assigned"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}}]} as unknown as DocumentNode<SeatUsageSubscription, SeatUsageSubscriptionVariables>;
export const PublicBookingPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PublicBookingPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publicBookingPage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"hostName"}},{"kind":"Field","name":{"kind":"Name","value":"acceptsBookings"}}]}}]}}]} as unknown as DocumentNode<PublicBookingPageQuery, PublicBookingPageQueryVariables>;