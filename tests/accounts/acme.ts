import { expect } from '@jest/globals';
import {
  AccountStateDocument,
  type EventFieldsFragment,
  EventsDocument,
  type LicenseKind,
  type Role,
} from '../generated/operations.js';
import { newAccount, newKey, newPage, newUser } from '../support/accounts.js';
import { client } from '../support/client.js';

export type Acme = Awaited<ReturnType<typeof openAcme>>;

/** A new account as Ada, its Administrator, sees it; she remembers how far she has read the log. */
export async function openAcme(
  server: { url: string },
  capacity: { scheduledMeeting?: number; liveEngagement?: number } = {},
) {
  const account = await newAccount(capacity);
  const { apiKey } = account;
  const ada = client(server, apiKey);
  let after: string | null = null;

  const newEvents = async (): Promise<EventFieldsFragment[]> => {
    const { events } = await ada.ask(EventsDocument, { after });
    after = events.pageInfo.endCursor;
    return events.nodes;
  };
  return {
    ...account,
    ada,
    user: (user: { name?: string; role?: Role; licenses?: LicenseKind[] } = {}) => newUser(server, apiKey, user),
    /** A user with a key, and what they call with it. */
    async member(user: { name?: string; role?: Role; licenses?: LicenseKind[] } = {}) {
      const id = await newUser(server, apiKey, user);
      const key = await newKey(server, apiKey, id);
      return { id, key: key.secret, keyId: key.id, ...client(server, key.secret) };
    },
    /** A page of the user, or of Ada. */
    page: (ownerId?: string, durationMinutes?: number) => newPage(server, apiKey, ownerId, durationMinutes),
    /** The events since the last call. */
    newEvents,
    /** The names of their types. */
    newEventTypes: async () => (await newEvents()).map((event) => event.__typename),
    /** All that a mutation could change, the log's newest position included. */
    state: () => ada.ask(AccountStateDocument),
    /** Passes on the answer of a mutation that must change nothing and record nothing (E1, U6). */
    async unchangedBy<T>(mutation: () => Promise<T>): Promise<T> {
      const before = await ada.ask(AccountStateDocument);
      const answer = await mutation();
      expect(await ada.ask(AccountStateDocument)).toEqual(before);
      return answer;
    },
  };
}
