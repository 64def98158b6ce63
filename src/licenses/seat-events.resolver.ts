import {
  License,
  type LicenseKind,
  LicensePool,
  PoolResized,
  SeatAssigned,
  SeatFreed,
  SeatTransferred,
} from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { eventLink, userEventLink } from '../graphql/event-link.js';
import { licensesByIds, poolsByKinds } from '../graphql/loaders.js';

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

export const seatEventLinks = [
  eventLink(SeatAssigned, 'license', license, licenses),
  eventLink(SeatAssigned, 'pool', pool, pools),
  userEventLink(SeatAssigned, 'holder', 'Who got it', (event) => event.holderId),
  eventLink(SeatFreed, 'license', license, licenses),
  eventLink(SeatFreed, 'pool', pool, pools),
  userEventLink(SeatFreed, 'formerHolder', 'Who held it', (event) => event.formerHolderId),
  eventLink(SeatTransferred, 'license', license, licenses),
  eventLink(SeatTransferred, 'pool', pool, pools),
  userEventLink(SeatTransferred, 'holder', 'Who got it', (event) => event.holderId),
  userEventLink(SeatTransferred, 'formerHolder', 'Who gave it', (event) => event.formerHolderId),
  eventLink(PoolResized, 'pool', pool, pools),
];
