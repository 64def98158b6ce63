import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { BookingPage, License, LicenseKind, LicensePool, USER_ERRORS, UserError } from '../entities/index.js';
import { PageArgs } from '../graphql/pagination.js';

const AVAILABLE_AFTER = {
  nullable: true,
  description: 'Free licenses of the kind after the change; null when refused.',
};

@ArgsType()
export class LicensesArgs extends PageArgs {
  @Field(() => Boolean, { nullable: true, description: 'Only those held, or only those free; all by default.' })
  assigned?: boolean | null;
}

@InputType({ description: 'A license to give to a user.' })
export class AssignLicenseInput {
  @Field(() => ID, { description: 'Who gets it.' })
  userId!: string;

  @Field(() => LicenseKind, { description: 'Of which kind.' })
  kind!: LicenseKind;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      'Enable again the pages that the user owns and that are disabled as OWNER_UNLICENSED; also for one who holds the license already. Only with SCHEDULED_MEETING (else INVALID).',
  })
  restorePages?: boolean | null;
}

@ObjectType({ description: 'The answer of `assignLicense`.' })
export class AssignLicensePayload {
  @Field(() => License, { nullable: true, description: 'The license that the user holds now; null when refused.' })
  license: License | null = null;

  @Field(() => [BookingPage], { description: 'All pages that came back with it.' })
  restoredPages: BookingPage[] = [];

  @Field(() => Int, AVAILABLE_AFTER)
  availableAfter: number | null = null;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}

@InputType({ description: 'A license to take from a user.' })
export class UnassignLicenseInput {
  @Field(() => ID, { description: 'Who holds it.' })
  userId!: string;

  @Field(() => LicenseKind, { description: 'Of which kind.' })
  kind!: LicenseKind;
}

@ObjectType({ description: 'The answer of `unassignLicense`.' })
export class UnassignLicensePayload {
  @Field(() => License, { nullable: true, description: 'The license that is free now; null when refused.' })
  license: License | null = null;

  @Field(() => [BookingPage], { description: 'All pages that went dark with it.' })
  disabledPages: BookingPage[] = [];

  @Field(() => Int, AVAILABLE_AFTER)
  availableAfter: number | null = null;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}

@InputType({ description: 'How many licenses a pool shall have.' })
export class ResizeLicensePoolInput {
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
