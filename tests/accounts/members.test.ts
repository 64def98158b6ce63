import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApiSchema } from '../../src/app.js';
import { guestOf } from '../bookings/guest.js';
import {
  AssignLicenseDocument,
  DisableBookingPageDocument,
  JoinConversationDocument,
  StartConversationDocument,
} from '../generated/operations.js';
import { rootFieldsOf } from '../http/root-fields.js';
import { daysAhead } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { openAcme } from './acme.js';

/** Each query and mutation but those of guests, by who may use it; the least that the schema takes. */
const FIELDS: Record<'MEMBER' | 'ADMINISTRATOR', string[]> = {
  MEMBER: [
    '{ viewer { id } }',
    '{ account { id } }',
    '{ node(id: "x") { id } }',
    '{ nodes(ids: []) { id } }',
    '{ licensePools { id } }',
    '{ licensePool(kind: LIVE_ENGAGEMENT) { id } }',
    '{ user(id: "x") { id } }',
    '{ bookingPages { totalCount } }',
    '{ bookingPage(id: "x") { id } }',
    '{ bookings { totalCount } }',
    '{ conversations { totalCount } }',
    'mutation { updateUser(input: { userId: "x" }) { userErrors { code } } }',
    'mutation { createBookingPage(input: { title: "", slug: "" }) { userErrors { code } } }',
    'mutation { updateBookingPage(input: { pageId: "x" }) { userErrors { code } } }',
    'mutation { enableBookingPage(input: { pageId: "x" }) { userErrors { code } } }',
    'mutation { disableBookingPage(input: { pageId: "x" }) { userErrors { code } } }',
    'mutation { deleteBookingPage(input: { pageId: "x" }) { userErrors { code } } }',
    'mutation { cancelBooking(input: { bookingId: "x" }) { userErrors { code } } }',
    'mutation { joinConversation(input: { conversationId: "x" }) { userErrors { code } } }',
    'mutation { endConversation(input: { conversationId: "x" }) { userErrors { code } } }',
  ],
  ADMINISTRATOR: [
    '{ users { totalCount } }',
    '{ apiKeys { totalCount } }',
    '{ events { nodes { id } } }',
    'mutation { createUser(input: { name: "", email: "" }) { userErrors { code } } }',
    'mutation { createUsers(input: { users: [] }) { userErrors { code } } }',
    'mutation { changeUserRole(input: { userId: "x", role: MEMBER }) { userErrors { code } } }',
    'mutation { deleteUser(input: { userId: "x" }) { userErrors { code } } }',
    'mutation { assignLicense(input: { userId: "x", kind: LIVE_ENGAGEMENT }) { userErrors { code } } }',
    'mutation { unassignLicense(input: { userId: "x", kind: LIVE_ENGAGEMENT }) { userErrors { code } } }',
    'mutation { transferLicense(input: { fromUserId: "x", toUserId: "y", kind: LIVE_ENGAGEMENT }) { userErrors { code } } }',
    'mutation { assignLicenses(input: { userIds: [], kind: LIVE_ENGAGEMENT }) { userErrors { code } } }',
    'mutation { unassignLicenses(input: { userIds: [], kind: LIVE_ENGAGEMENT }) { userErrors { code } } }',
    'mutation { resizeLicensePool(input: { kind: LIVE_ENGAGEMENT, capacity: -1 }) { userErrors { code } } }',
    'mutation { reassignBookingPage(input: { pageId: "x", ownerId: "x" }) { userErrors { code } } }',
    'mutation { createApiKey(input: { userId: "x", label: "" }) { userErrors { code } } }',
    'mutation { revokeApiKey(input: { apiKeyId: "x" }) { userErrors { code } } }',
  ],
};

