import { describe, expect, it } from '@jest/globals';
import { ulid } from 'ulid';
import { decodeEventCursor, encodeEventCursor, newId } from '../../src/entities/index.js';

describe('event cursors', () => {
  const position = { epoch: ulid(), accountId: newId('acc'), sequence: 41 };
  const cursor = encodeEventCursor(position);
  const written = (text: string) => Buffer.from(text).toString('base64url');
  const text = Buffer.from(cursor, 'base64url').toString();

  it('name a position: epoch, account and sequence, 0 before the first event', () => {
    for (const sequence of [0, 1, 41, 2_147_483_647]) {
      const place = { ...position, sequence };
      expect(decodeEventCursor(encodeEventCursor(place))).toEqual(place);
    }
    expect(written(text)).toBe(cursor);
  });

  it('are texts for URLs and variables as they stand', () => {
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(encodeEventCursor({ ...position, sequence: 42 })).not.toBe(cursor);
    expect(encodeEventCursor({ ...position, accountId: newId('acc') })).not.toBe(cursor);
    expect(encodeEventCursor({ ...position, epoch: ulid() })).not.toBe(cursor);
  });

  it('E4: are undefined for a text that was never written as one', () => {
    const { epoch, accountId } = position;
    const never = [
      ...['', ' ', 'x', '41', '😀', '\0', 'x'.repeat(1_000_000), cursor.repeat(2)],
      ...[`${cursor}=`, `${cursor}==`, `${cursor}!`, ` ${cursor}`, `${cursor} `, `${cursor}\n`, `${cursor}x`],
      ...[cursor.slice(1), cursor.slice(0, -1), cursor.toLowerCase(), Buffer.from(text).toString('base64').concat('=')],
      ...['-1', '041', '+41', '4.1', '4e1', '', ' ', '41 ', '41\n', '99999999999', 'x'].map((sequence) =>
        written(`log ${epoch} ${accountId} ${sequence}`),
      ),
      written(`log ${epoch} ${accountId}`),
      written(`log ${epoch} ${newId('usr')} 1`),
      written(`log ${epoch.slice(1)} ${accountId} 1`),
      written(`log ${epoch} ${accountId.toLowerCase()} 1`),
      written(`bookingPages ${epoch} ${accountId} 1`),
      written(JSON.stringify(['users NAME', accountId, 'Ada', newId('usr')])),
    ];
    expect(never.filter((one) => decodeEventCursor(one) !== undefined)).toEqual([]);
  });

  it('are told from each text that differs in one character', () => {
    for (let at = 0; at < cursor.length; at++) {
      const changed = `${cursor.slice(0, at)}${cursor[at] === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}`;
      expect(decodeEventCursor(changed)).not.toEqual(position);
    }
  });
});
