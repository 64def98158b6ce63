import { describe, expect, it } from '@jest/globals';
import { isObjectType } from 'graphql';
import { objectTypeOf, ROOTS, schema } from './emitted-schema.js';
import { unknownFieldsOf } from './judge.js';
import { MUTATIONS, PARTS, PUBLIC_MUTATIONS, PUBLIC_QUERIES, QUERIES, SUBSCRIPTIONS, TYPES } from './promises.js';

// Whoever adds a type or a field says in `promises.ts` who may see it, before anything else here passes.

const ROOT_TYPES = ['Query', 'Mutation', 'Subscription'];

const types = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
  .map(({ name }) => name)
  .filter((name) => !ROOT_TYPES.includes(name));

describe('the promises', () => {
  it('say of each field of each object type who sees it', () => {
    expect(types.flatMap(unknownFieldsOf)).toEqual([]);
  });

  it('say of each root field which role may use it, as its directive does (A1)', () => {
    const promised = [
      ...Object.keys(PUBLIC_QUERIES).map((name) => [`Query.${name}`, undefined]),
      ...PUBLIC_MUTATIONS.map((name) => [`Mutation.${name}`, undefined]),
      ...Object.entries(QUERIES).map(([name, { role }]) => [`Query.${name}`, role]),
      ...Object.entries(MUTATIONS).flatMap(([role, names]) => names.map((name) => [`Mutation.${name}`, role])),
      ...Object.entries(SUBSCRIPTIONS).map(([name, { role }]) => [`Subscription.${name}`, role]),
    ];
    const emitted = ROOTS.map(({ place, role }) => [place, role]);
    expect(promised.sort()).toEqual(emitted.sort());
  });

  it('speak of nothing that is not there', () => {
    const isThere = (type: string, name: string) => types.includes(type) && name in objectTypeOf(type).getFields();
    const spokenOf = Object.entries(TYPES).flatMap(([type, { own, links }]) =>
      [...own, ...Object.keys(links)].map((name) => [type, name] as const),
    );
    expect(spokenOf.filter(([type, name]) => !isThere(type, name))).toEqual([]);
    const partFields = new Set(
      types.filter((type) => !(type in TYPES)).flatMap((type) => Object.keys(objectTypeOf(type).getFields())),
    );
    expect(
      Object.values(PARTS)
        .flat()
        .filter((name) => !partFields.has(name)),
    ).toEqual([]);
  });
});
