import fastify from 'fastify';
import mercurius, { type IResolvers, type MercuriusLoaders } from 'mercurius';
import { changeSeat } from './by-hand-changes.js';
import { authenticate, LICENSES, openDatabase, PAGES, POOLS, query, toInstant, USERS, type Viewer } from './rows.js';

/** Mercurius as its makers would have it fast: compiled operations, its loaders, and the SQL of who writes it by hand. */

const SCHEMA = `
  scalar DateTime
  type Query {
    licensePools: [LicensePool!]!
    users(first: Int!): UserConnection!
  }
  type Mutation {
    assignLicense(input: SeatInput!): SeatPayload!
    unassignLicense(input: SeatInput!): SeatPayload!
  }
  enum LicenseKind { SCHEDULED_MEETING LIVE_ENGAGEMENT }
  type LicensePool { kind: LicenseKind! capacity: Int! assigned: Int! available: Int! }
  type UserConnection { nodes: [User!]! }
  type User {
    id: ID!
    name: String!
    email: String!
    role: String!
    licenses: [License!]!
    bookingPages(first: Int!): BookingPageConnection!
  }
  type License { id: ID! kind: LicenseKind! assignedAt: DateTime }
  type BookingPageConnection { nodes: [BookingPage!]! }
  type BookingPage { id: ID! title: String! slug: String! enabled: Boolean! }
  input SeatInput { userId: ID! kind: LicenseKind! }
  type SeatPayload { license: License availableAfter: Int userErrors: [UserError!]! }
  type UserError { code: String! }
`;

interface Context {
  viewer: Viewer;
}
type Seat = { input: { userId: string } };

const database = openDatabase(process.argv[2] as string);
const { read } = database;

const resolvers = {
  Query: {
    licensePools: (_: unknown, _args: unknown, { viewer }: Context) => query(read, POOLS, [viewer.accountId]),
    users: async (_: unknown, { first }: { first: number }, { viewer }: Context) => ({
      nodes: await query(read, USERS, [viewer.accountId, first]),
    }),
  },
  Mutation: {
    assignLicense: (_: unknown, { input }: Seat, { viewer }: Context) =>
      changeSeat(database, viewer, 'assign', input.userId),
    unassignLicense: (_: unknown, { input }: Seat, { viewer }: Context) =>
      changeSeat(database, viewer, 'unassign', input.userId),
  },
};

type Asked = { obj: { id: string }; params: { first: number } }[];
const opts = { cache: false };

const loaders = {
  User: {
    licenses: {
      opts,
      async loader(asked: Asked, { viewer }: Context) {
        const owners = asked.map(({ obj }) => obj.id);
        const held = new Map(owners.map((id) => [id, [] as object[]]));
        for (const { holder_id, id, kind, assigned_at } of await query(read, LICENSES, [viewer.accountId, owners])) {
          const license = { id, kind, assignedAt: toInstant(assigned_at) };
          if (kind === 'SCHEDULED_MEETING') held.get(holder_id)?.unshift(license);
          else held.get(holder_id)?.push(license);
        }
        return owners.map((id) => held.get(id));
      },
    },
    bookingPages: {
      opts,
      async loader(asked: Asked, { viewer }: Context) {
        const owners = asked.map(({ obj }) => obj.id);
        const owned = new Map(owners.map((id) => [id, [] as object[]]));
        for (const { owner_id, disabled_reason, ...page } of await query(read, PAGES, [viewer.accountId, owners])) {
          owned.get(owner_id)?.push({ ...page, enabled: disabled_reason === null });
        }
        return asked.map(({ obj, params }) => ({ nodes: owned.get(obj.id)?.slice(0, params.first) }));
      },
    },
  },
};

const app = fastify();
app.register(mercurius, {
  schema: SCHEMA,
  resolvers: resolvers as unknown as IResolvers,
  loaders: loaders as unknown as MercuriusLoaders,
  jit: 1,
  context: async ({ headers }) => {
    const viewer = await authenticate(database, headers);
    if (viewer === undefined) throw new Error('This API key is wrong, expired or revoked.');
    return { viewer };
  },
});
console.log(`listens at ${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`);
