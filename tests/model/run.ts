import * as fc from 'fast-check';
import { Difference, playStory } from './play.js';
import type { Stage } from './player.js';
import { shorten } from './shorten.js';
import { STORY } from './steps.js';
import { Tally } from './tally.js';

const { MODEL_RUNS = 160, MODEL_SEED, MODEL_MINUTES = 0 } = process.env;

/** How long a run lasts; not known where it is so many sequences. */
export const MINUTES = Number(MODEL_MINUTES);

/** The run is cut in two, for two test files, so that two processors have to do. */
const HALVES = 2;

/** Sequences of a half that are played at the same time, each in an account of its own. */
const LANES = 3;

/** So many sequences of one seed follow each other. */
const CHUNK = 20;

/** What has not happened by chance in so many times as many sequences does not happen. */
const MOST = 10;

/** For so long a failure is made smaller. */
export const PATIENCE_MS = 120_000;

/**
 * Plays half of a run: sequences of a seed that nobody chose, which is told at once. Throws where server and model
 * differ, with the shortest way to it that was found and the seed that finds it again. A run of so many sequences goes
 * on while it is incomplete, with a limit.
 */
export async function playHalf(stage: Stage, half: number, isComplete: (tally: Tally) => boolean): Promise<Tally> {
  const first = Number(MODEL_SEED ?? Math.floor(Math.random() * 1e9)) + (MODEL_SEED ? half * 1e9 : 0);
  process.stderr.write(`The model plays from MODEL_SEED=${first} on.\n`);
  const tally = new Tally();
  const runs = Number(MODEL_RUNS) / HALVES;
  const end = Date.now() + MINUTES * 60_000;
  // one failure is enough to tell
  let failed = false;

  const playSeed = async (seed: number) => {
    const property = fc.asyncProperty(STORY, async (story) => {
      if (!failed) await playStory(stage, story, tally);
    });
    const options = { seed, numRuns: CHUNK, unbiased: true, endOnFailure: true };
    const { errorInstance, numRuns: after } = await fc.check(property, options);
    if (!errorInstance) return;
    failed = true;
    const found = `Server and model differ, after ${after} sequences: MODEL_SEED=${seed} npm test -- model finds it again.`;
    if (!(errorInstance instanceof Difference)) throw errorInstance;
    const { message } = await shorten(stage, errorInstance, PATIENCE_MS);
    throw new Error(`${found} The shortest way to it:\n\n${message}`);
  };
  const goesOn = () => {
    if (failed) return false;
    if (MINUTES > 0) return Date.now() < end;
    return tally.sequences < runs || (tally.sequences < MOST * runs && !isComplete(tally));
  };
  const lane = async (seed: number) => {
    for (let next = seed; goesOn(); next += LANES) await playSeed(next);
  };

  const lanes = await Promise.allSettled(Array.from({ length: LANES }, (_, place) => lane(first + place)));
  for (const played of lanes) if (played.status === 'rejected') throw played.reason;
  if (MINUTES > 0) process.stderr.write(`${tally}\n`);
  return tally;
}
