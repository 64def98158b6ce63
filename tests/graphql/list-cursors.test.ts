import { expect, it } from '@jest/globals';
import { newId } from '../../src/entities/index.js';
import { decodeListCursor, encodeListCursor } from '../../src/graphql/list-cursors.js';

it('a cursor that holds more than any name is BAD_CURSOR: a hundred fields may each send the database the same one', () => {
  const [accountId, userId] = [newId('acc'), newId('usr')];
  const ofName = (name: string) => encodeListCursor('users NAME', accountId, [name, userId]);
  const keysOf = (cursor: string) => decodeListCursor('users NAME', accountId, 2, cursor);
  for (const longest of ['😀'.repeat(200), '"'.repeat(200)]) expect(keysOf(ofName(longest))).toEqual([longest, userId]);
  expect(() => keysOf(ofName('n'.repeat(10_000)))).toThrow('cursor');
});
