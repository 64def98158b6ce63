import { describe, expect, it } from '@jest/globals';
import { BookingPage, EventType, LicensePool, PageDisabledReason, typeNameOf } from '../../src/entities/index.js';

describe('nouns derive', () => {
  it('how many licenses of a pool are available', () => {
    const available = (capacity: number, assigned: number) => LicensePool.available({ capacity, assigned });
    expect([available(0, 0), available(5, 0), available(5, 3), available(5, 5)]).toEqual([0, 5, 2, 0]);
  });

  it('that a page is enabled from having no reason to be dark', () => {
    expect(BookingPage.enabled({ disabledReason: null })).toBe(true);
    for (const disabledReason of Object.values(PageDisabledReason)) {
      expect(BookingPage.enabled({ disabledReason })).toBe(false);
    }
  });

  it('an event’s object type from its type', () => {
    expect(typeNameOf(EventType.SEAT_FREED)).toBe('SeatFreed');
    expect(typeNameOf(EventType.USER_ROLE_CHANGED)).toBe('UserRoleChanged');
    expect(typeNameOf(EventType.API_KEY_CREATED)).toBe('ApiKeyCreated');
  });
});
