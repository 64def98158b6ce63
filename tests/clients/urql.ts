import {
  Client,
  CombinedError,
  cacheExchange,
  fetchExchange,
  type OperationResult,
  subscriptionExchange,
} from '@urql/core';
import { DarkPagesDocument, PeopleDocument, PersonDocument, RenameDocument } from '../generated/operations.js';
import { type Door, type Kind, untilAborted } from './real-client.js';

/** As the README of the client for TypeScript shows it. */
export function createUrqlClient({ url, authorization, overWebSocket }: Door, fetchImpl = fetch) {
  return new Client({
    url,
    fetch: fetchImpl,
    fetchOptions: { headers: { authorization } },
    exchanges: [
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({ unsubscribe: overWebSocket.subscribe({ query, variables }, sink) }),
        }),
      }),
    ],
  });
}

export const urql: Kind = {
  open(door) {
    const client = createUrqlClient(door);
    return {
      user: async (id) => dataOf(await client.query(PersonDocument, { id })).user,
      people: async (first) => dataOf(await client.query(PeopleDocument, { first })).users.edges.length,
      rename: (input, signal) =>
        untilAborted(signal, (resolve, reject) => {
          const subscription = client.mutation(RenameDocument, { input }).subscribe((result) => {
            if (result.data) resolve(result.data.updateUser);
            else reject(result.error);
          });
          return subscription.unsubscribe;
        }),
      darkPages(after, sink) {
        const subscription = client.subscription(DarkPagesDocument, { after }).subscribe(({ data, error }) => {
          if (error) sink.error(error);
          else if (data) sink.next(data.pageDisabled);
        });
        return subscription.unsubscribe;
      },
    };
  },
  refusalOf(error) {
    if (!(error instanceof CombinedError)) throw error;
    const codes = error.graphQLErrors.map(({ extensions }) => extensions.code);
    const { code } = (error.networkError ?? {}) as { code?: string };
    return { codes: code ? [code] : codes, status: (error.response as Response | undefined)?.status };
  },
};

function dataOf<T>({ data, error }: OperationResult<T>): T {
  if (error || !data) throw error ?? new Error('no data');
  return data;
}
