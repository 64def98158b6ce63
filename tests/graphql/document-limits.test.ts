import { describe, expect, it } from '@jest/globals';
import { parse, specifiedRules, validate } from 'graphql';
import { createApiSchema } from '../../src/app.js';
import { documentLimits, tooManyLines } from '../../src/graphql/document-limits.js';

const schema = createApiSchema();

function faults(document: string, fields = 10): string[] {
  const errors = validate(schema, parse(document), [documentLimits({ fields }), ...specifiedRules]);
  return errors.map(({ message }) => message);
}

const names = (count: number) => Array.from({ length: count }, () => 'id').join(' ');

describe('a document is refused before it is compared with the schema', () => {
  it('when it has more fields and fragments than allowed, in all of its definitions together', () => {
    const told = 'The document has 11 fields and fragments; at most 10 are allowed. Ask in several documents.';
    for (const more of [
      `viewer { ${names(9)} } `,
      `viewer { ... { ... on User { ${names(7)} } } } `,
      `viewer { ...A } } fragment A on User { ${names(8)} `,
      `viewer { ${names(4)} } } query B { viewer { ${names(4)} } `,
    ]) {
      expect(faults(`query A { ${more} }`)).toEqual(expect.not.arrayContaining([told]));
      expect(faults(`query A { ${more} __typename }`)[0]).toBe(told);
    }
  });

  it('when a name, which answers and errors repeat, is longer than 100 characters', () => {
    for (const text of [
      (name: string) => `{ viewer { ... { ${name}: id } } }`,
      (name: string) => `query ${name} { viewer { id } }`,
      (name: string) => `{ viewer { ...${name} } } fragment ${name} on User { id }`,
      (name: string) => `query ($${name}: ID!) { user(id: $${name}) { id } }`,
    ]) {
      expect(faults(text('a'.repeat(100)))).toEqual([]);
      expect(faults(text('a'.repeat(101)))[0]).toBe('A name has 101 characters; at most 100 are allowed.');
    }
  });

  it('when the type of a variable has more than 10 lists within lists', () => {
    const document = (depth: number) =>
      `query ($ids: ${'['.repeat(depth)}ID${']'.repeat(depth)}, $more: [ID]) { user(id: "x") { id } nodes(ids: $ids) { id } }`;
    expect(faults(document(10))).toEqual(expect.not.arrayContaining(['The document is nested too deeply.']));
    expect(faults(document(11))[0]).toBe('The document is nested too deeply.');
    expect(faults(document(5_000))[0]).toBe('The document is nested too deeply.');
  });

  it('when it has more than 2,000 lines, which are counted for each fault in it', () => {
    for (const end of ['\n', '\r', '\r\n']) {
      expect(tooManyLines(`{ viewer { id } ${end.repeat(1_999)} }`)).toBeUndefined();
      expect(tooManyLines(`{ viewer { id } ${end.repeat(2_000)} }`)?.message).toMatch(/more than 2000 lines\./);
    }
  });

  it('and of its other faults none is looked for', () => {
    const wrong = Array.from({ length: 50 }, (_, at) => `nothing${at}`).join(' ');
    expect(faults(`{ ${wrong} }`, 50)).toHaveLength(50);
    const told = faults(`{ ${wrong} }`, 49);
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/^The document has 50 fields/);
    expect(told[1]).toBe('Validation aborted.');
  });
});
