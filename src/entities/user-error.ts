import { Field, ObjectType, registerEnumType } from 'type-graphql';

export enum UserErrorCode {
  NOT_FOUND = 'NOT_FOUND',
  INVALID = 'INVALID',
  EMAIL_TAKEN = 'EMAIL_TAKEN',
  SLUG_TAKEN = 'SLUG_TAKEN',
  NO_FREE_LICENSE = 'NO_FREE_LICENSE',
  LICENSE_NOT_HELD = 'LICENSE_NOT_HELD',
  LICENSE_ALREADY_HELD = 'LICENSE_ALREADY_HELD',
  OWNER_UNLICENSED = 'OWNER_UNLICENSED',
  LAST_ADMINISTRATOR = 'LAST_ADMINISTRATOR',
  CAPACITY_BELOW_ASSIGNED = 'CAPACITY_BELOW_ASSIGNED',
  PAGE_DISABLED = 'PAGE_DISABLED',
  SLOT_TAKEN = 'SLOT_TAKEN',
  BOOKING_NOT_CONFIRMED = 'BOOKING_NOT_CONFIRMED',
  LIVE_ENGAGEMENT_UNLICENSED = 'LIVE_ENGAGEMENT_UNLICENSED',
  CONVERSATION_TAKEN = 'CONVERSATION_TAKEN',
  CONVERSATION_ENDED = 'CONVERSATION_ENDED',
  BATCH_TOO_LARGE = 'BATCH_TOO_LARGE',
  IDEMPOTENCY_KEY_REUSED = 'IDEMPOTENCY_KEY_REUSED',
  SECRET_ALREADY_SHOWN = 'SECRET_ALREADY_SHOWN',
}

registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'Why a mutation was refused. Codes are for programs and never change their meaning.',
  valuesConfig: {
    NOT_FOUND: { description: 'There is no such object, or the caller may not see it: the two are not told apart.' },
    INVALID: { description: 'The value breaks a bound, or does not go with the others; the message says which.' },
    EMAIL_TAKEN: {
      description: 'Another user of the account, or an earlier row of the batch, has this e-mail, ignoring case (U4).',
    },
    SLUG_TAKEN: { description: 'Another page has this slug; slugs are unique across all accounts.' },
    NO_FREE_LICENSE: { description: 'All licenses of the pool are held (L3): free one, or resize the pool.' },
    LICENSE_NOT_HELD: { description: 'The user holds no license of this kind (L3).' },
    LICENSE_ALREADY_HELD: { description: 'The receiver holds a license of this kind already (L2, L7).' },
    OWNER_UNLICENSED: { description: 'An enabled page needs an owner with a SCHEDULED_MEETING license (P2, P4).' },
    LAST_ADMINISTRATOR: { description: 'The account would be left without an Administrator (U3).' },
    CAPACITY_BELOW_ASSIGNED: { description: 'More licenses than that are held; unassign some first (L8).' },
    PAGE_DISABLED: { description: 'The page takes no bookings at present (B1, P3).' },
    SLOT_TAKEN: { description: 'The host has another appointment at that time (B2): choose another one.' },
    BOOKING_NOT_CONFIRMED: { description: 'The booking was canceled already.' },
    LIVE_ENGAGEMENT_UNLICENSED: {
      description: 'Only a holder of a LIVE_ENGAGEMENT license can join a conversation (C2).',
    },
    CONVERSATION_TAKEN: { description: 'Another user was faster (C1).' },
    CONVERSATION_ENDED: { description: 'The conversation is over.' },
    BATCH_TOO_LARGE: { description: 'More than 1,000 at once: send several batches.' },
    IDEMPOTENCY_KEY_REUSED: {
      description: 'The caller has used this `idempotencyKey` for something else: choose a new one for each change.',
    },
    SECRET_ALREADY_SHOWN: {
      description:
        'The one code that accompanies a success: the change stands and its ids are filled, but its secret was shown before and is null.',
    },
  },
});

@ObjectType({
  description:
    'Why a mutation was refused. Nothing was changed then, and no event recorded (E1); but see SECRET_ALREADY_SHOWN.',
})
export class UserError {
  @Field({ description: 'For people: what is wrong and what to do.' })
  message!: string;

  @Field(() => UserErrorCode, { description: 'For programs.' })
  code!: UserErrorCode;

  @Field(() => [String], {
    nullable: true,
    description: 'Path of the input field at fault, such as ["userIds", "3"]; null when it is none in particular.',
  })
  field!: string[] | null;
}

/** A refusal of the domain: a value that a change returns in place of its result; everything is rolled back. */
export class Refusal {
  constructor(readonly userErrors: readonly UserError[]) {}
}

export function refuse(code: keyof typeof UserErrorCode, message: string, ...field: string[]): Refusal {
  return new Refusal([fault(code, message, ...field)]);
}

/** One of several reasons; of a batch, all are told. */
export function fault(code: keyof typeof UserErrorCode, message: string, ...field: string[]): UserError {
  return { code: UserErrorCode[code], message, field: field.length > 0 ? field : null };
}

/** The description of the field `userErrors` of every payload. */
export const USER_ERRORS = { description: 'Why it was refused; empty when it was done, but for SECRET_ALREADY_SHOWN.' };
