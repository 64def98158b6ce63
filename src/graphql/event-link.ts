import { type ClassType, Resolver } from 'type-graphql';
import { type AccountEvent, User } from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { Link } from './links.js';
import { usersByIds } from './loaders.js';

/** A resolver class for one field of an event that leads to other rows: event types differ in little but names. */
export function eventLink<E extends AccountEvent>(
  event: ClassType<E> | (abstract new () => E),
  name: string,
  field: { type: () => unknown; nullable?: boolean; description: string },
  values: (events: E[], read: Read) => Promise<unknown[]>,
): new () => object {
  class EventLink {
    [name](events: E[], read: Read): Promise<unknown[]> {
      return values(events, read);
    }
  }
  const method = Object.getOwnPropertyDescriptor(EventLink.prototype, name) as PropertyDescriptor;
  Link(field.type, { nullable: field.nullable ?? false, description: field.description })(
    EventLink.prototype,
    name,
    method,
  );
  Resolver(() => event as ClassType<object>)(EventLink);
  return EventLink;
}

/** The same for a field that leads to a user. */
export function userEventLink<E extends AccountEvent>(
  event: ClassType<E>,
  name: string,
  who: string,
  idOf: (event: E) => string,
): new () => object {
  const description = `${who}; null when the caller may not see them.`;
  return eventLink(event, name, { type: () => User, nullable: true, description }, (events, read) =>
    usersByIds(read, events.map(idOf)),
  );
}
