import { registerEnumType } from 'type-graphql';

export enum LicenseKind {
  SCHEDULED_MEETING = 'SCHEDULED_MEETING',
  LIVE_ENGAGEMENT = 'LIVE_ENGAGEMENT',
}

/** In the order of the schema, in which the events of one change follow each other. */
export const LICENSE_KINDS: readonly LicenseKind[] = Object.values(LicenseKind);

registerEnumType(LicenseKind, {
  name: 'LicenseKind',
  description: 'What a license allows its holder.',
  valuesConfig: {
    SCHEDULED_MEETING: { description: 'To take bookings through their enabled booking pages.' },
    LIVE_ENGAGEMENT: { description: 'To join live chats and instant calls.' },
  },
});
