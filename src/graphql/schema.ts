import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSchema,
  isInterfaceType,
  isObjectType,
  specifiedDirectives,
} from 'graphql';
import { type BuildSchemaOptions, buildSchemaSync } from 'type-graphql';
import { type AccountEvent, typeNameOf } from '../entities/index.js';
import { pull } from '../events/pull.js';
import type { Context } from './context.js';
import { DateTimeISO } from './date-time.js';
import { fillLinks, resolveLink } from './links.js';
import { guardDirectives, guardOf } from './requires-role.js';

/** TypeGraphQL has no place to say it. */
const ROOTS = {
  Query: 'What can be asked. All fields of one operation answer from one state of the account.',
  Mutation:
    'What can be changed: each field in a transaction of its own, with its events or not at all. Refusals are told in `userErrors`.',
  Subscription: 'What can be heard, over WebSocket (graphql-transport-ws): events after a cursor, in order, each once.',
};

/**
 * The executable schema of these resolver classes. Root fields are guarded (both the opening of a subscription and each
 * of its events) and looked ahead from; every other field is a property read, without a promise.
 */
export function createSchema(resolvers: BuildSchemaOptions['resolvers']): GraphQLSchema {
  const built = buildSchemaSync({
    resolvers,
    validate: false,
    // a tenth of a start: Apollo looks whether the schema is valid, and a test does
    skipCheck: true,
    scalarsMap: [{ type: Date, scalar: DateTimeISO }],
    // subscriptions bring iterables of their own; TypeGraphQL asks for a PubSub all the same
    pubSub: {
      publish() {},
      subscribe: () =>
        pull(
          async () => null,
          () => {},
        ),
    },
  });
  const directives = guardDirectives(built);
  const schema = new GraphQLSchema({ ...built.toConfig(), directives: [...specifiedDirectives, ...directives] });

  for (const [name, description] of Object.entries(ROOTS)) {
    const root = schema.getType(name);
    if (root) root.description = description;
  }
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isInterfaceType(type)) type.resolveType = typeOfRow;
    if (!isObjectType(type)) continue;
    // rows are plain objects, of no class
    type.isTypeOf = undefined;
    for (const field of Object.values(type.getFields())) {
      if (roots.includes(type)) wrapRootField(schema, type, field);
      else field.resolve = rowFieldResolver(field);
    }
  }
  return schema;
}

type Field = GraphQLField<unknown, Context>;

function wrapRootField(schema: GraphQLSchema, type: GraphQLObjectType, field: Field): void {
  const guard = guardOf(schema, field, type.name);
  const { resolve, subscribe } = field;
  const answer = async (source: unknown, args: Record<string, unknown>, ctx: Context, info: GraphQLResolveInfo) => {
    await guard(ctx, info);
    const value = await resolve?.(source, args, ctx, info);
    await fillLinks(value, ctx, info);
    // the next field of a mutation may wait for its account: not while it holds a connection
    if (type === schema.getMutationType()) ctx.renew();
    return value;
  };
  field.resolve = (source, args, ctx, info) => {
    const { key } = info.path;
    const value = ctx.rootValues.get(key) ?? answer(source, args, ctx, info);
    ctx.rootValues.set(key, value);
    return value;
  };
  if (subscribe) {
    field.subscribe = async (source, args, ctx, info) => {
      await guard(ctx, info);
      return subscribe(source, args, ctx, info);
    };
  }
}

function rowFieldResolver(field: Field): Field['resolve'] {
  const derive = field.extensions.derive as ((row: unknown) => unknown) | undefined;
  if (derive) return derive;
  return field.extensions.link ? resolveLink : undefined;
}

const TYPES: Record<string, string> = {
  acc: 'Account',
  usr: 'User',
  pol: 'LicensePool',
  lic: 'License',
  pag: 'BookingPage',
  bkg: 'Booking',
  cnv: 'Conversation',
  key: 'ApiKey',
};

/** An id's prefix tells the type of its object; an event has its own word for it. */
function typeOfRow(row: { id: string; type?: AccountEvent['type'] }): string | undefined {
  return row.id.startsWith('evt') && row.type ? typeNameOf(row.type) : TYPES[row.id.slice(0, 3)];
}
