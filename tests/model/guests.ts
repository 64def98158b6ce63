import { badEmail, badInstant, badName, type Change, refuse, refuseAll, sees, Thrown } from './change.js';
import { type Booking, type Conversation, isActive, isWaiting, licenseOf, type Page, type User } from './world.js';

/** B1, B2, B3. Times are half-open intervals. */
export function bookAppointment(
  change: Change,
  input: { slug: string; startsAt: string; guestName: string; guestEmail: string },
) {
  const { startsAt, guestName, guestEmail } = input;
  refuseAll(badInstant('startsAt', startsAt, 365), badName('guestName', guestName), badEmail('guestEmail', guestEmail));
  const { world } = change;
  const page = pageAt(change, input.slug);
  if (page.dark !== null) refuse('PAGE_DISABLED', 'slug');
  const endsAt = new Date(new Date(startsAt).getTime() + page.durationMinutes * 60_000).toISOString();
  const isBusy = world.bookings.some(
    (one) => one.host === page.owner && !one.canceled && one.startsAt < endsAt && startsAt < one.endsAt,
  );
  if (isBusy) refuse('SLOT_TAKEN', 'startsAt');
  const host = world.users.find((user) => user.id === page.owner) as User;
  const booking: Booking = {
    id: change.newId('booking'),
    page: page.id,
    pageTitle: page.title,
    pageSlug: page.slug,
    host: host.id,
    hostName: host.name,
    guestName: guestName.trim(),
    guestEmail: guestEmail.trim(),
    startsAt,
    endsAt,
    canceled: false,
  };
  world.bookings.push(booking);
  change.record('BookingCreated', { booking: booking.id, page: page.id, slug: page.slug });
  return { bookingId: booking.id, startsAt, endsAt, cancelToken: `token of ${booking.id}` };
}

/** P3: whatever became of the page. */
export function cancelAppointment(change: Change, { cancelToken }: { cancelToken: string }) {
  const booking = change.world.bookings.find((one) => `token of ${one.id}` === cancelToken);
  cancel(change, booking ?? refuse('NOT_FOUND', 'cancelToken'), 'cancelToken');
  return { canceled: true };
}

/** A Member finds those whose host they are. */
export function cancelBooking(change: Change, { bookingId }: { bookingId: string }) {
  const booking = change.world.bookings.find((one) => one.id === bookingId && sees(change.actor, one.host));
  return { booking: cancel(change, booking ?? refuse('NOT_FOUND', 'bookingId'), 'bookingId') };
}

function cancel(change: Change, booking: Booking, field: string): Booking {
  if (booking.canceled) refuse('BOOKING_NOT_CONFIRMED', field);
  booking.canceled = true;
  const page = change.world.pages.find((one) => one.id === booking.page);
  change.record('BookingCanceled', { booking: booking.id, page: booking.page, slug: page?.slug ?? booking.pageSlug });
  return booking;
}

/** Through any page, a dark one too. */
export function startConversation(change: Change, input: { slug: string; kind: string; visitorName: string }) {
  refuseAll(badName('visitorName', input.visitorName));
  const { world } = change;
  pageAt(change, input.slug);
  if (world.conversations.filter(isWaiting).length >= world.waitingRoom) throw new Thrown('RATE_LIMITED');
  const id = change.newId('conversation');
  world.conversations.push({
    id,
    kind: input.kind,
    visitorName: input.visitorName.trim(),
    agent: null,
    agentName: null,
    startedAt: change.now,
    endedAt: null,
  });
  change.record('ConversationStarted', { conversation: id });
  return { conversationId: id, visitorToken: `token of ${id}` };
}

/** C1, C2; who has it already succeeds. */
export function joinConversation(change: Change, { conversationId }: { conversationId: string }) {
  const conversation = conversationAt(change, conversationId);
  const agent = change.actor as User;
  if (!licenseOf(change.world, agent.id, 'LIVE_ENGAGEMENT')) refuse('LIVE_ENGAGEMENT_UNLICENSED');
  if (isActive(conversation) && conversation.agent !== agent.id) refuse('CONVERSATION_TAKEN', 'conversationId');
  if (conversation.endedAt !== null) refuse('CONVERSATION_ENDED', 'conversationId');
  if (isWaiting(conversation)) {
    conversation.agent = agent.id;
    conversation.agentName = agent.name;
    change.record('ConversationJoined', { conversation: conversation.id, agent: agent.id, agentName: agent.name });
  }
  return { conversation };
}

/** By its agent, or an Administrator. */
export function endConversation(change: Change, { conversationId }: { conversationId: string }) {
  const conversation = conversationAt(change, conversationId);
  const { id, role } = change.actor as User;
  if (role !== 'ADMINISTRATOR' && conversation.agent !== id) throw new Thrown('FORBIDDEN');
  return { conversation: end(change, conversation, 'conversationId') };
}

/** By the visitor. */
export function leaveConversation(change: Change, { visitorToken }: { visitorToken: string }) {
  const conversation = change.world.conversations.find((one) => `token of ${one.id}` === visitorToken);
  end(change, conversation ?? refuse('NOT_FOUND', 'visitorToken'), 'visitorToken');
  return { left: true };
}

function end(change: Change, conversation: Conversation, field: string): Conversation {
  if (conversation.endedAt !== null) refuse('CONVERSATION_ENDED', field);
  conversation.endedAt = change.now;
  change.record('ConversationEnded', { conversation: conversation.id });
  return conversation;
}

/** Guests name an account by any of its pages. */
function pageAt({ world }: Change, slug: string): Page {
  return world.pages.find((page) => page.slug === slug) ?? refuse('NOT_FOUND', 'slug');
}

/** Every user of the account sees them all. */
function conversationAt({ world }: Change, id: string): Conversation {
  return world.conversations.find((one) => one.id === id) ?? refuse('NOT_FOUND', 'conversationId');
}
