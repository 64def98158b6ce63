import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compare } from '../../src/commands/schema-compare/compare.js';

const RELEASED = `
directive @requiresRole(role: Role!) on FIELD_DEFINITION
directive @public on FIELD_DEFINITION
enum Role { MEMBER ADMINISTRATOR }
enum Kind { BIG SMALL }
type Query {
  seats(kind: Kind = BIG): [Seat!]! @requiresRole(role: MEMBER)
  page(slug: String): Seat @public
}
type Mutation { resize(input: ResizeInput!): Seat @requiresRole(role: ADMINISTRATOR) }
input ResizeInput { capacity: Int!, dryRun: Boolean! = false }
type Seat { id: ID!, kind: Kind!, holder: String }
union Thing = Seat
`;

/** Compares with the released schema one in which the text is another, and expects that it was found there. */
function changed(text: string, other: string, decisions = '') {
  const current = RELEASED.replace(text, other);
  if (current === RELEASED && text !== other) throw new Error(`nothing says ${text}`);
  return compare({ version: '0.1.0', released: RELEASED, current, decisions });
}

const NONE = { undecided: [], decided: [], dangerous: [], deprecations: [] };

describe('a schema beside the released one', () => {
  it.each([
    ['a field is gone', ', holder: String', '', 'Seat.holder was removed.'],
    ['a type is gone', 'union Thing = Seat', '', 'Thing was removed.'],
    ['a type may be null', 'kind: Kind!', 'kind: Kind', 'Seat.kind changed type from Kind! to Kind.'],
    ['a type is another', 'holder: String', 'holder: ID', 'Seat.holder changed type from String to ID.'],
    [
      'an argument is required',
      'slug: String)',
      'slug: String, of: ID!)',
      'A required arg of on Query.page was added.',
    ],
    [
      'an argument may not be null',
      'slug: String)',
      'slug: String!)',
      'Query.page arg slug has changed type from String to String!.',
    ],
    [
      'a field of an input is required',
      'capacity: Int!',
      'capacity: Int!, why: String!',
      'A required field why on input type ResizeInput was added.',
    ],
    ['a value of an enum is gone', 'BIG SMALL', 'BIG', 'SMALL was removed from enum type Kind.'],
    [
      'the default of an argument is another',
      '= BIG',
      '= SMALL',
      'Query.seats arg kind has changed defaultValue from BIG to SMALL.',
    ],
    [
      'the default of a field of an input is another',
      '= false',
      '= true',
      'ResizeInput.dryRun has changed its default from false to true.',
    ],
    [
      'a guard is stricter',
      'role: MEMBER',
      'role: ADMINISTRATOR',
      'Query.seats requires the role ADMINISTRATOR instead of MEMBER.',
    ],
    [
      'guests are shut out',
      '@public\n}',
      '@requiresRole(role: MEMBER)\n}',
      'Query.page requires the role MEMBER instead of none.',
    ],
  ])('breaks its clients when %s', (_what, text, other, told) => {
    expect(changed(text, other)).toEqual({ ...NONE, undecided: [told] });
  });

  it.each([
    ['a field is new', 'holder: String', 'holder: String, free: Boolean'],
    ['a type is never null', 'holder: String', 'holder: String!'],
    ['a guard is looser', 'role: ADMINISTRATOR)', 'role: MEMBER)'],
    ['a guard is the same', 'role: ADMINISTRATOR)', 'role: ADMINISTRATOR)'],
    ['guests are let in', '@requiresRole(role: MEMBER)', '@public'],
    ['a description is new', 'union Thing', '"Of ours." union Thing'],
  ])('breaks nothing when %s', (_what, text, other) => {
    expect(changed(text, other)).toEqual(NONE);
  });

  it.each([
    ['a value of an enum is new', 'BIG SMALL', 'BIG SMALL TINY', 'TINY was added to enum type Kind.'],
    ['an argument is new', 'slug: String)', 'slug: String, of: ID)', 'An optional arg of on Query.page was added.'],
  ])('may surprise clients, which is told only, when %s', (_what, text, other, told) => {
    expect(changed(text, other)).toEqual({ ...NONE, dangerous: [told] });
  });

  it('may break what a decision record names, that and nothing else, and of that release only', () => {
    const line = '- Breaks 0.1.0: Seat.holder was removed.';
    const decided = (decisions: string) => changed(', holder: String', '', decisions);
    expect(decided(`# 0099 Seats\n\nNobody.\n\n  ${line}\r\n`)).toEqual({
      ...NONE,
      decided: ['Seat.holder was removed.'],
    });
    for (const other of [line.replace('0.1.0', '0.0.9'), line.replace('holder', 'kind'), `Not so: ${line}`]) {
      expect(decided(other)).toEqual({ ...NONE, undecided: ['Seat.holder was removed.'] });
    }
  });
});

