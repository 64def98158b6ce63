import {
  badBatch,
  badEmail,
  badInstant,
  badName,
  type Change,
  type Fault,
  fault,
  refuse,
  refuseAll,
  userAt,
} from './change.js';
import { darkenPage, movePage } from './pages.js';
import { freeLicense, giveLicense, requeueConversations } from './seats.js';
import {
  administratorsOf,
  freeOf,
  type Key,
  KINDS,
  type Kind,
  licenseOf,
  pagesOf,
  type Role,
  type User,
  usersOf,
} from './world.js';

type Maybe<T> = T | null | undefined;

interface NewUser {
  name: string;
  email: string;
  role?: Maybe<Role>;
  licenses?: Maybe<Kind[]>;
}

/** U1, U4. UserCreated, then SeatAssigned for each kind. */
export function createUser(change: Change, input: NewUser) {
  refuseAll(badName('name', input.name), badEmail('email', input.email));
  if (isTaken(change, input.email)) refuse('EMAIL_TAKEN', 'email');
  const user = addUser(change, change.newId('user'), input);
  for (const kind of kindsOf(input)) if (!giveLicense(change, user, kind)) refuse('NO_FREE_LICENSE', 'licenses');
  return { user };
}

/** All or none: every fault of every row is told. */
export function createUsers(change: Change, { users: rows }: { users: NewUser[] }) {
  refuseAll(badBatch('users', rows));
  const left = new Map(KINDS.map((kind) => [kind, freeOf(change.world, kind).length]));
  const isGone = (kind: Kind) => {
    left.set(kind, (left.get(kind) ?? 0) - 1);
    return (left.get(kind) ?? 0) < 0;
  };
  const emails = rows.map(({ email }) => keyOf(email));
  const faults = rows.map((row, place) => {
    const wrong = badEmail('email', row.email);
    const isRepeated = wrong.length === 0 && emails.indexOf(keyOf(row.email)) < place;
    const taken = isRepeated || isTaken(change, row.email) ? [fault('EMAIL_TAKEN', 'email')] : [];
    const unlucky = kindsOf(row)
      .filter(isGone)
      .map(() => fault('NO_FREE_LICENSE', 'licenses'));
    return [...badName('name', row.name), ...wrong, ...taken, ...unlucky].map(at('users', place));
  });
  refuseAll(...faults);
  const users = rows.map((row, place) => {
    const user = addUser(change, change.newId('user', place), row);
    for (const kind of kindsOf(row)) giveLicense(change, user, kind);
    return user;
  });
  return { users };
}

/** U4, U6. A Member may update themselves only. */
export function updateUser(
  change: Change,
  { userId, name, email }: { userId: string; name?: Maybe<string>; email?: Maybe<string> },
) {
  refuseAll(badName('name', name), badEmail('email', email));
  const user = userAt(change, 'userId', userId);
  const updated = { name: name?.trim() ?? user.name, email: email?.trim() ?? user.email };
  if (isTaken(change, updated.email, user)) refuse('EMAIL_TAKEN', 'email');
  if (updated.name !== user.name || updated.email !== user.email) {
    Object.assign(user, updated);
    change.record('UserUpdated', { user: user.id, name: user.name });
  }
  return { user };
}

/** U3, U6. */
export function changeUserRole(change: Change, { userId, role }: { userId: string; role: Role }) {
  const user = userAt(change, 'userId', userId);
  if (user.role !== role) {
    if (isLastAdministrator(change, user)) refuse('LAST_ADMINISTRATOR', 'userId');
    const previousRole = user.role;
    user.role = role;
    change.record('UserRoleChanged', { user: user.id, name: user.name, role, previousRole });
  }
  return { user };
}

