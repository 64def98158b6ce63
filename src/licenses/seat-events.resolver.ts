import {
  License,
  type LicenseKind,
  LicensePool,
  PoolResized,
  SeatAssigned,
  SeatFreed,
  User,
} from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { eventLink } from '../graphql/event-link.js';
import { licensesByIds, poolsByKinds, usersByIds } from '../graphql/loaders.js';

const license = { type: () => License, description: 'The license as it is now.' };
const licenses = (events: { licenseId: string }[], read: Read) =>
  licensesByIds(
    read,
    events.map((event) => event.licenseId),
  );

const pool = { type: () => LicensePool, description: 'The pool as it is now.' };
const pools = (events: { kind: LicenseKind }[], read: Read) =>
  poolsByKinds(
    read,
    events.map((event) => event.kind),
  );

const user = (description: string) => ({
  type: () => User,
  nullable: true,
  description: `${description}; null when the caller may not see them.`,
});

export const seatEventLinks = [
  eventLink(SeatAssigned, 'license', license, licenses),
  eventLink(SeatAssigned, 'pool', pool, pools),
  eventLink(SeatAssigned, 'holder', user('Who got it'), (events, read) =>
    usersByIds(
      read,
      events.map((event) => event.holderId),
    ),
  ),
  eventLink(SeatFreed, 'license', license, licenses),
  eventLink(SeatFreed, 'pool', pool, pools),
  eventLink(SeatFreed, 'formerHolder', user('Who held it'), (events, read) =>
    usersByIds(
      read,
      events.map((event) => event.formerHolderId),
    ),
  ),
  eventLink(PoolResized, 'pool', pool, pools),
];