describe('A3: a Member', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('may use some fields, an Administrator all, a guest none of these', async () => {
    const acme = await openAcme(app);
    const grace = await acme.member();
    const guest = client(app);
    for (const role of ['MEMBER', 'ADMINISTRATOR'] as const) {
      for (const field of FIELDS[role]) {
        expect([field, await acme.ada.refusals(field)]).toEqual([field, []]);
        expect([field, await grace.refusals(field)]).toEqual([field, role === 'MEMBER' ? [] : ['FORBIDDEN']]);
        expect([field, await guest.refusals(field)]).toEqual([field, ['UNAUTHENTICATED']]);
      }
    }
  });

  it('is asked about each query and mutation of the schema', () => {
    const guarded = rootFieldsOf(createApiSchema()).filter(({ kind, role }) => kind !== 'subscription' && role);
    const named = (fields: string[]) => fields.map((field) => /{ (\w+)/.exec(field)?.[1]).toSorted();
    for (const role of ['MEMBER', 'ADMINISTRATOR'] as const) {
      const names = guarded.filter((field) => field.role === role).map(({ name }) => name);
      expect(named(FIELDS[role])).toEqual(names.toSorted());
    }
  });

  it('is refused before anything is done where one of several fields is not theirs', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const grace = await acme.member();
    const mutation = `mutation {
      assignLicense(input: { userId: "${grace.id}", kind: SCHEDULED_MEETING }) { license { id } }
    }`;
    await acme.unchangedBy(async () => expect(await grace.refusals(mutation)).toEqual(['FORBIDDEN']));
    const { data, errors } = await grace.send('{ viewer { id } node(id: "x") { id } account { name } }');
    expect({ data, errors }).toEqual({
      data: { viewer: { id: grace.id }, node: null, account: { name: 'Acme' } },
      errors: [],
    });
    expect(await grace.send('{ viewer { id } users { totalCount } }')).toMatchObject({
      data: null,
      errors: [{ path: ['users'], extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it('sees themselves whole, with what they hold and own', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2, liveEngagement: 1 });
    const grace = await acme.member({ name: 'Grace', licenses: ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'] });
    const page = await acme.page(grace.id);
    const viewer = `{ viewer {
      id name email role createdAt canAcceptBookings canJoinConversations
      licenses { kind holder { id } pool { kind available } assignedAt retiredAt }
      bookingPages { nodes { id slug owner { id name } } totalCount }
    } }`;
    const license = (kind: string, available: number) => ({
      kind,
      holder: { id: grace.id },
      pool: { kind, available },
      assignedAt: expect.any(String),
      retiredAt: null,
    });
    expect(await grace.ask(viewer)).toEqual({
      viewer: {
        id: grace.id,
        name: 'Grace',
        email: expect.stringContaining('@acme.example'),
        role: 'MEMBER',
        createdAt: expect.stringMatching(/Z$/),
        canAcceptBookings: true,
        canJoinConversations: true,
        licenses: [license('SCHEDULED_MEETING', 1), license('LIVE_ENGAGEMENT', 0)],
        bookingPages: {
          nodes: [{ id: page.id, slug: page.slug, owner: { id: grace.id, name: 'Grace' } }],
          totalCount: 1,
        },
      },
    });
  });

  it('sees no other user through any nested field', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 3, liveEngagement: 1 });
    const grace = await acme.member({ name: 'Grace', licenses: ['SCHEDULED_MEETING'] });
    const linus = await acme.member({ name: 'Linus', licenses: ['LIVE_ENGAGEMENT'] });
    await acme.ada.ask(AssignLicenseDocument, { input: { userId: acme.userId, kind: 'SCHEDULED_MEETING' } });
    const ofAda = await acme.page();
    const page = await acme.page(grace.id);
    for (const { slug } of [ofAda, page]) await guestOf(app).booked(slug, daysAhead(7));
    const input = { slug: page.slug, kind: 'LIVE_CHAT', visitorName: 'Bob' } as const;
    const { startConversation } = await client(app).ask(StartConversationDocument, { input });
    const conversationId = startConversation.conversationId as string;
    await linus.ask(JoinConversationDocument, { input: { conversationId } });
    await acme.ada.ask(DisableBookingPageDocument, { input: { pageId: page.id } });
    const disabled = (await acme.newEvents()).at(-1);
    const query = `query ($event: ID!) {
      account { id name createdAt }
      licensePools { licenses { nodes { holder { id name email bookingPages { totalCount } } } totalCount } }
      bookingPages { nodes { owner { id licenses { pool { licenses { nodes { holder { id } } } } } } } totalCount }
      bookings { nodes { hostName host { id } page { owner { id } bookings { nodes { host { id } } } } } totalCount }
      conversations { nodes { agentName agent { id } } totalCount }
      node(id: $event) { ... on PageDisabled { actor { id } page { owner { id } } } }
    }`;
    const own = { id: grace.id, name: 'Grace', email: expect.any(String), bookingPages: { totalCount: 1 } };
    expect(await grace.ask(query, { event: disabled?.id })).toEqual({
      account: { id: acme.accountId, name: 'Acme', createdAt: expect.any(String) },
      licensePools: [
        { licenses: { nodes: [{ holder: own }, { holder: null }, { holder: null }], totalCount: 3 } },
        { licenses: { nodes: [{ holder: null }], totalCount: 1 } },
      ],
      bookingPages: {
        nodes: [
          {
            owner: {
              id: grace.id,
              licenses: [
                { pool: { licenses: { nodes: [{ holder: { id: grace.id } }, { holder: null }, { holder: null }] } } },
              ],
            },
          },
        ],
        totalCount: 1,
      },
      bookings: {
        nodes: [
          {
            ...{ hostName: 'Grace', host: { id: grace.id } },
            page: { owner: { id: grace.id }, bookings: { nodes: [{ host: { id: grace.id } }] } },
          },
        ],
        totalCount: 1,
      },
      // but for the name beside the link
      conversations: { nodes: [{ agentName: 'Linus', agent: null }], totalCount: 1 },
      node: { actor: null, page: { owner: { id: grace.id } } },
    });
  });

  it('reads one state of the account: its cursor moves with every change and with nothing else', async () => {
    const acme = await openAcme(app);
    const grace = await acme.member();
    const query = '{ account { eventCursor } }';
    const before = await grace.ask(query);
    expect(await grace.ask(query)).toEqual(before);
    expect(await acme.ada.ask(query)).toEqual(before);
    await acme.user();
    expect(await grace.ask(query)).not.toEqual(before);
  });
});
