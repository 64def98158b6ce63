import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Acme, openAcme } from '../accounts/acme.js';
import {
  AssignLicenseDocument,
  BookingsDocument,
  ChangeUserRoleDocument,
  DeleteBookingPageDocument,
  DeleteUserDocument,
  DisableBookingPageDocument,
  ReassignBookingPageDocument,
  TransferLicenseDocument,
  UnassignLicenseDocument,
  UnassignLicensesDocument,
  UpdateBookingPageDocument,
  UpdateUserDocument,
} from '../generated/operations.js';
import { daysAhead, unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { type Guest, guestOf } from './guest.js';

const kind = 'SCHEDULED_MEETING';

interface Scene {
  acme: Acme;
  graceId: string;
  /** Licensed as well. */
  linusId: string;
  maryId: string;
  pageId: string;
}

describe('B3, P3: a booking stands, with its host and what it was told', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  let guest: Guest;
  beforeAll(async () => {
    app = await startApp();
    guest = guestOf(app);
  });
  afterAll(() => app.close());

  const ask = async (mutation: Promise<object>): Promise<void> => {
    for (const payload of Object.values(await mutation) as { userErrors: object[] }[]) {
      expect(payload.userErrors).toEqual([]);
    }
  };

  /** What becomes of the page or the host, and whether the page is there afterwards, for Administrators and Grace. */
  const CHANGES: Record<string, { change: (scene: Scene) => Promise<void>; page: boolean; hers: boolean | null }> = {
    'its host loses the license': {
      change: ({ acme, graceId }) => ask(acme.ada.ask(UnassignLicenseDocument, { input: { userId: graceId, kind } })),
      ...{ page: true, hers: true },
    },
    'its host loses the license, and their pages go to somebody': {
      change: ({ acme, graceId, linusId }) =>
        ask(acme.ada.ask(UnassignLicenseDocument, { input: { userId: graceId, kind, pagesTo: linusId } })),
      ...{ page: true, hers: false },
    },
    'many lose their licenses': {
      change: ({ acme, graceId, linusId }) =>
        ask(acme.ada.ask(UnassignLicensesDocument, { input: { userIds: [linusId, graceId], kind } })),
      ...{ page: true, hers: true },
    },
    'the license goes to somebody else, the pages along': {
      change: ({ acme, graceId, maryId }) =>
        ask(
          acme.ada.ask(TransferLicenseDocument, {
            input: { fromUserId: graceId, toUserId: maryId, kind, movePages: true },
          }),
        ),
      ...{ page: true, hers: false },
    },
    'the license goes and comes back, and the page with it': {
      change: async ({ acme, graceId }) => {
        await ask(acme.ada.ask(UnassignLicenseDocument, { input: { userId: graceId, kind } }));
        await ask(acme.ada.ask(AssignLicenseDocument, { input: { userId: graceId, kind, restorePages: true } }));
      },
      ...{ page: true, hers: true },
    },
    'the page is disabled': {
      change: ({ acme, pageId }) => ask(acme.ada.ask(DisableBookingPageDocument, { input: { pageId } })),
      ...{ page: true, hers: true },
    },
    'the page goes to another owner': {
      change: ({ acme, pageId, linusId }) =>
        ask(acme.ada.ask(ReassignBookingPageDocument, { input: { pageId, ownerId: linusId } })),
      ...{ page: true, hers: false },
    },
    'the page becomes another one': {
      change: ({ acme, pageId }) =>
        ask(
          acme.ada.ask(UpdateBookingPageDocument, {
            input: { pageId, title: 'Farewell', slug: unique('farewell'), durationMinutes: 1_440 },
          }),
        ),
      ...{ page: true, hers: true },
    },
    'the page is deleted': {
      change: ({ acme, pageId }) => ask(acme.ada.ask(DeleteBookingPageDocument, { input: { pageId } })),
      ...{ page: false, hers: false },
    },
    'its host has another name': {
      change: ({ acme, graceId }) =>
        ask(acme.ada.ask(UpdateUserDocument, { input: { userId: graceId, name: 'Amazing Grace' } })),
      ...{ page: true, hers: true },
    },
    'its host is deleted': {
      change: ({ acme, graceId }) => ask(acme.ada.ask(DeleteUserDocument, { input: { userId: graceId } })),
      ...{ page: true, hers: null },
    },
    'its host is deleted, and their pages go to somebody, who deletes them': {
      change: async ({ acme, graceId, linusId, pageId }) => {
        await ask(acme.ada.ask(DeleteUserDocument, { input: { userId: graceId, pagesTo: linusId } }));
        await ask(acme.ada.ask(DeleteBookingPageDocument, { input: { pageId } }));
      },
      ...{ page: false, hers: null },
    },
  };

  it.each(Object.entries(CHANGES))('U5: when %s', async (_, { change, page, hers }) => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const grace = await acme.member({ name: 'Grace', licenses: [kind] });
    const linusId = await acme.user({ name: 'Linus', licenses: [kind] });
    const maryId = await acme.user({ name: 'Mary' });
    const { id: pageId, slug, title } = await acme.page(grace.id);
    const first = await guest.booked(slug, daysAhead(7));
    const second = await guest.booked(slug, daysAhead(8));
    await guest.cancel(second.cancelToken);
    const { bookings: before } = await acme.ada.ask(BookingsDocument);
    expect(before.nodes).toMatchObject(
      [first, second].map(({ bookingId: id, startsAt, endsAt }) => ({
        ...{ id, startsAt, endsAt, page: { id: pageId }, pageTitle: title },
        ...{ host: { id: grace.id }, hostName: 'Grace' },
      })),
    );
    await acme.newEvents();

    await change({ acme, graceId: grace.id, linusId, maryId, pageId });

    const { bookings: after } = await acme.ada.ask(BookingsDocument);
    expect(after).toEqual({
      ...before,
      nodes: before.nodes.map((booking) => ({ ...booking, page: page ? { id: pageId } : null })),
    });
    expect((await acme.newEventTypes()).filter((type) => type.startsWith('Booking'))).toEqual([]);
    if (hers !== null) {
      const { bookings: own } = await grace.ask(BookingsDocument);
      expect(own.nodes).toEqual(before.nodes.map((booking) => ({ ...booking, page: hers ? { id: pageId } : null })));
    }
  });

  it('B2: and its time is taken for as long as it does, though its host lost the license in between', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const graceId = await acme.user({ licenses: [kind] });
    const page = await acme.page(graceId);
    await guest.booked(page.slug, daysAhead(7));
    await ask(acme.ada.ask(UnassignLicenseDocument, { input: { userId: graceId, kind } }));
    await ask(acme.ada.ask(DeleteBookingPageDocument, { input: { pageId: page.id } }));
    await ask(acme.ada.ask(AssignLicenseDocument, { input: { userId: graceId, kind } }));
    const another = await acme.page(graceId);
    expect(await guest.book(another.slug, daysAhead(7, 15))).toMatchObject({
      userErrors: [{ code: 'SLOT_TAKEN', field: ['startsAt'] }],
    });
  });

  it('A3: shows its host to Administrators, also deleted ones, and to themselves', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const grace = await acme.member({ name: 'Grace', role: 'ADMINISTRATOR', licenses: [kind] });
    const page = await acme.page(grace.id);
    await guest.booked(page.slug, daysAhead(7));
    const query = '{ bookings { nodes { host { name deletedAt } } } }';
    const hosts = async (caller: Pick<Acme['ada'], 'ask'>) =>
      (await caller.ask<{ bookings: { nodes: { host: object }[] } }, object>(query)).bookings.nodes;
    await ask(acme.ada.ask(ChangeUserRoleDocument, { input: { userId: grace.id, role: 'MEMBER' } }));
    for (const caller of [acme.ada, grace]) {
      expect(await hosts(caller)).toEqual([{ host: { name: 'Grace', deletedAt: null } }]);
    }
    await ask(acme.ada.ask(DeleteUserDocument, { input: { userId: grace.id } }));
    expect(await hosts(acme.ada)).toEqual([{ host: { name: 'Grace', deletedAt: expect.any(String) } }]);
  });
});
