import { getDirective } from '@graphql-tools/utils';
import {
  DirectiveLocation,
  GraphQLDirective,
  type GraphQLEnumType,
  type GraphQLField,
  GraphQLNonNull,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { Directive } from 'type-graphql';
import { type Role, reaches } from '../entities/index.js';
import { roleRequired } from '../events/errors.js';
import { type Context, viewerOf } from './context.js';

/** Guards a root field: `@requiresRole(role:)` in the schema, and what the schema says is what is checked. */
export function RequiresRole(role: Role): MethodDecorator {
  return Directive(`@requiresRole(role: ${role})`) as MethodDecorator;
}

/** Marks a root field that guests may use. */
export function Public(): MethodDecorator {
  return Directive('@public') as MethodDecorator;
}

/** The two that a root field can bear. */
export function guardDirectives(schema: GraphQLSchema): GraphQLDirective[] {
  // an argument of an enum of the schema wants the very type that the schema has
  const role = schema.getType('Role') as GraphQLEnumType;
  return [
    new GraphQLDirective({
      name: 'requiresRole',
      description:
        'Guards a field. The caller must hold at least this role: an ADMINISTRATOR may do all that a MEMBER may. Otherwise UNAUTHENTICATED (a guest) or FORBIDDEN.',
      locations: [DirectiveLocation.FIELD_DEFINITION],
      args: { role: { type: new GraphQLNonNull(role), description: 'The least role that may use the field.' } },
    }),
    new GraphQLDirective({
      name: 'public',
      description:
        'Marks a field that guests (callers without credentials) may use. Every root field bears this or @requiresRole.',
      locations: [DirectiveLocation.FIELD_DEFINITION],
    }),
  ];
}

/** Lets a caller through, or throws; what comes back knows the role, which a change checks again under its lock (A4), and the field. */
export type Guard = (ctx: Context, info: GraphQLResolveInfo) => Promise<Context>;

/** The guard of a root field (A1). Throws for a field that bears neither directive: such a schema is not built. */
export function guardOf(schema: GraphQLSchema, field: GraphQLField<unknown, Context>, parent: string): Guard {
  const required = getDirective(schema, field, 'requiresRole')?.[0]?.role as Role | undefined;
  const open = getDirective(schema, field, 'public') !== undefined;
  if ((required !== undefined) === open) {
    throw new Error(`${parent}.${field.name} must bear either @requiresRole or @public`);
  }
  return async (ctx, info) => {
    if (open) await ctx.countPublicField();
    if (required !== undefined && !reaches(viewerOf(ctx).role, required)) throw roleRequired(required);
    return Object.create(ctx, { requiredRole: { value: required ?? null }, info: { value: info } });
  };
}
