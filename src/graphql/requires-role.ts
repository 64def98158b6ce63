import { getDirective } from '@graphql-tools/utils';
import {
  DirectiveLocation,
  GraphQLDirective,
  type GraphQLEnumType,
  type GraphQLField,
  GraphQLNonNull,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  OperationTypeNode,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { Directive } from 'type-graphql';
import { mayChange, type Role, reaches } from '../entities/index.js';
import { readOnlyKey, roleRequired } from '../events/errors.js';
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

/**
 * Lets a caller through, or throws. The context of a change knows the role then, which is checked again under the lock (A4),
 * and the field.
 */
export type Guard = (ctx: Context, info: GraphQLResolveInfo) => Promise<void>;

/** The guard of a root field (A1). Throws for a field that bears neither directive: such a schema is not built. */
export function guardOf(schema: GraphQLSchema, field: GraphQLField<unknown, Context>, parent: string): Guard {
  const required = getDirective(schema, field, 'requiresRole')?.[0]?.role as Role | undefined;
  const open = isPublic(schema, field);
  if ((required !== undefined) === open) {
    throw new Error(`${parent}.${field.name} must bear either @requiresRole or @public`);
  }
  return async (ctx, info) => {
    // the scope is looked at for mutations only: an event that looks at more than the role is shared with nobody
    const isChange = info.operation.operation === OperationTypeNode.MUTATION;
    if (isChange && ctx.viewer && !mayChange(ctx.viewer)) throw readOnlyKey();
    const counted = open && ctx.viewer === null ? publicFieldsAt(info) : 0;
    // it looks at other accounts, too
    if (open && ctx.viewer) ctx.reads.isVolatile = true;
    for (let count = counted; count > 0; count--) await ctx.countPublicField();
    if (required !== undefined && !reaches(viewerOf(ctx).role, required)) throw roleRequired(required);
    if (isChange) Object.assign(ctx, { requiredRole: required ?? null, info });
  };
}

/**
 * How many @public fields are to be counted when this one is about to be answered. All of a mutation are when its first
 * is: the refusal of a later one would take the whole answer, and with it the tokens of what was carried out.
 */
function publicFieldsAt({
  schema,
  operation,
  parentType,
  fragments,
  variableValues,
  path,
}: GraphQLResolveInfo): number {
  if (operation.operation !== OperationTypeNode.MUTATION) return 1;
  const fields = collectFields(schema, fragments, variableValues, parentType, operation.selectionSet);
  const keys = [...fields].filter(([, [node]]) => isPublic(schema, parentType.getFields()[node?.name.value ?? '']));
  return keys[0]?.[0] === path.key ? keys.length : 0;
}

function isPublic(schema: GraphQLSchema, field: GraphQLField<unknown, Context> | undefined): boolean {
  return field !== undefined && getDirective(schema, field, 'public') !== undefined;
}
