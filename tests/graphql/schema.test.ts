import { readFileSync } from 'node:fs';
import { getDirective, printSchemaWithDirectives } from '@graphql-tools/utils';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  validateSchema,
} from 'graphql';
import { Query, Resolver } from 'type-graphql';
import { createApiSchema } from '../../src/app.js';
import { Role } from '../../src/entities/index.js';
import { Public, RequiresRole } from '../../src/graphql/requires-role.js';
import { createSchema } from '../../src/graphql/schema.js';

const emitted = readFileSync('schema/schema.graphql', 'utf8');
const schemas: [string, GraphQLSchema][] = [
  ['the code', createApiSchema()],
  ['schema/schema.graphql', buildSchema(emitted)],
];

describe('schema/schema.graphql', () => {
  it('is what the code says', () => {
    expect(`${printSchemaWithDirectives(createApiSchema())}\n`).toBe(emitted);
  });
});

describe.each(schemas)('the schema of %s', (_source, schema) => {
  it('is valid, and has the standard directives beside ours', () => {
    expect(validateSchema(schema)).toEqual([]);
    expect(schema.getDirectives().map((directive) => `${directive}`)).toEqual(
      expect.arrayContaining(['@include', '@skip', '@deprecated', '@requiresRole']),
    );
  });

  it('A1: guards each root field by @requiresRole, or opens it by @public', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const fields = roots.flatMap((type) => Object.values(type?.getFields() ?? {}));
    expect(fields.length).toBeGreaterThan(20);
    for (const field of fields) {
      const roles = getDirective(schema, field, 'requiresRole')?.map(({ role }) => role) ?? [];
      const open = getDirective(schema, field, 'public') !== undefined;
      expect([field.name, roles.length + Number(open)]).toEqual([field.name, 1]);
      expect(Object.keys(Role)).toEqual(expect.arrayContaining(roles));
    }
  });

  it('A2: takes no account as an argument', () => {
    expect(definitionsOf(schema).filter(({ path }) => /\(.*account|input .*account/i.test(path))).toEqual([]);
  });

  it('describes every definition', () => {
    const definitions = definitionsOf(schema);
    expect(definitions.length).toBeGreaterThan(300);
    expect(definitions.filter(({ description }) => !description?.trim()).map(({ path }) => path)).toEqual([]);
  });
});

/** Types, fields, arguments, enum values, input fields and directives: all that we define. */
function definitionsOf(schema: GraphQLSchema): { path: string; description?: string | null }[] {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  );
  const directives = schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive));
  return [
    ...types.flatMap((type) => {
      const definition = { path: isInputObjectType(type) ? `input ${type}` : `${type}`, ...pick(type) };
      if (isEnumType(type)) {
        return [definition, ...type.getValues().map((value) => ({ path: `${type}.${value.name}`, ...pick(value) }))];
      }
      if (isInputObjectType(type)) {
        const fields = Object.values(type.getFields());
        return [definition, ...fields.map((field) => ({ path: `input ${type}.${field.name}`, ...pick(field) }))];
      }
      if (!isObjectType(type) && !isInterfaceType(type)) return [definition];
      const fields = Object.values(type.getFields()).flatMap((field) => [
        { path: `${type}.${field.name}`, ...pick(field) },
        ...field.args.map((arg) => ({ path: `${type}.${field.name}(${arg.name})`, ...pick(arg) })),
      ]);
      return [definition, ...fields];
    }),
    ...directives.flatMap((directive) => [
      { path: `${directive}`, ...pick(directive) },
      ...directive.args.map((arg) => ({ path: `${directive}(${arg.name})`, ...pick(arg) })),
    ]),
  ];
}

function pick({ description }: { description?: string | null }) {
  return { description };
}

describe('createSchema', () => {
  // needs the enum Role, as every schema with a guarded field does
  @Resolver()
  class Guarded {
    @RequiresRole(Role.MEMBER)
    @Query(() => Role, { description: 'Guarded.' })
    guarded(): Role {
      return Role.MEMBER;
    }
  }

  @Resolver()
  class Bare {
    @Query(() => String, { description: 'Neither.' })
    bare(): string {
      return 'for whom?';
    }
  }

  @Resolver()
  class Torn {
    @Public()
    @RequiresRole(Role.MEMBER)
    @Query(() => String, { description: 'Both.' })
    torn(): string {
      return 'for whom?';
    }
  }

  it('A1: builds a schema whose root fields each bear one of the two directives', () => {
    expect(createSchema([Guarded]).getQueryType()?.getFields().guarded).toBeDefined();
  });

  it('A1: throws for a root field that bears neither', () => {
    expect(() => createSchema([Guarded, Bare])).toThrow('Query.bare must bear either @requiresRole or @public');
  });

  it('A1: throws for a root field that bears both', () => {
    expect(() => createSchema([Guarded, Torn])).toThrow('Query.torn must bear either @requiresRole or @public');
  });
});
