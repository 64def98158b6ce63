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
    const tally = await playHalf(stage, half);
    if (tally.sequences >= ENOUGH) expectEverything(schema, tally);
    await stage.leave();
    await expectNoBreaches(stage);
  } finally {
    await stage.close();
  }
}

/** Fewer sequences may miss something by chance. */
const ENOUGH = 400;

/** Each mutation was carried out, refused and, where it can be, tried; there was every refusal; and some met. */
function expectEverything(schema: GraphQLSchema, { mutations, codes, groups }: Tally): void {
  const never = (how: 'accepted' | 'refused' | 'dry') =>
    [...mutations].flatMap(([name, counts]) => (counts[how] === 0 ? name : []));
  expect({ accepted: never('accepted'), refused: never('refused') }).toEqual({ accepted: [], refused: [] });
  const dry = dryRunMutations(schema);
  expect(never('dry')).toEqual([...mutations.keys()].filter((name) => !dry.has(name)));
  const refusals = (schema.getType('UserErrorCode') as GraphQLEnumType).getValues().map(({ name }) => name);
  expect([...codes].sort()).toEqual([...refusals, 'UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED'].sort());
  expect(groups).toBeGreaterThan(0);
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
