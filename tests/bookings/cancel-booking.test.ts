import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Acme, openAcme } from '../accounts/acme.js';
import {
  CancelBookingDocument,
  ChangeUserRoleDocument,
  DeleteBookingPageDocument,
  DeleteUserDocument,
  ReassignBookingPageDocument,
  UnassignLicenseDocument,
} from '../generated/operations.js';
import { daysAhead } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { type Guest, guestOf } from './guest.js';

const kind = 'SCHEDULED_MEETING';

describe('cancelBooking', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  let guest: Guest;
  beforeAll(async () => {
    app = await startApp();
    guest = guestOf(app);
  });
  afterAll(() => app.close());

  /** Grace has a booking in a week, through her page; Linus has a page, too. */
  const open = async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const grace = await acme.member({ name: 'Grace', licenses: [kind] });
    const linus = await acme.member({ name: 'Linus', licenses: [kind] });
    const page = await acme.page(grace.id);
    const { bookingId, cancelToken } = await guest.booked(page.slug, daysAhead(7));
    await acme.newEvents();
    return { acme, grace, linus, page, bookingId, cancelToken };
  };
  const cancel = async ({ ask }: Pick<Acme['ada'], 'ask'>, bookingId: string) =>
    (await ask(CancelBookingDocument, { input: { bookingId } })).cancelBooking;
  const refusal = (code: string) => ({ booking: null, userErrors: [{ code, field: ['bookingId'] }] });

  it.each(['its host', 'an Administrator'])('cancels for %s, who is the actor', async (who) => {
    const { acme, grace, page, bookingId } = await open();
    const [actorId, caller] = who === 'its host' ? [grace.id, grace] : [acme.userId, acme.ada];
    const before = await acme.state();

    const { booking, userErrors } = await cancel(caller, bookingId);

    expect(userErrors).toEqual([]);
    expect(booking).toEqual({ ...before.bookings.nodes[0], status: 'CANCELED' });
    expect((await acme.state()).bookings.nodes).toEqual([booking]);
    expect(await acme.newEvents()).toMatchObject([
      {
        __typename: 'BookingCanceled',
        actor: { id: actorId },
        slug: page.slug,
        booking: { id: bookingId },
        page: { id: page.id },
      },
    ]);
    await guest.booked(page.slug, daysAhead(7));
  });

  it('B3: cancels for its host, licensed or not, whoever has the page; not for who has it now', async () => {
    const { acme, grace, linus, page, bookingId } = await open();
    await acme.ada.ask(ReassignBookingPageDocument, { input: { pageId: page.id, ownerId: linus.id } });
    await acme.ada.ask(UnassignLicenseDocument, { input: { userId: grace.id, kind } });
    await acme.unchangedBy(async () => {
      expect(await cancel(linus, bookingId)).toMatchObject(refusal('NOT_FOUND'));
    });
    await acme.newEvents();
    // neither the page nor its owner is for Grace to see
    expect((await cancel(grace, bookingId)).booking).toMatchObject({
      ...{ id: bookingId, page: null, pageTitle: page.title, status: 'CANCELED' },
      ...{ host: { id: grace.id }, hostName: 'Grace' },
    });
    expect(await acme.newEvents()).toMatchObject([{ __typename: 'BookingCanceled', actor: { id: grace.id } }]);
  });

  it('U5: cancels for an Administrator what a deleted user was host of, through a page that is gone', async () => {
    const { acme, grace, page, bookingId } = await open();
    await acme.ada.ask(DeleteUserDocument, { input: { userId: grace.id } });
    await acme.ada.ask(DeleteBookingPageDocument, { input: { pageId: page.id } });
    await acme.newEvents();
    expect((await cancel(acme.ada, bookingId)).booking).toMatchObject({
      ...{ page: null, pageTitle: page.title, host: { id: grace.id }, hostName: 'Grace', status: 'CANCELED' },
    });
    expect(await acme.newEvents()).toMatchObject([{ __typename: 'BookingCanceled', slug: page.slug, page: null }]);
  });

  it('A3: answers NOT_FOUND to any other Member, as for an id that no booking has', async () => {
    const { acme, linus, bookingId, cancelToken } = await open();
    const other = await openAcme(app, { scheduledMeeting: 1 });
    const foreign = await guest.booked((await other.page(await other.user({ licenses: [kind] }))).slug, daysAhead(7));
    await acme.unchangedBy(async () => {
      expect(await cancel(linus, bookingId)).toMatchObject(refusal('NOT_FOUND'));
      const malformed = [
        `${bookingId} `,
        bookingId.toLowerCase(),
        bookingId.slice(0, -1),
        linus.id,
        cancelToken,
        '',
        '%',
      ];
      for (const id of [...malformed, 'bkg_00000000000000000000000000', foreign.bookingId]) {
        expect({ id, ...(await cancel(acme.ada, id)) }).toMatchObject({ id, ...refusal('NOT_FOUND') });
      }
    });
    // A2: nor does an Administrator of another account find it
    await acme.unchangedBy(async () => {
      expect(await cancel(other.ada, bookingId)).toMatchObject(refusal('NOT_FOUND'));
    });
  });

  it('A4: an Administrator who is one no more finds their own only', async () => {
    const { acme, linus, grace, bookingId } = await open();
    for (const { id } of [linus, grace]) {
      await acme.ada.ask(ChangeUserRoleDocument, { input: { userId: id, role: 'ADMINISTRATOR' } });
    }
    await acme.ada.ask(ChangeUserRoleDocument, { input: { userId: linus.id, role: 'MEMBER' } });
    await acme.unchangedBy(async () => {
      expect(await cancel(linus, bookingId)).toMatchObject(refusal('NOT_FOUND'));
    });
    expect(await cancel(grace, bookingId)).toMatchObject({ booking: { id: bookingId } });
  });

  it('refuses what is canceled already, by whomever: BOOKING_NOT_CONFIRMED', async () => {
    const { acme, grace, page, bookingId, cancelToken } = await open();
    const { bookingId: another } = await guest.booked(page.slug, daysAhead(8));
    await guest.cancel(cancelToken);
    await cancel(grace, another);
    await acme.unchangedBy(async () => {
      for (const id of [bookingId, another]) {
        for (const caller of [grace, acme.ada]) {
          expect(await cancel(caller, id)).toMatchObject(refusal('BOOKING_NOT_CONFIRMED'));
        }
      }
    });
  });

  it('is not for guests, though they hold the token', async () => {
    const { acme, bookingId, cancelToken } = await open();
    await acme.unchangedBy(async () => {
      for (const id of [bookingId, cancelToken]) {
        const input = { bookingId: id };
        expect(await client(app).refusals(CancelBookingDocument, { input })).toEqual(['UNAUTHENTICATED']);
      }
    });
  });
});
