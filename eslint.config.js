import graphql from '@graphql-eslint/eslint-plugin';

const { configs, parser } = graphql;

// Biome lints the code; this holds the emitted schema to the conventions of GraphQL and of Relay's connections.
export default [
  {
    files: ['schema/schema.graphql'],
    languageOptions: { parser, parserOptions: { graphQLConfig: { schema: 'schema/schema.graphql' } } },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...configs['flat/schema-recommended'].rules,
      ...configs['flat/schema-relay'].rules,
      // lists are paged forward only, and have `nodes` beside their edges
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
      // answers, places in lists and what guests see are no objects of their own
      '@graphql-eslint/strict-id-in-types': [
        'error',
        {
          exceptions: {
            types: ['LogHead', 'PageInfo', 'PublicBookingPage', 'UserError'],
            suffixes: ['Connection', 'Edge', 'Payload'],
          },
        },
      ],
    },
  },
];
