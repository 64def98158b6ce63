import { sees, TYPES } from './promises.js';
import type { Caller, Thing, World } from './world.js';

/**
 * Which of the texts that nobody may tell this caller are in what they were told: ids, names, addresses, slugs, labels of
 * what they do not see, anything of the other account, and all secrets; also within cursors.
 */
export function leaksIn(told: string, world: World, caller: Caller | null): string[] {
  // answers repeat themselves
  const parts = [...new Set(told.split('"'))];
  const opened = parts.flatMap((part) => part.match(/[\w-]{16,}/g) ?? []).map((text) => Buffer.from(text, 'base64url'));
  const all = [...parts, ...opened].join('\n');
  return hiddenFrom(world, caller).filter((text) => all.includes(text));
}

const known = new WeakMap<World['things'], Map<Caller | null, string[]>>();

function hiddenFrom(world: World, caller: Caller | null): string[] {
  const { things, secrets, acme, globex } = world;
  const byCaller = known.get(things) ?? new Map<Caller | null, string[]>();
  known.set(things, byCaller);
  const before = byCaller.get(caller);
  if (before) return before;
  const shown = new Set<string>();
  const others = [acme, globex].filter(({ accountId }) => accountId !== caller?.accountId);
  // the mark is in all texts of an account, and the last part of its id in those of its events
  const hidden = new Set([...secrets, ...others.flatMap(({ mark, accountId }) => [mark, accountId.slice(4)])]);
  for (const thing of things.values()) {
    const isSeen = caller !== null && sees(caller, thing, things);
    const own = isSeen ? ['id', ...(TYPES[thing.type]?.own ?? [])] : [];
    for (const name of own) if (typeof thing[name] === 'string') shown.add(thing[name]);
    for (const text of textsOf(world, thing)) hidden.add(text);
  }
  const result = [...hidden].filter((text) => !shown.has(text));
  const within = result.find((text) => [...shown].some((one) => one.includes(text)));
  if (within) throw new Error(`"${within}" is within a text that ${caller?.name} may read: choose another one`);
  byCaller.set(caller, result);
  return result;
}

/** Its id, and what was written for it alone. The ids of events contain each other. */
function textsOf({ acme, globex }: World, thing: Thing): string[] {
  const mark = [acme, globex].find(({ accountId }) => accountId === thing.accountId)?.mark as string;
  const written = Object.values(thing).filter((value) => typeof value === 'string' && value.includes(mark)) as string[];
  return thing.id.startsWith('evt') ? written : [thing.id, ...written];
}
