import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type GraphQLFormattedError, print } from 'graphql';
import type { Client } from 'graphql-ws';
import { StreamEnded } from '../../clients/typescript/failures.js';
import { DarkPagesDocument, PeopleDocument, PersonDocument, RenameDocument } from '../generated/operations.js';
import { type Kind, untilAborted } from './real-client.js';

/** Everything over WebSocket: queries and mutations too. */
export const graphqlWs: Kind = {
  open({ overWebSocket: client }) {
    return {
      user: async (id) => (await once(client, PersonDocument, { id })).user,
      people: async (first) => (await once(client, PeopleDocument, { first })).users.edges.length,
      rename: async (input, signal) => (await once(client, RenameDocument, { input }, signal)).updateUser,
      darkPages(after, { next, error }) {
        const query = print(DarkPagesDocument);
        return client.subscribe<ResultOf<typeof DarkPagesDocument>>(
          { query, variables: { after } },
          { next: ({ data }) => data && next(data.pageDisabled), error, complete() {} },
        );
      },
    };
  },
  refusalOf(error) {
    if (error instanceof StreamEnded) return { codes: [error.code], status: error.details.closeCode };
    if (Array.isArray(error)) return { codes: (error as GraphQLFormattedError[]).map((one) => one.extensions?.code) };
    const { code } = error as { code?: unknown };
    if (typeof code !== 'number') throw error;
    return { codes: [], status: code };
  },
};

type ResultOf<D> = D extends TypedDocumentNode<infer T, never> ? T : never;

function once<T, V extends Record<string, unknown>>(
  client: Client,
  document: TypedDocumentNode<T, V>,
  variables: V,
  signal?: AbortSignal,
): Promise<T> {
  return untilAborted(signal, (resolve, reject) =>
    client.subscribe<T>(
      { query: print(document), variables },
      { next: ({ data, errors }) => (data ? resolve(data) : reject(errors)), error: reject, complete() {} },
    ),
  );
}
