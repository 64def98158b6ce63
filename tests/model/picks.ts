import type { Act } from './model.js';
import {
  administratorsOf,
  isActive,
  isWaiting,
  KINDS,
  type Kind,
  licenseOf,
  poolName,
  type User,
  userOfKey,
  usersOf,
  type World,
} from './world.js';

/** Something of the account, told by what it is when it comes to it: the holders' third, say. */
export interface Pick {
  pick: string;
  nth: number;
}

/** A mutation before it is known who and what it is about. */
export interface Plan {
  caller: Pick;
  mutation: string;
  input: Record<string, unknown>;
  /** In its place, one that was asked for with a key, so many ago, is sent again, if there was one. */
  again?: number | undefined;
}

/** The act that the plan is in this world. */
export function actOf(world: World, number: number, { caller, mutation, input }: Plan): Act {
  const key = choose(world, caller, input.kind as Kind);
  const actor = key === GUEST ? undefined : userOfKey(world, key);
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fill);
    if (isPick(value)) return choose(world, value, input.kind as Kind, actor);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, fill(part)]));
  };
  return { number, caller: key === GUEST ? null : key, mutation, input: fill(input) as Act['input'] };
}

const GUEST = '';

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
const tokens = (rows: { id: string }[]) => rows.map(({ id }) => `token of ${id}`);

function holders(world: World, kind: Kind | undefined): User[] {
  return usersOf(world).filter(({ id }) => KINDS.some((one) => one === (kind ?? one) && licenseOf(world, id, one)));
}

function keysOf(world: World, isOne: (user: User) => unknown): string[] {
  return ids(world.keys).filter((id) => {
    const user = userOfKey(world, id);
    return user && isOne(user);
  });
}

/** Whose key lets them change something. */
function callersOf(world: World, isOne: (user: User) => unknown): string[] {
  const readers = ids(world.keys.filter(({ scope }) => scope === 'READ'));
  return keysOf(world, isOne).filter((id) => !readers.includes(id));
}

type Candidates = (world: World, kind: Kind | undefined, actor: User | undefined) => string[];

/** Where there is none of these, another one of the noun is taken. */
const CANDIDATES: Record<string, Candidates> = {
  'guest caller': () => [GUEST],
  'administrator caller': (world) => callersOf(world, (user) => user.role === 'ADMINISTRATOR'),
  'member caller': (world) => callersOf(world, (user) => user.role === 'MEMBER'),
  'licensed caller': (world) => callersOf(world, ({ id }) => licenseOf(world, id, 'LIVE_ENGAGEMENT')),
  'dead caller': (world) => ids(world.keys).filter((id) => !userOfKey(world, id)),
  caller: (world) => [...ids(world.keys), GUEST],

  'holder user': (world, kind) => ids(holders(world, kind)),
  'licensed user': (world) => ids(holders(world, 'SCHEDULED_MEETING')),
  'other user': (world, kind) => ids(usersOf(world).filter((user) => !holders(world, kind).includes(user))),
  'administrator user': (world) => ids(administratorsOf(world)),
  'own user': (_, __, actor) => (actor ? [actor.id] : []),
  'strange user': (world) => [
    ...['foreign user', 'unknown user', 'user0 ', poolName('SCHEDULED_MEETING')],
    ...ids(world.users.filter((user) => user.deletedAt !== null)),
    ...ids(world.pages),
  ],
  user: (world) => ids(usersOf(world)),

  'own page': (world, _, actor) => ids(world.pages.filter((page) => page.owner === actor?.id)),
  'enabled page': (world) => ids(world.pages.filter((page) => page.dark === null)),
  'dark page': (world) => ids(world.pages.filter((page) => page.dark !== null)),
  'strange page': (world) => [
    'foreign page',
    'unknown page',
    'user0',
    ...world.bookings.map((booking) => booking.page),
  ],
  page: (world) => ids(world.pages),

  'enabled slug': (world) => world.pages.flatMap((page) => (page.dark === null ? page.slug : [])),
  'strange slug': () => ['unknown-slug', 'Malformed Slug'],
  slug: (world) => world.pages.map((page) => page.slug),

  'own booking': (world, _, actor) => ids(world.bookings.filter((booking) => booking.host === actor?.id)),
  'standing booking': (world) => ids(world.bookings.filter((booking) => !booking.canceled)),
  'strange booking': () => ['unknown booking', 'user0'],
  booking: (world) => ids(world.bookings),
  'standing token': (world) => tokens(world.bookings.filter((booking) => !booking.canceled)),
  'booking token': (world) => tokens(world.bookings),

  'waiting conversation': (world) => ids(world.conversations.filter(isWaiting)),
  'active conversation': (world) => ids(world.conversations.filter(isActive)),
  'own conversation': (world, _, actor) =>
    ids(world.conversations.filter((one) => isActive(one) && one.agent === actor?.id)),
  'strange conversation': () => ['unknown conversation', 'key0'],
  conversation: (world) => ids(world.conversations),
  'live token': (world) => tokens(world.conversations.filter((one) => one.endedAt === null)),
  'conversation token': (world) => tokens(world.conversations),
  'strange token': () => ['unknown booking token', 'unknown visitor token', 'no token'],
  token: (world) => [...tokens(world.bookings), ...tokens(world.conversations)],

  'live key': (world) => keysOf(world, () => true),
  'strange key': () => ['unknown key', 'user0'],
  key: (world) => ids(world.keys),
};

function choose(world: World, { pick, nth }: Pick, kind: Kind | undefined, actor?: User): string {
  const noun = pick.split(' ').at(-1) as string;
  for (const name of [pick, noun, `strange ${noun}`]) {
    const found = CANDIDATES[name]?.(world, kind, actor) ?? [];
    if (found.length > 0) return found[nth % found.length] as string;
  }
  throw new Error(`nothing is a ${pick}`);
}

function isPick(value: unknown): value is Pick {
  return typeof value === 'object' && value !== null && 'pick' in value;
}
