import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { REQUEUED_CONVERSATIONS } from '../conversations/conversation.inputs.js';
import {
  BookingPage,
  Conversation,
  License,
  LicenseKind,
  LicensePool,
  USER_ERRORS,
  UserError,
} from '../entities/index.js';
import { DRY_RUN } from '../graphql/dry-run.js';
import { KeyedInput } from '../graphql/keyed-input.js';
import { PageArgs } from '../graphql/pagination.js';

const AVAILABLE_AFTER = {
  nullable: true,
  description: 'Free licenses of the kind after the change; null when refused.',
};
const RESTORE_PAGES = {
  nullable: true,
  defaultValue: false,
  description:
    'Enable again the pages that the user owns and that are disabled as OWNER_UNLICENSED; also for one who holds the license already. Only with SCHEDULED_MEETING (else INVALID).',
};
const PAGES_TO = {
  nullable: true,
  description:
    'Hand the enabled pages to this licensed user (else OWNER_UNLICENSED) instead of disabling them; nobody who loses a license here. Only with SCHEDULED_MEETING (else INVALID).',
};
const DISABLED_PAGES = { description: 'All pages that went dark; empty when refused.' };
const MOVED_PAGES = { description: 'All pages that got another owner; empty when refused.' };
const RESTORED_PAGES = { description: 'All pages that came back; empty when refused.' };

@ArgsType()
export class LicensesArgs extends PageArgs {
  @Field(() => Boolean, { nullable: true, description: 'Only those held, or only those free; all by default.' })
  assigned?: boolean | null;
}

@InputType({ description: 'A license to give to a user.' })
export class AssignLicenseInput extends KeyedInput {
  @Field(() => ID, { description: 'Who gets it.' })
  userId!: string;

  @Field(() => LicenseKind, { description: 'Of which kind.' })
  kind!: LicenseKind;

  @Field(() => Boolean, RESTORE_PAGES)
  restorePages?: boolean | null;

  @Field(() => Boolean, DRY_RUN)
  dryRun?: boolean | null;
}

@ObjectType({ description: 'The answer of `assignLicense`.' })
export class AssignLicensePayload {
  @Field(() => License, { nullable: true, description: 'The license that the user holds now; null when refused.' })
  license: License | null = null;

  @Field(() => [BookingPage], RESTORED_PAGES)
  restoredPages: BookingPage[] = [];

  @Field(() => Int, AVAILABLE_AFTER)
  availableAfter: number | null = null;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}

@InputType({ description: 'A license to take from a user.' })
export class UnassignLicenseInput extends KeyedInput {
  @Field(() => ID, { description: 'Who holds it.' })
  userId!: string;

  @Field(() => LicenseKind, { description: 'Of which kind.' })
  kind!: LicenseKind;

  @Field(() => ID, PAGES_TO)
  pagesTo?: string | null;

  @Field(() => Boolean, DRY_RUN)
  dryRun?: boolean | null;
}

@ObjectType({ description: 'The answer of `unassignLicense`.' })
export class UnassignLicensePayload {
  @Field(() => License, { nullable: true, description: 'The license that is free now; null when refused.' })
  license: License | null = null;

  @Field(() => [BookingPage], DISABLED_PAGES)
  disabledPages: BookingPage[] = [];

  @Field(() => [BookingPage], MOVED_PAGES)
  movedPages: BookingPage[] = [];

  @Field(() => [Conversation], REQUEUED_CONVERSATIONS)
  requeuedConversations: Conversation[] = [];

  @Field(() => Int, AVAILABLE_AFTER)
  availableAfter: number | null = null;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}

@InputType({ description: 'A license to move from a user to another.' })
export class TransferLicenseInput extends KeyedInput {
  @Field(() => ID, { description: 'Who holds it (else LICENSE_NOT_HELD).' })
  fromUserId!: string;

  @Field(() => ID, {
    description: 'Who gets it: somebody else (else INVALID), who holds none of the kind (else LICENSE_ALREADY_HELD).',
  })
  toUserId!: string;

