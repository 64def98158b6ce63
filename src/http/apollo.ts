import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../graphql/context.js';
import { executeOperation } from '../graphql/execute.js';

/**
 * Apollo parses, validates and answers; it executes as WebSockets do, by `executeOperation`, which is why our schema is
 * handed to it as a gateway's.
 */
export function createApollo(schema: GraphQLSchema, logger: Logger): ApolloServer<Context> {
  return new ApolloServer<Context>({
    gateway: {
      load: async () => ({
        executor: ({ document, operationName, request, context }) =>
          executeOperation({
            schema,
            document,
            operationName,
            variableValues: request.variables,
            contextValue: context as Context,
          }),
      }),
      onSchemaLoadOrUpdate(callback) {
        callback({ apiSchema: schema, coreSupergraphSdl: '' });
        return () => {};
      },
      stop: async () => {},
    },
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
    csrfPrevention: true,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stringifyResult: (result) => JSON.stringify(result),
    stopOnTerminationSignals: false,
    logger,
  });
}
