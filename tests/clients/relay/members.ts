import { graphql } from 'relay-runtime';

/**
 * What the compiler of Relay reads: `npm run codegen:relay` writes what the tests run to `tests/generated/relay`. Without Relay's
 * plugin for Babel these cannot be executed, so nothing imports this module.
 */
export const documents = () => [
  graphql`
    query membersUserQuery($id: ID!) {
      user(id: $id) {
        id
        name
      }
    }
  `,
  graphql`
    query membersListQuery($first: Int!, $after: String) {
      users(first: $first, after: $after, orderBy: CREATED_AT) @connection(key: "members_users") {
        edges {
          node {
            id
            name
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  `,
  graphql`
    query membersNodeQuery($id: ID!) {
      node(id: $id) {
        __typename
        id
        ... on User {
          name
        }
      }
    }
  `,
  graphql`
    mutation membersRenameMutation($input: UpdateUserInput!) {
      updateUser(input: $input) {
        user {
          id
          name
        }
        userErrors {
          code
          field
        }
      }
    }
  `,
  graphql`
    mutation membersCreateMutation($input: CreateUserInput!, $connections: [ID!]!) {
      createUser(input: $input) {
        user @appendNode(connections: $connections, edgeTypeName: "UserEdge") {
          id
          name
        }
        userErrors {
          code
        }
      }
    }
  `,
  graphql`
    mutation membersDeleteMutation($input: DeleteUserInput!, $connections: [ID!]!) {
      deleteUser(input: $input) {
        deletedUserId @deleteEdge(connections: $connections) @deleteRecord
        userErrors {
          code
        }
      }
    }
  `,
  graphql`
    subscription membersDarkPagesSubscription($after: String) {
      pageDisabled(after: $after) {
        sequence
        cursor
        slug
        reason
      }
    }
  `,
];