/** U3, U5. Pages go to `pagesTo`, or to the caller: then those that were enabled are dark as OWNER_DELETED. */
export function deleteUser(change: Change, { userId, pagesTo }: { userId: string; pagesTo?: Maybe<string> }) {
  const { world, now } = change;
  const user = userAt(change, 'userId', userId);
  const receiver = userAt(change, 'pagesTo', pagesTo ?? (change.actor as User).id);
  refuseAll(
    isLastAdministrator(change, user) ? [fault('LAST_ADMINISTRATOR', 'userId')] : [],
    receiver === user ? [fault('INVALID', 'pagesTo')] : [],
  );

  const requeuedConversations = requeueConversations(change, user);
  const staysEnabled = pagesTo != null && licenseOf(world, receiver.id, 'SCHEDULED_MEETING') !== undefined;
  const movedPages = pagesOf(world, user.id);
  const disabledPages = staysEnabled ? [] : movedPages.filter((page) => page.dark === null);
  for (const page of movedPages) {
    if (disabledPages.includes(page)) darkenPage(change, page, pagesTo == null ? 'OWNER_DELETED' : 'OWNER_UNLICENSED');
    movePage(change, page, receiver);
  }
  const freedLicenses = world.licenses.filter((license) => license.holder === user.id);
  for (const license of freedLicenses) freeLicense(change, license, user);
  for (const key of world.keys.filter((one) => one.user === user.id)) revoke(change, key.id);
  user.deletedAt = now;
  change.record('UserDeleted', { user: user.id, name: user.name });
  return { deletedUserId: user.id, freedLicenses, movedPages, disabledPages, requeuedConversations };
}

export function createApiKey(
  change: Change,
  { userId, label, expiresAt, scope }: Pick<Partial<Key>, 'expiresAt' | 'scope'> & { userId: string; label: string },
) {
  refuseAll(badName('label', label), badInstant('expiresAt', expiresAt ?? null));
  const user = userAt(change, 'userId', userId);
  const id = change.newId('key');
  const apiKey: Key = {
    ...{ id, label: label.trim(), user: user.id, scope: scope ?? 'FULL', expiresAt: expiresAt ?? null },
    ...{ createdAt: change.now, revokedAt: null },
  };
  change.world.keys.push(apiKey);
  change.record('ApiKeyCreated', { apiKey: id });
  return { apiKey, secret: `secret of ${id}` };
}

/** U6. */
export function revokeApiKey(change: Change, { apiKeyId }: { apiKeyId: string }) {
  const apiKey = change.world.keys.find((key) => key.id === apiKeyId) ?? refuse('NOT_FOUND', 'apiKeyId');
  revoke(change, apiKey.id);
  return { apiKey };
}

function revoke(change: Change, keyId: string): void {
  const key = change.world.keys.find((one) => one.id === keyId && one.revokedAt === null);
  if (key === undefined) return;
  key.revokedAt = change.now;
  change.record('ApiKeyRevoked', { apiKey: keyId });
}

function addUser(change: Change, id: string, { name, email, role }: NewUser): User {
  const user: User = {
    id,
    name: name.trim(),
    email: email.trim(),
    role: role ?? 'MEMBER',
    createdAt: change.now,
    deletedAt: null,
  };
  change.world.users.push(user);
  change.record('UserCreated', { user: id, name: user.name, role: user.role });
  return user;
}

function isTaken({ world }: Change, email: string, by?: User): boolean {
  return usersOf(world).some((user) => user !== by && keyOf(user.email) === keyOf(email));
}

function keyOf(email: string): string {
  return email.trim().toLowerCase();
}

function kindsOf({ licenses }: NewUser): Kind[] {
  return KINDS.filter((kind) => licenses?.includes(kind));
}

function isLastAdministrator({ world }: Change, user: User): boolean {
  const administrators = administratorsOf(world);
  return administrators.length === 1 && administrators[0] === user;
}

/** The place of a fault within a batch. */
export function at(list: string, place: number) {
  return ({ code, field }: Fault): Fault => fault(code, list, String(place), ...(field ?? []));
}
