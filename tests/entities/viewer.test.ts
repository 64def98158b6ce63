import { describe, expect, it } from '@jest/globals';
import {
  type AnyEvent,
  ApiKeyScope,
  EventType,
  endsRightsOf,
  hostOfSeenBookings,
  isWaiting,
  LICENSE_LOSING,
  LicenseKind,
  losesLicense,
  mayEnd,
  newId,
  ownerOfSeenPages,
  RIGHTS_ENDING,
  Role,
  seesAll,
  seesBooking,
  seesEvent,
  seesPage,
  seesUser,
  type Viewer,
} from '../../src/entities/index.js';

const viewer = (role: Role): Viewer => ({
  accountId: newId('acc'),
  userId: newId('usr'),
  role,
  keyId: newId('key'),
  email: null,
  expiresAt: null,
  scope: ApiKeyScope.FULL,
  version: 10,
  epoch: 'E',
});
const ada = viewer(Role.ADMINISTRATOR);
const grace = viewer(Role.MEMBER);

const event = (type: EventType, more: object = {}): AnyEvent =>
  ({
    ...{ type, sequence: 11, userId: newId('usr'), ownerId: newId('usr'), keyId: newId('key') },
    ...more,
  }) as object as AnyEvent;

describe('A3: who sees what', () => {
  it('an Administrator all, a Member themselves and their own pages', () => {
    expect([seesAll(ada), seesAll(grace)]).toEqual([true, false]);
    expect([
      seesUser(ada, { id: grace.userId }),
      seesUser(grace, { id: grace.userId }),
      seesUser(grace, { id: ada.userId }),
    ]).toEqual([...[true, true, false]]);
    const [hers, others] = [{ ownerId: grace.userId }, { ownerId: ada.userId }];
    expect([seesPage(ada, hers), seesPage(ada, others)]).toEqual([true, true]);
    expect([seesPage(grace, hers), seesPage(grace, others)]).toEqual([true, false]);
    expect([ownerOfSeenPages(ada), ownerOfSeenPages(grace)]).toEqual([null, grace.userId]);
  });

  it('of bookings, a Member those whose host they are; lists go by the same', () => {
    const [hers, others] = [{ hostId: grace.userId }, { hostId: ada.userId }];
    expect([seesBooking(ada, hers), seesBooking(ada, others)]).toEqual([true, true]);
    expect([seesBooking(grace, hers), seesBooking(grace, others)]).toEqual([true, false]);
    expect([hostOfSeenBookings(ada), hostOfSeenBookings(grace)]).toEqual([null, grace.userId]);
  });

  it('a Member, of events, who waits, the disabling of pages that were theirs at that moment, and nothing else', () => {
    const waiting = [EventType.CONVERSATION_STARTED, EventType.CONVERSATION_REQUEUED];
    for (const type of Object.values(EventType)) {
      const { userId } = grace;
      const own = { ownerId: userId, userId, agentId: userId, holderId: userId, formerHolderId: userId };
      const [hers, others] = [event(type, own), event(type)];
      expect([type, seesEvent(ada, hers), seesEvent(ada, others)]).toEqual([type, true, true]);
      const [waits, isHers] = [waiting.includes(type), type === EventType.PAGE_DISABLED];
      expect([type, isWaiting(hers), isWaiting(others)]).toEqual([type, waits, waits]);
      expect([type, seesEvent(grace, hers), seesEvent(grace, others)]).toEqual([type, waits || isHers, waits]);
    }
  });

  it('of conversations, all; who may end one is its agent, or an Administrator', () => {
    const [hers, others, waiting] = [{ agentId: grace.userId }, { agentId: newId('usr') }, { agentId: null }];
    expect([hers, others, waiting].map((one) => mayEnd(ada, one))).toEqual([true, true, true]);
    expect([hers, others, waiting].map((one) => mayEnd(grace, one))).toEqual([true, false, false]);
  });
});

describe('A4: what ends a viewer’s rights', () => {
  it('a change of their role, either way, the revoking of their very key, and their deletion', () => {
    for (const who of [ada, grace]) {
      const { userId, keyId } = who;
      expect(endsRightsOf(who, event(EventType.USER_ROLE_CHANGED, { userId }))).toBe(true);
      expect(endsRightsOf(who, event(EventType.API_KEY_REVOKED, { keyId }))).toBe(true);
      expect(endsRightsOf(who, event(EventType.USER_DELETED, { userId }))).toBe(true);
      expect(endsRightsOf(who, event(EventType.USER_ROLE_CHANGED))).toBe(false);
      expect(endsRightsOf(who, event(EventType.USER_DELETED))).toBe(false);
      expect(endsRightsOf(who, event(EventType.API_KEY_REVOKED))).toBe(false);
    }
  });

  it('no other event, whomever it concerns', () => {
    const { userId, keyId } = grace;
    const others = Object.values(EventType).filter(
      (type) => !RIGHTS_ENDING.includes(type) || type === EventType.USER_UPDATED,
    );
    expect(others.filter((type) => endsRightsOf(grace, event(type, { userId, ownerId: userId, keyId })))).toEqual([]);
  });

  it('a change of themselves, where they came in by their e-mail', () => {
    const signedIn = { ...ada, keyId: null, email: 'ada@acme.example' };
    expect(endsRightsOf(signedIn, event(EventType.USER_UPDATED, { userId: ada.userId }))).toBe(true);
    expect(endsRightsOf(signedIn, event(EventType.USER_UPDATED))).toBe(false);
  });

  it('no key being revoked, where the caller needed none', () => {
    const operator = { ...ada, keyId: null };
    expect(endsRightsOf(operator, event(EventType.API_KEY_REVOKED))).toBe(false);
    expect(endsRightsOf(operator, event(EventType.USER_ROLE_CHANGED, { userId: ada.userId }))).toBe(true);
  });
});

describe('A4: what takes a license from a viewer', () => {
  const kinds = Object.values(LicenseKind);

  it('is that it was freed, or transferred to somebody else: theirs, of that kind, whichever role they have', () => {
    for (const who of [ada, grace]) {
      for (const type of [EventType.SEAT_FREED, EventType.SEAT_TRANSFERRED]) {
        for (const kind of kinds) {
          const lost = event(type, { kind, formerHolderId: who.userId, holderId: newId('usr') });
          expect(kinds.map((asked) => losesLicense(who, asked, lost))).toEqual(kinds.map((asked) => asked === kind));
          const gained = event(type, { kind, formerHolderId: newId('usr'), holderId: who.userId });
          expect(losesLicense(who, kind, gained)).toBe(false);
        }
      }
    }
  });

  it('is no event of another type than those that are listed', () => {
    const { userId } = grace;
    const types = Object.values(EventType).filter((type) => {
      const own = { kind: LicenseKind.LIVE_ENGAGEMENT, userId, holderId: userId, formerHolderId: userId };
      return losesLicense(grace, LicenseKind.LIVE_ENGAGEMENT, event(type, own));
    });
    expect(types.sort()).toEqual([...LICENSE_LOSING].sort());
  });
});
