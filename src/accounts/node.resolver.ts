import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { LICENSE_KINDS, Node, Role, seesEvent, sequenceOfEventId } from '../entities/index.js';
import { readEvents } from '../events/log.js';
import type { Read } from '../events/read-account.js';
import type { Context } from '../graphql/context.js';
import {
  apiKeysByIds,
  bookingsByIds,
  conversationsByIds,
  licensesByIds,
  pagesByIds,
  poolsByKinds,
  usersByIds,
} from '../graphql/loaders.js';
import { checkIds } from '../graphql/pagination.js';
import { RequiresRole } from '../graphql/requires-role.js';
import { findAccount } from './account.resolver.js';

@Resolver()
export class NodeResolver {
  @RequiresRole(Role.MEMBER)
  @Query(() => Node, {
    nullable: true,
    description:
      'Null when the id is unknown, belongs to another account, may not be seen by the caller, or is that of a deleted object or a retired license: they are not told apart.',
  })
  async node(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Any id.' }) id: string): Promise<Node | null> {
    const [node] = await findNodes(ctx.reads, [id]);
    return node ?? null;
  }

  @RequiresRole(Role.MEMBER)
  @Query(() => [Node], {
    nullable: 'items',
    description: 'One for each id, in their order. Up to 100 (else BAD_USER_INPUT).',
  })
  nodes(
    @Ctx() ctx: Context,
    @Arg('ids', () => [ID], { description: 'Any ids, of whatever types.' }) ids: string[],
  ): Promise<(Node | null)[]> {
    checkIds(ids);
    return findNodes(ctx.reads, ids);
  }
}

/** Without tombstones and retired licenses; a few statements, however many ids. */
async function findNodes(read: Read, ids: string[]): Promise<(Node | null)[]> {
  const asked = (prefix: string) => ids.filter((id) => id.startsWith(prefix));
  const [users, pages, bookings, conversations, licenses, keys, pools, accounts, events] = await Promise.all([
    usersByIds(read, asked('usr')),
    pagesByIds(read, asked('pag')),
    bookingsByIds(read, asked('bkg')),
    conversationsByIds(read, asked('cnv')),
    licensesByIds(read, asked('lic')),
    apiKeysByIds(read, asked('key')),
    asked('pol').length > 0 ? poolsByKinds(read, LICENSE_KINDS) : [],
    asked(read.accountId).length > 0 ? [await findAccount(read)] : [],
    findEvents(read, asked('evt')),
  ]);
  const found = [
    ...users.filter((user) => user?.deletedAt === null),
    ...pages,
    ...bookings,
    ...conversations,
    ...licenses.filter((license) => license?.retiredAt === null),
    ...keys,
    ...pools,
    ...accounts,
    ...events,
  ];
  const byId = new Map(found.flatMap((node) => (node ? [[node.id, node as Node]] : [])));
  return ids.map((id) => byId.get(id) ?? null);
}

async function findEvents(read: Read, ids: string[]): Promise<Node[]> {
  const sequences = ids.map((id) => sequenceOfEventId(read.accountId, id)).filter((sequence) => sequence !== undefined);
  if (sequences.length === 0) return [];
  // old ones are purged in between
  read.isVolatile = true;
  const events = await readEvents(read, read.epoch, read.accountId, sequences);
  return events.filter((event) => seesEvent(read.viewer, event));
}
