import 'reflect-metadata';
import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import DataLoader from 'dataloader';
import express from 'express';
import { Arg, buildSchema, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { DataSource, In, IsNull } from 'typeorm';
import { connectionOptions } from '../src/database/connection.js';
import { SeatResolver } from './straightforward-changes.js';
import { Account, AccountEvent, ApiKey, BookingPage, License, LicensePool, User } from './straightforward-entities.js';

/** The same stack as one writes it first: Apollo on Express, TypeGraphQL, TypeORM's relations, a DataLoader for each field. */

const dataSource = await new DataSource({
  type: 'mysql',
  entities: [Account, AccountEvent, ApiKey, BookingPage, License, LicensePool, User],
  poolSize: 32,
  extra: connectionOptions(process.argv[2] as string),
}).initialize();

export interface Context {
  dataSource: DataSource;
  key: ApiKey;
  accountId: string;
  licenses: DataLoader<string, License[]>;
  bookingPages: DataLoader<string, BookingPage[]>;
}

@ObjectType()
class BookingPageConnection {
  @Field(() => [BookingPage])
  nodes!: BookingPage[];
}

@ObjectType()
class UserConnection {
  @Field(() => [User])
  nodes!: User[];
}

@Resolver(() => LicensePool)
class LicensePoolResolver {
  @Query(() => [LicensePool])
  licensePools(@Ctx() { accountId }: Context): Promise<LicensePool[]> {
    return dataSource.getRepository(LicensePool).find({ where: { accountId }, order: { kind: 'DESC' } });
  }
}

@Resolver(() => User)
class UserResolver {
  @Query(() => UserConnection)
  async users(@Ctx() { accountId }: Context, @Arg('first', () => Int) first: number): Promise<UserConnection> {
    const nodes = await dataSource
      .getRepository(User)
      .find({ where: { accountId, deletedAt: IsNull() }, order: { name: 'ASC', id: 'ASC' }, take: first });
    return { nodes };
  }

  @FieldResolver(() => [License])
  licenses(@Root() user: User, @Ctx() { licenses }: Context): Promise<License[]> {
    return licenses.load(user.id);
  }

  @FieldResolver(() => BookingPageConnection)
  async bookingPages(
    @Root() user: User,
    @Ctx() { bookingPages }: Context,
    @Arg('first', () => Int) first: number,
  ): Promise<BookingPageConnection> {
    return { nodes: (await bookingPages.load(user.id)).slice(0, first) };
  }
}

/** The same rows as the other ones' statement, by relations. */
async function authenticate(authorization = ''): Promise<ApiKey> {
  const secret = authorization.slice('Bearer '.length);
  // not `findOne`, which makes two statements of it where there are relations
  const [key] = await dataSource.getRepository(ApiKey).find({
    where: { id: `key_${secret.slice(3, 29)}`, user: { deletedAt: IsNull() } },
    relations: { user: { account: true } },
  });
  const isValid = key && key.revokedAt === null && (key.expiresAt === null || key.expiresAt > new Date());
  if (!isValid || !timingSafeEqual(key.secretHash, createHash('sha256').update(secret).digest()))
    throw new Error('This API key is wrong, expired or revoked.');
  return key;
}

async function createContext(authorization?: string): Promise<Context> {
  const key = await authenticate(authorization);
  const { accountId } = key;
  return {
    dataSource,
    key,
    accountId,
    licenses: new DataLoader(async (ids) => {
      const licenses = await dataSource
        .getRepository(License)
        .find({ where: { accountId, holderId: In([...ids]) }, order: { kind: 'DESC' } });
      return ids.map((id) => licenses.filter((license) => license.holderId === id));
    }),
    bookingPages: new DataLoader(async (ids) => {
      const pages = await dataSource
        .getRepository(BookingPage)
        .find({ where: { accountId, ownerId: In([...ids]) }, order: { id: 'ASC' } });
      return ids.map((id) => pages.filter((page) => page.ownerId === id));
    }),
  };
}

const schema = await buildSchema({ resolvers: [LicensePoolResolver, UserResolver, SeatResolver] });
const apollo = new ApolloServer<Context>({ schema });
await apollo.start();
const app = express();
app.use(
  '/graphql',
  express.json(),
  expressMiddleware(apollo, { context: ({ req }) => createContext(req.headers.authorization) }),
);
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
console.log(`listens at http://127.0.0.1:${(server.address() as { port: number }).port}/graphql`);
