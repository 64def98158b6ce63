import { BookingPage, PageCreated, PageDisabled, PageEnabled, PageReassigned, User } from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { eventLink } from '../graphql/event-link.js';
import { pagesByIds, usersByIds } from '../graphql/loaders.js';

const page = {
  type: () => BookingPage,
  nullable: true,
  description: 'The page as it is now; null when it is gone, or the caller may not see it.',
};
const pages = (events: { pageId: string }[], read: Read) =>
  pagesByIds(
    read,
    events.map((event) => event.pageId),
  );

const user = (description: string) => ({
  type: () => User,
  nullable: true,
  description: `${description}; null when the caller may not see them.`,
});

export const pageEventLinks = [
  eventLink(PageCreated, 'page', page, pages),
  eventLink(PageEnabled, 'page', page, pages),
  eventLink(PageDisabled, 'page', page, pages),
  eventLink(PageReassigned, 'page', page, pages),
  eventLink(PageReassigned, 'owner', user('The new owner'), (events, read) =>
    usersByIds(
      read,
      events.map((event) => event.ownerId),
    ),
  ),
  eventLink(PageReassigned, 'formerOwner', user('The former owner'), (events, read) =>
    usersByIds(
      read,
      events.map((event) => event.formerOwnerId),
    ),
  ),
];