  @Field(() => LicenseKind, { description: 'Of which kind.' })
  kind!: LicenseKind;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      "Move the giver's enabled pages along; they are never disabled in between. Otherwise they are disabled. Only with SCHEDULED_MEETING (else INVALID).",
  })
  movePages?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      "Enable again the receiver's pages that are disabled as OWNER_UNLICENSED: the hand-back at the end of a season. Only with SCHEDULED_MEETING (else INVALID).",
  })
  restorePages?: boolean | null;

  @Field(() => Boolean, DRY_RUN)
  dryRun?: boolean | null;
}

@ObjectType({ description: 'The answer of `transferLicense`.' })
export class TransferLicensePayload {
  @Field(() => License, { nullable: true, description: 'The license as the receiver holds it; null when refused.' })
  license: License | null = null;

  @Field(() => [BookingPage], MOVED_PAGES)
  movedPages: BookingPage[] = [];

  @Field(() => [BookingPage], DISABLED_PAGES)
  disabledPages: BookingPage[] = [];

  @Field(() => [BookingPage], RESTORED_PAGES)
  restoredPages: BookingPage[] = [];

  @Field(() => [Conversation], REQUEUED_CONVERSATIONS)
  requeuedConversations: Conversation[] = [];

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}

@InputType({ description: 'Licenses of one kind to give to many users, all or none.' })
export class AssignLicensesInput extends KeyedInput {
  @Field(() => [ID], {
    description: 'Who gets one, in this order; up to 1,000 (else BATCH_TOO_LARGE). A repeated user counts once.',
  })
  userIds!: string[];

  @Field(() => LicenseKind, { description: 'Of which kind.' })
  kind!: LicenseKind;

  @Field(() => Boolean, RESTORE_PAGES)
  restorePages?: boolean | null;

  @Field(() => Boolean, DRY_RUN)
  dryRun?: boolean | null;
}

@ObjectType({ description: 'The answer of `assignLicenses`.' })
export class AssignLicensesPayload {
  @Field(() => [License], { description: "Each user's license, in their order; empty when refused." })
  licenses: License[] = [];

  @Field(() => [BookingPage], RESTORED_PAGES)
  restoredPages: BookingPage[] = [];

  @Field(() => Int, AVAILABLE_AFTER)
  availableAfter: number | null = null;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}

@InputType({ description: 'Licenses of one kind to take from many users, all or none.' })
export class UnassignLicensesInput extends KeyedInput {
  @Field(() => [ID], {
    description: 'Who loses theirs, in this order; up to 1,000 (else BATCH_TOO_LARGE). A repeated user counts once.',
  })
  userIds!: string[];

  @Field(() => LicenseKind, { description: 'Of which kind.' })
  kind!: LicenseKind;

  @Field(() => ID, PAGES_TO)
  pagesTo?: string | null;

  @Field(() => Boolean, DRY_RUN)
  dryRun?: boolean | null;
}

@ObjectType({ description: 'The answer of `unassignLicenses`.' })
export class UnassignLicensesPayload {
  @Field(() => [License], {
    description: 'The licenses that are free now, in the order of their holders; empty when refused.',
  })
  licenses: License[] = [];

  @Field(() => [BookingPage], DISABLED_PAGES)
  disabledPages: BookingPage[] = [];

  @Field(() => [BookingPage], MOVED_PAGES)
  movedPages: BookingPage[] = [];

  @Field(() => [Conversation], REQUEUED_CONVERSATIONS)
  requeuedConversations: Conversation[] = [];

  @Field(() => Int, AVAILABLE_AFTER)
  availableAfter: number | null = null;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}

@InputType({ description: 'How many licenses a pool shall have.' })
export class ResizeLicensePoolInput extends KeyedInput {
  @Field(() => LicenseKind, { description: 'The kind of the pool.' })
  kind!: LicenseKind;

  @Field(() => Int, { description: '0 to 100,000 (else INVALID), and at least as many as are assigned.' })
  capacity!: number;
}

@ObjectType({ description: 'The answer of `resizeLicensePool`.' })
export class ResizeLicensePoolPayload {
  @Field(() => LicensePool, { nullable: true, description: 'The pool as it is now; null when refused.' })
  pool: LicensePool | null = null;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}
