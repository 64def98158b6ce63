import { describe, expect, it } from '@jest/globals';
import { eventId, isId, newId, sequenceOfEventId } from '../../src/entities/index.js';

describe('ids', () => {
  it('say their type, and sort as they were made', () => {
    const ids = Array.from({ length: 10_000 }, () => newId('lic'));
    expect(ids[0]).toMatch(/^lic_[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
    for (const prefix of ['acc', 'usr', 'pol', 'lic', 'pag', 'key'] as const) {
      expect(newId(prefix).startsWith(`${prefix}_`)).toBe(true);
      expect(isId(newId(prefix))).toBe(true);
    }
  });

  it('are told from every other text: the database is asked about no other', () => {
    const id = newId('usr');
    const ulid = id.slice(4);
    const others = [
      ...['', ' ', 'usr_', ulid, `usr${ulid}`, `us_${ulid}`, `user_${ulid}`, `USR_${ulid}`, `usr-${ulid}`],
      ...[`${id} `, ` ${id}`, `${id}\n`, `\n${id}`, `${id}\0`, `${id}0`, id.slice(0, -1), id.toLowerCase()],
      ...[`${id.slice(0, -1)}ü`, `${id.slice(0, -1)}%`, `${id}\n${id}`, eventId(newId('acc'), 1)],
    ];
    expect(others.filter(isId)).toEqual([]);
  });
});

describe('ids of events', () => {
  const accountId = newId('acc');

  it('name the account and the place in its log', () => {
    for (const sequence of [1, 2, 10, 2_147_483_647]) {
      expect(sequenceOfEventId(accountId, eventId(accountId, sequence))).toBe(sequence);
    }
  });

  it('are those of one account, each event having one', () => {
    const body = eventId(accountId, 1).slice(0, -1);
    const others = [
      ...[eventId(newId('acc'), 1), accountId, newId('usr'), '', 'evt_', body],
      ...['0', '01', '-1', '+1', '1.0', '1e3', ' 1', '1 ', '1\n', '0x1', '99999999999'].map((place) => body + place),
      `${body}1`.toLowerCase(),
      `${body}1`.toUpperCase(),
      ` ${body}1`,
    ];
    expect(others.map((id) => sequenceOfEventId(accountId, id))).toEqual(others.map(() => undefined));
  });
});
