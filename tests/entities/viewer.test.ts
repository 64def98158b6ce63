import { describe, expect, it } from '@jest/globals';
import {
  type AnyEvent,
  EventType,
  endsRightsOf,
  newId,
  RIGHTS_ENDING,
  Role,
  seesAll,
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
  keyExpiresAt: null,
  version: 10,
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
  });

  it('a Member, of events, the disabling of pages that were theirs at that moment, and nothing else', () => {
    for (const type of Object.values(EventType)) {
      const [hers, others] = [event(type, { ownerId: grace.userId, userId: grace.userId }), event(type)];
      expect([type, seesEvent(ada, hers), seesEvent(ada, others)]).toEqual([type, true, true]);
      const isHers = type === EventType.PAGE_DISABLED;
      expect([type, seesEvent(grace, hers), seesEvent(grace, others)]).toEqual([type, isHers, false]);
    }
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
    const others = Object.values(EventType).filter((type) => !RIGHTS_ENDING.includes(type));
    expect(others.filter((type) => endsRightsOf(grace, event(type, { userId, ownerId: userId, keyId })))).toEqual([]);
  });

  it('nothing that happened before they were let in', () => {
    const { userId, keyId, version } = grace;
    for (const [sequence, ends] of [
      [version - 1, false],
      [version, false],
      [version + 1, true],
    ] as const) {
      expect(endsRightsOf(grace, event(EventType.USER_ROLE_CHANGED, { userId, sequence }))).toBe(ends);
      expect(endsRightsOf(grace, event(EventType.API_KEY_REVOKED, { keyId, sequence }))).toBe(ends);
    }
  });

  it('no key being revoked, where the caller needed none', () => {
    const operator = { ...ada, keyId: null };
    expect(endsRightsOf(operator, event(EventType.API_KEY_REVOKED))).toBe(false);
    expect(endsRightsOf(operator, event(EventType.USER_ROLE_CHANGED, { userId: ada.userId }))).toBe(true);
  });
});
