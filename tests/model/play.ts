import { worldsAfter, worldsSeen } from './compare.js';
import { expectRules } from './invariants.js';
import { type Act, type Answer, MUTATIONS } from './model.js';
import { actOf, type Plan } from './picks.js';
import { Player, type Stage } from './player.js';
import type { Step, Story } from './steps.js';
import { Tally } from './tally.js';
import { administratorsOf, KINDS, type Kind, openedWorld, userOfKey, type World } from './world.js';

/** Acts that are sent at once; then, or not, the whole account is looked at. */
export interface Move {
  acts: Act[];
  looks: boolean;
}

/** What is played, in an account with so many licenses. */
export interface Game {
  capacity: Record<Kind, number>;
  moves: Move[];
}

/** Server and model differ. The message tells what was done until then, and what differs. */
export class Difference extends Error {
  constructor(
    readonly game: Game,
    told: string[],
    cause: Error,
  ) {
    super(`In an account with ${JSON.stringify(game.capacity)}:\n${told.join('\n')}\n\n${cause.message}`, { cause });
  }
}

/** Plays a story in an account of its own, and throws a `Difference` where the model would have done anything else. */
export async function playStory(stage: Stage, { capacity, steps }: Story, tally: Tally): Promise<void> {
  let number = 0;
  const keyed: Act[] = [];
  const actAs = (world: World, plan: Plan): Act => {
    const earlier = plan.again === undefined ? undefined : keyed.at(-1 - (plan.again % Math.max(1, keyed.length)));
    return earlier ? { ...earlier, number: ++number } : actOf(world, ++number, plan);
  };
  const moveOf = (world: World, { plans, twice, looks }: Step): Move | undefined => {
    // nobody can do much any more
    if (!isGoverned(world)) return undefined;
    const acts = plans.map((plan) => actAs(world, plan));
    keyed.push(...acts.filter(({ input }) => input.idempotencyKey != null));
    const [only] = acts;
    if (twice && acts.length === 1 && only?.input.idempotencyKey != null) acts.push({ ...only });
    return { acts: acts.length > 1 ? inCompany(acts) : acts, looks };
  };
  const opening = OPENING_PLANS.map((plan) => ({ plans: [plan], looks: false }));
  const moves = [...opening, ...steps].map((step) => (world: World) => moveOf(world, step));
  await play(stage, capacity, moves, tally);
}

/** Plays a game once more, in another account. */
export async function playGame(stage: Stage, { capacity, moves }: Game): Promise<void> {
  const known = moves.map((move) => () => move);
  await play(stage, capacity, known, new Tally());
}

/** Each move depends on what the account has become. */
async function play(
  stage: Stage,
  capacity: Game['capacity'],
  moves: ((world: World) => Move | undefined)[],
  tally: Tally,
): Promise<void> {
  const player = await Player.open(stage, capacity);
  let worlds: World[] = [openedWorld(capacity, stage.waitingRoom)];
  const game: Game = { capacity, moves: [] };
  const told: string[] = [];
  const look = async () => {
    const seen = await player.look();
    expectRules(seen);
    worlds = worldsSeen(worlds, seen);
    return seen;
  };

  try {
    for (const next of moves) {
      const move = next(worlds[0] as World);
      if (move === undefined) break;
      game.moves.push(move);
      const { acts } = move;
      const answers = await Promise.all(acts.map((act) => player.send(act)));
      told.push(...acts.map((act, place) => tellOf(act, answers[place] as Answer, acts.length > 1)));
      worlds = worldsAfter(worlds, acts, answers);
      tally.count(acts, answers);
      if (move.looks) await look();
    }
    tally.end((await look()).log.length);
  } catch (error) {
    throw new Difference(game, told, error as Error);
  }
}

const ADA = { pick: 'administrator caller', nth: 0 };

/** Ada's colleagues: two of them hold licenses, and have keys. */
const OPENING_PLANS: Plan[] = [
  {
    caller: ADA,
    mutation: 'createUsers',
    input: {
      users: [
        { name: 'Grace', email: 'grace@acme.example', licenses: KINDS },
        { name: 'Linus', email: 'linus@acme.example' },
        { name: 'Mia', email: 'mia@acme.example', role: 'ADMINISTRATOR', licenses: ['LIVE_ENGAGEMENT'] },
      ],
    },
  },
  { caller: ADA, mutation: 'createApiKey', input: { userId: 'user1.0', label: 'Of Grace' } },
  { caller: ADA, mutation: 'createApiKey', input: { userId: 'user1.2', label: 'Of Mia' } },
];

/** What may end somebody's rights. */
const ENDING = ['changeUserRole', 'deleteUser', 'revokeApiKey'];

/**
 * A guest who shows a key needs none: whether it is good any more is looked at once, whatever becomes of it meanwhile.
 * So are the rights of who is told again what they have done.
 */
function inCompany(acts: Act[]): Act[] {
  const endsRights = acts.some(({ mutation }) => ENDING.includes(mutation));
  return acts.map((act) => {
    const { idempotencyKey, ...input } = act.input;
    const caller = MUTATIONS[act.mutation]?.role === null ? null : act.caller;
    return { ...act, caller, input: endsRights ? input : act.input };
  });
}

function isGoverned(world: World): boolean {
  const administrators = administratorsOf(world);
  return world.keys.some(({ id }) => administrators.some((user) => user === userOfKey(world, id)));
}

function tellOf({ number, caller, mutation, input }: Act, answer: Answer, isTogether: boolean): string {
  const asked = `${String(number).padStart(3)}${isTogether ? ' at once' : ''} ${caller ?? 'a guest'}: ${mutation} ${brief(input)}`;
  if ('thrown' in answer) return `${asked} -> ${answer.thrown}`;
  const faults = answer.payload.userErrors as { code: string; field: string[] | null }[];
  return `${asked} -> ${faults.map(({ code, field }) => `${code} ${field ?? ''}`).join(', ') || 'done'}`;
}

function brief(input: object): string {
  const text = JSON.stringify(input);
  return text.length > 400 ? `${text.slice(0, 400)}...` : text;
}
