import { Difference, type Game, type Move, playGame } from './play.js';
import type { Stage } from './player.js';

/**
 * The shortest game with a difference that is found within so long by leaving out moves, then acts, of one that has it.
 * What was made keeps its name when something before it is left out, so that the rest still means the same.
 */
export async function shorten(stage: Stage, difference: Difference, patienceMs: number): Promise<Difference> {
  const end = Date.now() + patienceMs;
  let shortest = difference;
  /** Whether it still differs. */
  const tryWith = async (moves: Move[]): Promise<boolean> => {
    if (Date.now() > end) return false;
    const found = await differenceIn(stage, { ...shortest.game, moves });
    shortest = found ?? shortest;
    return found !== undefined;
  };
  const leaveOut = async (size: number): Promise<boolean> => {
    let left = false;
    for (let from = shortest.game.moves.length - size; from >= 0; from -= size) {
      const { moves } = shortest.game;
      left = (await tryWith([...moves.slice(0, from), ...moves.slice(from + size)])) || left;
    }
    return left;
  };

  for (let size = Math.ceil(shortest.game.moves.length / 2); size > 1; size = Math.ceil(size / 2)) await leaveOut(size);
  while (await leaveOut(1));
  for (const { acts } of shortest.game.moves) {
    if (acts.length === 1) continue;
    for (const act of acts) {
      const without = (move: Move) => ({ ...move, acts: move.acts.filter((one) => one !== act) });
      await tryWith(shortest.game.moves.map(without).filter((move) => move.acts.length > 0));
    }
  }
  return shortest;
}

async function differenceIn(stage: Stage, game: Game): Promise<Difference | undefined> {
  try {
    await playGame(stage, game);
  } catch (error) {
    if (error instanceof Difference) return error;
    throw error;
  }
}
