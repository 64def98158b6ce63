import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApiSchema } from '../../src/app.js';
import { findBreaches } from '../../src/commands/invariants/find-breaches.js';
import { MUTATIONS } from './model.js';
import { openStage, type Stage } from './player.js';
import { playModel } from './run.js';

/** Without MODEL_MINUTES. */
const SEQUENCES = 1_000;
/** Accounts that are checked at once. */
const ACCOUNTS = 500;

const minutes = Number(process.env.MODEL_MINUTES ?? 0);
const seed = Number(process.env.MODEL_SEED ?? Math.floor(Math.random() * 1e9));

describe('the model', () => {
  const schema = createApiSchema();
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(schema);
  });
  afterAll(() => stage.close());

  it('knows every mutation of the schema', () => {
    expect(Object.keys(MUTATIONS).sort()).toEqual(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort());
  });

  it(
    'B1, B2, B3, C1, C2, E1, E2, L1 to L8, P1 to P4, U1 to U6: answers, state and log are those of the server, whatever is done',
    async () => {
      tell(`The model plays with MODEL_SEED=${seed}`);
      const tally = await playModel(stage, { seed, sequences: SEQUENCES, minutes });
      tell(String(tally));
      expect(tally.sequences).toBeGreaterThanOrEqual(minutes > 0 ? 1 : SEQUENCES);
      expect(tally.neverAccepted()).toEqual([]);

      // it ends with the operator's command, on all that was played
      const db = stage.apps[0].store.pools.read;
      for (let from = 0; from < stage.accounts.length; from += ACCOUNTS) {
        const found = await findBreaches(db, stage.accounts.slice(from, from + ACCOUNTS));
        expect(found.flatMap(({ lines }) => lines)).toEqual([]);
      }
    },
    (minutes + 20) * 60_000,
  );
});

/** What jest would keep for itself. */
function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
