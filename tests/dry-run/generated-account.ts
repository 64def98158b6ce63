import * as fc from 'fast-check';
import { type Acme, openAcme } from '../accounts/acme.js';
import { end, join } from '../conversations/live.js';
import { visitorOf } from '../conversations/visitor.js';
import {
  AssignLicensesDocument,
  CreateUsersDocument,
  DisableBookingPageDocument,
  type LicenseKind,
  ResizeLicensePoolDocument,
  type Role,
} from '../generated/operations.js';
import { darkPage } from '../licenses/dark-page.js';
import { newKey, unique } from '../support/accounts.js';
import { client } from '../support/client.js';

const KINDS: LicenseKind[] = ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'];

/** What a page is; one of an unlicensed owner is dark as OWNER_UNLICENSED instead of enabled. */
type PageState = 'enabled' | 'BY_USER' | 'OWNER_UNLICENSED' | 'OWNER_DELETED';

interface Person {
  isAdministrator: boolean;
  hasKey: boolean;
  holds: LicenseKind[];
  pages: PageState[];
  /** Conversations of a holder of LIVE_ENGAGEMENT; of others they wait. */
  talks: ('active' | 'ended')[];
}

export interface AccountPlan {
  /** Ada, who opened the account and makes all changes, and the others. */
  people: Person[];
  /** Licenses that nobody holds. */
  spare: Record<LicenseKind, number>;
}

const person: fc.Arbitrary<Person> = fc.record({
  isAdministrator: fc.boolean(),
  hasKey: fc.boolean(),
  holds: fc.subarray(KINDS),
  pages: fc.array(fc.constantFrom<PageState>('enabled', 'BY_USER', 'OWNER_UNLICENSED', 'OWNER_DELETED'), {
    maxLength: 3,
  }),
  talks: fc.array(fc.constantFrom('active' as const, 'active' as const, 'ended' as const), { maxLength: 3 }),
});

export const accountPlan: fc.Arbitrary<AccountPlan> = fc.record({
  people: fc.array(person, { minLength: 2, maxLength: 5 }),
  spare: fc.record({ SCHEDULED_MEETING: fc.nat(2), LIVE_ENGAGEMENT: fc.nat(1) }),
});

/** Makes such an account; `ids` are those of its people, in their order. */
export async function openPlanned(
  server: { url: string },
  { people, spare }: AccountPlan,
): Promise<{ acme: Acme; ids: string[] }> {
  const holders = (kind: LicenseKind) => people.filter(({ holds }) => holds.includes(kind)).length;
  const capacity = (kind: LicenseKind) => holders(kind) + spare[kind];
  const acme = await openAcme(server, {
    // one for those who leave a page behind
    scheduledMeeting: capacity('SCHEDULED_MEETING') + 1,
    liveEngagement: capacity('LIVE_ENGAGEMENT'),
  });
  const { createUsers } = await acme.ada.ask(CreateUsersDocument, {
    input: {
      users: people.slice(1).map(({ isAdministrator }, index) => ({
        name: `User ${index + 1}`,
        email: `${unique('user')}@acme.example`,
        role: (isAdministrator ? 'ADMINISTRATOR' : 'MEMBER') as Role,
      })),
    },
  });
  const ids = [acme.userId, ...createUsers.users.map(({ id }) => id)];

  const owned = people.flatMap(({ pages }, index) => pages.map((state) => ({ ownerId: ids[index] as string, state })));
  for (const { ownerId, state } of owned) if (state === 'OWNER_UNLICENSED') await acme.page(ownerId);
  for (const kind of KINDS) {
    const userIds = ids.filter((_, index) => people[index]?.holds.includes(kind));
    if (userIds.length > 0) await acme.ada.ask(AssignLicensesDocument, { input: { userIds, kind } });
  }
  for (const { ownerId, state } of owned) {
    if (state === 'enabled') await acme.page(ownerId);
    if (state === 'OWNER_DELETED') await darkPage(acme, ownerId, state);
    if (state === 'BY_USER') {
      const { id } = await acme.page(ownerId);
      await acme.ada.ask(DisableBookingPageDocument, { input: { pageId: id } });
    }
  }
  const { slug } = await acme.page();
  for (const [index, { hasKey, holds, talks }] of people.entries()) {
    const agents = holds.includes('LIVE_ENGAGEMENT') && talks.length > 0;
    const key = hasKey || agents ? (await newKey(server, acme.apiKey, ids[index] as string)).secret : undefined;
    for (const stands of talks) {
      const { conversationId } = await visitorOf(server).started(slug);
      if (agents) await join(client(server, key), conversationId);
      if (stands === 'ended') await end(acme.ada, conversationId);
    }
  }
  await acme.ada.ask(ResizeLicensePoolDocument, {
    input: { kind: 'SCHEDULED_MEETING', capacity: capacity('SCHEDULED_MEETING') },
  });
  return { acme, ids };
}
