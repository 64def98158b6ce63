import * as fc from 'fast-check';
import { playStory } from './play.js';
import type { Stage } from './player.js';
import { STORY } from './steps.js';
import { Tally } from './tally.js';

/** Sequences that are played at the same time, each in an account of its own. */
const LANES = 3;

/** So many sequences of one seed follow each other when it is played by the clock. */
const CHUNK = 50;

/**
 * Plays sequences: so many, or as long as `minutes` say. Throws at a difference, with the shortest way to it that was
 * found and the seed that finds it again. Each lane counts its seeds up from one of its own.
 */
export async function playModel(
  stage: Stage,
  { seed, sequences, minutes }: { seed: number; sequences: number; minutes: number },
): Promise<Tally> {
  const tally = new Tally();
  const end = Date.now() + minutes * 60_000;
  let failed = false;
  const playSeed = async (laneSeed: number, numRuns: number) => {
    const property = fc.asyncProperty(STORY, async (story) => {
      await playStory(stage, story, tally);
    });
    const details = await fc.check(property, { seed: laneSeed, numRuns, unbiased: true });
    if (!details.failed) return;
    failed = true;
    throw new Error(
      [
        `After ${details.numRuns} sequences server and model differ; MODEL_SEED=${laneSeed} finds it again.`,
        `The shortest way to it that was found, in ${details.numShrinks} steps:`,
        (details.errorInstance as Error).message,
      ].join('\n'),
    );
  };
  const lane = async (first: number) => {
    if (minutes === 0) return playSeed(first, Math.ceil(sequences / LANES));
    for (let next = first; Date.now() < end && !failed; next += LANES) await playSeed(next, CHUNK);
  };
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, (_, place) => lane(seed + place)));
  const broken = lanes.find((one) => one.status === 'rejected');
  if (broken) throw broken.reason;
  return tally;
}
