import { describe, expect, it } from '@jest/globals';
import { checkEmail, checkName, checkRange, checkSlug, checkWithinYear } from '../../src/entities/index.js';

/** Whether a check finds a fault; if so, it must be one, INVALID at the field. */
function refuses(faults: { code: string; field: string[] | null; message: string }[]): boolean {
  if (faults.length === 0) return false;
  expect(faults).toEqual([{ code: 'INVALID', field: ['here'], message: expect.stringMatching(/^Must .+\.$/) }]);
  return true;
}

describe('bounds', () => {
  it('of names, titles and labels: 1 to 200 characters after trimming, an emoji being one', () => {
    const within = [
      'x',
      ' x ',
      'x'.repeat(200),
      `  ${'x'.repeat(200)}\n`,
      '😀'.repeat(200),
      'é'.repeat(200),
      '李',
      '"\\%',
    ];
    const beyond = ['', ' ', '\t\n', '\u00a0', '\u3000', 'x'.repeat(201), '😀'.repeat(201), 'x'.repeat(1_000_000)];
    expect(within.filter((name) => refuses(checkName('here', name)))).toEqual([]);
    expect(beyond.filter((name) => !refuses(checkName('here', name)))).toEqual([]);
  });

  it('of texts: no control characters, no half of a surrogate pair', () => {
    const controls = [...Array(0x20).keys(), ...Array.from({ length: 0x21 }, (_, index) => 0x7f + index)];
    const bad = [...controls.map((code) => String.fromCharCode(code)), '\ud800', '\udbff', '\udc00', '\udfff'];
    expect(bad.filter((text) => !refuses(checkName('here', `a${text}b`)))).toEqual([]);
    expect(bad.filter((text) => !refuses(checkEmail('here', `a${text}b@x.example`)))).toEqual([]);
    expect(refuses(checkName('here', 'a\udc00\ud800b'))).toBe(true);
    expect(refuses(checkName('here', 'a\ud83d\ude00b'))).toBe(false);
  });

  it('of e-mails: one @ with something on both sides, no blanks, up to 254 characters', () => {
    const of = (length: number) => `${'x'.repeat(length - 2)}@x`;
    const within = [
      'a@b',
      'ada@acme.example',
      " o'brien+seat@acme.example ",
      'müller@münchen.example',
      of(254),
      '😀@x',
    ];
    const beyond = ['', ' ', 'ada', '@', 'ada@', '@acme', 'a@b@c', 'a d@b', 'a@b c', 'a@\u00a0b', of(255), of(100_000)];
    expect(within.filter((email) => refuses(checkEmail('here', email)))).toEqual([]);
    expect(beyond.filter((email) => !refuses(checkEmail('here', email)))).toEqual([]);
  });

  it('of slugs: [a-z0-9-]{3,64}, nothing trimmed', () => {
    const within = ['abc', '123', '---', 'ada-lovelace-30', 'a'.repeat(64)];
    const beyond = [
      '',
      'ab',
      'a'.repeat(65),
      'Abc',
      'a_c',
      'a c',
      ' abc',
      'abc ',
      'abc\n',
      'äbc',
      'a.c',
      'a/c',
      'ａｂｃ',
    ];
    expect(within.filter((slug) => refuses(checkSlug('here', slug)))).toEqual([]);
    expect(beyond.filter((slug) => !refuses(checkSlug('here', slug)))).toEqual([]);
  });

  it('of numbers: whole ones, both ends included', () => {
    const beyond = [4, 1_441, -5, 0, 5.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31];
    expect([5, 6, 1_440].filter((value) => refuses(checkRange('here', value, 5, 1_440)))).toEqual([]);
    expect(beyond.filter((value) => !refuses(checkRange('here', value, 5, 1_440)))).toEqual([]);
    expect(checkRange('here', 4, 5, 1_440)[0]?.message).toBe('Must be a whole number from 5 to 1,440.');
  });

  it('of appointments: after now, and within 365 days of it, that very instant included', () => {
    const now = new Date('2028-02-28T12:00:00.000Z');
    const later = (ms: number) => new Date(now.getTime() + ms);
    const year = 365 * 24 * 60 * 60 * 1_000;
    const beyond = [0, -1, -year, year + 1, 366 * 24 * 60 * 60 * 1_000, Number.NaN, 8.64e15 - now.getTime()];
    expect([1, 60_000, year - 1, year].filter((ms) => refuses(checkWithinYear('here', later(ms), now)))).toEqual([]);
    expect(beyond.filter((ms) => !refuses(checkWithinYear('here', later(ms), now)))).toEqual([]);
  });
});
