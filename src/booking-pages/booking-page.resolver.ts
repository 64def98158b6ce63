import { Arg, Args, Ctx, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import {
  type AnyEvent,
  BookingPage,
  EventType,
  PageDisabled,
  PublicBookingPage,
  Role,
  User,
} from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { streamEvents } from '../events/stream-events.js';
import { carryOut } from '../graphql/carry-out.js';
import { type Context, viewerOf } from '../graphql/context.js';
import { Link } from '../graphql/links.js';
import { pagesByIds, usersByIds } from '../graphql/loaders.js';
import { connectionOf, type Page, PageArgs } from '../graphql/pagination.js';
import { Public, RequiresRole } from '../graphql/requires-role.js';
import {
  BookingPageFilter,
  CreateBookingPageInput,
  CreateBookingPagePayload,
  DeleteBookingPageInput,
  DeleteBookingPagePayload,
  DisableBookingPageInput,
  DisableBookingPagePayload,
  EnableBookingPageInput,
  EnableBookingPagePayload,
  type PagePayload,
  ReassignBookingPageInput,
  ReassignBookingPagePayload,
  UpdateBookingPageInput,
  UpdateBookingPagePayload,
} from './booking-page.inputs.js';
import { listPages, readPublicPage } from './booking-page.reads.js';
import { createBookingPage } from './create-booking-page.js';
import { deleteBookingPage } from './delete-booking-page.js';
import { disableBookingPage } from './disable-booking-page.js';
import { enableBookingPage } from './enable-booking-page.js';
import { reassignBookingPage } from './reassign-booking-page.js';
import { updateBookingPage } from './update-booking-page.js';

export const BookingPageConnection = connectionOf(BookingPage, 'BookingPage');

const INPUT = { description: 'What to do.' };
const AFTER = {
  nullable: true,
  description:
    'A cursor of the event log: first every such event past it, then the live ones. Without it, from now on.',
};

@Resolver(() => BookingPage)
export class BookingPageResolver {
  @RequiresRole(Role.MEMBER)
  @Query(() => BookingPage, {
    nullable: true,
    description: 'Null when there is no such page, or the caller may not see it: a Member sees their own.',
  })
  async bookingPage(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'The id of a page.' }) id: string,
  ): Promise<BookingPage | null> {
    const [page] = await pagesByIds(ctx.reads, [id]);
    return page ?? null;
  }

  @RequiresRole(Role.MEMBER)
  @Query(() => BookingPageConnection, {
    description: "A Member sees their own pages, an Administrator all of the account's; the oldest first.",
  })
  bookingPages(
    @Ctx() ctx: Context,
    @Arg('filter', () => BookingPageFilter, { nullable: true, description: 'Narrows the list.' })
    filter: BookingPageFilter | null,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<BookingPage>> {
    return listPages(ctx.reads, filter ?? {}, args);
  }

  @Public()
  @Query(() => PublicBookingPage, {
    nullable: true,
    description: 'The page that has this slug, for whoever asks; null when there is none.',
  })
  publicBookingPage(
    @Ctx() ctx: Context,
    @Arg('slug', () => String, { description: 'The slug of a page of whatever account, exactly as it is.' })
    slug: string,
  ): Promise<PublicBookingPage | null> {
    return readPublicPage(ctx.store.pools.read, slug);
  }

  @Link(() => User, { description: 'Who takes the bookings of this page.' })
  owner(pages: BookingPage[], read: Read): Promise<(User | null)[]> {
    return usersByIds(
      read,
      pages.map((page) => page.ownerId),
    );
  }

  @RequiresRole(Role.MEMBER)
  @Mutation(() => CreateBookingPagePayload, {
    description:
      'A Member for themselves, an Administrator for anybody. The page starts enabled if its owner is licensed, else disabled (OWNER_UNLICENSED). Records PageCreated.',
  })
  async createBookingPage(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateBookingPageInput, INPUT) input: CreateBookingPageInput,
  ): Promise<PagePayload> {
    return carryOut(ctx, CreateBookingPagePayload, createBookingPage, input);
  }

  @RequiresRole(Role.MEMBER)
  @Mutation(() => UpdateBookingPagePayload, {
    description: 'Changes what is given of a page. A Member their own, an Administrator any. Records PageUpdated.',
  })
  async updateBookingPage(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateBookingPageInput, INPUT) input: UpdateBookingPageInput,
  ): Promise<PagePayload> {
    return carryOut(ctx, UpdateBookingPagePayload, updateBookingPage, input);
  }

  @RequiresRole(Role.MEMBER)
  @Mutation(() => EnableBookingPagePayload, {
    description: 'Lets a page take bookings; its owner must be licensed (OWNER_UNLICENSED). Records PageEnabled.',
  })
  async enableBookingPage(
    @Ctx() ctx: Context,
    @Arg('input', () => EnableBookingPageInput, INPUT) input: EnableBookingPageInput,
  ): Promise<PagePayload> {
    return carryOut(ctx, EnableBookingPagePayload, enableBookingPage, input);
  }

  @RequiresRole(Role.MEMBER)
  @Mutation(() => DisableBookingPagePayload, {
    description:
      'Makes a page dark (BY_USER) until somebody enables it; a page dark for another reason gets this one. Records PageDisabled.',
  })
  async disableBookingPage(
    @Ctx() ctx: Context,
    @Arg('input', () => DisableBookingPageInput, INPUT) input: DisableBookingPageInput,
  ): Promise<PagePayload> {
    return carryOut(ctx, DisableBookingPagePayload, disableBookingPage, input);
  }

  @RequiresRole(Role.MEMBER)
  @Mutation(() => DeleteBookingPagePayload, {
    description: 'Bookings made stand. The slug becomes free. Records PageDeleted.',
  })
  async deleteBookingPage(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteBookingPageInput, INPUT) input: DeleteBookingPageInput,
  ): Promise<DeleteBookingPagePayload> {
    return carryOut(ctx, DeleteBookingPagePayload, deleteBookingPage, input);
  }

  @RequiresRole(Role.ADMINISTRATOR)
  @Mutation(() => ReassignBookingPagePayload, {
    description:
      'An enabled page goes only to a licensed user (OWNER_UNLICENSED); a disabled one to anybody, and `enable` enables it with the move. Records PageReassigned, then PageEnabled.',
  })
  async reassignBookingPage(
    @Ctx() ctx: Context,
    @Arg('input', () => ReassignBookingPageInput, INPUT) input: ReassignBookingPageInput,
  ): Promise<PagePayload> {
    return carryOut(ctx, ReassignBookingPagePayload, reassignBookingPage, input);
  }

  @RequiresRole(Role.MEMBER)
  @Subscription(() => PageDisabled, {
    description:
      'Each page that is disabled. A Member hears of pages that were theirs at that moment, an Administrator of all.',
    subscribe: ({ context, args }) => streamEvents(context, viewerOf(context), args.after, isPageDisabled),
  })
  pageDisabled(@Root() event: PageDisabled, @Arg('after', () => String, AFTER) _after: string | null): PageDisabled {
    return event;
  }
}

function isPageDisabled(event: AnyEvent): event is PageDisabled {
  return event.type === EventType.PAGE_DISABLED;
}
