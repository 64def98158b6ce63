import { Arg, Args, Ctx, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import {
  type AnyEvent,
  EventType,
  LICENSE_KINDS,
  License,
  LicenseKind,
  LicensePool,
  Role,
  SeatFreed,
  User,
} from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { streamEvents, streamState } from '../events/stream-events.js';
import { carryOut } from '../graphql/carry-out.js';
import { Context, viewerOf } from '../graphql/context.js';
import { Link } from '../graphql/links.js';
import { poolsByKinds, usersByIds } from '../graphql/loaders.js';
import { connectionOf, type Page } from '../graphql/pagination.js';
import { RequiresRole } from '../graphql/requires-role.js';
import { assignLicense } from './assign-license.js';
import { assignLicenses } from './assign-licenses.js';
import {
  AssignLicenseInput,
  AssignLicensePayload,
  AssignLicensesInput,
  AssignLicensesPayload,
  LicensesArgs,
  ResizeLicensePoolInput,
  ResizeLicensePoolPayload,
  TransferLicenseInput,
  TransferLicensePayload,
  UnassignLicenseInput,
  UnassignLicensePayload,
  UnassignLicensesInput,
  UnassignLicensesPayload,
} from './license.inputs.js';
import { listLicenses } from './license.reads.js';
import { resizeLicensePool } from './resize-license-pool.js';
import { transferLicense } from './transfer-license.js';
import { unassignLicense } from './unassign-license.js';
import { unassignLicenses } from './unassign-licenses.js';

const LicenseConnection = connectionOf(License, 'License');

const INPUT = { description: 'What to do.' };
const KIND = { description: 'The kind of the pool.' };

@Resolver(() => License)
export class LicenseResolver {
  @Link(() => LicensePool, { description: 'The pool it belongs to, also once it is retired.' })
  pool(licenses: License[], read: Read): Promise<LicensePool[]> {
    return poolsByKinds(
      read,
      licenses.map((license) => license.kind),
    );
  }

  @Link(() => User, {
    nullable: true,
    description: 'Null when the license is free, or when the caller may not see the holder.',
  })
  holder(licenses: License[], read: Read): Promise<(User | null)[]> {
    return usersByIds(
      read,
      licenses.map((license) => license.holderId),
    );
  }

  @RequiresRole(Role.ADMINISTRATOR)
  @Mutation(() => AssignLicensePayload, {
    description:
      'Idempotent: a user who holds such a license already keeps it, and nothing is recorded. Records SeatAssigned, then PageEnabled for each restored page.',
  })
  async assignLicense(
    @Ctx() ctx: Context,
    @Arg('input', () => AssignLicenseInput, INPUT) input: AssignLicenseInput,
  ): Promise<AssignLicensePayload> {
    return carryOut(ctx, AssignLicensePayload, assignLicense, input);
  }

  @RequiresRole(Role.ADMINISTRATOR)
  @Mutation(() => UnassignLicensePayload, {
    description:
      'Frees the license; LICENSE_NOT_HELD if there is none. Losing a SCHEDULED_MEETING license disables every enabled page the user owns, unless `pagesTo` gets them; losing a LIVE_ENGAGEMENT license lets their active conversations wait again. Records PageDisabled or PageReassigned for each page, ConversationRequeued for each conversation, then SeatFreed.',
  })
  async unassignLicense(
    @Ctx() ctx: Context,
    @Arg('input', () => UnassignLicenseInput, INPUT) input: UnassignLicenseInput,
  ): Promise<UnassignLicensePayload> {
    return carryOut(ctx, UnassignLicensePayload, unassignLicense, input);
  }

  @RequiresRole(Role.ADMINISTRATOR)
  @Mutation(() => TransferLicensePayload, {
    description:
      'Moves one license from a user to another in one step: it is never free in between, and keeps its id. Records PageDisabled or PageReassigned for each page of the giver, ConversationRequeued for each of their conversations, SeatTransferred, then PageEnabled for each restored page.',
  })
  async transferLicense(
    @Ctx() ctx: Context,
    @Arg('input', () => TransferLicenseInput, INPUT) input: TransferLicenseInput,
  ): Promise<TransferLicensePayload> {
    return carryOut(ctx, TransferLicensePayload, transferLicense, input);
  }

  @RequiresRole(Role.ADMINISTRATOR)
  @Mutation(() => AssignLicensesPayload, {
    description:
      'Up to 1,000 users, all or none, every fault listed; a repeated user counts once. Records, user by user, what `assignLicense` does.',
  })
  async assignLicenses(
    @Ctx() ctx: Context,
    @Arg('input', () => AssignLicensesInput, INPUT) input: AssignLicensesInput,
  ): Promise<AssignLicensesPayload> {
    return carryOut(ctx, AssignLicensesPayload, assignLicenses, input);
  }

  @RequiresRole(Role.ADMINISTRATOR)
  @Mutation(() => UnassignLicensesPayload, {
    description:
      'Up to 1,000 users, all or none, every fault listed; a repeated user counts once. Records, user by user, what `unassignLicense` does.',
  })
  async unassignLicenses(
    @Ctx() ctx: Context,
    @Arg('input', () => UnassignLicensesInput, INPUT) input: UnassignLicensesInput,
  ): Promise<UnassignLicensesPayload> {
    return carryOut(ctx, UnassignLicensesPayload, unassignLicenses, input);
  }

  @RequiresRole(Role.ADMINISTRATOR)
  @Mutation(() => ResizeLicensePoolPayload, {
    description:
      'Buys or gives back licenses, 0 to 100,000. Never takes one from a holder: CAPACITY_BELOW_ASSIGNED. Records PoolResized.',
  })
  async resizeLicensePool(
    @Ctx() ctx: Context,
    @Arg('input', () => ResizeLicensePoolInput, INPUT) input: ResizeLicensePoolInput,
  ): Promise<ResizeLicensePoolPayload> {
    return carryOut(ctx, ResizeLicensePoolPayload, resizeLicensePool, input);
  }

  @RequiresRole(Role.ADMINISTRATOR)
  @Subscription(() => SeatFreed, {
    description:
      'Each license that becomes free. With `after`, first every such event past that cursor, then the live ones: in order, none missing, none twice, whatever dropped in between. Without it, from now on.',
    subscribe: ({ context, args }) =>
      streamEvents(
        context,
        viewerOf(context),
        args.after,
        (event): event is SeatFreed =>
          event.type === EventType.SEAT_FREED && (args.kind == null || event.kind === args.kind),
      ),
  })
  seatFreed(
    @Root() event: SeatFreed,
    @Arg('kind', () => LicenseKind, { nullable: true, description: 'Only of this kind.' }) _kind: LicenseKind | null,
    @Arg('after', () => String, { nullable: true, description: 'A cursor of the event log.' }) _after: string | null,
  ): SeatFreed {
    return event;
  }
}

@Resolver(() => LicensePool)
export class LicensePoolResolver {
  @RequiresRole(Role.MEMBER)
  @Query(() => [LicensePool], { description: "The account's pools, one of each kind." })
  licensePools(@Ctx() ctx: Context): Promise<LicensePool[]> {
    return poolsByKinds(ctx.reads, LICENSE_KINDS);
  }

  @RequiresRole(Role.MEMBER)
  @Query(() => LicensePool, { description: "The account's pool of this kind." })
  async licensePool(
    @Ctx() ctx: Context,
    @Arg('kind', () => LicenseKind, KIND) kind: LicenseKind,
  ): Promise<LicensePool> {
    const [pool] = await poolsByKinds(ctx.reads, [kind]);
    return pool as LicensePool;
  }

  @Link(() => LicenseConnection, { description: 'Its licenses, without the retired ones; those longest there first.' })
  licenses(
    pools: LicensePool[],
    read: Read,
    @Args(() => LicensesArgs) args: LicensesArgs,
  ): Promise<(Page<License> | Error)[]> {
    // a cursor of one pool fails the others only
    return Promise.all(pools.map((pool) => listLicenses(read, pool, args).catch((error: Error) => error)));
  }

  @RequiresRole(Role.MEMBER)
  @Subscription(() => LicensePool, {
    description:
      'The pool now, and again whenever its numbers change: for dashboards. Bursts may be folded into the newest state.',
    subscribe: ({ context, args }) => streamPool(context, args.kind),
  })
  async seatUsage(@Ctx() ctx: Context, @Arg('kind', () => LicenseKind, KIND) kind: LicenseKind): Promise<LicensePool> {
    // read with what is selected behind it: both are of one state
    return this.licensePool(ctx, kind);
  }
}

function streamPool(ctx: Context, kind: LicenseKind): Promise<AsyncIterableIterator<LicensePool>> {
  const changesPool = (event: AnyEvent) =>
    (event.type === EventType.SEAT_ASSIGNED ||
      event.type === EventType.SEAT_FREED ||
      event.type === EventType.POOL_RESIZED) &&
    event.kind === kind;
  const readPool = async () => {
    const now = new Context(ctx.store, ctx.viewer, ctx.requestId);
    try {
      const [state] = (await poolsByKinds(now.reads, [kind])) as [LicensePool];
      return { state, version: await now.reads.version(), bytes: 0 };
    } finally {
      now.close();
    }
  };
  const sameNumbers = (one: LicensePool, other: LicensePool) =>
    one.capacity === other.capacity && one.assigned === other.assigned;
  const { accountId } = viewerOf(ctx);
  return streamState(ctx.store, accountId, `pool ${accountId} ${kind}`, changesPool, readPool, sameNumbers);
}
