import { InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ConnectionHandler,
  commitMutation,
  createOperationDescriptor,
  fetchQuery,
  type GraphQLTaggedNode,
  getRequest,
  type MutationParameters,
} from 'relay-runtime';
import { filter, firstValueFrom } from 'rxjs';
import { type Acme, openAcme } from '../accounts/acme.js';
import {
  AssignLicenseDocument,
  FreeSeatsDocument,
  LogByInterfaceDocument,
  PeopleDocument,
  PossibleTypesDocument,
  RenameDocument,
  SeatsNowDocument,
} from '../generated/operations.js';
import createMutation, { type membersCreateMutation } from '../generated/relay/membersCreateMutation.graphql.js';
import deleteMutation, { type membersDeleteMutation } from '../generated/relay/membersDeleteMutation.graphql.js';
import list, { type membersListQuery } from '../generated/relay/membersListQuery.graphql.js';
import nodeQuery, { type membersNodeQuery } from '../generated/relay/membersNodeQuery.graphql.js';
import renameMutation, { type membersRenameMutation } from '../generated/relay/membersRenameMutation.graphql.js';
import { unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { createApolloClient } from './apollo-client.js';
import { createEnvironment } from './relay.js';
import { connect } from './support.js';
import { createUrqlClient } from './urql.js';

/** What caches make of the API: objects by their ids, and lists of their pages. */
describe('the cache of', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  let acme: Acme;
  /** The account's users, in the order of the list. */
  let people: { id: string; name: string }[];
  beforeAll(async () => {
    app = await startApp();
  });
  beforeEach(async () => {
    acme = await openAcme(app, { scheduledMeeting: 1 });
    people = [{ id: acme.userId, name: 'Ada' }];
    for (const name of ['Grace', 'Linus', 'Mia', 'Zoë']) people.push({ id: await acme.user({ name }), name });
  });
  afterAll(() => app.close());

  const door = () => {
    const { client: overWebSocket } = connect([app], acme.apiKey);
    return { url: app.url, authorization: `Bearer ${acme.apiKey}`, overWebSocket };
  };
  /** With Grace's new name. */
  const renamed = () => people.map(({ id, name }) => ({ id, name: name === 'Grace' ? 'Grace Hopper' : name }));
  const grace = () => ({ userId: people[1]?.id as string, name: 'Grace Hopper' });
  const counted = () => {
    let requests = 0;
    const counting: typeof fetch = (...request) => {
      requests++;
      return fetch(...request);
    };
    return { fetch: counting, requests: () => requests };
  };

  describe('Apollo Client', () => {
    it('joins the pages of a list, and shows what a mutation changes in it without asking again', async () => {
      const { fetch, requests } = counted();
      const users = relayStylePagination(['filter', 'orderBy']);
      const cache = new InMemoryCache({ typePolicies: { Query: { fields: { users } } } });
      const client = createApolloClient(door(), cache, fetch);
      const watched = client.watchQuery({ query: PeopleDocument, variables: { first: 2 } });
      const subscription = watched.subscribe(() => {});
      /** What is on the screen, as soon as it has so many lines, or this name. */
      const shown = async (count: number, name = 'Ada') => {
        const { data } = await firstValueFrom(
          watched.pipe(
            filter(({ data }) => {
              const edges = data?.users?.edges ?? [];
              return edges.length === count && edges.some((edge) => edge?.node?.name === name);
            }),
          ),
        );
        return data?.users;
      };
      for (const count of [2, 4]) {
        const users = await shown(count);
        expect(users?.pageInfo?.hasNextPage).toBe(true);
        await watched.fetchMore({ variables: { after: users?.pageInfo?.endCursor } });
      }
      const whole = await shown(5);
      expect(whole?.edges).toMatchObject(people.map((node) => ({ node })));
      expect([whole?.totalCount, whole?.pageInfo?.hasNextPage, requests()]).toEqual([5, false, 3]);

      await client.mutate({ mutation: RenameDocument, variables: { input: grace() } });
      expect((await shown(5, 'Grace Hopper'))?.edges).toMatchObject(renamed().map((node) => ({ node })));
      expect(requests()).toBe(4);
      subscription.unsubscribe();
      client.stop();
    });

    it('shows in a query what a subscription tells of the same object', async () => {
      const opened = door();
      const client = createApolloClient(opened);
      const watched = client.watchQuery({ query: FreeSeatsDocument });
      const seats = watched.subscribe(() => {});
      const available = (count: number) =>
        firstValueFrom(watched.pipe(filter(({ data }) => data?.licensePools?.[0]?.available === count)));
      await available(1);
      const kind = 'SCHEDULED_MEETING';
      const usage = client.subscribe({ query: SeatsNowDocument, variables: { kind } }).subscribe(() => {});
      await acme.ada.ask(AssignLicenseDocument, { input: { userId: acme.userId, kind } });
      await available(0);
      seats.unsubscribe();
      usage.unsubscribe();
      await opened.overWebSocket.dispose();
      client.stop();
    });

    it('knows by introspection what the interfaces Node and AccountEvent stand for', async () => {
      const { data: told } = await createApolloClient(door()).query({ query: PossibleTypesDocument });
      const possibleTypes = Object.fromEntries(
        (told?.__schema.types ?? []).flatMap(({ name, possibleTypes: types }) =>
          name && types ? [[name, types.flatMap((type) => type.name ?? [])]] : [],
        ),
      );
      expect(possibleTypes.Node).toEqual(expect.arrayContaining(['User', 'BookingPage', 'UserCreated']));
      const client = createApolloClient(door(), new InMemoryCache({ possibleTypes }));
      const { data } = await client.query({ query: LogByInterfaceDocument });
      const event = { id: expect.any(String), type: 'USER_CREATED' };
      expect(data?.events.nodes).toMatchObject([
        { ...event, sequence: 1 },
        { ...event, sequence: 2 },
      ]);
      client.stop();
    });
  });

  it('urql asks again for what a mutation may have changed, since it knows the types in both', async () => {
    const { fetch, requests } = counted();
    const client = createUrqlClient(door(), fetch);
    const shows = { Grace: () => {}, 'Grace Hopper': () => {} };
    const shown = (name: keyof typeof shows) =>
      new Promise<void>((resolve) => {
        shows[name] = resolve;
      });
    const [before, after] = [shown('Grace'), shown('Grace Hopper')];
    const subscription = client.query(PeopleDocument, { first: 5 }).subscribe(({ data }) => {
      shows[data?.users.edges[1]?.node.name as keyof typeof shows]();
    });
    await before;
    await client.mutation(RenameDocument, { input: grace() });
    await after;
    subscription.unsubscribe();
    expect(requests()).toBe(3);
  });

  describe('Relay', () => {
    const open = () => {
      const environment = createEnvironment(door());
      const operation = createOperationDescriptor(getRequest(list), { first: 2 });
      environment.retain(operation);
      return {
        environment,
        connection: () => (environment.lookup(operation.fragment).data as membersListQuery['response']).users,
        page: (after?: string | null) =>
          fetchQuery<membersListQuery>(environment, list, { first: 2, after }).toPromise(),
        commit: <M extends MutationParameters>(mutation: GraphQLTaggedNode, variables: M['variables']) =>
          new Promise<M['response']>((resolve, reject) => {
            commitMutation<M>(environment, { mutation, variables, onCompleted: resolve, onError: reject });
          }),
      };
    };

    it('joins the pages of a connection by its pageInfo, and shows what mutations change in it', async () => {
      const { connection, page, commit } = open();
      await page();
      let pages = 1;
      for (; connection().pageInfo.hasNextPage; pages++) await page(connection().pageInfo.endCursor);
      const shown = () => connection().edges.map(({ node }) => node);
      expect(shown()).toMatchObject(people);
      expect([connection().totalCount, pages]).toEqual([5, 3]);

      await commit<membersRenameMutation>(renameMutation, { input: grace() });
      expect(shown()).toMatchObject(renamed());

      const connections = [
        ConnectionHandler.getConnectionID('client:root', 'members_users', { orderBy: 'CREATED_AT' }),
      ];
      const input = { name: 'Alan', email: `${unique('alan')}@acme.example` };
      const { createUser } = await commit<membersCreateMutation>(createMutation, { input, connections });
      expect(shown()).toMatchObject([...renamed(), { id: createUser.user?.id, name: 'Alan' }]);

      await commit<membersDeleteMutation>(deleteMutation, { input: { userId: grace().userId }, connections });
      expect(shown().map(({ name }) => name)).toEqual(['Ada', 'Linus', 'Mia', 'Zoë', 'Alan']);
    });

    it('fetches each object of a list again by its id, until it is deleted', async () => {
      const { environment, commit } = open();
      const node = async (id: string) =>
        (await fetchQuery<membersNodeQuery>(environment, nodeQuery, { id }).toPromise())?.node;
      for (const { id, name } of people) expect(await node(id)).toMatchObject({ __typename: 'User', id, name });
      await commit<membersDeleteMutation>(deleteMutation, { input: { userId: grace().userId }, connections: [] });
      expect(await node(grace().userId)).toBeNull();
    });
  });
});
