import { expect, it } from '@jest/globals';
import { type FragmentDefinitionNode, isObjectType, type OperationDefinitionNode, parse } from 'graphql';
import { createApiSchema } from '../../src/app.js';
import { type Planned, type PlannedField, planOf } from '../../src/graphql/plan.js';

const schema = createApiSchema();

/** Short to write, and large to execute: a fragment is worked out at each of its places. */
const LARGE = `query ($few: Boolean!, $all: Boolean = false) {
  ${Array.from({ length: 40 }, (_, index) => `of${index}: users { nodes { ...Much } edges { node { ...Much } } }`).join(' ')}
  viewer @skip(if: $few) { id }
  account @include(if: $all) { id }
}
fragment Much on User {
  id name email role licenses { id kind } bookingPages { nodes { ...Page } edges { cursor node { ...Page } } }
}
fragment Page on BookingPage { id title slug enabled owner { id name licenses { id holder { id } } } }`;

function planned(query: string, variableValues: Record<string, unknown> = {}): Planned {
  const [operation, ...others] = parse(query).definitions as [OperationDefinitionNode, ...FragmentDefinitionNode[]];
  const fragments = Object.fromEntries(others.map((fragment) => [fragment.name.value, fragment]));
  return { schema, operation, fragments, variableValues };
}

/** Works out all of it, as executing it does where there are rows. */
function fill(fields: readonly PlannedField[]): void {
  for (const { below } of fields) if (isObjectType(below?.type)) fill(below.fieldsOf(below.type));
}

it('a plan is kept for each way that conditions turn out', () => {
  const one = planned(LARGE, { few: true, all: false });
  const other = { ...one, variableValues: { few: false, all: false } };
  const plan = planOf(one);
  expect(planOf(other) === plan).toBe(false);
  expect(planOf({ ...one, variableValues: { ...one.variableValues, unused: 1 } }) === plan).toBe(true);
});

it('plans of so many fields are kept, however many operations are asked; those that were made first go first', () => {
  const [first, last] = [planned('{ account { id } }'), planned('{ viewer { id } }')];
  const plan = planOf(first);
  const asked = Array.from({ length: 50 }, () => planned(LARGE, { few: true, all: false }));
  for (const large of asked) fill(planOf(large).fields);
  const ofLast = planOf(last);
  expect(planOf(last) === ofLast).toBe(true);
  expect(planOf(first) === plan).toBe(false);
});
