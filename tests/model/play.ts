import { worldsAfter, worldsSeen } from './compare.js';
import { expectRules } from './invariants.js';
import { type Act, type Answer, MUTATIONS } from './model.js';
import { actOf, type Plan } from './picks.js';
import { Player, type Stage } from './player.js';
import type { Story } from './steps.js';
import type { Tally } from './tally.js';
import { administratorsOf, openedWorld, userOfKey, type World } from './world.js';

/** Server and model differ; `told` is what has happened until then. */
export class Difference extends Error {
  constructor(
    told: string[],
    override readonly cause: Error,
  ) {
    super(`${told.join('\n')}\n\n${cause.message}`);
  }
}

/** Plays a story in an account of its own, and throws a `Difference` where the model would have done anything else. */
export async function playStory(stage: Stage, { capacity, steps }: Story, tally: Tally): Promise<void> {
  const player = await Player.open(stage, capacity);
  let worlds: World[] = [openedWorld(capacity, player.settings)];
  const told: string[] = [`The account has these licenses: ${JSON.stringify(capacity)}`];
  let number = 0;

  const play = async (plans: Plan[]) => {
    const acts = plans.map((plan) => inCompany(actOf(worlds[0] as World, ++number, plan), plans.length > 1));
    const answers = await Promise.all(acts.map((act) => player.send(act)));
    told.push(...acts.map((act, place) => tellOf(act, answers[place] as Answer, plans.length > 1)));
    worlds = worldsAfter(worlds, acts, answers);
    tally.count(acts, answers);
  };
  const look = async () => {
    const seen = await player.look(number);
    expectRules(seen);
    worlds = worldsSeen(worlds, seen);
    return seen;
  };

  try {
    for (const plan of OPENING_PLANS) await play([plan]);
    for (const { plans, looks } of steps) {
      // nobody can do much any more
      if (!isGoverned(worlds[0] as World)) break;
      await play(plans);
      if (looks) await look();
    }
    tally.end((await look()).log.length);
  } catch (error) {
    throw new Difference(told, error as Error);
  }
}

const ADA = { pick: 'administrator caller', nth: 0 };

/** Ada's colleagues, two of them with keys. */
const OPENING_PLANS: Plan[] = [
  {
    caller: ADA,
    mutation: 'createUsers',
    input: {
      users: [
        { name: 'Grace', email: 'grace@acme.example' },
        { name: 'Linus', email: 'linus@acme.example' },
        { name: 'Mia', email: 'mia@acme.example', role: 'ADMINISTRATOR' },
      ],
    },
  },
  { caller: ADA, mutation: 'createApiKey', input: { userId: 'user1.0', label: 'Of Grace' } },
  { caller: ADA, mutation: 'createApiKey', input: { userId: 'user1.2', label: 'Of Mia' } },
];

/** A guest who shows a key needs none: whether it is good any more is looked at once, whatever becomes of it meanwhile. */
function inCompany(act: Act, isTogether: boolean): Act {
  return isTogether && MUTATIONS[act.mutation]?.role === null ? { ...act, caller: null } : act;
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
