import { Arg, Args, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Booking, BookingPage, Role, User } from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { carryOut } from '../graphql/carry-out.js';
import type { Context } from '../graphql/context.js';
import { Link } from '../graphql/links.js';
import { pagesByIds, usersByIds } from '../graphql/loaders.js';
import { connectionOf, type Page } from '../graphql/pagination.js';
import { Public, RequiresRole } from '../graphql/requires-role.js';
import { bookAppointment } from './book-appointment.js';
import {
  BookAppointmentInput,
  BookAppointmentPayload,
  BookingsArgs,
  CancelAppointmentInput,
  CancelAppointmentPayload,
  CancelBookingInput,
  CancelBookingPayload,
} from './booking.inputs.js';
import { bookingsOfPages, countUpcoming, listBookings } from './booking.reads.js';
import { cancelAppointment } from './cancel-appointment.js';
import { cancelBooking } from './cancel-booking.js';

const BookingConnection = connectionOf(Booking, 'Booking');

const INPUT = { description: 'What to do.' };

@Resolver(() => Booking)
export class BookingResolver {
  @RequiresRole(Role.MEMBER)
  @Query(() => BookingConnection, {
    description:
      "A Member's own as a host, an Administrator's whole account; canceled ones too; by startsAt, oldest first.",
  })
  bookings(@Ctx() ctx: Context, @Args(() => BookingsArgs) args: BookingsArgs): Promise<Page<Booking>> {
    return listBookings(ctx.reads, args);
  }

  @Link(() => BookingPage, {
    nullable: true,
    description: 'The page as it is now; null when it is gone, or the caller may not see it.',
  })
  page(bookings: Booking[], read: Read): Promise<(BookingPage | null)[]> {
    return pagesByIds(
      read,
      bookings.map((booking) => booking.pageId),
    );
  }

  @Link(() => User, {
    nullable: true,
    description:
      "The page's owner when the booking was made; it stays so if the page changes hands (B3). Null when the caller may not see them.",
  })
  host(bookings: Booking[], read: Read): Promise<(User | null)[]> {
    return usersByIds(
      read,
      bookings.map((booking) => booking.hostId),
    );
  }

  @Public()
  @Mutation(() => BookAppointmentPayload, {
    description:
      'By a guest, through an enabled page (PAGE_DISABLED), at a time at which its owner has no other booking (SLOT_TAKEN). Records BookingCreated.',
  })
  async bookAppointment(
    @Ctx() ctx: Context,
    @Arg('input', () => BookAppointmentInput, INPUT) input: BookAppointmentInput,
  ): Promise<BookAppointmentPayload> {
    return carryOut(ctx, BookAppointmentPayload, bookAppointment, input, ['slug', 'guestEmail']);
  }

  @Public()
  @Mutation(() => CancelAppointmentPayload, {
    description:
      'By the guest with the token that booking gave, also when the page is disabled (P3). Records BookingCanceled.',
  })
  async cancelAppointment(
    @Ctx() ctx: Context,
    @Arg('input', () => CancelAppointmentInput, INPUT) input: CancelAppointmentInput,
  ): Promise<CancelAppointmentPayload> {
    return carryOut(ctx, CancelAppointmentPayload, cancelAppointment, input, ['cancelToken']);
  }

  @RequiresRole(Role.MEMBER)
  @Mutation(() => CancelBookingPayload, {
    description: 'By the host or an Administrator. Records BookingCanceled.',
  })
  async cancelBooking(
    @Ctx() ctx: Context,
    @Arg('input', () => CancelBookingInput, INPUT) input: CancelBookingInput,
  ): Promise<CancelBookingPayload> {
    return carryOut(ctx, CancelBookingPayload, cancelBooking, input);
  }
}

@Resolver(() => BookingPage)
export class BookingsOfPageResolver {
  @Link(() => BookingConnection, {
    description:
      'Made through this page, canceled ones too; by startsAt, oldest first. A Member sees those whose host they are.',
  })
  bookings(
    pages: BookingPage[],
    read: Read,
    @Args(() => BookingsArgs) args: BookingsArgs,
  ): Promise<(Page<Booking> | Error)[]> {
    return bookingsOfPages(
      read,
      pages.map((page) => page.id),
      args,
    );
  }

  @Link(() => Int, { description: 'Confirmed bookings that have not ended yet, whoever is their host.' })
  async upcomingBookings(pages: BookingPage[], read: Read): Promise<number[]> {
    const upcoming = await countUpcoming(
      read,
      pages.map((page) => page.id),
    );
    return pages.map((page) => upcoming.get(page.id) ?? 0);
  }
}
