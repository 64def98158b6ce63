import { ClientError, GraphQLClient } from 'graphql-request';
import { PeopleDocument, PersonDocument, RenameDocument } from '../generated/operations.js';
import type { Kind } from './real-client.js';

/** It has no cache, and no subscriptions. */
export const graphqlRequest: Kind = {
  open({ url, authorization }) {
    const client = new GraphQLClient(url, { headers: { authorization } });
    return {
      user: async (id) => (await client.request(PersonDocument, { id })).user,
      people: async (first) => (await client.request(PeopleDocument, { first })).users.edges.length,
      async rename(input, signal) {
        const { updateUser } = await client.request({
          document: RenameDocument,
          variables: { input },
          ...(signal && { signal }),
        });
        return updateUser;
      },
    };
  },
  refusalOf(error) {
    if (!(error instanceof ClientError)) throw error;
    const { errors = [], status } = error.response;
    return { codes: errors.map(({ extensions }) => extensions.code), status };
  },
};
