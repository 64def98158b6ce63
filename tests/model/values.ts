import * as fc from 'fast-check';
import type { Pick } from './picks.js';
import { FOREIGN_SLUG, KINDS, SLUGS } from './world.js';

// What mutations are asked with, made so that they meet: there are few users, licenses, slugs and times.

/** One of these, each as often as it is written. */
export const pick = (...names: string[]): fc.Arbitrary<Pick> =>
  fc.record({ pick: fc.constantFrom(...names), nth: fc.nat(7) });

/** The usual so many times as often as the rare. */
export const often = <T, U>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<U>, times = 25): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: times, arbitrary: usual }, { weight: 1, arbitrary: rare });

export const maybe = <T>(value: fc.Arbitrary<T>) => fc.oneof(value, fc.constantFrom(undefined, undefined, null));

export const KIND = fc.constantFrom('SCHEDULED_MEETING', 'SCHEDULED_MEETING', 'LIVE_ENGAGEMENT');
export const ROLE = fc.constantFrom('MEMBER', 'ADMINISTRATOR');
export const FLAG = fc.constantFrom(undefined, null, false, true, true);
export const DRY = fc.constantFrom(undefined, undefined, undefined, null, false, true, true);
/** Few, so that they are used for something else as well. */
export const KEY = often(
  fc.constantFrom(undefined, undefined, undefined, undefined, undefined, null, 'key-a', 'key-b', 'key-c', 'key-d'),
  fc.constantFrom('', 'x'.repeat(256), '😀'.repeat(255)),
  50,
);
export const NAME = often(
  fc.constantFrom('Ada', 'Grace', 'Linus', 'Mia', '  Dan ', 'Zoë 😀', 'x'.repeat(200)),
  fc.constantFrom('', '  ', 'x'.repeat(201), 'two\nlines'),
);
export const EMAIL = often(
  fc
    .constantFrom(
      'ada',
      'GRACE',
      'linus',
      'mia',
      'Mia',
      ...['dan', ' eve', 'fay', 'gil', 'hal', 'ivy', 'jo', 'Jo', 'kit'],
    )
    .map((who) => `${who}@acme.example`),
  fc.constantFrom('', 'nobody', 'a b@acme.example', `${'x'.repeat(250)}@acme.example`),
);
export const SLUG = often(
  fc.constantFrom(...SLUGS),
  fc.constantFrom(FOREIGN_SLUG, FOREIGN_SLUG, 'ab', 'Upper', 'x'.repeat(65)),
);
export const MINUTES = often(fc.constantFrom(15, 30, 30, 45, 60, 1_440), fc.constantFrom(4, 1_441, 0));
export const CAPACITY = often(fc.constantFrom(0, 1, 2, 3, 3, 4, 4, 5), fc.constantFrom(-1, 100_001));

const MINUTE = 60_000;
const [HOUR, DAY] = [60 * MINUTE, 24 * 60 * MINUTE];
/** No sequence lasts until then. */
const FIRST_SLOT = Math.ceil(Date.now() / DAY) * DAY + 3 * DAY;
const instant = (ms: number) => new Date(ms).toISOString();
export const SLOT = often(
  fc
    .record({ day: fc.constantFrom(0, 0, 0, -1, 1), quarter: fc.nat(9), off: fc.constantFrom(0, 0, 0, 0, -1, 1) })
    .map(({ day, quarter, off }) => instant(FIRST_SLOT + day * DAY + quarter * 15 * MINUTE + off)),
  fc.constantFrom(-HOUR, 364 * DAY, 365 * DAY + HOUR).map((ahead) => instant(Date.now() + ahead)),
);
export const EXPIRY = often(fc.constantFrom(undefined, null, '2100-01-01T00:00:00.000Z'), fc.constant(instant(0)), 5);

export const ADMINISTRATOR = often(
  pick('administrator caller'),
  pick('member caller', 'dead caller', 'guest caller'),
  20,
);
export const MEMBER = often(
  pick('member caller', 'administrator caller', 'licensed caller'),
  pick('dead caller', 'guest caller'),
  20,
);
export const GUEST = often(pick('guest caller', 'guest caller', 'administrator caller'), pick('dead caller'), 20);

export const USER = often(pick('user', 'user', 'other user', 'holder user'), pick('strange user'));
export const HOLDER = often(pick('holder user'), pick('user', 'user', 'strange user'), 8);
export const OTHER = often(pick('other user'), pick('user', 'user', 'strange user'), 8);
export const PAGE = often(pick('own page', 'page', 'dark page', 'enabled page'), pick('strange page'));
export const CONVERSATION = (...most: string[]) =>
  often(pick(...most), pick('conversation', 'strange conversation'), 6);

/** More than may be in a batch: none is known. */
const CROWD = Array.from({ length: 1_001 }, (_, place) => `usr_${String(place).padStart(26, '0')}`);
export const some = (who: fc.Arbitrary<Pick>) =>
  often(fc.array(who, { minLength: 1, maxLength: 3, size: 'max' }), fc.constantFrom<unknown[]>([], CROWD), 12);

export const KINDS_ASKED = fc.constantFrom(
  undefined,
  undefined,
  null,
  [],
  [KINDS[0]],
  [KINDS[1]],
  [KINDS[1], KINDS[0]],
);
