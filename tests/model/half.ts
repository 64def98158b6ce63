import { expect } from '@jest/globals';
import type { GraphQLEnumType, GraphQLSchema } from 'graphql';
import { createApiSchema } from '../../src/app.js';
import { findBreaches } from '../../src/commands/invariants/find-breaches.js';
import { dryRunMutations } from '../dry-run/whole-payload.js';
import { MUTATIONS } from './model.js';
import { openStage, type Stage } from './player.js';
import { MINUTES, PATIENCE_MS, playHalf } from './run.js';
import type { Tally } from './tally.js';

/** However busy the machine is, and with time for a failure to be made smaller. */
export const HALF_MS = MINUTES * 60_000 + PATIENCE_MS + 1_200_000;

/** Plays half of a run, which ends with the operator's own check of all accounts; throws at any difference. */
export async function expectHalf(half: number): Promise<void> {
  const schema = createApiSchema();
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
  expect(Object.keys(MUTATIONS).sort()).toEqual(mutations.sort());

  const stage = await openStage(schema);
  try {
    const missing = (tally: Tally) => (tally.sequences < ENOUGH ? [] : neverIn(schema, tally));
    const tally = await playHalf(stage, half, (tally) => missing(tally).length === 0);
    expect(missing(tally)).toEqual([]);
    await stage.leave();
    await expectNoBreaches(stage);
  } finally {
    await stage.close();
  }
}

/** Fewer sequences may miss something by chance. */
const ENOUGH = 150;

/** Each mutation is carried out, refused and, where it can be, tried; there is every refusal; and some meet. */
function neverIn(schema: GraphQLSchema, { mutations, codes, groups }: Tally): string[] {
  const dry = dryRunMutations(schema);
  const refusals = (schema.getType('UserErrorCode') as GraphQLEnumType).getValues().map(({ name }) => name);
  const outcomes = [...mutations].flatMap(([name, { accepted, refused, dry: tried }]) => [
    ...(accepted > 0 ? [] : [`${name} accepted`]),
    ...(refused > 0 ? [] : [`${name} refused`]),
    ...(tried > 0 || !dry.has(name) ? [] : [`${name} dry`]),
  ]);
  const missed = [...refusals, 'UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED'].filter((code) => !codes.has(code));
  return [...outcomes, ...missed, ...(groups > 0 ? [] : ['groups'])];
}

/** Accounts that are checked by one statement each. */
const ACCOUNTS = 500;

/** It ends with the operator's command, on all that was played. */
async function expectNoBreaches({ raw, accounts }: Stage): Promise<void> {
  for (let from = 0; from < accounts.length; from += ACCOUNTS) {
    const found = await findBreaches(raw, accounts.slice(from, from + ACCOUNTS));
    expect(found.flatMap(({ lines }) => lines)).toEqual([]);
  }
}
