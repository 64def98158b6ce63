import type { Acme } from '../accounts/acme.js';
import {
  DeleteUserDocument,
  DisableBookingPageDocument,
  type PageDisabledReason,
  PageDocument,
  ReassignBookingPageDocument,
} from '../generated/operations.js';

/**
 * A page that the user owns and that is dark for this reason, whether or not they are licensed. One of OWNER_DELETED
 * needs a free SCHEDULED_MEETING license for a moment.
 */
export async function darkPage(acme: Acme, ownerId: string, reason: PageDisabledReason) {
  const id = await WAYS[reason](acme, ownerId);
  const { bookingPage } = await acme.ada.ask(PageDocument, { id });
  if (bookingPage?.owner.id !== ownerId || bookingPage.disabledReason !== reason) {
    throw new Error(`the page became ${JSON.stringify(bookingPage)}`);
  }
  return bookingPage;
}

/** One of the owner's for each reason, and one that somebody else owns: none changes when the owner loses a license. */
export async function stayingPages(acme: Acme, ownerId: string, otherId: string) {
  return [
    await darkPage(acme, ownerId, 'BY_USER'),
    await darkPage(acme, ownerId, 'OWNER_UNLICENSED'),
    await darkPage(acme, ownerId, 'OWNER_DELETED'),
    await darkPage(acme, otherId, 'OWNER_UNLICENSED'),
  ];
}

const WAYS: Record<PageDisabledReason, (acme: Acme, ownerId: string) => Promise<string>> = {
  async BY_USER(acme, ownerId) {
    const { id } = await acme.page(ownerId);
    await acme.ada.ask(DisableBookingPageDocument, { input: { pageId: id } });
    return id;
  },
  async OWNER_UNLICENSED(acme, ownerId) {
    const { id } = await acme.page(await acme.user({ name: 'Nobody' }));
    await acme.ada.ask(ReassignBookingPageDocument, { input: { pageId: id, ownerId } });
    return id;
  },
  async OWNER_DELETED(acme, ownerId) {
    const leaverId = await acme.user({ name: 'Leaver', licenses: ['SCHEDULED_MEETING'] });
    const { id } = await acme.page(leaverId);
    await acme.ada.ask(DeleteUserDocument, { input: { userId: leaverId } });
    await acme.ada.ask(ReassignBookingPageDocument, { input: { pageId: id, ownerId } });
    return id;
  },
};
