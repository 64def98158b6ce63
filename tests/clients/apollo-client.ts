import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { StreamEnded } from '../../clients/typescript/failures.js';
import { DarkPagesDocument, PeopleDocument, PersonDocument, RenameDocument } from '../generated/operations.js';
import type { Door, Kind } from './real-client.js';

/** As the README of the client for TypeScript shows it. */
export function createApolloClient(door: Door, cache = new InMemoryCache(), fetchImpl = fetch) {
  const { url, authorization, overWebSocket } = door;
  const overHttp = new HttpLink({ uri: url, headers: { authorization }, fetch: fetchImpl });
  return new ApolloClient({
    cache,
    link: ApolloLink.split(
      ({ operationType }) => operationType === 'subscription',
      new GraphQLWsLink(overWebSocket),
      overHttp,
    ),
  });
}

export const apolloClient: Kind = {
  open(door) {
    const client = createApolloClient(door);
    return {
      user: async (id) => (await client.query({ query: PersonDocument, variables: { id } })).data?.user ?? null,
      people: async (first) =>
        (await client.query({ query: PeopleDocument, variables: { first } })).data?.users.edges.length,
      async rename(input, signal) {
        const context = { fetchOptions: { signal } };
        const { data } = await client.mutate({ mutation: RenameDocument, variables: { input }, context });
        if (!data) throw new Error('no data');
        return data.updateUser;
      },
      darkPages(after, sink) {
        const pages = client.subscribe({ query: DarkPagesDocument, variables: { after } });
        const subscription = pages.subscribe(({ data, error }) => {
          if (data) sink.next(data.pageDisabled);
          else sink.error(error);
        });
        return () => subscription.unsubscribe();
      },
      close: () => client.stop(),
    };
  },
  refusalOf(error) {
    if (CombinedGraphQLErrors.is(error)) return { codes: error.errors.map(({ extensions }) => extensions?.code) };
    if (error instanceof StreamEnded) return { codes: [error.code] };
    throw error;
  },
};
