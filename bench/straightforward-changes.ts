import { randomUUID } from 'node:crypto';
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type EntityManager, IsNull, Not } from 'typeorm';
import type { Context } from './straightforward.js';
import {
  Account,
  AccountEvent,
  BookingPage,
  License,
  LicenseKind,
  LicensePool,
  User,
} from './straightforward-entities.js';

@InputType()
class SeatInput {
  @Field(() => ID)
  userId!: string;

  @Field(() => LicenseKind)
  kind!: LicenseKind;
}

@ObjectType()
class SeatError {
  @Field()
  code!: string;
}

@ObjectType()
class SeatPayload {
  @Field(() => License, { nullable: true })
  license: License | null = null;

  @Field(() => Int, { nullable: true })
  availableAfter: number | null = null;

  @Field(() => [SeatError])
  userErrors: SeatError[] = [];
}

/** Under the account's lock, as the server does it; entities are found, changed and saved. */
@Resolver()
export class SeatResolver {
  @Mutation(() => SeatPayload)
  assignLicense(@Ctx() ctx: Context, @Arg('input') { userId, kind }: SeatInput): Promise<SeatPayload> {
    return change(ctx, userId, kind, async ({ manager, accountId, user, pool, now }) => {
      const licenses = manager.getRepository(License);
      const held = await licenses.findOneBy({ accountId, kind, holderId: userId });
      if (held) return { license: held, events: [] };
      const free = await licenses.findOne({
        where: { accountId, kind, freeSince: Not(IsNull()) },
        order: { freeSince: 'ASC', id: 'ASC' },
      });
      if (free === null) throw new Refused('NO_FREE_LICENSE');
      const license = await licenses.save(Object.assign(free, { holderId: userId, assignedAt: now, freeSince: null }));
      pool.assigned++;
      await manager.save(pool);
      const seat = { licenseId: license.id, kind, holderId: userId, holderName: user.name };
      return { license, events: [['SEAT_ASSIGNED', { ...seat, availableAfter: pool.available }]] };
    });
  }

  @Mutation(() => SeatPayload)
  unassignLicense(@Ctx() ctx: Context, @Arg('input') { userId, kind }: SeatInput): Promise<SeatPayload> {
    return change(ctx, userId, kind, async ({ manager, accountId, user, pool, version, now }) => {
      const held = await manager.getRepository(License).findOneBy({ accountId, kind, holderId: userId });
      if (held === null) throw new Refused('LICENSE_NOT_HELD');
      const reason = 'OWNER_UNLICENSED';
      const pages = await manager.getRepository(BookingPage).find({
        where: { accountId, ownerId: userId, disabledReason: IsNull() },
        order: { id: 'ASC' },
      });
      await manager.save(pages.map((page) => Object.assign(page, { disabledReason: reason, disabledAt: now })));
      const license = await manager.save(Object.assign(held, { holderId: null, assignedAt: null, freeSince: version }));
      pool.assigned--;
      await manager.save(pool);
      const disabled = pages.map(({ id, slug }): Recorded => {
        return ['PAGE_DISABLED', { pageId: id, ownerId: userId, slug, reason }];
      });
      const seat = { licenseId: license.id, kind, formerHolderId: userId, formerHolderName: user.name };
      return { license, events: [...disabled, ['SEAT_FREED', { ...seat, availableAfter: pool.available }]] };
    });
  }
}

class Refused extends Error {}

type Recorded = [type: string, data: object];

interface Step {
  manager: EntityManager;
  accountId: string;
  user: User;
  pool: LicensePool;
  version: number;
  now: Date;
}

async function change(
  { dataSource, accountId, key }: Context,
  userId: string,
  kind: LicenseKind,
  body: (step: Step) => Promise<{ license: License; events: Recorded[] }>,
): Promise<SeatPayload> {
  try {
    return await dataSource.transaction('READ COMMITTED', async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const account = await manager.getRepository(Account).findOneOrFail({ where: { id: accountId }, lock });
      const present = { accountId, deletedAt: IsNull() };
      const actor = await manager.getRepository(User).findOneByOrFail({ id: key.user.id, ...present });
      if (actor.role !== 'ADMINISTRATOR') throw new Error('FORBIDDEN');
      const user = await manager.getRepository(User).findOneBy({ id: userId, ...present });
      if (user === null) throw new Refused('NOT_FOUND');
      const pool = await manager.getRepository(LicensePool).findOneByOrFail({ accountId, kind });
      const now = new Date();
      const version = account.sequence + 1;
      const { license, events } = await body({ manager, accountId, user, pool, version, now });
      const ofAll = { accountId, occurredAt: now, actorId: actor.id, apiKeyId: key.id, requestId: randomUUID() };
      for (const [type, data] of events) {
        account.sequence++;
        await manager.insert(AccountEvent, { ...ofAll, sequence: account.sequence, type, data });
      }
      await manager.save(account);
      return { license, availableAfter: pool.available, userErrors: [] };
    });
  } catch (error) {
    if (error instanceof Refused) return { license: null, availableAfter: null, userErrors: [{ code: error.message }] };
    throw error;
  }
}
