import { expect, it } from '@jest/globals';
import { ACTS, mutationOf } from './acts.js';
import { describePoints } from './describe-points.js';
import { MUTATIONS } from './points.js';

it('every mutation of the schema is tried', () => {
  expect([...new Set(Object.keys(ACTS).map(mutationOf))].sort()).toEqual([...MUTATIONS].sort());
});

describePoints(Object.keys(ACTS).filter((act) => !/User|License/.test(act)));
