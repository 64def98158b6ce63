import { describe, it } from '@jest/globals';
import { expectHalf, HALF_MS } from './half.js';

describe('the server and a model of its rules, in random sequences of all mutations, some at once and some dry', () => {
  it(
    'P2, B1, B2, C2, L1, L2, U3, E2: agree on each answer, the whole state and the log; part 1 of 2',
    () => expectHalf(0),
    HALF_MS,
  );
});
