import { BookingPage, PageCreated, PageDisabled, PageEnabled, PageReassigned, PageUpdated } from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { eventLink, userEventLink } from '../graphql/event-link.js';
import { pagesByIds } from '../graphql/loaders.js';

/** Where an event of a page leads, whatever noun it is of. */
export const page = {
  type: () => BookingPage,
  nullable: true,
  description: 'The page as it is now; null when it is gone, or the caller may not see it.',
};
export const pages = (events: { pageId: string }[], read: Read) =>
  pagesByIds(
    read,
    events.map((event) => event.pageId),
  );

export const pageEventLinks = [
  eventLink(PageCreated, 'page', page, pages),
  eventLink(PageUpdated, 'page', page, pages),
  eventLink(PageEnabled, 'page', page, pages),
  eventLink(PageDisabled, 'page', page, pages),
  eventLink(PageReassigned, 'page', page, pages),
  userEventLink(PageReassigned, 'owner', 'The new owner', (event) => event.ownerId),
  userEventLink(PageReassigned, 'formerOwner', 'The former owner', (event) => event.formerOwnerId),
];