describe('a deprecation', () => {
  it.each([
    ['@deprecated'],
    ['@deprecated(reason: "Use `kind` instead.")'],
    ['@deprecated(reason: "May be removed from 2030-01-31.")'],
    ['@deprecated(reason: "Use `kind` instead. May be removed from 2030-02-31.")'],
    ['@deprecated(reason: "Use `kind` instead. May be removed from 2030-13-01.")'],
  ])('is refused without a date or what to use instead, wherever it is: %s', (mark) => {
    for (const [text, place] of [
      ['holder: String', 'Seat.holder'],
      ['kind: Kind = BIG', 'Query.seats(kind:)'],
      ['dryRun: Boolean! = false', 'ResizeInput.dryRun'],
      ['SMALL', 'Kind.SMALL'],
    ] as const) {
      expect(changed(text, `${text} ${mark}`)).toEqual({
        ...NONE,
        deprecations: [expect.stringContaining(`${place}: `)],
      });
    }
  });

  it.each(['Use `kind` instead. May be removed from 2030-01-31.', 'Nothing replaces it. Gone from 2028-02-29 on.'])(
    'passes with both: %s',
    (reason) => {
      const mark = `@deprecated(reason: ${JSON.stringify(reason)})`;
      expect(changed('holder: String', `holder: String ${mark}`)).toEqual(NONE);
    },
  );
});

describe('npm run check', () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'seatkeeper-schema-'));
    for (const path of ['schema', 'docs/decisions']) await mkdir(join(home, path), { recursive: true });
    const current = await readFile('schema/schema.graphql', 'utf8');
    await writeFile(join(home, 'schema/released.graphql'), `# Released as 0.1.0\n\n${current}`);
    const next = current.replace('createdAt: DateTimeISO!', 'openedAt: DateTimeISO!');
    await writeFile(join(home, 'schema/schema.graphql'), next);
  });
  afterAll(() => rm(home, { recursive: true }));

  const run = (...args: string[]) =>
    new Promise<{ code: unknown; told: string }>((done) => {
      execFile(
        process.execPath,
        [resolve('dist/src/commands/schema-compare.js'), ...args],
        { cwd: home },
        (error, _stdout, stderr) => done({ code: error?.code ?? 0, told: stderr }),
      );
    });
  it('tells of the line that decides on what breaks clients; a release takes it, and makes the schema the released one', async () => {
    const { code, told } = await run('--release');
    const line = /^- Breaks 0\.1\.0: Account\.createdAt was removed\.$/m.exec(told)?.[0];
    expect([code, line]).toEqual([1, expect.anything()]);
    await writeFile(join(home, 'docs/decisions/0099-no-dates.md'), `# 0099 No dates\n\n${line}\n`);

    await writeFile(join(home, 'package.json'), '{ "version": "0.1.0" }');
    expect(await run('--release')).toEqual({ code: 1, told: expect.stringContaining('0.1.0 is released') });
    await writeFile(join(home, 'package.json'), '{ "version": "0.2.0" }');
    expect(await run('--release')).toEqual({ code: 0, told: '' });
    const [current, released] = await Promise.all(
      ['schema/schema.graphql', 'schema/released.graphql'].map((file) => readFile(join(home, file), 'utf8')),
    );
    expect(released).toBe(`# Released as 0.2.0\n\n${current}`);
  });
});
