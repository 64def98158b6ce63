import { ApolloServer, type ApolloServerPlugin, type GraphQLRequestListener } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../graphql/context.js';
import { documentLimits, NESTED_TOO_DEEPLY } from '../graphql/document-limits.js';
import { shortened } from '../graphql/errors.js';
import { executeOperation } from '../graphql/execute.js';
import type { Limits } from '../graphql/limits.js';
import { stringifyResult } from '../graphql/write-answer.js';

/** No page of another site can have a browser send one of these unasked; urql sends no other with its GET. */
const PREFLIGHTED = ['authorization', 'apollo-require-preflight', 'x-apollo-operation-name'];

/**
 * Apollo parses, validates and answers; it executes as WebSockets do, by `executeOperation`, which is why our schema is
 * handed to it as a gateway's.
 */
export function createApollo(schema: GraphQLSchema, limits: Limits, logger: Logger): ApolloServer<Context> {
  return new ApolloServer<Context>({
    gateway: {
      load: async () => ({
        executor: async ({ document, operation, request, context }) => {
          const { observation } = context as Context;
          if (operation) observation?.isOf(operation);
          if (operation?.operation === OperationTypeNode.SUBSCRIPTION) return { errors: [useWebSocket()] };
          return executeOperation({
            schema,
            document,
            // not what Apollo takes for its name: it has none for one that is not there, and ours would be the only one
            operationName: request.operationName,
            variableValues: request.variables,
            contextValue: context as Context,
            limits,
          });
        },
      }),
      onSchemaLoadOrUpdate(callback) {
        callback({ apiSchema: schema, coreSupergraphSdl: '' });
        return () => {};
      },
      stop: async () => {},
    },
    plugins: [
      observing,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      noSuggestionsForGuests,
    ],
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [documentLimits(limits)],
    formatError: plain,
    csrfPrevention: { requestHeaders: PREFLIGHTED },
    persistedQueries: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stringifyResult,
    stopOnTerminationSignals: false,
    logger,
  });
}

/** Of operations that are not let in, `server.ts` tells. */
const observing: ApolloServerPlugin<Context> = {
  requestDidStart: async () => told,
  async unexpectedErrorProcessingRequest({ requestContext, error }) {
    requestContext.contextValue.observation?.answered([error]);
  },
};
const told: GraphQLRequestListener<Context> = {
  async willSendResponse({ contextValue, errors }) {
    contextValue.observation?.answered(errors);
  },
};

/** As graphql-js does with `hideSuggestions`, which Apollo knows for all callers or for none. */
const noSuggestionsForGuests: ApolloServerPlugin<Context> = {
  async requestDidStart({ contextValue }) {
    if (contextValue.viewer !== null) return;
    return {
      async validationDidStart() {
        return async (errors) => {
          for (const error of errors ?? []) error.message = error.message.replace(/ Did you mean .*\?$/, '');
        };
      },
    };
  },
};

/** As errors leave over WebSocket; the parser's stack has its end. */
function plain(error: GraphQLFormattedError): GraphQLFormattedError {
  const isTooDeep = error.extensions?.code === 'GRAPHQL_PARSE_FAILED' && /^Maximum call stack/.test(error.message);
  return isTooDeep ? { ...error, message: NESTED_TOO_DEEPLY } : shortened(error);
}

function useWebSocket(): GraphQLError {
  return new GraphQLError('Subscriptions are served over WebSocket (graphql-transport-ws) at the same path.', {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  });
}
