import { type GraphQLInputObjectType, getNamedType, getNullableType, isListType, isRequiredInputField } from 'graphql';
import { daysAhead, unique } from '../support/accounts.js';
import type { Root } from './emitted-schema.js';
import type { AccountOfWorld } from './world.js';

export type Input = Record<string, unknown>;

/** The object type that an id of this name is of. */
const TYPE_OF_ID: Record<string, string> = {
  apiKeyId: 'ApiKey',
  bookingId: 'Booking',
  conversationId: 'Conversation',
  fromUserId: 'User',
  ownerId: 'User',
  pageId: 'BookingPage',
  pagesTo: 'User',
  toUserId: 'User',
  userId: 'User',
  userIds: 'User',
};

/** What an input field of this name takes, so that nothing is wrong with it: an Administrator could go ahead. */
const VALUES: Record<string, (account: AccountOfWorld, root: Root) => unknown> = {
  apiKeyId: ({ expiring }) => expiring.id,
  bookingId: ({ bookingId }) => bookingId,
  cancelToken: ({ cancelToken }) => cancelToken,
  capacity: () => 10,
  conversationId: ({ conversationId }) => conversationId,
  email: () => `${unique('somebody')}@example.com`,
  fromUserId: ({ grace }) => grace.userId,
  guestEmail: () => `${unique('guest')}@example.com`,
  guestName: () => 'Some guest',
  kind: (_, { name }) => (name === 'startConversation' ? 'LIVE_CHAT' : 'SCHEDULED_MEETING'),
  label: () => 'Something',
  name: () => 'Somebody',
  ownerId: ({ linus }) => linus.userId,
  pageId: ({ pageId }) => pageId,
  pagesTo: ({ linus }) => linus.userId,
  role: () => 'MEMBER',
  slug: ({ slug }, { role }) => (role === undefined ? slug : unique('slug')),
  startsAt: () => daysAhead(300),
  title: () => 'Something',
  toUserId: ({ mia }) => mia.userId,
  userId: ({ grace }) => grace.userId,
  userIds: ({ grace }) => [grace.userId],
  users: () => [{ name: 'Somebody', email: `${unique('somebody')}@example.com` }],
  visitorName: () => 'Some visitor',
  visitorToken: ({ visitorToken }) => visitorToken,
};

/** What a mutation must be told, about an account. */
export function inputOf(root: Root, account: AccountOfWorld): Input {
  const required = Object.values(inputTypeOf(root).getFields()).filter(isRequiredInputField);
  return Object.fromEntries(required.map(({ name }) => [name, valueFor(root, name, account)]));
}

function valueFor(root: Root, name: string, account: AccountOfWorld): unknown {
  const value = VALUES[name];
  if (!value) throw new Error(`inputs.ts does not know what to give to "${name}" of ${root.place}`);
  return value(account, root);
}

/** A field of a mutation's input that names something. */
export interface IdField {
  root: Root;
  name: string;
  /** Of the object that it names. */
  type: string;
  isList: boolean;
}

export function idFieldsOf(root: Root): IdField[] {
  const ids = Object.values(inputTypeOf(root).getFields()).filter(({ type }) => getNamedType(type).name === 'ID');
  return ids.map(({ name, type: inputType }) => {
    const type = TYPE_OF_ID[name];
    if (!type) throw new Error(`inputs.ts does not know what "${name}" of ${root.place} names`);
    return { root, name, type, isList: isListType(getNullableType(inputType)) };
  });
}

/** What the mutation must be told, but with this id in that field; of a list, at its second place. */
export function inputWith({ root, name, isList }: IdField, id: string, account: AccountOfWorld): Input {
  const input = inputOf(root, account);
  return { ...input, [name]: isList ? [...(input[name] as string[]), id] : id };
}

export function takesDryRun(root: Root): boolean {
  return 'dryRun' in inputTypeOf(root).getFields();
}

function inputTypeOf({ field, place }: Root): GraphQLInputObjectType {
  const [input, ...more] = field.args;
  if (input?.name !== 'input' || more.length > 0) throw new Error(`${place} must have one argument, "input"`);
  return getNamedType(input.type) as GraphQLInputObjectType;
}
