import {
  commitMutation,
  Environment,
  type FetchFunction,
  fetchQuery,
  type GraphQLResponse,
  Network,
  Observable,
  RecordSource,
  requestSubscription,
  Store,
  type SubscribeFunction,
} from 'relay-runtime';
import darkPages, {
  type membersDarkPagesSubscription,
} from '../generated/relay/membersDarkPagesSubscription.graphql.js';
import list, { type membersListQuery } from '../generated/relay/membersListQuery.graphql.js';
import rename, { type membersRenameMutation } from '../generated/relay/membersRenameMutation.graphql.js';
import user, { type membersUserQuery } from '../generated/relay/membersUserQuery.graphql.js';
import { type Door, type Kind, untilAborted } from './real-client.js';

/** An environment such as Relay's documentation shows: HTTP by `fetch`, which Relay leaves to its users, and graphql-ws. */
export function createEnvironment({ url, authorization, overWebSocket }: Door): Environment {
  const fetchByHttp: FetchFunction = ({ text }, variables) =>
    Observable.create<GraphQLResponse>((sink) => {
      const left = new AbortController();
      fetch(url, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json', accept: 'application/graphql-response+json' },
        body: JSON.stringify({ query: text, variables }),
        signal: left.signal,
      })
        .then(async (response) => {
          sink.next((await response.json()) as GraphQLResponse);
          sink.complete();
        })
        .catch((error: Error) => sink.error(error));
      return () => left.abort();
    });
  const subscribe: SubscribeFunction = ({ text }, variables) =>
    Observable.create<GraphQLResponse>((sink) => {
      const { error, complete } = sink;
      const next = (result: object) => sink.next(result as GraphQLResponse);
      return overWebSocket.subscribe(
        { query: text as string, variables },
        { next, error: (told) => error(told as Error), complete },
      );
    });
  return new Environment({ network: Network.create(fetchByHttp, subscribe), store: new Store(new RecordSource()) });
}

export const relay: Kind = {
  open(door) {
    const environment = createEnvironment(door);
    return {
      user: async (id) => (await fetchQuery<membersUserQuery>(environment, user, { id }).toPromise())?.user ?? null,
      people: async (first) =>
        (await fetchQuery<membersListQuery>(environment, list, { first }).toPromise())?.users.edges.length,
      rename: (input, signal) =>
        untilAborted(signal, (resolve, reject) => {
          const committed = commitMutation<membersRenameMutation>(environment, {
            mutation: rename,
            variables: { input },
            onCompleted: ({ updateUser }, errors) => (errors ? reject(errors) : resolve(updateUser)),
            onError: reject,
          });
          return committed.dispose;
        }),
      darkPages(after, { next, error }) {
        const requested = requestSubscription<membersDarkPagesSubscription>(environment, {
          subscription: darkPages,
          variables: { after },
          onNext: (data) => data && next(data.pageDisabled),
          onError: error,
        });
        return requested.dispose;
      },
    };
  },
  refusalOf(error) {
    const { source, code } = error as { source?: { errors: { extensions: { code: string } }[] }; code?: string };
    if (!source && !code) throw error;
    return { codes: source ? source.errors.map(({ extensions }) => extensions.code) : [code] };
  },
};
